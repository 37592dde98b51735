use std::borrow::Cow;
use std::fmt;

/// What a program should know although nothing failed; `Display` is Node's `message`.
///
/// Node: [`process.emitWarning()`](https://nodejs.org/api/process.html#processemitwarningwarning-options)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Warning {
    /// Node's `name`: `DeprecationWarning`.
    pub name: Cow<'static, str>,
    /// What tells this warning from others: `DEP0025`.
    pub code: Option<String>,
    /// What it says.
    pub message: String,
}

impl Warning {
    pub(crate) fn new(name: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { name: name.into(), code: None, message: message.into() }
    }

    /// The line that Node writes to standard error, without its end.
    ///
    /// Node: [Event: `'warning'`](https://nodejs.org/api/process.html#event-warning)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::Deprecations;
    ///
    /// let deprecations = Deprecations::new(|warning| {
    ///     assert_eq!(warning.line(4242), "(node:4242) [DEP1] DeprecationWarning: use sum()");
    /// });
    /// deprecations.deprecate(|| (), "use sum()", Some("DEP1"))();
    /// ```
    pub fn line(&self, pid: u32) -> String {
        let mut line = format!("(node:{pid}) ");
        if let Some(code) = self.code.as_deref().filter(|code| !code.is_empty()) {
            line += &format!("[{code}] ");
        }
        line += &self.name;
        if !self.message.is_empty() {
            line += ": ";
            line += &self.message;
        }
        line
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
