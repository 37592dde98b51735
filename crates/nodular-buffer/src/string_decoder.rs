//! Text out of bytes that come in pieces.

use crate::encoding::Encoding;

/// Text out of bytes that come in pieces: what a piece cuts is kept until the next one completes it.
///
/// However the bytes are cut, the pieces of text make what [`Encoding::to_text`] gives for all of them at once.
///
/// Node: [`string_decoder`](https://nodejs.org/api/string_decoder.html)
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Encoding, StringDecoder};
///
/// let mut decoder = StringDecoder::new(Encoding::Utf8);
/// assert_eq!(decoder.write(&[b'5', b' ', 0xe2, 0x82]), "5 ");
/// assert_eq!(decoder.write(&[0xac]), "€");
/// assert_eq!(decoder.end(), "");
/// ```
#[derive(Clone, Debug, Default)]
pub struct StringDecoder {
    encoding: Encoding,
    /// What is incomplete: its first `buffered` bytes.
    character: [u8; 4],
    buffered: usize,
    /// How many bytes will complete it.
    missing: usize,
}

impl StringDecoder {
    /// A decoder that has seen nothing yet.
    ///
    /// Node: [`new StringDecoder(encoding)`](https://nodejs.org/api/string_decoder.html#new-stringdecoderencoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Encoding, StringDecoder};
    /// assert_eq!(StringDecoder::new("UCS2".parse()?).encoding(), Encoding::Utf16Le);
    /// # Ok::<(), nodular_buffer::Error>(())
    /// ```
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, ..Self::default() }
    }

    /// The encoding of the bytes.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How many bytes will complete the character at the end of the last piece.
    #[doc(alias = "lastNeed")]
    pub fn last_need(&self) -> usize {
        self.missing
    }

    /// How many bytes that character has in all.
    #[doc(alias = "lastTotal")]
    pub fn last_total(&self) -> usize {
        self.buffered + self.missing
    }

    /// The bytes of that character that are there.
    #[doc(alias = "lastChar")]
    pub fn last_char(&self) -> &[u8] {
        &self.character[..self.buffered]
    }

    /// The text that `bytes` complete.
    ///
    /// Node: [`stringDecoder.write(buffer)`](https://nodejs.org/api/string_decoder.html#stringdecoderwritebuffer)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Encoding, StringDecoder};
    /// let mut decoder = StringDecoder::new(Encoding::Base64);
    /// assert_eq!(decoder.write(b"hell"), "aGVs");
    /// assert_eq!(decoder.write(b"o"), "");
    /// assert_eq!(decoder.end(), "bG8=");
    /// ```
    pub fn write(&mut self, bytes: &[u8]) -> String {
        match self.encoding {
            Encoding::Latin1 | Encoding::Ascii | Encoding::Hex => self.encoding.to_text(bytes),
            _ => {
                let (mut text, rest) = self.complete(bytes);
                if !rest.is_empty() {
                    let whole = &rest[..rest.len() - self.keep_incomplete(rest)];
                    let whole = self.encoding.to_text(whole);
                    if text.is_empty() {
                        return whole;
                    }
                    text.push_str(&whole);
                }
                text
            }
        }
    }

    /// The text of what is still incomplete. The decoder is then as new.
    ///
    /// Node: [`stringDecoder.end()`](https://nodejs.org/api/string_decoder.html#stringdecoderendbuffer)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Encoding, StringDecoder};
    /// let mut decoder = StringDecoder::default();
    /// assert_eq!(decoder.write(&[0xe2, 0x82]), "");
    /// assert_eq!(decoder.end(), "\u{fffd}");
    /// ```
    pub fn end(&mut self) -> String {
        let text = self.encoding.to_text(self.last_char());
        (self.buffered, self.missing) = (0, 0);
        text
    }

    /// As [`write`](Self::write) and then [`end`](Self::end).
    ///
    /// Node: [`stringDecoder.end(buffer)`](https://nodejs.org/api/string_decoder.html#stringdecoderendbuffer)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Encoding, StringDecoder};
    /// let mut decoder = StringDecoder::default();
    /// assert_eq!(decoder.end_with(&[b'a', 0xe2]), "a\u{fffd}");
    /// ```
    #[doc(alias = "end")]
    pub fn end_with(&mut self, bytes: &[u8]) -> String {
        self.write(bytes) + &self.end()
    }

    /// As [`write`](Self::write) of a decoder of UTF-16, with nothing replaced: half a surrogate pair that Node gives away
    /// is in the units.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Encoding, StringDecoder};
    /// let mut decoder = StringDecoder::new(Encoding::Utf16Le);
    /// assert_eq!(decoder.write_utf16(&[0x3d, 0xd8, 0x4d]), [0xd83d]);
    /// assert_eq!(decoder.write_utf16(&[0xdc]), [0xdc4d]);
    /// assert_eq!(decoder.end_utf16(), []);
    /// ```
    pub fn write_utf16(&mut self, mut bytes: &[u8]) -> Vec<u16> {
        let mut units = Vec::with_capacity(bytes.len() / 2 + 2);
        if self.missing > 0 {
            let (taken, rest) = bytes.split_at(self.missing.min(bytes.len()));
            self.character[self.buffered..self.buffered + taken.len()].copy_from_slice(taken);
            self.buffered += taken.len();
            self.missing -= taken.len();
            bytes = rest;
            if self.missing > 0 {
                return units;
            }
            if self.buffered == 2 && is_high_surrogate(self.character[1]) {
                self.missing = 2;
                if !bytes.is_empty() {
                    return self.write_utf16(bytes);
                }
                return units;
            }
            push_units(&mut units, &self.character[..self.buffered]);
            self.buffered = 0;
        }
        let kept = match bytes {
            _ if bytes.len() % 2 == 1 => 1,
            [.., high] if is_high_surrogate(*high) => 2,
            _ => 0,
        };
        let (whole, incomplete) = bytes.split_at(bytes.len() - kept);
        push_units(&mut units, whole);
        self.character[..kept].copy_from_slice(incomplete);
        (self.buffered, self.missing) = (kept, kept);
        units
    }

    /// As [`end`](Self::end) of a decoder of UTF-16, with nothing replaced.
    pub fn end_utf16(&mut self) -> Vec<u16> {
        let mut units = Vec::new();
        push_units(&mut units, &self.character[..self.buffered]);
        (self.buffered, self.missing) = (0, 0);
        units
    }

    /// Completes what was incomplete. Returns its text, and the bytes after it.
    fn complete<'a>(&mut self, mut bytes: &'a [u8]) -> (String, &'a [u8]) {
        let mut text = String::new();
        while self.missing > 0 {
            let Some((&byte, rest)) = bytes.split_first() else {
                return (text, bytes);
            };
            if self.encoding == Encoding::Utf8 && !is_continuation(byte) {
                // The character stays incomplete; this byte starts another.
                break;
            }
            bytes = rest;
            self.character[self.buffered] = byte;
            self.buffered += 1;
            self.missing -= 1;
            if self.encoding == Encoding::Utf16Le && self.missing == 0 && is_high_surrogate(byte) {
                text.push_str(&self.await_second_half());
            }
        }
        text.push_str(&self.end());
        (text, bytes)
    }

    /// Keeps the first half of a surrogate pair that just came in. Returns the text of what stood before it, which
    /// waited for a second half in vain.
    fn await_second_half(&mut self) -> String {
        let before = self.buffered - 2;
        let text = self.encoding.to_text(&self.character[..before]);
        self.character.copy_within(before..self.buffered, 0);
        (self.buffered, self.missing) = (2, 2);
        text
    }

    /// Keeps what is incomplete at the end of `bytes`, and says how many bytes that are.
    fn keep_incomplete(&mut self, bytes: &[u8]) -> usize {
        let (buffered, missing) = match self.encoding {
            Encoding::Utf8 => incomplete_utf8(bytes),
            Encoding::Utf16Le => incomplete_utf16(bytes),
            _ => match bytes.len() % 3 {
                0 => (0, 0),
                buffered => (buffered, 3 - buffered),
            },
        };
        let (_, incomplete) = bytes.split_at(bytes.len() - buffered);
        self.character[..buffered].copy_from_slice(incomplete);
        (self.buffered, self.missing) = (buffered, missing);
        buffered
    }
}

