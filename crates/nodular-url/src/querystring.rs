//! Query strings with the semantics of [`node:querystring`](https://nodejs.org/api/querystring.html).
//!
//! ```
//! use nodular_url::querystring;
//!
//! let query = querystring::parse("tag=rust&tag=node&q=hello+w%C3%B6rld");
//! assert_eq!(query.get("q"), Some("hello wörld"));
//! assert_eq!(query.get_all("tag"), ["rust", "node"]);
//!
//! assert_eq!(querystring::stringify(&query), "tag=rust&tag=node&q=hello%20w%C3%B6rld");
//! ```
//!
//! Node keeps this module for speed and for old code. For HTML forms and the web's own rules take
//! [`UrlSearchParams`](crate::UrlSearchParams) instead.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `querystring.parse(str)` | [`parse(str)`](parse) |
//! | `querystring.parse(str, sep, eq, { maxKeys, decodeURIComponent })` | [`parse_with(str, &options)`](parse_with), [`ParseOptions`] |
//! | `querystring.stringify(obj)` | [`stringify(pairs)`](stringify()) |
//! | `querystring.stringify(obj, sep, eq, { encodeURIComponent })` | [`stringify_with(pairs, &options)`](stringify_with), [`StringifyOptions`] |
//! | `querystring.escape`, `unescape` | [`escape`], [`unescape`] |
//! | `querystring.unescapeBuffer` | [`unescape_buffer`] |
//! | `querystring.decode`, `encode` | [`decode`], [`encode`] |
//! | the object that `parse` returns | [`Query`] |
//! | `string \| string[]` as a property's value | [`OneOrMany`] |
//! | what `stringify` takes as a property's value | [`Value`] |
//!
//! # Differences from Node
//!
//! - A [`Query`] gives its keys in the order of the string. A JavaScript object gives keys that look like array
//!   indices first: Node iterates `b=1&2=2` as `2`, `b`.
//! - Rust's integers are written with all their digits, as Node writes a `bigint`; Node's `number` is not exact past
//!   2⁵³.
//! - Replacing the functions `querystring.escape` and `querystring.unescape` for the whole program has no
//!   counterpart: give a codec in the options.
//! - Characters beyond U+FFFF are one: Node compares the two halves, and does not find an `eq` of 😁 if `sep` is 😀,
//!   whose first half is the same.
//! - `escape` cannot fail: a `&str` has no lone surrogates.

mod parse;
mod percent;
mod query;
mod reader;
mod stringify;
mod value;

pub use self::parse::{ParseOptions, parse, parse as decode, parse_with};
pub use self::percent::{escape, escape_utf16, unescape, unescape_buffer};
pub use self::query::{Iter, OneOrMany, Query};
pub use self::stringify::{StringifyOptions, stringify, stringify as encode, stringify_with};
pub use self::value::Value;
