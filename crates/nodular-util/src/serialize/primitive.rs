//! Primitives alone.

use serde::Serialize;

use crate::tree::Value;

use super::SerializeError;
use super::sink::{NoContents, Room, Shape, Sink, give};

type Result<T> = std::result::Result<T, SerializeError>;

/// The value if it is a primitive, [`SerializeError::NOT_HERE`] if it is an object.
pub(crate) fn to_primitive<T: Serialize + ?Sized>(value: &T, room: Room) -> Result<Value> {
    give(value, PrimitiveSink, room)
}

struct PrimitiveSink;

impl Sink for PrimitiveSink {
    type Out = Value;
    type List = NoContents<Value>;
    type Object = NoContents<Value>;

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

    fn bytes(self, _: &[u8]) -> Result<Value> {
        Err(SerializeError::NOT_HERE)
    }

    fn list(self, _: Shape, _: Room) -> Result<NoContents<Value>> {
        Err(SerializeError::NOT_HERE)
    }

    fn object(self, _: Shape, _: Room) -> Result<NoContents<Value>> {
        Err(SerializeError::NOT_HERE)
    }
}
