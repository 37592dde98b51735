use nodular_error::{ArgumentError, Class};

/// Why a command line was refused.
///
/// `Display` is Node's `message`; [`code`](Self::code) is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum ParseArgsError {
    /// The command has no `option`.
    #[error(
        "Unknown option '{option}'{}",
        if *takes_positionals { after_dashes(option) } else { String::new() }
    )]
    UnknownOption { option: String, takes_positionals: bool },
    /// The command takes no positional `argument`.
    #[error("Unexpected argument '{argument}'. This command does not take positional arguments")]
    UnexpectedPositional { argument: String },
    /// The `option` needs a value.
    #[error("Option '{option} <value>' argument missing")]
    MissingValue { option: String },
    /// The `option` has a value but takes none.
    #[error("Option '{option}' does not take an argument")]
    UnexpectedValue { option: String },
    /// The value of the option `name`, written `raw_name`, looks like another option.
    #[error(
        "Option '{raw_name}' argument is ambiguous.\nDid you forget to specify the option argument for \
         '{raw_name}'?\nTo specify an option argument starting with a dash use {}.",
        with_dash(name, raw_name)
    )]
    AmbiguousValue { name: String, raw_name: String },
    /// The description of an option is wrong.
    #[error("{_0}")]
    Argument(Box<ArgumentError>),
}

fn after_dashes(option: &str) -> String {
    let quoted = option.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        ". To specify a positional argument starting with a '-', place it at the end of the command after '--', as in \
         '-- \"{quoted}\""
    )
}

fn with_dash(name: &str, raw_name: &str) -> String {
    if raw_name.starts_with("--") {
        format!("'{raw_name}=-XYZ'")
    } else {
        format!("'--{name}=-XYZ' or '{raw_name}-XYZ'")
    }
}

impl From<ArgumentError> for ParseArgsError {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

impl ParseArgsError {
    /// Node's `error.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownOption { .. } => "ERR_PARSE_ARGS_UNKNOWN_OPTION",
            Self::UnexpectedPositional { .. } => "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
            Self::MissingValue { .. }
            | Self::UnexpectedValue { .. }
            | Self::AmbiguousValue { .. } => "ERR_PARSE_ARGS_INVALID_OPTION_VALUE",
            Self::Argument(error) => error.code(),
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::Argument(error) => error.class(),
            _ => Class::TypeError,
        }
    }
}
