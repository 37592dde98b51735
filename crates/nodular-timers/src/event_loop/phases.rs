//! The phases of a turn: timers, pending, poll, check, close.

use std::future::{Future, poll_fn};
use std::mem;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::ticks::{Halt, pop};
use super::{EventLoop, Inner};
use crate::timers::{ListKey, Ring, TimerKey};

/// How many turns that need not sleep go by until tokio is given a chance to do what it has to, if the loop does not know
/// of anything: as often as tokio itself looks for I/O.
const TURNS_UNTIL_YIELD: u64 = 61;

/// How long the poll phase waits for a completion.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wait {
    No,
    /// Until the loop's time is this.
    Until(u64),
    Forever,
}

impl EventLoop {
    /// The timers' phase: all that are due.
    pub(super) fn run_timers(&self) -> Result<(), Halt> {
        let now = self.inner.update_time();
        {
            let mut timers = self.inner.timers.borrow_mut();
            if timers.alarm.is_none_or(|alarm| alarm > now) {
                return Ok(());
            }
            timers.alarm = None;
        }
        self.scope(|event_loop| {
            let unfinished = Unfinished { inner: &event_loop.inner, now };
            loop {
                event_loop.inner.timers.borrow_mut().next_expiry = u64::MAX;
                match event_loop.process_timers(now) {
                    // The rest still runs, in the same phase, and without the ticks in between.
                    Err(Halt::Thrown(error)) => event_loop.uncaught(error)?,
                    Err(halt) => return Err(halt),
                    Ok(()) => break,
                }
            }
            mem::forget(unfinished);
            Ok(())
        })
    }

    fn process_timers(&self, now: u64) -> Result<(), Halt> {
        let mut is_first = true;
        loop {
            let first = self.inner.timers.borrow().first_list();
            let Some((expiry, list)) = first else {
                self.inner.timers.borrow_mut().alarm = None;
                return Ok(());
            };
            if expiry > now {
                let mut timers = self.inner.timers.borrow_mut();
                timers.next_expiry = expiry;
                timers.alarm = Some(expiry.max(self.inner.time.get() + 1));
                return Ok(());
            }
            if !is_first {
                self.process_ticks()?;
            }
            is_first = false;
            self.process_list(list, now)?;
        }
    }

    fn process_list(&self, list: ListKey, now: u64) -> Result<(), Halt> {
        let mut is_first = true;
        loop {
            let timer = {
                let mut timers = self.inner.timers.borrow_mut();
                let Some((timer, start, millis)) = timers.first_of(list) else {
                    timers.end_list(list);
                    return Ok(());
                };
                if now < start + millis {
                    timers.postpone(list, (start + millis).max(now + 1));
                    return Ok(());
                }
                timer
            };
            if !is_first {
                self.process_ticks()?;
            }
            is_first = false;
            self.ring(timer)?;
        }
    }

    /// Calls a timer's callback, unless the ticks before it have cleared it.
    fn ring(&self, timer: TimerKey) -> Result<(), Halt> {
        let begun = self.inner.timers.borrow_mut().begin(timer, || self.inner.update_time());
        let Some((callback, ring)) = begun else { return Ok(()) };
        let previous = self.inner.current.replace(Some(timer));
        let mut ringing = Ringing { event_loop: self, ring, previous, callback: Some(callback) };
        let outcome = ringing.callback.as_mut().map_or(Ok(()), |callback| callback(self));
        drop(ringing);
        outcome.map_err(Halt::Thrown)?;
        self.check_stop()
    }

    /// The pending phase.
    pub(super) fn run_pending(&self) -> Result<(), Halt> {
        let count = self.inner.pending.borrow().len();
        self.run_queue(&self.inner.pending, count)
    }

