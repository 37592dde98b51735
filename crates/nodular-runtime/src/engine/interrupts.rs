//! When running JavaScript is stopped: the program's own deadline, and those of the scripts that it runs.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use rquickjs::{Ctx, JsLifetime};

/// The deadlines that hold now, the innermost last.
#[derive(Clone, Default)]
pub(crate) struct Interrupts {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    /// The whole program's.
    program: Option<Instant>,
    scripts: Vec<Instant>,
    /// How many of the scripts' deadlines, from the outside, are over: what is inside of them is stopped.
    over: Option<usize>,
}

// SAFETY: there is no value of the engine in it, so no lifetime to change.
unsafe impl<'js> JsLifetime<'js> for Interrupts {
    type Changed<'to> = Interrupts;
}

impl Interrupts {
    /// Those of an engine whose program must have ended by `program`.
    pub(crate) fn new(program: Option<Instant>) -> Self {
        let state = State { program, ..State::default() };
        Self { state: Rc::new(RefCell::new(state)) }
    }

    /// The context's.
    pub(crate) fn of(ctx: &Ctx<'_>) -> Self {
        ctx.userdata::<Self>().map(|found| found.clone()).unwrap_or_default()
    }

    /// What the engine asks every few thousand steps: whether to stop.
    pub(crate) fn is_due(&self) -> bool {
        let Ok(mut state) = self.state.try_borrow_mut() else { return false };
        if state.program.is_none() && state.scripts.is_empty() {
            return false;
        }
        let now = Instant::now();
        if let Some(index) = state.scripts.iter().position(|deadline| now >= *deadline) {
            state.over = Some(index);
            return true;
        }
        state.program.is_some_and(|deadline| now >= deadline)
    }

    /// Runs `work` until `deadline` at most; whether it was stopped for that.
    pub(crate) fn until<R>(&self, deadline: Instant, work: impl FnOnce() -> R) -> (R, bool) {
        self.state.borrow_mut().scripts.push(deadline);
        let result = work();
        let mut state = self.state.borrow_mut();
        state.scripts.pop();
        let stopped = state.over == Some(state.scripts.len());
        if stopped {
            state.over = None;
        }
        (result, stopped)
    }
}
