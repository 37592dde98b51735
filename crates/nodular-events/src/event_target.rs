//! The web's events, as Node has them: [`EventTarget`] and [`Event`].
//!
//! Here a listener is a value of its own, an [`EventListener`]: a target knows it by its identity, so that adding it
//! twice is adding it once, and removing it needs no id.
//!
//! ```
//! use nodular_events::event_target::{Event, EventListener, EventTarget, ListenerOptions};
//!
//! let target = EventTarget::new();
//! let listener = EventListener::new(|event: &Event| event.prevent_default());
//! target.add_event_listener("submit", &listener, ListenerOptions::new().once());
//!
//! let submit = Event::new("submit").with_cancelable();
//! assert!(!target.dispatch_event(&submit)?);
//! assert!(submit.default_prevented());
//! assert!(target.dispatch_event(&Event::new("submit").with_cancelable())?);
//! # Ok::<(), nodular_events::event_target::EventRecursion>(())
//! ```

mod dom_event;
mod listener;

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

pub use self::dom_event::{Event, EventPhase, EventRecursion};
pub use self::listener::{EventListener, ListenerOptions};
use crate::abort::AbortSignal;
use crate::error::SharedError;
use crate::event::{EventName, Name};
use crate::flavor::{Accepts, Cell, Flavor, Listener, Local};
use crate::list::ListenerId;
use crate::source::EventSource;
use crate::warning::{self, SourceKind, Warning, default_max_listeners};

/// A target of events for one thread.
pub type EventTarget = Target<Local>;

/// What both targets are: `K` is [`Local`] for [`EventTarget`], and [`Shared`](crate::Shared) for that of
/// [`sync`](crate::sync).
///
/// A target is a handle: its clones are the same target.
///
/// Node: [`EventTarget`](https://nodejs.org/api/events.html#class-eventtarget)
pub struct Target<K: Flavor = Local> {
    inner: K::Ptr<Inner<K>>,
}

struct Inner<K: Flavor> {
    lists: K::Cell<Vec<List<K>>>,
    max_listeners: AtomicUsize,
    warned: AtomicBool,
    hooks: K::Cell<Hooks<K>>,
}

struct Hooks<K: Flavor> {
    on_error: Option<K::Callback<SharedError>>,
    on_warning: Option<K::Callback<Warning>>,
}

/// The listeners of one type of event.
struct List<K: Flavor> {
    name: Name,
    nodes: Vec<K::Ptr<Node<K>>>,
}

/// A listener in its list.
///
/// As in Node, a dispatch walks from a listener to the `next` that it had before it was called: so it also reaches
/// what a listener adds, unless that listener was the last.
struct Node<K: Flavor> {
    id: ListenerId,
    listener: EventListener<K>,
    options: ListenerOptions,
    removed: AtomicBool,
    next: K::Cell<Option<K::Ptr<Node<K>>>>,
}

impl<K: Flavor> Target<K> {
    /// A target without listeners.
    pub fn new() -> Self {
        Self {
            inner: K::ptr(Inner {
                lists: K::Cell::new(Vec::new()),
                max_listeners: AtomicUsize::new(default_max_listeners()),
                warned: AtomicBool::new(false),
                hooks: K::Cell::new(Hooks { on_error: None, on_warning: None }),
            }),
        }
    }

