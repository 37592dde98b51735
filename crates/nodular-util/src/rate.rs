//! `util.debounce` and `util.throttle`: fewer calls of a function than are asked for.

mod debounce;
mod throttle;

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::task::AbortHandle;

pub use self::debounce::{DebounceOptions, Debounced, debounce};
pub use self::throttle::{Overflow, ThrottleOptions, Throttled, throttle};
use crate::oneshot::{Receiver, Sender, channel};

/// Why the function was not called for a call.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CallError {
    /// The calls that wait were cancelled, for this reason if one was given.
    Cancelled(Option<Reason>),
    /// A later call came, and `reject_on_cancel` is set.
    Superseded,
    /// There were too many calls.
    Throttled,
    /// The function panicked, or the runtime was shut down.
    Lost,
}

/// Why calls were cancelled.
pub type Reason = Arc<dyn Error + Send + Sync>;

impl CallError {
    /// Node's `code`: `ABORT_ERR` or `ERR_THROTTLED`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Throttled => "ERR_THROTTLED",
            Self::Cancelled(_) | Self::Superseded | Self::Lost => "ABORT_ERR",
        }
    }

    /// Node's `name`: `AbortError` or `Error`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Throttled => "Error",
            Self::Cancelled(_) | Self::Superseded | Self::Lost => "AbortError",
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cancelled(_) => "The operation was aborted",
            Self::Superseded => "The debounced call was superseded",
            Self::Throttled => "The call was dropped by the throttled function",
            Self::Lost => "The function did not return",
        })
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Cancelled(Some(reason)) => Some(reason),
            _ => None,
        }
    }
}

/// The result of a call that may have to wait. It can be dropped: the call is made all the same.
pub struct Call<T> {
    receiver: Receiver<Result<T, CallError>>,
}

type Caller<T> = Sender<Result<T, CallError>>;

/// A task that waits, and its number among those of its function. It ends when this is dropped.
struct Timer {
    number: u64,
    task: AbortHandle,
}

impl Timer {
    fn new(number: u64, task: impl Future<Output = ()> + Send + 'static) -> Self {
        Self { number, task: tokio::spawn(task).abort_handle() }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl<T> Call<T> {
    fn new() -> (Caller<T>, Self) {
        let (sender, receiver) = channel();
        (sender, Self { receiver })
    }

    fn failed(error: CallError) -> Self {
        let (sender, call) = Self::new();
        sender.send(Err(error));
        call
    }
}

impl<T> Future for Call<T> {
    type Output = Result<T, CallError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let result = Pin::new(&mut self.receiver).poll(context);
        result.map(|result| result.unwrap_or(Err(CallError::Lost)))
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}
