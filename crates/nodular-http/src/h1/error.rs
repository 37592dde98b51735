//! Why bytes are no HTTP/1 request, in the words of Node's parser.

use std::fmt;

/// Bytes that are no HTTP/1 request.
///
/// `Display` is the message of Node's `clientError` event, [`ParseError::code`] its code.
///
/// Node: [Event: `'clientError'`](https://nodejs.org/api/http.html#event-clienterror)
///
/// ```
/// # use bytes::BytesMut;
/// # use nodular_http::h1::{ParserOptions, RequestParser};
/// let mut parser = RequestParser::new(ParserOptions::default());
/// let error = parser.next(&mut BytesMut::from("GET / HTTP/1.1\nHost: a\r\n\r\n")).unwrap_err();
/// assert_eq!(error.code(), "HPE_INVALID_VERSION");
/// assert_eq!(error.to_string(), "Parse Error: Expected CRLF after version");
/// assert_eq!((error.offset(), error.status()), (14, 400));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParseError {
    refusal: Refusal,
    offset: u64,
}

impl ParseError {
    pub(super) fn new(refusal: Refusal, offset: u64) -> Self {
        Self { refusal, offset }
    }

    /// Node's `code`, for example `"HPE_INVALID_METHOD"`.
    pub fn code(&self) -> &'static str {
        self.refusal.code
    }

    /// Node's `reason`: the message without `Parse Error: `.
    pub fn reason(&self) -> &'static str {
        self.refusal.reason
    }

    /// Which byte gave it away, counted from the first that the parser was given.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The status with which Node's server answers: 431 for a head over its limit, 413 for chunk extensions over
    /// theirs, else 400.
    pub fn status(&self) -> u16 {
        match self.refusal {
            HEADER_OVERFLOW => 431,
            CHUNK_EXTENSIONS_OVERFLOW => 413,
            _ => 400,
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.refusal {
            // Node has no reason to tell here.
            END_OF_INPUT => f.write_str("Parse Error"),
            Refusal { reason, .. } => write!(f, "Parse Error: {reason}"),
        }
    }
}

impl std::error::Error for ParseError {}

/// A code and its reason, before it is known where.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Refusal {
    code: &'static str,
    reason: &'static str,
}

macro_rules! refusals {
    ($($name:ident = $code:literal: $reason:literal;)*) => {
        $(pub(super) const $name: Refusal = Refusal { code: $code, reason: $reason };)*
    };
}

