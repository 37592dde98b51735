//! Tasks that nobody waits for.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::task::{JoinError, JoinHandle};

use crate::last_resort::{catch_asserting, in_turn, is_installed};
use crate::process::{Fate, Process};
use crate::uncaught::Uncaught;

impl Process {
    /// Waits for a task, and deals with its failure: an error is an
    /// [unhandled rejection](Self::unhandled_rejection), a panic is [uncaught](Self::uncaught).
    ///
    /// Returns what the task returned, or what is to become of the process; `None` also if the task was aborted. To have
    /// the real process end, use [`guard`](Self::guard).
    ///
    /// # Examples
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use nodular_process::{Fate, Process};
    ///
    /// let process = Process::new();
    /// let task = tokio::spawn(async { Ok::<_, String>(5) });
    /// assert_eq!(process.watch(task).await, Ok(Some(5)));
    /// let task = tokio::spawn(async { Err::<(), _>("no paper") });
    /// assert_eq!(process.watch(task).await, Err(Fate::Exit(1)));
    /// # }
    /// ```
    pub async fn watch<T, E>(&self, task: JoinHandle<Result<T, E>>) -> Result<Option<T>, Fate>
    where
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        self.outcome(task.await)
    }

    fn outcome<T, E>(&self, result: Result<Result<T, E>, JoinError>) -> Result<Option<T>, Fate>
    where
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let panicked = match result {
            Ok(Ok(value)) => return Ok(Some(value)),
            Ok(Err(error)) => return Err(self.unhandled_rejection(Uncaught::error(error))),
            Err(error) => error.try_into_panic(),
        };
        match panicked {
            Err(_aborted) => Ok(None),
            // The hook of the last resort saw it on the task's own thread, and let it be.
            Ok(_) if is_installed() => Err(Fate::Continue),
            Ok(payload) => Err(self.uncaught(&Uncaught::panic_payload(&*payload))),
        }
    }

    /// Ends the real process if the task fails and no hook deals with it: Node's rule for a rejected promise that nobody
    /// waits for.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # async fn send_mail() -> Result<(), std::io::Error> { Ok(()) }
    /// use nodular_process::Process;
    ///
    /// let process = Process::from_system();
    /// process.guard(tokio::spawn(send_mail())); // nobody waits for it
    /// # }
    /// ```
    pub fn guard<T, E>(&self, task: JoinHandle<Result<T, E>>)
    where
        T: Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + Send + 'static,
    {
        let process = self.clone();
        tokio::spawn(async move {
            let result = task.await;
            if matches!(result, Ok(Ok(_))) {
                return;
            }
            in_turn(|| match catch_asserting(|| process.outcome(result)) {
                Ok(Ok(_)) => Fate::Continue,
                Ok(Err(fate)) => fate,
                Err(panicked) => process.hook_failed(&panicked),
            });
        });
    }
}

/// A future whose panics are somebody's after all: [`catch`](crate::catch) around each poll of `future`.
///
/// It is not to be polled again after a panic.
///
/// # Examples
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use nodular_process::catch_async;
///
/// assert_eq!(catch_async(async { 1 + 1 }).await.unwrap(), 2);
/// # std::panic::set_hook(Box::new(|_| {}));
/// let panicked = catch_async(async { panic!("out of paper") }).await.unwrap_err();
/// assert_eq!(panicked.message(), "out of paper");
/// # }
/// ```
pub fn catch_async<F: Future>(future: F) -> Catch<F> {
    Catch { future: Box::pin(future) }
}

/// The future of [`catch_async`].
#[derive(Debug)]
#[must_use = "futures do nothing unless they are awaited"]
pub struct Catch<F> {
    future: Pin<Box<F>>,
}

impl<F: Future> Future for Catch<F> {
    type Output = Result<F::Output, Box<Uncaught>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let future = self.future.as_mut();
        match catch_asserting(|| future.poll(context)) {
            Ok(poll) => poll.map(Ok),
            Err(panicked) => Poll::Ready(Err(panicked)),
        }
    }
}
