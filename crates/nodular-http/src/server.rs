//! A server that has not begun to listen.

mod listen;
mod listening;
mod registry;

use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use tokio::net::TcpListener;

pub use self::listen::ListenOptions;
pub use self::listening::Listening;
use crate::connection::{self, Control, Peer, Service};
use crate::handler::{BoxError, Outcome};
use crate::hooks::Hooks;
use crate::upgrade::Stream;
use crate::{Error, Handler, IncomingMessage, ServerOptions, ServerResponse, Upgraded};

/// Makes a server whose requests `handler` answers.
///
/// Node: [`http.createServer([options][, requestListener])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
///
/// ```
/// use nodular_http::{IncomingMessage, ServerResponse, create_server};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), nodular_http::Error> {
/// let server = create_server(|_: IncomingMessage, mut response: ServerResponse| async move {
///     response.end("Hello Node!").await
/// });
/// let server = server.listen(("127.0.0.1", 0)).await?;
/// assert_ne!(server.local_addr().port(), 0);
/// server.close().await;
/// # Ok(())
/// # }
/// ```
#[doc(alias = "createServer")]
pub fn create_server<H: Handler>(handler: H) -> Server<H> {
    Server {
        service: Service { handler, options: ServerOptions::default(), hooks: Hooks::default() },
    }
}

/// A server with its options and its listeners of events, before it listens.
///
/// Each `on_…` method sets one listener, in place of an earlier one; it must not block.
///
/// Node: [`http.Server`](https://nodejs.org/api/http.html#class-httpserver)
pub struct Server<H> {
    service: Service<H>,
}

impl<H: Handler> Server<H> {
    /// Sets how the server behaves.
    #[must_use]
    pub fn options(mut self, options: ServerOptions) -> Self {
        self.service.options = options;
        self
    }

