//! A client that speaks raw bytes, so that a test sees what is on the wire.

use std::time::Duration;

use nodular_http::{Handler, Listening, Server, create_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long anything may take before the test fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server on a free port of loopback.
pub(crate) async fn serve<H: Handler>(handler: H) -> Listening {
    listen(create_server(handler)).await
}

/// The same, for a server with options and listeners.
pub(crate) async fn listen<H: Handler>(server: Server<H>) -> Listening {
    server.listen(("127.0.0.1", 0)).await.expect("loopback has a free port")
}

/// One connection to a server.
pub(crate) struct Client {
    socket: TcpStream,
    received: Vec<u8>,
}

impl Client {
    pub(crate) async fn connect(server: &Listening) -> Self {
        let socket = TcpStream::connect(server.local_addr()).await.expect("the server listens");
        Self { socket, received: Vec::new() }
    }

    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.socket.write_all(bytes.as_ref()).await.expect("the server reads");
    }

    /// Sends what the server may not want to read to its end.
    pub(crate) async fn try_send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        timeout(PATIENCE, self.socket.write_all(bytes.as_ref()))
            .await
            .is_ok_and(|sent| sent.is_ok())
    }

    /// Says that no more will be sent.
    pub(crate) async fn finish(&mut self) {
        self.socket.shutdown().await.expect("the socket is open");
    }

    /// Reads up to and including `end`.
    pub(crate) async fn read_until(&mut self, end: &str) -> String {
        loop {
            if let Some(at) = find(&self.received, end.as_bytes()) {
                let rest = self.received.split_off(at + end.len());
                return text(std::mem::replace(&mut self.received, rest));
            }
            let had = text(self.received.clone());
            assert_ne!(
                self.read_more().await,
                0,
                "the connection ended before {end:?}, after {had:?}"
            );
        }
    }

    /// Reads one response with `Content-Length`, or none at all, or chunks.
    pub(crate) async fn response(&mut self) -> String {
        let head = self.read_until("\r\n\r\n").await;
        let lower = head.to_ascii_lowercase();
        if lower.contains("transfer-encoding: chunked") {
            return head + &self.chunks().await;
        }
        let length = lower.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
        let length: usize = length.map_or(0, |length| length.parse().expect("a length"));
        head + &self.read_exactly(length).await
    }

    /// Reads a chunked body as it is on the wire, without trailers.
    async fn chunks(&mut self) -> String {
        let mut body = String::new();
        loop {
            let line = self.read_until("\r\n").await;
            let size = usize::from_str_radix(line.trim_end(), 16).expect("the size of a chunk");
            body += &line;
            body += &self.read_exactly(size + "\r\n".len()).await;
            if size == 0 {
                return body;
            }
        }
    }

    async fn read_exactly(&mut self, length: usize) -> String {
        while self.received.len() < length {
            assert_ne!(self.read_more().await, 0, "the connection ended too early");
        }
        let rest = self.received.split_off(length);
        text(std::mem::replace(&mut self.received, rest))
    }

    /// [`response`](Self::response), unless the connection ends before it begins.
    pub(crate) async fn try_response(&mut self) -> Option<String> {
        if self.received.is_empty() && self.read_more().await == 0 {
            return None;
        }
        Some(self.response().await)
    }

    /// Reads until the server ends the connection.
    pub(crate) async fn rest(&mut self) -> String {
        while self.read_more().await > 0 {}
        text(std::mem::take(&mut self.received))
    }

    async fn read_more(&mut self) -> usize {
        let read = timeout(PATIENCE, self.socket.read_buf(&mut self.received)).await;
        read.expect("the server does something in time").unwrap_or(0)
    }
}

/// The response without its `Date`, whose value is not the same twice.
pub(crate) fn undated(response: &str) -> String {
    let Some((before, after)) = response.split_once("Date: ") else { return response.to_owned() };
    let after = after.split_once("\r\n").map_or("", |(_, rest)| rest);
    format!("{before}{}", undated(after))
}

/// Without the values of `Date`, as the recorder leaves them out: only those that look like one.
pub(crate) fn blank_dates(text: &str) -> String {
    let Some(start) = text.find("Date: ").map(|at| at + "Date: ".len()) else {
        return text.to_owned();
    };
    let line = text[start..].find("\r\n").map_or(text.len(), |length| start + length);
    let is_date = text[start..line].ends_with(" GMT");
    let kept = if is_date { "" } else { &text[start..line] };
    format!("{}{kept}{}", &text[..start], blank_dates(&text[line..]))
}

/// The body of a response with a length.
pub(crate) fn body(response: &str) -> &str {
    response.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// The status code of a response.
pub(crate) fn status(response: &str) -> u16 {
    response.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}

/// A request without a body.
pub(crate) fn get(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: a\r\n\r\n")
}

/// A request with a body of known length.
pub(crate) fn post(target: &str, body: &str) -> String {
    format!("POST {target} HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn text(bytes: Vec<u8>) -> String {
    bytes.into_iter().map(char::from).collect()
}
