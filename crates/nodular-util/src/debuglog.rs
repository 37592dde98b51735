//! `util.debuglog`: messages that are there only for those who ask for them with `NODE_DEBUG`.

mod pattern;

use std::env;
use std::io::{self, Write};

use serde::Serialize;

use self::pattern::Pattern;
use crate::format::format_with_options;
use crate::inspect::{InspectOptions, inspect_with};
use crate::warning::Warning;

/// Messages of a section of a program, which `NODE_DEBUG` of the environment turns on.
///
/// Node: [`util.debuglog(section)`](https://nodejs.org/api/util.html#utildebuglogsection-callback)
///
/// # Examples
///
/// ```
/// use nodular_util::debuglog;
///
/// let debug = debuglog("cache");
/// debug.write(&mut std::io::stderr(), &("%d entries", 12))?;
/// if debug.enabled() {
///     // What is dear to find out.
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[doc(alias = "debug")]
pub fn debuglog(section: &str) -> DebugLog {
    DebugEnv::from_env().log(section, std::process::id())
}

/// Which sections `NODE_DEBUG` turns on: names with commas between them, in any case, `*` for any characters.
///
/// Node: [`NODE_DEBUG=module[,…]`](https://nodejs.org/api/cli.html#node_debugmodule)
///
/// # Examples
///
/// ```
/// use nodular_util::DebugEnv;
///
/// let env = DebugEnv::new("cache,net-*");
/// assert!(env.is_enabled("Cache") && env.is_enabled("net-tls"));
/// assert!(!env.is_enabled("net"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct DebugEnv {
    patterns: Vec<Pattern>,
}

impl DebugEnv {
    /// What a value of `NODE_DEBUG` turns on; an empty one nothing.
    pub fn new(value: &str) -> Self {
        match value {
            "" => Self::default(),
            _ => Self { patterns: value.split(',').map(Pattern::new).collect() },
        }
    }

    /// What `NODE_DEBUG` of the process's environment turns on now. (Node looks once, when it starts.)
    pub fn from_env() -> Self {
        Self::new(&env::var("NODE_DEBUG").unwrap_or_default())
    }

    /// Whether a section is on.
    pub fn is_enabled(&self, section: &str) -> bool {
        let section = section.to_uppercase();
        self.patterns.iter().any(|pattern| pattern.matches(&section))
    }

    /// The messages of a section, in a process with this id.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::DebugEnv;
    ///
    /// let debug = DebugEnv::new("cache").log("cache", 4242);
    /// let mut written = Vec::new();
    /// debug.write(&mut written, &("%d entries", 12))?;
    /// assert_eq!(written, b"CACHE 4242: 12 entries\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn log(&self, section: &str, pid: u32) -> DebugLog {
        DebugLog {
            is_enabled: self.is_enabled(section),
            section: section.to_uppercase(),
            pid,
            options: InspectOptions::default(),
        }
    }
}

/// Messages of one section; see [`debuglog`].
#[derive(Clone, Debug)]
pub struct DebugLog {
    is_enabled: bool,
    section: String,
    pid: u32,
    options: InspectOptions,
}

impl DebugLog {
    /// Writes values in colors, as Node does where standard error is a terminal.
    #[must_use]
    pub fn colored(mut self) -> Self {
        self.options.colors = true;
        self
    }

    /// Whether anybody asked for the messages.
    ///
    /// Node: [`debuglog().enabled`](https://nodejs.org/api/util.html#debuglogenabled)
    pub fn enabled(&self) -> bool {
        self.is_enabled
    }

    /// Writes a message as a line: `SECTION PID: message`; nothing if nobody asked for it.
    ///
    /// `arguments` are those of [`format`](crate::format()).
    ///
    /// # Errors
    ///
    /// What the writer fails with.
    pub fn write(
        &self,
        writer: &mut (impl Write + ?Sized),
        arguments: &(impl Serialize + ?Sized),
    ) -> io::Result<()> {
        match self.line(arguments) {
            Some(line) => writeln!(writer, "{line}"),
            None => Ok(()),
        }
    }

    /// The line that [`write`](Self::write) writes, without its end.
    pub fn line(&self, arguments: &(impl Serialize + ?Sized)) -> Option<String> {
        if !self.is_enabled {
            return None;
        }
        let pid = inspect_with(&self.pid, &self.options);
        let message = format_with_options(&self.options, arguments);
        Some(format!("{} {pid}: {message}", self.section))
    }

    /// What Node warns of when somebody asks for a section that shows secrets: `http` or `http2`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::DebugEnv;
    ///
    /// let env = DebugEnv::new("*");
    /// assert!(env.log("http", 1).warning().is_some_and(|warning| warning.message.contains("passwords")));
    /// assert_eq!(env.log("cache", 1).warning(), None);
    /// ```
    pub fn warning(&self) -> Option<Warning> {
        let shows_secrets = matches!(&*self.section, "HTTP" | "HTTP2");
        (self.is_enabled && shows_secrets).then(|| {
            let section = self.section.to_lowercase();
            Warning::new(
                "Warning",
                format!(
                    "Setting the NODE_DEBUG environment variable to '{section}' can expose sensitive data \
                     (such as passwords, tokens and authentication headers) in the resulting log."
                ),
            )
        })
    }
}
