//! An event as a stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::abort::AbortSignal;
use crate::emitter::{Emitter, Place};
use crate::error::{Error, SharedError};
use crate::event::Event;
use crate::flavor::{Accepts, Flavor};
use crate::wait::{Close, Fail, Feed, Limits, Wait};

/// The event as a stream: it listens from now on, and queues what is not read yet.
///
/// The stream ends after one of the [close events](OnOptions::close), and when the emitter is dropped; it fails, once,
/// after an [`ERROR`](crate::ERROR). Dropping it stops listening.
///
/// Node: [`events.on(emitter, eventName[, options])`](https://nodejs.org/api/events.html#eventsonemitter-eventname-options)
///
/// # Examples
///
/// ```
/// use futures_util::{StreamExt, future};
/// use nodular_events::{Error, Event, EventEmitter, OnOptions, on};
///
/// const LINE: Event<String> = Event::new("line");
/// const END: Event<()> = Event::new("end");
///
/// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// let emitter = EventEmitter::new();
/// let lines = on(&emitter, LINE, OnOptions::new().close(END));
/// emitter.emit(LINE, &"one".to_owned())?;
/// emitter.emit(LINE, &"two".to_owned())?;
/// emitter.emit(END, &())?;
///
/// let read = lines.filter_map(|line| future::ready(line.ok())).collect::<Vec<_>>();
/// # let read = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(read);
/// # /*
/// let read = read.await;
/// # */
/// assert_eq!(read, ["one", "two"]);
/// # Ok::<(), Error>(())
/// ```
pub fn on<K, T>(
    emitter: &Emitter<K>,
    event: Event<'_, T>,
    options: impl Into<OnOptions<K>>,
) -> EventStream<K, T>
where
    K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    T: Clone + 'static,
{
    let OnOptions { limits, signal, close } = options.into();
    let wait = Wait::new(emitter, event, limits, signal);
    for listen in close {
        wait.keep(listen(emitter, wait.closer()));
    }
    EventStream { wait }
}

/// The stream of [`on`].
#[must_use = "a stream that is dropped stops listening"]
pub struct EventStream<K: Flavor, T: 'static> {
    wait: Wait<K, T>,
}

impl<K: Flavor, T> EventStream<K, T> {
    /// How many events were emitted and not read yet.
    pub fn queued(&self) -> usize {
        self.wait.queued()
    }

    /// Stops listening; what was emitted until now can still be read.
    pub fn close(&self) {
        self.wait.finish();
    }
}

impl<K: Flavor, T: Clone> Stream for EventStream<K, T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().wait.poll_next(context)
    }
}

impl<K: Flavor, T> Unpin for EventStream<K, T> {}

impl<K: Flavor, T> fmt::Debug for EventStream<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("queued", &self.queued()).finish_non_exhaustive()
    }
}

/// What an emitter is told by a stream that is read too slowly.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flow {
    /// More than [`high_water_mark`](OnOptions::high_water_mark) events wait.
    Pause,
    /// After a pause, fewer than [`low_water_mark`](OnOptions::low_water_mark) wait.
    Resume,
}

/// How [`on`] listens.
pub struct OnOptions<K: Flavor> {
    limits: Limits<K>,
    signal: Option<AbortSignal>,
    close: Vec<Listen<K>>,
}

type Listen<K> = Box<dyn FnOnce(&Emitter<K>, Close<K>) -> Result<crate::ListenerId, Error>>;

impl<K: Flavor> OnOptions<K> {
    /// Node's defaults: no signal, no close events, no high-water mark; and a queue of at most 65,536 events.
    pub fn new() -> Self {
        let limits = Limits { once: false, high: usize::MAX, low: 1, max: 65_536, flow: None };
        Self { limits, signal: None, close: Vec::new() }
    }

    /// The stream fails with [`Error::Aborted`] when `signal` is aborted.
    #[must_use]
    pub fn signal(mut self, signal: &AbortSignal) -> Self {
        self.signal = Some(signal.clone());
        self
    }

    /// The stream ends when this event is emitted; may be said of several.
    #[must_use]
    pub fn close<U>(mut self, event: Event<'static, U>) -> Self
    where
        K: Accepts<U, Close<K>>,
        U: 'static,
    {
        self.close.push(Box::new(move |emitter, close| emitter.add(event, close, Place::LAST)));
        self
    }

    /// With how many unread events the emitter is still left alone: with one more, `flow` is told to pause.
    #[doc(alias = "highWaterMark")]
    #[must_use]
    pub fn high_water_mark(mut self, events: usize) -> Self {
        self.limits.high = events.max(1);
        self
    }

    /// Below how many unread events a paused emitter is resumed.
    #[doc(alias = "lowWaterMark")]
    #[must_use]
    pub fn low_water_mark(mut self, events: usize) -> Self {
        self.limits.low = events.max(1);
        self
    }

    /// Is called to pause and to resume what emits: Node calls the emitter's own `pause` and `resume`.
    #[must_use]
    pub fn flow<F>(mut self, flow: F) -> Self
    where
        F: Fn(&Flow) + 'static,
        K: Accepts<Flow, F>,
    {
        self.limits.flow = Some(K::callback(flow));
        self
    }

    /// With how many unread events the stream gives up: one more, and it fails with [`Error::Overflow`].
    #[must_use]
    pub fn max_queued(mut self, events: usize) -> Self {
        self.limits.max = events;
        self
    }
}

impl<K: Flavor> Default for OnOptions<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Flavor> From<&AbortSignal> for OnOptions<K> {
    fn from(signal: &AbortSignal) -> Self {
        Self::new().signal(signal)
    }
}

impl<K: Flavor> From<()> for OnOptions<K> {
    fn from((): ()) -> Self {
        Self::new()
    }
}

impl<K: Flavor> fmt::Debug for OnOptions<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnOptions")
            .field("signal", &self.signal)
            .field("high_water_mark", &self.limits.high)
            .field("low_water_mark", &self.limits.low)
            .field("max_queued", &self.limits.max)
            .finish_non_exhaustive()
    }
}
