use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{Call, CallError, Caller, Reason, Timer};

/// How a function is throttled. `Default` is Node's: nothing is bounded.
///
/// Node: [`util.throttle(fn, limit, interval[, options])`](https://nodejs.org/api/util.html#utilthrottlefn-limit-interval-options)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ThrottleOptions {
    /// How many calls may run at once; `None` is any number.
    pub concurrency: Option<usize>,
    /// How many calls may wait; `None` is any number.
    pub max_pending: Option<usize>,
    /// What becomes of a call that cannot be made at once.
    pub overflow: Overflow,
    /// Whether no interval, wherever it begins, has more calls than the limit. Otherwise they are counted from the
    /// first one of an interval on, so that the end of one and the beginning of the next can be close.
    pub strict: bool,
}

/// What becomes of a call that cannot be made at once.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Overflow {
    /// It waits.
    #[default]
    Queue,
    /// It fails, with [`CallError::Throttled`].
    Drop,
}

/// Calls `function` at most `limit` times an interval; a limit of 0 counts as 1.
///
/// What is too much waits, in its order. The waiting and the calls are tasks of the tokio runtime.
///
/// Node: [`util.throttle(fn, limit, interval[, options])`](https://nodejs.org/api/util.html#utilthrottlefn-limit-interval-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{ThrottleOptions, throttle};
/// use std::time::Duration;
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
/// # runtime.block_on(async {
/// let send = |text: &'static str| async move { text.len() };
/// let send = throttle(send, 2, Duration::from_secs(1), ThrottleOptions::default());
/// let calls = [send.call("a"), send.call("bc"), send.call("def")];
/// assert_eq!(send.pending_count(), 1);
/// for (call, length) in calls.into_iter().zip(1..) {
///     assert_eq!(call.await.unwrap(), length);
/// }
/// # });
/// ```
pub fn throttle<A, T, F, R>(
    function: F,
    limit: usize,
    interval: Duration,
    options: ThrottleOptions,
) -> Throttled<A, T>
where
    F: Fn(A) -> R + Send + Sync + 'static,
    R: Future<Output = T> + Send + 'static,
    A: Send + 'static,
    T: Send + 'static,
{
    let start = move |arguments: A| -> Running<T> { Box::pin(function(arguments)) };
    let limits = Limits { limit: limit.max(1), interval, options };
    let inner = Inner { start: Box::new(start), limits, state: Mutex::new(State::default()) };
    Throttled { inner: Arc::new(inner) }
}

/// A function that is called so many times an interval; made by [`throttle`].
///
/// A handle: its clones are the same function.
pub struct Throttled<A, T> {
    inner: Arc<Inner<A, T>>,
}

type Running<T> = Pin<Box<dyn Future<Output = T> + Send>>;

struct Inner<A, T> {
    start: Box<dyn Fn(A) -> Running<T> + Send + Sync>,
    limits: Limits,
    state: Mutex<State<A, T>>,
}

struct Limits {
    limit: usize,
    interval: Duration,
    options: ThrottleOptions,
}

struct State<A, T> {
    waiting: VecDeque<(A, Caller<T>)>,
    active: usize,
    made: Made,
    /// What is to look again whether there is room.
    timer: Option<Timer>,
    timers: u64,
    aborted: Option<CallError>,
}

/// When calls were made: all that count if the limit is strict, else only the one that began an interval.
#[derive(Default)]
struct Made {
    at: VecDeque<Instant>,
    count: usize,
}

impl<A, T> Default for State<A, T> {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            active: 0,
            made: Made::default(),
            timer: None,
            timers: 0,
            aborted: None,
        }
    }
}

impl Made {
    fn has_room(&mut self, now: Instant, limits: &Limits) -> bool {
        while self.at.front().is_some_and(|at| now.duration_since(*at) >= limits.interval) {
            self.at.pop_front();
            self.count = if limits.options.strict { self.count - 1 } else { 0 };
        }
        self.count < limits.limit
    }

    fn add(&mut self, now: Instant, limits: &Limits) {
        self.count += 1;
        if limits.options.strict || self.at.is_empty() {
            self.at.push_back(now);
        }
    }
}

impl<A: Send + 'static, T: Send + 'static> Throttled<A, T> {
    /// Calls the function, now or later.
    ///
    /// Several arguments are a tuple.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with a clock, as [`tokio::time::sleep`] does.
    pub fn call(&self, arguments: A) -> Call<T> {
        let Limits { options, .. } = &self.inner.limits;
        let mut state = self.inner.state();
        if let Some(error) = &state.aborted {
            return Call::failed(error.clone());
        }
        let (caller, call) = Call::new();
        let is_now = state.waiting.is_empty() && self.inner.has_room(&mut state);
        let is_full = options.max_pending.is_some_and(|most| state.waiting.len() >= most);
        if !is_now && (options.overflow == Overflow::Drop || is_full) {
            return Call::failed(CallError::Throttled);
        }
        state.waiting.push_back((arguments, caller));
        Inner::drain(&self.inner, state);
        call
    }
}

