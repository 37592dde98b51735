//! The emitter.

use std::any::{TypeId, type_name};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, PayloadMismatch, SharedError};
use crate::event::{Event, EventName, Name};
use crate::flavor::{Accepts, Cell, Flavor, Listener, Local, Once};
use crate::list::{Entry, List, ListenerId};
use crate::unhandled;
use crate::warning::{self, Warning, default_max_listeners};

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

/// What [`EventEmitter`](crate::EventEmitter) is: a type whose [`Flavor`] is [`Local`].
pub struct Emitter<K: Flavor = Local> {
    core: K::Ptr<Core<K>>,
}

/// An emitter that is not kept alive: what a listener of the emitter itself should hold.
pub struct WeakEmitter<K: Flavor = Local> {
    core: K::Weak<Core<K>>,
}

pub(crate) struct Core<K: Flavor> {
    state: K::Cell<State<K>>,
}

struct State<K: Flavor> {
    slots: Vec<Slot<K>>,
    max_listeners: Option<usize>,
    on_warning: Option<K::Callback<Warning>>,
    class_name: &'static str,
    hears_additions: bool,
    hears_removals: bool,
}

/// An event that is listened to.
struct Slot<K: Flavor> {
    name: Name,
    entries: K::Entries,
}

/// What to do once nothing is borrowed any more.
struct Removed<K: Flavor> {
    registration: Option<Registration>,
    _garbage: Garbage<K>,
}

enum Garbage<K: Flavor> {
    One(K::Garbage),
    All(K::Entries),
}

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

impl<K: Flavor> Emitter<K> {
    /// An emitter without listeners.
    pub fn new() -> Self {
        let state = State {
            slots: Vec::new(),
            max_listeners: None,
            on_warning: None,
            class_name: "EventEmitter",
            hears_additions: false,
            hears_removals: false,
        };
        Self { core: K::ptr(Core { state: K::Cell::new(state) }) }
    }

