//! The response as a handler writes it.

mod body;
mod head;
mod informational;

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use bytes::BytesMut;

use self::head::Head;
pub(crate) use self::head::Manner;
pub(crate) use self::head::write_line;
use crate::Error;
use crate::exchange::{Exchange, register};
use crate::headers::{Headers, checked_name, checked_value};

/// No headers, for [`write_head`](ServerResponse::write_head).
pub const NO_HEADERS: [(&str, &str); 0] = [];

/// The answer to one request.
///
/// Status and headers can be set until the head is written, which [`write_head`](Self::write_head) does, or else the
/// first [`write`](Self::write) or [`end`](Self::end). A response that is dropped before its end is answered with
/// status 500, or cut off if its head is out: a client never takes half an answer for a whole one.
///
/// Node: [`http.ServerResponse`](https://nodejs.org/api/http.html#class-httpserverresponse)
///
/// ```
/// # use nodular_http::{Error, IncomingMessage, ServerResponse};
/// async fn hello(_: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
///     response.write_head(200, [("Content-Type", "text/html; charset=utf-8")])?;
///     response.write("<h1>Hello Node!</h1>").await?;
///     response.end("<p>Hello Server!</p>").await
/// }
/// ```
pub struct ServerResponse {
    exchange: Arc<Exchange>,
    status: u16,
    message: Option<String>,
    headers: Headers,
    head: Head,
    trailers: BytesMut,
    strict_content_length: bool,
    written: u64,
    ended: bool,
}

/// A status code, with the message beside it if it is not the usual one.
///
/// ```
/// # use nodular_http::StatusLine;
/// let usual = StatusLine::from(404);
/// let own = StatusLine::from((404, "No such user"));
/// # assert_ne!(format!("{usual:?}"), format!("{own:?}"));
/// ```
#[derive(Clone, Debug)]
pub struct StatusLine<'a> {
    code: u16,
    message: Option<Cow<'a, str>>,
}

impl From<u16> for StatusLine<'_> {
    fn from(code: u16) -> Self {
        Self { code, message: None }
    }
}

impl<'a> From<(u16, &'a str)> for StatusLine<'a> {
    fn from((code, message): (u16, &'a str)) -> Self {
        Self { code, message: Some(Cow::Borrowed(message)) }
    }
}

impl From<http::StatusCode> for StatusLine<'_> {
    fn from(code: http::StatusCode) -> Self {
        Self { code: code.as_u16(), message: None }
    }
}

impl ServerResponse {
    pub(crate) fn new(exchange: Arc<Exchange>, manner: Manner) -> Self {
        let headers = std::mem::take(&mut exchange.lock().spare);
        Self {
            exchange,
            status: 200,
            message: None,
            headers,
            head: Head::new(manner),
            trailers: BytesMut::new(),
            strict_content_length: false,
            written: 0,
            ended: false,
        }
    }

    /// The status code: 200 unless set.
    ///
    /// Node: [`response.statusCode`](https://nodejs.org/api/http.html#responsestatuscode)
    #[doc(alias = "statusCode")]
    pub fn status_code(&self) -> u16 {
        self.status
    }

    /// Sets the status code; it is checked when the head is written.
    ///
    /// Node: [`response.statusCode`](https://nodejs.org/api/http.html#responsestatuscode)
    pub fn set_status_code(&mut self, code: u16) -> &mut Self {
        self.status = code;
        self
    }

    /// The status message, if one was set.
    ///
    /// Node: [`response.statusMessage`](https://nodejs.org/api/http.html#responsestatusmessage)
    #[doc(alias = "statusMessage")]
    pub fn status_message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Sets the status message instead of the usual one; it is checked when the head is written.
    ///
    /// Node: [`response.statusMessage`](https://nodejs.org/api/http.html#responsestatusmessage)
    pub fn set_status_message(&mut self, message: impl Into<String>) -> &mut Self {
        self.message = Some(message.into());
        self
    }

    /// Makes a body that is not as long as its `Content-Length` an error.
    ///
    /// Node: [`response.strictContentLength`](https://nodejs.org/api/http.html#responsestrictcontentlength)
    #[doc(alias = "strictContentLength")]
    pub fn set_strict_content_length(&mut self, strict: bool) -> &mut Self {
        self.strict_content_length = strict;
        self
    }

