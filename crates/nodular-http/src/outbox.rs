//! Bytes on their way to the socket.

use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::AsyncWrite;

/// From this size on a chunk is queued as it is: below, copying costs less than another slice in the system call.
const COPY_BELOW: usize = 8 * 1024;

/// How much room an empty queue keeps.
const KEPT: usize = 8 * 1024;

/// How many slices one vectored write takes.
const SLICES: usize = 16;

/// A queue of bytes: small ones are gathered in one buffer, large ones stay where they are.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    parts: VecDeque<Bytes>,
    parts_len: usize,
    tail: BytesMut,
}

impl Outbox {
    pub(crate) fn len(&self) -> usize {
        self.parts_len + self.tail.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The buffer at the end, to be appended to.
    pub(crate) fn tail(&mut self) -> &mut BytesMut {
        &mut self.tail
    }

    pub(crate) fn push(&mut self, bytes: Bytes) {
        if bytes.len() < COPY_BELOW {
            self.tail.extend_from_slice(&bytes);
        } else {
            self.seal_tail();
            self.push_part(bytes);
        }
    }

    /// Moves all of `other` to the end of this one; if this one is empty, the two change places.
    pub(crate) fn append(&mut self, other: &mut Self) {
        if self.is_empty() {
            std::mem::swap(self, other);
            return;
        }
        if !other.parts.is_empty() {
            self.seal_tail();
            self.parts_len += std::mem::take(&mut other.parts_len);
            self.parts.append(&mut other.parts);
        }
        self.tail.extend_from_slice(&other.tail);
        other.tail.clear();
    }

    pub(crate) fn clear(&mut self) {
        self.parts.clear();
        self.parts_len = 0;
        self.tail.clear();
    }

    /// Takes what is first.
    #[cfg(feature = "tower")]
    pub(crate) fn take(&mut self) -> Option<Bytes> {
        if let Some(part) = self.parts.pop_front() {
            self.parts_len -= part.len();
            return Some(part);
        }
        (!self.tail.is_empty()).then(|| self.tail.split().freeze())
    }

    /// Writes until nothing is left or the socket is full; an error is the socket's.
    pub(crate) fn poll_write<W: AsyncWrite + Unpin>(
        &mut self,
        io: &mut W,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        while !self.is_empty() {
            let written = ready!(self.poll_write_once(io, cx))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.advance(written);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_write_once<W: AsyncWrite + Unpin>(
        &self,
        io: &mut W,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if self.parts.is_empty() {
            return Pin::new(io).poll_write(cx, &self.tail);
        }
        let mut slices = [IoSlice::new(&[]); SLICES];
        let chunks = self.parts.iter().map(|part| &part[..]).chain([&self.tail[..]]);
        let mut count = 0;
        for (slice, chunk) in slices.iter_mut().zip(chunks) {
            *slice = IoSlice::new(chunk);
            count += 1;
        }
        Pin::new(io).poll_write_vectored(cx, &slices[..count])
    }

    fn advance(&mut self, mut written: usize) {
        while let Some(part) = self.parts.front_mut() {
            if written < part.len() {
                part.advance(written);
                self.parts_len -= written;
                return;
            }
            written -= part.len();
            self.parts_len -= part.len();
            self.parts.pop_front();
        }
        if written < self.tail.len() {
            self.tail.advance(written);
        } else if self.tail.capacity() > KEPT {
            self.tail = BytesMut::new();
        } else {
            self.tail.clear();
        }
    }

    fn seal_tail(&mut self) {
        if !self.tail.is_empty() {
            let sealed = self.tail.split().freeze();
            self.push_part(sealed);
        }
    }

    fn push_part(&mut self, part: Bytes) {
        self.parts_len += part.len();
        self.parts.push_back(part);
    }
}