    /// Begins to listen: to a port, a host and a port, a socket address, or [`ListenOptions`]. Port 0 is any free one.
    ///
    /// Node: [`server.listen()`](https://nodejs.org/api/net.html#serverlisten)
    ///
    /// # Errors
    ///
    /// [`Error::System`], whose text is Node's: `listen EADDRINUSE: address already in use 127.0.0.1:8080`, or
    /// `getaddrinfo ENOTFOUND` for a host that does not exist.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with I/O and time enabled.
    ///
    /// ```
    /// # use nodular_http::{IncomingMessage, ServerResponse, create_server};
    /// # async fn handler(_: IncomingMessage, _: ServerResponse) {}
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), nodular_http::Error> {
    /// let first = create_server(handler).listen(("127.0.0.1", 0)).await?;
    /// let address = first.local_addr();
    /// let error = create_server(handler).listen(address).await.unwrap_err();
    /// assert_eq!(error.code(), "EADDRINUSE");
    /// assert_eq!(error.to_string(), format!("listen EADDRINUSE: address already in use {address}"));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn listen(self, address: impl Into<ListenOptions>) -> Result<Listening, Error> {
        let listener = address.into().bind(self.service.options.keep_alive).await?;
        self.serve(listener)
    }

    /// Serves a listener that is open already, such as one handed over by a supervisor.
    ///
    /// Node: [`server.listen(handle)`](https://nodejs.org/api/net.html#serverlistenhandle-backlog-callback)
    ///
    /// # Errors
    ///
    /// [`Error::System`] if its address cannot be told.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub fn serve(self, listener: TcpListener) -> Result<Listening, Error> {
        Listening::start(Arc::new(self.service), listener)
    }

    /// [`serve`](Self::serve) for a listener of the standard library.
    ///
    /// # Errors
    ///
    /// As [`serve`](Self::serve).
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub fn serve_std(self, listener: std::net::TcpListener) -> Result<Listening, Error> {
        let converted =
            listener.set_nonblocking(true).and_then(|()| TcpListener::from_std(listener));
        self.serve(converted.map_err(listen::listen_error)?)
    }

    /// Serves one connection of any kind, to its end.
    ///
    /// Node: [event `'connection'`](https://nodejs.org/api/http.html#event-connection), emitted by hand
    ///
    /// # Panics
    ///
    /// The future does, outside of a tokio runtime with time enabled.
    pub fn serve_connection<S>(self, io: S) -> impl Future<Output = ()> + Send
    where
        S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + Unpin + 'static,
    {
        serve_one(io, self.service)
    }

    /// Listens to the event that the server has begun to listen, with its address.
    ///
    /// Node: [event `'listening'`](https://nodejs.org/api/net.html#event-listening)
    #[must_use]
    pub fn on_listening(mut self, listener: impl Fn(SocketAddr) + Send + Sync + 'static) -> Self {
        self.service.hooks.listening = Some(Box::new(listener));
        self
    }

    /// Listens to new connections, with the client's address.
    ///
    /// Node: [event `'connection'`](https://nodejs.org/api/http.html#event-connection)
    #[must_use]
    pub fn on_connection(
        mut self,
        listener: impl Fn(Option<SocketAddr>) + Send + Sync + 'static,
    ) -> Self {
        self.service.hooks.connection = Some(Box::new(listener));
        self
    }

    /// Listens to failures: of a handler, whose client gets 500 or a broken connection, and of accepting connections.
    ///
    /// Node: [event `'error'`](https://nodejs.org/api/net.html#event-error)
    #[must_use]
    pub fn on_error(mut self, listener: impl Fn(&BoxError) + Send + Sync + 'static) -> Self {
        self.service.hooks.error = Some(Box::new(listener));
        self
    }

    /// Decides what a client gets whose bytes are no request, or too many, or too late: the bytes to send before its
    /// connection is closed. Without a listener these are Node's: 400, 431, 413 or 408.
    ///
    /// Node: [event `'clientError'`](https://nodejs.org/api/http.html#event-clienterror)
    ///
    /// ```
    /// # use nodular_http::{IncomingMessage, ServerResponse, create_server};
    /// # async fn handler(_: IncomingMessage, _: ServerResponse) {}
    /// let server = create_server(handler).on_client_error(|error, client| {
    ///     eprintln!("{client:?}: {} {error}", error.code());
    ///     Some("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".into())
    /// });
    /// # drop(server);
    /// ```
    #[doc(alias = "clientError")]
    #[must_use]
    pub fn on_client_error(
        mut self,
        listener: impl Fn(&Error, Option<SocketAddr>) -> Option<Bytes> + Send + Sync + 'static,
    ) -> Self {
        self.service.hooks.client_error = Some(Box::new(listener));
        self
    }

    /// Listens to connections that are closed because there are
    /// [`max_connections`](ServerOptions::max_connections).
    ///
    /// Node: [event `'drop'`](https://nodejs.org/api/net.html#event-drop)
    #[must_use]
    pub fn on_drop(
        mut self,
        listener: impl Fn(Option<SocketAddr>) + Send + Sync + 'static,
    ) -> Self {
        self.service.hooks.drop_connection = Some(Box::new(listener));
        self
    }

    /// Listens to requests that are answered with 503 because their connection has carried
    /// [`max_requests_per_socket`](ServerOptions::max_requests_per_socket).
    ///
    /// Node: [event `'dropRequest'`](https://nodejs.org/api/http.html#event-droprequest)
    #[doc(alias = "dropRequest")]
    #[must_use]
    pub fn on_drop_request(
        mut self,
        listener: impl Fn(&IncomingMessage) + Send + Sync + 'static,
    ) -> Self {
        self.service.hooks.drop_request = Some(Box::new(listener));
        self
    }

    /// Handles requests with `Expect: 100-continue`, which are otherwise told to continue and handled as all others.
    ///
    /// Node: [event `'checkContinue'`](https://nodejs.org/api/http.html#event-checkcontinue)
    #[doc(alias = "checkContinue")]
    #[must_use]
    pub fn on_check_continue<F, Fut>(mut self, handler: F) -> Self
    where
        F: Fn(IncomingMessage, ServerResponse) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.service.hooks.check_continue = Some(Box::new(move |request, response| {
            let answer = handler(request, response);
            Box::pin(async move { answer.await.into_result() })
        }));
        self
    }

    /// Handles requests with any other `Expect`, which are otherwise answered with 417.
    ///
    /// Node: [event `'checkExpectation'`](https://nodejs.org/api/http.html#event-checkexpectation)
    #[doc(alias = "checkExpectation")]
    #[must_use]
    pub fn on_check_expectation<F, Fut>(mut self, handler: F) -> Self
    where
        F: Fn(IncomingMessage, ServerResponse) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.service.hooks.check_expectation = Some(Box::new(move |request, response| {
            let answer = handler(request, response);
            Box::pin(async move { answer.await.into_result() })
        }));
        self
    }

    /// Takes over connections whose client asks for another protocol. Without a listener such a request is handled as
    /// all others, as is one with a body.
    ///
    /// Node: [event `'upgrade'`](https://nodejs.org/api/http.html#event-upgrade-1)
    ///
    /// ```
    /// use nodular_http::{IncomingMessage, ServerResponse, Upgraded, create_server};
    /// use tokio::io::AsyncWriteExt;
    ///
    /// # async fn handler(_: IncomingMessage, _: ServerResponse) {}
    /// let server = create_server(handler).on_upgrade(|_: IncomingMessage, mut socket: Upgraded| async move {
    ///     let headers = [("Connection", "Upgrade"), ("Upgrade", "shout")];
    ///     if socket.switch_protocols(headers).await.is_ok() {
    ///         let _ = socket.write_all(b"HELLO").await;
    ///     }
    /// });
    /// # drop(server);
    /// ```
    #[must_use]
    pub fn on_upgrade<F, Fut>(mut self, listener: F) -> Self
    where
        F: Fn(IncomingMessage, Upgraded) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.service.hooks.upgrade =
            Some(Box::new(move |request, socket| Box::pin(listener(request, socket))));
        self
    }

    /// Takes over connections with the method CONNECT. Without a listener they are closed.
    ///
    /// Node: [event `'connect'`](https://nodejs.org/api/http.html#event-connect-1)
    #[must_use]
    pub fn on_connect<F, Fut>(mut self, listener: F) -> Self
    where
        F: Fn(IncomingMessage, Upgraded) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.service.hooks.connect =
            Some(Box::new(move |request, socket| Box::pin(listener(request, socket))));
        self
    }

    /// Listens to the event that the server is closed: its last connection has ended.
    ///
    /// Node: [event `'close'`](https://nodejs.org/api/http.html#event-close-1)
    #[must_use]
    pub fn on_close(mut self, listener: impl Fn() + Send + Sync + 'static) -> Self {
        self.service.hooks.close = Some(Box::new(listener));
        self
    }
}

async fn serve_one<S: Stream + 'static, H: Handler>(io: S, service: Service<H>) {
    connection::run(io, Arc::new(service), Arc::new(Control::default()), Peer::default()).await;
}

impl<H> fmt::Debug for Server<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("options", &self.service.options).finish_non_exhaustive()
    }
}
