//! Listening on behalf of a task: what [`once`](crate::once()) and [`on`](crate::on()) share.
//!
//! A [`Wait`] is the task's side. Its listeners ([`Feed`], [`Fail`], [`Close`]) hold the same [`Control`], through
//! which the first of them that ends the wait takes all of them off the emitter.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::abort::{AbortSignal, Aborted};
use crate::emitter::{ERROR, Emitter, Place, WeakEmitter};
use crate::error::{AbortError, Error, SharedError};
use crate::event::Event;
use crate::flavor::{Accepts, Cell, Flavor, Listener};
use crate::list::ListenerId;
use crate::stream::Flow;

pub(crate) struct Wait<K: Flavor, T: 'static> {
    control: K::Ptr<Control<K>>,
    queue: K::Ptr<Queue<K, T>>,
    aborted: Option<Aborted>,
}

/// When a wait is over, and what is to be told when the queue is too long.
pub(crate) struct Limits<K: Flavor> {
    /// The first event is the last.
    pub(crate) once: bool,
    pub(crate) high: usize,
    pub(crate) low: usize,
    pub(crate) max: usize,
    pub(crate) flow: Option<K::Callback<Flow>>,
}

impl<K: Flavor, T: Clone + 'static> Wait<K, T> {
    pub(crate) fn new(
        emitter: &Emitter<K>,
        event: Event<'_, T>,
        limits: Limits<K>,
        signal: Option<AbortSignal>,
    ) -> Self
    where
        K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    {
        let control = K::ptr(Control {
            emitter: emitter.downgrade(),
            signal: signal.clone(),
            state: K::Cell::new(State { end: None, ids: Vec::new(), waker: None }),
        });
        let queue = K::ptr(Queue { limits, state: K::Cell::new((VecDeque::new(), false)) });
        let wait = Self { control, queue, aborted: signal.as_ref().map(AbortSignal::aborted) };
        if let Some(signal) = signal.filter(AbortSignal::is_aborted) {
            wait.control.finish(Some(AbortError::new(signal.reason()).into()));
            return wait;
        }
        if let Err(error) = wait.listen(emitter, event) {
            // Not `finish`: the refused listener, being dropped, has finished it already.
            wait.control.remove_listeners();
            wait.control.state.with(|state| state.end = Some(Some(error)));
        }
        wait
    }

    fn listen(&self, emitter: &Emitter<K>, event: Event<'_, T>) -> Result<(), Error>
    where
        K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    {
        let place = Place { once: self.queue.limits.once, ..Place::LAST };
        let feed = Feed { control: self.control.clone(), queue: self.queue.clone() };
        self.control.keep(emitter.add(event, feed, place)?);
        if !event.name().is("error") {
            let fail = Fail { control: self.control.clone() };
            self.control.keep(emitter.add(ERROR, fail, place)?);
        }
        Ok(())
    }

    pub(crate) fn closer(&self) -> Close<K> {
        Close { control: self.control.clone() }
    }

    pub(crate) fn keep(&self, id: Result<ListenerId, Error>) {
        match id {
            Ok(id) => self.control.keep(id),
            Err(error) => self.control.finish(Some(error)),
        }
    }

    /// The next event; once they are all read, what ended the wait, once; then nothing.
    pub(crate) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, Error>>> {
        if let Some(aborted) = &mut self.aborted
            && let Poll::Ready(reason) = Pin::new(aborted).poll(context)
        {
            self.aborted = None;
            self.control.finish(Some(AbortError::new(Some(reason)).into()));
        }
        // All of this before the queue is looked at: what another thread queues after that wakes, and what it queued
        // before an end is not lost to that end.
        let is_over = self.control.state.with(|state| {
            match &mut state.waker {
                Some(waker) => waker.clone_from(context.waker()),
                None => state.waker = Some(context.waker().clone()),
            }
            state.end.is_some()
        });
        if let Some(payload) = self.queue.pop() {
            return Poll::Ready(Some(Ok(payload)));
        }
        if !is_over {
            return Poll::Pending;
        }
        let error = self.control.state.with(|state| state.end.as_mut().and_then(Option::take));
        Poll::Ready(error.map(Err))
    }
}

impl<K: Flavor, T> Wait<K, T> {
    /// How many events wait to be read.
    pub(crate) fn queued(&self) -> usize {
        self.queue.state.with(|(payloads, _)| payloads.len())
    }

    /// Ends the wait; what was queued can still be read.
    pub(crate) fn finish(&self) {
        self.control.finish(None);
    }
}

impl<K: Flavor, T> Drop for Wait<K, T> {
    fn drop(&mut self) {
        self.control.finish(None);
    }
}

