//! Rust values as trees.

mod map;
mod seq;

use std::fmt::Display;

use serde::Serialize;
use serde::ser;

use crate::tree::{Kind, Object, Tree, Value};

use self::map::MapBuilder;
use self::seq::SeqBuilder;

/// How deeply values can be within each other; what is deeper is `undefined`.
const MAX_NESTING: u32 = 200;
/// The same with all the wrappers that are no objects.
const MAX_WRAPPERS: u32 = 600;

/// Adds a Rust value to a tree, so that it can stand beside other values there.
///
/// It becomes what [`inspect`](crate::inspect) shows. More than 200 levels are cut off.
///
/// # Errors
///
/// What the value's own `Serialize` returns.
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Kind, Object, Tree};
/// use nodular_util::{InspectOptions, inspect_value, to_value};
///
/// let mut tree = Tree::new();
/// let list = to_value(&mut tree, &[1, 2])?;
/// let map = tree.value(Object::new(Kind::Map(vec![("list".into(), list)])));
/// let text = inspect_value(&tree, &map, &InspectOptions::default());
/// assert_eq!(text, "Map(1) { 'list' => [ 1, 2 ] }");
/// # Ok::<(), nodular_util::SerializeError>(())
/// ```
pub fn to_value<T: Serialize + ?Sized>(
    tree: &mut Tree,
    value: &T,
) -> Result<Value, SerializeError> {
    to_tree(tree, value, None)
}

/// The same to a depth: from there on, only whether an object is empty is kept.
pub(crate) fn to_tree<T: Serialize + ?Sized>(
    tree: &mut Tree,
    value: &T,
    levels: Option<u32>,
) -> Result<Value, SerializeError> {
    let levels = levels.map_or(MAX_NESTING, |levels| levels.min(MAX_NESTING));
    value.serialize(Serializer { tree, levels, wrappers: MAX_WRAPPERS })
}

/// What a value's `Serialize` said when it failed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct SerializeError(String);

impl ser::Error for SerializeError {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Serializer<'t> {
    tree: &'t mut Tree,
    /// How many more levels of objects there can be.
    levels: u32,
    wrappers: u32,
}

impl<'t> Serializer<'t> {
    /// A value within the current one; beyond the last level it is not looked at.
    fn child<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<Value, SerializeError> {
        if self.levels == 0 || self.wrappers == 0 {
            return Ok(Value::Undefined);
        }
        let (levels, wrappers) = (self.levels - 1, self.wrappers - 1);
        value.serialize(Serializer { tree: &mut *self.tree, levels, wrappers })
    }

    /// A value that stands for the current one.
    fn same<T: Serialize + ?Sized>(mut self, value: &T) -> Result<Value, SerializeError> {
        if self.wrappers == 0 {
            return Ok(Value::Undefined);
        }
        self.wrappers -= 1;
        value.serialize(self)
    }

    fn enter(mut self, variant: Option<&'static str>) -> (Self, Option<&'static str>) {
        if variant.is_some() {
            self.levels = self.levels.saturating_sub(1);
        }
        (self, variant)
    }
}

/// `{ Variant: value }`
fn in_variant(tree: &mut Tree, variant: Option<&'static str>, value: Value) -> Value {
    match variant {
        Some(variant) => tree.value(Object::new(Kind::Object).with(variant, value)),
        None => value,
    }
}

impl<'t> ser::Serializer for Serializer<'t> {
    type Ok = Value;
    type Error = SerializeError;
    type SerializeSeq = SeqBuilder<'t>;
    type SerializeTuple = SeqBuilder<'t>;
    type SerializeTupleStruct = SeqBuilder<'t>;
    type SerializeTupleVariant = SeqBuilder<'t>;
    type SerializeMap = MapBuilder<'t>;
    type SerializeStruct = MapBuilder<'t>;
    type SerializeStructVariant = MapBuilder<'t>;

    fn serialize_bool(self, value: bool) -> Result<Value, SerializeError> {
        Ok(Value::Boolean(value))
    }

    fn serialize_i8(self, value: i8) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_i16(self, value: i16) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_i32(self, value: i32) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_i64(self, value: i64) -> Result<Value, SerializeError> {
        Ok(i128::from(value).into())
    }

    fn serialize_i128(self, value: i128) -> Result<Value, SerializeError> {
        Ok(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_u16(self, value: u16) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_u32(self, value: u32) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_u64(self, value: u64) -> Result<Value, SerializeError> {
        Ok(i128::from(value).into())
    }

    fn serialize_u128(self, value: u128) -> Result<Value, SerializeError> {
        match i128::try_from(value) {
            Ok(value) => Ok(value.into()),
            Err(_) => Ok(Value::BigInt(value.to_string().into())),
        }
    }

    fn serialize_f32(self, value: f32) -> Result<Value, SerializeError> {
        Ok(Value::Number(value.into()))
    }

    fn serialize_f64(self, value: f64) -> Result<Value, SerializeError> {
        Ok(Value::Number(value))
    }

    fn serialize_char(self, value: char) -> Result<Value, SerializeError> {
        Ok(value.to_string().into())
    }

    fn serialize_str(self, value: &str) -> Result<Value, SerializeError> {
        Ok(value.to_owned().into())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Value, SerializeError> {
        Ok(self.tree.value(Object::new(Kind::Buffer(value.to_vec()))))
    }

    fn serialize_none(self) -> Result<Value, SerializeError> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, SerializeError> {
        self.same(value)
    }

    fn serialize_unit(self) -> Result<Value, SerializeError> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<Value, SerializeError> {
        Ok(self.tree.value(Object::new(Kind::Object).with_class(name)))
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value, SerializeError> {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, SerializeError> {
        self.same(value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, SerializeError> {
        let value = self.child(value)?;
        Ok(in_variant(self.tree, Some(variant), value))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<SeqBuilder<'t>, SerializeError> {
        Ok(SeqBuilder::new(self.enter(None), length, "Array"))
    }

    fn serialize_tuple(self, length: usize) -> Result<SeqBuilder<'t>, SerializeError> {
        Ok(SeqBuilder::new(self.enter(None), Some(length), "Array"))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<SeqBuilder<'t>, SerializeError> {
        Ok(SeqBuilder::new(self.enter(None), Some(length), name))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<SeqBuilder<'t>, SerializeError> {
        Ok(SeqBuilder::new(self.enter(Some(variant)), Some(length), "Array"))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<MapBuilder<'t>, SerializeError> {
        Ok(MapBuilder::new(self.enter(None), length, "Object"))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<MapBuilder<'t>, SerializeError> {
        Ok(MapBuilder::new(self.enter(None), Some(length), name))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<MapBuilder<'t>, SerializeError> {
        Ok(MapBuilder::new(self.enter(Some(variant)), Some(length), "Object"))
    }
}
