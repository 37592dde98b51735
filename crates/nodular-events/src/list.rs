//! The listeners of one event.

use std::any::{Any, type_name};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fmt, iter, mem};

use crate::flavor::Flavor;

/// Names one registration of a listener; no two in the process are equal.
///
/// It stands for the function that Node's [`off`](https://nodejs.org/api/events.html#emitteroffeventname-listener) takes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ListenerId(pub(crate) u64);

impl ListenerId {
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The listeners of one event, in the order in which they are called. Never empty.
///
/// Shared with every `emit` that is under way: whoever changes it while it is shared changes a copy.
#[derive(Debug)]
pub struct List<K: Flavor, T: 'static> {
    /// Not in the vector, as most events have no more than this one.
    pub(crate) first: Entry<K, T>,
    pub(crate) rest: Vec<Entry<K, T>>,
    /// Whether the warning that there are too many was already given.
    pub(crate) warned: bool,
}

pub(crate) struct Entry<K: Flavor, T: 'static> {
    pub(crate) id: ListenerId,
    pub(crate) once: bool,
    pub(crate) callback: K::Callback<T>,
}

impl<K: Flavor, T> Clone for List<K, T> {
    fn clone(&self) -> Self {
        Self { first: self.first.clone(), rest: self.rest.clone(), warned: self.warned }
    }
}

impl<K: Flavor, T> Clone for Entry<K, T> {
    fn clone(&self) -> Self {
        Self { id: self.id, once: self.once, callback: self.callback.clone() }
    }
}

impl<K: Flavor, T> fmt::Debug for Entry<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("id", &self.id)
            .field("once", &self.once)
            .finish_non_exhaustive()
    }
}

/// What can be done with a [`List`] whose payload is not known.
pub trait Entries<K: Flavor>: Any {
    fn len(&self) -> usize;
    fn payload(&self) -> &'static str;
    fn id(&self, index: usize) -> Option<ListenerId>;
    fn position(&self, id: ListenerId) -> Option<usize>;
    /// Takes out a listener that is not the only one.
    fn remove(&mut self, index: usize) -> Option<K::Any>;
    /// A copy without this listener, unless it is the only one.
    fn without(&self, index: usize) -> Option<K::Entries>;
}

impl<K: Flavor, T: 'static> Entries<K> for List<K, T> {
    fn len(&self) -> usize {
        1 + self.rest.len()
    }

    fn payload(&self) -> &'static str {
        type_name::<T>()
    }

    fn id(&self, index: usize) -> Option<ListenerId> {
        self.entries().nth(index).map(|entry| entry.id)
    }

    /// Looked for from the end, as Node does: what came last is what mostly goes first.
    fn position(&self, id: ListenerId) -> Option<usize> {
        match self.rest.iter().rposition(|entry| entry.id == id) {
            Some(index) => Some(1 + index),
            None => (self.first.id == id).then_some(0),
        }
    }

    fn remove(&mut self, index: usize) -> Option<K::Any> {
        if self.rest.is_empty() {
            return None;
        }
        let entry = match index.checked_sub(1) {
            Some(index) => self.rest.remove(index),
            None => mem::replace(&mut self.first, self.rest.remove(0)),
        };
        self.warned &= !self.rest.is_empty();
        Some(K::forget(entry.callback))
    }

    fn without(&self, index: usize) -> Option<K::Entries> {
        let others = self.entries().enumerate().filter(|(at, _)| *at != index);
        let mut others = others.map(|(_, entry)| entry.clone());
        let (first, rest) = (others.next()?, others.collect::<Vec<_>>());
        let warned = self.warned && !rest.is_empty();
        Some(K::entries(Self { first, rest, warned }))
    }
}

impl<K: Flavor, T: 'static> List<K, T> {
    pub(crate) fn new(first: Entry<K, T>) -> Self {
        Self { first, rest: Vec::new(), warned: false }
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry<K, T>> {
        iter::once(&self.first).chain(&self.rest)
    }

    /// The list that `entries` is, if its listeners take `T`.
    #[inline]
    pub(crate) fn of(entries: &dyn Entries<K>) -> Option<&Self> {
        let any: &dyn Any = entries;
        any.downcast_ref()
    }

    pub(crate) fn of_mut(entries: &mut dyn Entries<K>) -> Option<&mut Self> {
        let any: &mut dyn Any = entries;
        any.downcast_mut()
    }

    pub(crate) fn insert(&mut self, entry: Entry<K, T>, prepend: bool) {
        if prepend {
            self.rest.insert(0, mem::replace(&mut self.first, entry));
        } else {
            self.rest.push(entry);
        }
    }
}
