use std::collections::{HashMap, HashSet};

use crate::tree::{Element, Id, Key, Kind, Object, Pairs, Property, Slot, Tree, Value};

/// How many pairs of objects are compared before it matters whether one comes again.
const PAIRS_KEPT: usize = 1000;
/// How many sets and maps with objects as members can be within each other.
const MAX_NESTING: usize = 50;

/// Whether two values are the same through and through: primitives as `Object.is` has it, objects of the same class
/// with the same contents.
///
/// Both sides may be of one tree. Values in themselves are compared too, and none is too deep.
///
/// Node: [`util.isDeepStrictEqual(val1, val2)`](https://nodejs.org/api/util.html#utilisdeepstrictequalval1-val2-options)
///
/// # Examples
///
/// ```
/// use nodular_util::tree::Tree;
/// use nodular_util::{is_deep_strict_equal, to_value};
///
/// let mut tree = Tree::new();
/// let a = to_value(&mut tree, &("x", [1, 2]))?;
/// let b = to_value(&mut tree, &("x", [1, 2]))?;
/// let c = to_value(&mut tree, &("x", [1, 3]))?;
/// assert!(is_deep_strict_equal((&tree, &a), (&tree, &b)));
/// assert!(!is_deep_strict_equal((&tree, &a), (&tree, &c)));
/// # Ok::<(), nodular_util::SerializeError>(())
/// ```
#[doc(alias = "isDeepStrictEqual")]
pub fn is_deep_strict_equal(a: (&Tree, &Value), b: (&Tree, &Value)) -> bool {
    let same_tree = std::ptr::eq(a.0, b.0);
    let mut comparison =
        Comparison { a: a.0, b: b.0, same_tree, kept: Vec::new(), assumed: HashSet::new() };
    comparison.run(a.1, b.1, 0)
}

#[derive(Clone)]
struct Comparison<'a> {
    a: &'a Tree,
    b: &'a Tree,
    same_tree: bool,
    /// The first pairs, before they are looked for.
    kept: Vec<(Id, Id)>,
    /// The pairs that are compared or to be compared: equal unless a difference is found.
    assumed: HashSet<(Id, Id)>,
}

/// Values that remain to be compared.
type Work<'a> = Vec<(&'a Value, &'a Value)>;

impl<'a> Comparison<'a> {
    fn run(&mut self, a: &'a Value, b: &'a Value, nesting: usize) -> bool {
        let mut work = vec![(a, b)];
        while let Some((a, b)) = work.pop() {
            let is_equal = match (a, b) {
                (Value::Object(a), Value::Object(b)) => self.objects(*a, *b, &mut work, nesting),
                (Value::Number(a), Value::Number(b)) => same_number(*a, *b),
                (a, b) => a == b,
            };
            if !is_equal {
                return false;
            }
        }
        true
    }

    fn objects(&mut self, a_id: Id, b_id: Id, work: &mut Work<'a>, nesting: usize) -> bool {
        if self.same_tree && a_id == b_id {
            return true;
        }
        let (Some(a), Some(b)) = (self.a.get(a_id), self.b.get(b_id)) else { return false };
        let is_collection = matches!(a.kind, Kind::Set(_) | Kind::Map(_));
        if !self.assume((a_id, b_id), is_collection) {
            return true;
        }
        a.class == b.class
            && tag(a) == tag(b)
            && properties(&a.properties, &b.properties, work)
            && self.kinds(&a.kind, &b.kind, work, nesting)
    }

    /// Notes a pair; whether it is a new one. Most values are small and none is in itself: until there are many pairs, or
    /// collections that compare on trial, the pairs are only kept.
    fn assume(&mut self, pair: (Id, Id), is_collection: bool) -> bool {
        if self.assumed.is_empty() && !is_collection && self.kept.len() < PAIRS_KEPT {
            self.kept.push(pair);
            return true;
        }
        self.assumed.extend(self.kept.drain(..));
        self.assumed.insert(pair)
    }

    fn kinds(&self, a: &'a Kind, b: &'a Kind, work: &mut Work<'a>, nesting: usize) -> bool {
        match (a, b) {
            (Kind::Array(a), Kind::Array(b)) => elements(a, b, work),
            (Kind::Set(a), Kind::Set(b)) => a.len() == b.len() && self.members(a, b, nesting),
            (Kind::Map(a), Kind::Map(b)) => a.len() == b.len() && self.entries(a, b, work, nesting),
            (Kind::Date(a), Kind::Date(b)) => same_number(*a, *b),
            (Kind::Boxed(a), Kind::Boxed(b)) => {
                work.push((a, b));
                true
            }
            (Kind::Error(a), Kind::Error(b)) => a.name == b.name && a.message == b.message,
            (Kind::Proxy { target: a, .. }, Kind::Proxy { target: b, .. }) => {
                work.push((a, b));
                true
            }
            (
                Kind::TypedArray { element: a, bytes, .. },
                Kind::TypedArray { element: b, bytes: other, .. },
            ) => a == b && bytes == other,
            (Kind::DataView { .. }, Kind::DataView { .. }) => {
                view(self.a, a).is_some_and(|bytes| view(self.b, b) == Some(bytes))
            }
            // These are equal to themselves only.
            (
                Kind::Function { .. }
                | Kind::Class { .. }
                | Kind::Promise(_)
                | Kind::WeakSet(_)
                | Kind::WeakMap(_),
                _,
            ) => false,
            (a, b) => a == b,
        }
    }