/// How many bytes at the end are the start of a character, and how many that misses.
///
/// Only the first byte says how long a character is: what else makes it malformed is seen when it is complete.
fn incomplete_utf8(bytes: &[u8]) -> (usize, usize) {
    let continuations =
        bytes.iter().rev().take(4).take_while(|&&byte| is_continuation(byte)).count();
    let Some(&first) = bytes.iter().rev().nth(continuations) else {
        return (0, 0);
    };
    let length = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => 0,
    };
    match continuations + 1 {
        buffered if buffered < length => (buffered, length - buffered),
        _ => (0, 0),
    }
}

fn incomplete_utf16(bytes: &[u8]) -> (usize, usize) {
    match bytes {
        // Where Node gives the first half of a pair away, it is kept here: no text in Rust ends with it.
        [.., high, _] if bytes.len() % 2 == 1 && is_high_surrogate(*high) => (3, 1),
        _ if bytes.len() % 2 == 1 => (1, 1),
        [.., high] if is_high_surrogate(*high) => (2, 2),
        _ => (0, 0),
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// A single byte at the end is left out.
fn push_units(units: &mut Vec<u16>, bytes: &[u8]) {
    units.extend(bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair)));
}

/// Whether a unit with this upper byte is the first half of a surrogate pair.
fn is_high_surrogate(upper: u8) -> bool {
    upper & 0xfc == 0xd8
}
