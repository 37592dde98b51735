//! The handles that scheduling returns: `Timeout` and `Immediate`.

use std::fmt;
use std::rc::{Rc, Weak};

use crate::event_loop::Inner;
use crate::timers::TimerKey;

/// A timeout or an interval.
///
/// Dropping it does not clear the timer, as in Node. It does not keep the loop in memory either; once the loop is gone it
/// does nothing.
///
/// Node: [`Timeout`](https://nodejs.org/api/timers.html#class-timeout)
pub struct Timeout {
    event_loop: Weak<Inner>,
    key: TimerKey,
}

impl Timeout {
    pub(crate) fn new(event_loop: &Rc<Inner>, key: TimerKey) -> Self {
        Self { event_loop: Rc::downgrade(event_loop), key }
    }

    /// Ends the timer: its callback is not called any more, and dropped.
    ///
    /// Node: [`clearTimeout(timeout)`](https://nodejs.org/api/timers.html#cleartimeouttimeout),
    /// [`timeout.close()`](https://nodejs.org/api/timers.html#timeoutclose)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// let timeout = event_loop.set_timeout(3_600_000, |_| {});
    /// timeout.close();
    /// event_loop.run()?; // nothing to wait for
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "clearTimeout")]
    #[doc(alias = "clearInterval")]
    pub fn close(&self) {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.clear_timer(self.key);
        }
    }

    /// Starts the waiting anew, also if the timer has fired already. Does nothing if it was closed.
    ///
    /// Node: [`timeout.refresh()`](https://nodejs.org/api/timers.html#timeoutrefresh)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::{Clock, EventLoop, VirtualClock};
    /// # let clock = VirtualClock::new();
    /// # let event_loop = EventLoop::with_clock(clock.clone());
    /// let idle = event_loop.set_timeout(100, |_| {});
    /// event_loop.set_timeout(60, move |_| {
    ///     idle.refresh();
    /// });
    /// event_loop.run()?;
    /// assert_eq!(clock.now().as_millis(), 160);
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn refresh(&self) -> &Self {
        if let Some(event_loop) = self.event_loop.upgrade() {
            let now = event_loop.update_time();
            event_loop.timers.borrow_mut().refresh(self.key, now);
            event_loop.nudge();
        }
        self
    }

    /// Has the timer keep the loop running, as it does from the start.
    ///
    /// Node: [`timeout.ref()`](https://nodejs.org/api/timers.html#timeoutref)
    #[doc(alias = "ref")]
    pub fn ref_(&self) -> &Self {
        self.set_ref(true)
    }

    /// Lets the loop end although the timer has not fired.
    ///
    /// Node: [`timeout.unref()`](https://nodejs.org/api/timers.html#timeoutunref)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// let heartbeat = event_loop.set_interval(60_000, |_| {});
    /// heartbeat.unref();
    /// event_loop.run()?; // ends at once
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn unref(&self) -> &Self {
        self.set_ref(false)
    }

    fn set_ref(&self, is_refed: bool) -> &Self {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.timers.borrow_mut().set_ref(self.key, is_refed);
            event_loop.nudge();
        }
        self
    }

    /// Whether the timer would keep the loop running. Also after it has fired.
    ///
    /// Node: [`timeout.hasRef()`](https://nodejs.org/api/timers.html#timeouthasref)
    #[doc(alias = "hasRef")]
    pub fn has_ref(&self) -> bool {
        let event_loop = self.event_loop.upgrade();
        event_loop.is_some_and(|event_loop| event_loop.timers.borrow().has_ref(self.key))
    }

    /// A number for the timer, by which [`clear_timeout_by_id`](crate::EventLoop::clear_timeout_by_id) finds it.
    ///
    /// Node: [`timeout[Symbol.toPrimitive]()`](https://nodejs.org/api/timers.html#timeoutsymboltoprimitive)
    #[doc(alias = "Symbol.toPrimitive")]
    pub fn id(&self) -> u64 {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.timers.borrow_mut().make_known(self.key);
        }
        self.key.id
    }

    /// A guard that closes the timer when it is dropped.
    ///
    /// Node: [`timeout[Symbol.dispose]()`](https://nodejs.org/api/timers.html#timeoutsymboldispose)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// {
    ///     let _deadline = event_loop.set_timeout(1000, |_| Err("too late")).guard();
    ///     // What has to be done in time.
    /// }
    /// event_loop.run()?; // the deadline is gone
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "Symbol.dispose")]
    pub fn guard(self) -> TimeoutGuard {
        TimeoutGuard { timeout: self }
    }
}

