//! What is dispatched to an event target.

use std::fmt;

use super::Target;
use crate::event::{EventName, Name};
use crate::flavor::{Cell, Flavor, Holds, Local};

/// An event of the web: what [`Target::dispatch_event`] dispatches.
///
/// Node: [`Event`](https://nodejs.org/api/events.html#class-event), and
/// [`CustomEvent`](https://nodejs.org/api/events.html#class-customevent) if it has a [detail](Self::with_detail)
///
/// # Examples
///
/// ```
/// use nodular_events::event_target::{Event, EventListener, EventTarget};
///
/// let target = EventTarget::new();
/// let listener = EventListener::new(|event: &Event| {
///     assert_eq!(event.detail::<u32>(), Some(&7));
///     assert!(event.target().is_some());
/// });
/// target.add_event_listener("count", &listener, ());
/// target.dispatch_event(&Event::new("count").with_detail(7_u32))?;
/// # Ok::<(), nodular_events::event_target::EventRecursion>(())
/// ```
#[doc(alias = "CustomEvent")]
pub struct Event<K: Flavor = Local> {
    name: Name,
    bubbles: bool,
    cancelable: bool,
    composed: bool,
    time_stamp: f64,
    detail: Option<K::Any>,
    state: K::Cell<State<K>>,
}

struct State<K: Flavor> {
    target: Option<Target<K>>,
    is_dispatched: bool,
    in_passive: bool,
    failed: bool,
    stopped: bool,
    propagation_stopped: bool,
    default_prevented: bool,
}

/// The event is being dispatched already.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EventRecursion {
    /// The event's type.
    pub event: Name,
}

/// Where an event is on its way; there is no other way than to its target.
///
/// Node: [`event.eventPhase`](https://nodejs.org/api/events.html#eventeventphase)
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum EventPhase {
    /// It is not being dispatched.
    None = 0,
    /// It is at its target.
    AtTarget = 2,
}

impl<K: Flavor> Event<K> {
    /// An event of this type, with Node's defaults: it does not bubble and cannot be cancelled.
    ///
    /// Node: [`Event`](https://nodejs.org/api/events.html#class-event)
    pub fn new(event: &'static str) -> Self {
        Self::named(EventName::new(event))
    }

