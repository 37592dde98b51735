//! Emitting one event many times.

use std::fmt;
use std::sync::atomic::Ordering;

use super::Emitter;
use crate::error::Error;
use crate::event::{Event, Name};
use crate::flavor::Flavor;
use crate::list::List;

/// An event that is ready to be emitted many times, made by [`Emitter::prepare`].
///
/// It keeps the listeners that it last called, even after they were removed, until it emits again or is dropped.
pub struct Prepared<K: Flavor, T: 'static> {
    emitter: Emitter<K>,
    name: Name,
    /// The version of the emitter's listeners at which `list` was looked up.
    version: u64,
    list: Option<K::Ptr<List<K, T>>>,
}

impl<K: Flavor, T: 'static> Prepared<K, T> {
    pub(super) fn new(emitter: Emitter<K>, event: Event<'_, T>) -> Self {
        Self { emitter, name: event.name().to_name(), version: u64::MAX, list: None }
    }

    /// Emits the event, as [`Emitter::emit`] does.
    ///
    /// # Errors
    ///
    /// As [`Emitter::emit`].
    #[inline]
    pub fn emit(&mut self, payload: &T) -> Result<bool, Error> {
        if self.version != self.emitter.core.version.load(Ordering::Acquire) {
            self.look_up();
        }
        let Some(list) = &self.list else {
            // Nobody, another payload, or an `error` with its monitor: none of them is worth a second way.
            return self.emitter.emit(Event::named(&self.name), payload);
        };
        self.emitter.call(list, payload);
        Ok(true)
    }

    #[cold]
    fn look_up(&mut self) {
        let core = &self.emitter.core;
        // Read first: a change in between makes this look again, rather than miss it.
        self.version = core.version.load(Ordering::Acquire);
        self.list = match self.name.as_str() {
            "error" => None,
            _ => core.entries(self.name.as_event_name()).and_then(K::typed),
        };
    }
}

impl<K: Flavor, T> fmt::Debug for Prepared<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("event", &self.name).finish_non_exhaustive()
    }
}
