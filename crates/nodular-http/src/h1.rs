//! HTTP/1 without I/O: bytes in, events out; and back.
//!
//! A [`RequestParser`] is as strict as Node's: what Node 26 refuses is refused, with the same code and reason,
//! however the bytes are split. [`encode_head`] and its fellows write a response. Both can be used alone, on any
//! transport:
//!
//! ```
//! use bytes::BytesMut;
//! use nodular_http::Headers;
//! use nodular_http::h1::{self, Event, ParserOptions, RequestParser};
//!
//! let mut parser = RequestParser::new(ParserOptions::default());
//! let mut input = BytesMut::from("POST /user HTTP/1.1\r\nHost: example\r\nContent-Length: 5\r\n\r\nAlice");
//! let mut output = BytesMut::new();
//! while let Some(event) = parser.next(&mut input)? {
//!     match event {
//!         Event::Head(head) => assert_eq!(head.target.as_str(), "/user"),
//!         Event::Data(bytes) => assert_eq!(&bytes[..], b"Alice"),
//!         Event::End { .. } => {
//!             let headers = Headers::from_iter([("Content-Length", "2")]);
//!             h1::encode_head(&mut output, 200, None, &headers)?;
//!             output.extend_from_slice(b"ok");
//!         }
//!     }
//! }
//! assert_eq!(&output[..], b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
//! # Ok::<(), nodular_http::Error>(())
//! ```
//!
//! A head that is there as a whole and plain is read by [httparse](https://docs.rs/httparse); a stricter reader of our
//! own judges the rest, byte by byte, and both are held against each other and against 2,178 requests recorded from
//! Node.
//!
//! # Differences from Node
//!
//! - The answer never depends on how the bytes are split. Where Node's does (which of two errors comes first), it is that
//!   for a request that comes byte by byte.
//! - `Transfer-Encoding` without a final `chunked`: Node hands out the head and then fails, or takes no notice if the
//!   request asks for an upgrade. Here the head is refused.
//! - What follows an upgrade that the server does not take is the next request. Node drops what came in one packet.
//! - A head or trailers may be no longer than four times [`max_header_size`](ParserOptions::max_header_size) and 1 KiB;
//!   Node does not count the white space between the parts. In chunk extensions, what is between names and values has
//!   a limit of its own, 16 KiB like theirs.

mod chunk;
mod encode;
mod error;
mod fast;
mod fields;
mod head;
mod line;
mod target;

use bytes::{Buf, Bytes, BytesMut};
use http::Method;

use self::chunk::ChunkLine;
pub use self::encode::{encode_chunk, encode_chunk_size, encode_head, encode_last_chunk};
pub use self::error::ParseError;
use self::error::Refusal;
use self::fields::{Claims, Fields};
pub use self::head::{Framing, RequestHead, Target};
use self::head::{HeadReader, Parts};
use crate::headers::Headers;

/// The limits of a [`RequestParser`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParserOptions {
    /// The target, names and values of a head have fewer bytes than this; those of trailers again. Default: 16,384.
    ///
    /// Node: [`http.maxHeaderSize`](https://nodejs.org/api/http.html#httpmaxheadersize)
    #[doc(alias = "maxHeaderSize")]
    pub max_header_size: usize,
    /// How many fields a head has at most, and again trailers; 0 is no limit. Default: 1,000, which is what a
    /// server of Node takes (its documentation says 2,000).
    ///
    /// Node: [`server.maxHeadersCount`](https://nodejs.org/api/http.html#servermaxheaderscount)
    #[doc(alias = "maxHeadersCount")]
    pub max_headers_count: usize,
}

impl Default for ParserOptions {
    fn default() -> Self {
        Self { max_header_size: crate::MAX_HEADER_SIZE, max_headers_count: 1_000 }
    }
}

impl ParserOptions {
    /// How long a head or trailers may be with all that [`max_header_size`](Self::max_header_size) does not count.
    /// A field of one character has three uncounted bytes; only white space can make it more.
    fn max_head_bytes(&self) -> usize {
        self.max_header_size.saturating_mul(4).saturating_add(1_024)
    }
}

/// What a [`RequestParser`] found.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A request begins.
    Head(RequestHead),
    /// A part of its body, never empty: a slice of the input, not copied.
    Data(Bytes),
    /// The request is complete.
    End {
        /// What came after the last chunk.
        trailers: Headers,
    },
}

/// Reads the requests of one connection.
///
/// Node: [`http.Server`](https://nodejs.org/api/http.html#class-httpserver)'s parser, which has no API of its own.
#[derive(Clone, Debug)]
pub struct RequestParser {
    options: ParserOptions,
    state: State,
    /// Of the message that is being read.
    version: (u8, u8),
    claims: Claims,
    /// After this message the bytes are no longer ours.
    tunnel: bool,
    /// Bytes taken off the input so far.
    taken: u64,
}

