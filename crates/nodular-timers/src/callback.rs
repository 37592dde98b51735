//! What the loop calls, and what it is told by it.

use std::error::Error as StdError;

use crate::event_loop::EventLoop;

/// What a callback failed with: any error.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// What a callback tells the loop.
pub type Outcome = Result<(), BoxError>;

/// What is called once.
pub(crate) type OnceCallback = Box<dyn FnOnce(&EventLoop) -> Outcome>;

/// What a timer calls, several times if it is an interval or was refreshed.
pub(crate) type Callback = Box<dyn FnMut(&EventLoop) -> Outcome>;

/// What a callback may return: nothing, or a `Result` with any error.
///
/// An error goes where an exception goes in Node: to the handler that
/// [`on_uncaught`](crate::EventLoop::on_uncaught) sets, and without one, out of [`run`](crate::EventLoop::run).
pub trait IntoOutcome {
    /// Tells the loop.
    #[expect(clippy::missing_errors_doc, reason = "it is what the callback returned")]
    fn into_outcome(self) -> Outcome;
}

impl IntoOutcome for () {
    fn into_outcome(self) -> Outcome {
        Ok(())
    }
}

impl<E: Into<BoxError>> IntoOutcome for Result<(), E> {
    fn into_outcome(self) -> Outcome {
        self.map_err(Into::into)
    }
}

pub(crate) fn once<R: IntoOutcome>(
    callback: impl FnOnce(&EventLoop) -> R + 'static,
) -> OnceCallback {
    Box::new(move |event_loop| callback(event_loop).into_outcome())
}

pub(crate) fn many<R: IntoOutcome>(
    mut callback: impl FnMut(&EventLoop) -> R + 'static,
) -> Callback {
    Box::new(move |event_loop| callback(event_loop).into_outcome())
}
