use std::borrow::Cow;

use encoding_rs::{
    CoderResult, Decoder, DecoderResult, Encoding, ISO_8859_8_I, REPLACEMENT, UTF_8, UTF_16BE,
    UTF_16LE,
};
use nodular_error::Class;

/// Text out of bytes in any encoding of the [Encoding Standard](https://encoding.spec.whatwg.org/), in one piece or in
/// many.
///
/// Without [`fatal`](Self::fatal), bytes that are no text become `U+FFFD`. A byte order mark at the beginning is left away,
/// without [`ignore_bom`](Self::ignore_bom).
///
/// Node: [`util.TextDecoder`](https://nodejs.org/api/util.html#class-utiltextdecoder)
///
/// # Examples
///
/// ```
/// use nodular_util::TextDecoder;
///
/// let mut decoder = TextDecoder::new("shift_jis")?;
/// assert_eq!(decoder.decode(b"\x93\xfa\x96\x7b")?, "日本");
///
/// // A character may come in two pieces.
/// let mut decoder = TextDecoder::default();
/// assert_eq!(decoder.decode_stream(b"caf\xc3")?, "caf");
/// assert_eq!(decoder.decode(b"\xa9")?, "é");
/// # Ok::<(), nodular_util::TextDecoderError>(())
/// ```
#[derive(Debug)]
pub struct TextDecoder {
    encoding: &'static Encoding,
    fatal: bool,
    ignore_bom: bool,
    /// The text that is under way.
    stream: Option<Decoder>,
}

impl TextDecoder {
    /// A decoder of the encoding with this label, in any case and with blanks around: `utf8`, `latin1`, `sjis`.
    ///
    /// Node: [`new TextDecoder([encoding[, options]])`](https://nodejs.org/api/util.html#new-textdecoderencoding-options)
    ///
    /// # Errors
    ///
    /// [`TextDecoderError::NotSupported`] if no encoding has the label, or one that the standard has replaced for its
    /// dangers.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::TextDecoder;
    ///
    /// assert_eq!(TextDecoder::new(" Latin1 ")?.encoding(), "windows-1252");
    /// let error = TextDecoder::new("utf-7").unwrap_err();
    /// assert_eq!(error.to_string(), "The \"utf-7\" encoding is not supported");
    /// # Ok::<(), nodular_util::TextDecoderError>(())
    /// ```
    pub fn new(label: &str) -> Result<Self, TextDecoderError> {
        let encoding = Encoding::for_label(label.to_lowercase().as_bytes());
        let encoding = encoding.ok_or_else(|| TextDecoderError::not_supported(label))?;
        if encoding == REPLACEMENT {
            return Err(TextDecoderError::not_supported("replacement"));
        }
        Ok(Self { encoding, ..Self::default() })
    }

    /// Refuses bytes that are no text.
    ///
    /// Node: [`textDecoder.fatal`](https://nodejs.org/api/util.html#textdecoderfatal)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::TextDecoder;
    ///
    /// let mut decoder = TextDecoder::default().fatal();
    /// let error = decoder.decode(b"\xff").unwrap_err();
    /// assert_eq!(error.to_string(), "The encoded data was not valid for encoding utf-8");
    /// assert_eq!(error.code(), "ERR_ENCODING_INVALID_ENCODED_DATA");
    /// ```
    #[must_use]
    pub fn fatal(self) -> Self {
        Self { fatal: true, ..self }
    }

    /// Keeps a byte order mark as the character that it is.
    ///
    /// Node: [`textDecoder.ignoreBOM`](https://nodejs.org/api/util.html#textdecoderignorebom)
    #[doc(alias = "ignoreBOM")]
    #[must_use]
    pub fn ignore_bom(self) -> Self {
        Self { ignore_bom: true, ..self }
    }

