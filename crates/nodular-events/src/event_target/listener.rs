//! What listens to an event target.

use std::fmt;

use super::Event;
use crate::abort::AbortSignal;
use crate::error::SharedError;
use crate::flavor::{Accepts, Flavor, Listener, Local};

/// A listener of an [`EventTarget`](super::EventTarget), to be added and removed by its identity.
///
/// A clone is the same listener.
pub struct EventListener<K: Flavor = Local> {
    callback: K::Ptr<K::Callback<Event<K>>>,
}

impl<K: Flavor> EventListener<K> {
    /// A listener that calls `function`.
    pub fn new<F>(function: F) -> Self
    where
        F: Fn(&Event<K>) + 'static,
        K: Accepts<Event<K>, F>,
    {
        Self { callback: K::ptr(K::callback(function)) }
    }

    /// A listener whose errors go to the target's [hook](super::Target::set_error_hook); the next listeners are
    /// called all the same.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::event_target::{Event, EventListener, EventTarget};
    ///
    /// let target = EventTarget::new();
    /// let (sender, errors) = std::sync::mpsc::channel();
    /// target.set_error_hook(move |error| drop(sender.send(error.to_string())));
    /// let listener = EventListener::fallible(|_: &Event| Err("no such page"));
    /// target.add_event_listener("open", &listener, ());
    /// target.dispatch_event(&Event::new("open"))?;
    /// assert_eq!(errors.try_recv().unwrap(), "no such page");
    /// # Ok::<(), nodular_events::event_target::EventRecursion>(())
    /// ```
    pub fn fallible<F, E>(function: F) -> Self
    where
        F: Fn(&Event<K>) -> Result<(), E> + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
        K: Accepts<Event<K>, Fallible<F>>,
    {
        Self { callback: K::ptr(K::callback(Fallible(function))) }
    }

    /// Whether both are the same listener.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        K::same(&self.callback, &other.callback)
    }

    pub(super) fn call(&self, event: &Event<K>) {
        self.callback.call(event);
    }
}

impl<K: Flavor> Clone for EventListener<K> {
    fn clone(&self) -> Self {
        Self { callback: self.callback.clone() }
    }
}

impl<K: Flavor> fmt::Debug for EventListener<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventListener")
    }
}

/// A function that may fail.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Fallible<F>(F);

impl<K, F, E> Listener<Event<K>> for Fallible<F>
where
    K: Flavor,
    F: Fn(&Event<K>) -> Result<(), E> + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn call(&self, event: &Event<K>) {
        if let (Err(error), Some(target)) = ((self.0)(event), event.target()) {
            event.fail();
            target.report(&SharedError::from(error.into()));
        }
    }
}

/// How a listener is added.
///
/// Node: [`eventTarget.addEventListener(type, listener[, options])`](https://nodejs.org/api/events.html#eventtargetaddeventlistenertype-listener-options)
#[derive(Clone, Debug, Default)]
pub struct ListenerOptions {
    pub(super) capture: bool,
    pub(super) once: bool,
    pub(super) passive: bool,
    pub(super) signal: Option<AbortSignal>,
}

impl ListenerOptions {
    /// Node's defaults: none of the below.
    pub fn new() -> Self {
        Self::default()
    }

    /// The listener is another one than the same without `capture`; nothing else, as nothing is captured here.
    #[must_use]
    pub fn capture(mut self) -> Self {
        self.capture = true;
        self
    }

    /// The listener is removed right before its first call.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// The listener cannot [prevent the default](Event::prevent_default).
    #[must_use]
    pub fn passive(mut self) -> Self {
        self.passive = true;
        self
    }

    /// The listener is removed when `signal` is aborted.
    #[must_use]
    pub fn signal(mut self, signal: &AbortSignal) -> Self {
        self.signal = Some(signal.clone());
        self
    }
}

impl From<()> for ListenerOptions {
    fn from((): ()) -> Self {
        Self::new()
    }
}
