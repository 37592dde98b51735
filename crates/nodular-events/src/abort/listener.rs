//! Hearing of an abort: listeners with their guards, and the future.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use super::AbortSignal;
use crate::error::SharedError;

impl AbortSignal {
    /// Ends when the signal is aborted, with the reason; at once if it was already.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortController;
    ///
    /// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    /// # runtime.block_on(async {
    /// let controller = AbortController::new();
    /// let aborted = tokio::spawn(controller.signal().aborted());
    /// controller.abort();
    /// assert_eq!(aborted.await.unwrap().to_string(), "This operation was aborted");
    /// # });
    /// ```
    pub fn aborted(&self) -> Aborted {
        Aborted { signal: self.clone(), waiting: None }
    }

    /// Calls `listener` with the reason when the signal is aborted; not if it was already.
    ///
    /// The listener goes when the returned guard is dropped.
    ///
    /// Node: [Event: `'abort'`](https://nodejs.org/api/globals.html#event-abort)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortController;
    ///
    /// let controller = AbortController::new();
    /// let (sender, reasons) = std::sync::mpsc::channel();
    /// let listener = controller.signal().on_abort(move |reason| drop(sender.send(reason.clone())));
    /// controller.abort();
    /// assert_eq!(reasons.recv().unwrap().to_string(), "This operation was aborted");
    /// # drop(listener);
    /// ```
    pub fn on_abort(&self, listener: impl FnOnce(&SharedError) + Send + 'static) -> AbortListener {
        let id = self.inner.add(Box::new(listener)).ok();
        AbortListener { signal: self.clone(), id }
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
#[must_use = "a future does nothing unless it is awaited"]
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
