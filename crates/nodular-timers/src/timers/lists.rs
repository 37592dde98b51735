//! The lists of timers, found by how long these wait and by which is due first.

use std::collections::hash_map::{Entry, RandomState};
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hasher};

/// No slot and no list.
pub(crate) const NONE: u32 = u32::MAX;

/// A list: where it is, and its number, which no other has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ListKey {
    index: u32,
    number: u64,
}

#[derive(Debug)]
pub(super) struct Lists {
    lists: Vec<List>,
    free: Vec<u32>,
    by_millis: HashMap<u32, u32, Multiply>,
    /// When each is due, its rank among those that are due then, and where it is.
    queue: BTreeSet<(u64, u64, u32)>,
    /// The last rank that was given.
    rank: u64,
}

#[derive(Debug)]
pub(super) struct List {
    pub(super) head: u32,
    pub(super) tail: u32,
    millis: u32,
    expiry: u64,
    rank: u64,
    /// The first rank that it had.
    number: u64,
}

impl Lists {
    pub(super) fn new() -> Self {
        Self {
            lists: Vec::new(),
            free: Vec::new(),
            by_millis: HashMap::with_hasher(Multiply::new()),
            queue: BTreeSet::new(),
            rank: 0,
        }
    }

    /// The list of those that wait `millis`, and whether it is new, and so due at `expiry`.
    pub(super) fn of(&mut self, millis: u32, expiry: u64) -> (u32, bool) {
        let entry = match self.by_millis.entry(millis) {
            Entry::Occupied(entry) => return (*entry.get(), false),
            Entry::Vacant(entry) => entry,
        };
        self.rank += 1;
        let rank = self.rank;
        let list = List { head: NONE, tail: NONE, millis, expiry, rank, number: rank };
        let index = match self.free.pop() {
            Some(index) => {
                self.lists[index as usize] = list;
                index
            }
            None => {
                self.lists.push(list);
                (self.lists.len() - 1) as u32
            }
        };
        entry.insert(index);
        self.queue.insert((expiry, rank, index));
        (index, true)
    }

    pub(super) fn get_mut(&mut self, index: u32) -> &mut List {
        &mut self.lists[index as usize]
    }

    pub(super) fn find(&self, millis: u32) -> u32 {
        self.by_millis.get(&millis).copied().unwrap_or(NONE)
    }

    pub(super) fn first(&self) -> Option<(u64, ListKey)> {
        let &(expiry, _, index) = self.queue.first()?;
        Some((expiry, ListKey { index, number: self.lists[index as usize].number }))
    }

    fn list(&self, key: ListKey) -> Option<&List> {
        self.lists.get(key.index as usize).filter(|list| list.number == key.number)
    }

    pub(super) fn head(&self, key: ListKey) -> Option<u32> {
        self.list(key).map(|list| list.head).filter(|&head| head != NONE)
    }

    pub(super) fn postpone(&mut self, key: ListKey, expiry: u64) {
        let Some(list) =
            self.lists.get_mut(key.index as usize).filter(|list| list.number == key.number)
        else {
            return;
        };
        self.queue.remove(&(list.expiry, list.rank, key.index));
        self.rank += 1;
        (list.expiry, list.rank) = (expiry, self.rank);
        self.queue.insert((expiry, list.rank, key.index));
    }

    pub(super) fn end(&mut self, key: ListKey) {
        if self.list(key).is_some() {
            self.remove(key.index);
        }
    }

    pub(super) fn remove_if_empty(&mut self, index: u32) {
        if self.lists.get(index as usize).is_some_and(|list| list.head == NONE) {
            self.remove(index);
        }
    }

    fn remove(&mut self, index: u32) {
        let list = &mut self.lists[index as usize];
        list.number = 0;
        self.by_millis.remove(&list.millis);
        self.queue.remove(&(list.expiry, list.rank, index));
        self.free.push(index);
    }
}

/// Hashes a number by one multiplication. The factor is random, so that nobody can choose delays that collide.
#[derive(Clone, Debug)]
struct Multiply {
    factor: u64,
}

impl Multiply {
    fn new() -> Self {
        Self { factor: RandomState::new().hash_one(0) | 1 }
    }
}

impl BuildHasher for Multiply {
    type Hasher = Product;

    fn build_hasher(&self) -> Product {
        Product { factor: self.factor, hash: 0 }
    }
}

struct Product {
    factor: u64,
    hash: u64,
}

impl Hasher for Product {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(byte.into());
        }
    }

    fn write_u32(&mut self, number: u32) {
        let product = (self.hash ^ u64::from(number)).wrapping_mul(self.factor);
        // The upper bits depend on all of the number, the table looks at the lower ones too.
        self.hash = product ^ (product >> 32);
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}
