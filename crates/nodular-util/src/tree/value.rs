use std::borrow::Cow;

use super::Id;

/// Text in a tree: a literal is not copied.
pub type Text = Cow<'static, str>;

/// A JavaScript value: a primitive, or an object of the tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `undefined`
    #[default]
    Undefined,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number
    Number(f64),
    /// A `bigint`, in decimal digits with `-` before them if negative, without the `n`
    BigInt(Text),
    /// A string
    String(Text),
    /// A symbol with this description, `None` if it has none
    Symbol(Option<Text>),
    /// An object
    Object(Id),
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Number(value.into())
    }
}

/// A number if a JavaScript number can hold it exactly, else a `bigint`.
impl From<i128> for Value {
    fn from(value: i128) -> Self {
        match i64::try_from(value) {
            Ok(small) if small.unsigned_abs() <= 1 << 53 => Self::Number(small as f64),
            _ => Self::BigInt(value.to_string().into()),
        }
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Self::String(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value.into())
    }
}

impl From<Id> for Value {
    fn from(value: Id) -> Self {
        Self::Object(value)
    }
}
