//! What a handler shares with its connection while one request is answered.
//!
//! The handler runs inside the connection's task, so the lock is free as a rule; it is there because a handler may
//! move its request or response to another task.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

use bytes::Bytes;

use crate::connection::{Control, Peer};
use crate::h1::encode_chunk_size;
use crate::headers::Headers;
use crate::outbox::Outbox;

/// How many bytes wait, in either direction, until the side that makes them has to pause: Node's `highWaterMark`.
pub(crate) const HIGH_WATER_MARK: usize = 64 * 1024;

#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) peer: Peer,
    pub(crate) control: Arc<Control>,
    /// The answer is bytes for a socket; else it is parts for another server.
    pub(crate) on_wire: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) body: Body,
    pub(crate) answer: Answer,
    /// The connection is gone: nobody reads an answer any more.
    pub(crate) gone: bool,
    /// The connection is polling the handler and will look at the state by itself.
    pub(crate) polling: bool,
    /// Wakes the connection.
    connection: Option<Waker>,
    /// The room of the last response's headers, for those of the next.
    pub(crate) spare: Headers,
    /// Wakes who waits for the connection to go.
    pub(crate) gone_waker: Option<Waker>,
}

/// The request's body: filled by the connection, emptied by the handler.
#[derive(Debug, Default)]
pub(crate) struct Body {
    chunks: VecDeque<Bytes>,
    /// What the chunks hold in memory, about.
    buffered: usize,
    /// The trailers, once all of the body is there.
    pub(crate) end: Option<Headers>,
    /// Nobody will read it.
    pub(crate) dropped: bool,
    pub(crate) waker: Option<Waker>,
}

/// The response: filled by the handler, emptied by the connection.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) out: Outbox,
    /// Data of a chunked body that has no frame yet, so that what is written at once becomes one chunk.
    pub(crate) chunk: Outbox,
    /// `out` ends with a head that waits for the first of its body, to leave together.
    pub(crate) held: bool,
    /// The final head, if it is not for the wire.
    pub(crate) parts: Option<(u16, Headers)>,
    /// The final head is written.
    pub(crate) head: bool,
    pub(crate) ended: bool,
    /// The connection closes after this response.
    pub(crate) last: bool,
    /// The `ServerResponse` is no more.
    pub(crate) dropped: bool,
    /// What the connection has taken and not yet written.
    pub(crate) unsent: usize,
    pub(crate) waker: Option<Waker>,
}

impl Exchange {
    pub(crate) fn new(peer: Peer, control: Arc<Control>) -> Arc<Self> {
        Arc::new(Self { peer, control, on_wire: true, state: Mutex::default() })
    }

    /// For a handler that another server calls.
    #[cfg(feature = "tower")]
    pub(crate) fn off_wire(peer: Peer, control: Arc<Control>) -> Arc<Self> {
        Arc::new(Self { peer, control, on_wire: false, state: Mutex::default() })
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes `exchange` fit for the next request: the same one if no handler holds it any longer.
    pub(crate) fn renew(exchange: &mut Arc<Self>, has_body: bool) {
        if Arc::get_mut(exchange).is_none() {
            *exchange = Self::new(exchange.peer, Arc::clone(&exchange.control));
        }
        if let Some(unused) = Arc::get_mut(exchange) {
            unused.state.get_mut().unwrap_or_else(PoisonError::into_inner).reset(has_body);
        }
    }
}

impl State {
    /// Remembers the connection's task, which the handler's side wakes.
    pub(crate) fn set_connection(&mut self, cx: &Context<'_>) {
        register(&mut self.connection, cx);
    }

    /// Tells the connection that there is something to do, unless it is looking anyway.
    pub(crate) fn wake_connection(&self) {
        if !self.polling
            && let Some(waker) = &self.connection
        {
            waker.wake_by_ref();
        }
    }

    /// The connection is gone: ends every wait.
    pub(crate) fn set_gone(&mut self) {
        self.gone = true;
        let wakers = [self.body.waker.take(), self.answer.waker.take(), self.gone_waker.take()];
        wakers.into_iter().flatten().for_each(Waker::wake);
    }

    /// Forgets the last request, but keeps the allocations.
    fn reset(&mut self, has_body: bool) {
        let body = &mut self.body;
        body.chunks.clear();
        body.buffered = 0;
        body.end = if has_body { None } else { Some(Headers::new()) };
        body.dropped = false;
        body.waker = None;

        let answer = &mut self.answer;
        answer.out.clear();
        answer.chunk.clear();
        answer.parts = None;
        answer.held = false;
        answer.head = false;
        answer.ended = false;
        answer.last = false;
        answer.dropped = false;
        answer.unsent = 0;
        answer.waker = None;

        self.gone = false;
        // The connection polls the handler next.
        self.polling = true;
        self.gone_waker = None;
    }
}

impl Body {
    /// Adds a chunk that was in `taken` bytes of input. They are what counts: a chunk keeps those around it in memory.
    pub(crate) fn push(&mut self, chunk: Bytes, taken: usize) {
        self.chunks.push_back(chunk);
        self.hold(taken + size_of::<Bytes>());
    }

    /// Counts input that held no data, but is kept in memory by chunks around it.
    pub(crate) fn hold(&mut self, taken: usize) {
        if !self.chunks.is_empty() {
            self.buffered += taken;
        }
    }

    pub(crate) fn pop(&mut self) -> Option<Bytes> {
        let chunk = self.chunks.pop_front()?;
        self.buffered = match self.chunks.len() {
            0 => 0,
            _ => self.buffered - chunk.len(),
        };
        Some(chunk)
    }

    /// Whether the input has to wait for a reader.
    pub(crate) fn stops_input(&self) -> bool {
        self.is_full() && !self.dropped
    }

    /// Whether it takes no more until some of it is read.
    pub(crate) fn is_full(&self) -> bool {
        self.buffered >= HIGH_WATER_MARK
    }
}

impl Answer {
    /// Puts a frame around the chunk that was gathered.
    pub(crate) fn frame_chunk(&mut self) {
        if self.chunk.is_empty() {
            return;
        }
        encode_chunk_size(self.out.tail(), self.chunk.len());
        self.out.append(&mut self.chunk);
        self.out.tail().extend_from_slice(b"\r\n");
    }

    /// How much waits to be written.
    pub(crate) fn buffered(&self) -> usize {
        self.unsent + self.out.len() + self.chunk.len()
    }
}

/// Stores the waker of `cx` unless it is there already.
pub(crate) fn register(place: &mut Option<Waker>, cx: &Context<'_>) {
    match place {
        Some(waker) => waker.clone_from(cx.waker()),
        None => *place = Some(cx.waker().clone()),
    }
}

/// Wakes who waits at `place`, unless it is the task of `cx`: that one is running already.
pub(crate) fn wake_other(place: &mut Option<Waker>, cx: &Context<'_>) {
    if let Some(waker) = place.take()
        && !waker.will_wake(cx.waker())
    {
        waker.wake();
    }
}