#[derive(Clone, Debug)]
enum State {
    /// Between messages.
    Idle,
    /// In a head that came in pieces.
    Head(Box<HeadReader>),
    /// In a body of which so many bytes are missing.
    Length(u64),
    ChunkLine(ChunkLine),
    ChunkData(u64),
    /// Behind a chunk: its CR, its LF.
    ChunkCr,
    ChunkLf,
    /// In the trailers, of which so many bytes are read.
    Trailers(Box<Fields>, usize),
    /// After a message that ended the connection.
    Closed,
    /// After a message that ended HTTP.
    Tunnel,
    Failed(ParseError),
}

impl RequestParser {
    /// A parser for a new connection.
    pub fn new(options: ParserOptions) -> Self {
        let claims = Claims::default();
        Self { options, state: State::Idle, version: (1, 1), claims, tunnel: false, taken: 0 }
    }

    /// Takes what it can off the front of `input`, and says what came; `None` if it needs more bytes.
    ///
    /// What is left in `input` must still be there at the next call, with more behind it: it may be a part that has
    /// been looked at already. After the end of a CONNECT, and of a request whose upgrade was
    /// [accepted](Self::accept_upgrade), the rest of `input` is left alone.
    ///
    /// # Errors
    ///
    /// If the bytes are no HTTP/1 request, or over a limit. From then on the answer is always the same.
    ///
    /// ```
    /// # use bytes::BytesMut;
    /// # use nodular_http::h1::{Event, ParserOptions, RequestParser};
    /// let mut parser = RequestParser::new(ParserOptions::default());
    /// let mut input = BytesMut::from("GET / HTTP/1.1\r\nHo");
    /// assert_eq!(parser.next(&mut input)?, None);
    /// input.extend_from_slice(b"st: a\r\n\r\n");
    /// assert!(matches!(parser.next(&mut input)?, Some(Event::Head(_))));
    /// assert!(matches!(parser.next(&mut input)?, Some(Event::End { .. })));
    /// assert!(parser.is_idle() && input.is_empty());
    /// # Ok::<(), nodular_http::h1::ParseError>(())
    /// ```
    pub fn next(&mut self, input: &mut BytesMut) -> Result<Option<Event>, ParseError> {
        loop {
            match &mut self.state {
                State::Idle => {
                    self.skip_line_ends(input);
                    if input.is_empty() {
                        return Ok(None);
                    }
                    if let Some(parts) = fast::read(input, &self.options) {
                        return self.begin(parts, input).map(Some);
                    }
                    self.state = State::Head(Box::new(HeadReader::new()));
                }
                State::Head(reader) => match reader.read(input, &self.options) {
                    Ok(None) => return Ok(None),
                    Ok(Some(parts)) => return self.begin(parts, input).map(Some),
                    Err((refusal, at)) => return Err(self.fail(refusal, at)),
                },
                State::Length(0) => return Ok(Some(self.end(Headers::new()))),
                State::Length(missing) => {
                    let Some(data) = take_data(input, missing, &mut self.taken) else {
                        return Ok(None);
                    };
                    return Ok(Some(Event::Data(data)));
                }
                State::ChunkLine(line) => {
                    let (read, complete) = match line.read(input) {
                        Ok(progress) => progress,
                        Err((refusal, at)) => return Err(self.fail(refusal, at)),
                    };
                    let size = line.size;
                    self.take(input, read);
                    if !complete {
                        return Ok(None);
                    }
                    self.state = self.after_chunk_line(size);
                }
                State::ChunkData(0) => self.state = State::ChunkCr,
                State::ChunkData(missing) => {
                    let Some(data) = take_data(input, missing, &mut self.taken) else {
                        return Ok(None);
                    };
                    return Ok(Some(Event::Data(data)));
                }
                State::ChunkCr | State::ChunkLf => {
                    let Some(&byte) = input.first() else { return Ok(None) };
                    self.state = match (&self.state, byte) {
                        (State::ChunkCr, b'\r') => State::ChunkLf,
                        (State::ChunkLf, b'\n') => State::ChunkLine(ChunkLine::default()),
                        (State::ChunkCr, b'\n') => return Err(self.fail(error::CHUNK_DATA_CR, 0)),
                        _ => return Err(self.fail(error::CHUNK_DATA_LF, 0)),
                    };
                    self.take(input, 1);
                }
                State::Trailers(fields, read) => match fields.read(input, read, &self.options) {
                    Ok(false) => return Ok(None),
                    Ok(true) => {
                        let (fields, read) = (std::mem::take(&mut fields.fields), *read);
                        let text = input.split_to(read).freeze();
                        self.taken += read as u64;
                        return Ok(Some(self.end(Headers::received(text, fields))));
                    }
                    Err(refusal) => {
                        let at = *read;
                        return Err(self.fail(refusal, at));
                    }
                },
                State::Closed => {
                    self.skip_line_ends(input);
                    if input.is_empty() {
                        return Ok(None);
                    }
                    return Err(self.fail(error::AFTER_CLOSE, 0));
                }
                State::Tunnel => return Ok(None),
                State::Failed(error) => return Err(*error),
            }
        }
    }

