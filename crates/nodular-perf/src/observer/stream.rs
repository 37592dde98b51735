use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::observer::{PerformanceObserver, PerformanceObserverEntryList};

/// The entries of an observer as a stream: an item is a list of those that came since the last one.
///
/// It never ends. Dropping it disconnects the observer; dropping a future that waits for the next item loses nothing.
#[derive(Debug)]
#[must_use = "a stream does nothing unless it is polled"]
pub struct EntryStream<D = ()> {
    observer: PerformanceObserver<D>,
}

impl<D> EntryStream<D> {
    pub(crate) fn new(observer: PerformanceObserver<D>) -> Self {
        Self { observer }
    }

    /// The observer, to observe more.
    pub fn observer(&self) -> &PerformanceObserver<D> {
        &self.observer
    }
}

impl<D> Stream for EntryStream<D> {
    type Item = PerformanceObserverEntryList<D>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.observer.core.lock();
        if state.entries.is_empty() {
            state.waker = Some(context.waker().clone());
            return Poll::Pending;
        }
        let entries = std::mem::take(&mut state.entries);
        Poll::Ready(Some(PerformanceObserverEntryList::new(entries)))
    }
}

impl<D> Drop for EntryStream<D> {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
