use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{Call, CallError, Caller, Reason, Timer};

/// How a function is debounced. `Default` is Node's.
///
/// Node: [`util.debounce(fn, wait[, options])`](https://nodejs.org/api/util.html#utildebouncefn-wait-options)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct DebounceOptions {
    /// Whether the first call of several is made at once; of those that follow, the last one is made at the end.
    pub leading: bool,
    /// Whether a call fails when a later one comes, instead of having its result.
    pub reject_on_cancel: bool,
}

/// Calls `function` when it was not called for `wait`, with the arguments of the last call.
///
/// All calls that waited have that one's result. The waiting and the calls are tasks of the tokio runtime.
///
/// Node: [`util.debounce(fn, wait[, options])`](https://nodejs.org/api/util.html#utildebouncefn-wait-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{DebounceOptions, debounce};
/// use std::time::Duration;
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
/// # runtime.block_on(async {
/// let search = |text: &'static str| async move { format!("results for {text}") };
/// let search = debounce(search, Duration::from_millis(200), DebounceOptions::default());
/// let (first, second) = (search.call("no"), search.call("node"));
/// assert_eq!(second.await.unwrap(), "results for node");
/// assert_eq!(first.await.unwrap(), "results for node");
/// # });
/// ```
pub fn debounce<A, T, F, R>(
    function: F,
    wait: Duration,
    options: DebounceOptions,
) -> Debounced<A, T>
where
    F: Fn(A) -> R + Send + Sync + 'static,
    R: Future<Output = T> + Send + 'static,
    A: Send + 'static,
    T: Clone + Send + 'static,
{
    let run = move |arguments: A, callers: Vec<Caller<T>>| {
        let future = function(arguments);
        tokio::spawn(async move {
            let result = future.await;
            for caller in callers {
                caller.send(Ok(result.clone()));
            }
        });
    };
    let inner = Inner { run: Box::new(run), wait, options, state: Mutex::new(State::default()) };
    Debounced { inner: Arc::new(inner) }
}

/// A function that is called when it was not called for a while; made by [`debounce`].
///
/// A handle: its clones are the same function.
pub struct Debounced<A, T> {
    inner: Arc<Inner<A, T>>,
}

struct Inner<A, T> {
    run: Box<dyn Fn(A, Vec<Caller<T>>) + Send + Sync>,
    wait: Duration,
    options: DebounceOptions,
    state: Mutex<State<A, T>>,
}

struct State<A, T> {
    /// When the waiting ends, and what waits; `None` if nothing does.
    timer: Option<(Instant, Timer)>,
    timers: u64,
    arguments: Option<A>,
    callers: Vec<Caller<T>>,
    aborted: Option<CallError>,
}

impl<A, T> Default for State<A, T> {
    fn default() -> Self {
        Self { timer: None, timers: 0, arguments: None, callers: Vec::new(), aborted: None }
    }
}

impl<A: Send + 'static, T: Send + 'static> Debounced<A, T> {
    /// Calls the function, later.
    ///
    /// Several arguments are a tuple.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with a clock, as [`tokio::time::sleep`] does.
    pub fn call(&self, arguments: A) -> Call<T> {
        let (caller, call) = Call::new();
        let mut state = self.inner.state();
        if let Some(error) = &state.aborted {
            return Call::failed(error.clone());
        }
        let end = Instant::now() + self.inner.wait;
        let is_first = state.timer.is_none();
        match &mut state.timer {
            Some((old, _)) => *old = end,
            None => {
                state.timers += 1;
                let number = state.timers;
                let timer = Timer::new(number, wait_for(Arc::clone(&self.inner), number));
                state.timer = Some((end, timer));
            }
        }
        if self.inner.options.leading && is_first {
            drop(state);
            (self.inner.run)(arguments, vec![caller]);
            return call;
        }
        state.arguments = Some(arguments);
        let superseded = match self.inner.options.reject_on_cancel {
            true => std::mem::take(&mut state.callers),
            false => Vec::new(),
        };
        state.callers.push(caller);
        drop(state);
        reject(superseded, &CallError::Superseded);
        call
    }

    /// Makes the call that waits now, if one does.
    pub fn flush(&self) {
        let mut state = self.inner.state();
        if state.callers.is_empty() {
            return;
        }
        state.timer = None;
        self.inner.run_pending(state);
    }
}

impl<A, T> Debounced<A, T> {
    /// Fails the calls that wait, with [`CallError::Cancelled`]; `reason` is its source.
    pub fn cancel(&self, reason: Option<Reason>) {
        let mut state = self.inner.state();
        if state.timer.take().is_none() {
            return;
        }
        let arguments = state.arguments.take();
        let callers = std::mem::take(&mut state.callers);
        drop(state);
        drop(arguments);
        reject(callers, &CallError::Cancelled(reason));
    }

    /// Fails the calls that wait and all that come: what Node does when its `signal` is aborted.
    ///
    /// With an `AbortSignal`: `signal.on_abort(move |reason| search.abort(Some(reason.clone())))`.
    pub fn abort(&self, reason: Option<Reason>) {
        let error = CallError::Cancelled(reason.clone());
        self.inner.state().aborted.get_or_insert(error);
        self.cancel(reason);
    }

    /// How many calls wait.
    #[doc(alias = "pendingCount")]
    pub fn pending_count(&self) -> usize {
        self.inner.state().callers.len()
    }
}

impl<A, T> Inner<A, T> {
    fn state(&self) -> MutexGuard<'_, State<A, T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run_pending(&self, mut state: MutexGuard<'_, State<A, T>>) {
        let arguments = state.arguments.take();
        let callers = std::mem::take(&mut state.callers);
        drop(state);
        if let Some(arguments) = arguments {
            (self.run)(arguments, callers);
        }
    }
}

/// Ends with the waiting that has this number, however often it is made longer.
async fn wait_for<A: Send, T: Send>(inner: Arc<Inner<A, T>>, number: u64) {
    loop {
        let end = match &inner.state().timer {
            Some((end, timer)) if timer.number == number => *end,
            _ => return,
        };
        sleep_until(end).await;
        let mut state = inner.state();
        match &state.timer {
            Some((later, timer)) if timer.number == number && *later > end => {}
            Some((_, timer)) if timer.number == number => {
                state.timer = None;
                return inner.run_pending(state);
            }
            _ => return,
        }
    }
}

fn reject<T>(callers: Vec<Caller<T>>, error: &CallError) {
    for caller in callers {
        caller.send(Err(error.clone()));
    }
}

impl<A, T> Clone for Debounced<A, T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<A, T> fmt::Debug for Debounced<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Debounced")
            .field("wait", &self.inner.wait)
            .field("options", &self.inner.options)
            .finish_non_exhaustive()
    }
}
