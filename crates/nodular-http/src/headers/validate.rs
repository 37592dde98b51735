//! What may stand in a header field.

use std::borrow::Cow;

use crate::Error;

/// Fails unless `name` is an HTTP token, as the name of a header field must be.
///
/// Node: [`http.validateHeaderName(name)`](https://nodejs.org/api/http.html#httpvalidateheadernamename-label)
///
/// # Errors
///
/// [`Error::InvalidToken`] if `name` is empty or has a character other than letters, digits and ``!#$%&'*+-.^_`|~``.
///
/// ```
/// # use nodular_http::validate_header_name;
/// assert!(validate_header_name("X-Tag").is_ok());
/// let error = validate_header_name("a b").unwrap_err();
/// assert_eq!(error.code(), "ERR_INVALID_HTTP_TOKEN");
/// assert_eq!(error.to_string(), "Header name must be a valid HTTP token [\"a b\"]");
/// ```
#[doc(alias = "validateHeaderName")]
pub fn validate_header_name(name: &str) -> Result<(), Error> {
    checked_name(name, "Header name").map(drop)
}

/// Fails unless `value` may be sent as the value of the header field `name`.
///
/// Node: [`http.validateHeaderValue(name, value)`](https://nodejs.org/api/http.html#httpvalidateheadervaluename-value)
///
/// # Errors
///
/// [`Error::InvalidChar`] if `value` has a control character other than a tab, or a character above U+00FF.
///
/// ```
/// # use nodular_http::validate_header_value;
/// assert!(validate_header_value("x-name", "José").is_ok());
/// let error = validate_header_value("x-name", "oʊmɪɡə").unwrap_err();
/// assert_eq!(error.code(), "ERR_INVALID_CHAR");
/// assert_eq!(error.to_string(), "Invalid character in header content [\"x-name\"]");
/// ```
#[doc(alias = "validateHeaderValue")]
pub fn validate_header_value(name: &str, value: &str) -> Result<(), Error> {
    checked_value(name, value, "header content").map(drop)
}

/// `what` is how Node's message begins: "Header name" or "Trailer name".
pub(crate) fn checked_name<'a>(name: &'a str, what: &'static str) -> Result<&'a str, Error> {
    if !name.is_empty() && name.bytes().all(is_token_char) {
        return Ok(name);
    }
    Err(Error::InvalidToken { what, name: name.to_owned() })
}

/// The bytes of `value` on the wire. `what` is "header content" or "trailer content".
pub(crate) fn checked_value<'a>(
    name: &str,
    value: &'a str,
    what: &'static str,
) -> Result<Cow<'a, [u8]>, Error> {
    let invalid = || Error::InvalidChar { what, name: Some(name.to_owned()) };
    if value.is_ascii() {
        let valid = value.bytes().all(is_value_char);
        return if valid { Ok(Cow::Borrowed(value.as_bytes())) } else { Err(invalid()) };
    }
    let bytes = value.chars().map(|character| {
        u8::try_from(character).ok().filter(|&byte| is_value_char(byte)).ok_or_else(invalid)
    });
    bytes.collect::<Result<Vec<u8>, Error>>().map(Cow::Owned)
}

pub(crate) fn check_value_bytes(name: &str, value: &[u8], what: &'static str) -> Result<(), Error> {
    if value.iter().copied().all(is_value_char) {
        return Ok(());
    }
    Err(Error::InvalidChar { what, name: Some(name.to_owned()) })
}

/// RFC 9110's `tchar`.
pub(crate) const fn is_token_char(byte: u8) -> bool {
    TOKEN[byte as usize]
}

/// Tab, visible ASCII, space, and RFC 9110's `obs-text`.
pub(crate) const fn is_value_char(byte: u8) -> bool {
    matches!(byte, b'\t' | 0x20..=0x7e | 0x80..)
}

const TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = matches!(
            byte as u8,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~'
                | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'
        );
        byte += 1;
    }
    table
};
