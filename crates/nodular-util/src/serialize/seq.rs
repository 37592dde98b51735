use serde::{Serialize, ser};

use crate::tree::{Element, Kind, Object, Value};

use super::{SerializeError, Serializer, in_variant};

/// What a length that a value only claims to have may reserve.
pub(super) const MAX_RESERVED: usize = 1024;

/// An array.
pub(super) struct SeqBuilder<'t> {
    serializer: Serializer<'t>,
    variant: Option<&'static str>,
    class: &'static str,
    elements: Vec<Element>,
}

impl<'t> SeqBuilder<'t> {
    pub(super) fn new(
        (serializer, variant): (Serializer<'t>, Option<&'static str>),
        length: Option<usize>,
        class: &'static str,
    ) -> Self {
        let elements = Vec::with_capacity(length.unwrap_or(0).min(MAX_RESERVED));
        Self { serializer, variant, class, elements }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerializeError> {
        let value = self.serializer.child(value)?;
        self.elements.push(Element::Value(value));
        Ok(())
    }

    fn finish(self) -> Result<Value, SerializeError> {
        let array = Object::new(Kind::Array(self.elements)).with_class(self.class);
        let value = self.serializer.tree.value(array);
        Ok(in_variant(self.serializer.tree, self.variant, value))
    }
}

impl ser::SerializeSeq for SeqBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_element<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
    ) -> Result<(), SerializeError> {
        self.push(value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}

impl ser::SerializeTuple for SeqBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_element<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
    ) -> Result<(), SerializeError> {
        self.push(value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}

impl ser::SerializeTupleStruct for SeqBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerializeError> {
        self.push(value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}

impl ser::SerializeTupleVariant for SeqBuilder<'_> {
    type Ok = Value;
    type Error = SerializeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerializeError> {
        self.push(value)
    }

    fn end(self) -> Result<Value, SerializeError> {
        self.finish()
    }
}
