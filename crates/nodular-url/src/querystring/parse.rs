//! Reading a query string.

use std::fmt;

use super::percent::{unescape, unescape_with_spaces};
use super::reader::Reader;
use crate::querystring::Query;

/// Reads `key=value&key=value`.
///
/// `+` is a space and `%XX` is decoded as [`unescape`](super::unescape) does. A pair without `=` has an empty value, an
/// empty pair is left out. Only the first 1000 pairs are read: see [`ParseOptions::max_keys`].
///
/// Node: [`querystring.parse(str)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::parse;
/// let query = parse("a=1&b=x+y%21&a=2&c&&=d");
/// assert_eq!(query.get_all("a"), ["1", "2"]);
/// assert_eq!(query.get("b"), Some("x y!"));
/// assert_eq!(query.get("c"), Some(""));
/// assert_eq!(query.get(""), Some("d"));
/// ```
#[doc(alias = "decode")]
pub fn parse(text: &str) -> Query {
    parse_with(text, &ParseOptions::default())
}

/// Reads a query string with other separators, another limit or another codec.
///
/// Node: [`querystring.parse(str, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::{ParseOptions, parse_with};
/// let options = ParseOptions::default().sep("; ").eq(": ").max_keys(2);
/// let query = parse_with("a: 1; b: 2; c: 3", &options);
/// assert_eq!(query.to_string(), "a=1&b=2");
/// ```
pub fn parse_with(text: &str, options: &ParseOptions<'_>) -> Query {
    let reader = Reader::new(options);
    let mut query = Query::with_capacity((text.len() / SHORT_PAIR).min(16));
    let mut rest = text;
    for pairs in 1.. {
        let (pair, after) = reader.plain_pair(rest).unwrap_or_else(|| reader.pair(rest));
        if let Some((key, value)) = pair {
            query.append(key, value);
        }
        match after {
            Some(after) if pairs != options.max_keys => rest = after,
            _ => break,
        }
    }
    query
}

/// The bytes of a short pair, for a first guess at how many there are.
const SHORT_PAIR: usize = 8;

/// How [`parse_with`] reads: `Default` is `&`, `=`, 1000 pairs and [`unescape`](super::unescape).
///
/// Node: [`querystring.parse(str, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    pub(super) sep: &'a str,
    pub(super) eq: &'a str,
    max_keys: usize,
    pub(super) decode: Option<Decode<'a>>,
}

type Decode<'a> = &'a dyn Fn(&str) -> Option<String>;

impl<'a> ParseOptions<'a> {
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

    /// How many pairs are read, empty and repeated ones included; 0 is all of them.
    #[doc(alias = "maxKeys")]
    #[must_use]
    pub fn max_keys(self, max_keys: usize) -> Self {
        Self { max_keys, ..self }
    }

    /// What decodes each key and each value that is not empty, instead of [`unescape`](super::unescape).
    ///
    /// It gets `%20` for every `+`. Where it returns `None` (in Node: throws), the usual decoding is done.
    #[doc(alias = "decodeURIComponent")]
    #[must_use]
    pub fn decode_uri_component(self, decode: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { decode: Some(decode), ..self }
    }

    /// The `text` of a key or a value, decoded.
    pub(super) fn decode(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        match self.decode {
            None => unescape(text).into_owned(),
            Some(decode) => decode(text).unwrap_or_else(|| unescape_with_spaces(text).into_owned()),
        }
    }
}

impl Default for ParseOptions<'_> {
    fn default() -> Self {
        Self { sep: "&", eq: "=", max_keys: 1000, decode: None }
    }
}

impl fmt::Debug for ParseOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseOptions")
            .field("sep", &self.sep)
            .field("eq", &self.eq)
            .field("max_keys", &self.max_keys)
            .field("decode_uri_component", &self.decode.map(|_| ".."))
            .finish()
    }
}