    /// Whether each member of a set is equal to one of the other.
    fn members(&self, a: &'a [Value], b: &'a [Value], nesting: usize) -> bool {
        let mut left: Vec<&Value> = b.iter().collect();
        // Primitives are equal to one at most: a list of them takes no search.
        let mut primitives: HashMap<String, usize> = HashMap::new();
        for value in b.iter().filter(|value| !is_object(value)) {
            *primitives.entry(primitive_key(value)).or_default() += 1;
        }
        left.retain(|value| is_object(value));
        for value in a {
            if !is_object(value) {
                match primitives.get_mut(&primitive_key(value)) {
                    Some(count) if *count > 0 => *count -= 1,
                    _ => return false,
                }
            } else if let Some(found) =
                left.iter().position(|other| self.might_be(value, other, nesting))
            {
                left.swap_remove(found);
            } else {
                return false;
            }
        }
        true
    }

    fn entries(&self, a: &'a Pairs, b: &'a Pairs, work: &mut Work<'a>, nesting: usize) -> bool {
        let by_key: HashMap<String, &Value> = b
            .iter()
            .filter(|(key, _)| !is_object(key))
            .map(|(key, value)| (primitive_key(key), value))
            .collect();
        let mut left: Vec<&(Value, Value)> = b.iter().filter(|(key, _)| is_object(key)).collect();
        for (key, value) in a {
            if !is_object(key) {
                let Some(other) = by_key.get(&primitive_key(key)) else { return false };
                work.push((value, other));
                continue;
            }
            let found = left.iter().position(|(other, of_other)| {
                self.might_be(key, other, nesting) && self.might_be(value, of_other, nesting)
            });
            let Some(found) = found else { return false };
            left.swap_remove(found);
        }
        true
    }

    /// A comparison on trial: what it assumes is forgotten.
    fn might_be(&self, a: &'a Value, b: &'a Value, nesting: usize) -> bool {
        nesting < MAX_NESTING && self.clone().run(a, b, nesting + 1)
    }
}

fn properties<'a>(a: &'a [Property], b: &'a [Property], work: &mut Work<'a>) -> bool {
    let shown = |property: &&Property| property.enumerable;
    if a.iter().filter(shown).count() != b.iter().filter(shown).count() {
        return false;
    }
    // Mostly they are in the same order; if not, they are looked up.
    let mut lookup: Option<HashMap<(bool, &str), &Property>> = None;
    for (a, in_place) in a.iter().filter(shown).zip(b.iter().filter(shown)) {
        let other = if a.key == in_place.key {
            in_place
        } else {
            let lookup = lookup.get_or_insert_with(|| {
                b.iter().filter(shown).map(|property| (key(&property.key), property)).collect()
            });
            let Some(other) = lookup.get(&key(&a.key)) else { return false };
            other
        };
        match (&a.slot, &other.slot) {
            (
                Slot::Value(a) | Slot::Getter { result: Some(Ok(a)), .. },
                Slot::Value(b) | Slot::Getter { result: Some(Ok(b)), .. },
            ) => work.push((a, b)),
            (a, b) if a == b => {}
            _ => return false,
        }
    }
    true
}

/// The bytes that a `DataView` is of.
fn view<'a>(tree: &'a Tree, kind: &Kind) -> Option<&'a [u8]> {
    let Kind::DataView { byte_length, byte_offset, buffer: Value::Object(id) } = kind else {
        return None;
    };
    let Kind::ArrayBuffer { bytes, .. } = &tree.get(*id)?.kind else { return None };
    bytes.get(*byte_offset..byte_offset.checked_add(*byte_length)?)
}

fn elements<'a>(a: &'a [Element], b: &'a [Element], work: &mut Work<'a>) -> bool {
    if a.len() != b.len() {
        return false;
    }
    for pair in a.iter().zip(b) {
        match pair {
            (Element::Value(a), Element::Value(b)) => work.push((a, b)),
            (Element::Holes(a), Element::Holes(b)) if a == b => {}
            _ => return false,
        }
    }
    true
}

fn key(key: &Key) -> (bool, &str) {
    match key {
        Key::String(name) => (false, name),
        Key::Symbol(description) => (true, description.as_deref().unwrap_or_default()),
    }
}

fn tag(object: &Object) -> &str {
    object.tag.as_deref().unwrap_or_else(|| object.kind.tag())
}

fn is_object(value: &Value) -> bool {
    matches!(value, Value::Object(_))
}

/// A text that two primitives share only if a set holds them as one.
fn primitive_key(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("n{number}"),
        value => format!("{value:?}"),
    }
}

/// `Object.is`
fn same_number(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}
