//! UTF-16, little-endian.

use encoding_rs::UTF_16LE;
use encoding_rs::mem::convert_str_to_utf16;

/// How many bytes are turned into units at a time: these stay in the nearest cache.
const CHUNK: usize = 4096;

pub(super) fn to_text(bytes: &[u8]) -> String {
    let even = &bytes[..bytes.len() & !1];
    UTF_16LE.decode_without_bom_handling(even).0.into_owned()
}

pub(super) fn to_bytes(mut text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 2);
    // The library wants room for a unit more than there are bytes.
    let mut units = [0; CHUNK + 1];
    while !text.is_empty() {
        let (chunk, rest) = text.split_at(text.floor_char_boundary(CHUNK));
        let length = convert_str_to_utf16(chunk, &mut units);
        bytes.extend(units[..length].iter().flat_map(|unit| unit.to_le_bytes()));
        text = rest;
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
