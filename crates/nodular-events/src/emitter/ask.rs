//! What can be asked of an emitter, and what it can be told.

use super::{Emitter, State};
use crate::event::{EventName, Name};
use crate::flavor::{Accepts, Cell, Flavor};
use crate::list::ListenerId;
use crate::warning::{Warning, default_max_listeners};

impl<K: Flavor> Emitter<K> {
    /// How many listeners the event has.
    ///
    /// Node: [`emitter.listenerCount(eventName[, listener])`](https://nodejs.org/api/events.html#emitterlistenercounteventname-listener)
    #[doc(alias = "listenerCount")]
    pub fn listener_count<'a>(&self, event: impl Into<EventName<'a>>) -> usize {
        let name = event.into();
        self.core
            .state
            .with(|state| state.slots.find(name).map_or(0, |slot| K::get(&slot.entries).len()))
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
        self.core.state.with(|state| (0..).map_while(|at| state.id_at(name, at)).collect())
    }

    /// The events that are listened to: strings before symbols, else in the order in which they first were.
    ///
    /// Node: [`emitter.eventNames()`](https://nodejs.org/api/events.html#emittereventnames)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{ERROR, Error, Event, EventEmitter};
    /// let emitter = EventEmitter::new();
    /// emitter.on(ERROR, |_| {})?;
    /// emitter.on(Event::<u32>::new("data"), |_| {})?;
    /// assert_eq!(emitter.event_names(), ["error", "data"]);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "eventNames")]
    pub fn event_names(&self) -> Vec<Name> {
        let names =
            |state: &mut State<K>| state.slots.iter().map(|slot| slot.name.clone()).collect();
        let mut names: Vec<Name> = self.core.state.with(names);
        names.sort_by_key(Name::is_symbol);
        names
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

    /// Sets what is called with the emitter's [`Warning`]s, instead of the process's
    /// [hook](crate::set_warning_hook).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// let (sender, warnings) = std::sync::mpsc::channel();
    /// emitter.set_warning_hook(move |warning| drop(sender.send(warning.to_string())));
    /// emitter.set_max_listeners(1);
    /// emitter.on(DATA, |_| {})?;
    /// emitter.on(DATA, |_| {})?;
    /// assert_eq!(
    ///     warnings.try_recv().unwrap(),
    ///     "Possible EventEmitter memory leak detected. 2 data listeners added to [EventEmitter]. \
    ///      MaxListeners is 1. Use emitter.setMaxListeners() to increase limit",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    pub fn set_warning_hook<F>(&self, hook: F)
    where
        F: Fn(&Warning) + 'static,
        K: Accepts<Warning, F>,
    {
        let hook = K::callback(hook);
        let _old = self.core.state.with(|state| state.on_warning.replace(hook));
    }

    /// Sets what the emitter is called in its warnings; `EventEmitter` if it is not told.
    #[must_use]
    pub fn with_class_name(self, name: &'static str) -> Self {
        self.core.state.with(|state| state.class_name = name);
        self
    }
}
