//! What a program, or a runtime on top of the loop, hangs into it.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::callback::{BoxError, Outcome};
use crate::error::Error;
use crate::event_loop::EventLoop;
use crate::warning::Warning;

/// A microtask, given to a queue by [`EventLoop::queue_microtask`].
pub type Microtask = Box<dyn FnOnce(&EventLoop) -> Outcome>;

/// A queue of microtasks that takes the place of the loop's own: a JavaScript engine's promise jobs.
///
/// All of its functions are called on the loop's thread, and a microtask may call them again.
pub trait Microtasks {
    /// Adds a microtask of [`EventLoop::queue_microtask`] to the others.
    fn enqueue(&self, microtask: Microtask);

    /// Runs all microtasks, and those that they queue, until there are none: V8's `runMicrotasks`.
    ///
    /// # Errors
    ///
    /// Those of [`EventLoop::report_uncaught`], to which the error of a microtask is to be given before the next one
    /// runs.
    fn run(&self, event_loop: &EventLoop) -> Result<(), Error>;
}

type Hook<F> = RefCell<Option<Rc<F>>>;
type OnUncaught = dyn Fn(&EventLoop, BoxError) -> Outcome;
type OnExit = dyn Fn(&EventLoop, i32);
type AfterTicks = dyn Fn(&EventLoop) -> Result<bool, BoxError>;

/// All of them are held in a way that lets them set each other while they run.
#[derive(Default)]
pub(crate) struct Hooks {
    pub(crate) uncaught: Hook<OnUncaught>,
    pub(crate) warning: Hook<dyn Fn(&Warning)>,
    pub(crate) before_exit: Hook<dyn Fn(&EventLoop) -> Outcome>,
    pub(crate) exit: Hook<OnExit>,
    pub(crate) microtasks: Hook<dyn Microtasks>,
    pub(crate) after_ticks: Hook<AfterTicks>,
}

impl Hooks {
    pub(crate) fn clear(&self) {
        drop(self.uncaught.take());
        drop(self.warning.take());
        drop(self.before_exit.take());
        drop(self.exit.take());
        drop(self.microtasks.take());
        drop(self.after_ticks.take());
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}
