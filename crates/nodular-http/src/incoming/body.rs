//! The body of a request as a stream.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

use super::IncomingMessage;
use crate::Error;
use crate::connection::Peer;
use crate::exchange::{Exchange, register};
use crate::h1::Framing;
use crate::headers::Headers;

/// The body of a request: a [`Stream`] of [`Bytes`] and an [`http_body::Body`].
///
/// Dropping it lets the connection discard what has not been read.
#[derive(Debug)]
pub struct IncomingBody {
    exchange: Arc<Exchange>,
    framing: Framing,
    state: Reading,
    trailers: Headers,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Reading {
    Data,
    /// All data was handed out; an `http_body::Body` still has trailers to give.
    Trailers,
    Ended,
    Failed,
}

impl IncomingBody {
    pub(crate) fn new(exchange: Arc<Exchange>, framing: Framing) -> Self {
        Self { exchange, framing, state: Reading::Data, trailers: Headers::new() }
    }

    pub(crate) fn peer(&self) -> Peer {
        self.exchange.peer
    }

    pub(crate) fn trailers(&self) -> &Headers {
        &self.trailers
    }

    pub(crate) fn complete(&self) -> bool {
        match self.state {
            Reading::Data => self.exchange.lock().body.end.is_some(),
            Reading::Trailers | Reading::Ended => true,
            Reading::Failed => false,
        }
    }

    pub(crate) fn aborted(&self) -> bool {
        match self.state {
            Reading::Data => {
                let state = self.exchange.lock();
                state.gone && state.body.end.is_none()
            }
            Reading::Trailers | Reading::Ended => false,
            Reading::Failed => true,
        }
    }

    /// The next piece of the body; `None` after the last.
    ///
    /// # Errors
    ///
    /// [`Error::Aborted`] if the client goes away before its request is complete.
    pub async fn read(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| self.poll_data(cx)).await.transpose()
    }

    /// The whole body, of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// - [`Error::BodyTooLarge`] if it is longer.
    /// - [`Error::Aborted`] if the client goes away before its request is complete.
    pub async fn bytes(&mut self, limit: usize) -> Result<Bytes, Error> {
        let too_large = Error::BodyTooLarge { limit };
        if matches!(self.framing, Framing::Length(length) if length > limit as u64) {
            return Err(too_large);
        }
        let Some(first) = self.read().await? else { return Ok(Bytes::new()) };
        if first.len() > limit {
            return Err(too_large);
        }
        let Some(second) = self.read().await? else { return Ok(first) };
        let mut all = BytesMut::from(first);
        let mut next = Some(second);
        while let Some(chunk) = next {
            if all.len() + chunk.len() > limit {
                return Err(too_large);
            }
            all.extend_from_slice(&chunk);
            next = self.read().await?;
        }
        Ok(all.freeze())
    }

    fn poll_data(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.state != Reading::Data {
            return Poll::Ready(None);
        }
        let mut state = self.exchange.lock();
        let was_full = state.body.is_full();
        if let Some(chunk) = state.body.pop() {
            if was_full && !state.body.is_full() {
                state.wake_connection();
            }
            return Poll::Ready(Some(Ok(chunk)));
        }
        if let Some(trailers) = state.body.end.as_mut() {
            self.trailers = std::mem::take(trailers);
            self.state = Reading::Trailers;
            return Poll::Ready(None);
        }
        if state.gone {
            self.state = Reading::Failed;
            return Poll::Ready(Some(Err(Error::Aborted)));
        }
        register(&mut state.body.waker, cx);
        Poll::Pending
    }
}

impl Stream for IncomingBody {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_data(cx)
    }
}

impl Body for IncomingBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let this = self.get_mut();
        if let Some(data) = ready!(this.poll_data(cx)) {
            return Poll::Ready(Some(data.map(Frame::data)));
        }
        if this.state == Reading::Trailers {
            this.state = Reading::Ended;
            if !this.trailers.is_empty() {
                let trailers = (&this.trailers).into();
                return Poll::Ready(Some(Ok(Frame::trailers(trailers))));
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.framing == Framing::None || self.state == Reading::Ended
    }

    fn size_hint(&self) -> SizeHint {
        match self.framing {
            Framing::None => SizeHint::with_exact(0),
            Framing::Length(length) if self.state == Reading::Data => {
                // What was handed out is not counted: an upper bound, which is what a limit asks for.
                let mut hint = SizeHint::new();
                hint.set_upper(length);
                hint
            }
            _ => SizeHint::default(),
        }
    }
}

impl Drop for IncomingBody {
    fn drop(&mut self) {
        let mut state = self.exchange.lock();
        state.body.dropped = true;
        if state.body.end.is_none() {
            state.wake_connection();
        }
    }
}

impl Stream for IncomingMessage {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.body.poll_data(cx)
    }
}

impl Body for IncomingMessage {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        Body::size_hint(&self.body)
    }
}
