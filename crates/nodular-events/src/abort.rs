//! Giving up on what is under way: `AbortController` and `AbortSignal`.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

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
        let inner = Arc::new(Inner { sources, is_composite: true, ..Inner::default() });
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
        let inner = Inner { _on_drop: Some(WakeOnDrop(Arc::clone(&link))), ..Inner::default() };
        let signal = Self { inner: Arc::new(inner) };
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
    #[doc(alias = "throwIfAborted")]
    pub fn throw_if_aborted(&self) -> Result<(), SharedError> {
        self.reason().map_or(Ok(()), Err)
    }

    /// Ends when the signal is aborted, with the reason; at once if it was already.
    pub fn aborted(&self) -> Aborted {
        Aborted { signal: self.clone(), waiting: None }
    }

    /// Calls `listener` with the reason when the signal is aborted; not if it was already.
    ///
    /// The listener goes when the returned guard is dropped.
    ///
    /// Node: [Event: `'abort'`](https://nodejs.org/api/globals.html#event-abort)
    pub fn on_abort(&self, listener: impl FnOnce(&SharedError) + Send + 'static) -> AbortListener {
        let id = self.inner.add(Box::new(listener)).ok();
        AbortListener { signal: self.clone(), id }
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

type Callback = Box<dyn FnOnce(&SharedError) + Send>;

/// Who is told of an abort: the listeners by their ids, and those made by `any`.
type Told = (Vec<(u64, Callback)>, Vec<Weak<Inner>>);

#[derive(Default)]
struct Inner {
    reason: OnceLock<SharedError>,
    state: Mutex<State>,
    /// What this follows, if it was made by `any`; none of them is itself made by `any`.
    sources: Vec<Arc<Inner>>,
    is_composite: bool,
    /// Ends the driver of a signal that was made by `when`.
    _on_drop: Option<WakeOnDrop>,
}

#[derive(Default)]
struct State {
    next_id: u64,
    listeners: Vec<(u64, Callback)>,
    followers: Vec<Weak<Inner>>,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that follow are aborted before the first listener hears of it, as in the DOM.
    fn abort(&self, reason: SharedError) {
        let Some((listeners, followers)) = self.set(&reason) else { return };
        let followers = followers.iter().filter_map(Weak::upgrade);
        let followers: Vec<_> = followers.filter_map(|inner| inner.set(&reason)).collect();
        for (_, listener) in listeners {
            listener(&reason);
        }
        for (_, listener) in followers.into_iter().flat_map(|(listeners, _)| listeners) {
            listener(&reason);
        }
    }

    /// Takes out who is to be told, if this is the abort that counts.
    fn set(&self, reason: &SharedError) -> Option<Told> {
        let mut state = self.state();
        self.reason.set(SharedError::clone(reason)).ok()?;
        Some((std::mem::take(&mut state.listeners), std::mem::take(&mut state.followers)))
    }

    fn add(&self, listener: Callback) -> Result<u64, Callback> {
        let mut state = self.state();
        if self.reason.get().is_some() {
            return Err(listener);
        }
        let id = state.next_id;
        state.next_id += 1;
        state.listeners.push((id, listener));
        Ok(id)
    }

    fn remove(&self, id: u64) {
        let mut state = self.state();
        let at = state.listeners.iter().position(|(listener, _)| *listener == id);
        let _dropped_unlocked = at.map(|at| state.listeners.remove(at));
        drop(state);
    }

    /// Has `follower` aborted with this, or returns the reason for which this is aborted already.
    fn follow(&self, follower: &Arc<Self>) -> Option<SharedError> {
        let mut state = self.state();
        if let Some(reason) = self.reason.get() {
            return Some(SharedError::clone(reason));
        }
        // Pruned whenever the list would grow, so that it is never longer than twice those alive.
        if state.followers.len() == state.followers.capacity() {
            state.followers.retain(|follower| follower.strong_count() > 0);
        }
        state.followers.push(Arc::downgrade(follower));
        None
    }
}

/// How a driver hears that its signal is gone.
#[derive(Default)]
struct Link(Mutex<Option<Waker>>);

impl Link {
    fn set(&self, waker: &Waker) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker.clone());
    }
}

struct WakeOnDrop(Arc<Link>);

impl Drop for WakeOnDrop {
    fn drop(&mut self) {
        let waker = self.0.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// Calls `listener` with the reason when the signal is aborted; at once if it was already.
///
/// The listener goes when the returned guard is dropped.
///
/// Node: [`events.addAbortListener(signal, listener)`](https://nodejs.org/api/events.html#eventsaddabortlistenersignal-listener)
///
/// # Examples
///
/// ```
/// use nodular_events::{AbortController, add_abort_listener};
///
/// let controller = AbortController::new();
/// let (sender, reasons) = std::sync::mpsc::channel();
/// let _guard = add_abort_listener(&controller.signal(), move |reason| {
///     drop(sender.send(reason.to_string()));
/// });
/// controller.abort_with("enough");
/// assert_eq!(reasons.recv().unwrap(), "enough");
/// ```
#[doc(alias = "addAbortListener")]
pub fn add_abort_listener(
    signal: &AbortSignal,
    listener: impl FnOnce(&SharedError) + Send + 'static,
) -> AbortListener {
    let id = match signal.inner.add(Box::new(listener)) {
        Ok(id) => Some(id),
        Err(listener) => {
            if let Some(reason) = signal.reason() {
                listener(&reason);
            }
            None
        }
    };
    AbortListener { signal: signal.clone(), id }
}

/// Keeps a listener on a signal; the listener is removed when this is dropped.
#[derive(Debug)]
#[must_use = "the listener is removed when this is dropped"]
pub struct AbortListener {
    signal: AbortSignal,
    id: Option<u64>,
}

impl AbortListener {
    /// Leaves the listener where it is for as long as the signal lives.
    pub fn forget(mut self) {
        self.id = None;
    }
}

impl Drop for AbortListener {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.signal.inner.remove(id);
        }
    }
}

/// The future of [`AbortSignal::aborted`].
#[derive(Debug)]
pub struct Aborted {
    signal: AbortSignal,
    waiting: Option<(AbortListener, Arc<Mutex<Waker>>)>,
}

impl Future for Aborted {
    type Output = SharedError;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<SharedError> {
        let this = self.get_mut();
        match &this.waiting {
            Some((_, waker)) => {
                waker.lock().unwrap_or_else(PoisonError::into_inner).clone_from(context.waker());
            }
            None => {
                let waker = Arc::new(Mutex::new(context.waker().clone()));
                let woken = Arc::clone(&waker);
                let listener = this.signal.on_abort(move |_| {
                    let waker = woken.lock().unwrap_or_else(PoisonError::into_inner).clone();
                    waker.wake();
                });
                this.waiting = Some((listener, waker));
            }
        }
        // Looked at last: an abort in between has woken.
        this.signal.reason().map_or(Poll::Pending, Poll::Ready)
    }
}
