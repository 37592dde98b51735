use std::io::{self, Write};
use std::panic::Location;

use crate::arguments::Arguments;

use super::{Console, Stream};

impl<O: Write, E: Write> Console<O, E> {
    /// Prints a line to the first writer.
    ///
    /// See [`Arguments`] for what can be printed.
    ///
    /// Node: [`console.log([data][, ...args])`](https://nodejs.org/api/console.html#consolelogdata-args)
    ///
    /// # Errors
    ///
    /// What the writer fails with, unless the console
    /// [ignores errors](crate::ConsoleOptions::ignore_errors), as it does by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.log(&("%s of %d: %j", "file", 42, ["a"]))?;
    /// assert_eq!(console.stdout(), b"file of 42: [\"a\"]\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn log<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.print(Stream::Stdout, arguments.into())
    }

    /// The same as [`log`](Self::log).
    ///
    /// Node: [`console.info([data][, ...args])`](https://nodejs.org/api/console.html#consoleinfodata-args)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    pub fn info<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.log(arguments)
    }

    /// The same as [`log`](Self::log).
    ///
    /// Node: [`console.debug(data[, ...args])`](https://nodejs.org/api/console.html#consoledebugdata-args)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    pub fn debug<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.log(arguments)
    }

    /// Prints a line to the second writer.
    ///
    /// Node: [`console.error([data][, ...args])`](https://nodejs.org/api/console.html#consoleerrordata-args)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::with_stderr(Vec::new(), Vec::new());
    /// console.error(&("error #%d", 5))?;
    /// assert_eq!(console.stderr().unwrap(), b"error #5\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn error<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.print(Stream::Stderr, arguments.into())
    }

    /// The same as [`error`](Self::error).
    ///
    /// Node: [`console.warn([data][, ...args])`](https://nodejs.org/api/console.html#consolewarndata-args)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    pub fn warn<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.error(arguments)
    }

    /// Prints `Trace`, the arguments and the place in the source from which it is called to the second writer.
    ///
    /// Node: [`console.trace([message][, ...args])`](https://nodejs.org/api/console.html#consoletracemessage-args)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.trace(&("got %d", 5))?;
    /// let written = String::from_utf8_lossy(console.stdout()).into_owned();
    /// let (first, place) = written.split_once('\n').unwrap();
    /// assert_eq!(first, "Trace: got 5");
    /// assert!(place.starts_with("    at ") && place.contains(".rs:"), "{place}");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn trace<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.trace_with_stack(arguments, &format!("    at {}", Location::caller()))
    }

    /// [`trace`](Self::trace) with the lines of a stack: an engine's, or those of a `std::backtrace::Backtrace`.
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.trace_with_stack("here", "    at main (app.js:1:1)")?;
    /// assert_eq!(console.stdout(), b"Trace: here\n    at main (app.js:1:1)\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn trace_with_stack<'a>(
        &mut self,
        arguments: impl Into<Arguments<'a>>,
        stack: &str,
    ) -> io::Result<()> {
        let message = arguments.into().into_text(|| self.inspect_options(Stream::Stderr));
        let mut text = String::from("Trace");
        if !message.is_empty() {
            text.push_str(": ");
            text.push_str(&message);
        }
        if !stack.is_empty() {
            text.push('\n');
            text.push_str(stack);
        }
        self.write_line(Stream::Stderr, text)
    }

    /// Prints `Assertion failed` and the arguments to the second writer if `condition` is false.
    ///
    /// It does not end anything: that is `assert!` of Rust.
    ///
    /// Node: [`console.assert(value[, ...message])`](https://nodejs.org/api/console.html#consoleassertvalue-message)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.assert(1 + 1 == 2, "not printed")?;
    /// console.assert(1 + 1 == 3, &("%d is not 3", 2))?;
    /// console.assert(false, ())?;
    /// assert_eq!(console.stdout(), b"Assertion failed: 2 is not 3\nAssertion failed\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn assert<'a>(
        &mut self,
        condition: bool,
        arguments: impl Into<Arguments<'a>>,
    ) -> io::Result<()> {
        if condition {
            return Ok(());
        }
        self.warn(arguments.into().of_failed_assertion())
    }

    /// Clears the terminal, if the first writer is one and not a `dumb` one.
    ///
    /// Node: [`console.clear()`](https://nodejs.org/api/console.html#consoleclear)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.clear()?;
    /// assert_eq!(console.stdout(), b"");
    ///
    /// let mut console = console.with_options(ConsoleOptions::new().stdout_is_terminal(true))?;
    /// console.clear()?;
    /// assert_eq!(console.stdout(), b"\x1b[1;1H\x1b[0J");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn clear(&mut self) -> io::Result<()> {
        let is_dumb = || (self.options.environment)("TERM").is_some_and(|term| term == "dumb");
        if !self.options.stdout.is_terminal || is_dumb() {
            return Ok(());
        }
        // To the first column of the first line, then everything behind it.
        self.write(Stream::Stdout, "\u{1b}[1;1H\u{1b}[0J")
    }
}