impl Clone for Timeout {
    fn clone(&self) -> Self {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.timers.borrow_mut().add_handle(self.key);
        }
        Self { event_loop: Weak::clone(&self.event_loop), key: self.key }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(event_loop) = self.event_loop.upgrade() {
            // Dropped when the timers are not borrowed any more: it may use them.
            let callback = event_loop.timers.borrow_mut().drop_handle(self.key);
            drop(callback);
        }
    }
}

impl fmt::Debug for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timeout").field("id", &self.key.id).finish_non_exhaustive()
    }
}

/// Closes its timer when it is dropped.
#[derive(Debug)]
#[must_use = "the timer is closed when this is dropped"]
pub struct TimeoutGuard {
    timeout: Timeout,
}

impl TimeoutGuard {
    /// The timer.
    pub fn timeout(&self) -> &Timeout {
        &self.timeout
    }
}

impl Drop for TimeoutGuard {
    fn drop(&mut self) {
        self.timeout.close();
    }
}

/// What runs in the loop's next check phase.
///
/// Dropping it does not clear the immediate, as in Node.
///
/// Node: [`Immediate`](https://nodejs.org/api/timers.html#class-immediate)
#[derive(Clone)]
pub struct Immediate {
    event_loop: Weak<Inner>,
    number: u64,
}

impl Immediate {
    pub(crate) fn new(event_loop: &Rc<Inner>, number: u64) -> Self {
        Self { event_loop: Rc::downgrade(event_loop), number }
    }

    /// Ends the immediate: its callback is not called, and dropped.
    ///
    /// Node: [`clearImmediate(immediate)`](https://nodejs.org/api/timers.html#clearimmediateimmediate)
    #[doc(alias = "clearImmediate")]
    pub fn clear(&self) {
        if let Some(event_loop) = self.event_loop.upgrade() {
            // Dropped when the immediates are not borrowed any more: it may use them.
            let callback = event_loop.immediates.borrow_mut().clear(self.number);
            drop(callback);
        }
    }

    /// Has the immediate keep the loop running, as it does from the start.
    ///
    /// Node: [`immediate.ref()`](https://nodejs.org/api/timers.html#immediateref)
    #[doc(alias = "ref")]
    pub fn ref_(&self) -> &Self {
        self.set_ref(true)
    }

    /// Lets the loop end without having called this.
    ///
    /// Node: [`immediate.unref()`](https://nodejs.org/api/timers.html#immediateunref)
    pub fn unref(&self) -> &Self {
        self.set_ref(false)
    }

    fn set_ref(&self, is_refed: bool) -> &Self {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.immediates.borrow_mut().set_ref(self.number, is_refed);
            event_loop.nudge();
        }
        self
    }

    /// Whether the immediate keeps the loop running: not after it has run.
    ///
    /// Node: [`immediate.hasRef()`](https://nodejs.org/api/timers.html#immediatehasref)
    #[doc(alias = "hasRef")]
    pub fn has_ref(&self) -> bool {
        let event_loop = self.event_loop.upgrade();
        event_loop.is_some_and(|event_loop| event_loop.immediates.borrow().has_ref(self.number))
    }
}

impl fmt::Debug for Immediate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Immediate").field("number", &self.number).finish_non_exhaustive()
    }
}
