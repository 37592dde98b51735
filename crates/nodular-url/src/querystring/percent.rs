//! Percent-encoding, and decoding that never fails.

use std::borrow::Cow;

/// Percent-encodes what a key or a value of a query string cannot hold.
///
/// ASCII letters, digits and ``! - . _ ~ ' ( ) *`` stay; of every other character each UTF-8 byte becomes `%XX`, so a
/// space is `%20`, never `+`. Text that needs nothing is borrowed.
///
/// Node: [`querystring.escape(str)`](https://nodejs.org/api/querystring.html#querystringescapestr)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::escape;
/// assert_eq!(escape("a+b=ü €"), "a%2Bb%3D%C3%BC%20%E2%82%AC");
/// ```
pub fn escape(text: &str) -> Cow<'_, str> {
    match text.bytes().position(|byte| !IS_PLAIN[usize::from(byte)]) {
        None => Cow::Borrowed(text),
        Some(_) => {
            let mut escaped = String::with_capacity(text.len() + text.len() / 2 + 8);
            escape_into(&mut escaped, text);
            Cow::Owned(escaped)
        }
    }
}

/// Appends the escaped `text` to `out`.
pub(super) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !IS_PLAIN[usize::from(byte)]) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let len = special.chars().next().map_or(0, char::len_utf8);
        for &byte in &special.as_bytes()[..len] {
            let at = usize::from(byte) * 3;
            out.push_str(&ESCAPES[at..at + 3]);
        }
        rest = &special[len..];
    }
    out.push_str(rest);
}

/// Decodes `%XX`. A `+` stays a `+`.
///
/// If all of it decodes to UTF-8, this is JavaScript's `decodeURIComponent`. If not, nothing fails: a `%` without two
/// hexadecimal digits stays as it is and bytes that are not UTF-8 become U+FFFD; see [`unescape_buffer`] for what then
/// happens to characters outside of ASCII. Text without `%` is borrowed.
///
/// Node: [`querystring.unescape(str)`](https://nodejs.org/api/querystring.html#querystringunescapestr)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::unescape;
/// assert_eq!(unescape("a%20b+c%C3%BC"), "a b+cü");
/// assert_eq!(unescape("100%&%zz%41%FF"), "100%&%zzA\u{FFFD}");
/// ```
pub fn unescape(text: &str) -> Cow<'_, str> {
    unescape_or(text, unescape_buffer)
}

/// As [`unescape`], but `+` is a space where the text is malformed: what `parse` falls back to if its codec fails.
pub(super) fn unescape_with_spaces(text: &str) -> Cow<'_, str> {
    unescape_or(text, |text| unescape_buffer(&text.replace('+', " ")))
}

fn unescape_or(text: &str, malformed: impl Fn(&str) -> Vec<u8>) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'%') {
        return Cow::Borrowed(text);
    }
    let decoded = decode_uri_component(text);
    Cow::Owned(decoded.unwrap_or_else(|| String::from_utf8_lossy(&malformed(text)).into_owned()))
}

/// JavaScript's `decodeURIComponent`; `None` where that throws.
pub(crate) fn decode_uri_component(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        decoded.extend_from_slice(&rest[..at]);
        decoded.push(escaped_byte(&rest[at..])?);
        rest = &rest[at + 3..];
    }
    decoded.extend_from_slice(rest);
    String::from_utf8(decoded).ok()
}

/// Decodes `%XX` to bytes that need not be UTF-8; a `%` without two hexadecimal digits stays as it is.
///
/// It is made for ASCII: as in Node, of any other character only the low byte of each UTF-16 unit stays, which makes
/// `ü` the byte `0xFC` and `東` (U+6771) a `q`.
///
/// Node: `querystring.unescapeBuffer(str)`, which its documentation does not name.
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::unescape_buffer;
/// assert_eq!(unescape_buffer("%ff%fe 100%"), b"\xFF\xFE 100%");
/// ```
#[doc(alias = "unescapeBuffer")]
pub fn unescape_buffer(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escaped = escaped_byte(rest.as_bytes());
        rest = &rest[if escaped.is_some() { 3 } else { first.len_utf8() }..];
        match escaped {
            Some(byte) => decoded.push(byte),
            None => decoded.extend(first.encode_utf16(&mut [0; 2]).iter().map(|unit| *unit as u8)),
        }
    }
    decoded
}

/// The byte that `%XX` at the start of `text` stands for.
fn escaped_byte(text: &[u8]) -> Option<u8> {
    let &[b'%', high, low, ..] = text else { return None };
    let high = HEX_VALUES[usize::from(high)];
    let low = HEX_VALUES[usize::from(low)];
    // Both are below 16, or one is 255.
    ((high | low) < 16).then_some(high << 4 | low)
}

/// Whether a byte stands for itself in an escaped text.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!-._~'()*";
    let mut index = 0;
    while index < plain.len() {
        table[plain[index] as usize] = true;
        index += 1;
    }
    table
};

/// What a hexadecimal digit stands for; 255 for every other byte.
const HEX_VALUES: [u8; 256] = {
    let mut table = [255; 256];
    let mut value = 0;
    while value < 16 {
        table[HEX_DIGITS[value] as usize] = value as u8;
        table[HEX_DIGITS[value].to_ascii_lowercase() as usize] = value as u8;
        value += 1;
    }
    table
};

/// `%00` to `%FF`, one after the other.
const ESCAPES: &str = {
    const BYTES: [u8; 768] = {
        let mut table = [b'%'; 768];
        let mut byte = 0;
        while byte < 256 {
            table[byte * 3 + 1] = HEX_DIGITS[byte >> 4];
            table[byte * 3 + 2] = HEX_DIGITS[byte & 15];
            byte += 1;
        }
        table
    };
    match str::from_utf8(&BYTES) {
        Ok(escapes) => escapes,
        Err(_) => panic!("the table is ASCII"),
    }
};

const HEX_DIGITS: &[u8; 16] = b"0123456789ABCDEF";