    /// Whether the head gets a `Date`: it does unless told otherwise.
    ///
    /// Node: [`response.sendDate`](https://nodejs.org/api/http.html#responsesenddate)
    #[doc(alias = "sendDate")]
    pub fn set_send_date(&mut self, send: bool) -> &mut Self {
        self.head.send_date = send;
        self
    }

    /// Makes `value` the only header `name`; the case of `name` is sent as it is.
    ///
    /// Node: [`response.setHeader(name, value)`](https://nodejs.org/api/http.html#responsesetheadername-value)
    ///
    /// # Errors
    ///
    /// - [`Error::HeadersSent`] if the head has been written.
    /// - [`Error::InvalidToken`], [`Error::InvalidChar`] if they cannot stand in a header: a line break, above all.
    ///
    /// ```
    /// # use nodular_http::{Error, IncomingMessage, ServerResponse};
    /// async fn handler(_: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    ///     response.set_status_code(201).set_header("Location", "/user/7")?.set_header("ETag", "\"7\"")?;
    ///     assert_eq!(response.header("location").as_deref(), Some("/user/7"));
    ///     let error = response.set_header("X-Name", "a\r\nb").unwrap_err();
    ///     assert_eq!(error.code(), "ERR_INVALID_CHAR");
    ///     response.end("").await
    /// }
    /// ```
    #[doc(alias = "setHeader")]
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<&mut Self, Error> {
        self.not_sent("set")?;
        self.headers.set(name, value)?;
        self.head.restore(name);
        Ok(self)
    }

    /// Adds a header beside those of the same name.
    ///
    /// Node: [`response.appendHeader(name, value)`](https://nodejs.org/api/http.html#outgoingmessageappendheadername-value)
    ///
    /// # Errors
    ///
    /// As [`set_header`](Self::set_header).
    #[doc(alias = "appendHeader")]
    pub fn append_header(&mut self, name: &str, value: &str) -> Result<&mut Self, Error> {
        self.not_sent("append")?;
        self.headers.append(name, value)?;
        self.head.restore(name);
        Ok(self)
    }

