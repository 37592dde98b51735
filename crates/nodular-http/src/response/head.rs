//! The head of a response: which headers are added by themselves, and what they mean for body and connection.

use bytes::BytesMut;

use crate::Error;
use crate::date;
use crate::headers::Headers;
use crate::status::reason_phrase;

/// How the request and the server want the response to be.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manner {
    /// The connection may be used again.
    pub(crate) keep_alive: bool,
    /// The client knows chunked bodies: it speaks HTTP/1.1, or says so.
    pub(crate) may_chunk: bool,
    /// The method is HEAD.
    pub(crate) head_only: bool,
    /// The client waits for `100 Continue` before it sends its body.
    pub(crate) expects_continue: bool,
    /// This is the last request that the server takes on this connection.
    pub(crate) last_allowed: bool,
    /// For the header `Keep-Alive`, in seconds.
    pub(crate) keep_alive_seconds: Option<u64>,
    /// For the header `Keep-Alive`: how many requests a connection may carry, 0 for no limit.
    pub(crate) max_requests: u32,
    /// Data for a response that has no body is an error.
    pub(crate) reject_body: bool,
}

/// What is known about the head; most of it only once it is written.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) manner: Manner,
    pub(crate) written: bool,
    pub(crate) send_date: bool,
    pub(crate) has_body: bool,
    pub(crate) chunked: bool,
    /// The connection closes after this response.
    pub(crate) last: bool,
    pub(crate) content_length: Option<u64>,
    pub(crate) sent_continue: bool,
    seen: Seen,
    removed: Removed,
}

/// The headers of the handler that replace those added by themselves.
#[derive(Debug, Default)]
struct Seen {
    connection: bool,
    content_length: bool,
    transfer_encoding: bool,
    date: bool,
    keep_alive: bool,
    trailer: bool,
}

/// The headers that the handler does not want to be added.
#[derive(Debug, Default)]
struct Removed {
    connection: bool,
    content_length: bool,
    transfer_encoding: bool,
}

impl Head {
    pub(crate) fn new(manner: Manner) -> Self {
        Self {
            manner,
            written: false,
            send_date: true,
            has_body: !manner.head_only,
            chunked: false,
            last: false,
            content_length: None,
            sent_continue: false,
            seen: Seen::default(),
            removed: Removed::default(),
        }
    }

    /// The header was removed: it is not to be added by itself.
    pub(crate) fn remove(&mut self, name: &str) {
        self.mark_removed(name, true);
        if name.eq_ignore_ascii_case("date") {
            self.send_date = false;
        }
    }

    /// The header was set again.
    pub(crate) fn restore(&mut self, name: &str) {
        self.mark_removed(name, false);
    }

    fn mark_removed(&mut self, name: &str, removed: bool) {
        match name.len() {
            10 if name.eq_ignore_ascii_case("connection") => self.removed.connection = removed,
            14 if name.eq_ignore_ascii_case("content-length") => {
                self.removed.content_length = removed;
            }
            17 if name.eq_ignore_ascii_case("transfer-encoding") => {
                self.removed.transfer_encoding = removed;
            }
            _ => {}
        }
    }

    /// The length that the body has to have.
    pub(crate) fn declared_length(&self) -> Option<u64> {
        let counts = self.has_body && !self.chunked && !self.removed.content_length;
        self.content_length.filter(|_| counts && !self.seen.transfer_encoding)
    }

    /// Appends the whole head to `out`; `fields` writes the headers of the handler.
    ///
    /// On an error `out` may end in a part of it, and nothing else has changed.
    pub(crate) fn encode(
        &mut self,
        out: &mut BytesMut,
        status: u16,
        message: Option<&str>,
        draining: bool,
        fields: impl FnOnce(&mut Self, &mut BytesMut) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (implied_length, manner) = (self.content_length, self.manner);
        let result = self.try_encode(out, status, message, draining, fields);
        match result {
            Ok(()) => self.written = true,
            Err(_) => {
                // What the refused headers said about the body must not count for the next try.
                self.seen = Seen::default();
                (self.content_length, self.manner) = (implied_length, manner);
                (self.chunked, self.last) = (false, false);
                self.has_body = !manner.head_only;
            }
        }
        result
    }

    fn try_encode(
        &mut self,
        out: &mut BytesMut,
        status: u16,
        message: Option<&str>,
        draining: bool,
        fields: impl FnOnce(&mut Self, &mut BytesMut) -> Result<(), Error>,
    ) -> Result<(), Error> {
        write_status_line(out, status, message)?;
        if matches!(status, 100..=199 | 204 | 304) {
            self.has_body = false;
        }
        let no_continue = self.manner.expects_continue && !self.sent_continue;
        if draining || no_continue {
            // A client that was not told to continue may or may not send its body: nobody knows what comes next.
            self.manner.keep_alive = false;
        }
        fields(self, out)?;
        if self.send_date && !self.seen.date {
            date::write_header(out);
        }
        if self.chunked && matches!(status, 204 | 304) {
            self.chunked = false;
            self.manner.keep_alive = false;
        }
        self.write_connection(out);
        self.write_framing(out);
        if self.seen.trailer && !self.chunked {
            return Err(Error::TrailerInvalid);
        }
        out.extend_from_slice(b"\r\n");
        Ok(())
    }

