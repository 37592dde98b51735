//! Timers: lists of boxed functions, one a delay; a queue of them.

use std::collections::VecDeque;

/// What is called, with what it may queue more in.
type Callback = Box<dyn FnOnce(&mut Queue)>;

/// Functions that run in the order in which they came.
#[derive(Default)]
pub(crate) struct Queue {
    callbacks: VecDeque<Callback>,
}

impl Queue {
    pub(crate) fn push(&mut self, callback: impl FnOnce(&mut Self) + 'static) {
        self.callbacks.push_back(Box::new(callback));
    }

    pub(crate) fn run(&mut self) {
        while let Some(callback) = self.callbacks.pop_front() {
            callback(self);
        }
    }
}

type List = Vec<Option<Box<dyn FnMut()>>>;

/// Timers by their delay, each to be found by its place in its list.
#[derive(Default)]
pub(crate) struct Timers {
    lists: Vec<List>,
}

impl Timers {
    pub(crate) fn insert(
        &mut self,
        delay: usize,
        callback: impl FnMut() + 'static,
    ) -> (usize, usize) {
        if self.lists.len() <= delay {
            self.lists.resize_with(delay + 1, Vec::new);
        }
        let list = &mut self.lists[delay];
        list.push(Some(Box::new(callback)));
        (delay, list.len() - 1)
    }

    pub(crate) fn cancel(&mut self, (delay, at): (usize, usize)) {
        self.lists[delay][at] = None;
    }

    pub(crate) fn fire(&mut self) {
        for callback in self.lists.iter_mut().flat_map(|list| list.drain(..)).flatten() {
            let mut callback = callback;
            callback();
        }
    }

    pub(crate) fn clear(&mut self) {
        self.lists.iter_mut().for_each(Vec::clear);
    }
}