    /// The check phase: the immediates that there are when it begins.
    pub(super) fn run_immediates(&self) -> Result<(), Halt> {
        while self.inner.immediates.borrow().count() > 0 {
            match self.process_immediates().and_then(|()| self.process_ticks()) {
                // The rest still runs, in the same phase, and without the ticks in between.
                Err(Halt::Thrown(error)) => self.uncaught(error)?,
                result => result?,
            }
            if self.inner.immediates.borrow().outstanding.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn process_immediates(&self) -> Result<(), Halt> {
        let end = self.inner.immediates.borrow_mut().begin();
        let mut is_first = true;
        while self.inner.immediates.borrow_mut().has_next(end) {
            if !is_first {
                self.process_ticks()?;
            }
            is_first = false;
            let immediate = self.inner.immediates.borrow_mut().pop(end);
            if let Some(immediate) = immediate {
                self.call(immediate)?;
            }
        }
        self.inner.immediates.borrow_mut().outstanding = None;
        Ok(())
    }

    /// The close callbacks that there are when the phase begins.
    pub(super) fn run_closing(&self) -> Result<(), Halt> {
        let inner = &self.inner;
        let closing = inner.closing.take();
        inner.closing_now.borrow_mut().extend(closing.into_iter().rev());
        let count = inner.closing_now.borrow().len();
        self.run_queue(&inner.closing_now, count)
    }

    fn run_queue(&self, queue: &super::Queue, count: usize) -> Result<(), Halt> {
        for _ in 0..count {
            let Some(callback) = pop(queue) else { break };
            self.make_callback(callback)?;
        }
        Ok(())
    }

    /// How long the poll phase may wait.
    pub(super) fn wait(&self) -> Wait {
        let inner = &self.inner;
        let timers = inner.timers.borrow();
        if inner.immediates.borrow().refs > 0
            || !inner.pending.borrow().is_empty()
            || !inner.closing.borrow().is_empty()
            || !inner.is_alive()
        {
            Wait::No
        } else {
            timers.alarm.map_or(Wait::Forever, Wait::Until)
        }
    }

    /// The poll phase: waits for completions, and runs those that there are.
    pub(super) async fn poll(&self, wait: Wait) -> Result<(), Halt> {
        let inner = &self.inner;
        let mut has_polled = self.collect();
        let waiting = inner.completions.borrow().len();
        if wait == Wait::No || waiting > 0 || has_polled {
            let turns = inner.counters.read(Duration::ZERO).loop_count;
            if !inner.tasks.is_empty() || turns.is_multiple_of(TURNS_UNTIL_YIELD) {
                tokio::task::yield_now().await;
                has_polled |= self.collect();
            }
        } else {
            has_polled = self.sleep(wait).await;
        }
        inner.update_time();
        let count = inner.completions.borrow().len();
        if count > 0 {
            inner.counters.events(count, waiting.min(count));
            self.run_queue(&inner.completions, count)
        } else if has_polled {
            // What the tasks have queued.
            self.scope(|_| Ok(()))
        } else {
            Ok(())
        }
    }

    /// Sleeps until there is a completion, a task was polled, or the time has come.
    async fn sleep(&self, wait: Wait) -> bool {
        let inner = &self.inner;
        let from = inner.clock.now();
        let due = match wait {
            Wait::No => return false,
            Wait::Until(due) => Some(Inner::at(due)),
            Wait::Forever => None,
        };
        if due.is_some_and(|due| due <= from) {
            return false;
        }
        // A clock that is not the world's need not wait; but tasks that could go on do so first.
        let may_skip = due.is_some() && !inner.remote.is_alive();
        if may_skip && inner.tasks.is_alive() {
            tokio::task::yield_now().await;
            if self.collect() {
                return true;
            }
        }
        let mut has_polled = false;
        if !may_skip || !due.is_some_and(|due| inner.clock.skip_to(due)) {
            let timer = due.map(|due| tokio::time::sleep(due - from));
            let mut timer = pin!(timer);
            let _awake = Asleep { inner };
            has_polled = poll_fn(|context| {
                inner.is_waiting.set(false);
                inner.remote.register(context.waker());
                if self.collect() {
                    return Poll::Ready(true);
                }
                inner.is_waiting.set(true);
                let timer = timer.as_mut().as_pin_mut();
                timer.map_or(Poll::Pending, |timer| timer.poll(context)).map(|()| false)
            })
            .await;
            if !has_polled && let Some(due) = due {
                inner.clock.skip_to(due);
            }
        }
        inner.counters.idle(inner.clock.now() - from);
        has_polled
    }

    /// Takes in what other threads have queued, and polls the tasks, if there was a signal.
    pub(super) fn collect(&self) -> bool {
        let inner = &self.inner;
        if !inner.remote.take_signal() {
            return false;
        }
        let queue = inner.remote.take();
        if !queue.is_empty() {
            let queue = queue.into_iter().map(|callback| callback as crate::callback::OnceCallback);
            inner.completions.borrow_mut().extend(queue);
        }
        // If one panics, the others are still to be polled.
        let interrupted = Interrupted { inner };
        inner.tasks.poll(&inner.waker, |completion| {
            inner.completions.borrow_mut().push_back(completion);
        });
        mem::forget(interrupted);
        true
    }
}

/// Has the timers' phase gone on with, if it was left halfway.
struct Unfinished<'a> {
    inner: &'a Inner,
    now: u64,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        self.inner.timers.borrow_mut().alarm = Some(self.now);
    }
}

/// Ends a timer's call, also if the callback panics.
struct Ringing<'a> {
    event_loop: &'a EventLoop,
    ring: Ring,
    previous: Option<TimerKey>,
    callback: Option<crate::callback::Callback>,
}

impl Drop for Ringing<'_> {
    fn drop(&mut self) {
        let inner = &self.event_loop.inner;
        inner.current.set(self.previous);
        if let Some(callback) = self.callback.take() {
            let now = inner.time.get();
            let rest = inner.timers.borrow_mut().finish(&self.ring, callback, now);
            drop(rest);
        }
    }
}

/// Says that the loop does not sleep any more, also if its future is dropped.
struct Asleep<'a> {
    inner: &'a Inner,
}

impl Drop for Asleep<'_> {
    fn drop(&mut self) {
        self.inner.is_waiting.set(false);
    }
}

/// Has the tasks polled again.
struct Interrupted<'a> {
    inner: &'a Inner,
}

impl Drop for Interrupted<'_> {
    fn drop(&mut self) {
        self.inner.remote.set_signal();
    }
}
