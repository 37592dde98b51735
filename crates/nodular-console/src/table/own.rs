//! The own properties of objects, elements included.

use std::borrow::Cow;

use nodular_util::tree::{Element, Id, Key, Kind, Object, Slot, Tree, Value};

type Entry<'a> = (Cow<'a, str>, Cow<'a, Value>);
type Entries<'a> = Box<dyn Iterator<Item = Entry<'a>> + 'a>;

/// What `Object.entries(object)` has.
pub(super) fn entries(tree: &Tree, id: Id) -> Entries<'_> {
    let Some(object) = target(tree, id).and_then(|id| tree.get(id)) else {
        return Box::new(std::iter::empty());
    };
    let properties = object.properties.iter().filter(|property| property.enumerable);
    let named = properties.filter_map(|property| match &property.key {
        Key::String(name) => Some((Cow::Borrowed(&**name), value(&property.slot))),
        Key::Symbol(_) => None,
    });
    Box::new(elements(&object.kind).chain(named))
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
            let mut elements = elements(&object.kind);
            elements.find_map(|(key, value)| (key == name).then_some(value))
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

fn elements(kind: &Kind) -> Entries<'_> {
    fn numbered<'a>(values: impl Iterator<Item = Cow<'a, Value>> + 'a) -> Entries<'a> {
        Box::new(values.enumerate().map(|(at, value)| (at.to_string().into(), value)))
    }
    match kind {
        Kind::Array(elements) => Box::new(without_holes(elements)),
        Kind::TypedArray { element, bytes, .. } => {
            numbered(bytes.chunks_exact(element.size()).map(|one| Cow::Owned(element.read(one))))
        }
        Kind::Buffer(bytes) => {
            numbered(bytes.iter().map(|byte| Cow::Owned(Value::Number((*byte).into()))))
        }
        Kind::Boxed(Value::String(text)) => numbered(
            text.encode_utf16()
                .map(|unit| Cow::Owned(Value::from(String::from_utf16_lossy(&[unit])))),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

fn without_holes(elements: &[Element]) -> impl Iterator<Item = Entry<'_>> {
    let mut at = 0_u64;
    elements.iter().filter_map(move |element| match element {
        Element::Value(value) => {
            at += 1;
            Some(((at - 1).to_string().into(), Cow::Borrowed(value)))
        }
        Element::Holes(count) => {
            at += u64::from(*count);
            None
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
