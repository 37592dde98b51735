//! What the clones of a signal share.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::task::Waker;

use crate::error::SharedError;

pub(super) type Callback = Box<dyn FnOnce(&SharedError) + Send>;

/// Who is told of an abort: the listeners by their ids, and those made by `any`.
type Told = (Vec<(u64, Callback)>, Vec<Weak<Inner>>);

#[derive(Default)]
pub(super) struct Inner {
    pub(super) reason: OnceLock<SharedError>,
    state: Mutex<State>,
    /// What this follows, if it was made by `any`; none of them is itself made by `any`.
    pub(super) sources: Vec<Arc<Inner>>,
    pub(super) is_composite: bool,
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
    pub(super) fn composite(sources: Vec<Arc<Self>>) -> Self {
        Self { sources, is_composite: true, ..Self::default() }
    }

    /// Whose driver is woken through `link` when all have gone.
    pub(super) fn driven(link: Arc<Link>) -> Self {
        Self { _on_drop: Some(WakeOnDrop(link)), ..Self::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that follow are aborted before the first listener hears of it, as in the DOM.
    pub(super) fn abort(&self, reason: SharedError) {
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
        Some((mem::take(&mut state.listeners), mem::take(&mut state.followers)))
    }

    pub(super) fn add(&self, listener: Callback) -> Result<u64, Callback> {
        let mut state = self.state();
        if self.reason.get().is_some() {
            return Err(listener);
        }
        let id = state.next_id;
        state.next_id += 1;
        state.listeners.push((id, listener));
        Ok(id)
    }

    pub(super) fn remove(&self, id: u64) {
        let mut state = self.state();
        // They are in the order of their ids.
        let at = state.listeners.binary_search_by_key(&id, |(listener, _)| *listener);
        let _dropped_unlocked = at.map(|at| state.listeners.remove(at));
        drop(state);
    }

    /// Has `follower` aborted with this, or returns the reason for which this is aborted already.
    pub(super) fn follow(&self, follower: &Arc<Self>) -> Option<SharedError> {
        let mut state = self.state();
        if let Some(reason) = self.reason.get() {
            return Some(SharedError::clone(reason));
        }
        // Pruned whenever the list would grow, so that it is never longer than twice what was alive at once.
        if state.followers.len() == state.followers.capacity() {
            state.followers.retain(|follower| follower.strong_count() > 0);
        }
        state.followers.push(Arc::downgrade(follower));
        None
    }
}

/// How a driver hears that its signal is gone.
#[derive(Default)]
pub(super) struct Link(Mutex<Option<Waker>>);

impl Link {
    pub(super) fn set(&self, waker: &Waker) {
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