impl<K: Flavor, T> fmt::Debug for Wait<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("queued", &self.queued()).finish_non_exhaustive()
    }
}

pub(crate) struct Control<K: Flavor> {
    emitter: WeakEmitter<K>,
    signal: Option<AbortSignal>,
    state: K::Cell<State>,
}

struct State {
    /// Set when the wait is over: to the error that is still to be told, if any.
    end: Option<Option<Error>>,
    ids: Vec<ListenerId>,
    waker: Option<Waker>,
}

impl<K: Flavor> Control<K> {
    /// Whether the wait is over; an abort that the task did not see yet ends it now.
    fn is_finished(&self) -> bool {
        if let Some(reason) = self.signal.as_ref().and_then(AbortSignal::reason) {
            self.finish(Some(AbortError::new(Some(reason)).into()));
        }
        self.state.with(|state| state.end.is_some())
    }

    fn keep(&self, id: ListenerId) {
        let is_late = self.state.with(|state| {
            state.ids.push(id);
            state.end.is_some()
        });
        if is_late {
            self.remove_listeners();
        }
    }

    fn finish(&self, error: Option<Error>) {
        let mut end = Some(error);
        self.state.with(|state| {
            if state.end.is_none() {
                state.end = end.take();
            }
        });
        self.remove_listeners();
        self.wake();
    }

    fn remove_listeners(&self) {
        let ids = self.state.with(|state| std::mem::take(&mut state.ids));
        if let Some(emitter) = self.emitter.upgrade() {
            for id in ids {
                emitter.off(id);
            }
        }
    }

    fn wake(&self) {
        if let Some(waker) = self.state.with(|state| state.waker.take()) {
            waker.wake();
        }
    }
}

struct Queue<K: Flavor, T: 'static> {
    limits: Limits<K>,
    /// What waits to be read, and whether the emitter was told to pause.
    state: K::Cell<(VecDeque<T>, bool)>,
}

impl<K: Flavor, T> Queue<K, T> {
    fn push(&self, payload: T) -> Result<(), Error> {
        let Limits { high, max, .. } = self.limits;
        // What is not taken is dropped when nothing is locked any more: that may be the user's code.
        let mut payload = Some(payload);
        let pause = self.state.with(|(payloads, paused)| {
            if payloads.len() >= max {
                return Err(Error::Overflow { limit: max });
            }
            payloads.extend(payload.take());
            let pause = !*paused && payloads.len() > high;
            *paused |= pause;
            Ok(pause)
        })?;
        if pause {
            self.tell(Flow::Pause);
        }
        Ok(())
    }

    fn pop(&self) -> Option<T> {
        let (payload, resume) = self.state.with(|(payloads, paused)| {
            let payload = payloads.pop_front();
            let resume = *paused && payloads.len() < self.limits.low;
            *paused &= !resume;
            (payload, resume)
        });
        if resume {
            self.tell(Flow::Resume);
        }
        payload
    }

    fn tell(&self, flow: Flow) {
        if let Some(listener) = &self.limits.flow {
            listener.call(&flow);
        }
    }
}

/// Queues the event that is waited for.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Feed<K: Flavor, T: 'static> {
    control: K::Ptr<Control<K>>,
    queue: K::Ptr<Queue<K, T>>,
}

impl<K: Flavor, T: Clone + 'static> Listener<T> for Feed<K, T> {
    fn call(&self, payload: &T) {
        if self.control.is_finished() {
            return;
        }
        match self.queue.push(payload.clone()) {
            Err(error) => self.control.finish(Some(error)),
            Ok(()) if self.queue.limits.once => self.control.finish(None),
            Ok(()) => self.control.wake(),
        }
    }
}

/// Without this listener nothing comes any more: the emitter is gone, or somebody removed all listeners.
impl<K: Flavor, T> Drop for Feed<K, T> {
    fn drop(&mut self) {
        self.control.finish(None);
    }
}

/// Ends the wait with an `error`.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Fail<K: Flavor> {
    control: K::Ptr<Control<K>>,
}

impl<K: Flavor> Listener<SharedError> for Fail<K> {
    fn call(&self, error: &SharedError) {
        if self.control.is_finished() {
            return;
        }
        self.control.finish(Some(Error::Emitted(SharedError::clone(error))));
    }
}

/// Ends the wait.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Close<K: Flavor> {
    control: K::Ptr<Control<K>>,
}

impl<K: Flavor, T> Listener<T> for Close<K> {
    fn call(&self, _payload: &T) {
        self.control.finish(None);
    }
}