impl<A, T> Throttled<A, T> {
    /// Whether a call would be made at once.
    #[doc(alias = "hasImmediateCapacity")]
    pub fn has_immediate_capacity(&self) -> bool {
        let mut state = self.inner.state();
        state.aborted.is_none() && state.waiting.is_empty() && self.inner.has_room(&mut state)
    }

    /// Fails the calls that wait, with [`CallError::Cancelled`], and forgets those that were made.
    pub fn cancel(&self, reason: Option<Reason>) {
        let mut state = self.inner.state();
        state.timer = None;
        state.made = Made::default();
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for (_, caller) in waiting {
            caller.send(Err(CallError::Cancelled(reason.clone())));
        }
    }

    /// Fails the calls that wait and all that come: what Node does when its `signal` is aborted.
    ///
    /// With an `AbortSignal`: `signal.on_abort(move |reason| send.abort(Some(reason.clone())))`.
    pub fn abort(&self, reason: Option<Reason>) {
        let error = CallError::Cancelled(reason.clone());
        self.inner.state().aborted.get_or_insert(error);
        self.cancel(reason);
    }

    /// How many calls wait.
    #[doc(alias = "pendingCount")]
    pub fn pending_count(&self) -> usize {
        self.inner.state().waiting.len()
    }

    /// How many calls run.
    #[doc(alias = "activeCount")]
    pub fn active_count(&self) -> usize {
        self.inner.state().active
    }
}

impl<A, T> Inner<A, T> {
    fn state(&self) -> MutexGuard<'_, State<A, T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_busy(&self, state: &State<A, T>) -> bool {
        self.limits.options.concurrency.is_some_and(|most| state.active >= most.max(1))
    }

    fn has_room(&self, state: &mut State<A, T>) -> bool {
        !self.is_busy(state) && state.made.has_room(Instant::now(), &self.limits)
    }
}

impl<A: Send + 'static, T: Send + 'static> Inner<A, T> {
    /// Makes the calls that there is room for, and has a timer look again for the others.
    fn drain(this: &Arc<Self>, mut state: MutexGuard<'_, State<A, T>>) {
        let mut ready = Vec::new();
        while !state.waiting.is_empty() && this.has_room(&mut state) {
            state.made.add(Instant::now(), &this.limits);
            state.active += 1;
            ready.extend(state.waiting.pop_front());
        }
        let is_stuck = !state.waiting.is_empty() && !this.is_busy(&state);
        if let Some(first) = state.made.at.front()
            && is_stuck
            && state.timer.is_none()
        {
            let end = *first + this.limits.interval;
            state.timers += 1;
            let number = state.timers;
            state.timer = Some(Timer::new(number, look_again(Arc::clone(this), end, number)));
        }
        drop(state);
        for (arguments, caller) in ready {
            let mut active = Active { inner: Arc::clone(this), has_ended: false };
            let future = (this.start)(arguments);
            tokio::spawn(async move {
                caller.send(Ok(future.await));
                active.end();
            });
        }
    }
}

async fn look_again<A: Send + 'static, T: Send + 'static>(
    inner: Arc<Inner<A, T>>,
    end: Instant,
    number: u64,
) {
    sleep_until(end).await;
    let mut state = inner.state();
    if state.timer.as_ref().is_some_and(|timer| timer.number == number) {
        state.timer = None;
        Inner::drain(&inner, state);
    }
}

/// A call that runs, until it ends in whatever way.
struct Active<A: Send + 'static, T: Send + 'static> {
    inner: Arc<Inner<A, T>>,
    has_ended: bool,
}

impl<A: Send + 'static, T: Send + 'static> Active<A, T> {
    fn end(&mut self) {
        self.has_ended = true;
    }
}

impl<A: Send + 'static, T: Send + 'static> Drop for Active<A, T> {
    fn drop(&mut self) {
        let mut state = self.inner.state();
        state.active -= 1;
        if self.has_ended {
            Inner::drain(&self.inner, state);
        } else if std::thread::panicking() {
            // Not here: another panic would be the program's end.
            drop(state);
            let inner = Arc::clone(&self.inner);
            tokio::spawn(async move { Inner::drain(&inner, inner.state()) });
        }
        // Else the runtime is shut down, and nothing can be started any more.
    }
}

impl<A, T> Clone for Throttled<A, T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<A, T> fmt::Debug for Throttled<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Throttled")
            .field("limit", &self.inner.limits.limit)
            .field("interval", &self.inner.limits.interval)
            .field("options", &self.inner.limits.options)
            .finish_non_exhaustive()
    }
}