    /// The text of `bytes`, which are all of it, or the last piece after those that
    /// [`decode_stream`](Self::decode_stream) had.
    ///
    /// Bytes that are UTF-8 already are borrowed.
    ///
    /// Node: [`textDecoder.decode([input[, options]])`](https://nodejs.org/api/util.html#textdecoderdecodeinput-options)
    ///
    /// # Errors
    ///
    /// [`TextDecoderError::InvalidData`] if the decoder is [`fatal`](Self::fatal) and these bytes, or their end, are no
    /// text. The decoder then starts afresh.
    pub fn decode<'a>(&mut self, bytes: &'a [u8]) -> Result<Cow<'a, str>, TextDecoderError> {
        match self.stream.take() {
            Some(mut decoder) => self.feed(&mut decoder, bytes, Last::Yes).map(Cow::Owned),
            None => self.whole(bytes).ok_or_else(|| self.invalid()),
        }
    }

    /// The text of `bytes` as far as it is known; what may go on with the next piece is kept.
    ///
    /// Node: [`textDecoder.decode(input, { stream: true })`](https://nodejs.org/api/util.html#textdecoderdecodeinput-options)
    ///
    /// # Errors
    ///
    /// [`TextDecoderError::InvalidData`] if the decoder is [`fatal`](Self::fatal) and these bytes are no text. The decoder
    /// then starts afresh.
    pub fn decode_stream(&mut self, bytes: &[u8]) -> Result<String, TextDecoderError> {
        let mut decoder = self.stream.take().unwrap_or_else(|| match self.ignore_bom {
            true => self.encoding.new_decoder_without_bom_handling(),
            false => self.encoding.new_decoder_with_bom_removal(),
        });
        let text = self.feed(&mut decoder, bytes, Last::No)?;
        self.stream = Some(decoder);
        Ok(text)
    }

    /// The encoding's name, in lower case.
    ///
    /// Node: [`textDecoder.encoding`](https://nodejs.org/api/util.html#textdecoderencoding)
    pub fn encoding(&self) -> String {
        self.encoding.name().to_ascii_lowercase()
    }

    /// Whether bytes that are no text are refused.
    ///
    /// Node: [`textDecoder.fatal`](https://nodejs.org/api/util.html#textdecoderfatal)
    pub fn is_fatal(&self) -> bool {
        self.fatal
    }

    /// Whether a byte order mark is kept.
    ///
    /// Node: [`textDecoder.ignoreBOM`](https://nodejs.org/api/util.html#textdecoderignorebom)
    pub fn ignores_bom(&self) -> bool {
        self.ignore_bom
    }

    fn whole<'a>(&self, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
        let bytes = match self.bom() {
            Some(bom) if !self.ignore_bom => bytes.strip_prefix(bom).unwrap_or(bytes),
            _ => bytes,
        };
        if self.encoding == UTF_8 && self.fatal {
            return simdutf8::basic::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        if self.fatal {
            return self.encoding.decode_without_bom_handling_and_without_replacement(bytes);
        }
        Some(self.encoding.decode_without_bom_handling(bytes).0)
    }

    fn bom(&self) -> Option<&'static [u8]> {
        let boms: [(_, &[u8]); 3] =
            [(UTF_8, b"\xef\xbb\xbf"), (UTF_16LE, b"\xff\xfe"), (UTF_16BE, b"\xfe\xff")];
        boms.iter().find(|(encoding, _)| *encoding == self.encoding).map(|(_, bom)| *bom)
    }

    fn feed(
        &self,
        decoder: &mut Decoder,
        mut bytes: &[u8],
        last: Last,
    ) -> Result<String, TextDecoderError> {
        let mut text = String::new();
        loop {
            // A guess that is right for ASCII; where it is not, the rest asks again.
            text.reserve(bytes.len() + 16);
            let last = matches!(last, Last::Yes);
            let (is_done, read) = if self.fatal {
                let (result, read) =
                    decoder.decode_to_string_without_replacement(bytes, &mut text, last);
                if let DecoderResult::Malformed(..) = result {
                    return Err(self.invalid());
                }
                (result == DecoderResult::InputEmpty, read)
            } else {
                let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
                (result == CoderResult::InputEmpty, read)
            };
            if is_done {
                return Ok(text);
            }
            bytes = &bytes[read..];
        }
    }

    fn invalid(&self) -> TextDecoderError {
        // Both have the same bytes and differ in the direction of writing; Node's message knows one of them.
        let is_logical = self.encoding == ISO_8859_8_I;
        let encoding = if is_logical { "iso-8859-8".to_owned() } else { self.encoding() };
        TextDecoderError::InvalidData { encoding }
    }
}

impl Default for TextDecoder {
    /// A decoder of UTF-8.
    fn default() -> Self {
        Self { encoding: UTF_8, fatal: false, ignore_bom: false, stream: None }
    }
}

/// Whether a piece is the last one.
#[derive(Clone, Copy)]
enum Last {
    Yes,
    No,
}

/// Why there is no decoder, or no text.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum TextDecoderError {
    /// There is no `encoding` of this name, or none that is decoded.
    #[error("The \"{encoding}\" encoding is not supported")]
    NotSupported { encoding: String },
    /// The bytes are no text in the `encoding`.
    #[error("The encoded data was not valid for encoding {encoding}")]
    InvalidData { encoding: String },
}

impl TextDecoderError {
    fn not_supported(encoding: &str) -> Self {
        Self::NotSupported { encoding: encoding.to_owned() }
    }

    /// Node's `code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotSupported { .. } => "ERR_ENCODING_NOT_SUPPORTED",
            Self::InvalidData { .. } => "ERR_ENCODING_INVALID_ENCODED_DATA",
        }
    }

    /// The class that Node's error has.
    pub fn class(&self) -> Class {
        match self {
            Self::NotSupported { .. } => Class::RangeError,
            Self::InvalidData { .. } => Class::TypeError,
        }
    }
}
