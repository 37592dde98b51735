//! Why an operation on bytes was refused.

use std::fmt::Display;

use nodular_error::{ArgumentError, Class, Received};

/// Why an operation on bytes or text was refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are too few for the value, whatever the offset.
    #[error("Attempt to access memory outside buffer bounds")]
    OutOfBounds,
    /// The bytes to swap are no multiple of this many bits.
    #[error("Buffer size must be a multiple of {bits}-bits")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    InvalidSize { bits: usize },
    /// No encoding has this name.
    #[error("Unknown encoding: {name}")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    UnknownEncoding { name: String },
    /// There is no memory for so many bytes.
    #[error("Array buffer allocation failed")]
    AllocationFailed,
    /// `transcode` does not know one of the encodings.
    #[error("Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]")]
    UnknownTranscoding,
    /// What is to be transcoded is no text of its encoding.
    #[error("Unable to transcode Buffer [U_INVALID_CHAR_FOUND]")]
    InvalidTranscoding,
    /// A character that `atob` or `btoa` does not take.
    #[error("Invalid character")]
    InvalidCharacter,
    /// Base64 with one character too many.
    #[error("The string to be decoded is not correctly encoded.")]
    IncorrectlyEncoded,
    /// An argument was refused as every part of Node would.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

impl Error {
    /// Node's `code`.
    ///
    /// A `DOMException` has a number there; its `name`, `InvalidCharacterError`, stands in for it. Node's error for
    /// a failed allocation has none: `ERR_MEMORY_ALLOCATION_FAILED`, which Node has elsewhere.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_buffer::Encoding;
    ///
    /// let error = "utf9".parse::<Encoding>().unwrap_err();
    /// assert_eq!((error.code(), error.to_string().as_str()), ("ERR_UNKNOWN_ENCODING", "Unknown encoding: utf9"));
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::OutOfBounds => "ERR_BUFFER_OUT_OF_BOUNDS",
            Self::InvalidSize { .. } => "ERR_INVALID_BUFFER_SIZE",
            Self::UnknownEncoding { .. } => "ERR_UNKNOWN_ENCODING",
            Self::AllocationFailed => "ERR_MEMORY_ALLOCATION_FAILED",
            Self::UnknownTranscoding => "U_ILLEGAL_ARGUMENT_ERROR",
            Self::InvalidTranscoding => "U_INVALID_CHAR_FOUND",
            Self::InvalidCharacter | Self::IncorrectlyEncoded => "InvalidCharacterError",
            Self::Argument(error) => error.code(),
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::OutOfBounds | Self::InvalidSize { .. } | Self::AllocationFailed => {
                Class::RangeError
            }
            Self::UnknownEncoding { .. } => Class::TypeError,
            Self::UnknownTranscoding | Self::InvalidTranscoding => Class::Error,
            Self::InvalidCharacter | Self::IncorrectlyEncoded => Class::DomException,
            Self::Argument(error) => error.class(),
        }
    }

    /// The error of Node's checks in JavaScript, which say `and`.
    pub(crate) fn range(
        name: &'static str,
        range: impl Display,
        received: impl Into<Received>,
    ) -> Self {
        ArgumentError::out_of_range(name, range.to_string(), received).into()
    }
}

/// An [`io::Error`](std::io::Error) of the kind `InvalidInput`, in which the error is found again by `downcast`.
impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        Self::new(std::io::ErrorKind::InvalidInput, error)
    }
}

/// The value if it is 0 to `max`: the check of Node's that says `&&`.
pub(crate) fn at_most(name: &'static str, value: usize, max: usize) -> Result<usize, Error> {
    if value <= max {
        return Ok(value);
    }
    Err(Error::range(name, format_args!(">= 0 && <= {max}"), value))
}
