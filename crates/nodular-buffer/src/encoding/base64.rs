//! Base64: libraries for what is well-formed, one loop for the rest.

use base64_simd::{STANDARD, URL_SAFE_NO_PAD, forgiving_decode_to_vec};

use super::utf16;

pub(super) fn to_text(bytes: &[u8]) -> String {
    STANDARD.encode_to_string(bytes)
}

pub(super) fn to_url_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode_to_string(bytes)
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    STANDARD
        .decode_to_vec(text)
        .or_else(|_| forgiving_decode_to_vec(text.as_bytes()))
        .unwrap_or_else(|_| lenient(text))
}

pub(super) fn url_to_bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode_to_vec(text).unwrap_or_else(|_| lenient(text))
}

/// As if the text were valid, but for padding.
pub(super) fn byte_length(text: &str) -> usize {
    let padding = text.bytes().rev().take(2).take_while(|&byte| byte == b'=').count();
    let units = utf16::units(text).saturating_sub(padding);
    units / 4 * 3 + units % 4 * 3 / 4
}

fn lenient(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0);
    for unit in text.encode_utf16() {
        // Node looks at the lower byte of each unit only.
        let digit = match unit as u8 {
            b'=' => break,
            letter @ b'A'..=b'Z' => letter - b'A',
            letter @ b'a'..=b'z' => letter - b'a' + 26,
            number @ b'0'..=b'9' => number - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
