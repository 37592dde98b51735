//! The fields of a head or of trailers, byte by byte, with what they say about framing.

use super::ParserOptions;
use super::error::{self, Refusal};
use crate::headers::{Field, Span, is_token_char, is_value_char};

/// What the fields of a message say about its framing and its connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Claims {
    /// `Content-Length`.
    pub(super) length: Option<u64>,
    /// There is a `Transfer-Encoding`.
    pub(super) encoded: bool,
    /// Its last coding is `chunked`.
    pub(super) chunked: bool,
    /// `Connection` (or `Proxy-Connection`, as in Node) has this token.
    pub(super) keep_alive: bool,
    pub(super) close: bool,
    pub(super) connection_upgrade: bool,
    /// There is an `Upgrade` that is not empty.
    pub(super) upgrade: bool,
    /// There is an `Expect` that is not empty.
    pub(super) expect: bool,
}

impl Claims {
    /// Takes note of a `Connection` header.
    pub(super) fn connection(&mut self, value: &[u8]) {
        // What every browser sends, without taking it apart.
        if value == b"keep-alive" {
            self.keep_alive = true;
            return;
        }
        for token in value.split(|&byte| byte == b',') {
            let token = trim(token);
            self.close |= token.eq_ignore_ascii_case(b"close");
            self.keep_alive |= token.eq_ignore_ascii_case(b"keep-alive");
            self.connection_upgrade |= token.eq_ignore_ascii_case(b"upgrade");
        }
    }
}

/// Names that decide about framing or the connection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Special {
    Connection,
    ContentLength,
    TransferEncoding,
    Upgrade,
}

impl Special {
    /// `name` is a token.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        let (special, all): (_, &[u8]) = match name.len() {
            7 => (Self::Upgrade, b"upgrade"),
            10 => (Self::Connection, b"connection"),
            14 => (Self::ContentLength, b"content-length"),
            16 => (Self::Connection, b"proxy-connection"),
            17 => (Self::TransferEncoding, b"transfer-encoding"),
            _ => return None,
        };
        // No character of a token but the capital becomes one of these so; that is faster than to ask for letters.
        let same = name.iter().zip(all).all(|(&byte, &lower)| byte | 0x20 == lower);
        same.then_some(special)
    }
}

/// Fields as far as they have been read.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    state: State,
    pub(super) fields: Vec<Field>,
    pub(super) claims: Claims,
    /// The field that is being read.
    field: Field,
    special: Option<Special>,
    length: u64,
    /// How many bytes count against the limit: Node counts the target, names and values, not what is between them.
    counted: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Right after the request line, where a space has its own error.
    First,
    Start,
    Name,
    /// In the white space before a value.
    Leading,
    /// In a value of white space only: after its CR, after its LF.
    EmptyCr,
    EmptyLf,
    Value,
    /// In a `Transfer-Encoding`: after so many characters of "chunked", after all of it, in a longer or other
    /// coding, after a comma.
    Chunked(usize),
    ChunkedEnd,
    Coding,
    CodingStart,
    /// In a `Content-Length`, and in the white space behind it.
    Length,
    LengthEnd,
    ValueCr,
    ValueLf,
    /// After the CR of the empty line.
    LastCr,
}

impl Fields {
    pub(super) fn of_head() -> Self {
        Self::new(State::First, Claims::default())
    }

    /// Trailers are held against what the head said.
    pub(super) fn of_trailers(claims: Claims) -> Self {
        Self::new(State::Start, claims)
    }

    fn new(state: State, claims: Claims) -> Self {
        let (field, fields) = (Field { name: Span::default(), value: Span::default() }, Vec::new());
        Self { state, fields, claims, field, special: None, length: 0, counted: 0 }
    }

    /// Bytes of the request line that count against the same limit.
    pub(super) fn count(&mut self, bytes: usize, options: &ParserOptions) -> Result<(), Refusal> {
        self.counted += bytes;
        if self.counted >= options.max_header_size { Err(error::HEADER_OVERFLOW) } else { Ok(()) }
    }

