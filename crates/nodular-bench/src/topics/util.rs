//! Values as text.

use std::hint::black_box;

use nodular_util::tree::{Tree, Value as TreeValue};
use nodular_util::{
    ArgOption, InspectOptions, ParseArgs, format, inspect, inspect_with, is_deep_strict_equal,
    strip_vt_control_characters, to_value,
};
use serde_json::{Map, Value, json};

use crate::bound::util as bound;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

const COLORED: &str = "\u{1b}[31mred\u{1b}[39m plain \u{1b}[1mbold\u{1b}[22m ";
const ARGUMENTS: [&str; 7] = ["-f", "--bar", "b", "--n=5", "pos", "--", "x"];

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let (value, small, array) = (nested(), small(), array());
    let colored = COLORED.repeat(4);

    if suite.wants(Nodular) {
        let deep = InspectOptions { depth: Some(10), ..InspectOptions::default() };
        repeated(suite, "inspect.nested", 10, || inspect_with(black_box(&value), &deep).len())?;
        repeated(suite, "inspect.small", 100, || inspect(black_box(&small)).len())?;
        repeated(suite, "inspect.array1000", 10, || inspect(black_box(&array)).len())?;
        repeated(suite, "format.simple", 1000, || {
            format(black_box(&("%s is %d years and %i%%", "Bob", 42.5, 99.9))).len()
        })?;
        repeated(suite, "format.json", 1000, || format(black_box(&("got %j", &small))).len())?;
        let (tree, [a, b]) = twins(&value)?;
        repeated(suite, "isDeepStrictEqual", 10, || {
            is_deep_strict_equal((black_box(&tree), &a), (&tree, &b)) as usize
        })?;
        repeated(suite, "stripVTControlCharacters", 1000, || {
            black_box(strip_vt_control_characters(black_box(&colored))).len()
        })?;
        repeated(suite, "parseArgs", 100, || {
            let command = ParseArgs::new()
                .option("foo", ArgOption::boolean().short('f'))
                .option("bar", ArgOption::string())
                .option("n", ArgOption::string())
                .allow_positionals();
            command.parse(black_box(ARGUMENTS)).map_or(0, |parsed| parsed.positionals.len())
        })?;
    }

    if suite.wants(Bound) {
        suite.ops(Bound, "inspect.nested", 10, || {
            (0..10).map(|_| bound::inspect(black_box(&value)).len()).sum::<usize>()
        })?;
        suite.ops(Bound, "inspect.small", 100, || {
            (0..100).map(|_| bound::inspect(black_box(&small)).len()).sum::<usize>()
        })?;
        suite.ops(Bound, "inspect.array1000", 10, || {
            (0..10).map(|_| bound::numbers(black_box(&array)).len()).sum::<usize>()
        })?;
        suite.ops(Bound, "format.simple", 1000, || {
            let (name, age, share) = ("Bob", 42.5, 99.9_f64);
            (0..1000)
                .map(|_| bound::simple(black_box(name), black_box(age), black_box(share)).len())
                .sum::<usize>()
        })?;
        suite.ops(Bound, "format.json", 1000, || {
            (0..1000).map(|_| bound::json(black_box(&small)).len()).sum::<usize>()
        })?;
        let twin = value.clone();
        suite.ops(Bound, "isDeepStrictEqual", 10, || {
            (0..10).filter(|_| black_box(&value) == black_box(&twin)).count()
        })?;
        suite.ops(Bound, "stripVTControlCharacters", 1000, || {
            (0..1000).map(|_| bound::strip(black_box(&colored)).len()).sum::<usize>()
        })?;
    }
    Ok(())
}

fn repeated(
    suite: &Suite,
    case: &str,
    count: usize,
    mut operation: impl FnMut() -> usize,
) -> Result<(), String> {
    suite.ops(Nodular, case, count, || (0..count).map(|_| operation()).sum::<usize>())
}

/// The value twice in one tree.
fn twins(value: &Value) -> Result<(Tree, [TreeValue; 2]), String> {
    let mut tree = Tree::new();
    let mut add = || to_value(&mut tree, value).map_err(|error| error.to_string());
    let twins = [add()?, add()?];
    Ok((tree, twins))
}

fn small() -> Value {
    json!({ "a": 1, "b": "x", "c": [1, 2, 3] })
}

fn array() -> Vec<u32> {
    (0..1000).map(|index| index * 7 % 1009).collect()
}

/// Objects and lists in each other, four levels of both; `node/util.cjs` makes the same.
fn nested() -> Value {
    Nested { state: 1 }.node(4)
}

struct Nested {
    state: u32,
}

impl Nested {
    const WORDS: [&str; 8] =
        ["account", "billing", "cart", "draft", "email", "invoice", "locale", "profile"];

    fn below(&mut self, end: u32) -> u32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        (self.state >> 8) % end
    }

    fn word(&mut self) -> &'static str {
        Self::WORDS[self.below(8) as usize]
    }

    fn leaf(&mut self) -> Value {
        let (number, word, fraction) = (self.below(1000), self.word(), self.below(10_000));
        match self.below(6) {
            0 => number.into(),
            1 => word.into(),
            2 => true.into(),
            3 => Value::Null,
            4 => (f64::from(fraction) / 10_000.0).into(),
            _ => "it's \"quoted\"\n".into(),
        }
    }

    fn node(&mut self, levels: u32) -> Value {
        if levels == 0 {
            return self.leaf();
        }
        let keys = ["a", "b", "c", "d"].map(|letter| letter.to_owned() + self.word());
        let values = [
            self.leaf(),
            self.leaf(),
            self.node(levels - 1),
            Value::Array(vec![self.node(levels - 1), self.leaf(), self.leaf()]),
        ];
        keys.into_iter().zip(values).collect::<Map<_, _>>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_answers_like_nodular() {
        let deep = InspectOptions { depth: Some(10), ..InspectOptions::default() };
        assert_eq!(bound::inspect(&nested()), inspect_with(&nested(), &deep));
        assert_eq!(bound::inspect(&small()), inspect(&small()));
        assert_eq!(bound::numbers(&array()), inspect(&array()));
        let simple = format(&("%s is %d years and %i%%", "Bob", 42.5, 99.9));
        assert_eq!(bound::simple("Bob", 42.5, 99.9), simple);
        assert_eq!(bound::json(&small()), format(&("got %j", small())));
        let colored = COLORED.repeat(4);
        assert_eq!(bound::strip(&colored), strip_vt_control_characters(&colored));
    }
}
