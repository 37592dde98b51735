//! What an emitter keeps, and every change of it. Nothing here calls, or drops, what is the user's.

use std::any::{TypeId, type_name};

use super::Registration;
use super::slots::{Slot, Slots};
use crate::asynchronous::Rejection;
use crate::error::{Error, PayloadMismatch};
use crate::event::EventName;
use crate::flavor::Flavor;
use crate::list::{Entry, List, ListenerId};
use crate::warning::{SourceKind, Warning, default_max_listeners};

pub(super) struct State<K: Flavor> {
    pub(super) slots: Slots<K>,
    pub(super) max_listeners: Option<usize>,
    pub(super) on_warning: Option<K::Callback<Warning>>,
    pub(super) on_rejection: Option<K::Callback<Rejection>>,
    pub(super) class_name: &'static str,
    pub(super) hears_additions: bool,
    pub(super) hears_removals: bool,
}

/// What to do once nothing is borrowed any more.
pub(super) struct Removed<K: Flavor> {
    pub(super) registration: Option<Registration>,
    _garbage: Garbage<K>,
}

pub(super) enum Garbage<K: Flavor> {
    One(K::Any),
    All(K::Entries),
}

impl<K: Flavor> State<K> {
    pub(super) fn id_at(&self, name: EventName<'_>, index: usize) -> Option<ListenerId> {
        K::get(&self.slots.find(name)?.entries).id(index)
    }

    /// Where the listener is: which slot, which place there.
    pub(super) fn position(&self, id: ListenerId) -> Option<(usize, usize)> {
        let mut slots = self.slots.iter().enumerate();
        slots.find_map(|(at, slot)| Some((at, K::get(&slot.entries).position(id)?)))
    }

    /// Takes `entry`, unless that is an error; returns what is to be warned of.
    pub(super) fn insert<T: 'static>(
        &mut self,
        name: EventName<'_>,
        entry: &mut Option<Entry<K, T>>,
        prepend: bool,
    ) -> Result<Option<Warning>, Error> {
        let limit = self.max_listeners.unwrap_or_else(default_max_listeners);
        let slot = self.slots.position(name).and_then(|at| self.slots.get_mut(at));
        let Some(Slot { entries, .. }) = slot else {
            Self::expect_payload::<T>(name)?;
            if let Some(entry) = entry.take() {
                let entries = K::entries(List::new(entry));
                self.slots.push(Slot { name: name.to_name(), entries });
                self.update_hearing(name, true);
            }
            return Ok(None);
        };
        let payload = K::get(entries).payload();
        let Some(list) = own::<K, T>(entries) else {
            return Err(mismatch::<T>(name, payload));
        };
        if let Some(entry) = entry.take() {
            list.insert(entry, prepend);
        }
        let count = 1 + list.rest.len();
        if limit == 0 || count <= limit || list.warned {
            return Ok(None);
        }
        list.warned = true;
        Ok(Some(Warning::MaxListenersExceeded {
            source: SourceKind::EventEmitter,
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

    pub(super) fn remove(&mut self, id: ListenerId) -> Option<Removed<K>> {
        let (at, index) = self.position(id)?;
        let slot = self.slots.get_mut(at)?;
        let event = self.hears_removals.then(|| slot.name.clone());
        let garbage = if K::get(&slot.entries).len() == 1 {
            self.remove_slot(at)?
        } else if let Some(entries) = K::get_mut(&mut slot.entries) {
            Garbage::One(entries.remove(index)?)
        } else {
            let copy = K::get(&slot.entries).without(index)?;
            Garbage::All(std::mem::replace(&mut slot.entries, copy))
        };
        Some(Removed {
            registration: event.map(|event| Registration { event, id }),
            _garbage: garbage,
        })
    }

    pub(super) fn remove_slot(&mut self, at: usize) -> Option<Garbage<K>> {
        let slot = self.slots.remove(at)?;
        self.update_hearing(slot.name.as_event_name(), false);
        Some(Garbage::All(slot.entries))
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
pub(super) fn mismatch<T>(event: EventName<'_>, expected: &'static str) -> Error {
    let event = event.to_name();
    Error::Payload(Box::new(PayloadMismatch { event, expected, received: type_name::<T>() }))
}
