//! The timers of a loop: lists of those that wait equally long, in the order in which the lists are due.
//!
//! A list is sorted by itself, as who is added later is due later. So adding and removing a timer cost a look into a
//! table; only a list that comes or goes, or whose first timer has changed when it was due, costs more.

mod lists;

use std::collections::HashMap;
use std::fmt;
use std::mem;

pub(crate) use self::lists::ListKey;
use self::lists::Lists;
use self::lists::NONE;
use crate::callback::Callback;

/// A timer: where it is, and its number, which no other has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TimerKey {
    pub(crate) index: u32,
    pub(crate) id: u64,
}

/// All timers of a loop.
#[derive(Debug)]
pub(crate) struct Timers {
    slots: Vec<Slot>,
    /// The first free slot; the next one is its `next`.
    free: u32,
    last_id: u64,
    lists: Lists,
    /// Where those are whose number somebody asked for.
    known: HashMap<u64, u32>,
    /// How many that wait keep the loop alive.
    pub(crate) refs: usize,
    /// When the first list is due, as far as the alarm knows.
    pub(crate) next_expiry: u64,
    /// When the timers' phase has something to do; libuv has one timer for all of Node's.
    pub(crate) alarm: Option<u64>,
}

struct Slot {
    /// Missing while it runs, and after it was cleared.
    callback: Option<Callback>,
    id: u64,
    start: u64,
    millis: u32,
    /// The list that it is in.
    list: u32,
    prev: u32,
    next: u32,
    /// How many handles there are.
    handles: u32,
    is_refed: bool,
    is_interval: bool,
    /// Neither waiting nor running.
    is_done: bool,
    is_cleared: bool,
    is_known: bool,
}

/// What is to happen after a timer's callback has returned.
#[derive(Debug)]
pub(crate) struct Ring {
    pub(crate) key: TimerKey,
    /// When the next time of an interval begins to count.
    start: u64,
}

impl Timers {
    pub(crate) fn new() -> Self {
        Self {
            slots: Vec::new(),
            free: NONE,
            last_id: 0,
            lists: Lists::new(),
            known: HashMap::new(),
            refs: 0,
            next_expiry: u64::MAX,
            alarm: None,
        }
    }

    /// Adds a timer with one handle, which waits from `now` on.
    pub(crate) fn add(
        &mut self,
        callback: Callback,
        millis: u32,
        is_interval: bool,
        now: u64,
    ) -> TimerKey {
        self.last_id += 1;
        let id = self.last_id;
        let slot = Slot {
            callback: Some(callback),
            id,
            start: now,
            millis,
            list: NONE,
            prev: NONE,
            next: NONE,
            handles: 1,
            is_refed: true,
            is_interval,
            is_done: false,
            is_cleared: false,
            is_known: false,
        };
        let index = self.free;
        let index = if let Some(free) = self.slots.get_mut(index as usize) {
            self.free = free.next;
            *free = slot;
            index
        } else {
            self.slots.push(slot);
            (self.slots.len() - 1) as u32
        };
        self.refs += 1;
        self.insert(index, now, now);
        TimerKey { index, id }
    }

    /// Lets a timer wait from `start` on, at the end of its list; the alarm is set if it is the first.
    fn insert(&mut self, index: u32, start: u64, now: u64) {
        self.unlink(index);
        let millis = self.slots[index as usize].millis;
        let (list, is_new) = self.lists.of(millis, start + u64::from(millis));
        if is_new && self.next_expiry > start + u64::from(millis) {
            self.next_expiry = start + u64::from(millis);
            self.alarm = Some(now + u64::from(millis));
        }
        let tail = mem::replace(&mut self.lists.get_mut(list).tail, index);
        match self.slots.get_mut(tail as usize) {
            Some(last) => last.next = index,
            None => self.lists.get_mut(list).head = index,
        }
        let slot = &mut self.slots[index as usize];
        (slot.start, slot.list, slot.prev, slot.next) = (start, list, tail, NONE);
    }

    /// Takes a timer out of its list, if it is in one, which stays even if it is empty.
    fn unlink(&mut self, index: u32) {
        let slot = &mut self.slots[index as usize];
        let (list, prev, next) = (slot.list, slot.prev, slot.next);
        if list == NONE {
            return;
        }
        (slot.list, slot.prev, slot.next) = (NONE, NONE, NONE);
        match self.slots.get_mut(prev as usize) {
            Some(prev) => prev.next = next,
            None => self.lists.get_mut(list).head = next,
        }
        match self.slots.get_mut(next as usize) {
            Some(next) => next.prev = prev,
            None => self.lists.get_mut(list).tail = prev,
        }
    }

    /// The slot of a timer that a handle has, which is therefore there.
    fn slot(&mut self, key: TimerKey) -> Option<&mut Slot> {
        self.slots.get_mut(key.index as usize).filter(|slot| slot.id == key.id)
    }

