//! The listeners of one event.

use std::any::{Any, type_name};
use std::sync::atomic::{AtomicU64, Ordering};

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
    pub(crate) entries: Vec<Entry<K, T>>,
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
        Self { entries: self.entries.clone(), warned: self.warned }
    }
}

impl<K: Flavor, T> Clone for Entry<K, T> {
    fn clone(&self) -> Self {
        Self { id: self.id, once: self.once, callback: self.callback.clone() }
    }
}

impl<K: Flavor, T> std::fmt::Debug for Entry<K, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
    fn ids(&self) -> Vec<ListenerId>;
    fn position(&self, id: ListenerId) -> Option<usize>;
    fn remove(&mut self, index: usize) -> K::Any;
    fn without(&self, index: usize) -> K::Entries;
}

impl<K: Flavor, T: 'static> Entries<K> for List<K, T> {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn payload(&self) -> &'static str {
        type_name::<T>()
    }

    fn ids(&self) -> Vec<ListenerId> {
        self.entries.iter().map(|entry| entry.id).collect()
    }

    /// Looked for from the end, as Node does: what came last is what mostly goes first.
    fn position(&self, id: ListenerId) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.id == id)
    }

    fn remove(&mut self, index: usize) -> K::Any {
        let entry = self.entries.remove(index);
        self.warned &= self.entries.len() > 1;
        K::forget(entry.callback)
    }

    fn without(&self, index: usize) -> K::Entries {
        let (before, after) = (&self.entries[..index], &self.entries[index + 1..]);
        let entries = [before, after].concat();
        let warned = self.warned && entries.len() > 1;
        K::entries(Self { entries, warned })
    }
}

impl<K: Flavor, T: 'static> List<K, T> {
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
            self.entries.insert(0, entry);
        } else {
            self.entries.push(entry);
        }
    }
}
