//! Rust values in JavaScript's words: serde's many kinds of values as the few that there are.

use std::convert::Infallible;
use std::marker::PhantomData;

use serde::{Serialize, ser};

use super::SerializeError;

/// How deeply values can be within each other.
pub(crate) const MAX_NESTING: u32 = 200;
/// The same with all the wrappers that are no objects.
const MAX_WRAPPERS: u32 = 600;

type Result<T> = std::result::Result<T, SerializeError>;

/// Takes one value.
pub(crate) trait Sink: Sized {
    /// What it makes of it.
    type Out;
    type List: List<Out = Self::Out>;
    type Object: Object<Out = Self::Out>;

    /// What is too deep to be looked at.
    fn undefined(self) -> Result<Self::Out>;
    fn null(self) -> Result<Self::Out>;
    fn boolean(self, value: bool) -> Result<Self::Out>;
    fn number(self, value: f64) -> Result<Self::Out>;
    /// The digits of an integer that no number holds.
    fn bigint(self, digits: String) -> Result<Self::Out>;
    fn text(self, value: &str) -> Result<Self::Out>;
    /// A text that needs no copy.
    fn literal(self, value: &'static str) -> Result<Self::Out> {
        self.text(value)
    }
    fn bytes(self, value: &[u8]) -> Result<Self::Out>;
    fn list(self, shape: Shape, room: Room) -> Result<Self::List>;
    fn object(self, shape: Shape, room: Room) -> Result<Self::Object>;
}

/// Takes the elements of a list.
pub(crate) trait List {
    type Out;

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()>;
    fn end(self) -> Result<Self::Out>;
}

/// Takes the entries of an object or of a map.
pub(crate) trait Object {
    type Out;

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()>;
    fn name(&mut self, name: &'static str) -> Result<()>;
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()>;
    fn end(self) -> Result<Self::Out>;
}

/// What is known of a list or an object before its contents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// The name of a struct.
    pub(crate) class: Option<&'static str>,
    /// It is the only property, of this name, of an object around it.
    pub(crate) variant: Option<&'static str>,
    /// How many entries it says it has.
    pub(crate) length: usize,
}

/// How much deeper values can still be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) levels: u32,
    wrappers: u32,
}

impl Room {
    pub(crate) fn new(levels: Option<u32>) -> Self {
        let levels = levels.map_or(MAX_NESTING, |levels| levels.min(MAX_NESTING));
        Self { levels, wrappers: MAX_WRAPPERS }
    }

    fn deeper(self, levels: u32) -> Self {
        Self {
            levels: self.levels.saturating_sub(levels),
            wrappers: self.wrappers.saturating_sub(1),
        }
    }
}

/// Gives a value to a sink.
pub(crate) fn give<T, S>(value: &T, sink: S, room: Room) -> Result<S::Out>
where
    T: Serialize + ?Sized,
    S: Sink,
{
    if room.wrappers == 0 {
        return sink.undefined();
    }
    value.serialize(Giver { sink, room })
}

struct Giver<S> {
    sink: S,
    room: Room,
}

impl<S: Sink> Giver<S> {
    fn integer(self, value: impl Into<i128>) -> Result<S::Out> {
        let value = value.into();
        match i64::try_from(value) {
            Ok(small) if small.unsigned_abs() <= 1 << 53 => self.sink.number(small as f64),
            _ => self.sink.bigint(value.to_string()),
        }
    }

    fn list(
        self,
        class: Option<&'static str>,
        variant: Option<&'static str>,
        length: Option<usize>,
    ) -> Result<Giving<S::List>> {
        let shape = Shape { class, variant, length: length.unwrap_or(0) };
        let room = self.room.deeper(if variant.is_some() { 2 } else { 1 });
        self.sink.list(shape, room).map(Giving)
    }

    fn object(
        self,
        class: Option<&'static str>,
        variant: Option<&'static str>,
        length: Option<usize>,
    ) -> Result<Giving<S::Object>> {
        let shape = Shape { class, variant, length: length.unwrap_or(0) };
        let room = self.room.deeper(if variant.is_some() { 2 } else { 1 });
        self.sink.object(shape, room).map(Giving)
    }
}

