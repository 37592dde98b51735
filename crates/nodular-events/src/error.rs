//! What can go wrong, with Node's codes and texts.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::event::Name;

/// An error that several listeners may keep.
pub type SharedError = Arc<dyn StdError + Send + Sync>;

/// Why an emitter, a waiting `once` or a stream of events refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// An `error` event's error: nobody listened to the event, or a [`once`](crate::once()) or
    /// [`on`](crate::on()) was waiting for another one.
    ///
    /// As Node throws the error itself, this prints as the error does.
    Emitted(SharedError),
    /// The `error` event carried something that is not a [`SharedError`], and nobody listened to it.
    Unhandled {
        /// What it carried, as Node prints it; the type's name if that is not known.
        value: String,
    },
    /// The wait was given up because its [`AbortSignal`](crate::AbortSignal) aborted.
    Aborted(AbortError),
    /// The event's listeners take another type than the one given.
    Payload(Box<PayloadMismatch>),
    /// The listener that was waited for is gone: removed, or dropped with its emitter. Node waits on.
    Removed,
    /// More events were emitted than a stream may queue. Node queues on.
    Overflow {
        /// How many it may queue.
        limit: usize,
    },
}

/// Which types an event was used with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PayloadMismatch {
    /// The event.
    pub event: Name,
    /// What its listeners take.
    pub expected: &'static str,
    /// What was given.
    pub received: &'static str,
}

impl Error {
    /// Node's `code`; `None` if Node has no such error, or the error is one that was emitted, which has its own.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Event, EventEmitter};
    /// let emitter = EventEmitter::new();
    /// let error = emitter.emit(Event::new("error"), &"boom").unwrap_err();
    /// assert_eq!(error.code(), Some("ERR_UNHANDLED_ERROR"));
    /// assert_eq!(error.to_string(), "Unhandled error. ('boom')");
    /// ```
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Emitted(_) | Self::Removed | Self::Overflow { .. } => None,
            Self::Unhandled { .. } => Some("ERR_UNHANDLED_ERROR"),
            Self::Aborted(error) => Some(error.code()),
            Self::Payload(_) => Some("ERR_INVALID_ARG_TYPE"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Emitted(error) => fmt::Display::fmt(error, f),
            Self::Unhandled { value } => write!(f, "Unhandled error. ({value})"),
            Self::Aborted(error) => fmt::Display::fmt(error, f),
            Self::Removed => f.write_str("The listener was removed before the event was emitted"),
            Self::Overflow { limit } => write!(f, "More than {limit} events were not read"),
            Self::Payload(mismatch) => {
                let PayloadMismatch { event, expected, received } = &**mismatch;
                write!(
                    f,
                    "The payload of event {event:?} must be of type {expected}. Received type {received}"
                )
            }
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Emitted(error) => error.source(),
            Self::Aborted(error) => error.source(),
            _ => None,
        }
    }
}

/// The error of an operation that its [`AbortSignal`](crate::AbortSignal) ended; the reason is its `source()`.
///
/// Node: [`AbortError`](https://nodejs.org/api/errors.html#abort_err)
///
/// # Examples
///
/// ```
/// use nodular_events::{AbortController, AbortError};
///
/// let controller = AbortController::new();
/// controller.abort_with("the user left");
/// let error = AbortError::new(controller.signal().reason());
/// assert_eq!(error.code(), "ABORT_ERR");
/// assert_eq!(error.to_string(), "The operation was aborted");
/// assert_eq!(error.reason().unwrap().to_string(), "the user left");
/// ```
#[derive(Clone, Debug)]
pub struct AbortError {
    reason: Option<SharedError>,
}

impl AbortError {
    /// The error for this reason.
    pub fn new(reason: Option<SharedError>) -> Self {
        Self { reason }
    }

    /// Node's `code`.
    pub fn code(&self) -> &'static str {
        "ABORT_ERR"
    }

    /// The signal's reason, Node's `cause`.
    pub fn reason(&self) -> Option<&SharedError> {
        self.reason.as_ref()
    }
}

impl fmt::Display for AbortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The operation was aborted")
    }
}

impl StdError for AbortError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.reason.as_ref().map(|reason| &**reason as &(dyn StdError + 'static))
    }
}

impl From<AbortError> for Error {
    fn from(error: AbortError) -> Self {
        Self::Aborted(error)
    }
}

/// The reason of a signal that was aborted without one, or by its clock.
///
/// Node: [`DOMException`](https://nodejs.org/api/globals.html#class-domexception)
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum DomException {
    /// Aborted without a reason.
    Abort,
    /// [`AbortSignal::timeout`](crate::AbortSignal)'s time was over.
    Timeout,
}

impl DomException {
    /// The exception's `name`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Abort => "AbortError",
            Self::Timeout => "TimeoutError",
        }
    }

    /// The exception's legacy `code`, a number.
    pub fn code(self) -> u16 {
        match self {
            Self::Abort => 20,
            Self::Timeout => 23,
        }
    }
}

impl fmt::Display for DomException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Abort => "This operation was aborted",
            Self::Timeout => "The operation was aborted due to timeout",
        })
    }
}

impl StdError for DomException {}