    /// An event whose type is known only at run time; else as [`new`](Self::new).
    pub fn named<'a>(event: impl Into<EventName<'a>>) -> Self {
        let state = State {
            target: None,
            is_dispatched: false,
            in_passive: false,
            failed: false,
            stopped: false,
            propagation_stopped: false,
            default_prevented: false,
        };
        Self {
            name: event.into().to_name(),
            bubbles: false,
            cancelable: false,
            composed: false,
            time_stamp: 0.0,
            detail: None,
            state: K::Cell::new(state),
        }
    }

    /// Lets [`prevent_default`](Self::prevent_default) work.
    #[must_use]
    pub fn with_cancelable(mut self) -> Self {
        self.cancelable = true;
        self
    }

    /// Says that the event bubbles, which means nothing here.
    #[must_use]
    pub fn with_bubbles(mut self) -> Self {
        self.bubbles = true;
        self
    }

    /// Says that the event is composed, which means nothing here.
    #[must_use]
    pub fn with_composed(mut self) -> Self {
        self.composed = true;
        self
    }

    /// Sets when the event was made, in milliseconds of the caller's clock.
    #[must_use]
    pub fn with_time_stamp(mut self, milliseconds: f64) -> Self {
        self.time_stamp = milliseconds;
        self
    }

    /// Sets what the event carries, which makes it Node's
    /// [`CustomEvent`](https://nodejs.org/api/events.html#class-customevent).
    #[must_use]
    pub fn with_detail<V: 'static>(mut self, detail: V) -> Self
    where
        K: Holds<V>,
    {
        self.detail = Some(K::hold(detail));
        self
    }

    /// What the event carries, if that is a `V`.
    pub fn detail<V: 'static>(&self) -> Option<&V> {
        K::as_any(self.detail.as_ref()?).downcast_ref()
    }

    /// The event's type: what is listened to.
    #[doc(alias = "type")]
    pub fn name(&self) -> EventName<'_> {
        self.name.as_event_name()
    }

    /// Whether the event is said to bubble.
    pub fn bubbles(&self) -> bool {
        self.bubbles
    }

    /// Whether [`prevent_default`](Self::prevent_default) works.
    pub fn cancelable(&self) -> bool {
        self.cancelable
    }

    /// Whether the event is said to be composed.
    pub fn composed(&self) -> bool {
        self.composed
    }

    /// When the event was made, in milliseconds of the clock of who made it.
    #[doc(alias = "timeStamp")]
    pub fn time_stamp(&self) -> f64 {
        self.time_stamp
    }

    /// Keeps what is to happen by default from happening, if the event is cancelable and the listener not passive.
    ///
    /// Node: [`event.preventDefault()`](https://nodejs.org/api/events.html#eventpreventdefault)
    #[doc(alias = "preventDefault")]
    pub fn prevent_default(&self) {
        if self.cancelable {
            self.state.with(|state| state.default_prevented |= !state.in_passive);
        }
    }

    /// Whether a listener [prevented the default](Self::prevent_default).
    #[doc(alias = "defaultPrevented")]
    pub fn default_prevented(&self) -> bool {
        self.state.with(|state| state.default_prevented)
    }

    /// Keeps the next listeners from being called.
    ///
    /// Node: [`event.stopImmediatePropagation()`](https://nodejs.org/api/events.html#eventstopimmediatepropagation)
    #[doc(alias = "stopImmediatePropagation")]
    pub fn stop_immediate_propagation(&self) {
        self.state.with(|state| (state.stopped, state.propagation_stopped) = (true, true));
    }

    /// Says that the event goes no further, which means nothing here.
    #[doc(alias = "stopPropagation")]
    pub fn stop_propagation(&self) {
        self.state.with(|state| state.propagation_stopped = true);
    }

    /// Whether the event was told to go no further.
    #[doc(alias = "cancelBubble")]
    pub fn propagation_stopped(&self) -> bool {
        self.state.with(|state| state.propagation_stopped)
    }

    /// What the event was last dispatched to.
    pub fn target(&self) -> Option<Target<K>> {
        self.state.with(|state| state.target.clone())
    }

    /// What the event is being dispatched to.
    ///
    /// As in Node, only the first listener sees it: to the next ones the event is no longer being dispatched (unless
    /// the one before failed).
    #[doc(alias = "currentTarget")]
    pub fn current_target(&self) -> Option<Target<K>> {
        self.state.with(|state| state.target.clone().filter(|_| state.is_dispatched))
    }

    /// The way of the event: its current target, or nothing.
    #[doc(alias = "composedPath")]
    pub fn composed_path(&self) -> Vec<Target<K>> {
        self.current_target().into_iter().collect()
    }

    /// Where the event is on its way.
    #[doc(alias = "eventPhase")]
    pub fn event_phase(&self) -> EventPhase {
        let is_dispatched = self.state.with(|state| state.is_dispatched);
        if is_dispatched { EventPhase::AtTarget } else { EventPhase::None }
    }

    pub(super) fn start(&self, target: &Target<K>) -> Result<(), EventRecursion> {
        let target = target.clone();
        let old = self.state.with(|state| {
            if state.is_dispatched {
                return Err(EventRecursion { event: self.name.clone() });
            }
            state.is_dispatched = true;
            Ok(state.target.replace(target))
        });
        old.map(drop)
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.state.with(|state| state.stopped)
    }

    pub(super) fn enter(&self, passive: bool) {
        self.state.with(|state| state.in_passive = passive);
    }

    pub(super) fn fail(&self) {
        self.state.with(|state| state.failed = true);
    }

    /// Node takes an event for dispatched as soon as its first listener returned, unless that threw.
    pub(super) fn leave(&self) {
        self.state.with(|state| {
            state.is_dispatched &= state.failed;
            (state.failed, state.in_passive) = (false, false);
        });
    }

    pub(super) fn finish(&self) {
        self.state.with(|state| state.is_dispatched = false);
    }
}

impl<K: Flavor> fmt::Debug for Event<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("type", &self.name)
            .field("default_prevented", &self.default_prevented())
            .field("cancelable", &self.cancelable)
            .field("time_stamp", &self.time_stamp)
            .finish_non_exhaustive()
    }
}

impl EventRecursion {
    /// Node's `code`.
    pub fn code(&self) -> &'static str {
        "ERR_EVENT_RECURSION"
    }
}

impl fmt::Display for EventRecursion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The event \"{}\" is already being dispatched", self.event)
    }
}

impl std::error::Error for EventRecursion {}