impl<S: Sink> ser::Serializer for Giver<S> {
    type Ok = S::Out;
    type Error = SerializeError;
    type SerializeSeq = Giving<S::List>;
    type SerializeTuple = Giving<S::List>;
    type SerializeTupleStruct = Giving<S::List>;
    type SerializeTupleVariant = Giving<S::List>;
    type SerializeMap = Giving<S::Object>;
    type SerializeStruct = Giving<S::Object>;
    type SerializeStructVariant = Giving<S::Object>;

    fn serialize_bool(self, value: bool) -> Result<S::Out> {
        self.sink.boolean(value)
    }

    fn serialize_i8(self, value: i8) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<S::Out> {
        self.integer(value)
    }

    fn serialize_i128(self, value: i128) -> Result<S::Out> {
        self.integer(value)
    }

    fn serialize_u8(self, value: u8) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<S::Out> {
        self.integer(value)
    }

    fn serialize_u128(self, value: u128) -> Result<S::Out> {
        match i128::try_from(value) {
            Ok(value) => self.integer(value),
            Err(_) => self.sink.bigint(value.to_string()),
        }
    }

    fn serialize_f32(self, value: f32) -> Result<S::Out> {
        self.sink.number(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<S::Out> {
        self.sink.number(value)
    }

    fn serialize_char(self, value: char) -> Result<S::Out> {
        self.sink.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<S::Out> {
        self.sink.text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<S::Out> {
        self.sink.bytes(value)
    }

    fn serialize_none(self) -> Result<S::Out> {
        self.sink.null()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Out> {
        give(value, self.sink, self.room.deeper(0))
    }

    fn serialize_unit(self) -> Result<S::Out> {
        self.sink.null()
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<S::Out> {
        self.object(Some(name), None, None)?.0.end()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<S::Out> {
        self.sink.literal(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Out> {
        give(value, self.sink, self.room.deeper(0))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Out> {
        let Giving(mut object) = self.object(None, None, Some(1))?;
        object.name(variant)?;
        object.value(value)?;
        object.end()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Giving<S::List>> {
        self.list(None, None, length)
    }

    fn serialize_tuple(self, length: usize) -> Result<Giving<S::List>> {
        self.list(None, None, Some(length))
    }

    fn serialize_tuple_struct(self, name: &'static str, length: usize) -> Result<Giving<S::List>> {
        self.list(Some(name), None, Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Giving<S::List>> {
        self.list(None, Some(variant), Some(length))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Giving<S::Object>> {
        self.object(None, None, length)
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Giving<S::Object>> {
        self.object(Some(name), None, Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Giving<S::Object>> {
        self.object(None, Some(variant), Some(length))
    }
}

/// The contents of a list or an object on their way to the sink.
struct Giving<C>(C);

macro_rules! lists {
    ($($of:ident $push:ident,)*) => {$(
        impl<L: List> ser::$of for Giving<L> {
            type Ok = L::Out;
            type Error = SerializeError;

            fn $push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.0.push(value)
            }

            fn end(self) -> Result<L::Out> {
                self.0.end()
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! structs {
    ($($of:ident,)*) => {$(
        impl<O: Object> ser::$of for Giving<O> {
            type Ok = O::Out;
            type Error = SerializeError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<()> {
                self.0.name(name)?;
                self.0.value(value)
            }

            fn end(self) -> Result<O::Out> {
                self.0.end()
            }
        }
    )*};
}

structs! {
    SerializeStruct,
    SerializeStructVariant,
}

impl<O: Object> ser::SerializeMap for Giving<O> {
    type Ok = O::Out;
    type Error = SerializeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.0.key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.value(value)
    }

    fn end(self) -> Result<O::Out> {
        self.0.end()
    }
}

/// The contents that a sink of primitives never asks for.
pub(crate) struct NoContents<T>(Infallible, PhantomData<T>);

impl<T> List for NoContents<T> {
    type Out = T;

    fn push<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<()> {
        match self.0 {}
    }

    fn end(self) -> Result<T> {
        match self.0 {}
    }
}

impl<T> Object for NoContents<T> {
    type Out = T;

    fn key<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<()> {
        match self.0 {}
    }

    fn name(&mut self, _: &'static str) -> Result<()> {
        match self.0 {}
    }

    fn value<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<()> {
        match self.0 {}
    }

    fn end(self) -> Result<T> {
        match self.0 {}
    }
}
