//! What can be asked of emitters and event targets alike.

use crate::emitter::Emitter;
use crate::event::EventName;
use crate::flavor::Flavor;
use crate::list::ListenerId;
use crate::warning::set_default_max_listeners;

/// An emitter, of either flavour, or an [`EventTarget`](crate::event_target::EventTarget).
pub trait EventSource {
    /// The event's listeners, in the order in which they are called.
    fn listeners_of(&self, event: EventName<'_>) -> Vec<ListenerId>;
    /// How many listeners an event may have before that looks like a leak; 0 is no limit.
    fn limit(&self) -> usize;
    /// Sets how many listeners an event may have before that looks like a leak; 0 is no limit.
    fn set_limit(&self, n: usize);
}

impl<K: Flavor> EventSource for Emitter<K> {
    fn listeners_of(&self, event: EventName<'_>) -> Vec<ListenerId> {
        self.listeners(event)
    }

    fn limit(&self) -> usize {
        self.max_listeners()
    }

    fn set_limit(&self, n: usize) {
        self.set_max_listeners(n);
    }
}

/// The event's listeners, in the order in which they are called.
///
/// Node: [`events.getEventListeners(emitterOrTarget, eventName)`](https://nodejs.org/api/events.html#eventsgeteventlistenersemitterortarget-eventname)
#[doc(alias = "getEventListeners")]
pub fn get_event_listeners<'a>(
    source: &dyn EventSource,
    event: impl Into<EventName<'a>>,
) -> Vec<ListenerId> {
    source.listeners_of(event.into())
}

/// How many listeners the event has.
///
/// Node: [`events.listenerCount(emitterOrTarget, eventName)`](https://nodejs.org/api/events.html#eventslistenercountemitterortarget-eventname)
#[doc(alias = "listenerCount")]
pub fn listener_count<'a>(source: &dyn EventSource, event: impl Into<EventName<'a>>) -> usize {
    source.listeners_of(event.into()).len()
}

/// How many listeners an event may have before that looks like a leak; 0 is no limit.
///
/// Node: [`events.getMaxListeners(emitterOrTarget)`](https://nodejs.org/api/events.html#eventsgetmaxlistenersemitterortarget)
#[doc(alias = "getMaxListeners")]
pub fn get_max_listeners(source: &dyn EventSource) -> usize {
    source.limit()
}

/// Sets how many listeners an event of each of `sources` may have; without any, of all that are not told otherwise.
///
/// Node: [`events.setMaxListeners(n[, ...eventTargets])`](https://nodejs.org/api/events.html#eventssetmaxlistenersn-eventtargets)
///
/// # Examples
///
/// ```
/// use nodular_events::{EventEmitter, get_max_listeners, set_max_listeners, sync};
///
/// let (here, shared) = (EventEmitter::new(), sync::EventEmitter::new());
/// set_max_listeners(5, &[&here, &shared]);
/// assert_eq!(get_max_listeners(&shared), 5);
/// ```
#[doc(alias = "setMaxListeners")]
pub fn set_max_listeners(n: usize, sources: &[&dyn EventSource]) {
    if sources.is_empty() {
        set_default_max_listeners(n);
    }
    for source in sources {
        source.set_limit(n);
    }
}
