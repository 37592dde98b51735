//! The parts that the messages of argument errors are built of.

use std::fmt;

use crate::number::separated;
use crate::received::{Received, first_units};

/// `"path" argument`, `"options.size" property`, or `first argument` as it is.
pub(crate) struct Subject<'a>(pub(crate) &'a str);

impl Subject<'_> {
    pub(crate) fn kind(name: &str) -> &'static str {
        if name.contains('.') { "property" } else { "argument" }
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.ends_with(" argument") {
            return f.write_str(self.0);
        }
        write!(f, "\"{}\" {}", self.0, Self::kind(self.0))
    }
}

/// `"name" and "value" arguments`.
pub(crate) struct Missing<'a>(pub(crate) &'a [&'a [&'a str]]);

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<String> = self.0.iter().map(|group| quoted(group).join(" or ")).collect();
        let plural = if groups.len() > 1 { "s" } else { "" };
        write!(f, "{} argument{plural}", list(&groups, "and"))
    }
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("\"{name}\"")).collect()
}

/// `a`, `a or b`, `a, b, or c`.
pub(crate) fn list(words: &[String], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [first, second] => format!("{first} {conjunction} {second}"),
        [first @ .., last] => format!("{}, {conjunction} {last}", first.join(", ")),
    }
}

/// The value as `util.inspect` shows it, but no more than 128 UTF-16 units.
pub(crate) struct Shortened<'a>(pub(crate) &'a Received);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inspected = self.0.inspect();
        match first_units(&inspected, 128) {
            None => f.write_str(&inspected),
            Some(units) => write!(f, "{}...", String::from_utf16_lossy(&units)),
        }
    }
}

/// The value as `util.inspect` shows it, but the thousands of what is above 2**32 separated.
pub(crate) struct OutOfRange<'a>(pub(crate) &'a Received);

impl fmt::Display for OutOfRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separate = match self.0 {
            Received::BigInt(value) | Received::Integer(value) => {
                value.unsigned_abs() > LIMIT.into()
            }
            Received::Number(number) => number.is_integer() && number.get().abs() > LIMIT as f64,
            _ => false,
        };
        match (self.0, separate) {
            (Received::BigInt(value), true) => write!(f, "{}n", separated(&value.to_string())),
            (value, true) => f.write_str(&separated(&value.inspect())),
            (value, false) => f.write_str(&value.inspect()),
        }
    }
}

const LIMIT: u64 = 1 << 32;
