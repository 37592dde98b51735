//! The events that every emitter has.

use crate::error::SharedError;
use crate::event::{Event, Name};
use crate::list::ListenerId;

/// The error event: without a listener, emitting it is an error.
///
/// Node: [Error events](https://nodejs.org/api/events.html#error-events)
pub const ERROR: Event<'static, SharedError> = Event::new("error");

/// Sees every `error` before its listeners do, without counting as one of them.
///
/// For an `error` event of another payload, `Event::<T>::symbol("events.errorMonitor")` is its monitor.
///
/// Node: [`events.errorMonitor`](https://nodejs.org/api/events.html#eventserrormonitor)
#[doc(alias = "errorMonitor")]
pub const ERROR_MONITOR: Event<'static, SharedError> = Event::symbol("events.errorMonitor");

/// Emitted before a listener is added.
///
/// Node: [`'newListener'`](https://nodejs.org/api/events.html#event-newlistener)
#[doc(alias = "newListener")]
pub const NEW_LISTENER: Event<'static, Registration> = Event::new("newListener");

/// Emitted after a listener was removed.
///
/// Node: [`'removeListener'`](https://nodejs.org/api/events.html#event-removelistener)
#[doc(alias = "removeListener")]
pub const REMOVE_LISTENER: Event<'static, Registration> = Event::new("removeListener");

/// What [`NEW_LISTENER`] and [`REMOVE_LISTENER`] carry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Registration {
    /// The event that is listened to.
    pub event: Name,
    /// The listener.
    pub id: ListenerId,
}
