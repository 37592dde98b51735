//! Giving up on what is under way: `AbortController` and `AbortSignal`.

mod inner;
mod listener;

use std::fmt;
use std::future::{Future, poll_fn};
use std::sync::Arc;
use std::task::Poll;

use self::inner::{Inner, Link};
pub use self::listener::{AbortListener, Aborted, add_abort_listener};
use crate::error::{DomException, SharedError};

/// What aborts its [`AbortSignal`].
///
/// Node: [`AbortController`](https://nodejs.org/api/globals.html#class-abortcontroller)
///
/// # Examples
///
/// ```
/// use nodular_events::AbortController;
///
/// let controller = AbortController::new();
/// let signal = controller.signal();
/// assert!(signal.throw_if_aborted().is_ok());
/// controller.abort();
/// assert_eq!(signal.throw_if_aborted().unwrap_err().to_string(), "This operation was aborted");
/// ```
#[derive(Clone, Debug, Default)]
pub struct AbortController {
    signal: AbortSignal,
}

impl AbortController {
    /// A controller of a new signal.
    pub fn new() -> Self {
        Self::default()
    }

    /// The signal that this aborts; all that are returned are the same one.
    ///
    /// Node: [`abortController.signal`](https://nodejs.org/api/globals.html#abortcontrollersignal)
    pub fn signal(&self) -> AbortSignal {
        self.signal.clone()
    }

    /// Aborts the signal; the reason is [`DomException::Abort`].
    ///
    /// Only the first abort of a signal does anything.
    ///
    /// Node: [`abortController.abort([reason])`](https://nodejs.org/api/globals.html#abortcontrollerabortreason)
    pub fn abort(&self) {
        self.abort_with(DomException::Abort);
    }

    /// Aborts the signal for a reason: an error or a text.
    ///
    /// Node: [`abortController.abort([reason])`](https://nodejs.org/api/globals.html#abortcontrollerabortreason)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortController;
    ///
    /// let controller = AbortController::new();
    /// controller.abort_with("the user left");
    /// controller.abort_with("and does not come back");
    /// assert_eq!(controller.signal().reason().unwrap().to_string(), "the user left");
    /// ```
    pub fn abort_with(&self, reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) {
        self.signal.inner.abort(SharedError::from(reason.into()));
    }
}

/// Tells those who work for somebody that it is no longer wanted.
///
/// A signal is a cheap handle to be cloned and sent to any thread.
///
/// Node: [`AbortSignal`](https://nodejs.org/api/globals.html#class-abortsignal)
#[derive(Clone)]
pub struct AbortSignal {
    inner: Arc<Inner>,
}

impl AbortSignal {
    /// A signal that is aborted already; the reason is [`DomException::Abort`].
    ///
    /// Node: [`AbortSignal.abort([reason])`](https://nodejs.org/api/globals.html#static-method-abortsignalabortreason)
    pub fn abort() -> Self {
        Self::abort_with(DomException::Abort)
    }

    /// A signal that is aborted already, for a reason: an error or a text.
    ///
    /// Node: [`AbortSignal.abort([reason])`](https://nodejs.org/api/globals.html#static-method-abortsignalabortreason)
    pub fn abort_with(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let signal = Self::default();
        signal.inner.abort(SharedError::from(reason.into()));
        signal
    }

