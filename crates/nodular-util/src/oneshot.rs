//! A value that one side gives once, and the other waits for.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

pub(crate) fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let slot = Arc::new(Slot(Mutex::new(State::Waiting(None))));
    (Sender { slot: Arc::clone(&slot) }, Receiver { slot })
}

/// Gives the value; if it is dropped instead, there will be none.
pub(crate) struct Sender<T> {
    slot: Arc<Slot<T>>,
}

/// A future of the value; `None` if there will be none.
pub(crate) struct Receiver<T> {
    slot: Arc<Slot<T>>,
}

struct Slot<T>(Mutex<State<T>>);

enum State<T> {
    Waiting(Option<Waker>),
    /// The value, until it is taken; `None` from the start if the sender was dropped.
    Ended(Option<T>),
}

impl<T> Slot<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, value: Option<T>) {
        let mut state = self.state();
        let State::Waiting(waker) = &mut *state else { return };
        let waker = waker.take();
        *state = State::Ended(value);
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Sender<T> {
    pub(crate) fn send(self, value: T) {
        self.slot.end(Some(value));
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.slot.end(None);
    }
}

impl<T> Future for Receiver<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        match &mut *self.slot.state() {
            State::Waiting(waker) => {
                match waker {
                    Some(waker) => waker.clone_from(context.waker()),
                    None => *waker = Some(context.waker().clone()),
                }
                Poll::Pending
            }
            State::Ended(value) => Poll::Ready(value.take()),
        }
    }
}
