//! The way into the loop from other threads.

use std::collections::VecDeque;
use std::fmt;
use std::mem;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

use crate::callback::{IntoOutcome, Outcome};
use crate::event_loop::EventLoop;

pub(crate) type RemoteCallback = Box<dyn FnOnce(&EventLoop) -> Outcome + Send>;

/// What other threads have of a loop.
#[derive(Default)]
pub(crate) struct Remote {
    state: Mutex<State>,
    /// Something has happened since the loop last looked.
    signal: AtomicBool,
    /// Completions that are queued or will be: they keep the loop alive.
    refs: AtomicUsize,
}

#[derive(Default)]
struct State {
    queue: VecDeque<RemoteCallback>,
    waker: Option<Waker>,
    is_closed: bool,
}

impl Remote {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_alive(&self) -> bool {
        self.refs.load(Ordering::Acquire) > 0
    }

    pub(crate) fn has_signal(&self) -> bool {
        self.signal.load(Ordering::Acquire)
    }

    pub(crate) fn take_signal(&self) -> bool {
        self.has_signal() && self.signal.swap(false, Ordering::AcqRel)
    }

    /// Says that something has happened, on the loop's own thread.
    pub(crate) fn set_signal(&self) {
        self.signal.store(true, Ordering::Release);
    }

    /// Says that something has happened, and wakes the loop if it sleeps.
    pub(crate) fn notify(&self) {
        self.set_signal();
        let waker = self.state().waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Has `waker` woken by the next signal. One that has come already is to be looked for afterwards.
    pub(crate) fn register(&self, waker: &Waker) {
        self.state().waker = Some(waker.clone());
    }

    /// Takes what was queued; it does not count as alive any more.
    pub(crate) fn take(&self) -> VecDeque<RemoteCallback> {
        let queue = mem::take(&mut self.state().queue);
        self.refs.fetch_sub(queue.len(), Ordering::AcqRel);
        queue
    }

    /// Refuses what comes from now on.
    pub(crate) fn close(&self) {
        self.state().is_closed = true;
        drop(self.take());
    }

    fn queue(&self, callback: RemoteCallback) -> Result<(), Closed> {
        let mut state = self.state();
        if state.is_closed {
            return Err(Closed);
        }
        self.refs.fetch_add(1, Ordering::AcqRel);
        state.queue.push_back(callback);
        drop(state);
        self.notify();
        Ok(())
    }
}

/// Tasks wake the loop that polls them.
impl Wake for Remote {
    fn wake(self: Arc<Self>) {
        self.notify();
    }
}

impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote").field("refs", &self.refs).finish_non_exhaustive()
    }
}

/// A loop, for other threads and tasks: they queue completions, which run in the loop's poll phase.
///
/// It does not keep the loop running; a [`Request`] does.
#[derive(Clone, Debug)]
pub struct Handle {
    remote: Arc<Remote>,
}

impl Handle {
    pub(crate) fn new(remote: &Arc<Remote>) -> Self {
        Self { remote: Arc::clone(remote) }
    }

    /// Has the loop call `callback` in its poll phase, in the order of queueing. Nothing is refused as long as the loop
    /// lives: who queues faster than the loop works has to wait for answers.
    ///
    /// # Errors
    ///
    /// [`Closed`] if the loop is gone.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// let handle = event_loop.handle();
    /// std::thread::spawn(move || handle.queue(|_| {})).join().unwrap()?;
    /// event_loop.run()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn queue<R: IntoOutcome>(
        &self,
        callback: impl FnOnce(&EventLoop) -> R + Send + 'static,
    ) -> Result<(), Closed> {
        self.remote.queue(Box::new(move |event_loop| callback(event_loop).into_outcome()))
    }
}

/// Something under way elsewhere: it keeps the loop running until it is completed or dropped.
///
/// # Examples
///
/// ```
/// use nodular_timers::EventLoop;
/// use std::{cell::Cell, rc::Rc, thread};
///
/// let event_loop = EventLoop::new();
/// let request = event_loop.request();
/// let worker = thread::spawn(move || {
///     let sum: u64 = (1..=1_000_000).sum();
///     request.complete(move |_| assert_eq!(sum, 500_000_500_000))
/// });
/// event_loop.run()?; // until the sum is there
/// worker.join().unwrap()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use = "the loop does not wait for a request that was dropped"]
pub struct Request {
    remote: Arc<Remote>,
}

impl Request {
    pub(crate) fn new(remote: &Arc<Remote>) -> Self {
        remote.refs.fetch_add(1, Ordering::AcqRel);
        Self { remote: Arc::clone(remote) }
    }

    /// Has the loop call `callback` in its poll phase.
    ///
    /// # Errors
    ///
    /// [`Closed`] if the loop is gone.
    pub fn complete<R: IntoOutcome>(
        self,
        callback: impl FnOnce(&EventLoop) -> R + Send + 'static,
    ) -> Result<(), Closed> {
        // The completion counts before this ceases to.
        self.remote.queue(Box::new(move |event_loop| callback(event_loop).into_outcome()))
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.remote.refs.fetch_sub(1, Ordering::AcqRel);
        self.remote.notify();
    }
}

/// The loop that something was queued for is gone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The event loop is gone")
    }
}

impl std::error::Error for Closed {}
