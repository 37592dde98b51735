//! What ends a loop before its time.

use std::error::Error as StdError;
use std::{fmt, io};

use crate::callback::BoxError;

/// Why [`run`](crate::EventLoop::run) ended although there was more to do, or did not begin.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A callback failed, and nobody handled it. In Node the process ends with code 1.
    ///
    /// This prints as the error itself does.
    Uncaught(BoxError),
    /// The loop is running already: it was run by one of its own callbacks.
    AlreadyRunning,
    /// The thread is inside of a tokio runtime, where nothing may block: await
    /// [`run_async`](crate::EventLoop::run_async) instead.
    InsideRuntime,
    /// The operating system refused what a tokio runtime needs.
    Runtime(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncaught(error) => fmt::Display::fmt(error, f),
            Self::AlreadyRunning => f.write_str("The event loop is already running"),
            Self::InsideRuntime => {
                f.write_str("The event loop cannot block inside of a tokio runtime")
            }
            Self::Runtime(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Uncaught(error) => error.source(),
            Self::Runtime(error) => error.source(),
            Self::AlreadyRunning | Self::InsideRuntime => None,
        }
    }
}
