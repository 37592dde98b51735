//! What is searched for, and what memory is filled with.

use std::borrow::Cow;

use crate::buffer::Buffer;
use crate::encoding::Encoding;

/// A byte, bytes, or text in an encoding: what is searched for, and what memory is filled with.
///
/// Whatever converts into it does as an argument: a `u8`, `&[u8]`, `&Buffer`, `&str` (as UTF-8), and a pair of one
/// of the last three with an [`Encoding`].
///
/// # Examples
///
/// ```
/// use nodular_buffer::{BufferExt, Encoding};
///
/// let bytes = b"abcabc";
/// assert_eq!(bytes.index_of(b'c'), Some(2));
/// assert_eq!(bytes.index_of(b"ca"), Some(2));
/// assert_eq!(bytes.index_of("ca"), Some(2));
/// assert_eq!(bytes.index_of(("6361", Encoding::Hex)), Some(2));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'a> {
    pub(crate) value: Value<'a>,
    pub(crate) encoding: Encoding,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Byte(u8),
    Bytes(&'a [u8]),
    Text(&'a str),
}

impl Pattern<'_> {
    pub(crate) fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.value {
            Value::Byte(byte) => Cow::Borrowed(std::slice::from_ref(byte)),
            Value::Bytes(bytes) => Cow::Borrowed(bytes),
            Value::Text(text) if self.encoding == Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
            Value::Text(text) => Cow::Owned(self.encoding.to_bytes(text)),
        }
    }

    /// Whether only every other byte can start what is searched for.
    pub(crate) fn is_utf16(&self) -> bool {
        self.encoding == Encoding::Utf16Le && !matches!(self.value, Value::Byte(_))
    }

    /// The bytes to search in: text in UTF-16 takes no notice of an odd one at the end.
    pub(crate) fn haystack<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        match self.value {
            Value::Text(_) if self.is_utf16() => &bytes[..bytes.len() & !1],
            _ => bytes,
        }
    }
}

impl From<u8> for Pattern<'_> {
    fn from(byte: u8) -> Self {
        Self { value: Value::Byte(byte), encoding: Encoding::Utf8 }
    }
}

impl<'a> From<&'a str> for Pattern<'a> {
    fn from(text: &'a str) -> Self {
        (text, Encoding::Utf8).into()
    }
}

impl<'a> From<(&'a str, Encoding)> for Pattern<'a> {
    fn from((text, encoding): (&'a str, Encoding)) -> Self {
        Self { value: Value::Text(text), encoding }
    }
}

impl<'a> From<&'a [u8]> for Pattern<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        (bytes, Encoding::Utf8).into()
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Pattern<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl<'a> From<&'a Buffer> for Pattern<'a> {
    fn from(buffer: &'a Buffer) -> Self {
        (&**buffer).into()
    }
}

impl<'a> From<(&'a Buffer, Encoding)> for Pattern<'a> {
    fn from((buffer, encoding): (&'a Buffer, Encoding)) -> Self {
        (&**buffer, encoding).into()
    }
}

/// With [`Encoding::Utf16Le`], the bytes are looked for at even positions only.
impl<'a> From<(&'a [u8], Encoding)> for Pattern<'a> {
    fn from((bytes, encoding): (&'a [u8], Encoding)) -> Self {
        Self { value: Value::Bytes(bytes), encoding }
    }
}
