//! `util.promisify` and `util.callbackify`: functions with a callback as functions with a future, and back.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::oneshot::{self, Receiver};

/// What is called with the result when it is there: Node's `(err, value) => …`.
pub type Callback<T, E> = Box<dyn FnOnce(Result<T, E>) + Send>;

/// A future to be run to its end: `|task| drop(tokio::spawn(task))`.
pub type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Turns a function that calls back into one that returns a future.
///
/// Several arguments are a tuple. As in Node the function is called at once, not when the future is first polled.
///
/// Node: [`util.promisify(original)`](https://nodejs.org/api/util.html#utilpromisifyoriginal)
///
/// # Cancellation
///
/// The future can be dropped at any time: the function goes on, and what it calls back with is dropped.
///
/// # Examples
///
/// ```
/// use nodular_util::{Callback, promisify};
///
/// fn divide((a, b): (i32, i32), callback: Callback<i32, &'static str>) {
///     std::thread::spawn(move || callback(a.checked_div(b).ok_or("cannot divide")));
/// }
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(async {
/// let divide = promisify(divide);
/// assert_eq!(divide((6, 3)).await, Ok(2));
/// assert_eq!(divide((6, 0)).await.unwrap_err().to_string(), "cannot divide");
/// # });
/// ```
pub fn promisify<A, T, E, F>(function: F) -> impl Fn(A) -> Promised<T, E>
where
    F: Fn(A, Callback<T, E>),
    T: Send + 'static,
    E: Send + 'static,
{
    move |arguments| {
        let (sender, receiver) = oneshot::channel();
        function(arguments, Box::new(|result| sender.send(result)));
        Promised { receiver }
    }
}

/// The future that a [`promisify`]ed function returns.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Promised<T, E> {
    receiver: Receiver<Result<T, E>>,
}

impl<T, E> Future for Promised<T, E> {
    type Output = Result<T, PromisifyError<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.receiver).poll(context).map(|result| match result {
            Some(result) => result.map_err(PromisifyError::Failed),
            None => Err(PromisifyError::NeverCalled),
        })
    }
}

impl<T, E> fmt::Debug for Promised<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Promised").finish_non_exhaustive()
    }
}

/// Why a [`promisify`]ed function has no result.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PromisifyError<E> {
    /// It called back with this error.
    Failed(E),
    /// It dropped its callback without a call. Node's promise waits for ever.
    NeverCalled,
}

impl<E: fmt::Display> fmt::Display for PromisifyError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(f),
            Self::NeverCalled => f.write_str("The callback was dropped without being called"),
        }
    }
}

impl<E: Error> Error for PromisifyError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed(error) => error.source(),
            Self::NeverCalled => None,
        }
    }
}

/// Turns an asynchronous function into one that calls back.
///
/// `spawn` runs the future to its end; the callback is called from there, never before the function has returned, if
/// `spawn` does not run it at once. If the future is dropped before its end, so is the callback.
///
/// Node: [`util.callbackify(original)`](https://nodejs.org/api/util.html#utilcallbackifyoriginal)
///
/// # Examples
///
/// ```
/// use nodular_util::callbackify;
///
/// async fn divide((a, b): (i32, i32)) -> Result<i32, &'static str> {
///     a.checked_div(b).ok_or("cannot divide")
/// }
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(async {
/// let divide = callbackify(divide, |task| drop(tokio::spawn(task)));
/// let (told, result) = tokio::sync::oneshot::channel();
/// divide((6, 3), Box::new(|result| drop(told.send(result))));
/// assert_eq!(result.await, Ok(Ok(2)));
/// # });
/// ```
pub fn callbackify<A, T, E, F, R, S>(function: F, spawn: S) -> impl Fn(A, Callback<T, E>)
where
    F: Fn(A) -> R,
    R: Future<Output = Result<T, E>> + Send + 'static,
    S: Fn(Task),
    T: 'static,
    E: 'static,
{
    move |arguments, callback| {
        let future = function(arguments);
        spawn(Box::pin(async move { callback(future.await) }));
    }
}
