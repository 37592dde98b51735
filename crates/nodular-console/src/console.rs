mod count;
mod group;
mod inspect;
mod inspector;
mod log;
mod table;
mod time;

use std::collections::HashMap;
use std::io::{self, IsTerminal, Stderr, Stdout, Write};
use std::time::Duration;

use nodular_util::{InspectOptions, get_color_depth};

use crate::arguments::Arguments;
use crate::error::Error;
use crate::options::{ColorMode, ConsoleOptions, StreamOptions};
use crate::warning::Warning;

/// A console that writes to any writer, or to two: one for what it logs, one for what it warns of.
///
/// Each call writes its lines with one `write_all`; nothing is flushed. A console is `Send` and `Sync` if its writers
/// are; to use it in several threads, share it in a `Mutex`.
///
/// Node: [`Console`](https://nodejs.org/api/console.html#class-console)
///
/// # Examples
///
/// ```
/// use nodular_console::Console;
///
/// let mut console = Console::with_stderr(Vec::new(), Vec::new());
/// console.log(&("%s has %d users", "db", 3))?;
/// console.warn("it is slow")?;
/// let (log, errors) = console.into_writers();
/// assert_eq!(log, b"db has 3 users\n");
/// assert_eq!(errors.as_deref(), Some(&b"it is slow\n"[..]));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Console<O, E = O> {
    stdout: O,
    /// `None` if everything goes to `stdout`.
    stderr: Option<E>,
    options: ConsoleOptions,
    /// How many columns a group is indented by.
    group_width: usize,
    /// How many columns the current group is indented by.
    indentation: usize,
    /// When the time of a label began.
    times: HashMap<String, Duration>,
    counts: HashMap<String, u64>,
}

/// One of a console's writers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stream {
    Stdout,
    Stderr,
}

impl<O: Write> Console<O> {
    /// A console that writes everything to one writer.
    ///
    /// Node: [`new Console(stdout)`](https://nodejs.org/api/console.html#new-consolestdout-stderr-ignoreerrors)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.log("in")?;
    /// console.error("order")?;
    /// assert_eq!(console.stdout(), b"in\norder\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(stdout: O) -> Self {
        Self::from_parts(stdout, None)
    }
}

impl Console<Stdout, Stderr> {
    /// A console on the process's own streams, which knows whether they are terminals and asks the environment.
    ///
    /// Its warnings are lines on the standard error stream. It has groups, counts and times of its own: those of
    /// [`global`](crate::global()) are another's.
    pub fn stdio() -> Self {
        let options = ConsoleOptions::new()
            .stdout_is_terminal(io::stdout().is_terminal())
            .stderr_is_terminal(io::stderr().is_terminal())
            .environment(|name| std::env::var(name).ok())
            .on_warning(|warning| {
                let line = format!("({}) {}: {warning}\n", std::process::id(), warning.name());
                // There is nowhere to tell that it failed.
                let _ = io::stderr().write_all(line.as_bytes());
            });
        Self { options, ..Self::with_stderr(io::stdout(), io::stderr()) }
    }
}

impl<O: Write, E: Write> Console<O, E> {
    /// A console that writes warnings, errors and traces to a second writer.
    ///
    /// Node: [`new Console(stdout, stderr)`](https://nodejs.org/api/console.html#new-consolestdout-stderr-ignoreerrors)
    pub fn with_stderr(stdout: O, stderr: E) -> Self {
        Self::from_parts(stdout, Some(stderr))
    }

    /// The same console with other options.
    ///
    /// # Errors
    ///
    /// - [`Error::Argument`] if the groups' indentation is no integer from 0 to 1000.
    /// - [`Error::ColorsTwice`] if a color mode is set, and the inspect options set colors too.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let quick = ConsoleOptions::new().group_indentation(0).ignore_errors(false);
    /// let mut console = Console::new(Vec::new()).with_options(quick)?;
    /// console.group("group")?;
    /// console.log("not indented")?;
    /// assert_eq!(console.stdout(), b"group\nnot indented\n");
    ///
    /// let refused = Console::new(Vec::new()).with_options(ConsoleOptions::new().group_indentation(0.5));
    /// assert_eq!(
    ///     refused.unwrap_err().to_string(),
    ///     "The value of \"groupIndentation\" is out of range. It must be an integer. Received 0.5",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_options(self, options: ConsoleOptions) -> Result<Self, Error> {
        let group_width = options.check()?;
        Ok(Self { options, group_width, ..self })
    }

    fn from_parts(stdout: O, stderr: Option<E>) -> Self {
        Self {
            stdout,
            stderr,
            options: ConsoleOptions::default(),
            group_width: 2,
            indentation: 0,
            times: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    /// The first writer.
    pub fn stdout(&self) -> &O {
        &self.stdout
    }

    /// The first writer, to flush it or to write past the console.
    pub fn stdout_mut(&mut self) -> &mut O {
        &mut self.stdout
    }

    /// The second writer, if there is one.
    pub fn stderr(&self) -> Option<&E> {
        self.stderr.as_ref()
    }

    /// The second writer, to flush it or to write past the console.
    pub fn stderr_mut(&mut self) -> Option<&mut E> {
        self.stderr.as_mut()
    }

    /// Both writers; groups, counts and times are given up.
    pub fn into_writers(self) -> (O, Option<E>) {
        (self.stdout, self.stderr)
    }

    fn print(&mut self, stream: Stream, arguments: Arguments<'_>) -> io::Result<()> {
        let text = arguments.into_text(|| self.inspect_options(stream));
        self.write_line(stream, text)
    }

    /// Writes lines with the indentation of the current group.
    fn write_line(&mut self, stream: Stream, mut text: String) -> io::Result<()> {
        if self.indentation > 0 {
            let indentation = " ".repeat(self.indentation);
            text = indentation.clone() + &text.replace('\n', &format!("\n{indentation}"));
        }
        text.push('\n');
        self.write(stream, &text)
    }

    fn write(&mut self, stream: Stream, text: &str) -> io::Result<()> {
        let result = match &mut self.stderr {
            Some(stderr) if stream == Stream::Stderr => stderr.write_all(text.as_bytes()),
            _ => self.stdout.write_all(text.as_bytes()),
        };
        if self.options.ignore_errors { Ok(()) } else { result }
    }

    fn warn_of(&self, warning: &Warning) {
        if let Some(hook) = &self.options.on_warning {
            hook(warning);
        }
    }

    fn inspect_options(&self, stream: Stream) -> InspectOptions {
        self.changed(stream, InspectOptions::default())
    }

    /// The options for `inspect` that a stream has where `defaults` are the method's own.
    fn changed(&self, stream: Stream, defaults: InspectOptions) -> InspectOptions {
        let stream = self.stream_options(stream);
        let colors = match self.options.color_mode {
            ColorMode::Auto => {
                let env = &*self.options.environment;
                let is_asked = stream.is_terminal || env("FORCE_COLOR").is_some();
                is_asked && get_color_depth(env) > 2
            }
            ColorMode::Always => true,
            ColorMode::Never => false,
        };
        stream.apply(InspectOptions { colors, ..defaults })
    }

    fn stream_options(&self, stream: Stream) -> &StreamOptions {
        match stream {
            Stream::Stderr if self.stderr.is_some() => &self.options.stderr,
            _ => &self.options.stdout,
        }
    }
}
