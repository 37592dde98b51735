//! Rust values as objects of a tree.

use serde::Serialize;

use crate::number::number_to_string;
use crate::tree::{Element, Key, Kind, Object, Property, Slot, Text, Tree, Value};

use super::SerializeError;
use super::sink::{self, Room, Shape, Sink, give};

/// What a length that a value only claims to have may reserve.
const MAX_RESERVED: usize = 1024;

type Result<T> = std::result::Result<T, SerializeError>;

pub(super) struct TreeSink<'t> {
    pub(super) tree: &'t mut Tree,
}

impl<'t> Sink for TreeSink<'t> {
    type Out = Value;
    type List = ListBuilder<'t>;
    type Object = ObjectBuilder<'t>;

    fn undefined(self) -> Result<Value> {
        Ok(Value::Undefined)
    }

    fn null(self) -> Result<Value> {
        Ok(Value::Null)
    }

    fn boolean(self, value: bool) -> Result<Value> {
        Ok(Value::Boolean(value))
    }

    fn number(self, value: f64) -> Result<Value> {
        Ok(Value::Number(value))
    }

    fn bigint(self, digits: String) -> Result<Value> {
        Ok(Value::BigInt(digits.into()))
    }

    fn text(self, value: &str) -> Result<Value> {
        Ok(value.to_owned().into())
    }

    fn literal(self, value: &'static str) -> Result<Value> {
        Ok(value.into())
    }

    fn bytes(self, value: &[u8]) -> Result<Value> {
        Ok(self.tree.value(Object::new(Kind::Buffer(value.to_vec()))))
    }

    fn list(self, shape: Shape, room: Room) -> Result<ListBuilder<'t>> {
        let elements = Vec::with_capacity(shape.length.min(MAX_RESERVED));
        Ok(ListBuilder { tree: self.tree, shape, room, elements })
    }

    fn object(self, shape: Shape, room: Room) -> Result<ObjectBuilder<'t>> {
        let properties = Vec::with_capacity(shape.length.min(MAX_RESERVED));
        let key = Value::Undefined;
        Ok(ObjectBuilder { tree: self.tree, shape, room, properties, pairs: None, key })
    }
}

/// A value within another; beyond the last level it is not looked at.
fn child<T: Serialize + ?Sized>(tree: &mut Tree, value: &T, room: Room) -> Result<Value> {
    if room.levels == 0 { Ok(Value::Undefined) } else { give(value, TreeSink { tree }, room) }
}

fn of_class(object: Object, class: Option<&'static str>) -> Object {
    match class {
        Some(class) => object.with_class(class),
        None => object,
    }
}

/// Adds an object, as the only property of another one if it is an enum's variant.
fn add(tree: &mut Tree, object: Object, variant: Option<&'static str>) -> Value {
    let value = tree.value(object);
    match variant {
        Some(variant) => tree.value(Object::new(Kind::Object).with(variant, value)),
        None => value,
    }
}

pub(super) struct ListBuilder<'t> {
    tree: &'t mut Tree,
    shape: Shape,
    room: Room,
    elements: Vec<Element>,
}

impl sink::List for ListBuilder<'_> {
    type Out = Value;

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let value = child(self.tree, value, self.room)?;
        self.elements.push(Element::Value(value));
        Ok(())
    }

    fn end(self) -> Result<Value> {
        let array = of_class(Object::new(Kind::Array(self.elements)), self.shape.class);
        Ok(add(self.tree, array, self.shape.variant))
    }
}

/// An object, or a `Map` if a key is not a primitive.
pub(super) struct ObjectBuilder<'t> {
    tree: &'t mut Tree,
    shape: Shape,
    room: Room,
    properties: Vec<Property>,
    /// All there is, from the first key on that is no property's name.
    pairs: Option<Vec<(Value, Value)>>,
    key: Value,
}

impl sink::Object for ObjectBuilder<'_> {
    type Out = Value;

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.key = give(key, TreeSink { tree: self.tree }, self.room)?;
        Ok(())
    }

    fn name(&mut self, name: &'static str) -> Result<()> {
        self.key = name.into();
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let value = child(self.tree, value, self.room)?;
        let key = match (&self.pairs, as_name(std::mem::take(&mut self.key))) {
            (None, Ok(name)) => {
                let (key, slot) = (Key::String(name), Slot::Value(value));
                self.properties.push(Property { key, slot, enumerable: true });
                return Ok(());
            }
            (_, Ok(name)) => Value::String(name),
            (_, Err(key)) => key,
        };
        let properties = &mut self.properties;
        let pairs =
            self.pairs.get_or_insert_with(|| properties.drain(..).filter_map(as_pair).collect());
        pairs.push((key, value));
        Ok(())
    }

    fn end(self) -> Result<Value> {
        let mut object = match self.pairs {
            Some(pairs) => Object::new(Kind::Map(pairs)),
            None => of_class(Object::new(Kind::Object), self.shape.class),
        };
        object.properties = self.properties;
        Ok(add(self.tree, object, self.shape.variant))
    }
}

fn as_name(key: Value) -> std::result::Result<Text, Value> {
    match key {
        Value::String(text) | Value::BigInt(text) => Ok(text),
        Value::Number(number) => Ok(number_to_string(number).into()),
        Value::Boolean(value) => Ok(value.to_string().into()),
        // Too deep to be looked at.
        Value::Undefined => Ok("".into()),
        other => Err(other),
    }
}

fn as_pair(property: Property) -> Option<(Value, Value)> {
    match (property.key, property.slot) {
        (Key::String(name), Slot::Value(value)) => Some((Value::String(name), value)),
        _ => None,
    }
}