    /// Says that the client sends no more.
    ///
    /// # Errors
    ///
    /// `HPE_INVALID_EOF_STATE` in the middle of a request.
    ///
    /// ```
    /// # use bytes::BytesMut;
    /// # use nodular_http::h1::{ParserOptions, RequestParser};
    /// let mut parser = RequestParser::new(ParserOptions::default());
    /// assert!(parser.finish().is_ok());
    /// assert_eq!(parser.next(&mut BytesMut::from("GET /"))?, None);
    /// assert_eq!(parser.finish().unwrap_err().code(), "HPE_INVALID_EOF_STATE");
    /// # Ok::<(), nodular_http::h1::ParseError>(())
    /// ```
    pub fn finish(&mut self) -> Result<(), ParseError> {
        match self.state {
            State::Idle | State::Closed | State::Tunnel | State::Failed(_) => Ok(()),
            // Complete; only its end has not been asked for.
            State::Length(0) => Ok(()),
            _ => Err(self.fail(error::END_OF_INPUT, 0)),
        }
    }

    /// Whether no request has begun since the last one ended.
    pub fn is_idle(&self) -> bool {
        matches!(self.state, State::Idle)
    }

    /// Says, after a head with `upgrade`, that the server goes along: what follows this request is another protocol's
    /// and stays in the input.
    ///
    /// ```
    /// # use bytes::BytesMut;
    /// # use nodular_http::h1::{Event, ParserOptions, RequestParser};
    /// let mut parser = RequestParser::new(ParserOptions::default());
    /// let mut input = BytesMut::from("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: b\r\n\r\n\x01\x02");
    /// let Some(Event::Head(head)) = parser.next(&mut input)? else { panic!() };
    /// assert!(head.upgrade);
    /// parser.accept_upgrade();
    /// assert!(matches!(parser.next(&mut input)?, Some(Event::End { .. })));
    /// assert_eq!(parser.next(&mut input)?, None);
    /// assert_eq!(&input[..], [1, 2]);
    /// # Ok::<(), nodular_http::h1::ParseError>(())
    /// ```
    pub fn accept_upgrade(&mut self) {
        self.tunnel = true;
    }

    fn begin(&mut self, parts: Parts, input: &mut BytesMut) -> Result<Event, ParseError> {
        let (len, version, claims) = (parts.len, parts.version, parts.claims.clone());
        let text = input.split_to(len).freeze();
        self.taken += len as u64;
        let head = parts.into_head(text).map_err(|refusal| self.fail(refusal, 0))?;
        self.tunnel = head.method == Method::CONNECT;
        self.state = match head.framing {
            Framing::None => State::Length(0),
            Framing::Length(length) => State::Length(length),
            Framing::Chunked => State::ChunkLine(ChunkLine::default()),
        };
        (self.version, self.claims) = (version, claims);
        Ok(Event::Head(head))
    }

    fn after_chunk_line(&self, size: u64) -> State {
        match size {
            0 => State::Trailers(Box::new(Fields::of_trailers(self.claims.clone())), 0),
            size => State::ChunkData(size),
        }
    }

    fn end(&mut self, trailers: Headers) -> Event {
        if let State::Trailers(fields, _) = &self.state {
            // As in Node, `Connection: close` counts in trailers too.
            self.claims = fields.claims.clone();
        }
        self.state = match head::keep_alive(self.version, &self.claims) {
            _ if self.tunnel => State::Tunnel,
            true => State::Idle,
            false => State::Closed,
        };
        Event::End { trailers }
    }

    /// Drops the line ends that clients of old put before a request.
    fn skip_line_ends(&mut self, input: &mut BytesMut) {
        let other = input.iter().position(|byte| !matches!(byte, b'\r' | b'\n'));
        self.take(input, other.unwrap_or(input.len()));
    }

    fn take(&mut self, input: &mut BytesMut, bytes: usize) {
        input.advance(bytes);
        self.taken += bytes as u64;
    }

    /// `at` is the place of the offence in the input.
    fn fail(&mut self, refusal: Refusal, at: usize) -> ParseError {
        let error = ParseError::new(refusal, self.taken + at as u64);
        self.state = State::Failed(error);
        error
    }
}

/// The next part of a body of which `missing` bytes are to come.
fn take_data(input: &mut BytesMut, missing: &mut u64, taken: &mut u64) -> Option<Bytes> {
    if input.is_empty() {
        return None;
    }
    let len = usize::try_from(*missing).map_or(input.len(), |missing| missing.min(input.len()));
    *missing -= len as u64;
    *taken += len as u64;
    Some(input.split_to(len).freeze())
}
