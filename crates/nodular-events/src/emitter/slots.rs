//! The events that an emitter's listeners listen to.

use std::{iter, mem};

use crate::event::{EventName, Name};
use crate::flavor::Flavor;

/// An event that is listened to.
pub(super) struct Slot<K: Flavor> {
    pub(super) name: Name,
    pub(super) entries: K::Entries,
}

/// The slots, in the order in which they came.
pub(super) struct Slots<K: Flavor> {
    /// Not in the vector: an emitter of one event needs no vector. If this is empty, so is `rest`.
    first: Option<Slot<K>>,
    rest: Vec<Slot<K>>,
}

impl<K: Flavor> Slots<K> {
    pub(super) fn new() -> Self {
        Self { first: None, rest: Vec::new() }
    }

    #[inline(always)]
    pub(super) fn find(&self, name: EventName<'_>) -> Option<&Slot<K>> {
        let first = self.first.as_ref()?;
        if first.name.matches(name) {
            return Some(first);
        }
        self.rest.iter().find(|slot| slot.name.matches(name))
    }

    pub(super) fn position(&self, name: EventName<'_>) -> Option<usize> {
        self.iter().position(|slot| slot.name.matches(name))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Slot<K>> {
        self.first.iter().chain(&self.rest)
    }

    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Slot<K>> {
        match index.checked_sub(1) {
            Some(index) => self.rest.get_mut(index),
            None => self.first.as_mut(),
        }
    }

    pub(super) fn push(&mut self, slot: Slot<K>) {
        match self.first {
            Some(_) => self.rest.push(slot),
            None => self.first = Some(slot),
        }
    }

    /// Takes out a slot that is there.
    pub(super) fn remove(&mut self, index: usize) -> Option<Slot<K>> {
        match index.checked_sub(1) {
            Some(index) => Some(self.rest.remove(index)),
            None if self.rest.is_empty() => self.first.take(),
            None => self.first.replace(self.rest.remove(0)),
        }
    }

    pub(super) fn take(&mut self) -> impl Iterator<Item = Slot<K>> + use<K> {
        iter::chain(self.first.take(), mem::take(&mut self.rest))
    }
}
