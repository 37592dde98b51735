//! The encodings that Node knows by name.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

mod base64;
mod hex;
mod latin1;
mod utf16;

/// How bytes stand for text, or text for bytes.
///
/// Decoding is lenient where Node's is: it never fails, and what does not belong is replaced, skipped or ends it.
///
/// Node: [Buffers and character encodings](https://nodejs.org/api/buffer.html#buffers-and-character-encodings)
///
/// # Examples
///
/// ```
/// use nodular_buffer::Encoding;
///
/// assert_eq!(Encoding::Hex.to_text(b"hi"), "6869");
/// assert_eq!(Encoding::Hex.to_bytes("6869no hex"), b"hi");
/// assert_eq!(Encoding::Base64.to_bytes("aG\nk"), b"hi");
/// assert_eq!(Encoding::Utf8.to_text(b"h\xffi"), "h\u{fffd}i");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Encoding {
    /// `utf8`, `utf-8`
    #[default]
    Utf8,
    /// `utf16le`, `utf-16le`, `ucs2`, `ucs-2`
    Utf16Le,
    /// `latin1`, `binary`: a byte a character, U+0000 to U+00FF.
    Latin1,
    /// `ascii`: written as `latin1`, read without the highest bit.
    Ascii,
    /// `hex`: two digits a byte.
    Hex,
    /// `base64`
    Base64,
    /// `base64url`: with `-` and `_`, without `=`.
    Base64Url,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Latin1,
        Self::Ascii,
        Self::Hex,
        Self::Base64,
        Self::Base64Url,
    ];

    /// The name that Node gives back for it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Encoding;
    /// assert_eq!("UCS-2".parse::<Encoding>()?.name(), "utf16le");
    /// # Ok::<(), nodular_buffer::Error>(())
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16Le => "utf16le",
            Self::Latin1 => "latin1",
            Self::Ascii => "ascii",
            Self::Hex => "hex",
            Self::Base64 => "base64",
            Self::Base64Url => "base64url",
        }
    }

    /// The text that the bytes stand for.
    ///
    /// - `Utf8`: what is malformed becomes U+FFFD, as often as the web's standard says.
    /// - `Utf16Le`: half a surrogate pair becomes U+FFFD; an odd byte at the end is dropped.
    ///
    /// Node: [`buf.toString(encoding)`](https://nodejs.org/api/buffer.html#buftostringencoding-start-end)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Encoding;
    /// assert_eq!(Encoding::Base64Url.to_text(&[0xfb, 0xff]), "-_8");
    /// assert_eq!(Encoding::Latin1.to_text(&[0xe9]), "é");
    /// assert_eq!(Encoding::Ascii.to_text(&[0xe9]), "i");
    /// assert_eq!(Encoding::Utf16Le.to_text(&[0x69, 0, 0x21]), "i");
    /// ```
    #[doc(alias = "toString")]
    pub fn to_text(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => utf8_text(bytes),
            Self::Utf16Le => utf16::to_text(bytes),
            Self::Latin1 => latin1::to_text(bytes),
            Self::Ascii => latin1::to_ascii_text(bytes),
            Self::Hex => const_hex::encode(bytes),
            Self::Base64 => base64::to_text(bytes),
            Self::Base64Url => base64::to_url_text(bytes),
        }
    }

    /// The bytes that the text stands for.
    ///
    /// - `Latin1`, `Ascii`: the lower byte of each UTF-16 unit.
    /// - `Hex`: up to the first pair that is none; an odd digit at the end is dropped.
    /// - `Base64`, `Base64Url`: either alphabet; `=` ends it, and what is in neither alphabet is skipped.
    ///
    /// Node: [`Buffer.from(string, encoding)`](https://nodejs.org/api/buffer.html#static-method-bufferfromstring-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Encoding;
    /// assert_eq!(Encoding::Utf16Le.to_bytes("hi"), b"h\0i\0");
    /// assert_eq!(Encoding::Latin1.to_bytes("é"), [0xe9]);
    /// assert_eq!(Encoding::Hex.to_bytes("abc"), [0xab]);
    /// assert_eq!(Encoding::Base64.to_bytes("-_*8=ignored"), [0xfb, 0xff]);
    /// ```
    pub fn to_bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf16Le => utf16::to_bytes(text),
            Self::Latin1 | Self::Ascii => latin1::to_bytes(text),
            Self::Hex => hex::to_bytes(text),
            Self::Base64 => base64::to_bytes(text),
            Self::Base64Url => base64::url_to_bytes(text),
        }
    }

    /// How many bytes the text stands for, found without decoding it.
    ///
    /// For `Hex`, `Base64` and `Base64Url` that assumes valid text, as in Node: [`to_bytes`](Self::to_bytes)
    /// can give fewer.
    ///
    /// Node: [`Buffer.byteLength(string, encoding)`](https://nodejs.org/api/buffer.html#static-method-bufferbytelengthstring-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Encoding;
    /// assert_eq!(Encoding::Utf8.byte_length("½ + ¼"), 7);
    /// assert_eq!(Encoding::Utf16Le.byte_length("½ + ¼"), 10);
    /// assert_eq!(Encoding::Base64.byte_length("aGk="), 2);
    /// ```
    #[doc(alias = "byteLength")]
    pub fn byte_length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16Le => utf16::units(text) * 2,
            Self::Latin1 | Self::Ascii => utf16::units(text),
            Self::Hex => utf16::units(text) / 2,
            Self::Base64 | Self::Base64Url => base64::byte_length(text),
        }
    }
}

fn utf8_text(bytes: &[u8]) -> String {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Its [`name`](Encoding::name).
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Any of the names, in upper or lower case.
impl FromStr for Encoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name.to_ascii_lowercase().as_str() {
            "utf8" | "utf-8" => Ok(Self::Utf8),
            "utf16le" | "utf-16le" | "ucs2" | "ucs-2" => Ok(Self::Utf16Le),
            "latin1" | "binary" => Ok(Self::Latin1),
            "ascii" => Ok(Self::Ascii),
            "hex" => Ok(Self::Hex),
            "base64" => Ok(Self::Base64),
            "base64url" => Ok(Self::Base64Url),
            _ => Err(Error::UnknownEncoding { name: name.to_owned() }),
        }
    }
}

/// Whether an encoding has this name.
///
/// Node: [`Buffer.isEncoding(encoding)`](https://nodejs.org/api/buffer.html#static-method-bufferisencodingencoding)
///
/// # Examples
///
/// ```
/// use nodular_buffer::is_encoding;
///
/// assert!(is_encoding("UTF-16LE"));
/// assert!(!is_encoding("utf16"));
/// ```
#[doc(alias = "isEncoding")]
pub fn is_encoding(name: &str) -> bool {
    name.parse::<Encoding>().is_ok()
}