    /// Appends a header whose name and value are valid, and takes note of what it means.
    pub(crate) fn write_field(&mut self, out: &mut BytesMut, name: &[u8], value: &[u8]) {
        write_line(out, name, value);
        match name.len() {
            4 if name.eq_ignore_ascii_case(b"date") => self.seen.date = true,
            7 if name.eq_ignore_ascii_case(b"trailer") => self.seen.trailer = true,
            10 if name.eq_ignore_ascii_case(b"connection") => {
                self.seen.connection = true;
                self.removed.connection = false;
                if has_word(value, b"close") {
                    self.last = true;
                } else {
                    self.manner.keep_alive = true;
                }
            }
            10 if name.eq_ignore_ascii_case(b"keep-alive") => self.seen.keep_alive = true,
            14 if name.eq_ignore_ascii_case(b"content-length") => {
                self.seen.content_length = true;
                self.removed.content_length = false;
                self.content_length = parse_length(value);
            }
            17 if name.eq_ignore_ascii_case(b"transfer-encoding") => {
                self.seen.transfer_encoding = true;
                self.removed.transfer_encoding = false;
                self.chunked |= has_word(value, b"chunked");
            }
            _ => {}
        }
    }

    /// Appends all of `headers`, those of one name together where its first stands.
    pub(crate) fn write_grouped(&mut self, out: &mut BytesMut, headers: &Headers) {
        for (index, (name, value)) in headers.iter_bytes().enumerate() {
            let same = |other: &[u8]| other.eq_ignore_ascii_case(name);
            if headers.iter_bytes().take(index).any(|(earlier, _)| same(earlier)) {
                continue;
            }
            self.write_field(out, name, value);
            let later = headers.iter_bytes().skip(index + 1).filter(|(later, _)| same(later));
            later.for_each(|(_, value)| self.write_field(out, name, value));
        }
    }

    fn write_connection(&mut self, out: &mut BytesMut) {
        let manner = self.manner;
        if self.removed.connection {
            self.last = !manner.keep_alive;
            return;
        }
        if self.seen.connection {
            return;
        }
        // Without a length and without chunks only the end of the connection ends the body.
        let keep_alive = manner.keep_alive && (self.seen.content_length || manner.may_chunk);
        if !keep_alive || manner.last_allowed {
            // Of the last request that is allowed Node says so, but leaves the closing to the client.
            self.last = !keep_alive;
            out.extend_from_slice(b"Connection: close\r\n");
            return;
        }
        out.extend_from_slice(b"Connection: keep-alive\r\n");
        if let Some(seconds) = manner.keep_alive_seconds
            && !self.seen.keep_alive
        {
            write_keep_alive(out, seconds, manner.max_requests);
        }
    }

    fn write_framing(&mut self, out: &mut BytesMut) {
        if self.seen.content_length || self.seen.transfer_encoding {
            return;
        }
        if !self.has_body {
            self.chunked = false;
        } else if !self.manner.may_chunk {
            self.last = true;
        } else if let Some(length) = self.content_length
            && !self.seen.trailer
            && !self.removed.content_length
        {
            write_content_length(out, length);
        } else if !self.removed.transfer_encoding {
            out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
            self.chunked = true;
        } else {
            self.last = true;
        }
    }
}

/// Appends `name: value\r\n`, which are known to be valid.
pub(crate) fn write_line(out: &mut BytesMut, name: &[u8], value: &[u8]) {
    out.reserve(name.len() + value.len() + 4);
    out.extend_from_slice(name);
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
    out.extend_from_slice(b"\r\n");
}

/// Appends `HTTP/1.1 200 OK\r\n`.
pub(crate) fn write_status_line(
    out: &mut BytesMut,
    status: u16,
    message: Option<&str>,
) -> Result<(), Error> {
    out.reserve(256);
    if let (200, None) = (status, message) {
        out.extend_from_slice(b"HTTP/1.1 200 OK\r\n");
        return Ok(());
    }
    out.extend_from_slice(b"HTTP/1.1 ");
    write_decimal(out, u64::from(status));
    out.extend_from_slice(b" ");
    match message {
        Some(message) if !message.is_empty() => {
            let checked = crate::headers::checked_value("", message, "statusMessage")
                .map_err(|_| Error::InvalidChar { what: "statusMessage", name: None })?;
            out.extend_from_slice(&checked);
        }
        _ => out.extend_from_slice(reason_phrase(status).unwrap_or("unknown").as_bytes()),
    }
    out.extend_from_slice(b"\r\n");
    Ok(())
}

fn write_content_length(out: &mut BytesMut, length: u64) {
    out.extend_from_slice(b"Content-Length: ");
    write_decimal(out, length);
    out.extend_from_slice(b"\r\n");
}

fn write_keep_alive(out: &mut BytesMut, seconds: u64, max_requests: u32) {
    out.extend_from_slice(b"Keep-Alive: timeout=");
    write_decimal(out, seconds);
    if max_requests > 0 {
        out.extend_from_slice(b", max=");
        write_decimal(out, u64::from(max_requests));
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends a number, without the machinery of `fmt`: every response has two.
fn write_decimal(out: &mut BytesMut, mut number: u64) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] += (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}

fn parse_length(value: &[u8]) -> Option<u64> {
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

/// Whether `word` stands in `value`, in any case and not as a part of another word.
fn has_word(value: &[u8], word: &[u8]) -> bool {
    value
        .split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
        .any(|found| found.eq_ignore_ascii_case(word))
}
