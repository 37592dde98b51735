//! A timer as a future.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use nodular_events::{AbortError, Aborted};

use super::Options;
use crate::delay::Delay;
use crate::event_loop::EventLoop;
use crate::timeout::{Immediate, Timeout};

/// The future of [`set_timeout`](super::set_timeout) and [`set_immediate`](super::set_immediate).
#[must_use = "the timer is cleared when this is dropped"]
pub struct Timer<T> {
    value: Option<T>,
    ring: Rc<Ring>,
    aborted: Option<Aborted>,
    /// Missing if the signal had aborted before.
    source: Option<Source>,
}

impl<T> Timer<T> {
    pub(super) fn timeout(
        event_loop: &EventLoop,
        delay: Delay,
        value: T,
        options: Options,
    ) -> Self {
        Self::new(value, options, |ring, is_refed| {
            let timeout = event_loop.set_timeout(delay, move |_| ring.ring());
            if !is_refed {
                timeout.unref();
            }
            Source::Timeout(timeout)
        })
    }

    pub(super) fn immediate(event_loop: &EventLoop, value: T, options: Options) -> Self {
        Self::new(value, options, |ring, is_refed| {
            let immediate = event_loop.set_immediate(move |_| ring.ring());
            if !is_refed {
                immediate.unref();
            }
            Source::Immediate(immediate)
        })
    }

    fn new(value: T, options: Options, start: impl FnOnce(Rc<Ring>, bool) -> Source) -> Self {
        let ring = Rc::<Ring>::default();
        let is_aborted = options.signal.as_ref().is_some_and(|signal| signal.is_aborted());
        let source = (!is_aborted).then(|| start(Rc::clone(&ring), options.is_refed));
        let aborted = options.signal.map(|signal| signal.aborted());
        Self { value: Some(value), ring, aborted, source }
    }
}

/// Nothing in it is pinned.
impl<T> Unpin for Timer<T> {}

impl<T> Future for Timer<T> {
    type Output = Result<T, AbortError>;

    /// # Panics
    ///
    /// If it is polled after it has ended.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.ring.take() {
            let value = self.value.take().expect("a future is not polled after it has ended");
            self.source = None;
            return Poll::Ready(Ok(value));
        }
        if let Some(aborted) = &mut self.aborted
            && let Poll::Ready(reason) = Pin::new(aborted).poll(context)
        {
            self.source = None;
            return Poll::Ready(Err(AbortError::new(Some(reason))));
        }
        self.ring.wait(context.waker());
        Poll::Pending
    }
}

impl<T> fmt::Debug for Timer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timer").field("source", &self.source).finish_non_exhaustive()
    }
}

/// What is cleared when it is dropped.
#[derive(Debug)]
pub(super) enum Source {
    Timeout(Timeout),
    Immediate(Immediate),
}

impl Drop for Source {
    fn drop(&mut self) {
        match self {
            Self::Timeout(timeout) => timeout.close(),
            Self::Immediate(immediate) => immediate.clear(),
        }
    }
}

/// How often the callback was called that nobody has heard of, and who wants to.
#[derive(Default)]
pub(super) struct Ring {
    times: Cell<usize>,
    waker: RefCell<Option<Waker>>,
}

impl Ring {
    pub(super) fn ring(&self) {
        self.times.set(self.times.get() + 1);
        let waker = self.waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub(super) fn take(&self) -> bool {
        let times = self.times.get();
        self.times.set(times.saturating_sub(1));
        times > 0
    }

    pub(super) fn wait(&self, waker: &Waker) {
        let old = self.waker.replace(Some(waker.clone()));
        drop(old);
    }
}