    /// A signal that aborts when the first of `signals` does, with its reason.
    ///
    /// It keeps them alive; they do not keep it alive.
    ///
    /// Node: [`AbortSignal.any(signals)`](https://nodejs.org/api/globals.html#static-method-abortsignalanysignals)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::{AbortController, AbortSignal};
    ///
    /// let (user, server) = (AbortController::new(), AbortController::new());
    /// let either = AbortSignal::any([&user.signal(), &server.signal()]);
    /// server.abort_with("shutting down");
    /// user.abort_with("too late");
    /// assert_eq!(either.reason().unwrap().to_string(), "shutting down");
    /// ```
    pub fn any<'a>(signals: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sources: Vec<Arc<Inner>> = Vec::new();
        for signal in signals {
            if let Some(reason) = signal.reason() {
                let aborted = Self::default();
                aborted.inner.abort(reason);
                return aborted;
            }
            // A signal made by `any` stands for its own sources: so nothing is ever more than one step away.
            let own = std::slice::from_ref(&signal.inner);
            let roots = if signal.inner.is_composite { &signal.inner.sources[..] } else { own };
            for root in roots {
                if !sources.iter().any(|source| Arc::ptr_eq(source, root)) {
                    sources.push(Arc::clone(root));
                }
            }
        }
        let inner = Arc::new(Inner::composite(sources));
        for source in &inner.sources {
            if let Some(reason) = source.follow(&inner) {
                inner.abort(reason);
                break;
            }
        }
        Self { inner }
    }

    /// A signal that aborts when `trigger` ends, with the reason that it ends with; and the driver, which has to be
    /// spawned or polled for that.
    ///
    /// The driver also ends as soon as nobody has the signal any more, so that it is never left behind.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::{AbortSignal, DomException};
    ///
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    /// # runtime.block_on(async {
    /// let (signal, driver) = AbortSignal::when(async {
    ///     tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    ///     DomException::Timeout
    /// });
    /// tokio::spawn(driver);
    /// assert_eq!(signal.aborted().await.to_string(), "The operation was aborted due to timeout");
    /// # });
    /// ```
    pub fn when<F, R>(trigger: F) -> (Self, impl Future<Output = ()> + use<F, R>)
    where
        F: Future<Output = R>,
        R: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let link = Arc::new(Link::default());
        let signal = Self { inner: Arc::new(Inner::driven(Arc::clone(&link))) };
        let weak = Arc::downgrade(&signal.inner);
        let mut trigger = Box::pin(trigger);
        let driver = poll_fn(move |context| {
            link.set(context.waker());
            let Some(inner) = weak.upgrade() else { return Poll::Ready(()) };
            let Poll::Ready(reason) = trigger.as_mut().poll(context) else { return Poll::Pending };
            inner.abort(SharedError::from(reason.into()));
            Poll::Ready(())
        });
        (signal, driver)
    }

    /// A signal that aborts after `delay`, with [`DomException::Timeout`].
    ///
    /// Node: [`AbortSignal.timeout(delay)`](https://nodejs.org/api/globals.html#static-method-abortsignaltimeoutdelay)
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with a clock, as [`tokio::time::sleep`] does.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortSignal;
    /// use std::time::Duration;
    ///
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    /// # runtime.block_on(async {
    /// let signal = AbortSignal::timeout(Duration::from_millis(1));
    /// assert_eq!(signal.aborted().await.to_string(), "The operation was aborted due to timeout");
    /// # });
    /// ```
    #[cfg(feature = "tokio")]
    pub fn timeout(delay: std::time::Duration) -> Self {
        let sleep = tokio::time::sleep(delay);
        let (signal, driver) = Self::when(async move {
            sleep.await;
            DomException::Timeout
        });
        tokio::spawn(driver);
        signal
    }

    /// Whether the signal was aborted.
    ///
    /// Node: [`abortSignal.aborted`](https://nodejs.org/api/globals.html#abortsignalaborted)
    #[doc(alias = "aborted")]
    pub fn is_aborted(&self) -> bool {
        self.inner.reason.get().is_some()
    }

    /// Why the signal was aborted; `None` as long as it was not.
    ///
    /// Node: [`abortSignal.reason`](https://nodejs.org/api/globals.html#abortsignalreason)
    pub fn reason(&self) -> Option<SharedError> {
        self.inner.reason.get().cloned()
    }

    /// Fails if the signal was aborted: to be called with `?` between two steps of work.
    ///
    /// Node: [`abortSignal.throwIfAborted()`](https://nodejs.org/api/globals.html#abortsignalthrowifaborted)
    ///
    /// # Errors
    ///
    /// The signal's reason.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::{AbortSignal, SharedError};
    ///
    /// fn sum(numbers: &[u32], signal: &AbortSignal) -> Result<u32, SharedError> {
    ///     let mut sum = 0;
    ///     for number in numbers {
    ///         signal.throw_if_aborted()?;
    ///         sum += number;
    ///     }
    ///     Ok(sum)
    /// }
    ///
    /// assert_eq!(sum(&[1, 2], &AbortSignal::default()).ok(), Some(3));
    /// assert_eq!(sum(&[1, 2], &AbortSignal::abort_with("no")).unwrap_err().to_string(), "no");
    /// ```
    #[doc(alias = "throwIfAborted")]
    pub fn throw_if_aborted(&self) -> Result<(), SharedError> {
        self.reason().map_or(Ok(()), Err)
    }

    /// Whether both are the same signal.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Default for AbortSignal {
    /// A signal that nothing aborts.
    fn default() -> Self {
        Self { inner: Arc::default() }
    }
}

impl fmt::Debug for AbortSignal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortSignal").field("aborted", &self.is_aborted()).finish()
    }
}
