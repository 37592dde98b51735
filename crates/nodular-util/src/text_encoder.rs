/// Text as UTF-8 bytes.
///
/// A `str` is UTF-8 already, so [`str::as_bytes`] does what `encode` does; this is for code that is ported, and for
/// [`encode_into`](Self::encode_into).
///
/// Node: [`util.TextEncoder`](https://nodejs.org/api/util.html#class-utiltextencoder)
///
/// # Examples
///
/// ```
/// use nodular_util::TextEncoder;
///
/// assert_eq!(TextEncoder::new().encode("é"), [0xc3, 0xa9]);
/// assert_eq!(TextEncoder::new().encoding(), "utf-8");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TextEncoder;

impl TextEncoder {
    /// An encoder.
    ///
    /// Node: [`new TextEncoder()`](https://nodejs.org/api/util.html#class-utiltextencoder)
    pub fn new() -> Self {
        Self
    }

    /// The bytes of `text`.
    ///
    /// Node: [`textEncoder.encode([input])`](https://nodejs.org/api/util.html#textencoderencodeinput)
    pub fn encode(&self, text: &str) -> Vec<u8> {
        text.as_bytes().to_vec()
    }

    /// Writes as many whole characters of `text` as there is room for.
    ///
    /// Node: [`textEncoder.encodeInto(src, dest)`](https://nodejs.org/api/util.html#textencoderencodeintosrc-dest)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::TextEncoder;
    ///
    /// let mut bytes = [0; 6];
    /// let done = TextEncoder::new().encode_into("a😀é", &mut bytes);
    /// assert_eq!((done.read, done.written), (3, 5));
    /// assert_eq!(&bytes, b"a\xf0\x9f\x98\x80\0");
    /// assert_eq!(&"a😀é"[done.written..], "é");
    /// ```
    #[doc(alias = "encodeInto")]
    pub fn encode_into(&self, text: &str, dest: &mut [u8]) -> EncodedInto {
        let written = text.floor_char_boundary(dest.len());
        let bytes = &text.as_bytes()[..written];
        dest[..written].copy_from_slice(bytes);
        EncodedInto { read: utf16_length(bytes), written }
    }

    /// Always `utf-8`.
    ///
    /// Node: [`textEncoder.encoding`](https://nodejs.org/api/util.html#textencoderencoding)
    pub fn encoding(&self) -> &'static str {
        "utf-8"
    }
}

/// What [`TextEncoder::encode_into`] did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EncodedInto {
    /// How many UTF-16 units of the text were read, which is how JavaScript counts.
    pub read: usize,
    /// How many bytes were written. The text from this byte on was not.
    pub written: usize,
}

/// One unit for each character's first byte, and one more for those of four bytes.
fn utf16_length(utf8: &[u8]) -> usize {
    let count = |is: fn(u8) -> bool| utf8.iter().filter(|byte| is(**byte)).count();
    count(|byte| byte & 0xc0 != 0x80) + count(|byte| byte >= 0xf0)
}
