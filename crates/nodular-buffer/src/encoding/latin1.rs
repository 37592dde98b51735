//! Encodings of a byte a character.

/// How many bytes become text at a time: their text stays in the nearest cache.
const CHUNK: usize = 4096;

pub(super) fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut utf8 = [0; 2 * CHUNK];
    for chunk in bytes.chunks(CHUNK) {
        let length = if chunk.is_ascii() {
            utf8[..chunk.len()].copy_from_slice(chunk);
            chunk.len()
        } else {
            write_utf8(chunk, &mut utf8)
        };
        text.push_str(simdutf8::basic::from_utf8(&utf8[..length]).unwrap_or_default());
    }
    text
}

/// Writes each byte as the character of its number, and says how long that is.
///
/// There is no branch in it: which bytes are above 127 is not to be predicted.
fn write_utf8(bytes: &[u8], utf8: &mut [u8; 2 * CHUNK]) -> usize {
    let mut length = 0;
    for &byte in bytes {
        let high = byte >> 7;
        // Of an ASCII byte, the second one is overwritten by the next.
        let first = if high == 1 { 0xc0 | byte >> 6 } else { byte };
        if let Some(room) = utf8.get_mut(length..length + 2) {
            room.copy_from_slice(&[first, 0x80 | byte & 0x3f]);
        }
        length += 1 + usize::from(high);
    }
    length
}

/// The text without the highest bit of each byte.
pub(super) fn to_ascii_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(byte & 0x7f)).collect()
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    let highest = text.bytes().fold(0, u8::max);
    if highest <= 0xc3 {
        return from_utf8(text);
    }
    text.encode_utf16().map(|unit| unit as u8).collect()
}

/// The numbers of characters up to U+00FF, whose first bytes are `c2` and `c3`.
fn from_utf8(text: &str) -> Vec<u8> {
    let mut bytes = vec![0; text.len()];
    let (mut length, mut before) = (0, 0);
    for byte in text.bytes() {
        // After `c2` the second byte is the number; after `c3` it is that without a bit.
        bytes[length] = byte | u8::from(before == 0xc3) << 6;
        length += usize::from(byte < 0xc0);
        before = byte;
    }
    bytes.truncate(length);
    bytes
}
