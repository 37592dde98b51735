//! How a server behaves: Node's options with Node's defaults.

use std::time::Duration;

use crate::h1::ParserOptions;

/// The options of a server; the default is Node's.
///
/// A duration of zero means that there is no such limit.
///
/// Node: [`http.createServer([options])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
///
/// ```
/// use std::time::Duration;
/// # use nodular_http::ServerOptions;
/// let options = ServerOptions::default().request_timeout(Duration::from_secs(30)).max_connections(1_000);
/// # assert_ne!(format!("{options:?}"), format!("{:?}", ServerOptions::default()));
/// ```
#[derive(Clone, Debug)]
pub struct ServerOptions {
    pub(crate) headers_timeout: Duration,
    pub(crate) request_timeout: Duration,
    pub(crate) keep_alive_timeout: Duration,
    pub(crate) keep_alive_timeout_buffer: Duration,
    pub(crate) timeout: Duration,
    pub(crate) max_header_size: usize,
    pub(crate) max_headers_count: usize,
    pub(crate) max_requests_per_socket: u32,
    pub(crate) max_connections: usize,
    pub(crate) max_discarded_body: u64,
    pub(crate) require_host_header: bool,
    pub(crate) reject_non_standard_body_writes: bool,
    pub(crate) allow_half_open: bool,
    pub(crate) no_delay: bool,
    pub(crate) keep_alive: bool,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            headers_timeout: Duration::from_secs(60),
            request_timeout: Duration::from_secs(300),
            keep_alive_timeout: Duration::from_secs(5),
            keep_alive_timeout_buffer: Duration::from_secs(1),
            timeout: Duration::ZERO,
            max_header_size: crate::MAX_HEADER_SIZE,
            max_headers_count: ParserOptions::default().max_headers_count,
            max_requests_per_socket: 0,
            max_connections: 0,
            max_discarded_body: 64 * 1024 * 1024,
            require_host_header: true,
            reject_non_standard_body_writes: false,
            allow_half_open: false,
            no_delay: true,
            keep_alive: false,
        }
    }
}

/// One method an option: `name: Type` sets it.
macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        impl ServerOptions {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(mut self, $name: $type) -> Self {
                self.$name = $name;
                self
            })*
        }
    };
}