    /// Adds `listener` to the end of the event's listeners, unless it is there with the same `capture`.
    ///
    /// With a [signal](ListenerOptions::signal) that is aborted already, nothing is added.
    ///
    /// Node: [`eventTarget.addEventListener(type, listener[, options])`](https://nodejs.org/api/events.html#eventtargetaddeventlistenertype-listener-options)
    #[doc(alias = "addEventListener")]
    pub fn add_event_listener<'a>(
        &self,
        event: impl Into<EventName<'a>>,
        listener: &EventListener<K>,
        options: impl Into<ListenerOptions>,
    ) {
        let (name, options) = (event.into(), options.into());
        if options.signal.as_ref().is_some_and(AbortSignal::is_aborted) {
            return;
        }
        let node = Node {
            id: ListenerId::next(),
            listener: listener.clone(),
            options,
            removed: AtomicBool::new(false),
            next: K::Cell::new(None),
        };
        let node = K::ptr(node);
        if let Some(count) = self.insert(name, &node) {
            self.check_limit(name, count);
        }
    }

    /// Removes the listener that was added with this `capture`; whether it was there.
    ///
    /// A dispatch that is under way does not call it any more.
    ///
    /// Node: [`eventTarget.removeEventListener(type, listener[, options])`](https://nodejs.org/api/events.html#eventtargetremoveeventlistenertype-listener-options)
    #[doc(alias = "removeEventListener")]
    pub fn remove_event_listener<'a>(
        &self,
        event: impl Into<EventName<'a>>,
        listener: &EventListener<K>,
        options: impl Into<ListenerOptions>,
    ) -> bool {
        let (name, capture) = (event.into(), options.into().capture);
        self.remove_where(name, |node| node.is(listener, capture))
    }

    /// Calls the event's listeners; whether none of them prevented what is to happen by default.
    ///
    /// Node: [`eventTarget.dispatchEvent(event)`](https://nodejs.org/api/events.html#eventtargetdispatcheventevent)
    ///
    /// # Errors
    ///
    /// If the event is being dispatched already.
    #[doc(alias = "dispatchEvent")]
    pub fn dispatch_event(&self, event: &Event<K>) -> Result<bool, EventRecursion> {
        event.start(self)?;
        let name = event.name();
        let mut at = self.first(name);
        while let Some(node) = at {
            if event.is_stopped() {
                break;
            }
            let next = node.next.with(|next| next.clone());
            if node.is_live() && self.take_turn(name, &node) {
                event.enter(node.options.passive);
                node.listener.call(event);
                event.leave();
            }
            at = next;
        }
        event.finish();
        Ok(!event.default_prevented())
    }

    /// Sets what is called with the errors of [fallible listeners](EventListener::fallible).
    ///
    /// Node reports them as uncaught exceptions; without a hook, they are lost.
    pub fn set_error_hook<F>(&self, hook: F)
    where
        F: Fn(&SharedError) + 'static,
        K: Accepts<SharedError, F>,
    {
        let hook = K::callback(hook);
        let _old = self.inner.hooks.with(|hooks| hooks.on_error.replace(hook));
    }

    /// Sets what is called with the target's [`Warning`]s, instead of the process's
    /// [hook](crate::set_warning_hook).
    pub fn set_warning_hook<F>(&self, hook: F)
    where
        F: Fn(&Warning) + 'static,
        K: Accepts<Warning, F>,
    {
        let hook = K::callback(hook);
        let _old = self.inner.hooks.with(|hooks| hooks.on_warning.replace(hook));
    }

    /// Whether both are the same target.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        K::same(&self.inner, &other.inner)
    }

    /// Removes a listener that is for one call: of several threads that dispatch, the one that does so calls it.
    fn take_turn(&self, name: EventName<'_>, node: &Node<K>) -> bool {
        !node.options.once || self.remove_where(name, |other| other.id == node.id)
    }

    fn report(&self, error: &SharedError) {
        if let Some(hook) = self.inner.hooks.with(|hooks| hooks.on_error.clone()) {
            hook.call(error);
        }
    }

    fn first(&self, name: EventName<'_>) -> Option<K::Ptr<Node<K>>> {
        self.inner
            .lists
            .with(|lists| lists.iter().find(|list| list.name.matches(name))?.nodes.first().cloned())
    }

    /// Adds the node; how many there are then, unless its listener was there.
    fn insert(&self, name: EventName<'_>, node: &K::Ptr<Node<K>>) -> Option<usize> {
        self.remove_aborted(name);
        self.inner.lists.with(|lists| {
            let Some(list) = lists.iter_mut().find(|list| list.name.matches(name)) else {
                lists.push(List { name: name.to_name(), nodes: vec![node.clone()] });
                return Some(1);
            };
            if list.nodes.iter().any(|other| other.is(&node.listener, node.options.capture)) {
                return None;
            }
            if let Some(last) = list.nodes.last() {
                last.next.with(|next| *next = Some(node.clone()));
            }
            list.nodes.push(node.clone());
            Some(list.nodes.len())
        })
    }

    /// Removes the first node that is `wanted`.
    fn remove_where(&self, name: EventName<'_>, wanted: impl Fn(&Node<K>) -> bool) -> bool {
        let removed = self.inner.lists.with(|lists| {
            let at = lists.iter().position(|list| list.name.matches(name))?;
            let nodes = &mut lists[at].nodes;
            let index = nodes.iter().position(|node| wanted(node))?;
            let node = nodes.remove(index);
            node.removed.store(true, Ordering::Release);
            if let Some(before) = index.checked_sub(1).and_then(|before| nodes.get(before)) {
                before.next.with(|next| *next = nodes.get(index).cloned());
            }
            if nodes.is_empty() {
                lists.remove(at);
            }
            Some(node)
        });
        removed.is_some()
    }

    /// A signal may be aborted on another thread than the target's: so its listeners are removed when next looked at.
    fn remove_aborted(&self, name: EventName<'_>) {
        while self.remove_where(name, |node| !node.is_live()) {}
    }

    fn check_limit(&self, name: EventName<'_>, count: usize) {
        let limit = self.limit();
        if limit == 0 || count <= limit || self.inner.warned.swap(true, Ordering::Relaxed) {
            return;
        }
        let warning = Warning::MaxListenersExceeded {
            source: SourceKind::EventTarget,
            class_name: "EventTarget",
            event: name.to_name(),
            count,
            max_listeners: limit,
        };
        match self.inner.hooks.with(|hooks| hooks.on_warning.clone()) {
            Some(hook) => hook.call(&warning),
            None => warning::warn(&warning),
        }
    }
}

impl<K: Flavor> EventSource for Target<K> {
    fn listeners_of(&self, event: EventName<'_>) -> Vec<ListenerId> {
        self.remove_aborted(event);
        self.inner.lists.with(|lists| {
            let list = lists.iter().find(|list| list.name.matches(event));
            list.map(|list| list.nodes.iter().map(|node| node.id).collect()).unwrap_or_default()
        })
    }

    fn limit(&self) -> usize {
        self.inner.max_listeners.load(Ordering::Relaxed)
    }

    fn set_limit(&self, n: usize) {
        self.inner.max_listeners.store(n, Ordering::Relaxed);
        self.inner.warned.store(false, Ordering::Relaxed);
    }
}

impl<K: Flavor> Node<K> {
    fn is(&self, listener: &EventListener<K>, capture: bool) -> bool {
        self.options.capture == capture && self.listener.ptr_eq(listener)
    }

    fn is_live(&self) -> bool {
        !self.removed.load(Ordering::Acquire)
            && !self.options.signal.as_ref().is_some_and(AbortSignal::is_aborted)
    }
}

impl<K: Flavor> Clone for Target<K> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone() }
    }
}

impl<K: Flavor> Default for Target<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Flavor> fmt::Debug for Target<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventTarget")
    }
}
