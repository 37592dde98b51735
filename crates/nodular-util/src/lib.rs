//! Node's [`node:util`](https://nodejs.org/api/util.html): values as text, text with places for values, command lines,
//! bytes as text, MIME types, deprecations, callbacks as futures, fewer calls.
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
//! | `util.inspect(value, { depth: -1 })` | [`inspect_name`], for values of a tree |
//! | `compact: false`, `compact: true` | [`Compact::Levels(0)`](Compact::Levels), [`Compact::Always`] |
//! | `depth: Infinity`, `breakLength: Infinity` | `None` |
//! | `util.format('%s', a)` | [`format(&("%s", a))`](format()) |
//! | `util.formatWithOptions(options, '%s', a)` | [`format_with_options`], [`format_values`] for values of a tree |
//! | `util.isDeepStrictEqual(a, b)` | [`is_deep_strict_equal`] |
//! | `util.diff(a, b)` | [`diff`](diff()) of lists |
//! | `util.parseArgs(config)` | [`ParseArgs::parse`] |
//! | `util.styleText(format, text)` | [`style_text`], if [`should_colorize`] |
//! | `util.stripVTControlCharacters(text)` | [`strip_vt_control_characters`] |
//! | `util.toUSVString(text)` | [`to_usv_string`] |
//! | `new util.MIMEType(text)`, `mime.params.get('charset')` | [`MimeType::new`], [`MimeParams::get`] |
//! | `new TextDecoder('sjis', { fatal: true })` | [`TextDecoder::new("sjis")?.fatal()`](TextDecoder) |
//! | `decoder.decode(bytes, { stream: true })` | [`TextDecoder::decode_stream`] |
//! | `new TextEncoder().encodeInto(text, bytes)` | [`TextEncoder::encode_into`] |
//! | `util.deprecate(f, 'old', 'DEP1')` | [`Deprecations::deprecate`] |
//! | `util.debuglog('net')('%d bytes', n)` | [`debuglog("net").write(&mut stderr, &("%d bytes", n))?`](DebugLog::write) |
//! | `util.promisify(f)`, `util.callbackify(f)` | [`promisify`], [`callbackify`] |
//! | `util.debounce(f, 200)`, `util.throttle(f, 2, 1000)` | `debounce`, `throttle`, with the feature `tokio` |
//! | `util.types.isMap(value)`, `util.isArray(value)` | [`types::is_map`], [`types::is_array`], of values of a tree |
//! | `util.getCallSites()[0]` | [`call_site`] |
//! | `util.aborted(signal, resource)` | `AbortSignal::aborted` of the crate `nodular-events` |
//! | `util.parseEnv(text)` | in the crate `nodular-process` |
//! | `util.inherits(A, B)` | a trait |
//! | `util.getSystemErrorName(errno)` and its kind | [`get_system_error_name`], [`get_system_error_message`], [`get_system_error_map`] |
//! | `String(number)` | [`number_to_string`] |
//!
//! # Features
//!
//! - `tokio`: `debounce` and `throttle`, whose waiting needs a runtime
//!
//! # Differences from Node
//!
//! - Text is UTF-8, so no half of a character stands alone, but for the one that `maxStringLength` cuts off.
//! - A tree is data: nothing is called. A getter shows the result that whoever built the tree gave it, `%s` inspects also
//!   functions and what has a `toString` of its own (but for a `Buffer` and typed arrays), and an inspection function's
//!   text is [`Kind::Custom`](tree::Kind::Custom).
//! - Keys stay in their order: JavaScript has those that are integers first.
//! - Objects within 200 others show that the stack is too small for them. Node has room for some thousands.
//! - With `colors` every line of a stack in `node:` is gray, whether Node has such a module or not; the working directory
//!   is an option, and found in file URLs as long as it needs no escapes there.
//! - A `Buffer`'s own properties are not shown.
//! - `%j` writes a `bigint` as its digits, where Node throws, and `[Circular]` for what is deeper than 200 objects.
//! - Symbols with the same description are equal; values in themselves are equal if no path tells them apart.
//! - [`style_text`] does not look at a stream: whoever writes asks [`should_colorize`].
//! - [`TextDecoder`] follows the Encoding Standard. Node has the tables of ICU for the encodings of Chinese, Japanese and
//!   Korean, which differ from the standard's in some characters and in how much of what is broken is one `U+FFFD`.
//! - After an error a [`TextDecoder`] starts afresh. Node's for UTF-8 then keeps a byte order mark.
//! - A function of [`promisify`] that drops its callback is an error, where a promise waits for ever. There is no
//!   `promisify.custom`.
//! - [`Deprecations`] is a value, not the process's: nothing is told twice by the same one. [`debuglog`] looks at the
//!   environment each time, and its caller says where messages go.
//! - [`call_site`] is one place without a function's name.
//! - Of `debounce` and `throttle`, `ref`, `unref` and `pending` are absent, a signal is given with `abort`, and a panic is
//!   told to the callers.
//! - An option's letter is a `char`; Node takes a UTF-16 unit. `__proto__` is an option like any other.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod call_site;
mod color;
mod debuglog;
mod deprecate;
mod diff;
mod equal;
mod format;
mod inspect;
mod mime;
mod number;
mod oneshot;
mod parse_args;
mod promisify;
#[cfg(feature = "tokio")]
mod rate;
mod serialize;
mod strip;
mod style_text;
mod text_decoder;
mod text_encoder;
pub mod tree;
pub mod types;
mod usv;
mod warning;
mod width;

pub use crate::call_site::{CallSite, call_site};
pub use crate::color::{get_color_depth, should_colorize};
pub use crate::debuglog::{DebugEnv, DebugLog, debuglog};
pub use crate::deprecate::{Deprecated, Deprecations};
pub use crate::diff::{Change, diff};
pub use crate::equal::is_deep_strict_equal;
pub use crate::format::{format, format_values, format_with_options};
pub use crate::inspect::{
    Compact, Getters, InspectOptions, Sorted, inspect, inspect_name, inspect_value, inspect_with,
};
pub use crate::mime::{MimeError, MimeParams, MimePart, MimeType};
pub use crate::number::number_to_string;
pub use crate::parse_args::{
    ArgOption, ArgValue, ArgValues, ParseArgs, ParseArgsError, ParsedArgs, Token,
};
pub use crate::promisify::{Callback, Promised, PromisifyError, Task, callbackify, promisify};
#[cfg(feature = "tokio")]
pub use crate::rate::{
    Call, CallError, DebounceOptions, Debounced, Overflow, Reason, ThrottleOptions, Throttled,
    debounce, throttle,
};
pub use crate::serialize::{SerializeError, to_value};
pub use crate::strip::strip_vt_control_characters;
pub use crate::style_text::{STYLES, style_text};
pub use crate::text_decoder::{TextDecoder, TextDecoderError};
pub use crate::text_encoder::{EncodedInto, TextEncoder};
pub use crate::usv::to_usv_string;
pub use crate::warning::Warning;
pub use crate::width::get_string_width;
pub use nodular_error::{get_system_error_map, get_system_error_message, get_system_error_name};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
