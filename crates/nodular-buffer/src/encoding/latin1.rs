//! Encodings of a byte a character.

use encoding_rs::mem;

pub(super) fn to_text(bytes: &[u8]) -> String {
    mem::decode_latin1(bytes).into_owned()
}

/// The text without the highest bit of each byte.
pub(super) fn to_ascii_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(byte & 0x7f)).collect()
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    if mem::is_str_latin1(text) {
        return mem::encode_latin1_lossy(text).into_owned();
    }
    text.encode_utf16().map(|unit| unit as u8).collect()
}
