//! The emitter.

mod ask;
mod handle;
mod meta;
mod prepared;
mod slots;
mod state;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::asynchronous::Rejection;
use crate::error::{Error, SharedError};
use crate::event::{Event, EventName};
use crate::flavor::{Accepts, Cell, Flavor, Listener, Local, Once};
use crate::list::{Entry, List, ListenerId};
use crate::unhandled;
use crate::warning::{self, Warning};

pub use self::handle::{ListenerGuard, WeakEmitter};
pub use self::meta::{ERROR, ERROR_MONITOR, NEW_LISTENER, REMOVE_LISTENER, Registration};
pub use self::prepared::Prepared;
use self::slots::Slots;
use self::state::State;

/// What both emitters are: `K` is [`Local`] for [`EventEmitter`](crate::EventEmitter), and
/// [`Shared`](crate::Shared) for that of [`sync`](crate::sync).
///
/// Node: [`EventEmitter`](https://nodejs.org/api/events.html#class-eventemitter)
pub struct Emitter<K: Flavor = Local> {
    core: K::Ptr<Core<K>>,
}

pub(crate) struct Core<K: Flavor> {
    state: K::Cell<State<K>>,
    /// Counts the changes of the listeners, for those who keep a list of them: see [`Prepared`].
    version: AtomicU64,
}

/// An event's listeners at some moment.
type Snapshot<K, T> = <K as Flavor>::Ptr<List<K, T>>;

impl<K: Flavor> Emitter<K> {
    /// An emitter without listeners.
    pub fn new() -> Self {
        let state = State {
            slots: Slots::new(),
            max_listeners: None,
            on_warning: None,
            on_rejection: None,
            class_name: "EventEmitter",
            hears_additions: false,
            hears_removals: false,
        };
        Self { core: K::ptr(Core { state: K::Cell::new(state), version: AtomicU64::new(0) }) }
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
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// use std::{cell::RefCell, rc::Rc};
    ///
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let heard = Rc::new(RefCell::new(String::new()));
    /// let hears = |name: char| {
    ///     let heard = Rc::clone(&heard);
    ///     move |_: &()| heard.borrow_mut().push(name)
    /// };
    /// emitter.on(DATA, hears('b'))?;
    /// emitter.on(DATA, hears('c'))?;
    /// emitter.prepend_listener(DATA, hears('a'))?;
    /// emitter.emit(DATA, &())?;
    /// assert_eq!(*heard.borrow(), "abc");
    /// # Ok::<(), Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let last = emitter.on(DATA, |()| {})?;
    /// let first = emitter.prepend_once_listener(DATA, |()| {})?;
    /// assert_eq!(emitter.listeners(DATA), [first, last]);
    /// emitter.emit(DATA, &())?;
    /// assert_eq!(emitter.listeners(DATA), [last]);
    /// # Ok::<(), Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let id = emitter.on(DATA, |()| panic!("is not called"))?;
    /// assert!(emitter.off(id));
    /// assert!(!emitter.off(id));
    /// assert!(!emitter.emit(DATA, &())?);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "removeListener")]
    pub fn off(&self, id: ListenerId) -> bool {
        let Some(removed) = self.core.change(|state| state.remove(id)) else { return false };
        if let Some(registration) = &removed.registration {
            // Nobody can listen to this name with another payload, so there is nothing to fail.
            let _ = self.emit(REMOVE_LISTENER, registration);
        }
        true
    }

    /// Removes the event's listeners, the last one first.
    ///
    /// Node: [`emitter.removeAllListeners([eventName])`](https://nodejs.org/api/events.html#emitterremovealllistenerseventname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// emitter.on(DATA, |()| {})?;
    /// emitter.on(DATA, |()| {})?;
    /// emitter.remove_all(DATA);
    /// assert_eq!(emitter.listener_count(DATA), 0);
    /// # Ok::<(), Error>(())
    /// ```
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
            let _garbage = self.core.change(|state| state.remove_slot(state.slots.position(name)?));
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
        let _garbage = self.core.change(|state| {
            (state.hears_additions, state.hears_removals) = (false, false);
            state.slots.take()
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
    // Where the event is a constant, nearly all of this is known to the compiler, if only it looks.
    #[inline(always)]
    pub fn emit<T: 'static>(&self, event: Event<'_, T>, payload: &T) -> Result<bool, Error> {
        let name = event.name();
        let is_error = name.is("error");
        if is_error {
            self.tell_monitor(payload)?;
        }
        match self.core.entries(name) {
            Some(entries) => self.call_typed(name, entries, payload),
            None if is_error => Err(unhandled::error(payload)),
            None => Ok(false),
        }
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

    /// Whether both are the same emitter.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        K::same(&self.core, &other.core)
    }

    /// Readies the event to be emitted many times: its listeners are looked up again only after a change.
    ///
    /// To one listener it is more than twice as fast as [`emit`](Self::emit), and it takes no lock.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<u32> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let mut data = emitter.prepare(DATA);
    /// assert!(!data.emit(&1)?);
    /// emitter.once(DATA, |n| assert_eq!(*n, 2))?;
    /// assert!(data.emit(&2)?);
    /// assert!(!data.emit(&3)?);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn prepare<T: 'static>(&self, event: Event<'_, T>) -> Prepared<K, T> {
        Prepared::new(self.clone(), event)
    }

    fn call_typed<T: 'static>(
        &self,
        name: EventName<'_>,
        entries: K::Entries,
        payload: &T,
    ) -> Result<bool, Error> {
        let Some(list) = K::typed::<T>(entries) else {
            return Err(self.core.mismatch::<T>(name));
        };
        self.call(&list, payload);
        Ok(true)
    }

