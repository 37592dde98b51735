use nodular_error::{ArgumentError, Class};

/// Why a console was refused its options.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`. What a writer fails with is an
/// [`io::Error`](std::io::Error), and is returned only by a console that does not
/// [ignore errors](crate::ConsoleOptions::ignore_errors).
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An option has a value that it cannot have.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
    /// Both the color mode and the options for `inspect` say whether there are colors.
    #[error(
        "Option \"options.inspectOptions.color\" cannot be used in combination with option \"colorMode\""
    )]
    ColorsTwice,
}

impl Error {
    /// Node's `error.code`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let options = ConsoleOptions::new().group_indentation(1001);
    /// let error = Console::new(Vec::new()).with_options(options).unwrap_err();
    /// assert_eq!(error.code(), "ERR_OUT_OF_RANGE");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "The value of \"groupIndentation\" is out of range. It must be >= 0 && <= 1000. Received 1001",
    /// );
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::Argument(error) => error.code(),
            Self::ColorsTwice => "ERR_INCOMPATIBLE_OPTION_PAIR",
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::Argument(error) => error.class(),
            Self::ColorsTwice => Class::TypeError,
        }
    }
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}
