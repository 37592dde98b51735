//! What stands in the recorded tables.

use nodular_buffer::{Encoding, Error};
use serde_json::{Value, json};

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    Encoding::Hex.to_bytes(text(value))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    Encoding::Hex.to_text(bytes)
}

pub(crate) fn encoding(value: &Value) -> Encoding {
    text(value).parse().expect("an encoding")
}

pub(crate) fn size(value: &Value) -> usize {
    value.as_u64().and_then(|size| size.try_into().ok()).expect("a size")
}

pub(crate) fn maybe_size(value: &Value) -> Option<usize> {
    (!value.is_null()).then(|| size(value))
}

pub(crate) fn maybe_position(value: &Value) -> Option<isize> {
    value.as_i64().and_then(|position| position.try_into().ok())
}

/// The result, or the error as the scripts print it. A `DOMException` has its name for a code.
pub(crate) fn answer<T: Into<Value>>(result: Result<T, Error>) -> Value {
    match result {
        Ok(value) => value.into(),
        Err(error) if error.code() == "InvalidCharacterError" => {
            json!({ "code": 5, "message": error.to_string(), "name": error.code() })
        }
        Err(error) => {
            let name = error.class().name();
            json!({ "code": error.code(), "message": error.to_string(), "name": name })
        }
    }
}

pub(crate) fn same(actual: Value, expected: &Value) -> Result<(), String> {
    if actual == *expected { Ok(()) } else { Err(actual.to_string()) }
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}
