use std::io;

use nodular_error::{ArgumentError, Class, Errno, SystemError};

/// Why the operating system did not answer, or an argument was refused.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`.
///
/// # Examples
///
/// ```
/// let error = nodular_os::get_priority(i32::MAX).unwrap_err();
/// assert_eq!(error.code(), "ERR_SYSTEM_ERROR");
/// # #[cfg(unix)]
/// assert_eq!(
///     error.to_string(),
///     "A system error occurred: uv_os_getpriority returned ESRCH (no such process)",
/// );
///
/// let error = nodular_os::set_priority(0, 20).unwrap_err();
/// assert_eq!(error.code(), "ERR_OUT_OF_RANGE");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An argument is not in its range.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
    /// The operating system refused, or this platform has no implementation yet (`ENOSYS`).
    #[error(transparent)]
    System(#[from] SystemError),
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

impl Error {
    /// Node's `error.code`: `ERR_SYSTEM_ERROR` or `ERR_OUT_OF_RANGE`.
    pub fn code(&self) -> &str {
        match self {
            Self::Argument(error) => error.code(),
            Self::System(error) => error.code(),
        }
    }

    /// Node's `error.errno`: the number of the system's error, negative.
    pub fn errno(&self) -> Option<i32> {
        match self {
            Self::Argument(_) => None,
            Self::System(error) => error.errno(),
        }
    }

    /// Node's `error.syscall`: libuv's function that failed, such as `uv_os_getpriority`.
    pub fn syscall(&self) -> Option<&str> {
        match self {
            Self::Argument(_) => None,
            Self::System(error) => Some(error.syscall()),
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::Argument(error) => error.class(),
            Self::System(error) => error.class(),
        }
    }

    /// Of what the system answered to the call that is `syscall` in libuv.
    pub(crate) fn system(error: &io::Error, syscall: &'static str) -> Self {
        let (code, prefix) = ("ERR_SYSTEM_ERROR", "A system error occurred");
        Self::System(SystemError::coded(code, prefix, Errno::from(error), syscall))
    }
}

/// An [`io::Error`] of the same kind, in which the cause is found again by `downcast`.
impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Argument(error) => (*error).into(),
            Error::System(error) => error.into(),
        }
    }
}
