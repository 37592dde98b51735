//! `util.parseArgs`: the arguments of a command line.

mod error;
mod tokens;
mod values;

use nodular_error::ArgumentError;

pub use self::error::ParseArgsError;
pub use self::tokens::Token;
use self::tokens::tokens;
pub use self::values::{ArgValue, ArgValues};

/// Which options a command line may have; the answer of [`parse`](Self::parse) says what it has.
///
/// Node: [`util.parseArgs([config])`](https://nodejs.org/api/util.html#utilparseargsconfig)
///
/// # Examples
///
/// ```
/// use nodular_util::{ArgOption, ParseArgs};
///
/// let command = ParseArgs::new()
///     .option("verbose", ArgOption::boolean().short('v'))
///     .option("port", ArgOption::string().default("8080"))
///     .allow_positionals();
/// let parsed = command.parse(["-v", "--port=80", "index.html"])?;
/// assert!(parsed.values.is_set("verbose"));
/// assert_eq!(parsed.values.text("port"), Some("80"));
/// assert_eq!(parsed.positionals, ["index.html"]);
/// # Ok::<(), nodular_util::ParseArgsError>(())
/// ```
#[doc(alias = "parseArgs")]
#[derive(Clone, Debug, Default)]
pub struct ParseArgs {
    options: Vec<(String, ArgOption)>,
    lax: bool,
    positionals: Option<bool>,
    negative: bool,
}

