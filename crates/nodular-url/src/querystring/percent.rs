//! Percent-encoding, and decoding that never fails.

use std::borrow::Cow;

use crate::{Error, percent};

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
    if escaped_len(text) == text.len() {
        return Cow::Borrowed(text);
    }
    let mut escaped = Vec::new();
    escape_into(&mut escaped, text);
    Cow::Owned(String::from_utf8(escaped).expect("escaped text is ASCII"))
}

/// Appends the escaped `text` to `out`.
pub(super) fn escape_into(out: &mut Vec<u8>, text: &str) {
    let mut end = out.len();
    // Without a branch a byte: three are always written, and the next ones overwrite those that do not count.
    out.resize(end + escaped_len(text) + 2, 0);
    for byte in text.bytes() {
        let (code, len) = CODES[usize::from(byte)];
        out[end..end + 3].copy_from_slice(&code);
        end += len;
    }
    out.truncate(end);
}

fn escaped_len(text: &str) -> usize {
    text.bytes().map(|byte| CODES[usize::from(byte)].1).sum()
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
    percent::decode(text).unwrap_or_else(|| Cow::Owned(lossy(unescape_buffer(text))))
}

/// As [`unescape`], but `+` is a space where the text is malformed: what `parse` falls back to if its codec fails.
pub(super) fn unescape_with_spaces(text: &str) -> Cow<'_, str> {
    let malformed = || unescape_buffer(&text.replace('+', " "));
    percent::decode(text).unwrap_or_else(|| Cow::Owned(lossy(malformed())))
}

fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

/// [`escape`] of UTF-16 that need not be text, as JavaScript's strings.
///
/// Node takes any unit after half a surrogate pair for the other half.
///
/// Node: [`querystring.escape(str)`](https://nodejs.org/api/querystring.html#querystringescapestr)
///
/// # Errors
///
/// [`Error::MalformedUri`] if half a pair ends the text.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, querystring::escape_utf16};
/// assert_eq!(escape_utf16(&[0xd83d, 0xde00])?, "%F0%9F%98%80");
/// assert_eq!(escape_utf16(&[0xd801, 0x74])?, "%F0%90%91%B4");
/// assert_eq!(escape_utf16(&[0xd801]), Err(Error::MalformedUri));
/// # Ok::<(), Error>(())
/// ```
pub fn escape_utf16(units: &[u16]) -> Result<String, Error> {
    let mut text = String::with_capacity(units.len());
    let mut units = units.iter().map(|unit| u32::from(*unit));
    while let Some(unit) = units.next() {
        let number = match unit {
            0xd800..0xe000 => {
                let other = units.next().ok_or(Error::MalformedUri)?;
                0x10000 + ((unit & 0x3ff) << 10 | other & 0x3ff)
            }
            unit => unit,
        };
        text.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Ok(escape(&text).into_owned())
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
    Some(percent::hex_digit(high)? << 4 | percent::hex_digit(low)?)
}

/// What each byte is in an escaped text, itself or `%XX`, and the length of that.
const CODES: [([u8; 3], usize); 256] = {
    let digits = b"0123456789ABCDEF";
    let mut codes = [([b'%'; 3], 3); 256];
    let mut byte = 0;
    while byte < 256 {
        codes[byte].0 = [b'%', digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    let plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!-._~'()*";
    let mut index = 0;
    while index < plain.len() {
        codes[plain[index] as usize] = ([plain[index]; 3], 1);
        index += 1;
    }
    codes
};