    /// Reads `input` from `at` on, as far as there is something; `true` if the empty line has been read. `at` stops
    /// at what is refused.
    pub(super) fn read(
        &mut self,
        input: &[u8],
        at: &mut usize,
        options: &ParserOptions,
    ) -> Result<bool, Refusal> {
        while *at < input.len() {
            if *at >= options.max_head_bytes() {
                return Err(error::HEADER_OVERFLOW);
            }
            let complete = self.step(input, *at, options)?;
            *at += 1;
            if complete {
                return Ok(true);
            }
            *at += self.skip_plain(input, *at, options);
        }
        Ok(false)
    }

    /// Takes the characters that a name or a value goes on with, unless they come near a limit: what `step` does,
    /// many at a time.
    fn skip_plain(&mut self, input: &[u8], at: usize, options: &ParserOptions) -> usize {
        let room = options.max_header_size.saturating_sub(self.counted + 1);
        let room = room.min(options.max_head_bytes().saturating_sub(at)).min(input.len() - at);
        let ahead = &input[at..at + room];
        let (span, special) = match self.state {
            State::Name => {
                (&mut self.field.name, ahead.iter().position(|&byte| !is_token_char(byte)))
            }
            State::Value => {
                (&mut self.field.value, ahead.iter().position(|&byte| !is_value_char(byte)))
            }
            _ => return 0,
        };
        let plain = special.unwrap_or(room);
        span.end += plain;
        self.counted += plain;
        plain
    }

    /// Takes the byte `input[at]`; `true` if the empty line ends with it.
    fn step(&mut self, input: &[u8], at: usize, options: &ParserOptions) -> Result<bool, Refusal> {
        let byte = input[at];
        match self.state {
            State::First if byte == b' ' => return Err(error::SPACE_AFTER_START_LINE),
            State::First | State::Start => return self.start(byte, at, options),
            State::Name if is_token_char(byte) => {
                self.field.name.end = at + 1;
                self.count(1, options)?;
            }
            State::Name => self.colon(input, byte)?,
            State::Leading => self.leading(byte, at, options)?,
            State::EmptyCr if byte == b'\n' => self.state = State::EmptyLf,
            State::EmptyCr => return Err(error::LF_AFTER_CR),
            State::EmptyLf => match (byte, self.special) {
                (b' ' | b'\t', _) => return Err(error::VALUE_CHAR),
                (_, Some(Special::ContentLength)) => return Err(error::LENGTH_EMPTY),
                (_, Some(Special::TransferEncoding)) => return Err(error::ENCODING_EMPTY),
                _ => {
                    self.fields.push(self.field);
                    return self.start(byte, at, options);
                }
            },
            State::ValueCr if byte == b'\n' => self.state = State::ValueLf,
            State::ValueCr => return Err(error::VALUE_LF),
            State::ValueLf if matches!(byte, b' ' | b'\t') => return Err(error::VALUE_FOLDED),
            State::ValueLf => {
                self.end_field(input);
                return self.start(byte, at, options);
            }
            State::LastCr if byte == b'\n' => return Ok(true),
            State::LastCr => return Err(error::LF_AFTER_HEADERS),
            _ => self.value(byte, at, options)?,
        }
        Ok(false)
    }

    /// The first byte of a line.
    fn start(&mut self, byte: u8, at: usize, options: &ParserOptions) -> Result<bool, Refusal> {
        match byte {
            b'\r' => self.state = State::LastCr,
            b'\n' => return Err(error::FIELD_CHAR),
            _ if !is_token_char(byte) => return Err(error::FIELD_TOKEN),
            _ => {
                let limit = options.max_headers_count;
                if limit > 0 && self.fields.len() == limit {
                    return Err(error::HEADER_OVERFLOW);
                }
                self.state = State::Name;
                self.field.name = Span { start: at, end: at + 1 };
                self.count(1, options)?;
            }
        }
        Ok(false)
    }

