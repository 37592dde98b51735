use serde::{Serialize, ser};

use crate::number::number_to_string;
use crate::tree::{Key, Kind, Object, Property, Slot, Text, Value};

use super::seq::MAX_RESERVED;
use super::{SerializeError, Serializer, in_variant};

/// An object, or a `Map` if a key is not a primitive.
pub(super) struct MapBuilder<'t> {
    serializer: Serializer<'t>,
    variant: Option<&'static str>,
    class: &'static str,
    properties: Vec<Property>,
    /// All there is, from the first key on that is no property's name.
    pairs: Option<Vec<(Value, Value)>>,
    key: Value,
}

impl<'t> MapBuilder<'t> {
    pub(super) fn new(
        (serializer, variant): (Serializer<'t>, Option<&'static str>),
        length: Option<usize>,
        class: &'static str,
    ) -> Self {
        let properties = Vec::with_capacity(length.unwrap_or(0).min(MAX_RESERVED));
        Self { serializer, variant, class, properties, pairs: None, key: Value::Undefined }
    }

    fn push(&mut self, key: Value, value: Value) {
        let key = match (&self.pairs, as_name(key)) {
            (None, Ok(name)) => {
                let (key, slot) = (Key::String(name), Slot::Value(value));
                return self.properties.push(Property { key, slot, enumerable: true });
            }
            (_, Ok(name)) => Value::String(name),
            (_, Err(key)) => key,
        };
        let properties = &mut self.properties;
        let pairs =
            self.pairs.get_or_insert_with(|| properties.drain(..).filter_map(as_pair).collect());
        pairs.push((key, value));
    }

    fn field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), SerializeError> {
        let value = self.serializer.child(value)?;
        self.properties.push(Property::new(name, value));
        Ok(())
    }

    fn finish(self) -> Result<Value, SerializeError> {
        let mut object = match self.pairs {
            Some(pairs) => Object::new(Kind::Map(pairs)),
            None => Object::new(Kind::Object).with_class(self.class),
        };
        object.properties = self.properties;
        let value = self.serializer.tree.value(object);
        Ok(in_variant(self.serializer.tree, self.variant, value))
    }
}

fn as_name(key: Value) -> Result<Text, Value> {
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

impl ser::SerializeMap for MapBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), SerializeError> {
        self.key = self.serializer.child(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerializeError> {
        let value = self.serializer.child(value)?;
        let key = std::mem::take(&mut self.key);
        self.push(key, value);
        Ok(())
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}

impl ser::SerializeStruct for MapBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), SerializeError> {
        self.field(name, value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}

impl ser::SerializeStructVariant for MapBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), SerializeError> {
        self.field(name, value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}
