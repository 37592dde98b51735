use std::fmt;

use nodular_error::Class;

/// A part of a MIME type is not as it must be.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`.
///
/// Node: [`ERR_INVALID_MIME_SYNTAX`](https://nodejs.org/api/errors.html#err_invalid_mime_syntax)
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("The MIME syntax for a {part} in {}{}", InQuotes(text), Ending(*index))]
pub struct MimeError {
    part: MimePart,
    text: String,
    index: Option<usize>,
}

impl MimeError {
    pub(super) fn new(part: MimePart, text: &str, index: Option<usize>) -> Self {
        Self { part, text: text.to_owned(), index }
    }

    /// Node's `code`: `ERR_INVALID_MIME_SYNTAX`.
    pub fn code(&self) -> &'static str {
        "ERR_INVALID_MIME_SYNTAX"
    }

    /// The class that Node's error has: a `TypeError`.
    pub fn class(&self) -> Class {
        Class::TypeError
    }

    /// What is wrong.
    pub fn part(&self) -> MimePart {
        self.part
    }

    /// Which character of the part is the first wrong one; `None` if the part is missing.
    pub fn index(&self) -> Option<usize> {
        self.index
    }
}

/// What a MIME type is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MimePart {
    /// What stands before the slash.
    Type,
    /// What stands behind the slash.
    Subtype,
    /// The name of a parameter.
    ParameterName,
    /// The value of a parameter.
    ParameterValue,
}

impl fmt::Display for MimePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Type => "type",
            Self::Subtype => "subtype",
            Self::ParameterName => "parameter name",
            Self::ParameterValue => "parameter value",
        })
    }
}

/// The text as Node writes it: in quotes, its own ones untouched.
struct InQuotes<'a>(&'a str);

impl fmt::Display for InQuotes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

struct Ending(Option<usize>);

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(" is invalid")?;
        self.0.map_or(Ok(()), |index| write!(f, " at {index}"))
    }
}
