//! What can be written into a query string.

use std::borrow::Cow;

use nodular_error::Number;

use crate::querystring::OneOrMany;

/// A value that [`stringify`](crate::querystring::stringify) writes; made with `From`.
///
/// ```
/// # use nodular_url::querystring::{Value, stringify};
/// let pairs = [
///     ("name", Value::from("김")),
///     ("page", Value::from(2)),
///     ("ratio", Value::from(1e21)),
///     ("draft", Value::from(false)),
///     ("tag", Value::from(["a", "b"])),
///     ("nothing", Value::Null),
/// ];
/// assert_eq!(
///     stringify(pairs),
///     "name=%EA%B9%80&page=2&ratio=1e%2B21&draft=false&tag=a&tag=b&nothing=",
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Written as an empty string: JavaScript's `null`, `undefined`, or an object.
    Null,
    /// Written as `true` or `false`.
    Bool(bool),
    /// Written as JavaScript's `number`; an empty string unless it is finite.
    Number(f64),
    /// Written with all its digits, as JavaScript's `bigint`.
    Integer(i128),
    /// Written as it is.
    String(Cow<'a, str>),
    /// Its key is written once for each element, and not at all if there are none. An array in an array is written
    /// as an empty string.
    Array(Vec<Self>),
}

impl Value<'_> {
    /// The text of it, before encoding; an array has none.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::String(text) => Cow::Borrowed(text),
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
            Self::Integer(integer) => Cow::Owned(integer.to_string()),
            Self::Number(number) if number.is_finite() => {
                Cow::Owned(Number::from(*number).to_string())
            }
            Self::Number(_) | Self::Null | Self::Array(_) => Cow::Borrowed(""),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::String(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::String(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::String(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

macro_rules! from_integers {
    ($($integer:ty)+) => {$(
        impl From<$integer> for Value<'_> {
            fn from(integer: $integer) -> Self {
                Self::Integer(i128::from(integer))
            }
        }
    )+};
}

from_integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

impl From<usize> for Value<'_> {
    fn from(integer: usize) -> Self {
        // No `usize` is wider than 64 bits.
        Self::Integer(integer as i128)
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<'a, T: Into<Self>> From<Vec<T>> for Value<'a> {
    fn from(values: Vec<T>) -> Self {
        Self::Array(values.into_iter().map(Into::into).collect())
    }
}

impl<'a, T: Into<Self>, const N: usize> From<[T; N]> for Value<'a> {
    fn from(values: [T; N]) -> Self {
        Self::Array(values.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<&'a OneOrMany> for Value<'a> {
    fn from(values: &'a OneOrMany) -> Self {
        match values {
            OneOrMany::One(value) => Self::from(value),
            OneOrMany::Many(values) => Self::Array(values.iter().map(Self::from).collect()),
        }
    }
}
