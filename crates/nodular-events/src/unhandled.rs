//! What an `error` event without a listener turns into.

use std::any::{Any, type_name};

use crate::error::{Error, SharedError};

/// The error that emitting `payload` as an `error` is, if nobody listens.
#[cold]
pub(crate) fn error<T: 'static>(payload: &T) -> Error {
    let any: &dyn Any = payload;
    match any.downcast_ref::<SharedError>() {
        Some(error) => Error::Emitted(SharedError::clone(error)),
        None => {
            Error::Unhandled { value: printed(any).unwrap_or_else(|| type_name::<T>().to_owned()) }
        }
    }
}

/// What Node's `util.inspect` prints for the value, if it is a string, a boolean or a number.
fn printed(value: &dyn Any) -> Option<String> {
    macro_rules! print_as_is {
        ($($type:ty),*) => {
            $(if let Some(value) = value.downcast_ref::<$type>() {
                return Some(value.to_string());
            })*
        };
    }
    if value.is::<()>() {
        return Some("undefined".to_owned());
    }
    if let Some(text) = value.downcast_ref::<String>() {
        return Some(quoted(text));
    }
    if let Some(text) = value.downcast_ref::<&'static str>() {
        return Some(quoted(text));
    }
    if let Some(number) = value.downcast_ref::<f64>() {
        return Some(float(*number));
    }
    print_as_is!(bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);
    None
}

/// The number as JavaScript prints it: very large and very small ones with an exponent.
fn float(number: f64) -> String {
    let size = number.abs();
    if size.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if size >= 1e21 {
        return format!("{number:e}").replace('e', "e+");
    }
    if size < 1e-6 && size > 0.0 { format!("{number:e}") } else { number.to_string() }
}

/// The text in the quotes that need the fewest escapes: `'`, else `"`, else a backtick.
fn quoted(text: &str) -> String {
    let is_free = |quote: &char| !text.contains(*quote) && (*quote != '`' || !text.contains("${"));
    let quote = ['\'', '"', '`'].into_iter().find(is_free).unwrap_or('\'');
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(quote);
    for char in text.chars() {
        match char {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\\' => quoted.push_str("\\\\"),
            char if char == quote => quoted.extend(['\\', char]),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                quoted.push_str(&format!("\\x{:02X}", u32::from(char)));
            }
            char => quoted.push(char),
        }
    }
    quoted.push(quote);
    quoted
}
