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
/// What the encoding `to` has no character for becomes `?`, or nothing if it is not to be seen, as a joiner.
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
        Ascii => (ascii_text(source), true),
        _ => return Err(Error::UnknownTranscoding),
    };
    let bytes = match to {
        Utf16Le if !whole => return Err(Error::InvalidTranscoding),
        Utf8 if from == Utf16Le && !is_utf16(source, &text) => {
            return Err(Error::InvalidTranscoding);
        }
        Utf8 | Utf16Le => to.to_bytes(&text),
        Latin1 => Latin1.to_bytes(&without_others(&text, '\u{ff}')),
        Ascii => Ascii.to_bytes(&without_others(&text, '\u{7f}')),
        _ => return Err(Error::UnknownTranscoding),
    };
    Ok(bytes.into())
}

fn utf16_text(source: &[u8], to: Encoding) -> String {
    let mut text = Encoding::Utf16Le.to_text(source);
    // Half a unit at the end is an error of its own, unless it is the end of half a pair, which already is one.
    let half_pair = matches!(source, [.., 0xd8..=0xdb, _]);
    if to == Encoding::Utf16Le && source.len() % 2 == 1 && !half_pair {
        text.push('\u{fffd}');
    }
    text
}

/// Whether `text` is all of `source`, which may have one byte too many.
fn is_utf16(source: &[u8], text: &str) -> bool {
    source.len() > 1 && Encoding::Utf16Le.to_bytes(text) == source[..source.len() & !1]
}

/// What is no ASCII is malformed here; elsewhere Node reads it without the highest bit.
fn ascii_text(source: &[u8]) -> String {
    source.iter().map(|&byte| if byte < 0x80 { char::from(byte) } else { '\u{fffd}' }).collect()
}

/// The text with `?` for what is above `highest`, and without that of it which is not to be seen.
fn without_others(text: &str, highest: char) -> String {
    text.chars()
        .filter(|&char| char <= highest || !is_ignorable(char))
        .map(|char| if char <= highest { char } else { '?' })
        .collect()
}

/// Whether nothing is shown where the character cannot be: joiners, marks of direction, variation selectors.
fn is_ignorable(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
