//! Node's command line: which options there are, and what a list of arguments says.
//!
//! ```
//! use nodular_runtime::command_line::parse;
//!
//! let line = parse(["--no-warnings", "-r", "./setup.js", "app.js", "--port=80"])?;
//! assert_eq!(line.options, [("warnings", "false".into()), ("require", "./setup.js".into())]);
//! assert_eq!(line.exec_arguments, ["--no-warnings", "-r", "./setup.js"]);
//! assert_eq!(line.arguments, ["app.js", "--port=80"]);
//! assert_eq!(parse(["--nothing"]).unwrap_err().to_string(), "bad option: --nothing");
//! # Ok::<(), nodular_runtime::command_line::Error>(())
//! ```

mod table;

pub use self::table::{CommandOption, Kind, OPTIONS};

/// A command line, read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct CommandLine {
    /// The options by their names without dashes; those without an argument are `true` or `false`.
    pub options: Vec<(&'static str, String)>,
    /// The arguments that the options were: `process.execArgv`.
    pub exec_arguments: Vec<String>,
    /// The file and what follows it.
    pub arguments: Vec<String>,
}

/// What is wrong with a command line; `Display` is what Node prints behind its own name.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// There is no such option.
    Unknown(String),
    /// The option needs an argument.
    WithoutArgument(String),
    /// The option takes no argument.
    WithArgument(String),
    /// The option is not for `NODE_OPTIONS`.
    NotInEnvironment(String),
    /// A quote of `NODE_OPTIONS` is not closed.
    OpenQuote,
    /// Not an option: it cannot be negated.
    NotNegatable(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(option) => write!(f, "bad option: {option}"),
            Self::WithoutArgument(option) => write!(f, "{option} requires an argument"),
            Self::WithArgument(option) => write!(f, "{option} does not take an argument"),
            Self::NotInEnvironment(option) => write!(f, "{option} is not allowed in NODE_OPTIONS"),
            Self::OpenQuote => f.write_str("invalid value for NODE_OPTIONS (unterminated string)"),
            Self::NotNegatable(option) => {
                write!(f, "{option} is an invalid negation because it is not a boolean option")
            }
        }
    }
}

impl std::error::Error for Error {}

/// The names of the options that `NODE_OPTIONS` may have.
pub fn environment_options() -> impl Iterator<Item = &'static str> {
    OPTIONS.iter().filter(|option| option.in_environment).map(|option| option.name)
}

/// Reads the arguments behind the command's own name.
///
/// # Errors
///
/// Those that Node ends for, with exit code 9.
pub fn parse<S: Into<String>>(
    arguments: impl IntoIterator<Item = S>,
) -> Result<CommandLine, Error> {
    let mut line = CommandLine::default();
    let mut arguments = arguments.into_iter().map(Into::into).peekable();
    // The source of `-e` and `-p` stands instead of a file.
    while let Some(argument) = arguments.next_if(|argument| is_option(argument)) {
        line.exec_arguments.push(argument.clone());
        if argument == "--" {
            line.exec_arguments.pop();
            break;
        }
        let (written, inline) = split(&argument);
        let (option, is_negated) =
            find(&written).ok_or_else(|| Error::Unknown(argument.clone()))?;
        let value = match option.kind {
            Kind::Flag if inline.is_some() => return Err(Error::WithArgument(argument)),
            Kind::Flag => (!is_negated).to_string(),
            _ if is_negated => return Err(Error::NotNegatable(argument)),
            Kind::Text | Kind::MaybeText if inline.is_some() => inline.unwrap_or_default(),
            // `-p` alone prints what is on the standard input.
            Kind::MaybeText => match arguments.next_if(|next| !next.starts_with('-')) {
                Some(next) => {
                    line.exec_arguments.push(next.clone());
                    next
                }
                None => String::new(),
            },
            Kind::Text => match arguments.next_if(|next| !next.starts_with('-') || next == "-") {
                Some(next) => {
                    line.exec_arguments.push(next.clone());
                    next
                }
                None => return Err(Error::WithoutArgument(argument)),
            },
        };
        if written == "-pe" {
            line.options.push(("print", String::new()));
        }
        line.options.push((option.name, value));
    }
    line.arguments = arguments.collect();
    Ok(line)
}

/// Reads what the variable `NODE_OPTIONS` has.
///
/// # Errors
///
/// As for [`parse`], and for options that stand for a program of their own, such as `--eval`.
pub fn parse_environment(text: &str) -> Result<Vec<(&'static str, String)>, Error> {
    let words = words(text)?;
    for word in &words {
        let (written, _) = split(word);
        let known = find(&written).filter(|(option, _)| option.in_environment);
        if word.starts_with('-') && known.is_none() {
            return Err(Error::NotInEnvironment(written));
        }
    }
    let line = parse(words)?;
    match line.arguments.first() {
        Some(argument) => Err(Error::NotInEnvironment(argument.clone())),
        None => Ok(line.options),
    }
}

fn is_option(argument: &str) -> bool {
    argument.starts_with('-') && argument != "-"
}

/// The option as it was written, with dashes for underscores, and what follows `=`.
fn split(argument: &str) -> (String, Option<String>) {
    if !argument.starts_with("--") {
        return (argument.to_owned(), None);
    }
    let (name, value) = match argument.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (argument, None),
    };
    (name.replace('_', "-"), value)
}

/// The option, and whether it is written with `--no-`.
fn find(written: &str) -> Option<(&'static CommandOption, bool)> {
    let by_name = |name: &str| OPTIONS.iter().find(|option| option.name == name);
    if let Some(name) = written.strip_prefix("--") {
        if let Some(option) = by_name(name) {
            return Some((option, false));
        }
        let option = by_name(name.strip_prefix("no-")?)?;
        return Some((option, true));
    }
    let short = OPTIONS.iter().find(|option| option.short.contains(&written));
    short.map(|option| (option, false))
}

/// Words between blanks; in quotes, blanks are text, and a backslash keeps the next character.
fn words(text: &str) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    let mut starts = true;
    let mut is_quoted = false;
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let char = match char {
            '\\' if is_quoted => chars.next().ok_or(Error::OpenQuote)?,
            ' ' if !is_quoted => {
                starts = true;
                continue;
            }
            '"' => {
                is_quoted = !is_quoted;
                continue;
            }
            char => char,
        };
        if starts {
            words.push(String::new());
            starts = false;
        }
        if let Some(word) = words.last_mut() {
            word.push(char);
        }
    }
    if is_quoted { Err(Error::OpenQuote) } else { Ok(words) }
}
