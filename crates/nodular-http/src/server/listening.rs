//! A server that listens.

use std::io;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use nodular_error::SystemError;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use super::listen::listen_error;
use super::registry::{Accepting, Registry};
use crate::connection::{self, Command, Peer, Service};
use crate::handler::BoxError;
use crate::{Error, Handler};

/// How long to wait when the system has no room for another connection.
const ACCEPT_AGAIN: Duration = Duration::from_millis(100);

/// A server that listens. Clones are the same server; dropping them all leaves it running.
///
/// Node: [`http.Server`](https://nodejs.org/api/http.html#class-httpserver)
#[derive(Clone, Debug)]
pub struct Listening {
    local: SocketAddr,
    registry: Arc<Registry>,
    accept: AbortHandle,
}

impl Listening {
    pub(super) fn start<H: Handler>(
        service: Arc<Service<H>>,
        listener: TcpListener,
    ) -> Result<Self, Error> {
        let local = listener.local_addr().map_err(listen_error)?;
        let registry = Arc::new(Registry::default());
        let accepting = registry.accepting();
        if let Some(hook) = &service.hooks.listening {
            hook(local);
        }
        let accept = accept_all(accepting, listener, Arc::clone(&service), Arc::clone(&registry));
        let accept = tokio::spawn(accept).abort_handle();
        if service.hooks.close.is_some() {
            let registry = Arc::clone(&registry);
            tokio::spawn(async move {
                registry.closed().await;
                if let Some(hook) = &service.hooks.close {
                    hook();
                }
            });
        }
        Ok(Self { local, registry, accept })
    }

    /// The address it listens on, with the real port where 0 was asked for.
    ///
    /// Node: [`server.address()`](https://nodejs.org/api/net.html#serveraddress)
    #[doc(alias = "address")]
    pub fn local_addr(&self) -> SocketAddr {
        self.local
    }

    /// Whether new connections are accepted.
    ///
    /// Node: [`server.listening`](https://nodejs.org/api/net.html#serverlistening)
    pub fn listening(&self) -> bool {
        self.registry.is_accepting()
    }

    /// How many connections are open.
    ///
    /// Node: [`server.getConnections(callback)`](https://nodejs.org/api/net.html#servergetconnectionscallback)
    #[doc(alias = "getConnections")]
    pub fn connections(&self) -> usize {
        self.registry.count()
    }

    /// Closes the server without losing a request: it stops accepting, idle connections are closed, those with a
    /// request under way are closed after its answer, and then the future is ready.
    ///
    /// Node: [`server.close([callback])`](https://nodejs.org/api/http.html#serverclosecallback)
    ///
    /// # Cancellation
    ///
    /// The closing begins with the first poll and goes on if the future is dropped.
    pub async fn close(&self) {
        self.accept.abort();
        self.registry.order(Command::Drain);
        self.registry.closed().await;
    }

    /// [`close`](Self::close) for at most `deadline`; what is left then is cut off, handlers included. Says whether
    /// all requests were answered.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use nodular_http::{IncomingMessage, ServerResponse, create_server};
    /// # async fn handler(_: IncomingMessage, _: ServerResponse) {}
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), nodular_http::Error> {
    /// let server = create_server(handler).listen(("127.0.0.1", 0)).await?;
    /// assert!(server.close_within(Duration::from_secs(10)).await);
    /// assert!(!server.listening());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn close_within(&self, deadline: Duration) -> bool {
        let in_time = timeout(deadline, self.close()).await.is_ok();
        if !in_time {
            self.registry.order(Command::Kill);
            self.registry.closed().await;
        }
        in_time
    }

    /// Waits until the server is closed, without closing it.
    ///
    /// Node: [event `'close'`](https://nodejs.org/api/http.html#event-close-1)
    pub async fn closed(&self) {
        self.registry.closed().await;
    }

    /// Closes the connections that wait for their next request.
    ///
    /// Node: [`server.closeIdleConnections()`](https://nodejs.org/api/http.html#servercloseidleconnections)
    #[doc(alias = "closeIdleConnections")]
    pub fn close_idle_connections(&self) {
        self.registry.send(Command::CloseIfIdle);
    }

    /// Cuts off all connections, and drops the handlers that are at work on them.
    ///
    /// Node: [`server.closeAllConnections()`](https://nodejs.org/api/http.html#servercloseallconnections)
    #[doc(alias = "closeAllConnections")]
    pub fn close_all_connections(&self) {
        self.registry.send(Command::Kill);
    }
}

async fn accept_all<H: Handler>(
    // The first argument is dropped last: the listener is closed before the registry says so.
    _accepting: Accepting,
    listener: TcpListener,
    service: Arc<Service<H>>,
    registry: Arc<Registry>,
) {
    loop {
        // Between an accepted connection and its task nothing waits, so that an abort loses none.
        match listener.accept().await {
            Ok((socket, remote)) => {
                let welcome = || welcome(socket, remote, &service, &registry);
                // A listener that panics costs this connection, not the server.
                let _ = catch_unwind(AssertUnwindSafe(welcome));
            }
            Err(error) if is_about_one_connection(&error) => {}
            Err(error) => {
                let error = SystemError::socket(&error, "accept");
                service.hooks.report(&BoxError::from(error));
                sleep(ACCEPT_AGAIN).await;
            }
        }
    }
}

fn welcome<H: Handler>(
    socket: TcpStream,
    remote: SocketAddr,
    service: &Arc<Service<H>>,
    registry: &Arc<Registry>,
) {
    let hooks = &service.hooks;
    let Some((entry, control)) = registry.enter(service.options.max_connections) else {
        if let Some(hook) = &hooks.drop_connection {
            hook(Some(remote));
        }
        return;
    };
    if let Some(hook) = &hooks.connection {
        hook(Some(remote));
    }
    if service.options.no_delay {
        // A connection that is gone already says so at its first read.
        let _ = socket.set_nodelay(true);
    }
    let peer = Peer { remote: Some(remote), local: socket.local_addr().ok() };
    let service = Arc::clone(service);
    tokio::spawn(async move {
        connection::run(socket, service, control, peer).await;
        drop(entry);
    });
}

/// Whether the error is of the connection that was to be accepted, and the next may do.
fn is_about_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
