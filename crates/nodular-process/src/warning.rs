use std::fmt;
use std::panic::Location;

use crate::env::Env;
use crate::info::{self, RELEASE_NAME};

/// Something that the people who run the program should know.
///
/// `Display` is JavaScript's `String(warning)`: `DeprecationWarning: use the other one`.
///
/// Node: [`process.emitWarning()`](https://nodejs.org/api/process.html#processemitwarningwarning-options)
///
/// # Examples
///
/// ```
/// use nodular_process::Warning;
///
/// let warning = Warning::deprecation("use open() instead").with_code("APP001");
/// assert_eq!(warning.to_string(), "DeprecationWarning: use open() instead");
/// assert_eq!((warning.name(), warning.code()), ("DeprecationWarning", Some("APP001")));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Warning {
    name: String,
    message: String,
    code: Option<String>,
    detail: Option<String>,
    pub(crate) place: Option<&'static Location<'static>>,
}

const DEPRECATION: &str = "DeprecationWarning";

impl Warning {
    /// A warning named `Warning`.
    pub fn new(message: impl Into<String>) -> Self {
        let name = "Warning".to_owned();
        Self { name, message: message.into(), code: None, detail: None, place: None }
    }

    /// A warning named `DeprecationWarning`.
    pub fn deprecation(message: impl Into<String>) -> Self {
        Self::new(message).with_name(DEPRECATION)
    }

    /// Names the kind of warning: Node's option `type`. An empty name changes nothing.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        if !name.is_empty() {
            self.name = name;
        }
        self
    }

    /// Gives the warning a code, by which it can be found and [switched off](WarningOptions::disabled).
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Adds a text that is printed below.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The kind of warning.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Its code.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The text below.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// Whether it is a `DeprecationWarning`.
    pub fn is_deprecation(&self) -> bool {
        self.name == DEPRECATION
    }

    /// What Node prints for it.
    ///
    /// The place where it was emitted is part of that if the options say so; a `hint` says that they can.
    pub(crate) fn printed(&self, options: &WarningOptions, hint: bool) -> String {
        let mut text = format!("({RELEASE_NAME}:{}) ", info::pid());
        if let Some(code) = &self.code {
            text += &format!("[{code}] ");
        }
        text += &self.to_string();
        if let Some(place) = self.place.filter(|_| options.traces(self)) {
            text += &format!("\n    at {place}");
        }
        if let Some(detail) = &self.detail {
            text += &format!("\n{detail}");
        }
        if hint {
            let flag =
                if self.is_deprecation() { "--trace-deprecation" } else { "--trace-warnings" };
            let program = &options.program;
            text +=
                &format!("\n(Use `{program} {flag} ...` to show where the warning was created)");
        }
        text
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if self.message.is_empty() { Ok(()) } else { write!(f, ": {}", self.message) }
    }
}

/// A deprecation is an error where [`WarningOptions::throw_deprecation`] says so.
impl std::error::Error for Warning {}

impl From<&str> for Warning {
    fn from(message: &str) -> Self {
        Self::new(message)
    }
}

impl From<String> for Warning {
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

/// Which warnings are printed, and how: Node's command line options.
///
/// # Examples
///
/// ```
/// use nodular_process::{Env, WarningOptions};
///
/// let mut options = WarningOptions::from_env(&Env::from_iter([("NODE_NO_WARNINGS", "1")]));
/// assert!(options.no_warnings);
/// assert!(options.apply("--disable-warning=APP001"));
/// assert_eq!(options.disabled, ["APP001"]);
/// assert!(!options.apply("--port=80"));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct WarningOptions {
    /// `--no-warnings`: nothing is printed; hooks are called.
    pub no_warnings: bool,
    /// `--no-deprecation`: a deprecation is neither printed nor given to hooks.
    pub no_deprecation: bool,
    /// `--throw-deprecation`: a deprecation is an error.
    pub throw_deprecation: bool,
    /// `--trace-warnings`: where each warning was emitted is printed too.
    pub trace_warnings: bool,
    /// `--trace-deprecation`: where each deprecation was emitted is printed too.
    pub trace_deprecation: bool,
    /// `--disable-warning`: codes and names of warnings that are not printed.
    pub disabled: Vec<String>,
    /// What the hint calls the program; without it there is no hint.
    pub program: String,
}

impl WarningOptions {
    /// Node's defaults, but for `NODE_NO_WARNINGS=1` in `env`.
    pub fn from_env(env: &Env) -> Self {
        Self { no_warnings: env.get("NODE_NO_WARNINGS") == Some("1"), ..Self::default() }
    }

    /// The same with one more argument of the command line; one that is not known changes nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::WarningOptions;
    ///
    /// assert!(WarningOptions::default().with("--trace-warnings").trace_warnings);
    /// ```
    #[must_use]
    pub fn with(mut self, argument: &str) -> Self {
        self.apply(argument);
        self
    }

    /// Sets what an argument of the command line says; whether it is one of the above.
    pub fn apply(&mut self, argument: &str) -> bool {
        match argument {
            "--no-warnings" => self.no_warnings = true,
            "--no-deprecation" => self.no_deprecation = true,
            "--throw-deprecation" => self.throw_deprecation = true,
            "--trace-warnings" => self.trace_warnings = true,
            "--trace-deprecation" => self.trace_deprecation = true,
            _ => match argument.strip_prefix("--disable-warning=") {
                Some(name) => self.disabled.push(name.to_owned()),
                None => return false,
            },
        }
        true
    }

    pub(crate) fn prints(&self, warning: &Warning) -> bool {
        let is_disabled =
            |name: &String| *name == warning.name || Some(name) == warning.code.as_ref();
        !self.no_warnings && !self.disabled.iter().any(is_disabled)
    }

    pub(crate) fn traces(&self, warning: &Warning) -> bool {
        self.trace_warnings || self.trace_deprecation && warning.is_deprecation()
    }
}
