//! Where a server listens.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use nodular_error::{Errno, SystemError};
use tokio::net::{TcpListener, TcpSocket, lookup_host};

use crate::Error;

/// Where a server listens: any address at port 0 with a queue of 511 connections, unless said otherwise.
///
/// Node: [`server.listen(options)`](https://nodejs.org/api/net.html#serverlistenoptions-callback)
///
/// ```
/// # use nodular_http::ListenOptions;
/// let options = ListenOptions::from(("127.0.0.1", 8080)).backlog(64);
/// assert_eq!(options, ListenOptions::default().host("127.0.0.1").port(8080).backlog(64));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ListenOptions {
    host: Option<String>,
    port: u16,
    backlog: u32,
}

impl Default for ListenOptions {
    fn default() -> Self {
        Self { host: None, port: 0, backlog: 511 }
    }
}

impl ListenOptions {
    /// Sets the host: a name, of which the first address counts, or an address. Without one it is every address.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// Sets the port; 0 is any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets how many connections may wait to be accepted; the system may have a lower limit.
    #[must_use]
    pub fn backlog(mut self, backlog: u32) -> Self {
        self.backlog = backlog;
        self
    }

    pub(crate) async fn bind(&self, keep_alive: bool) -> Result<TcpListener, Error> {
        let bind = |address: SocketAddr| {
            self.open(address, keep_alive)
                .map_err(|error| SystemError::listen(&error).with_socket_addr(address))
        };
        if let Some(host) = self.host.as_deref().filter(|host| !host.is_empty()) {
            return Ok(bind(self.resolve(host).await?)?);
        }
        // Like Node: both families if there is IPv6, else only IPv4.
        let both = bind(SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), self.port));
        let listener = both.or_else(|error| match error.code() {
            "EINVAL" | "EAFNOSUPPORT" | "EADDRNOTAVAIL" => {
                bind(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), self.port))
            }
            _ => Err(error),
        });
        Ok(listener?)
    }

    async fn resolve(&self, host: &str) -> Result<SocketAddr, Error> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(SocketAddr::new(address, self.port));
        }
        let addresses = lookup_host((host, self.port)).await;
        addresses
            .ok()
            .and_then(|mut addresses| addresses.next())
            .ok_or_else(|| Error::System(SystemError::dns(Errno::EAI_NONAME, "getaddrinfo", host)))
    }

    fn open(&self, address: SocketAddr, keep_alive: bool) -> io::Result<TcpListener> {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // On Windows the option means that another program may take the port over.
        if cfg!(unix) {
            socket.set_reuseaddr(true)?;
        }
        // Accepted sockets inherit it.
        socket.set_keepalive(keep_alive)?;
        socket.bind(address)?;
        socket.listen(self.backlog)
    }
}

pub(super) fn listen_error(error: io::Error) -> Error {
    SystemError::listen(&error).into()
}

impl From<u16> for ListenOptions {
    fn from(port: u16) -> Self {
        Self::default().port(port)
    }
}

impl From<(&str, u16)> for ListenOptions {
    fn from((host, port): (&str, u16)) -> Self {
        Self::default().host(host).port(port)
    }
}

impl From<(String, u16)> for ListenOptions {
    fn from((host, port): (String, u16)) -> Self {
        Self::default().host(host).port(port)
    }
}

impl From<(IpAddr, u16)> for ListenOptions {
    fn from((address, port): (IpAddr, u16)) -> Self {
        Self::default().host(address.to_string()).port(port)
    }
}

impl From<SocketAddr> for ListenOptions {
    fn from(address: SocketAddr) -> Self {
        (address.ip(), address.port()).into()
    }
}