    /// The header that was set, the first if there are several; those that are added to the head by themselves are
    /// not among them.
    ///
    /// Node: [`response.getHeader(name)`](https://nodejs.org/api/http.html#responsegetheadername)
    #[doc(alias = "getHeader")]
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        self.headers.get(name)
    }

    /// The headers that were set.
    ///
    /// Node: [`response.getHeaders()`](https://nodejs.org/api/http.html#responsegetheaders)
    #[doc(alias = "getHeaders")]
    #[doc(alias = "getRawHeaderNames")]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The names of the headers that were set, once each and in lower case.
    ///
    /// Node: [`response.getHeaderNames()`](https://nodejs.org/api/http.html#responsegetheadernames)
    #[doc(alias = "getHeaderNames")]
    pub fn header_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (name, _) in self.headers.iter() {
            if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                names.push(name.to_ascii_lowercase());
            }
        }
        names
    }

    /// Whether a header with this name was set.
    ///
    /// Node: [`response.hasHeader(name)`](https://nodejs.org/api/http.html#responsehasheadername)
    #[doc(alias = "hasHeader")]
    pub fn has_header(&self, name: &str) -> bool {
        self.headers.contains(name)
    }

    /// Removes a header; `Date`, `Connection`, `Content-Length` and `Transfer-Encoding` are then not added by
    /// themselves either.
    ///
    /// Node: [`response.removeHeader(name)`](https://nodejs.org/api/http.html#responseremoveheadername)
    ///
    /// # Errors
    ///
    /// [`Error::HeadersSent`] if the head has been written.
    #[doc(alias = "removeHeader")]
    pub fn remove_header(&mut self, name: &str) -> Result<&mut Self, Error> {
        self.not_sent("remove")?;
        self.headers.remove(name);
        self.head.remove(name);
        Ok(self)
    }

    /// Writes the head: a status, with a message of its own if it is `(status, message)`, and headers, which replace
    /// those of the same name that were set before.
    ///
    /// It leaves with the first of the body, or with [`flush_headers`](Self::flush_headers). A head written without
    /// `Content-Length` has a chunked body.
    ///
    /// Node: [`response.writeHead(statusCode[, statusMessage][, headers])`](https://nodejs.org/api/http.html#responsewriteheadstatuscode-statusmessage-headers)
    ///
    /// # Errors
    ///
    /// - [`Error::HeadersSent`] if the head has been written.
    /// - [`Error::InvalidStatusCode`] unless the status is 100 to 999.
    /// - [`Error::InvalidToken`], [`Error::InvalidChar`] if a name, a value or the message cannot stand in a head.
    /// - [`Error::TrailerInvalid`] for a `Trailer` without a chunked body.
    ///
    /// ```
    /// # use nodular_http::{Error, IncomingMessage, NO_HEADERS, ServerResponse};
    /// async fn handler(_: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    ///     response.write_head((404, "No such user"), [("Content-Type", "text/plain")])?;
    ///     let error = response.write_head(200, NO_HEADERS).unwrap_err();
    ///     assert_eq!(error.code(), "ERR_HTTP_HEADERS_SENT");
    ///     response.end("nobody").await
    /// }
    /// ```
    #[doc(alias = "writeHead")]
    pub fn write_head<'a, N, V>(
        &mut self,
        status: impl Into<StatusLine<'a>>,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<&mut Self, Error>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        self.not_sent("write")?;
        let status = status.into();
        check_status(status.code)?;
        self.status = status.code;
        if let Some(message) = status.message {
            self.message = Some(message.into_owned());
        }
        if self.headers.is_empty() && self.exchange.on_wire {
            self.encode_head(|head, out| {
                for (name, value) in headers {
                    let name = checked_name(name.as_ref(), "Header name")?;
                    let value = checked_value(name, value.as_ref(), "header content")?;
                    head.write_field(out, name.as_bytes(), &value);
                }
                Ok(())
            })?;
            return Ok(self);
        }
        let headers: Vec<(N, V)> = headers.into_iter().collect();
        for (name, _) in &headers {
            self.headers.remove(name.as_ref());
            self.head.remove(name.as_ref());
        }
        for (name, value) in &headers {
            self.append_header(name.as_ref(), value.as_ref())?;
        }
        self.encode_own_head()?;
        Ok(self)
    }

    /// Sends the head without waiting for the body.
    ///
    /// Node: [`response.flushHeaders()`](https://nodejs.org/api/http.html#responseflushheaders)
    ///
    /// # Errors
    ///
    /// As [`write_head`](Self::write_head), if the head was not written yet.
    #[doc(alias = "flushHeaders")]
    pub fn flush_headers(&mut self) -> Result<&mut Self, Error> {
        self.implicit_head()?;
        let mut state = self.exchange.lock();
        state.answer.held = false;
        state.wake_connection();
        drop(state);
        Ok(self)
    }

    /// Adds headers after the body; they are sent if the body is chunked.
    ///
    /// Node: [`response.addTrailers(headers)`](https://nodejs.org/api/http.html#responseaddtrailersheaders)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidToken`], [`Error::InvalidChar`] if they cannot stand in a header.
    #[doc(alias = "addTrailers")]
    pub fn add_trailers<N, V>(
        &mut self,
        trailers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<&mut Self, Error>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let mut rendered = BytesMut::new();
        for (name, value) in trailers {
            let name = checked_name(name.as_ref(), "Trailer name")?;
            let value = checked_value(name, value.as_ref(), "trailer content")?;
            write_line(&mut rendered, name.as_bytes(), &value);
        }
        self.trailers = rendered;
        Ok(self)
    }

    /// Whether the head has been written.
    ///
    /// Node: [`response.headersSent`](https://nodejs.org/api/http.html#responseheaderssent)
    #[doc(alias = "headersSent")]
    pub fn headers_sent(&self) -> bool {
        self.head.written
    }

    /// Whether [`end`](Self::end) has been called.
    ///
    /// Node: [`response.writableEnded`](https://nodejs.org/api/http.html#responsewritableended)
    #[doc(alias = "writableEnded")]
    #[doc(alias = "finished")]
    pub fn writable_ended(&self) -> bool {
        self.ended
    }

    /// Whether everything has been handed to the operating system.
    ///
    /// Node: [`response.writableFinished`](https://nodejs.org/api/http.html#responsewritablefinished)
    #[doc(alias = "writableFinished")]
    pub fn writable_finished(&self) -> bool {
        self.ended && self.exchange.lock().answer.buffered() == 0
    }

    /// Whether the client can no longer be answered: it went away, or its connection was closed.
    ///
    /// Node: [`response.destroyed`](https://nodejs.org/api/stream.html#writabledestroyed)
    pub fn destroyed(&self) -> bool {
        self.exchange.lock().gone
    }

    /// Waits until the client can no longer be answered: for handlers that work long, to stop early.
    ///
    /// It stays pending if the response was finished before. Waiting in two places at once wakes the later one only.
    ///
    /// Node: [event `'close'`](https://nodejs.org/api/http.html#event-close-2)
    pub async fn closed(&self) {
        poll_fn(|cx| {
            let mut state = self.exchange.lock();
            if state.gone {
                return Poll::Ready(());
            }
            register(&mut state.gone_waker, cx);
            Poll::Pending
        })
        .await;
    }

    fn not_sent(&self, action: &'static str) -> Result<(), Error> {
        if self.head.written { Err(Error::HeadersSent { action }) } else { Ok(()) }
    }

    #[cfg(feature = "tower")]
    pub(crate) fn set_http_headers(&mut self, headers: &http::HeaderMap) -> Result<(), Error> {
        self.not_sent("set")?;
        for (name, value) in headers {
            self.headers.append_bytes(name.as_str(), value.as_bytes())?;
        }
        Ok(())
    }

    #[cfg(feature = "tower")]
    pub(crate) fn set_http_trailers(&mut self, trailers: &http::HeaderMap) {
        for (name, value) in trailers {
            write_line(&mut self.trailers, name.as_ref(), value.as_bytes());
        }
    }

    pub(crate) fn implicit_head(&mut self) -> Result<(), Error> {
        if self.head.written {
            return Ok(());
        }
        check_status(self.status)?;
        self.encode_own_head()
    }

    /// Writes the head with the headers that were set.
    fn encode_own_head(&mut self) -> Result<(), Error> {
        if !self.exchange.on_wire {
            self.hand_over_head();
            return Ok(());
        }
        let headers = std::mem::take(&mut self.headers);
        let result = self.encode_head(|head, out| {
            head.write_grouped(out, &headers);
            Ok(())
        });
        self.headers = headers;
        result
    }

    /// Gives the head to the server that called, which writes it.
    fn hand_over_head(&mut self) {
        self.head.written = true;
        self.head.has_body &= !matches!(self.status, 100..=199 | 204 | 304);
        let mut state = self.exchange.lock();
        state.answer.parts = Some((self.status, self.headers.clone()));
        state.answer.head = true;
        state.wake_connection();
    }

    fn encode_head(
        &mut self,
        fields: impl FnOnce(&mut Head, &mut BytesMut) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let draining = self.exchange.control.is_draining();
        let mut state = self.exchange.lock();
        let out = state.answer.out.tail();
        let start = out.len();
        let message = self.message.as_deref();
        if let Err(error) = self.head.encode(out, self.status, message, draining, fields) {
            out.truncate(start);
            return Err(error);
        }
        state.answer.held = true;
        state.answer.head = true;
        state.answer.last = self.head.last;
        Ok(())
    }
}

fn check_status(code: u16) -> Result<(), Error> {
    if (100..=999).contains(&code) { Ok(()) } else { Err(Error::InvalidStatusCode(code)) }
}

impl fmt::Debug for ServerResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("headers_sent", &self.head.written)
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

impl Drop for ServerResponse {
    fn drop(&mut self) {
        let mut state = self.exchange.lock();
        self.headers.clear();
        state.spare = std::mem::take(&mut self.headers);
        state.answer.dropped = true;
        if !self.ended {
            state.wake_connection();
        }
    }
}
