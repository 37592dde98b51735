//! `atob` and `btoa`, the web's functions for Base64.

use base64_simd::forgiving_decode_to_vec;

use crate::encoding::Encoding;
use crate::error::Error;

/// The text, a character a byte, that the Base64 `data` stands for.
///
/// Blanks are skipped and `=` at the end may be absent; anything else has to be right. The function is there for
/// programs that come from the web: bytes are better decoded with [`Encoding::Base64`].
///
/// Node: [`buffer.atob(data)`](https://nodejs.org/api/buffer.html#bufferatobdata)
///
/// # Errors
///
/// [`Error::InvalidCharacter`] or [`Error::IncorrectlyEncoded`] if `data` is no Base64.
///
/// # Examples
///
/// ```
/// use nodular_buffer::atob;
///
/// assert_eq!(atob("aG kh")?, "hi!");
/// assert_eq!(atob("aGk*").unwrap_err().to_string(), "Invalid character");
/// # Ok::<(), nodular_buffer::Error>(())
/// ```
pub fn atob(data: &str) -> Result<String, Error> {
    match forgiving_decode_to_vec(data.as_bytes()) {
        Ok(bytes) => Ok(Encoding::Latin1.to_text(&bytes)),
        Err(_) => Err(refusal(data)),
    }
}

/// The Base64 of `data`, which has no character above U+00FF.
///
/// The function is there for programs that come from the web: bytes are better encoded with [`Encoding::Base64`].
///
/// Node: [`buffer.btoa(data)`](https://nodejs.org/api/buffer.html#bufferbtoadata)
///
/// # Errors
///
/// [`Error::InvalidCharacter`] if a character is above U+00FF.
///
/// # Examples
///
/// ```
/// use nodular_buffer::btoa;
///
/// assert_eq!(btoa("hé")?, "aOk=");
/// assert_eq!(btoa("€").unwrap_err().code(), "InvalidCharacterError");
/// # Ok::<(), nodular_buffer::Error>(())
/// ```
pub fn btoa(data: &str) -> Result<String, Error> {
    if !encoding_rs::mem::is_str_latin1(data) {
        return Err(Error::InvalidCharacter);
    }
    Ok(Encoding::Base64.to_text(&Encoding::Latin1.to_bytes(data)))
}

fn refusal(data: &str) -> Error {
    let mut digits: Vec<u8> = data.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    for _ in 0..2 {
        digits.pop_if(|digit| *digit == b'=');
    }
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    if digits.len() % 4 == 1 && digits.iter().all(is_digit) {
        return Error::IncorrectlyEncoded;
    }
    Error::InvalidCharacter
}
