//! An event's listeners as values to be called.

use std::fmt;

use crate::emitter::Emitter;
use crate::error::Error;
use crate::event::Event;
use crate::flavor::{Flavor, Listener};
use crate::list::ListenerId;

/// A listener that can be called without emitting.
pub struct RawListener<K: Flavor, T: 'static> {
    emitter: Emitter<K>,
    id: ListenerId,
    once: bool,
    callback: K::Callback<T>,
}

impl<K: Flavor> Emitter<K> {
    /// The event's listeners, to be called one by one; one that was added by [`once`](Self::once) removes itself.
    ///
    /// Node: [`emitter.rawListeners(eventName)`](https://nodejs.org/api/events.html#emitterrawlistenerseventname)
    ///
    /// # Errors
    ///
    /// [`Error::Payload`] if the listeners take another type.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const LOG: Event<&str> = Event::new("log");
    ///
    /// let emitter = EventEmitter::new();
    /// emitter.once(LOG, |line| assert_eq!(*line, "hello"))?;
    /// let raw = emitter.raw_listeners(LOG)?;
    /// raw[0].call(&"hello");
    /// assert_eq!(emitter.listener_count(LOG), 0);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "rawListeners")]
    pub fn raw_listeners<T: 'static>(
        &self,
        event: Event<'_, T>,
    ) -> Result<Vec<RawListener<K, T>>, Error> {
        let Some(list) = self.list(event)? else { return Ok(Vec::new()) };
        let raw = list.entries().map(|entry| RawListener {
            emitter: self.clone(),
            id: entry.id,
            once: entry.once,
            callback: entry.callback.clone(),
        });
        Ok(raw.collect())
    }
}

impl<K: Flavor, T: 'static> RawListener<K, T> {
    /// The listener's id.
    pub fn id(&self) -> ListenerId {
        self.id
    }

    /// Whether the listener is for one call only.
    pub fn is_once(&self) -> bool {
        self.once
    }

    /// Calls the listener.
    pub fn call(&self, payload: &T) {
        if self.once {
            self.emitter.off(self.id);
        }
        self.callback.call(payload);
    }
}

impl<K: Flavor, T> fmt::Debug for RawListener<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawListener")
            .field("id", &self.id)
            .field("once", &self.once)
            .finish_non_exhaustive()
    }
}
