//! The loop as its users see it: what can be scheduled, and what can be hung into it.

mod phases;
mod run;
mod ticks;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use tokio::runtime::Runtime;

pub use self::run::Turn;
use crate::callback::{BoxError, IntoOutcome, OnceCallback, many, once};
use crate::clock::{Clock, SystemClock};
use crate::delay::Delay;
use crate::hooks::{Hooks, Microtasks};
use crate::immediates::Immediates;
use crate::metrics::{Counters, Metrics};
use crate::remote::{Handle, Remote, Request};
use crate::tasks::{Task, Tasks};
use crate::timeout::{Immediate, Timeout};
use crate::timers::{TimerKey, Timers};
use crate::warning::Warning;

/// Node's event loop.
///
/// It is a handle for one thread; its clones are the same loop. Every callback is given the loop, so that none has to hold
/// a clone: what is queued would keep the loop, which keeps it, in memory.
///
/// Node: [The Node.js event loop](https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick)
///
/// # Examples
///
/// ```
/// use nodular_timers::EventLoop;
///
/// let event_loop = EventLoop::new();
/// event_loop.set_timeout(10, |event_loop| {
///     event_loop.next_tick(|_| Err("too late"));
/// });
/// assert_eq!(event_loop.run().unwrap_err().to_string(), "too late");
/// ```
#[derive(Clone)]
pub struct EventLoop {
    inner: Rc<Inner>,
}

type Queue = RefCell<VecDeque<OnceCallback>>;

pub(crate) struct Inner {
    clock: Box<dyn Clock>,
    /// The milliseconds that the clock showed when it was last looked at.
    time: Cell<u64>,
    ticks: Queue,
    microtasks: Queue,
    pub(crate) timers: RefCell<Timers>,
    pub(crate) immediates: RefCell<Immediates>,
    pending: Queue,
    completions: Queue,
    closing: Queue,
    /// Those of this turn.
    closing_now: Queue,
    tasks: Tasks,
    remote: Arc<Remote>,
    /// Wakes [`Inner::remote`].
    waker: Waker,
    pub(crate) hooks: Hooks,
    /// The timer whose callback runs.
    current: Cell<Option<TimerKey>>,
    is_running: Cell<bool>,
    /// It sleeps: what is scheduled now has to wake it.
    is_waiting: Cell<bool>,
    is_stopping: Cell<bool>,
    is_exiting: Cell<bool>,
    has_warned_negative: Cell<bool>,
    has_warned_nan: Cell<bool>,
    counters: Counters,
    /// The one that [`EventLoop::run`] blocks on.
    runtime: OnceCell<Runtime>,
}

impl EventLoop {
    /// A loop with the world's clock.
    pub fn new() -> Self {
        Self::with_clock(SystemClock::new())
    }

    /// A loop with another clock.
    pub fn with_clock(clock: impl Clock + 'static) -> Self {
        let remote = Arc::<Remote>::default();
        let inner = Inner {
            clock: Box::new(clock),
            time: Cell::new(0),
            ticks: Queue::default(),
            microtasks: Queue::default(),
            timers: RefCell::new(Timers::new()),
            immediates: RefCell::default(),
            pending: Queue::default(),
            completions: Queue::default(),
            closing: Queue::default(),
            closing_now: Queue::default(),
            tasks: Tasks::default(),
            waker: Waker::from(Arc::clone(&remote)),
            remote,
            hooks: Hooks::default(),
            current: Cell::new(None),
            is_running: Cell::new(false),
            is_waiting: Cell::new(false),
            is_stopping: Cell::new(false),
            is_exiting: Cell::new(false),
            has_warned_negative: Cell::new(false),
            has_warned_nan: Cell::new(false),
            counters: Counters::default(),
            runtime: OnceCell::new(),
        };
        inner.update_time();
        Self { inner: Rc::new(inner) }
    }

