//! UTF-16, little-endian.

use encoding_rs::UTF_16LE;
use encoding_rs::mem::convert_str_to_utf16;

pub(super) fn to_text(bytes: &[u8]) -> String {
    let even = &bytes[..bytes.len() & !1];
    UTF_16LE.decode_without_bom_handling(even).0.into_owned()
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    // The library wants room for a unit more.
    let mut units = vec![0; text.len() + 1];
    let length = convert_str_to_utf16(text, &mut units);
    units[..length].iter().flat_map(|unit| unit.to_le_bytes()).collect()
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
