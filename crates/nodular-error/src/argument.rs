use std::borrow::Cow;
use std::io;

use crate::class::Class;
use crate::expected::Expected;
use crate::phrase::{Missing, OutOfRange, Shortened, Subject};
use crate::received::Received;

/// Why an argument was refused: the `ERR_*` errors that every part of Node shares.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`. A crate that has errors of its own
/// wraps this one as a transparent variant.
///
/// Node: [Node.js error codes](https://nodejs.org/api/errors.html#nodejs-error-codes)
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, Received};
///
/// let error = ArgumentError::invalid_type("path", &["string", "Buffer", "URL"], Received::Null);
/// assert_eq!(
///     error.to_string(),
///     "The \"path\" argument must be of type string or an instance of Buffer or URL. Received null",
/// );
/// assert_eq!(error.code(), "ERR_INVALID_ARG_TYPE");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum ArgumentError {
    /// The argument `name` was `received`, which is of none of the types and classes in `expected`.
    #[error("The {} must be {}. Received {received}", Subject(name), expected)]
    InvalidType { name: Cow<'static, str>, expected: Expected, received: Received },
    /// The argument `name` was `received`, which is refused for `reason`.
    #[error("The {} '{name}' {reason}. Received {}", Subject::kind(name), Shortened(received))]
    InvalidValue { name: Cow<'static, str>, received: Received, reason: Cow<'static, str> },
    /// The argument `name` was `received`, which is not in `range`.
    #[error(
        "The value of \"{name}\" is out of range. It must be {range}. Received {}",
        OutOfRange(received)
    )]
    OutOfRange { name: Cow<'static, str>, range: Cow<'static, str>, received: Received },
    /// The arguments `names` were not given; where several would have done, they stand together.
    #[error("The {} must be specified", Missing(names))]
    Missing { names: &'static [&'static [&'static str]] },
    /// The argument `name` was `received`, which is not a port, or is 0 where a port is `required`.
    #[error(
        "{name} should be {} 0 and < 65536. Received {received}.",
        if *required { ">" } else { ">=" }
    )]
    BadPort { name: Cow<'static, str>, received: Received, required: bool },
}

impl ArgumentError {
    /// `ERR_INVALID_ARG_TYPE`: `received` is none of what is `expected`.
    ///
    /// `expected` has names of types (`string`, `number`, `Object`, `Function`), of classes (`Buffer`) and
    /// other words as they are (`an ArrayBuffer-like`). A `name` with a dot is called a property.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::ArgumentError;
    ///
    /// let error = ArgumentError::invalid_type("options.signal", &["AbortSignal"], 5);
    /// assert_eq!(
    ///     error.to_string(),
    ///     "The \"options.signal\" property must be an instance of AbortSignal. Received type number (5)",
    /// );
    /// ```
    #[doc(alias = "ERR_INVALID_ARG_TYPE")]
    pub fn invalid_type(
        name: impl Into<Cow<'static, str>>,
        expected: impl Into<Expected>,
        received: impl Into<Received>,
    ) -> Self {
        Self::InvalidType {
            name: name.into(),
            expected: expected.into(),
            received: received.into(),
        }
    }

    /// `ERR_INVALID_ARG_VALUE`: `received` is refused for `reason`, which Node often words as `is invalid`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::ArgumentError;
    ///
    /// let error = ArgumentError::invalid_value("encoding", "utf9", "is invalid");
    /// assert_eq!(error.to_string(), "The argument 'encoding' is invalid. Received 'utf9'");
    /// ```
    #[doc(alias = "ERR_INVALID_ARG_VALUE")]
    pub fn invalid_value(
        name: impl Into<Cow<'static, str>>,
        received: impl Into<Received>,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::InvalidValue { name: name.into(), received: received.into(), reason: reason.into() }
    }

    /// `ERR_OUT_OF_RANGE`: `received` is not in `range`, such as `>= 0 && <= 255` or `an integer`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::ArgumentError;
    ///
    /// let error = ArgumentError::out_of_range("size", ">= 0 && <= 9007199254740991", -5_000_000_000_i64);
    /// assert_eq!(
    ///     error.to_string(),
    ///     "The value of \"size\" is out of range. It must be >= 0 && <= 9007199254740991. \
    ///      Received -5_000_000_000",
    /// );
    /// ```
    #[doc(alias = "ERR_OUT_OF_RANGE")]
    pub fn out_of_range(
        name: impl Into<Cow<'static, str>>,
        range: impl Into<Cow<'static, str>>,
        received: impl Into<Received>,
    ) -> Self {
        Self::OutOfRange { name: name.into(), range: range.into(), received: received.into() }
    }

    /// `ERR_MISSING_ARGS`: none of each group of `names` was given.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::ArgumentError;
    ///
    /// let error = ArgumentError::missing(&[&["name"], &["value"]]);
    /// assert_eq!(error.to_string(), "The \"name\" and \"value\" arguments must be specified");
    ///
    /// let error = ArgumentError::missing(&[&["options", "port", "path"]]);
    /// assert_eq!(
    ///     error.to_string(),
    ///     "The \"options\" or \"port\" or \"path\" argument must be specified",
    /// );
    /// ```
    #[doc(alias = "ERR_MISSING_ARGS")]
    pub fn missing(names: &'static [&'static [&'static str]]) -> Self {
        Self::Missing { names }
    }

    /// Node's `error.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidType { .. } => "ERR_INVALID_ARG_TYPE",
            Self::InvalidValue { .. } => "ERR_INVALID_ARG_VALUE",
            Self::OutOfRange { .. } => "ERR_OUT_OF_RANGE",
            Self::Missing { .. } => "ERR_MISSING_ARGS",
            Self::BadPort { .. } => "ERR_SOCKET_BAD_PORT",
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::InvalidType { .. } | Self::InvalidValue { .. } | Self::Missing { .. } => {
                Class::TypeError
            }
            Self::OutOfRange { .. } | Self::BadPort { .. } => Class::RangeError,
        }
    }
}

/// An [`io::Error`] of the kind [`InvalidInput`](io::ErrorKind::InvalidInput), in which the error is found
/// again by `downcast`.
impl From<ArgumentError> for io::Error {
    fn from(error: ArgumentError) -> Self {
        Self::new(io::ErrorKind::InvalidInput, error)
    }
}