    /// Adds `listener` to the end of the event's listeners.
    ///
    /// The returned id is what [`off`](Self::off) takes. A listener is called through a shared reference, so that it
    /// may emit, add and remove on the same emitter, itself included: what it changes lives in a `Cell`, an atomic or
    /// a lock.
    ///
    /// Node: [`emitter.on(eventName, listener)`](https://nodejs.org/api/events.html#emitteroneventname-listener)
    ///
    /// # Errors
    ///
    /// [`Error::Payload`] if the event already has listeners that take another type.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// use std::cell::Cell;
    /// use std::rc::Rc;
    ///
    /// const DATA: Event<u32> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let sum = Rc::new(Cell::new(0));
    /// let seen = Rc::clone(&sum);
    /// emitter.on(DATA, move |n| seen.set(seen.get() + n))?;
    /// emitter.emit(DATA, &3)?;
    /// emitter.emit(DATA, &4)?;
    /// assert_eq!(sum.get(), 7);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "addListener")]
    pub fn on<T, F>(&self, event: Event<'_, T>, listener: F) -> Result<ListenerId, Error>
    where
        T: 'static,
        F: Fn(&T) + 'static,
        K: Accepts<T, F>,
    {
        self.add(event, listener, Place::LAST)
    }

    /// Adds `listener` to the end of the event's listeners, to be removed right before its first call.
    ///
    /// Node: [`emitter.once(eventName, listener)`](https://nodejs.org/api/events.html#emitteronceeventname-listener)
    ///
    /// # Errors
    ///
    /// As [`on`](Self::on).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const READY: Event<()> = Event::new("ready");
    ///
    /// let emitter = EventEmitter::new();
    /// let (sender, receiver) = std::sync::mpsc::channel();
    /// emitter.once(READY, move |_| drop(sender.send("ready")))?;
    /// assert!(emitter.emit(READY, &())?);
    /// assert!(!emitter.emit(READY, &())?);
    /// assert_eq!(receiver.iter().count(), 1);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn once<T, F>(&self, event: Event<'_, T>, listener: F) -> Result<ListenerId, Error>
    where
        T: 'static,
        F: FnOnce(&T) + 'static,
        K: Accepts<T, Once<K, F>>,
    {
        self.add(event, Once::new(listener), Place { once: true, ..Place::LAST })
    }

    /// Adds `listener` to the beginning of the event's listeners.
    ///
    /// Node: [`emitter.prependListener(eventName, listener)`](https://nodejs.org/api/events.html#emitterprependlistenereventname-listener)
    ///
    /// # Errors
    ///
    /// As [`on`](Self::on).
    #[doc(alias = "prependListener")]
    pub fn prepend_listener<T, F>(
        &self,
        event: Event<'_, T>,
        listener: F,
    ) -> Result<ListenerId, Error>
    where
        T: 'static,
        F: Fn(&T) + 'static,
        K: Accepts<T, F>,
    {
        self.add(event, listener, Place { prepend: true, ..Place::LAST })
    }

    /// Adds `listener` to the beginning of the event's listeners, to be removed right before its first call.
    ///
    /// Node: [`emitter.prependOnceListener(eventName, listener)`](https://nodejs.org/api/events.html#emitterprependoncelistenereventname-listener)
    ///
    /// # Errors
    ///
    /// As [`on`](Self::on).
    #[doc(alias = "prependOnceListener")]
    pub fn prepend_once_listener<T, F>(
        &self,
        event: Event<'_, T>,
        listener: F,
    ) -> Result<ListenerId, Error>
    where
        T: 'static,
        F: FnOnce(&T) + 'static,
        K: Accepts<T, Once<K, F>>,
    {
        self.add(event, Once::new(listener), Place { prepend: true, once: true })
    }

    /// Removes a listener; whether it was there.
    ///
    /// An `emit` that is under way still calls it.
    ///
    /// Node: [`emitter.off(eventName, listener)`](https://nodejs.org/api/events.html#emitteroffeventname-listener)
    #[doc(alias = "removeListener")]
    pub fn off(&self, id: ListenerId) -> bool {
        let Some(removed) = self.core.state.with(|state| state.remove(id)) else { return false };
        if let Some(registration) = &removed.registration {
            // Nobody can listen to this name with another payload, so there is nothing to fail.
            let _ = self.emit(REMOVE_LISTENER, registration);
        }
        true
    }

    /// Removes the event's listeners, the last one first.
    ///
    /// Node: [`emitter.removeAllListeners([eventName])`](https://nodejs.org/api/events.html#emitterremovealllistenerseventname)
    #[doc(alias = "removeAllListeners")]
    pub fn remove_all<'a>(&self, event: impl Into<EventName<'a>>) {
        let name = event.into();
        if self.core.state.with(|state| state.hears_removals) {
            for index in (0..self.listener_count(name)).rev() {
                if let Some(id) = self.core.state.with(|state| state.id_at(name, index)) {
                    self.off(id);
                }
            }
        } else {
            let _garbage = self
                .core
                .state
                .with(|state| state.slot_index(name).map(|at| state.remove_slot(at)));
        }
    }

    /// Removes the listeners of all events; those of [`REMOVE_LISTENER`] last.
    ///
    /// Node: [`emitter.removeAllListeners()`](https://nodejs.org/api/events.html#emitterremovealllistenerseventname)
    #[doc(alias = "removeAllListeners")]
    pub fn remove_all_listeners(&self) {
        if self.core.state.with(|state| state.hears_removals) {
            for name in self.event_names() {
                if name != "removeListener" {
                    self.remove_all(&name);
                }
            }
            self.remove_all(REMOVE_LISTENER);
        }
        // What was added meanwhile goes unheard, as in Node.
        let _garbage = self.core.state.with(|state| {
            (state.hears_additions, state.hears_removals) = (false, false);
            std::mem::take(&mut state.slots)
        });
    }

