//! Node's [`node:util`](https://nodejs.org/api/util.html): values as text, text with places for values, command lines.
//!
//! [`inspect`] shows any [`serde::Serialize`] value in Node's layout; [`inspect_value`] shows values of a
//! [`tree`], which has all that JavaScript has: classes, maps, typed arrays, errors, getters, symbols, and values in
//! themselves. Neither panics nor fails to end, whatever the value.
//!
//! ```
//! use nodular_util::{ArgOption, ParseArgs, format, inspect};
//!
//! #[derive(serde::Serialize)]
//! struct User { name: &'static str, tags: Vec<&'static str> }
//!
//! let user = User { name: "Kim", tags: vec!["admin", "it's"] };
//! assert_eq!(inspect(&user), r#"User { name: 'Kim', tags: [ 'admin', "it's" ] }"#);
//!
//! assert_eq!(format(&("%s is %d years and %j", "Kim", 42.5, [1, 2])), "Kim is 42.5 years and [1,2]");
//!
//! let command = ParseArgs::new().option("port", ArgOption::string().short('p').default("8080"));
//! assert_eq!(command.parse(["-p", "80"])?.values.text("port"), Some("80"));
//! # Ok::<(), nodular_util::ParseArgsError>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `util.inspect(value)` | [`inspect(&value)`](inspect()), [`inspect_value`] for values of a [`tree`] |
//! | `util.inspect(value, { depth: 0 })` | [`inspect_with`] with [`InspectOptions`] |
//! | `compact: false`, `compact: true` | [`Compact::Levels(0)`](Compact::Levels), [`Compact::Always`] |
//! | `depth: Infinity`, `breakLength: Infinity` | `None` |
//! | `util.format('%s', a)` | [`format(&("%s", a))`](format()) |
//! | `util.formatWithOptions(options, '%s', a)` | [`format_with_options`], [`format_values`] for values of a tree |
//! | `util.isDeepStrictEqual(a, b)` | [`is_deep_strict_equal`] |
//! | `util.diff(a, b)` | [`diff`](diff()) of lists |
//! | `util.parseArgs(config)` | [`ParseArgs::parse`] |
//! | `util.styleText(format, text)` | [`style_text`] |
//! | `util.stripVTControlCharacters(text)` | [`strip_vt_control_characters`] |
//! | `util.toUSVString(text)` | [`to_usv_string`] |
//! | `util.getSystemErrorName(errno)` and its kind | [`get_system_error_name`], [`get_system_error_message`], [`get_system_error_map`] |
//! | `String(number)` | [`number_to_string`] |
//!
//! # Differences from Node
//!
//! - Text is UTF-8, so no half of a character stands alone, but for the one that `maxStringLength` cuts off.
//! - A tree is data: nothing is called. A getter shows the result that whoever built the tree gave it, `%s` inspects also
//!   what has a `toString` of its own (but for a `Buffer`) and functions, and an inspection function's text is
//!   [`Kind::Custom`](tree::Kind::Custom).
//! - Keys stay in their order: JavaScript has those that are integers first.
//! - Objects within 200 others show that the stack is too small for them. Node has room for some thousands.
//! - With `colors` every line of a stack in `node:` is gray, whether Node has such a module or not; the working directory
//!   is an option, and found in file URLs as long as it needs no escapes there.
//! - A `Buffer`'s own properties are not shown.
//! - `%j` writes a `bigint` as its digits, where Node throws, and `[Circular]` for what is deeper than 200 objects.
//! - Symbols with the same description are equal; values in themselves are equal if no path tells them apart.
//! - [`style_text`] does not look at a stream: whoever writes decides about color.
//! - An option's letter is a `char`; Node takes a UTF-16 unit. `__proto__` is an option like any other.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod diff;
mod equal;
mod format;
mod inspect;
mod number;
mod parse_args;
mod serialize;
mod strip;
mod style_text;
pub mod tree;
mod usv;
mod width;

pub use crate::diff::{Change, diff};
pub use crate::equal::is_deep_strict_equal;
pub use crate::format::{format, format_values, format_with_options};
pub use crate::inspect::{
    Compact, Getters, InspectOptions, Sorted, inspect, inspect_value, inspect_with,
};
pub use crate::number::number_to_string;
pub use crate::parse_args::{
    ArgOption, ArgValue, ArgValues, ParseArgs, ParseArgsError, ParsedArgs, Token,
};
pub use crate::serialize::{SerializeError, to_value};
pub use crate::strip::strip_vt_control_characters;
pub use crate::style_text::{STYLES, style_text};
pub use crate::usv::to_usv_string;
pub use crate::width::get_string_width;
pub use nodular_error::{get_system_error_map, get_system_error_message, get_system_error_name};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
