//! An interval as a stream.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_core::Stream;
use nodular_events::{AbortError, Aborted};

use super::Options;
use super::timer::{Ring, Source};
use crate::delay::Delay;
use crate::event_loop::EventLoop;

/// Yields `value` each time that `delay` has gone by. What was not read in time is not lost.
///
/// Node: [`timersPromises.setInterval([delay[, value[, options]]])`](https://nodejs.org/api/timers.html#timerspromisessetintervaldelay-value-options)
///
/// # Errors
///
/// The last item is an [`AbortError`] if the signal of `options` aborts.
///
/// # Cancellation
///
/// Dropping the stream clears the interval.
///
/// # Examples
///
/// ```
/// use futures_util::StreamExt;
/// use nodular_timers::{EventLoop, promises};
///
/// let event_loop = EventLoop::new();
/// let interval = promises::set_interval(&event_loop, 5, "tick", ());
/// let ticks = interval.take(3).filter_map(async |tick| tick.ok()).collect::<Vec<_>>();
/// event_loop.spawn(ticks, |_, ticks| assert_eq!(ticks, ["tick", "tick", "tick"]));
/// event_loop.run()?;
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[doc(alias = "setInterval")]
pub fn set_interval<T: Clone>(
    event_loop: &EventLoop,
    delay: impl Into<Delay>,
    value: T,
    options: impl Into<Options>,
) -> Interval<T> {
    let options = options.into();
    let ring = Rc::<Ring>::default();
    let is_aborted = options.signal.as_ref().is_some_and(|signal| signal.is_aborted());
    let source = (!is_aborted).then(|| {
        let rings = Rc::clone(&ring);
        let interval = event_loop.set_interval(delay, move |_| rings.ring());
        if !options.is_refed {
            interval.unref();
        }
        Source::Timeout(interval)
    });
    let aborted = options.signal.map(|signal| signal.aborted());
    Interval { value, ring, aborted, source, is_done: false }
}

/// The stream of [`set_interval`].
#[must_use = "the interval is cleared when this is dropped"]
pub struct Interval<T> {
    value: T,
    ring: Rc<Ring>,
    aborted: Option<Aborted>,
    /// Missing once the signal has aborted.
    source: Option<Source>,
    is_done: bool,
}

/// Nothing in it is pinned.
impl<T> Unpin for Interval<T> {}

impl<T: Clone> Stream for Interval<T> {
    type Item = Result<T, AbortError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_done {
            return Poll::Ready(None);
        }
        if self.ring.take() {
            return Poll::Ready(Some(Ok(self.value.clone())));
        }
        if let Some(aborted) = &mut self.aborted
            && let Poll::Ready(reason) = Pin::new(aborted).poll(context)
        {
            self.source = None;
            self.is_done = true;
            return Poll::Ready(Some(Err(AbortError::new(Some(reason)))));
        }
        self.ring.wait(context.waker());
        Poll::Pending
    }
}

impl<T> fmt::Debug for Interval<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interval").field("source", &self.source).finish_non_exhaustive()
    }
}
