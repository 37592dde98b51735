//! The immediates of a loop: a queue in which each is found by its number.

use std::collections::VecDeque;
use std::mem;

use crate::callback::OnceCallback;

/// Those that wait, and empty places of those in between that do not any more.
#[derive(Debug, Default)]
pub(crate) struct Immediates {
    slots: VecDeque<Slot>,
    /// The number of the first slot.
    base: u64,
    /// How many wait.
    count: usize,
    /// How many that wait keep the loop alive.
    pub(crate) refs: usize,
    /// While they run: those below this number do so. Still there if one of them failed.
    pub(crate) outstanding: Option<u64>,
}

struct Slot {
    callback: Option<OnceCallback>,
    is_refed: bool,
}

impl Immediates {
    pub(crate) fn add(&mut self, callback: OnceCallback) -> u64 {
        self.slots.push_back(Slot { callback: Some(callback), is_refed: true });
        self.count += 1;
        self.refs += 1;
        self.end() - 1
    }

    /// The number that the next one will have.
    pub(crate) fn end(&self) -> u64 {
        self.base + self.slots.len() as u64
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    fn slot(&mut self, number: u64) -> Option<&mut Slot> {
        let index = usize::try_from(number.checked_sub(self.base)?).ok()?;
        self.slots.get_mut(index).filter(|slot| slot.callback.is_some())
    }

    #[must_use]
    pub(crate) fn clear(&mut self, number: u64) -> Option<OnceCallback> {
        let slot = self.slot(number)?;
        let callback = slot.callback.take();
        let is_refed = mem::take(&mut slot.is_refed);
        self.count -= 1;
        self.refs -= usize::from(is_refed);
        if self.count == 0 {
            self.base = self.end();
            self.slots.clear();
        }
        callback
    }

    pub(crate) fn set_ref(&mut self, number: u64, is_refed: bool) {
        let Some(slot) = self.slot(number) else { return };
        if mem::replace(&mut slot.is_refed, is_refed) == is_refed {
            return;
        }
        if is_refed {
            self.refs += 1;
        } else {
            self.refs -= 1;
        }
    }

    pub(crate) fn has_ref(&self, number: u64) -> bool {
        let index = number.checked_sub(self.base).and_then(|index| usize::try_from(index).ok());
        index.and_then(|index| self.slots.get(index)).is_some_and(|slot| slot.is_refed)
    }

    /// Begins to run them: those that were left by a failure, else all that there are. Returns the number of the first
    /// that does not run now.
    pub(crate) fn begin(&mut self) -> u64 {
        let left = self.outstanding.filter(|&end| self.has_next(end));
        *self.outstanding.insert(left.unwrap_or(self.end()))
    }

    /// Whether one waits whose number is below `end`.
    pub(crate) fn has_next(&mut self, end: u64) -> bool {
        while self.slots.front().is_some_and(|slot| slot.callback.is_none()) {
            self.slots.pop_front();
            self.base += 1;
        }
        self.base < end && !self.slots.is_empty()
    }

    /// Takes the next one out whose number is below `end`.
    pub(crate) fn pop(&mut self, end: u64) -> Option<OnceCallback> {
        if !self.has_next(end) {
            return None;
        }
        let slot = self.slots.pop_front()?;
        self.base += 1;
        self.count -= 1;
        self.refs -= usize::from(slot.is_refed);
        slot.callback
    }

    /// All callbacks, to be dropped.
    pub(crate) fn take_all(&mut self) -> Vec<OnceCallback> {
        let end = self.end();
        std::iter::from_fn(|| self.pop(end)).collect()
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Immediate").field("is_refed", &self.is_refed).finish_non_exhaustive()
    }
}
