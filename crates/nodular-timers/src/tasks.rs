//! Futures that the loop drives.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use futures_util::future::{AbortHandle, abortable};
use futures_util::stream::FuturesUnordered;

use crate::callback::OnceCallback;

/// Ends with what is to be called in the poll phase, if it was not aborted.
type Pending = Pin<Box<dyn Future<Output = Option<OnceCallback>>>>;

#[derive(Default)]
pub(crate) struct Tasks {
    set: RefCell<FuturesUnordered<Pending>>,
    /// Those that came while the others were being polled.
    new: RefCell<Vec<Pending>>,
    refs: Rc<Cell<usize>>,
}

impl Tasks {
    pub(crate) fn spawn<T: 'static>(
        &self,
        future: impl Future<Output = T> + 'static,
        then: impl FnOnce(T) -> OnceCallback + 'static,
    ) -> Task {
        let state = Rc::new(State {
            refs: Rc::clone(&self.refs),
            is_refed: Cell::new(true),
            is_done: Cell::new(false),
        });
        self.refs.set(self.refs.get() + 1);
        let (future, abort) = abortable(future);
        let end = End(Rc::clone(&state));
        self.new.borrow_mut().push(Box::pin(async move {
            // Ends with the future, also if that panics.
            let _end = end;
            future.await.ok().map(then)
        }));
        Task { state, abort }
    }

    /// Whether one of them keeps the loop alive.
    pub(crate) fn is_alive(&self) -> bool {
        self.refs.get() > 0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.new.borrow().is_empty() && self.set.try_borrow().is_ok_and(|set| set.is_empty())
    }

    /// Polls those that were woken, and gives `done` what they end with.
    pub(crate) fn poll(&self, waker: &Waker, mut done: impl FnMut(OnceCallback)) {
        // It is borrowed only if a task has the loop do this, which none can.
        let Ok(mut set) = self.set.try_borrow_mut() else { return };
        set.extend(self.new.take());
        let mut context = Context::from_waker(waker);
        while let Poll::Ready(Some(end)) = Pin::new(&mut *set).poll_next(&mut context) {
            if let Some(callback) = end {
                done(callback);
            }
            set.extend(self.new.take());
        }
    }

    /// Drops all of them, but not while they are polled.
    pub(crate) fn clear(&self) {
        drop(self.new.take());
        if let Ok(mut set) = self.set.try_borrow_mut() {
            let tasks = std::mem::take(&mut *set);
            drop(set);
            drop(tasks);
        }
    }
}

impl fmt::Debug for Tasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tasks").field("refs", &self.refs.get()).finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct State {
    refs: Rc<Cell<usize>>,
    is_refed: Cell<bool>,
    is_done: Cell<bool>,
}

impl State {
    fn count(&self) {
        let refs = self.refs.get();
        self.refs.set(if self.is_refed.get() { refs + 1 } else { refs - 1 });
    }
}

struct End(Rc<State>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.is_done.set(true);
        if self.0.is_refed.get() {
            self.0.refs.set(self.0.refs.get() - 1);
        }
    }
}

/// A future that the loop drives. Dropping this lets it go on.
#[derive(Debug)]
pub struct Task {
    state: Rc<State>,
    abort: AbortHandle,
}

impl Task {
    /// Drops the future at the loop's next look at it; what was to be called then is not.
    pub fn abort(&self) {
        self.abort.abort();
    }

    /// Whether the future has ended, or was dropped.
    pub fn is_finished(&self) -> bool {
        self.state.is_done.get()
    }

    /// Has the task keep the loop running, as it does from the start.
    #[doc(alias = "ref")]
    pub fn ref_(&self) -> &Self {
        self.set_ref(true)
    }

    /// Lets the loop end although the task has not.
    pub fn unref(&self) -> &Self {
        self.set_ref(false)
    }

    fn set_ref(&self, is_refed: bool) -> &Self {
        if self.state.is_refed.replace(is_refed) != is_refed && !self.state.is_done.get() {
            self.state.count();
        }
        self
    }

    /// Whether the task would keep the loop running.
    #[doc(alias = "hasRef")]
    pub fn has_ref(&self) -> bool {
        self.state.is_refed.get()
    }
}
