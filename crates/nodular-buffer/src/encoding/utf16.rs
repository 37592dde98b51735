//! UTF-16, little-endian.

use encoding_rs::UTF_16LE;

pub(super) fn to_text(bytes: &[u8]) -> String {
    let even = &bytes[..bytes.len() & !1];
    UTF_16LE.decode_without_bom_handling(even).0.into_owned()
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 2);
    for unit in text.encode_utf16() {
        bytes.extend_from_slice(&unit.to_le_bytes());
    }
    bytes
}

/// The length of the text in JavaScript.
pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    // A character is one unit, and two if it has four bytes in UTF-8.
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
        + text.bytes().filter(|&byte| byte >= 0xf0).count()
}
