use std::path::PathBuf;

use nodular_error::{ArgumentError, Class, SystemError};

/// Why something about the process was refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum Error {
    /// An argument is not what it has to be.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
    /// The system refused a call.
    #[error(transparent)]
    System(#[from] SystemError),
    /// The system refused `syscall` with the error `code`, which it words as `message`: how Node tells of the calls
    /// that change identifiers.
    #[error("{code}, {message}")]
    Refused { code: &'static str, message: &'static str, syscall: &'static str },
    /// The program `file` could not take the place of this one.
    #[error("{code}, {message} '{}'", file.display())]
    NotExecuted { code: &'static str, message: &'static str, file: PathBuf },
    /// There is no signal of this name.
    #[error("Unknown signal: {0}")]
    UnknownSignal(String),
    /// There is no user or group (`kind`) `id`.
    #[error("{kind} identifier does not exist: {id}")]
    UnknownCredential { kind: &'static str, id: String },
    /// The file is there, but cannot be read.
    #[error("Contents of '{}' should be a valid string.", .0.display())]
    InvalidContents(PathBuf),
    /// A file of [`EnvFiles`](crate::EnvFiles) is missing.
    #[error("{}: not found", .0.display())]
    EnvFileNotFound(PathBuf),
    /// A file of [`EnvFiles`](crate::EnvFiles) is there, but cannot be read.
    #[error("{}: invalid format", .0.display())]
    EnvFileInvalid(PathBuf),
    /// A command line ends behind this option.
    #[error("{0} requires an argument")]
    OptionWithoutArgument(&'static str),
    /// There is no tokio runtime to wait on.
    #[error("there is no tokio runtime")]
    NoRuntime,
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

impl Error {
    /// Node's `error.code`; empty for what Node tells on its command line only.
    pub fn code(&self) -> &str {
        match self {
            Self::Argument(error) => error.code(),
            Self::System(error) => error.code(),
            Self::Refused { code, .. } | Self::NotExecuted { code, .. } => code,
            Self::UnknownSignal(_) => "ERR_UNKNOWN_SIGNAL",
            Self::UnknownCredential { .. } => "ERR_UNKNOWN_CREDENTIAL",
            Self::InvalidContents(_) => "ERR_INVALID_ARG_TYPE",
            Self::EnvFileNotFound(_)
            | Self::EnvFileInvalid(_)
            | Self::OptionWithoutArgument(_)
            | Self::NoRuntime => "",
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::Argument(error) => error.class(),
            Self::System(error) => error.class(),
            Self::UnknownSignal(_) | Self::InvalidContents(_) => Class::TypeError,
            _ => Class::Error,
        }
    }
}

/// An [`std::io::Error`] in which the error is found again by `downcast`.
impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Argument(error) => (*error).into(),
            Error::System(error) => error.into(),
            error @ Error::EnvFileNotFound(_) => Self::new(std::io::ErrorKind::NotFound, error),
            error @ Error::Refused { .. } => Self::new(std::io::ErrorKind::PermissionDenied, error),
            error => Self::new(std::io::ErrorKind::InvalidInput, error),
        }
    }
}
