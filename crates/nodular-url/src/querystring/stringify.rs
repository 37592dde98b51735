//! Writing a query string.

use std::fmt;

use super::percent::escape_into;
use crate::querystring::Value;

/// Writes keys and values as a query string, `key=value&key=value`.
///
/// Takes a [`&Query`](crate::querystring::Query), or any sequence of pairs; see [`Value`] for what a value can be. A key
/// whose value is an array is repeated for each element. Keys and values are [`escape`](super::escape)d.
///
/// Node: [`querystring.stringify(obj)`](https://nodejs.org/api/querystring.html#querystringstringifyobj-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::{Value, stringify};
/// assert_eq!(stringify([("a", "1"), ("b", "x y")]), "a=1&b=x%20y");
/// assert_eq!(stringify([("a", Value::from(1)), ("b", Value::from([2, 3]))]), "a=1&b=2&b=3");
/// ```
#[doc(alias = "encode")]
pub fn stringify<'a, K, V>(pairs: impl IntoIterator<Item = (K, V)>) -> String
where
    K: AsRef<str>,
    V: Into<Value<'a>>,
{
    stringify_with(pairs, &StringifyOptions::default())
}

/// Writes keys and values as a query string, with other separators or another codec.
///
/// Node: [`querystring.stringify(obj, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringstringifyobj-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::{StringifyOptions, stringify_with};
/// let options = StringifyOptions::default().sep("; ").eq(": ");
/// assert_eq!(stringify_with([("a", "1"), ("b", "x y")], &options), "a: 1; b: x%20y");
///
/// let shout = |text: &str| text.to_uppercase();
/// let options = StringifyOptions::default().encode_uri_component(&shout);
/// assert_eq!(stringify_with([("a", "x y")], &options), "A=X Y");
/// ```
pub fn stringify_with<'a, K, V>(
    pairs: impl IntoIterator<Item = (K, V)>,
    options: &StringifyOptions<'_>,
) -> String
where
    K: AsRef<str>,
    V: Into<Value<'a>>,
{
    let pairs = pairs.into_iter();
    let mut out = Vec::with_capacity(USUAL_PAIR * pairs.size_hint().0.min(64));
    for (key, value) in pairs {
        let (key, value) = (key.as_ref(), value.into());
        match &value {
            Value::Array(elements) => {
                elements.iter().for_each(|it| options.write(&mut out, key, it))
            }
            _ => options.write(&mut out, key, &value),
        }
    }
    String::from_utf8(out).expect("it is put together of texts")
}

/// The bytes of a pair with its separators, for a first guess.
const USUAL_PAIR: usize = 16;

/// How [`stringify_with`] writes: `Default` is `&`, `=` and [`escape`](super::escape).
///
/// Node: [`querystring.stringify(obj, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringstringifyobj-sep-eq-options)
#[derive(Clone, Copy)]
pub struct StringifyOptions<'a> {
    sep: &'a str,
    eq: &'a str,
    encode: Option<&'a dyn Fn(&str) -> String>,
}

impl<'a> StringifyOptions<'a> {
    /// What stands between two pairs; `""` means `&`.
    #[must_use]
    pub fn sep(self, sep: &'a str) -> Self {
        Self { sep: if sep.is_empty() { "&" } else { sep }, ..self }
    }

    /// What stands between a key and its value; `""` means `=`.
    #[must_use]
    pub fn eq(self, eq: &'a str) -> Self {
        Self { eq: if eq.is_empty() { "=" } else { eq }, ..self }
    }

    /// What encodes each key and each value, also empty ones, instead of [`escape`](super::escape).
    #[doc(alias = "encodeURIComponent")]
    #[must_use]
    pub fn encode_uri_component(self, encode: &'a dyn Fn(&str) -> String) -> Self {
        Self { encode: Some(encode), ..self }
    }

    /// Appends one pair; `value` is not an array.
    fn write(&self, out: &mut Vec<u8>, key: &str, value: &Value<'_>) {
        if !out.is_empty() {
            out.extend_from_slice(self.sep.as_bytes());
        }
        self.encode(out, key);
        out.extend_from_slice(self.eq.as_bytes());
        self.encode(out, &value.text());
    }

    fn encode(&self, out: &mut Vec<u8>, text: &str) {
        match self.encode {
            None => escape_into(out, text),
            Some(encode) => out.extend_from_slice(encode(text).as_bytes()),
        }
    }
}

impl Default for StringifyOptions<'_> {
    fn default() -> Self {
        Self { sep: "&", eq: "=", encode: None }
    }
}

impl fmt::Debug for StringifyOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StringifyOptions")
            .field("sep", &self.sep)
            .field("eq", &self.eq)
            .field("encode_uri_component", &self.encode.map(|_| ".."))
            .finish()
    }
}