    /// Calls the event's listeners with `payload`, one after the other; whether there were any.
    ///
    /// Those are called who listen when the call starts, even if one of them removes another.
    ///
    /// Node: [`emitter.emit(eventName[, ...args])`](https://nodejs.org/api/events.html#emitteremiteventname-args)
    ///
    /// # Errors
    ///
    /// - [`Error::Emitted`] or [`Error::Unhandled`] if the event is `error` and nobody listens to it.
    /// - [`Error::Payload`] if the event's listeners take another type. None of them was called.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<u32> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// assert!(!emitter.emit(DATA, &1)?);
    /// emitter.on(DATA, |_| {})?;
    /// assert!(emitter.emit(DATA, &2)?);
    ///
    /// let error = emitter.emit(Event::new("data"), &"two").unwrap_err();
    /// assert_eq!(error.to_string(), "The payload of event \"data\" must be of type u32. Received type &str");
    /// # Ok::<(), Error>(())
    /// ```
    #[inline]
    pub fn emit<T: 'static>(&self, event: Event<'_, T>, payload: &T) -> Result<bool, Error> {
        let name = event.name();
        let is_error = name.is("error");
        if is_error {
            self.tell_monitor(payload)?;
        }
        let Some(entries) = self.core.entries(name) else {
            return if is_error { Err(unhandled::error(payload)) } else { Ok(false) };
        };
        let Some(list) = List::<K, T>::of(K::get(&entries)) else {
            return Err(mismatch::<T>(name, K::get(&entries).payload()));
        };
        for entry in &list.entries {
            if entry.once {
                self.off(entry.id);
            }
            entry.callback.call(payload);
        }
        Ok(true)
    }

    /// Emits an [`ERROR`].
    ///
    /// # Errors
    ///
    /// The error itself, as [`Error::Emitted`], if nobody listens to [`ERROR`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{ERROR, Error, EventEmitter};
    /// let emitter = EventEmitter::new();
    /// assert_eq!(emitter.emit_error("boom").unwrap_err().to_string(), "boom");
    ///
    /// emitter.on(ERROR, |error| assert_eq!(error.to_string(), "boom"))?;
    /// assert!(emitter.emit_error("boom")?);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn emit_error(
        &self,
        error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Result<bool, Error> {
        self.emit(ERROR, &SharedError::from(error.into()))
    }

    /// How many listeners the event has.
    ///
    /// Node: [`emitter.listenerCount(eventName[, listener])`](https://nodejs.org/api/events.html#emitterlistenercounteventname-listener)
    #[doc(alias = "listenerCount")]
    pub fn listener_count<'a>(&self, event: impl Into<EventName<'a>>) -> usize {
        let name = event.into();
        self.core.state.with(|state| state.slot(name).map_or(0, |slot| K::get(&slot.entries).len()))
    }

    /// Whether the listener is there: not yet removed.
    ///
    /// Node: [`emitter.listenerCount(eventName, listener)`](https://nodejs.org/api/events.html#emitterlistenercounteventname-listener)
    #[doc(alias = "listenerCount")]
    pub fn has_listener(&self, id: ListenerId) -> bool {
        self.core.state.with(|state| state.position(id).is_some())
    }

    /// The event's listeners, in the order in which they are called.
    ///
    /// Node: [`emitter.listeners(eventName)`](https://nodejs.org/api/events.html#emitterlistenerseventname)
    pub fn listeners<'a>(&self, event: impl Into<EventName<'a>>) -> Vec<ListenerId> {
        let name = event.into();
        self.core
            .state
            .with(|state| state.slot(name).map(|slot| K::get(&slot.entries).ids()))
            .unwrap_or_default()
    }

    /// The events that are listened to, in the order in which they first were.
    ///
    /// Node: [`emitter.eventNames()`](https://nodejs.org/api/events.html#emittereventnames)
    #[doc(alias = "eventNames")]
    pub fn event_names(&self) -> Vec<Name> {
        self.core.state.with(|state| state.slots.iter().map(|slot| slot.name.clone()).collect())
    }

    /// How many listeners an event may have before that looks like a leak; 0 is no limit.
    ///
    /// Node: [`emitter.getMaxListeners()`](https://nodejs.org/api/events.html#emittergetmaxlisteners)
    #[doc(alias = "getMaxListeners")]
    pub fn max_listeners(&self) -> usize {
        self.core.state.with(|state| state.max_listeners).unwrap_or_else(default_max_listeners)
    }

    /// Sets how many listeners an event may have before that looks like a leak; 0 is no limit.
    ///
    /// Node: [`emitter.setMaxListeners(n)`](https://nodejs.org/api/events.html#emittersetmaxlistenersn)
    #[doc(alias = "setMaxListeners")]
    pub fn set_max_listeners(&self, n: usize) {
        self.core.state.with(|state| state.max_listeners = Some(n));
    }

    /// The emitter, not kept alive.
    pub fn downgrade(&self) -> WeakEmitter<K> {
        WeakEmitter { core: K::downgrade(&self.core) }
    }

    /// Whether both are the same emitter.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        K::same(&self.core, &other.core)
    }

    #[cold]
    fn tell_monitor<T: 'static>(&self, payload: &T) -> Result<bool, Error> {
        self.emit(Event::symbol("events.errorMonitor"), payload)
    }

    pub(crate) fn add<T: 'static, L>(
        &self,
        event: Event<'_, T>,
        listener: L,
        place: Place,
    ) -> Result<ListenerId, Error>
    where
        K: Accepts<T, L>,
    {
        let name = event.name();
        let id = ListenerId(NEXT_ID.fetch_add(1, Ordering::Relaxed));
        if self.core.state.with(|state| state.hears_additions) {
            self.emit(NEW_LISTENER, &Registration { event: name.to_name(), id })?;
        }
        let mut entry = Some(Entry { id, once: place.once, callback: K::callback(listener) });
        let warning =
            self.core.state.with(|state| state.insert(name, &mut entry, place.prepend))?;
        if let Some(warning) = warning {
            self.warn(&warning);
        }
        Ok(id)
    }

    pub(crate) fn warn(&self, warning: &Warning) {
        match self.core.state.with(|state| state.on_warning.clone()) {
            Some(hook) => hook.call(warning),
            None => warning::warn(warning),
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) prepend: bool,
    pub(crate) once: bool,
}

