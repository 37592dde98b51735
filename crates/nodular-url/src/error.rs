//! Why a URL was refused.

use std::io;

use nodular_error::{ArgumentError, Class, SystemError};

/// Why a URL, or a path to make one of, was refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `input`, resolved against `base`, is not a URL.
    #[error("Invalid URL")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    InvalidUrl { input: String, base: Option<String> },
    /// The URL is not a `file:` URL.
    #[error("The URL must be of scheme file")]
    InvalidUrlScheme,
    /// The `file:` URL names another machine, which a path on `platform` cannot.
    #[error("File URL host must be \"localhost\" or empty on {platform}")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    InvalidFileUrlHost { platform: &'static str },
    /// The path of the `file:` URL `input` is no path of the file system, for `reason`.
    #[error("File URL path {reason}")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    InvalidFileUrlPath { reason: &'static str, input: String },
    /// A `%` starts no byte, or the bytes are not UTF-8. Node throws a `URIError` without a code here.
    #[error("URI malformed")]
    MalformedUri,
    /// An argument was refused as every part of Node would.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
    /// The working directory, which a relative path starts at, cannot be read.
    #[error(transparent)]
    WorkingDirectory(#[from] SystemError),
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

/// An [`io::Error`] in which the error is found again by `downcast`: of the kind
/// [`InvalidInput`](io::ErrorKind::InvalidInput), but for the working directory, which has a kind of its own.
impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::WorkingDirectory(error) => error.into(),
            error => Self::new(io::ErrorKind::InvalidInput, error),
        }
    }
}

impl Error {
    /// Node's `code`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// let error = Url::new("//x").unwrap_err();
    /// assert_eq!((error.code(), error.to_string().as_str()), ("ERR_INVALID_URL", "Invalid URL"));
    /// ```
    pub fn code(&self) -> &str {
        match self {
            Self::InvalidUrl { .. } => "ERR_INVALID_URL",
            Self::InvalidUrlScheme => "ERR_INVALID_URL_SCHEME",
            Self::InvalidFileUrlHost { .. } => "ERR_INVALID_FILE_URL_HOST",
            Self::InvalidFileUrlPath { .. } => "ERR_INVALID_FILE_URL_PATH",
            Self::MalformedUri => "ERR_INVALID_URI",
            Self::Argument(error) => error.code(),
            Self::WorkingDirectory(error) => error.code(),
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::MalformedUri => Class::UriError,
            Self::Argument(error) => error.class(),
            Self::WorkingDirectory(error) => error.class(),
            _ => Class::TypeError,
        }
    }

    pub(crate) fn invalid_url(input: &str, base: Option<&str>) -> Self {
        Self::InvalidUrl { input: input.to_owned(), base: base.map(str::to_owned) }
    }
}
