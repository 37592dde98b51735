use std::fmt;

/// The JavaScript class of an error, as in `error.name`.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, Class};
///
/// let error = ArgumentError::out_of_range("size", ">= 0", -1);
/// assert_eq!(error.class(), Class::RangeError);
/// assert_eq!(error.class().to_string(), "RangeError");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Class {
    /// `AbortError`: an `Error` that Node throws where a signal ended the work.
    AbortError,
    /// `DOMException`: the error of the interfaces that come from the browser.
    DomException,
    /// `Error`
    Error,
    /// `RangeError`: a value outside of what is allowed.
    RangeError,
    /// `SyntaxError`: source text that does not parse.
    SyntaxError,
    /// `SystemError`: an `Error` that Node throws with a code of its own for a system error.
    SystemError,
    /// `TypeError`: a value of the wrong type, or a wrong value.
    TypeError,
    /// `URIError`: text that does not decode.
    UriError,
}

impl Class {
    /// The name of the class in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AbortError => "AbortError",
            Self::DomException => "DOMException",
            Self::Error => "Error",
            Self::RangeError => "RangeError",
            Self::SyntaxError => "SyntaxError",
            Self::SystemError => "SystemError",
            Self::TypeError => "TypeError",
            Self::UriError => "URIError",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