setters! {
    /// How long the head of a request may take, from its first byte, or from the start of the connection: 60 s.
    ///
    /// Node: [`server.headersTimeout`](https://nodejs.org/api/http.html#serverheaderstimeout)
    #[doc(alias = "headersTimeout")]
    headers_timeout: Duration,
    /// How long a whole request may take to come in: 300 s. Past it the answer is 408.
    ///
    /// Node: [`server.requestTimeout`](https://nodejs.org/api/http.html#serverrequesttimeout)
    #[doc(alias = "requestTimeout")]
    request_timeout: Duration,
    /// How long a connection stays open for the next request: 5 s. Clients are told in the header `Keep-Alive`.
    ///
    /// Node: [`server.keepAliveTimeout`](https://nodejs.org/api/http.html#serverkeepalivetimeout)
    #[doc(alias = "keepAliveTimeout")]
    keep_alive_timeout: Duration,
    /// How much longer than that it really stays open: 1 s, so that a client does not hit a closing door.
    ///
    /// Node: [`server.keepAliveTimeoutBuffer`](https://nodejs.org/api/http.html#serverkeepalivetimeoutbuffer)
    #[doc(alias = "keepAliveTimeoutBuffer")]
    keep_alive_timeout_buffer: Duration,
    /// How long a connection may lie still, whatever it is doing: no limit.
    ///
    /// Node: [`server.timeout`](https://nodejs.org/api/http.html#servertimeout)
    timeout: Duration,
    /// How many bytes the head of a request may have: 16 KiB. Past it the answer is 431.
    ///
    /// Node: [`--max-http-header-size`](https://nodejs.org/api/cli.html#--max-http-header-sizesize)
    #[doc(alias = "maxHeaderSize")]
    max_header_size: usize,
    /// How many headers a request may have: 1,000; 0 for no limit.
    ///
    /// Node: [`server.maxHeadersCount`](https://nodejs.org/api/http.html#servermaxheaderscount)
    #[doc(alias = "maxHeadersCount")]
    max_headers_count: usize,
    /// How many requests a connection may carry: 0 for no limit. The last is answered with `Connection: close`, those
    /// past it with 503.
    ///
    /// Node: [`server.maxRequestsPerSocket`](https://nodejs.org/api/http.html#servermaxrequestspersocket)
    #[doc(alias = "maxRequestsPerSocket")]
    max_requests_per_socket: u32,
    /// How many connections there may be at once: 0 for no limit. Those past it are closed as they come.
    ///
    /// Node: [`server.maxConnections`](https://nodejs.org/api/net.html#servermaxconnections)
    #[doc(alias = "maxConnections")]
    max_connections: usize,
    /// How many bytes of a body that no handler reads are received and thrown away, so that the client comes to see the
    /// answer, before the connection is closed: 64 MiB. Node has no such limit.
    max_discarded_body: u64,
    /// Whether a request of HTTP/1.1 without `Host` is answered with 400: yes.
    ///
    /// Node: [`http.createServer([options])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
    #[doc(alias = "requireHostHeader")]
    require_host_header: bool,
    /// Whether data for a response that has no body, such as one to HEAD, is an error and not ignored: no.
    ///
    /// Node: [`http.createServer([options])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
    #[doc(alias = "rejectNonStandardBodyWrites")]
    reject_non_standard_body_writes: bool,
    /// Whether a client that ends its side still gets answers that are not ready yet: no, it counts as gone.
    ///
    /// Node: `server.httpAllowHalfOpen`
    #[doc(alias = "httpAllowHalfOpen")]
    allow_half_open: bool,
    /// Whether small packets leave at once (`TCP_NODELAY`): yes.
    ///
    /// Node: [`http.createServer([options])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
    #[doc(alias = "noDelay")]
    no_delay: bool,
    /// Whether the operating system probes idle connections (`SO_KEEPALIVE`), for listeners that
    /// [`Server::listen`](crate::Server::listen) opens: no.
    ///
    /// Node: [`http.createServer([options])`](https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener)
    #[doc(alias = "keepAlive")]
    keep_alive: bool,
}

impl ServerOptions {
    /// Limits for a server that faces the network with nothing in front of it.
    ///
    /// Node's defaults trust a proxy with this: a head has 60 s and a body 5 minutes, and a client that does not read
    /// its answer holds it forever. Here a head has 10 s, a request 60 s, and a connection that lies still 30 s, be it
    /// that the client does not read or that the handler does not write; there are at most 100 headers, 1,000 requests a connection and 10,000 connections, and 1 MiB of a body that nobody reads
    /// is thrown away.
    ///
    /// ```
    /// # use nodular_http::{ServerOptions, create_server};
    /// # use nodular_http::{IncomingMessage, ServerResponse};
    /// # async fn handler(_: IncomingMessage, _: ServerResponse) {}
    /// let server = create_server(handler).options(ServerOptions::hardened());
    /// # drop(server);
    /// ```
    pub fn hardened() -> Self {
        Self {
            headers_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(60),
            timeout: Duration::from_secs(30),
            max_headers_count: 100,
            max_requests_per_socket: 1_000,
            max_connections: 10_000,
            max_discarded_body: 1024 * 1024,
            ..Self::default()
        }
    }

    /// What the header `Keep-Alive` says, in whole seconds.
    pub(crate) fn advertised_keep_alive(&self) -> Option<u64> {
        let timeout = self.keep_alive_timeout;
        if timeout.is_zero() { None } else { Some(timeout.as_secs()) }
    }

    pub(crate) fn parser(&self) -> ParserOptions {
        ParserOptions {
            max_header_size: self.max_header_size,
            max_headers_count: self.max_headers_count,
        }
    }
}