    /// Calls `callback` once after `delay`, and once more for each [`Timeout::refresh`] after that.
    ///
    /// A callback that gives away what it captured can be called only once: for that there is
    /// [`set_timeout_once`](Self::set_timeout_once).
    ///
    /// Node: [`setTimeout(callback[, delay])`](https://nodejs.org/api/timers.html#settimeoutcallback-delay-args)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// use std::time::Duration;
    ///
    /// let event_loop = EventLoop::new();
    /// event_loop.set_timeout(5, |_| {});
    /// event_loop.set_timeout(Duration::from_millis(5), |_| {});
    /// event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "setTimeout")]
    pub fn set_timeout<R: IntoOutcome>(
        &self,
        delay: impl Into<Delay>,
        callback: impl FnMut(&Self) -> R + 'static,
    ) -> Timeout {
        self.add_timer(delay.into(), false, many(callback))
    }

    /// Calls `callback` after `delay`; [`Timeout::refresh`] does nothing after that.
    ///
    /// Node: [`setTimeout(callback[, delay])`](https://nodejs.org/api/timers.html#settimeoutcallback-delay-args)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let (sender, receiver) = tokio::sync::oneshot::channel();
    /// let event_loop = EventLoop::new();
    /// event_loop.set_timeout_once(5, |_| sender.send("done"));
    /// event_loop.run()?;
    /// assert_eq!(receiver.blocking_recv(), Ok("done"));
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "setTimeout")]
    pub fn set_timeout_once<R: IntoOutcome>(
        &self,
        delay: impl Into<Delay>,
        callback: impl FnOnce(&Self) -> R + 'static,
    ) -> Timeout {
        let mut callback = Some(callback);
        let callback = many(move |event_loop: &Self| {
            callback.take().map_or(Ok(()), |callback| callback(event_loop).into_outcome())
        });
        self.add_timer(delay.into(), false, callback)
    }

    /// Calls `callback` again and again, `delay` after it was last called.
    ///
    /// It ends itself through [`current_timeout`](Self::current_timeout).
    ///
    /// Node: [`setInterval(callback[, delay])`](https://nodejs.org/api/timers.html#setintervalcallback-delay-args)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// let mut left = 3;
    /// event_loop.set_interval(5, move |event_loop| {
    ///     left -= 1;
    ///     if left == 0 {
    ///         event_loop.current_timeout().unwrap().close();
    ///     }
    /// });
    /// event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "setInterval")]
    pub fn set_interval<R: IntoOutcome>(
        &self,
        delay: impl Into<Delay>,
        callback: impl FnMut(&Self) -> R + 'static,
    ) -> Timeout {
        self.add_timer(delay.into(), true, many(callback))
    }

    fn add_timer(
        &self,
        delay: Delay,
        is_interval: bool,
        callback: crate::callback::Callback,
    ) -> Timeout {
        if let Some(warning) = delay.warning() {
            self.warn(&warning);
        }
        let now = self.inner.update_time();
        let key = self.inner.timers.borrow_mut().add(callback, delay.millis(), is_interval, now);
        self.inner.nudge();
        Timeout::new(&self.inner, key)
    }

    fn warn(&self, warning: &Warning) {
        let is_known = match warning {
            Warning::TimeoutOverflow(_) => false,
            Warning::TimeoutNegative(_) => self.inner.has_warned_negative.replace(true),
            Warning::TimeoutNaN => self.inner.has_warned_nan.replace(true),
        };
        let hook = self.inner.hooks.warning.borrow().clone();
        if let Some(hook) = hook.filter(|_| !is_known) {
            hook(warning);
        }
    }

    /// The timer whose callback is running: Node's `this` in it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// assert!(event_loop.current_timeout().is_none());
    /// event_loop.set_timeout(1, |event_loop| assert!(event_loop.current_timeout().is_some()));
    /// # event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn current_timeout(&self) -> Option<Timeout> {
        let key = self.inner.current.get()?;
        self.inner.timers.borrow_mut().add_handle(key);
        Some(Timeout::new(&self.inner, key))
    }

    /// Ends the timer whose [`Timeout::id`] this is, if it still waits.
    ///
    /// Node: [`clearTimeout(timeout)`](https://nodejs.org/api/timers.html#cleartimeouttimeout) with a number
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// let id = event_loop.set_timeout(60_000, |_| {}).id();
    /// event_loop.clear_timeout_by_id(id);
    /// event_loop.run()?; // nothing to wait for
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "clearTimeout")]
    pub fn clear_timeout_by_id(&self, id: u64) {
        let key = self.inner.timers.borrow().known(id);
        if let Some(key) = key {
            self.inner.clear_timer(key);
        }
    }

    /// Calls `callback` in the next check phase: after the I/O that is being handled, before any timer.
    ///
    /// Node: [`setImmediate(callback)`](https://nodejs.org/api/timers.html#setimmediatecallback-args)
    #[doc(alias = "setImmediate")]
    pub fn set_immediate<R: IntoOutcome>(
        &self,
        callback: impl FnOnce(&Self) -> R + 'static,
    ) -> Immediate {
        let number = self.inner.immediates.borrow_mut().add(once(callback));
        self.inner.nudge();
        Immediate::new(&self.inner, number)
    }

    /// Calls `callback` as soon as the callback that is running has returned, before any microtask.
    ///
    /// A tick that queues the next one without end keeps the loop from everything else, as in Node. Once the loop
    /// [exits](Self::on_exit) there are no ticks any more.
    ///
    /// Node: [`process.nextTick(callback)`](https://nodejs.org/api/process.html#processnexttickcallback-args)
    #[doc(alias = "nextTick")]
    pub fn next_tick<R: IntoOutcome>(&self, callback: impl FnOnce(&Self) -> R + 'static) {
        if self.inner.is_exiting.get() {
            return;
        }
        self.inner.ticks.borrow_mut().push_back(once(callback));
        self.inner.nudge();
    }

    /// Calls `callback` after the callback that is running, and the ticks.
    ///
    /// Node: [`queueMicrotask(callback)`](https://nodejs.org/api/globals.html#queuemicrotaskcallback)
    #[doc(alias = "queueMicrotask")]
    pub fn queue_microtask<R: IntoOutcome>(&self, callback: impl FnOnce(&Self) -> R + 'static) {
        let microtasks = self.inner.hooks.microtasks.borrow();
        match &*microtasks {
            Some(queue) => {
                let queue = Rc::clone(queue);
                drop(microtasks);
                queue.enqueue(once(callback));
            }
            None => self.inner.microtasks.borrow_mut().push_back(once(callback)),
        }
        self.inner.nudge();
    }

    /// Drives `future` and calls `then` with what it ends with, in the poll phase: an I/O operation and its callback.
    ///
    /// The future is polled among the microtasks and in the poll phase. It is inside of a tokio runtime: that of
    /// [`run`](Self::run), or the one that [`run_async`](Self::run_async) is awaited in.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// event_loop.spawn(async { "content" }, |event_loop, content| {
    ///     assert_eq!(content, "content");
    ///     event_loop.set_timeout(0, |_| {}); // second
    ///     event_loop.set_immediate(|_| {}); // first
    /// });
    /// event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn spawn<T: 'static, R: IntoOutcome>(
        &self,
        future: impl Future<Output = T> + 'static,
        then: impl FnOnce(&Self, T) -> R + 'static,
    ) -> Task {
        let task = self.inner.tasks.spawn(future, |value| {
            once(move |event_loop: &Self| then(event_loop, value).into_outcome())
        });
        self.inner.remote.set_signal();
        self.inner.nudge();
        task
    }

    /// The loop for other threads, which queue completions into its poll phase.
    pub fn handle(&self) -> Handle {
        Handle::new(&self.inner.remote)
    }

    /// Says that something is under way elsewhere: the loop runs until it is completed or dropped.
    pub fn request(&self) -> Request {
        Request::new(&self.inner.remote)
    }

    /// Calls `callback` in the next pending phase, which is for errors that are reported later than they happened.
    pub fn queue_pending<R: IntoOutcome>(&self, callback: impl FnOnce(&Self) -> R + 'static) {
        self.inner.pending.borrow_mut().push_back(once(callback));
        self.inner.nudge();
    }

    /// Calls `callback` in the next phase of close callbacks, the last phase before the timers. Who comes last is called
    /// first, as in libuv.
    pub fn queue_close<R: IntoOutcome>(&self, callback: impl FnOnce(&Self) -> R + 'static) {
        self.inner.closing.borrow_mut().push_back(once(callback));
        self.inner.nudge();
    }

    /// Sets what is called with the error of a callback. The loop goes on as Node's does, unless the handler fails itself.
    ///
    /// What goes on how: after a tick, the other ticks wait until the next callback of another kind has run; microtasks,
    /// timers and immediates go on with the next of their kind.
    ///
    /// Node: [Event: `'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// event_loop.on_uncaught(|_, error| assert_eq!(error.to_string(), "boom"));
    /// event_loop.set_immediate(|_| Err("boom"));
    /// event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    #[doc(alias = "uncaughtException")]
    pub fn on_uncaught<R: IntoOutcome>(&self, handler: impl Fn(&Self, BoxError) -> R + 'static) {
        let handler = move |event_loop: &Self, error| handler(event_loop, error).into_outcome();
        let old = self.inner.hooks.uncaught.replace(Some(Rc::new(handler)));
        drop(old);
    }

    /// Sets what is called with warnings; without it they are lost.
    ///
    /// Node: [Event: `'warning'`](https://nodejs.org/api/process.html#event-warning)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// event_loop.on_warning(|warning| {
    ///     assert_eq!(warning.name(), "TimeoutNegativeWarning");
    ///     assert_eq!(
    ///         warning.to_string(),
    ///         "-1 is a negative number.\nTimeout duration was set to 1."
    ///     );
    /// });
    /// event_loop.set_timeout(-1, |_| {});
    /// # event_loop.run()?;
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn on_warning(&self, handler: impl Fn(&Warning) + 'static) {
        let old = self.inner.hooks.warning.replace(Some(Rc::new(handler)));
        drop(old);
    }

    /// Sets what is called when nothing is left to do. If it schedules something the loop goes on, and it is called again.
    ///
    /// Node: [Event: `'beforeExit'`](https://nodejs.org/api/process.html#event-beforeexit)
    #[doc(alias = "beforeExit")]
    pub fn on_before_exit<R: IntoOutcome>(&self, handler: impl Fn(&Self) -> R + 'static) {
        let handler = move |event_loop: &Self| handler(event_loop).into_outcome();
        let old = self.inner.hooks.before_exit.replace(Some(Rc::new(handler)));
        drop(old);
    }

    /// Sets what is called last, with the code that Node's process would end with: 1 after an error that nobody handled.
    ///
    /// Nothing that it schedules is run.
    ///
    /// Node: [Event: `'exit'`](https://nodejs.org/api/process.html#event-exit)
    pub fn on_exit(&self, handler: impl Fn(&Self, i32) + 'static) {
        let old = self.inner.hooks.exit.replace(Some(Rc::new(handler)));
        drop(old);
    }

    /// Puts another queue of microtasks in the place of the loop's own. What that still has runs first.
    pub fn set_microtasks(&self, queue: impl Microtasks + 'static) {
        for microtask in self.inner.microtasks.take() {
            queue.enqueue(microtask);
        }
        let old = self.inner.hooks.microtasks.replace(Some(Rc::new(queue)));
        drop(old);
    }

    /// Sets what is called whenever the ticks and the microtasks are done: where Node processes rejections. It says
    /// whether it may have queued more of them.
    pub fn set_after_ticks(&self, hook: impl Fn(&Self) -> Result<bool, BoxError> + 'static) {
        let old = self.inner.hooks.after_ticks.replace(Some(Rc::new(hook)));
        drop(old);
    }

    /// The milliseconds since the loop was made, as of when it last looked at its clock.
    ///
    /// libuv: `uv_now()`
    pub fn now(&self) -> u64 {
        self.inner.time.get()
    }

    /// What the loop has done so far.
    ///
    /// Node: [`performance.eventLoopUtilization()`](https://nodejs.org/api/perf_hooks.html#performanceeventlooputilizationutilization1-utilization2),
    /// [`performanceNodeTiming.uvMetricsInfo`](https://nodejs.org/api/perf_hooks.html#performancenodetiminguvmetricsinfo)
    pub fn metrics(&self) -> Metrics {
        self.inner.counters.read(self.inner.clock.now())
    }

    /// Whether there is something that the loop has to do before it ends.
    pub fn is_alive(&self) -> bool {
        self.inner.is_alive()
    }

    /// A handle that does not keep the loop in memory.
    pub fn downgrade(&self) -> WeakEventLoop {
        WeakEventLoop { inner: Rc::downgrade(&self.inner) }
    }

    /// Drops everything that is scheduled, and every hook: so a runtime lets go of what its engine owns.
    pub fn clear(&self) {
        self.inner.clear();
    }
}