impl Place {
    pub(crate) const LAST: Self = Self { prepend: false, once: false };
}

impl<K: Flavor> Clone for Emitter<K> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone() }
    }
}

impl<K: Flavor> Default for Emitter<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Flavor> fmt::Debug for Emitter<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emitter")
            .field("events", &self.event_names())
            .field("max_listeners", &self.max_listeners())
            .finish()
    }
}

impl<K: Flavor> WeakEmitter<K> {
    /// The emitter, if it is still there.
    pub fn upgrade(&self) -> Option<Emitter<K>> {
        Some(Emitter { core: K::upgrade(&self.core)? })
    }
}

impl<K: Flavor> Clone for WeakEmitter<K> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone() }
    }
}

impl<K: Flavor> fmt::Debug for WeakEmitter<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WeakEmitter")
    }
}

impl<K: Flavor> Core<K> {
    #[inline]
    fn entries(&self, name: EventName<'_>) -> Option<K::Entries> {
        self.state.with(|state| state.slot(name).map(|slot| slot.entries.clone()))
    }
}

impl<K: Flavor> State<K> {
    #[inline]
    fn slot(&self, name: EventName<'_>) -> Option<&Slot<K>> {
        self.slots.iter().find(|slot| slot.name.matches(name))
    }

    fn id_at(&self, name: EventName<'_>, index: usize) -> Option<ListenerId> {
        K::get(&self.slot(name)?.entries).ids().get(index).copied()
    }

