//! Connections that stop speaking HTTP.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};

use crate::Error;
use crate::headers::{checked_name, checked_value};
use crate::response::write_line;

/// What a connection needs to be able to do.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection after an accepted upgrade or `CONNECT`: plain bytes in both directions.
///
/// What the client had sent after the head of its request is read first, so nothing of it is taken for HTTP.
///
/// Node: [event `'upgrade'`](https://nodejs.org/api/http.html#event-upgrade-1)
pub struct Upgraded {
    io: Box<dyn Stream>,
    rest: Bytes,
}

impl Upgraded {
    pub(crate) fn new(io: Box<dyn Stream>, rest: Bytes) -> Self {
        Self { io, rest }
    }

    /// What had come in after the head of the request and is not read yet: Node's argument `head`.
    pub fn rest(&self) -> &[u8] {
        &self.rest
    }

    /// Answers `HTTP/1.1 101 Switching Protocols` with `headers`, among which `Upgrade` should be.
    ///
    /// # Errors
    ///
    /// - [`Error::InvalidToken`], [`Error::InvalidChar`] if they cannot stand in a header.
    /// - [`Error::Aborted`] if the client is gone.
    pub async fn switch_protocols<N, V>(
        &mut self,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<(), Error>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let mut head = BytesMut::from("HTTP/1.1 101 Switching Protocols\r\n");
        for (name, value) in headers {
            let name = checked_name(name.as_ref(), "Header name")?;
            let value = checked_value(name, value.as_ref(), "header content")?;
            write_line(&mut head, name.as_bytes(), &value);
        }
        head.extend_from_slice(b"\r\n");
        self.send(&head).await
    }

    async fn send(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.io.write_all(bytes).await.map_err(|_| Error::Aborted)?;
        self.io.flush().await.map_err(|_| Error::Aborted)
    }
}

impl AsyncRead for Upgraded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.rest.is_empty() {
            return Pin::new(&mut self.io).poll_read(cx, buffer);
        }
        let count = buffer.remaining().min(self.rest.len());
        buffer.put_slice(&self.rest[..count]);
        self.rest.advance(count);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Upgraded {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgraded").field("rest", &self.rest).finish_non_exhaustive()
    }
}