impl Inner {
    /// Reads the clock.
    pub(crate) fn update_time(&self) -> u64 {
        let now = self.clock.now();
        // `as_millis` would divide 128 bits, at each timer that is set.
        let now = now.as_secs() * 1000 + u64::from(now.subsec_millis());
        self.time.set(now);
        now
    }

    /// When the loop's clock shows `millis`.
    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// Wakes the loop if it sleeps: there is something new.
    pub(crate) fn nudge(&self) {
        if self.is_waiting.get() {
            self.remote.notify();
        }
    }

    pub(crate) fn clear_timer(&self, key: TimerKey) {
        // Dropped when the timers are not borrowed any more: it may use them.
        let callback = self.timers.borrow_mut().clear(key);
        drop(callback);
        self.nudge();
    }

    fn is_alive(&self) -> bool {
        self.timers.borrow().refs > 0
            || self.immediates.borrow().refs > 0
            || self.tasks.is_alive()
            || self.remote.is_alive()
            || !self.completions.borrow().is_empty()
            || !self.pending.borrow().is_empty()
            || !self.closing.borrow().is_empty()
            || !self.closing_now.borrow().is_empty()
    }

    fn clear(&self) {
        for queue in [
            &self.ticks,
            &self.microtasks,
            &self.pending,
            &self.completions,
            &self.closing,
            &self.closing_now,
        ] {
            drop(queue.take());
        }
        let timers = self.timers.borrow_mut().take_all();
        drop(timers);
        let immediates = self.immediates.borrow_mut().take_all();
        drop(immediates);
        self.tasks.clear();
        drop(self.remote.take());
        self.hooks.clear();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.remote.close();
        // Tasks may need their runtime to be dropped in, and dropping a runtime must not block.
        let runtime = self.runtime.take();
        let context = runtime.as_ref().map(Runtime::enter);
        self.tasks.clear();
        drop(context);
        if let Some(runtime) = runtime {
            runtime.shutdown_background();
        }
    }
}

impl Default for EventLoop {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for EventLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventLoop")
            .field("now", &self.now())
            .field("is_alive", &self.is_alive())
            .finish_non_exhaustive()
    }
}

/// A loop that this does not keep in memory: for what the loop itself holds.
#[derive(Clone)]
pub struct WeakEventLoop {
    inner: Weak<Inner>,
}

impl WeakEventLoop {
    /// The loop, if somebody still has it.
    pub fn upgrade(&self) -> Option<EventLoop> {
        self.inner.upgrade().map(|inner| EventLoop { inner })
    }
}

impl fmt::Debug for WeakEventLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WeakEventLoop")
    }
}
