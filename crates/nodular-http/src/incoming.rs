//! The request as a handler sees it.

mod body;

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;

pub use self::body::IncomingBody;
use crate::Error;
use crate::exchange::Exchange;
use crate::h1::RequestHead;
use crate::headers::{Headers, Joined};
use crate::router::Params;

/// A request: its head at once, its body as it comes in.
///
/// The body is a [`futures_core::Stream`] and an [`http_body::Body`]; [`read`](Self::read), [`bytes`](Self::bytes) and
/// [`text`](Self::text) need neither. While nobody reads, the connection stops reading from its socket after 64 KiB, so
/// a client cannot send faster than the handler takes.
///
/// Node: [`http.IncomingMessage`](https://nodejs.org/api/http.html#class-httpincomingmessage)
///
/// ```
/// # use nodular_http::{Error, IncomingMessage, ServerResponse};
/// async fn echo(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
///     let text = request.text(1024).await?;
///     response.end(format!("{} {} {text}", request.method(), request.url())).await
/// }
/// ```
#[derive(Debug)]
pub struct IncomingMessage {
    head: RequestHead,
    params: Params,
    body: IncomingBody,
}

impl IncomingMessage {
    pub(crate) fn new(head: RequestHead, exchange: Arc<Exchange>) -> Self {
        let body = IncomingBody::new(exchange, head.framing);
        Self { head, params: Params::default(), body }
    }

    /// The method, for example `"GET"`.
    ///
    /// Node: [`message.method`](https://nodejs.org/api/http.html#messagemethod)
    pub fn method(&self) -> &str {
        self.head.method.as_str()
    }

    /// The target of the request line as it came: a path with its query, `*`, or a whole URL.
    ///
    /// Node: [`message.url`](https://nodejs.org/api/http.html#messageurl)
    pub fn url(&self) -> &str {
        self.head.target.as_str()
    }

    /// The part of [`url`](Self::url) before the `?`, still percent-encoded.
    pub fn path(&self) -> &str {
        self.url().split('?').next().unwrap_or_default()
    }

    /// The part of [`url`](Self::url) after the `?`, still percent-encoded; empty if there is none.
    pub fn query(&self) -> &str {
        self.url().split_once('?').map_or("", |(_, query)| query)
    }

