//! The parts that the messages of argument errors are built of.

use std::fmt;

use crate::number::separated;
use crate::received::{Received, first_units};

/// `"path" argument`, `"options.size" property`, or `first argument` as it is.
pub(crate) struct Subject<'a>(pub(crate) &'a str);

impl Subject<'_> {
    pub(crate) fn kind(name: &str) -> &'static str {
        if name.contains('.') { "property" } else { "argument" }
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.ends_with(" argument") {
            return f.write_str(self.0);
        }
        write!(f, "\"{}\" {}", self.0, Self::kind(self.0))
    }
}

/// `of type string or an instance of Buffer or URL`.
pub(crate) struct Expected<'a>(pub(crate) &'a [&'a str]);

/// What is a type to Node; the words with a capital are other spellings of the same.
const TYPES: &[&str] = &[
    "string", "function", "number", "object", "Function", "Object", "boolean", "bigint", "symbol",
];

impl fmt::Display for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut types = Vec::new();
        let mut classes = Vec::new();
        let mut others = Vec::new();
        for &word in self.0 {
            if TYPES.contains(&word) {
                types.push(word.to_ascii_lowercase());
            } else if is_class(word) {
                classes.push(word.to_owned());
            } else {
                others.push(word.to_owned());
            }
        }
        // Beside classes, "object" reads better as one of them.
        if !classes.is_empty()
            && let Some(position) = types.iter().position(|word| word == "object")
        {
            types.remove(position);
            classes.push("Object".to_owned());
        }

        let mut parts = Vec::new();
        match types.len() {
            0 => {}
            1 => parts.push(format!("of type {}", types[0])),
            _ => parts.push(format!("one of type {}", list(&types, "or"))),
        }
        if !classes.is_empty() {
            parts.push(format!("an instance of {}", list(&classes, "or")));
        }
        match others.as_slice() {
            [] => {}
            [other] if other.chars().any(char::is_uppercase) => parts.push(format!("an {other}")),
            [other] => parts.push(other.clone()),
            others => parts.push(format!("one of {}", list(others, "or"))),
        }
        f.write_str(&parts.join(" or "))
    }
}

/// Whether `word` is made of words that start with a capital: `Buffer`, `URLSearchParams`.
fn is_class(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.chars().all(|char| char.is_ascii_alphanumeric())
}

/// `"name" and "value" arguments`.
pub(crate) struct Missing<'a>(pub(crate) &'a [&'a [&'a str]]);

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<String> = self.0.iter().map(|group| quoted(group).join(" or ")).collect();
        let plural = if groups.len() > 1 { "s" } else { "" };
        write!(f, "{} argument{plural}", list(&groups, "and"))
    }
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("\"{name}\"")).collect()
}

/// `a`, `a or b`, `a, b, or c`.
fn list(words: &[String], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [first, second] => format!("{first} {conjunction} {second}"),
        [first @ .., last] => format!("{}, {conjunction} {last}", first.join(", ")),
    }
}

/// The value as `util.inspect` shows it, but no more than 128 UTF-16 units.
pub(crate) struct Shortened<'a>(pub(crate) &'a Received);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inspected = self.0.inspect();
        match first_units(&inspected, 128) {
            None => f.write_str(&inspected),
            Some(units) => write!(f, "{}...", String::from_utf16_lossy(&units)),
        }
    }
}

/// The value as `util.inspect` shows it, but the thousands of what is above 2**32 separated.
pub(crate) struct OutOfRange<'a>(pub(crate) &'a Received);

impl fmt::Display for OutOfRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separate = match self.0 {
            Received::BigInt(value) | Received::Integer(value) => {
                value.unsigned_abs() > LIMIT.into()
            }
            Received::Number(number) => number.is_integer() && number.get().abs() > LIMIT as f64,
            _ => false,
        };
        match (self.0, separate) {
            (Received::BigInt(value), true) => write!(f, "{}n", separated(&value.to_string())),
            (value, true) => f.write_str(&separated(&value.inspect())),
            (value, false) => f.write_str(&value.inspect()),
        }
    }
}

const LIMIT: u64 = 1 << 32;