    /// The byte after a name.
    fn colon(&mut self, input: &[u8], byte: u8) -> Result<(), Refusal> {
        self.special = Special::of(self.field.name.of(input));
        if byte != b':' {
            let space_after_special = byte == b' ' && self.special.is_some();
            return Err(if space_after_special { error::FIELD_CHAR } else { error::FIELD_TOKEN });
        }
        self.state = State::Leading;
        match self.special {
            Some(Special::TransferEncoding) if self.claims.length.is_some() => {
                Err(error::ENCODING_AND_LENGTH)
            }
            Some(Special::ContentLength) if self.claims.encoded => Err(error::LENGTH_AND_ENCODING),
            _ => Ok(()),
        }
    }

    /// A byte between the colon and the value.
    fn leading(&mut self, byte: u8, at: usize, options: &ParserOptions) -> Result<(), Refusal> {
        self.field.value = Span { start: at, end: at };
        match byte {
            b' ' | b'\t' => return Ok(()),
            b'\r' => {
                self.state = State::EmptyCr;
                return Ok(());
            }
            b'\n' => return Err(error::VALUE_CHAR),
            _ => {}
        }
        self.state = match self.special {
            Some(Special::TransferEncoding) if self.claims.chunked => {
                return Err(error::ENCODING_AFTER_CHUNKED);
            }
            Some(Special::TransferEncoding) => {
                self.claims.encoded = true;
                State::Chunked(0)
            }
            Some(Special::ContentLength) if self.claims.length.is_some() => {
                return Err(error::LENGTH_TWICE);
            }
            Some(Special::ContentLength) => State::Length,
            Some(Special::Upgrade) => {
                self.claims.upgrade = true;
                State::Value
            }
            Some(Special::Connection) | None => State::Value,
        };
        self.value(byte, at, options)
    }

    /// A byte of a value, or the one after it.
    fn value(&mut self, byte: u8, at: usize, options: &ParserOptions) -> Result<(), Refusal> {
        self.state = match self.state {
            State::Chunked(seen) if byte.eq_ignore_ascii_case(&b"chunked"[seen]) => {
                if seen + 1 == b"chunked".len() {
                    State::ChunkedEnd
                } else {
                    State::Chunked(seen + 1)
                }
            }
            State::ChunkedEnd if byte == b',' => return Err(error::ENCODING_AFTER_CHUNKED),
            State::ChunkedEnd if matches!(byte, b' ' | b'\r' | b'\n') => State::ChunkedEnd,
            State::CodingStart if matches!(byte, b' ' | b'\t') => State::CodingStart,
            State::CodingStart if byte.eq_ignore_ascii_case(&b'c') => State::Chunked(1),
            State::Chunked(_) | State::ChunkedEnd | State::CodingStart | State::Coding => {
                if byte == b',' { State::CodingStart } else { State::Coding }
            }
            State::Length if byte.is_ascii_digit() => {
                let longer = self.length.checked_mul(10);
                let longer = longer.and_then(|length| length.checked_add(u64::from(byte - b'0')));
                self.length = longer.ok_or(error::LENGTH_OVERFLOW)?;
                State::Length
            }
            State::Length | State::LengthEnd => match byte {
                b' ' | b'\t' | b'\r' | b'\n' => State::LengthEnd,
                _ => return Err(error::LENGTH_CHAR),
            },
            state => state,
        };
        match byte {
            b'\r' => self.end_value(),
            b'\n' => return Err(error::VALUE_CR),
            _ if !is_value_char(byte) => return Err(error::VALUE_CHAR),
            _ => {
                self.field.value.end = at + 1;
                self.count(1, options)?;
            }
        }
        Ok(())
    }

    fn end_value(&mut self) {
        match self.state {
            State::ChunkedEnd => self.claims.chunked = true,
            State::LengthEnd => self.claims.length = Some(self.length),
            _ => {}
        }
        self.state = State::ValueCr;
    }

    fn end_field(&mut self, input: &[u8]) {
        let value = self.field.value.of(input);
        match self.special {
            Some(Special::Connection) => self.claims.connection(value),
            Some(_) => {}
            None => self.claims.expect |= self.field.name.of(input).eq_ignore_ascii_case(b"expect"),
        }
        self.field.value.end = self.field.value.start + trim_end(value).len();
        self.fields.push(self.field);
    }
}

/// Without the white space around it.
fn trim(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = bytes {
        bytes = rest;
    }
    trim_end(bytes)
}

fn trim_end(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}