    /// What a [`Router`](crate::Router)'s pattern has for `:name`, percent-decoded.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.get(name)
    }

    pub(crate) fn set_params(&mut self, params: Params) {
        self.params = params;
    }

    /// `"1.1"`, or what old clients say.
    ///
    /// Node: [`message.httpVersion`](https://nodejs.org/api/http.html#messagehttpversion)
    #[doc(alias = "httpVersion")]
    pub fn http_version(&self) -> &'static str {
        match self.head.version {
            (0, 9) => "0.9",
            (1, 0) => "1.0",
            (2, 0) => "2.0",
            _ => "1.1",
        }
    }

    /// The digit before the dot of [`http_version`](Self::http_version).
    #[doc(alias = "httpVersionMajor")]
    pub fn http_version_major(&self) -> u8 {
        self.head.version.0
    }

    /// The digit after the dot of [`http_version`](Self::http_version).
    #[doc(alias = "httpVersionMinor")]
    pub fn http_version_minor(&self) -> u8 {
        self.head.version.1
    }

    /// One header in Node's view of duplicates: joined with `, `, the first one only, or a list, depending on `name`.
    ///
    /// Node: [`message.headers[name]`](https://nodejs.org/api/http.html#messageheaders)
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        match self.head.headers.joined(name)? {
            Joined::One(value) => Some(value),
            list @ Joined::List(_) => Some(Cow::Owned(list.to_string())),
        }
    }

    /// All headers, in the order and case of the wire: [`Headers::joined`] is Node's `headers[name]`,
    /// [`Headers::distinct`] its `headersDistinct`, [`Headers::raw`] its `rawHeaders`.
    ///
    /// Node: [`message.headers`](https://nodejs.org/api/http.html#messageheaders),
    /// [`message.rawHeaders`](https://nodejs.org/api/http.html#messagerawheaders)
    #[doc(alias = "rawHeaders")]
    #[doc(alias = "headersDistinct")]
    pub fn headers(&self) -> &Headers {
        &self.head.headers
    }

    /// The headers after a chunked body; empty until the body has been read to its end.
    ///
    /// Node: [`message.trailers`](https://nodejs.org/api/http.html#messagetrailers)
    #[doc(alias = "rawTrailers")]
    pub fn trailers(&self) -> &Headers {
        self.body.trailers()
    }

    /// Whether the whole request has come in.
    ///
    /// Node: [`message.complete`](https://nodejs.org/api/http.html#messagecomplete)
    pub fn complete(&self) -> bool {
        self.body.complete()
    }

    /// Whether the connection ended before the request was complete.
    ///
    /// Node: [`message.aborted`](https://nodejs.org/api/http.html#messageaborted)
    pub fn aborted(&self) -> bool {
        self.body.aborted()
    }

    /// The client's end of the connection; `None` if it is no network connection.
    ///
    /// Node: [`socket.remoteAddress`](https://nodejs.org/api/net.html#socketremoteaddress)
    #[doc(alias = "remoteAddress")]
    #[doc(alias = "remotePort")]
    pub fn remote_addr(&self) -> Option<SocketAddr> {
        self.body.peer().remote
    }

    /// The server's end of the connection; `None` if it is no network connection.
    ///
    /// Node: [`socket.localAddress`](https://nodejs.org/api/net.html#socketlocaladdress)
    #[doc(alias = "localAddress")]
    #[doc(alias = "localPort")]
    pub fn local_addr(&self) -> Option<SocketAddr> {
        self.body.peer().local
    }

    /// The next piece of the body; `None` after the last.
    ///
    /// Node: [event `'data'`](https://nodejs.org/api/stream.html#event-data)
    ///
    /// # Errors
    ///
    /// [`Error::Aborted`] if the client goes away before its request is complete.
    ///
    /// # Cancellation
    ///
    /// Dropping the future loses nothing.
    ///
    /// ```
    /// # use nodular_http::{Error, IncomingMessage, ServerResponse};
    /// async fn length(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    ///     let mut length = 0;
    ///     while let Some(chunk) = request.read().await? {
    ///         length += chunk.len();
    ///     }
    ///     response.end(length.to_string()).await
    /// }
    /// ```
    pub async fn read(&mut self) -> Result<Option<Bytes>, Error> {
        self.body.read().await
    }

    /// The whole body, of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// - [`Error::BodyTooLarge`] if it is longer; a handler that returns this error answers 413.
    /// - [`Error::Aborted`] if the client goes away before its request is complete.
    ///
    /// # Cancellation
    ///
    /// What has been read is lost if the future is dropped.
    ///
    /// ```
    /// # use nodular_http::{Error, IncomingMessage, ServerResponse};
    /// async fn upload(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    ///     let body = request.bytes(1024 * 1024).await?; // more than 1 MiB is answered with 413
    ///     response.end(format!("{} bytes", body.len())).await
    /// }
    /// ```
    pub async fn bytes(&mut self, limit: usize) -> Result<Bytes, Error> {
        self.body.bytes(limit).await
    }

    /// The whole body, of at most `limit` bytes, as UTF-8.
    ///
    /// # Errors
    ///
    /// As [`bytes`](Self::bytes), and [`Error::InvalidUtf8`] if it is not UTF-8.
    pub async fn text(&mut self, limit: usize) -> Result<String, Error> {
        let bytes = self.bytes(limit).await?;
        String::from_utf8(bytes.into()).map_err(|_| Error::InvalidUtf8)
    }

    /// The body alone.
    pub fn into_body(self) -> IncomingBody {
        self.body
    }

    #[cfg_attr(
        not(feature = "tower"),
        expect(dead_code, reason = "only the tower adapter takes it apart")
    )]
    pub(crate) fn into_parts(self) -> (RequestHead, IncomingBody) {
        (self.head, self.body)
    }
}
