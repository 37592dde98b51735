//! What happens after every callback: ticks, then microtasks, until there are none of either.

use std::rc::Rc;

use super::{EventLoop, Queue};
use crate::callback::{BoxError, OnceCallback};
use crate::error::Error;

/// Why what was being run is left: an exception on its way.
#[derive(Debug)]
pub(crate) enum Halt {
    /// A callback failed. It is handled where Node's C++ called JavaScript.
    Thrown(BoxError),
    /// The loop fails.
    Failed(Error),
    /// The loop was stopped.
    Stopped,
}

impl EventLoop {
    /// Calls what C++ calls in Node: its error is handled, and if there was none ticks and microtasks follow.
    pub(super) fn make_callback(&self, callback: OnceCallback) -> Result<(), Halt> {
        self.scope(|event_loop| event_loop.call(callback))
    }

    /// Runs what C++ calls in Node, see [`EventLoop::make_callback`].
    pub(super) fn scope(&self, run: impl FnOnce(&Self) -> Result<(), Halt>) -> Result<(), Halt> {
        match run(self).and_then(|()| self.process_ticks()) {
            Err(Halt::Thrown(error)) => self.uncaught(error),
            result => result,
        }
    }

    pub(super) fn call(&self, callback: OnceCallback) -> Result<(), Halt> {
        callback(self).map_err(Halt::Thrown)?;
        self.check_stop()
    }

    pub(super) fn check_stop(&self) -> Result<(), Halt> {
        if self.inner.is_stopping.get() { Err(Halt::Stopped) } else { Ok(()) }
    }

    /// Runs all ticks and microtasks, and those that they queue. The first tick that fails ends this.
    pub(super) fn process_ticks(&self) -> Result<(), Halt> {
        loop {
            while let Some(tick) = pop(&self.inner.ticks) {
                self.call(tick)?;
            }
            self.run_microtasks()?;
            if self.inner.ticks.borrow().is_empty() && !self.after_ticks()? {
                return Ok(());
            }
        }
    }

    fn run_microtasks(&self) -> Result<(), Halt> {
        self.drain_microtasks()?;
        // Once: a future that wakes itself again and again must not keep the loop from all else.
        if self.inner.remote.has_signal() {
            self.collect();
            self.drain_microtasks()?;
        }
        Ok(())
    }

    fn drain_microtasks(&self) -> Result<(), Halt> {
        let microtasks = self.inner.hooks.microtasks.borrow();
        if let Some(queue) = &*microtasks {
            let queue = Rc::clone(queue);
            drop(microtasks);
            queue.run(self).map_err(Halt::Failed)?;
            return self.check_stop();
        }
        drop(microtasks);
        while let Some(microtask) = pop(&self.inner.microtasks) {
            match self.call(microtask) {
                // V8 reports the error and goes on.
                Err(Halt::Thrown(error)) => self.uncaught(error)?,
                result => result?,
            }
        }
        Ok(())
    }

    fn after_ticks(&self) -> Result<bool, Halt> {
        let hook = self.inner.hooks.after_ticks.borrow().clone();
        let Some(hook) = hook else { return Ok(false) };
        hook(self).map_err(Halt::Thrown)
    }

    /// Gives an error to the handler; without one, or if that fails too, the loop does.
    pub(super) fn uncaught(&self, error: BoxError) -> Result<(), Halt> {
        let handler = self.inner.hooks.uncaught.borrow().clone();
        let Some(handler) = handler else { return Err(Halt::Failed(Error::Uncaught(error))) };
        handler(self, error).map_err(|error| Halt::Failed(Error::Uncaught(error)))?;
        // As in Node, so that the ticks that wait are run in the next check phase if not before.
        self.set_immediate(|_| {});
        self.check_stop()
    }

    /// Gives an error to the handler of [`on_uncaught`](Self::on_uncaught).
    ///
    /// # Errors
    ///
    /// [`Error::Uncaught`] if there is none, or it failed itself. The loop is to end then: return it from
    /// [`Microtasks::run`](crate::Microtasks::run).
    pub fn report_uncaught(&self, error: impl Into<BoxError>) -> Result<(), Error> {
        match self.uncaught(error.into()) {
            Err(Halt::Failed(error)) => Err(error),
            _ => Ok(()),
        }
    }
}

pub(super) fn pop(queue: &Queue) -> Option<OnceCallback> {
    queue.borrow_mut().pop_front()
}