    /// Ends a timer. Its callback is returned, so that it is not dropped while the timers are borrowed.
    #[must_use]
    pub(crate) fn clear(&mut self, key: TimerKey) -> Option<Callback> {
        let slot = self.slot(key)?;
        slot.is_cleared = true;
        let callback = slot.callback.take();
        if mem::replace(&mut slot.is_done, true) {
            return callback;
        }
        let (list, is_refed, millis) = (slot.list, slot.is_refed, slot.millis);
        self.unlink(key.index);
        if is_refed {
            self.refs -= 1;
            // As in Node, the list of a timer that is not ref'd stays for the next one.
            self.lists.remove_if_empty(if list == NONE { self.lists.find(millis) } else { list });
        }
        callback
    }

    /// Lets a timer wait once more, from `now` on, also if it has fired. Not if it was cleared.
    pub(crate) fn refresh(&mut self, key: TimerKey, now: u64) {
        let Some(slot) = self.slot(key).filter(|slot| !slot.is_cleared) else { return };
        if mem::replace(&mut slot.is_done, false) && slot.is_refed {
            self.refs += 1;
        }
        self.insert(key.index, now, now);
    }

    pub(crate) fn set_ref(&mut self, key: TimerKey, is_refed: bool) {
        let Some(slot) = self.slot(key) else { return };
        if slot.is_refed == is_refed {
            return;
        }
        slot.is_refed = is_refed;
        if slot.is_done {
            return;
        }
        if is_refed {
            self.refs += 1;
        } else {
            self.refs -= 1;
        }
    }

    pub(crate) fn has_ref(&self, key: TimerKey) -> bool {
        self.slots.get(key.index as usize).is_some_and(|slot| slot.id == key.id && slot.is_refed)
    }

    /// Has [`Timers::known`] find a timer.
    pub(crate) fn make_known(&mut self, key: TimerKey) {
        if let Some(slot) = self.slot(key) {
            slot.is_known = true;
            self.known.insert(key.id, key.index);
        }
    }

    pub(crate) fn known(&self, id: u64) -> Option<TimerKey> {
        self.known.get(&id).map(|&index| TimerKey { index, id })
    }

    pub(crate) fn add_handle(&mut self, key: TimerKey) {
        if let Some(slot) = self.slot(key) {
            slot.handles += 1;
        }
    }

    /// Takes a handle away. A timer that is done and has none is gone, its callback is returned.
    #[must_use]
    pub(crate) fn drop_handle(&mut self, key: TimerKey) -> Option<Callback> {
        let free = self.free;
        let slot = self.slot(key)?;
        slot.handles -= 1;
        if slot.handles > 0 || !slot.is_done {
            return None;
        }
        let callback = slot.callback.take();
        slot.id = 0;
        slot.next = free;
        if slot.is_known {
            self.known.remove(&key.id);
        }
        self.free = key.index;
        callback
    }

    /// The list that is due first, and when.
    pub(crate) fn first_list(&self) -> Option<(u64, ListKey)> {
        self.lists.first()
    }

    /// The first timer of a list, when it began to wait and for how long; the list may be gone.
    pub(crate) fn first_of(&self, list: ListKey) -> Option<(TimerKey, u64, u64)> {
        let index = self.lists.head(list)?;
        let slot = self.slots.get(index as usize)?;
        Some((TimerKey { index, id: slot.id }, slot.start, slot.millis.into()))
    }

    /// Puts a list off until `expiry`, behind those that are due then already.
    pub(crate) fn postpone(&mut self, list: ListKey, expiry: u64) {
        self.lists.postpone(list, expiry);
    }

    /// Removes a list that has no timers left, unless that was done.
    pub(crate) fn end_list(&mut self, list: ListKey) {
        self.lists.end(list);
    }

    /// Takes a timer out to be run; `None` if it was cleared. It has a handle more until [`Timers::finish`].
    pub(crate) fn begin(
        &mut self,
        key: TimerKey,
        now: impl FnOnce() -> u64,
    ) -> Option<(Callback, Ring)> {
        let slot = self.slot(key)?;
        let callback = slot.callback.take()?;
        slot.handles += 1;
        let start = if slot.is_interval { now() } else { 0 };
        self.unlink(key.index);
        Some((callback, Ring { key, start }))
    }

    /// What comes after the callback: an interval waits again, a timeout is done unless it was refreshed.
    /// What is returned is to be dropped.
    #[must_use]
    pub(crate) fn finish(
        &mut self,
        ring: &Ring,
        callback: Callback,
        now: u64,
    ) -> (Option<Callback>, Option<Callback>) {
        let Ring { key, start } = *ring;
        let Some(slot) = self.slot(key) else { return (Some(callback), None) };
        let mut rest = None;
        if slot.is_cleared {
            rest = Some(callback);
        } else {
            slot.callback = Some(callback);
            if slot.is_interval {
                self.insert(key.index, start, now);
            } else if slot.list == NONE && !slot.is_done {
                slot.is_done = true;
                self.refs -= usize::from(slot.is_refed);
            }
        }
        (rest, self.drop_handle(key))
    }

    /// All callbacks, to be dropped; what was waiting is done.
    pub(crate) fn take_all(&mut self) -> Vec<Callback> {
        let slots = 0..self.slots.len() as u32;
        let keys: Vec<_> =
            slots.map(|index| TimerKey { index, id: self.slots[index as usize].id }).collect();
        keys.into_iter().filter(|key| key.id != 0).filter_map(|key| self.clear(key)).collect()
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timer").field("id", &self.id).field("millis", &self.millis).finish()
    }
}
