//! The one error of the crate.

use std::borrow::Cow;

use nodular_error::SystemError;

use crate::h1::ParseError;

/// Why a request, a response or a server failed.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the variant's sentence names every field")]
pub enum Error {
    /// The head of the response is written; it is too late for `action` ("set", "append", "remove", "write").
    #[error("Cannot {action} headers after they are sent to the client")]
    HeadersSent { action: &'static str },
    /// A status code has three digits, and 101 is no interim response.
    #[error("Invalid status code: {0}")]
    InvalidStatusCode(u16),
    /// `what` ("Header name", "Trailer name") is not an HTTP token.
    #[error("{what} must be a valid HTTP token [\"{name}\"]")]
    InvalidToken { what: &'static str, name: String },
    /// `what` ("header content", "trailer content", "statusMessage") has a character that would end a line, or that
    /// Latin-1 lacks.
    #[error("Invalid character in {what}{}", quoted(name.as_deref()))]
    InvalidChar { what: &'static str, name: Option<String> },
    /// An early hint's `link` is not of the form `<url>; rel=preload`.
    #[error(
        "The argument 'hints' must be an array or string of format \
         \"</styles.css>; rel=preload; as=style\". Received '{0}'"
    )]
    InvalidLink(String),
    /// The response has been ended.
    #[error("write after end")]
    WriteAfterEnd,
    /// The connection is gone, or the response was destroyed.
    #[error("Cannot call {action} after a stream was destroyed")]
    Destroyed { action: &'static str },
    /// The client went away before its request was complete.
    #[error("aborted")]
    Aborted,
    /// With `strict_content_length`: the body is not as long as its `Content-Length` says.
    #[error(
        "Response body's content-length of {written} byte(s) does not match the content-length of {declared} byte(s) set in header"
    )]
    ContentLengthMismatch { written: u64, declared: u64 },
    /// A `Trailer` header needs `Transfer-Encoding: chunked`.
    #[error("Trailers are invalid with this transfer encoding")]
    TrailerInvalid,
    /// With `reject_non_standard_body_writes`: a response to HEAD, or with status 204 or 304, has no body.
    #[error("Adding content for this request method or response status is not allowed.")]
    BodyNotAllowed,
    /// The request was not complete in time.
    #[error("Request timeout")]
    RequestTimeout,
    /// The request's body is longer than the `limit` that its reader gave, in bytes.
    #[error("The request's body is larger than {limit} bytes")]
    BodyTooLarge { limit: usize },
    /// The request's body was to be text, and is not UTF-8.
    #[error("The encoded data was not valid for encoding utf-8")]
    InvalidUtf8,
    /// The target of the request is no URI of the `http` crate.
    #[error("the request's target is no URI")]
    InvalidTarget,
    /// The handler panicked; the text is its message.
    #[error("the request handler panicked: {0}")]
    HandlerPanicked(Cow<'static, str>),
    /// The handler dropped the response without ending it.
    #[error("the response was dropped before its end")]
    ResponseDropped,
    /// The bytes of the client are no HTTP.
    #[error(transparent)]
    Parse(#[from] ParseError),
    /// The operating system refused, for example `listen EADDRINUSE: address already in use 127.0.0.1:8080`.
    #[error(transparent)]
    System(#[from] SystemError),
}

impl Error {
    /// Node's `code`, for example `"ERR_HTTP_HEADERS_SENT"`, `"EADDRINUSE"` or `"HPE_INVALID_METHOD"`.
    ///
    /// What Node has no code for begins with `ERR_NODULAR_`.
    ///
    /// Node: [`error.code`](https://nodejs.org/api/errors.html#errorcode)
    ///
    /// ```
    /// # use nodular_http::Error;
    /// let error = Error::HeadersSent { action: "set" };
    /// assert_eq!(error.code(), "ERR_HTTP_HEADERS_SENT");
    /// assert_eq!(error.to_string(), "Cannot set headers after they are sent to the client");
    /// ```
    pub fn code(&self) -> &str {
        match self {
            Self::HeadersSent { .. } => "ERR_HTTP_HEADERS_SENT",
            Self::InvalidStatusCode(_) => "ERR_HTTP_INVALID_STATUS_CODE",
            Self::InvalidToken { .. } => "ERR_INVALID_HTTP_TOKEN",
            Self::InvalidChar { .. } => "ERR_INVALID_CHAR",
            Self::InvalidLink(_) => "ERR_INVALID_ARG_VALUE",
            Self::WriteAfterEnd => "ERR_STREAM_WRITE_AFTER_END",
            Self::Destroyed { .. } => "ERR_STREAM_DESTROYED",
            Self::Aborted => "ECONNRESET",
            Self::ContentLengthMismatch { .. } => "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
            Self::TrailerInvalid => "ERR_HTTP_TRAILER_INVALID",
            Self::BodyNotAllowed => "ERR_HTTP_BODY_NOT_ALLOWED",
            Self::RequestTimeout => "ERR_HTTP_REQUEST_TIMEOUT",
            Self::BodyTooLarge { .. } => "ERR_NODULAR_BODY_TOO_LARGE",
            Self::InvalidUtf8 => "ERR_ENCODING_INVALID_ENCODED_DATA",
            Self::InvalidTarget => "ERR_INVALID_URL",
            Self::HandlerPanicked(_) => "ERR_NODULAR_HANDLER_PANICKED",
            Self::ResponseDropped => "ERR_NODULAR_RESPONSE_DROPPED",
            Self::Parse(error) => error.code(),
            Self::System(error) => error.code(),
        }
    }

    /// The status with which a server answers if its handler fails with this error: 413 for a body over its limit,
    /// 400 for one that is not the text it should be, 408 for one that did not come in time, else 500.
    pub fn status(&self) -> u16 {
        match self {
            Self::BodyTooLarge { .. } => 413,
            Self::InvalidUtf8 | Self::InvalidTarget => 400,
            Self::Parse(error) => error.status(),
            Self::RequestTimeout => 408,
            _ => 500,
        }
    }
}

fn quoted(name: Option<&str>) -> String {
    name.map(|name| format!(" [\"{name}\"]")).unwrap_or_default()
}