impl ParseArgs {
    /// A command without options, which takes no positional arguments either.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `--name`; an option of this name that is there already is replaced.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, option: ArgOption) -> Self {
        let name = name.into();
        match self.options.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = option,
            None => self.options.push((name, option)),
        }
        self
    }

    /// Takes what it does not know as it is, and positional arguments too: Node's `strict: false`.
    #[must_use]
    pub fn lax(mut self) -> Self {
        self.lax = true;
        self
    }

    /// Takes positional arguments: Node's `allowPositionals: true`.
    #[must_use]
    pub fn allow_positionals(mut self) -> Self {
        self.positionals = Some(true);
        self
    }

    /// Refuses positional arguments also if [`lax`](Self::lax): Node's `allowPositionals: false`.
    #[must_use]
    pub fn refuse_positionals(mut self) -> Self {
        self.positionals = Some(false);
        self
    }

    /// Takes `--no-name` as `false`: Node's `allowNegative: true`.
    #[must_use]
    pub fn allow_negative(mut self) -> Self {
        self.negative = true;
        self
    }

    /// Parses arguments, which are those of a program without its name: `std::env::args().skip(1)`.
    ///
    /// # Errors
    ///
    /// - [`ParseArgsError::UnknownOption`] and [`ParseArgsError::UnexpectedPositional`] if the command does not take them.
    /// - [`ParseArgsError::MissingValue`], [`ParseArgsError::UnexpectedValue`] and [`ParseArgsError::AmbiguousValue`]
    ///   if the value of an option is not as its type is.
    /// - [`ParseArgsError::Argument`] if an option's default is not of its type.
    pub fn parse<T: Into<String>>(
        &self,
        arguments: impl IntoIterator<Item = T>,
    ) -> Result<ParsedArgs, ParseArgsError> {
        self.check_defaults()?;
        let takes_positionals = self.positionals.unwrap_or(self.lax);
        let mut tokens = tokens(self, arguments.into_iter().map(Into::into));
        let mut values = ArgValues::default();
        let mut positionals = Vec::new();
        for token in &mut tokens {
            match token {
                Token::Option { name, raw_name, value, inline, .. } => {
                    if !self.lax {
                        self.check(name, raw_name, value.as_deref(), takes_positionals)?;
                        let is_apart = *inline != Some(true);
                        if let Some(text) = value
                            && is_apart
                            && text.starts_with('-')
                            && text.len() > 1
                        {
                            let (name, raw_name) = (name.clone(), raw_name.clone());
                            return Err(ParseArgsError::AmbiguousValue { name, raw_name });
                        }
                    }
                    let value = self.stored(name, value.clone());
                    let is_list = self.get(name).is_some_and(|option| option.multiple);
                    values.store(name, value, is_list);
                }
                Token::Positional { value, .. } if !takes_positionals => {
                    return Err(ParseArgsError::UnexpectedPositional { argument: value.clone() });
                }
                Token::Positional { value, .. } => positionals.push(value.clone()),
                Token::OptionTerminator { .. } => {}
            }
        }
        for (name, option) in &self.options {
            if let Some(default) = &option.default {
                values.store_default(name, default, option.multiple);
            }
        }
        Ok(ParsedArgs { values, positionals, tokens })
    }

    /// What is stored for an option; the token of `--no-name` gets the name that it stands for.
    fn stored(&self, name: &mut String, value: Option<String>) -> ArgValue {
        match value {
            Some(text) => ArgValue::String(text),
            None if self.negative && name.starts_with("no-") => {
                name.drain(..3);
                ArgValue::Boolean(false)
            }
            None => ArgValue::Boolean(true),
        }
    }

    fn check(
        &self,
        name: &str,
        raw_name: &str,
        value: Option<&str>,
        takes_positionals: bool,
    ) -> Result<(), ParseArgsError> {
        let negative = name.strip_prefix("no-").filter(|_| self.negative);
        let found = self.get(name).map(|option| (name, option)).or_else(|| {
            let option = self.get(negative?).filter(|option| option.kind == ArgType::Boolean)?;
            Some((negative?, option))
        });
        let Some((name, option)) = found else {
            let option = raw_name.to_owned();
            return Err(ParseArgsError::UnknownOption { option, takes_positionals });
        };
        let full_name = match option.short {
            Some(short) => format!("-{short}, --{name}"),
            None => format!("--{name}"),
        };
        match (option.kind, value) {
            (ArgType::String, None) => Err(ParseArgsError::MissingValue { option: full_name }),
            (ArgType::Boolean, Some(_)) => {
                Err(ParseArgsError::UnexpectedValue { option: full_name })
            }
            _ => Ok(()),
        }
    }

    fn check_defaults(&self) -> Result<(), ParseArgsError> {
        for (name, option) in &self.options {
            let Some(default) = &option.default else { continue };
            for (index, value) in default.iter().enumerate() {
                let expected: &'static [&'static str] = match (option.kind, value) {
                    (ArgType::String, ArgValue::Boolean(_)) => &["string"],
                    (ArgType::Boolean, ArgValue::String(_)) => &["boolean"],
                    _ => continue,
                };
                let place = if option.multiple { format!("[{index}]") } else { String::new() };
                let name = format!("options.{name}.default{place}");
                return Err(ArgumentError::invalid_type(name, expected, value.received()).into());
            }
        }
        Ok(())
    }

    fn get(&self, name: &str) -> Option<&ArgOption> {
        self.options.iter().find(|(other, _)| other == name).map(|(_, option)| option)
    }

    /// The name of the option with this letter, or the letter.
    fn long_name(&self, short: char) -> String {
        let found = self.options.iter().find(|(_, option)| option.short == Some(short));
        found.map_or_else(|| short.to_string(), |(name, _)| name.clone())
    }

    fn takes_value(&self, name: &str) -> bool {
        self.get(name).is_some_and(|option| option.kind == ArgType::String)
    }
}

/// What a command line has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedArgs {
    /// The values of the options
    pub values: ArgValues,
    /// The arguments that are no options
    pub positionals: Vec<String>,
    /// Each part of the command line in its order, to tell which option came last
    pub tokens: Vec<Token>,
}

/// An option that a command may have.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgOption {
    kind: ArgType,
    short: Option<char>,
    multiple: bool,
    default: Option<Vec<ArgValue>>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ArgType {
    Boolean,
    String,
}

impl ArgOption {
    /// An option without a value: `--verbose`.
    pub fn boolean() -> Self {
        Self { kind: ArgType::Boolean, short: None, multiple: false, default: None }
    }

    /// An option with a value: `--port 80` or `--port=80`.
    pub fn string() -> Self {
        Self { kind: ArgType::String, ..Self::boolean() }
    }

    /// The letter that stands for it: `-v`.
    #[must_use]
    pub fn short(mut self, letter: char) -> Self {
        self.short = Some(letter);
        self
    }

    /// It can be given several times; its values are a list.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// Its value if it is not given.
    #[must_use]
    pub fn default(self, value: impl Into<ArgValue>) -> Self {
        self.defaults([value])
    }

    /// Its values if it is not given and can be given several times.
    #[must_use]
    pub fn defaults<T: Into<ArgValue>>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        self.default = Some(values.into_iter().map(Into::into).collect());
        self
    }
}
