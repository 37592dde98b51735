//! The body of a response.

use std::future::poll_fn;
use std::task::Poll;

use bytes::Bytes;

use super::ServerResponse;
use crate::Error;
use crate::exchange::{HIGH_WATER_MARK, State, register};

impl ServerResponse {
    /// Writes a part of the body, and waits while more than 64 KiB have not gone out.
    ///
    /// Node: [`response.write(chunk)`](https://nodejs.org/api/http.html#responsewritechunk-encoding-callback)
    ///
    /// # Errors
    ///
    /// - [`Error::WriteAfterEnd`] after [`end`](Self::end).
    /// - [`Error::Destroyed`] if the connection is gone.
    /// - [`Error::ContentLengthMismatch`] if strict about it, [`Error::BodyNotAllowed`] likewise.
    /// - As [`write_head`](Self::write_head), if the head was not written yet.
    ///
    /// # Cancellation
    ///
    /// The data is taken at the first poll; dropping the future after that only ends the waiting.
    ///
    /// ```
    /// # use nodular_http::{Error, IncomingMessage, ServerResponse};
    /// async fn count(_: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    ///     for number in 1..=1_000_000 {
    ///         response.write(format!("{number}\n")).await?; // as fast as the client reads
    ///     }
    ///     response.end("").await
    /// }
    /// ```
    pub async fn write(&mut self, data: impl Into<Bytes>) -> Result<(), Error> {
        self.queue(data.into())?;
        self.drained().await
    }

    /// Ends the response, with the last part of its body; `""` if there is none.
    ///
    /// If this is also the first part and no head was written, the body's length is the `Content-Length`. It does not
    /// wait until the client has all of it.
    ///
    /// Node: [`response.end([data])`](https://nodejs.org/api/http.html#responseenddata-encoding-callback)
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub async fn end(&mut self, data: impl Into<Bytes>) -> Result<(), Error> {
        self.finish(data.into())
    }

    /// [`end`](Self::end) without the ceremony: nothing in it waits.
    pub(crate) fn finish(&mut self, data: Bytes) -> Result<(), Error> {
        if self.ended {
            return if data.is_empty() { Ok(()) } else { Err(Error::WriteAfterEnd) };
        }
        let total = self.written + data.len() as u64;
        if !self.head.written {
            self.head.content_length.get_or_insert(data.len() as u64);
            self.implicit_head()?;
        }
        self.check_body_allowed(&data)?;
        self.check_length(total, |written, declared| written == declared)?;
        let mut state = self.exchange.lock();
        if state.gone {
            return Err(Error::Destroyed { action: "end" });
        }
        self.push_data(&mut state, data);
        if self.head.chunked && self.head.has_body {
            state.answer.frame_chunk();
            let out = state.answer.out.tail();
            out.extend_from_slice(b"0\r\n");
            out.extend_from_slice(&self.trailers);
            out.extend_from_slice(b"\r\n");
        }
        state.answer.held = false;
        state.answer.ended = true;
        state.wake_connection();
        drop(state);
        self.written = total;
        self.ended = true;
        Ok(())
    }

    fn queue(&mut self, data: Bytes) -> Result<(), Error> {
        if self.ended {
            return Err(Error::WriteAfterEnd);
        }
        let total = self.written + data.len() as u64;
        self.implicit_head()?;
        self.check_body_allowed(&data)?;
        self.check_length(total, |written, declared| written <= declared)?;
        let mut state = self.exchange.lock();
        if state.gone {
            return Err(Error::Destroyed { action: "write" });
        }
        self.push_data(&mut state, data);
        state.answer.held = false;
        state.wake_connection();
        drop(state);
        self.written = total;
        Ok(())
    }

    fn push_data(&self, state: &mut State, data: Bytes) {
        if !self.head.has_body {
            return;
        }
        let queue = if self.head.chunked { &mut state.answer.chunk } else { &mut state.answer.out };
        queue.push(data);
    }

    /// Waits until less than the high-water mark is on its way.
    async fn drained(&self) -> Result<(), Error> {
        poll_fn(|cx| {
            let mut state = self.exchange.lock();
            if state.gone {
                return Poll::Ready(Err(Error::Destroyed { action: "write" }));
            }
            if state.answer.buffered() < HIGH_WATER_MARK {
                return Poll::Ready(Ok(()));
            }
            register(&mut state.answer.waker, cx);
            Poll::Pending
        })
        .await
    }

    fn check_body_allowed(&self, data: &[u8]) -> Result<(), Error> {
        let refused = self.head.manner.reject_body && !self.head.has_body && !data.is_empty();
        if refused { Err(Error::BodyNotAllowed) } else { Ok(()) }
    }

    fn check_length(&self, total: u64, fits: fn(u64, u64) -> bool) -> Result<(), Error> {
        match self.head.declared_length() {
            Some(declared) if self.strict_content_length && !fits(total, declared) => {
                Err(Error::ContentLengthMismatch { written: total, declared })
            }
            _ => Ok(()),
        }
    }
}