    fn slot_index(&self, name: EventName<'_>) -> Option<usize> {
        self.slots.iter().position(|slot| slot.name.matches(name))
    }

    /// Where the listener is: which slot, which place there.
    fn position(&self, id: ListenerId) -> Option<(usize, usize)> {
        let mut slots = self.slots.iter().enumerate();
        slots.find_map(|(at, slot)| Some((at, K::get(&slot.entries).position(id)?)))
    }

    /// Takes `entry`, unless that is an error; returns what is to be warned of.
    fn insert<T: 'static>(
        &mut self,
        name: EventName<'_>,
        entry: &mut Option<Entry<K, T>>,
        prepend: bool,
    ) -> Result<Option<Warning>, Error> {
        let limit = self.max_listeners.unwrap_or_else(default_max_listeners);
        let Some(at) = self.slot_index(name) else {
            Self::expect_payload::<T>(name)?;
            let entries = entry.take().into_iter().collect();
            let entries = K::entries(List { entries, warned: false });
            self.slots.push(Slot { name: name.to_name(), entries });
            self.update_hearing(name, true);
            return Ok(None);
        };
        let entries = &mut self.slots[at].entries;
        let payload = K::get(entries).payload();
        let Some(list) = own::<K, T>(entries) else {
            return Err(mismatch::<T>(name, payload));
        };
        if let Some(entry) = entry.take() {
            list.insert(entry, prepend);
        }
        let count = list.entries.len();
        if limit == 0 || count <= limit || list.warned {
            return Ok(None);
        }
        list.warned = true;
        Ok(Some(Warning::MaxListenersExceeded {
            class_name: self.class_name,
            event: name.to_name(),
            count,
            max_listeners: limit,
        }))
    }

    /// Refuses to let the emitter's own events be listened to with another payload than theirs.
    fn expect_payload<T: 'static>(name: EventName<'_>) -> Result<(), Error> {
        let is_meta = name.is("newListener") || name.is("removeListener");
        if is_meta && TypeId::of::<T>() != TypeId::of::<Registration>() {
            return Err(mismatch::<T>(name, type_name::<Registration>()));
        }
        Ok(())
    }

    fn remove(&mut self, id: ListenerId) -> Option<Removed<K>> {
        let (at, index) = self.position(id)?;
        let slot = &mut self.slots[at];
        let event = self.hears_removals.then(|| slot.name.clone());
        let garbage = if K::get(&slot.entries).len() == 1 {
            self.remove_slot(at)
        } else if let Some(entries) = K::get_mut(&mut slot.entries) {
            Garbage::One(entries.remove(index))
        } else {
            let copy = K::get(&slot.entries).without(index);
            Garbage::All(std::mem::replace(&mut slot.entries, copy))
        };
        Some(Removed {
            registration: event.map(|event| Registration { event, id }),
            _garbage: garbage,
        })
    }

    fn remove_slot(&mut self, at: usize) -> Garbage<K> {
        let slot = self.slots.remove(at);
        self.update_hearing(slot.name.as_event_name(), false);
        Garbage::All(slot.entries)
    }

    fn update_hearing(&mut self, name: EventName<'_>, hears: bool) {
        if name.is("newListener") {
            self.hears_additions = hears;
        } else if name.is("removeListener") {
            self.hears_removals = hears;
        }
    }
}

/// The event's list, owned alone: a copy of it if an `emit` that is under way shares it.
fn own<K: Flavor, T: 'static>(entries: &mut K::Entries) -> Option<&mut List<K, T>> {
    if K::get_mut(entries).is_none() {
        let copy = List::<K, T>::of(K::get(entries))?.clone();
        *entries = K::entries(copy);
    }
    List::of_mut(K::get_mut(entries)?)
}

#[cold]
fn mismatch<T>(event: EventName<'_>, expected: &'static str) -> Error {
    let event = event.to_name();
    Error::Payload(Box::new(PayloadMismatch { event, expected, received: type_name::<T>() }))
}
