//! The connections of a server.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::connection::{Command, Control};

/// Knows each open connection, to give it commands and to know when there is none.
#[derive(Debug, Default)]
pub(super) struct Registry {
    state: Mutex<State>,
    /// Rings when the last connection is gone.
    empty: Notify,
}

#[derive(Debug, Default)]
struct State {
    controls: HashMap<u64, Arc<Control>>,
    next: u64,
    /// What a connection is told that comes now.
    standing_order: Option<Command>,
    /// The listener is still open.
    accepting: bool,
}

/// A connection's place in the registry, given back on drop.
#[derive(Debug)]
pub(super) struct Entry {
    registry: Arc<Registry>,
    id: u64,
}

/// Says that the listener is open, until it is dropped.
#[derive(Debug)]
pub(super) struct Accepting {
    registry: Arc<Registry>,
}

impl Registry {
    pub(super) fn accepting(self: &Arc<Self>) -> Accepting {
        self.lock().accepting = true;
        Accepting { registry: Arc::clone(self) }
    }

    /// Takes a connection in; `None` if there are `max` already, 0 being no limit.
    pub(super) fn enter(self: &Arc<Self>, max: usize) -> Option<(Entry, Arc<Control>)> {
        let control = Arc::new(Control::default());
        let mut state = self.lock();
        if max > 0 && state.controls.len() >= max {
            return None;
        }
        if let Some(command) = state.standing_order {
            control.send(command);
        }
        let id = state.next;
        state.next += 1;
        state.controls.insert(id, Arc::clone(&control));
        Some((Entry { registry: Arc::clone(self), id }, control))
    }

    pub(super) fn count(&self) -> usize {
        self.lock().controls.len()
    }

    pub(super) fn is_accepting(&self) -> bool {
        self.lock().accepting
    }

    /// Gives a command to all connections that there are.
    pub(super) fn send(&self, command: Command) {
        let controls: Vec<_> = self.lock().controls.values().cloned().collect();
        for control in controls {
            control.send(command);
        }
    }

    /// Gives a command to all connections that there are or will be.
    pub(super) fn order(&self, command: Command) {
        self.lock().standing_order = Some(command);
        self.send(command);
    }

    /// Waits until the listener is closed and no connection is left.
    pub(super) async fn closed(&self) {
        loop {
            let empty = self.empty.notified();
            if self.lock().is_closed() {
                return;
            }
            empty.await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, leave: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        leave(&mut state);
        let closed = state.is_closed();
        drop(state);
        if closed {
            self.empty.notify_waiters();
        }
    }
}

impl State {
    fn is_closed(&self) -> bool {
        !self.accepting && self.controls.is_empty()
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.registry.leave(|state| {
            state.controls.remove(&self.id);
        });
    }
}

impl Drop for Accepting {
    fn drop(&mut self) {
        self.registry.leave(|state| state.accepting = false);
    }
}
