//! The own properties of objects, elements included.

use std::borrow::Cow;

use nodular_util::tree::{Element, Id, Key, Kind, Object, Slot, Tree, Value};

type Entry<'a> = (Cow<'a, str>, Cow<'a, Value>);
type Elements<'a> = Box<dyn Iterator<Item = (u64, Cow<'a, Value>)> + 'a>;

/// What `Object.entries(object)` has.
pub(super) fn entries(tree: &Tree, id: Id) -> impl Iterator<Item = Entry<'_>> {
    let object = target(tree, id).and_then(|id| tree.get(id));
    let elements = object.into_iter().flat_map(|object| elements(&object.kind));
    let numbered = elements.map(|(at, value)| (at.to_string().into(), value));
    let properties = object.into_iter().flat_map(|object| &object.properties);
    let named = properties.filter(|property| property.enumerable).filter_map(|property| {
        match &property.key {
            Key::String(name) => Some((Cow::Borrowed(&**name), value(&property.slot))),
            Key::Symbol(_) => None,
        }
    });
    numbered.chain(named)
}

/// The value of a property of the object itself, enumerable or not.
pub(super) fn own<'a>(tree: &'a Tree, id: Id, name: &str) -> Option<Cow<'a, Value>> {
    let object = tree.get(target(tree, id)?)?;
    let named = object.properties.iter().find(|property| match &property.key {
        Key::String(key) => key == name,
        Key::Symbol(_) => false,
    });
    match named {
        Some(property) => Some(value(&property.slot)),
        None => hidden(object, name).map(Cow::Owned).or_else(|| {
            let index = u64::from(index(name)?);
            let mut elements = elements(&object.kind);
            elements.find_map(|(at, value)| (at == index).then_some(value))
        }),
    }
}

/// The object, or what the proxy is of.
pub(super) fn target(tree: &Tree, mut id: Id) -> Option<Id> {
    // A proxy of itself would have no end; JavaScript has none.
    for _ in 0..=tree.len() {
        match &tree.get(id)?.kind {
            Kind::Proxy { target: Value::Object(target), .. } => id = *target,
            _ => return Some(id),
        }
    }
    None
}

/// The index of an array that a key is: an integer below 2**32 - 1, written as JavaScript does it.
pub(super) fn index(key: &str) -> Option<u32> {
    let is_plain = key == "0" || key.starts_with(|first: char| ('1'..='9').contains(&first));
    let index = key.parse().ok()?;
    (is_plain && index < u32::MAX).then_some(index)
}

fn elements(kind: &Kind) -> Elements<'_> {
    fn all<'a>(values: impl Iterator<Item = Value> + 'a) -> Elements<'a> {
        Box::new((0..).zip(values.map(Cow::Owned)))
    }
    match kind {
        Kind::Array(elements) => Box::new(without_holes(elements)),
        Kind::TypedArray { element, bytes, .. } => {
            all(bytes.chunks_exact(element.size()).map(|one| element.read(one)))
        }
        Kind::Buffer(bytes) => all(bytes.iter().map(|byte| Value::Number((*byte).into()))),
        Kind::Boxed(Value::String(text)) => {
            all(text.encode_utf16().map(|unit| String::from_utf16_lossy(&[unit]).into()))
        }
        _ => Box::new(std::iter::empty()),
    }
}

fn without_holes(elements: &[Element]) -> impl Iterator<Item = (u64, Cow<'_, Value>)> {
    let mut next = 0;
    elements.iter().filter_map(move |element| {
        let at = next;
        match element {
            Element::Value(value) => {
                next += 1;
                Some((at, Cow::Borrowed(value)))
            }
            Element::Holes(count) => {
                next += u64::from(*count);
                None
            }
        }
    })
}

/// The properties that every object of a kind has, and none of them shows.
fn hidden(object: &Object, name: &str) -> Option<Value> {
    match (&object.kind, name) {
        (Kind::Array(elements), "length") => {
            let lengths = elements.iter().map(|element| match element {
                Element::Value(_) => 1,
                Element::Holes(count) => u64::from(*count),
            });
            Some(Value::Number(lengths.sum::<u64>() as f64))
        }
        (Kind::Boxed(Value::String(text)), "length") => {
            Some(Value::Number(text.encode_utf16().count() as f64))
        }
        (Kind::Error(error), "stack") => error.stack.clone().map(Value::String),
        (Kind::Error(error), "message") => Some(Value::String(error.message.clone())),
        (Kind::Function { name, .. } | Kind::Class { name, .. }, "name") => {
            Some(Value::String(name.clone()))
        }
        _ => None,
    }
}

/// What reading a property gives; nothing is called, so a getter gives what whoever built the tree got of it.
fn value(slot: &Slot) -> Cow<'_, Value> {
    match slot {
        Slot::Value(value) | Slot::Getter { result: Some(Ok(value)), .. } => Cow::Borrowed(value),
        _ => Cow::Owned(Value::Undefined),
    }
}