    /// Calls each of the listeners.
    #[inline]
    fn call<T: 'static>(&self, list: &List<K, T>, payload: &T) {
        self.call_one(&list.first, payload);
        for entry in &list.rest {
            self.call_one(entry, payload);
        }
    }

    #[inline(always)]
    fn call_one<T: 'static>(&self, entry: &Entry<K, T>, payload: &T) {
        if entry.once {
            self.off(entry.id);
        }
        entry.callback.call(payload);
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
        let id = ListenerId::next();
        if self.core.state.with(|state| state.hears_additions) {
            self.emit(NEW_LISTENER, &Registration { event: name.to_name(), id })?;
        }
        let mut entry = Some(Entry { id, once: place.once, callback: K::callback(listener) });
        let warning = self.core.change(|state| state.insert(name, &mut entry, place.prepend))?;
        if let Some(warning) = warning {
            self.warn(&warning);
        }
        Ok(id)
    }

    /// Tells of an asynchronous listener's error: the handler of rejections, else those of `error`.
    pub(crate) fn reject(&self, rejection: Rejection) {
        if let Some(handler) = self.core.state.with(|state| state.on_rejection.clone()) {
            return handler.call(&rejection);
        }
        // As in Node, what fails while it hears of an error is not told to itself again.
        let is_error = rejection.event.as_event_name().is("error");
        if is_error || self.emit(ERROR, &rejection.error).is_err() {
            let Rejection { event, error } = rejection;
            self.warn(&Warning::UnhandledRejection { event, error });
        }
    }

    pub(crate) fn set_on_rejection(&self, handler: K::Callback<Rejection>) {
        let _old = self.core.state.with(|state| state.on_rejection.replace(handler));
    }

    /// The event's listeners, to be called one by one.
    pub(crate) fn list<T: 'static>(
        &self,
        event: Event<'_, T>,
    ) -> Result<Option<Snapshot<K, T>>, Error> {
        let Some(entries) = self.core.entries(event.name()) else { return Ok(None) };
        K::typed(entries).map(Some).ok_or_else(|| self.core.mismatch::<T>(event.name()))
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

impl<K: Flavor> Core<K> {
    #[inline(always)]
    fn entries(&self, name: EventName<'_>) -> Option<K::Entries> {
        self.state.with(|state| state.slots.find(name).map(|slot| slot.entries.clone()))
    }

    /// Changes the listeners, and lets it be known.
    fn change<R>(&self, change: impl FnOnce(&mut State<K>) -> R) -> R {
        self.state.with(|state| {
            let result = change(state);
            // A plain addition, as the cell lets nobody else in.
            self.version.store(self.version.load(Ordering::Relaxed) + 1, Ordering::Release);
            result
        })
    }

    #[cold]
    fn mismatch<T>(&self, name: EventName<'_>) -> Error {
        let expected = self.entries(name).map_or("another", |entries| K::get(&entries).payload());
        state::mismatch::<T>(name, expected)
    }
}
