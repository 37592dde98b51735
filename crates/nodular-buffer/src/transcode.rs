//! From one encoding of text to another.

use crate::buffer::Buffer;
use crate::encoding::Encoding;
use crate::error::Error;

/// Whether the bytes are UTF-8.
///
/// Node: [`buffer.isUtf8(input)`](https://nodejs.org/api/buffer.html#bufferisutf8input)
///
/// # Examples
///
/// ```
/// use nodular_buffer::is_utf8;
///
/// assert!(is_utf8("é".as_bytes()));
/// assert!(!is_utf8(&[0xe9]));
/// ```
#[doc(alias = "isUtf8")]
pub fn is_utf8(bytes: &[u8]) -> bool {
    simdutf8::basic::from_utf8(bytes).is_ok()
}

/// Whether all bytes are below 128, as [`<[u8]>::is_ascii`](slice::is_ascii).
///
/// Node: [`buffer.isAscii(input)`](https://nodejs.org/api/buffer.html#bufferisasciiinput)
///
/// # Examples
///
/// ```
/// use nodular_buffer::is_ascii;
///
/// assert!(is_ascii(b"abc"));
/// assert!(!is_ascii("é".as_bytes()));
/// ```
#[doc(alias = "isAscii")]
pub fn is_ascii(bytes: &[u8]) -> bool {
    bytes.is_ascii()
}

/// The text that `source` is in the encoding `from`, in the encoding `to`: those of a character's bytes, not `Hex` and
/// `Base64`.
///
/// What the encoding `to` has no character for becomes `?`.
///
/// Node: [`buffer.transcode(source, fromEnc, toEnc)`](https://nodejs.org/api/buffer.html#buffertranscodesource-fromenc-toenc)
///
/// # Errors
///
/// - [`Error::UnknownTranscoding`] if one of the encodings is `Hex` or `Base64`, and there is something to transcode.
/// - [`Error::InvalidTranscoding`] if malformed text is to go from UTF-8 to UTF-16 or back; elsewhere it is replaced.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Encoding, transcode};
///
/// let price = transcode("5 €".as_bytes(), Encoding::Utf8, Encoding::Latin1)?;
/// assert_eq!(*price, *b"5 ?");
/// # Ok::<(), nodular_buffer::Error>(())
/// ```
pub fn transcode(source: &[u8], from: Encoding, to: Encoding) -> Result<Buffer, Error> {
    use Encoding::{Ascii, Latin1, Utf8, Utf16Le};

    if source.is_empty() {
        return Ok(Buffer::default());
    }
    let (text, whole) = match from {
        Utf8 => (Utf8.to_text(source), is_utf8(source)),
        Utf16Le => (utf16_text(source, to), true),
        Latin1 => (Latin1.to_text(source), true),
        // Node takes it for Latin-1 on this way.
        Ascii if to == Utf16Le => (Latin1.to_text(source), true),
        Ascii => (replace_above(&Latin1.to_text(source), '\u{7f}', '\u{fffd}'), true),
        _ => return Err(Error::UnknownTranscoding),
    };
    let bytes = match to {
        Utf16Le if !whole => return Err(Error::InvalidTranscoding),
        Utf8 if from == Utf16Le && !is_utf16(source, &text) => {
            return Err(Error::InvalidTranscoding);
        }
        Utf8 | Utf16Le => to.to_bytes(&text),
        Latin1 => Latin1.to_bytes(&replace_above(&text, '\u{ff}', '?')),
        Ascii => Ascii.to_bytes(&replace_above(&text, '\u{7f}', '?')),
        _ => return Err(Error::UnknownTranscoding),
    };
    Ok(bytes.into())
}

fn utf16_text(source: &[u8], to: Encoding) -> String {
    let mut text = Encoding::Utf16Le.to_text(source);
    if to == Encoding::Utf16Le && source.len() % 2 == 1 {
        text.push('\u{fffd}');
    }
    text
}

/// Whether `text` is all of `source`, which may have one byte too many.
fn is_utf16(source: &[u8], text: &str) -> bool {
    source.len() > 1 && Encoding::Utf16Le.to_bytes(text) == source[..source.len() & !1]
}

fn replace_above(text: &str, highest: char, replacement: char) -> String {
    text.chars().map(|char| if char > highest { replacement } else { char }).collect()
}