refusals! {
    // The request line.
    METHOD = "HPE_INVALID_METHOD": "Invalid method encountered";
    SPACE_AFTER_METHOD = "HPE_INVALID_METHOD": "Expected space after method";
    URL_CHAR = "HPE_INVALID_URL": "Invalid characters in url";
    URL_START = "HPE_INVALID_URL": "Unexpected start char in url";
    URL_SCHEMA = "HPE_INVALID_URL": "Unexpected char in url schema";
    URL_SERVER = "HPE_INVALID_URL": "Unexpected char in url server";
    URL_DOUBLE_AT = "HPE_INVALID_URL": "Double @ in url";
    URL_PATH = "HPE_INVALID_URL": "Invalid char in url path";
    URL_QUERY = "HPE_INVALID_URL": "Invalid char in url query";
    URL_FRAGMENT = "HPE_INVALID_URL": "Invalid char in url fragment start";
    URL_CRLF = "HPE_INVALID_URL": "Expected CRLF";
    PROTOCOL = "HPE_INVALID_CONSTANT": "Expected HTTP/, RTSP/ or ICE/";
    METHOD_OF_HTTP = "HPE_INVALID_CONSTANT": "Invalid method for HTTP/x.x request";
    METHOD_OF_RTSP = "HPE_INVALID_CONSTANT": "Invalid method for RTSP/x.x request";
    METHOD_OF_ICE = "HPE_INVALID_CONSTANT": "Expected SOURCE method for ICE/x.x request";
    MAJOR = "HPE_INVALID_VERSION": "Invalid major version";
    DOT = "HPE_INVALID_VERSION": "Expected dot";
    MINOR = "HPE_INVALID_VERSION": "Invalid minor version";
    VERSION = "HPE_INVALID_VERSION": "Invalid HTTP version";
    VERSION_CRLF = "HPE_INVALID_VERSION": "Expected CRLF after version";
    VERSION_LF = "HPE_STRICT": "Expected CRLF after version";
    H2_PREFACE = "HPE_INVALID_VERSION": "Expected HTTP/2 Connection Preface";
    H2_UPGRADE = "HPE_PAUSED_H2_UPGRADE": "Pause on PRI/Upgrade";

    // Fields of the head and of the trailers.
    SPACE_AFTER_START_LINE = "HPE_UNEXPECTED_SPACE": "Unexpected space after start line";
    FIELD_CHAR = "HPE_INVALID_HEADER_TOKEN": "Invalid header field char";
    FIELD_TOKEN = "HPE_INVALID_HEADER_TOKEN": "Invalid header token";
    VALUE_CHAR = "HPE_INVALID_HEADER_TOKEN": "Invalid header value char";
    VALUE_FOLDED = "HPE_INVALID_HEADER_TOKEN": "Unexpected whitespace after header value";
    VALUE_CR = "HPE_CR_EXPECTED": "Missing expected CR after header value";
    VALUE_LF = "HPE_LF_EXPECTED": "Missing expected LF after header value";
    LF_AFTER_CR = "HPE_STRICT": "Expected LF after CR";
    LF_AFTER_HEADERS = "HPE_STRICT": "Expected LF after headers";
    HEADER_OVERFLOW = "HPE_HEADER_OVERFLOW": "Header overflow";

    // Framing.
    LENGTH_EMPTY = "HPE_INVALID_CONTENT_LENGTH": "Empty Content-Length";
    LENGTH_CHAR = "HPE_INVALID_CONTENT_LENGTH": "Invalid character in Content-Length";
    LENGTH_OVERFLOW = "HPE_INVALID_CONTENT_LENGTH": "Content-Length overflow";
    LENGTH_AND_ENCODING =
        "HPE_INVALID_CONTENT_LENGTH": "Content-Length can't be present with Transfer-Encoding";
    LENGTH_TWICE = "HPE_UNEXPECTED_CONTENT_LENGTH": "Duplicate Content-Length";
    ENCODING_AND_LENGTH =
        "HPE_INVALID_TRANSFER_ENCODING": "Transfer-Encoding can't be present with Content-Length";
    ENCODING_EMPTY = "HPE_INVALID_TRANSFER_ENCODING": "Empty Transfer-Encoding";
    ENCODING_AFTER_CHUNKED =
        "HPE_INVALID_TRANSFER_ENCODING": "Invalid `Transfer-Encoding` header value";
    ENCODING_NOT_CHUNKED =
        "HPE_INVALID_TRANSFER_ENCODING": "Request has invalid `Transfer-Encoding`";

    // Chunks.
    CHUNK_SIZE_CHAR = "HPE_INVALID_CHUNK_SIZE": "Invalid character in chunk size";
    CHUNK_SIZE_OVERFLOW = "HPE_INVALID_CHUNK_SIZE": "Chunk size overflow";
    CHUNK_SIZE_CR = "HPE_CR_EXPECTED": "Missing expected CR after chunk size";
    CHUNK_SIZE_LF = "HPE_STRICT": "Expected LF after chunk size";
    EXTENSION_CHAR = "HPE_STRICT": "Invalid character in chunk extensions";
    EXTENSION_NAME_CHAR = "HPE_STRICT": "Invalid character in chunk extensions name";
    EXTENSION_NAME_CR = "HPE_CR_EXPECTED": "Missing expected CR after chunk extension name";
    EXTENSION_VALUE_CHAR = "HPE_STRICT": "Invalid character in chunk extensions value";
    EXTENSION_VALUE_CR = "HPE_CR_EXPECTED": "Missing expected CR after chunk extension value";
    EXTENSION_QUOTED_CHAR = "HPE_STRICT": "Invalid character in chunk extensions quoted value";
    EXTENSION_QUOTED_PAIR = "HPE_STRICT": "Invalid quoted-pair in chunk extensions quoted value";
    EXTENSION_QUOTED_END = "HPE_STRICT": "Invalid character in chunk extensions quote value";
    CHUNK_EXTENSIONS_OVERFLOW = "HPE_CHUNK_EXTENSIONS_OVERFLOW": "Chunk extensions overflow";
    CHUNK_DATA_CR = "HPE_CR_EXPECTED": "Missing expected CR after chunk data";
    CHUNK_DATA_LF = "HPE_STRICT": "Expected LF after chunk data";

    // Between messages.
    AFTER_CLOSE = "HPE_CLOSED_CONNECTION": "Data after `Connection: close`";
    END_OF_INPUT = "HPE_INVALID_EOF_STATE": "Invalid EOF state";
}
