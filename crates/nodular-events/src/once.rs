//! An event as a future.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::abort::AbortSignal;
use crate::emitter::Emitter;
use crate::error::{Error, SharedError};
use crate::event::Event;
use crate::flavor::{Accepts, Flavor};
use crate::wait::{Fail, Feed, Limits, Wait};

/// Waits for the event: listens from now on, and ends with a clone of what is emitted first.
///
/// Dropping the future stops listening.
///
/// Node: [`events.once(emitter, name[, options])`](https://nodejs.org/api/events.html#eventsonceemitter-name-options)
///
/// # Errors
///
/// - [`Error::Emitted`] if an [`ERROR`](crate::ERROR) is emitted first, unless that is the event.
/// - [`Error::Removed`] if the listener is removed before, or the emitter dropped. Node would wait forever.
/// - [`Error::Payload`] if the event, or `error`, has listeners that take another type.
///
/// # Examples
///
/// ```
/// use nodular_events::{Error, Event, EventEmitter, once};
///
/// const PORT: Event<u16> = Event::new("port");
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(async {
/// let emitter = EventEmitter::new();
/// let port = once(&emitter, PORT);
/// emitter.emit(PORT, &8080)?;
/// assert_eq!(port.await?, 8080);
/// # Ok::<(), Error>(())
/// # }).unwrap();
/// ```
pub fn once<K, T>(emitter: &Emitter<K>, event: Event<'_, T>) -> OnceEvent<K, T>
where
    K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    T: Clone + 'static,
{
    wait(emitter, event, None)
}

/// Waits for the event as [`once`] does, as long as `signal` is not aborted.
///
/// Node: [`events.once(emitter, name[, options])`](https://nodejs.org/api/events.html#eventsonceemitter-name-options)
///
/// # Errors
///
/// [`Error::Aborted`], and those of [`once`].
///
/// # Examples
///
/// ```
/// use nodular_events::{AbortController, Event, EventEmitter, once_with_signal};
///
/// const PORT: Event<u16> = Event::new("port");
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(async {
/// let (emitter, controller) = (EventEmitter::new(), AbortController::new());
/// let port = once_with_signal(&emitter, PORT, &controller.signal());
/// controller.abort();
/// let error = port.await.unwrap_err();
/// assert_eq!(error.to_string(), "The operation was aborted");
/// assert_eq!(emitter.listener_count(PORT), 0);
/// # });
/// ```
pub fn once_with_signal<K, T>(
    emitter: &Emitter<K>,
    event: Event<'_, T>,
    signal: &AbortSignal,
) -> OnceEvent<K, T>
where
    K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    T: Clone + 'static,
{
    wait(emitter, event, Some(signal.clone()))
}

fn wait<K, T>(
    emitter: &Emitter<K>,
    event: Event<'_, T>,
    signal: Option<AbortSignal>,
) -> OnceEvent<K, T>
where
    K: Accepts<T, Feed<K, T>> + Accepts<SharedError, Fail<K>>,
    T: Clone + 'static,
{
    let limits = Limits { once: true, high: usize::MAX, low: 1, max: 1, flow: None };
    OnceEvent { wait: Wait::new(emitter, event, limits, signal) }
}

/// The future of [`once`].
#[must_use = "a future does nothing unless it is awaited"]
pub struct OnceEvent<K: Flavor, T: 'static> {
    wait: Wait<K, T>,
}

impl<K: Flavor, T: Clone> Future for OnceEvent<K, T> {
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().wait.poll_next(context).map(|next| next.unwrap_or(Err(Error::Removed)))
    }
}

impl<K: Flavor, T> Unpin for OnceEvent<K, T> {}

impl<K: Flavor, T> fmt::Debug for OnceEvent<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnceEvent")
    }
}
