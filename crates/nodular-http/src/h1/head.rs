//! The head of a request, and how its strict reader gets there.

use bytes::Bytes;
use http::Method;

use super::ParserOptions;
use super::error::{self, Refusal};
use super::fields::{Claims, Fields};
use super::line::RequestLine;
use crate::headers::{Field, Headers, Span};

/// The head of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestHead {
    /// One of [`METHODS`](crate::METHODS), or of RTSP's.
    pub method: Method,
    /// The request target as it came: visible ASCII.
    pub target: Target,
    /// Major and minor version: 1.1 and 1.0; as in Node also 0.9 and 2.0.
    pub version: (u8, u8),
    /// The header fields.
    pub headers: Headers,
    /// How the body is delimited.
    pub framing: Framing,
    /// Whether the client expects that the connection stays open.
    pub keep_alive: bool,
    /// Whether the client asks for another protocol: CONNECT, or `Connection: upgrade` with an `Upgrade`.
    pub upgrade: bool,
    /// Whether the client waits for a `100 Continue` before it sends the body (HTTP/1.1 only).
    pub expect_continue: bool,
}

/// The request target: visible ASCII, at least one character.
///
/// ```
/// # use bytes::BytesMut;
/// # use nodular_http::h1::{Event, ParserOptions, RequestParser};
/// let mut input = BytesMut::from("GET /a?b HTTP/1.1\r\nHost: c\r\n\r\n");
/// let event = RequestParser::new(ParserOptions::default()).next(&mut input)?;
/// let Some(Event::Head(head)) = event else { panic!("{event:?}") };
/// assert_eq!(head.target.as_str(), "/a?b");
/// # Ok::<(), nodular_http::h1::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Target(Bytes);

impl Target {
    /// Node's `request.url`.
    pub fn as_str(&self) -> &str {
        // The parser let through visible ASCII only, so this never fails.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The target of a request that did not come through the parser, from a URI, which is visible ASCII.
    #[cfg(feature = "tower")]
    pub(crate) fn from_uri(target: &str) -> Self {
        Self(Bytes::copy_from_slice(target.as_bytes()))
    }

    /// The bytes, shared with the head.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl AsRef<str> for Target {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a body is delimited.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Framing {
    /// There is none.
    None,
    /// It has so many bytes, at least one.
    Length(u64),
    /// It comes in chunks.
    Chunked,
}

/// A head as places in its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parts {
    pub(super) method: Method,
    pub(super) target: Span,
    pub(super) version: (u8, u8),
    pub(super) fields: Vec<Field>,
    pub(super) claims: Claims,
    pub(super) len: usize,
}

impl Parts {
    /// The head itself; `text` has the bytes.
    pub(super) fn into_head(self, text: Bytes) -> Result<RequestHead, Refusal> {
        let claims = &self.claims;
        let connect = self.method == Method::CONNECT;
        let framing = match claims.length {
            // What follows a CONNECT is no body but the tunnel.
            _ if connect => Framing::None,
            _ if claims.chunked => Framing::Chunked,
            _ if claims.encoded => return Err(error::ENCODING_NOT_CHUNKED),
            None | Some(0) => Framing::None,
            Some(length) => Framing::Length(length),
        };
        let keep_alive = keep_alive(self.version, claims);
        let upgrade = connect || claims.upgrade && claims.connection_upgrade;
        let target = Target(text.slice(self.target.start..self.target.end));
        let headers = Headers::received(text, self.fields);
        let expect_continue = self.version == (1, 1)
            && claims.expect
            && headers.get_all("expect").any(|value| asks_for_continue(&value));
        let (method, version) = (self.method, self.version);
        Ok(RequestHead {
            method,
            target,
            version,
            headers,
            framing,
            keep_alive,
            upgrade,
            expect_continue,
        })
    }
}

/// Whether the connection stays open after a message of this version with these headers.
pub(super) fn keep_alive(version: (u8, u8), claims: &Claims) -> bool {
    // Node takes 2.0 for an old version as well: it has no minor one.
    if version.0 > 0 && version.1 > 0 { !claims.close } else { claims.keep_alive }
}

/// Whether `100-continue` stands in an `Expect`, as a word of its own.
fn asks_for_continue(expect: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let expect = expect.to_ascii_lowercase();
    expect.match_indices("100-continue").any(|(start, found)| {
        !expect[..start].ends_with(is_word) && !expect[start + found.len()..].starts_with(is_word)
    })
}

/// A head as far as it has been read, byte by byte: the judge of what httparse does not settle, and of heads that
/// come in pieces.
#[derive(Clone, Debug)]
pub(super) struct HeadReader {
    line: RequestLine,
    line_is_complete: bool,
    fields: Fields,
    at: usize,
}

impl HeadReader {
    pub(super) fn new() -> Self {
        let line = RequestLine::default();
        Self { line, line_is_complete: false, fields: Fields::of_head(), at: 0 }
    }

    /// Reads on where it stopped; `input` begins with the head. An error comes with its place.
    pub(super) fn read(
        &mut self,
        input: &[u8],
        options: &ParserOptions,
    ) -> Result<Option<Parts>, (Refusal, usize)> {
        while !self.line_is_complete && self.at < input.len() {
            self.line_step(input, options).map_err(|refusal| (refusal, self.at))?;
            self.at += 1;
        }
        let complete = self.fields.read(input, &mut self.at, options);
        let complete = complete.map_err(|refusal| (refusal, self.at))?;
        Ok(complete.then(|| self.parts(input)))
    }

    fn line_step(&mut self, input: &[u8], options: &ParserOptions) -> Result<(), Refusal> {
        if self.at >= options.max_head_bytes() {
            return Err(error::HEADER_OVERFLOW);
        }
        let before = self.line.target.len();
        self.line_is_complete = self.line.step(input, self.at)?;
        self.fields.count(self.line.target.len() - before, options)
    }

    fn parts(&mut self, input: &[u8]) -> Parts {
        // The request line knows its methods, so this never fails.
        let method = Method::from_bytes(self.line.method.of(input)).unwrap_or_default();
        Parts {
            method,
            target: self.line.target,
            version: self.line.version,
            fields: std::mem::take(&mut self.fields.fields),
            claims: self.fields.claims.clone(),
            len: self.at,
        }
    }
}
