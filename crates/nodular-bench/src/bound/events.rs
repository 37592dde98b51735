//! Events: a list of boxed functions for each event, with nothing that keeps them apart but their order.

/// The listeners of one event.
#[derive(Default)]
pub(crate) struct Listeners {
    every: Vec<Box<dyn Fn(i64, i64)>>,
    next: Vec<Box<dyn FnOnce(i64)>>,
}

impl Listeners {
    pub(crate) fn on(&mut self, listener: impl Fn(i64, i64) + 'static) {
        self.every.push(Box::new(listener));
    }

    /// Removes the listener that came last.
    pub(crate) fn off_last(&mut self) {
        self.every.pop();
    }

    pub(crate) fn once(&mut self, listener: impl FnOnce(i64) + 'static) {
        self.next.push(Box::new(listener));
    }

    pub(crate) fn emit(&mut self, first: i64, second: i64) {
        for listener in &self.every {
            listener(first, second);
        }
        for listener in self.next.drain(..) {
            listener(first);
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.every.len() + self.next.len()
    }
}
