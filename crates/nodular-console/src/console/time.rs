use std::io::{self, Write};

use crate::arguments::Arguments;
use crate::duration::describe;
use crate::warning::Warning;

use super::Console;

impl<O: Write, E: Write> Console<O, E> {
    /// Begins the time of a label; a warning if it is running already.
    ///
    /// Node's default label is `default`.
    ///
    /// Node: [`console.time([label])`](https://nodejs.org/api/console.html#consoletimelabel)
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::atomic::{AtomicU64, Ordering};
    /// use std::time::Duration;
    ///
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let clock = AtomicU64::new(0);
    /// let options = ConsoleOptions::new()
    ///     .clock(move || Duration::from_millis(clock.fetch_add(750, Ordering::Relaxed)));
    /// let mut console = Console::new(Vec::new()).with_options(options)?;
    /// console.time("import");
    /// console.time_log("import", &("rows:", 10))?;
    /// console.time_end("import")?;
    /// assert_eq!(console.stdout(), b"import: 750ms rows: 10\nimport: 1.500s\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn time(&mut self, label: &str) {
        if self.times.contains_key(label) {
            let label = label.to_owned();
            self.warn_of(&Warning::LabelExists { label, method: "console.time()" });
            return;
        }
        self.times.insert(label.to_owned(), (self.options.clock)());
    }

    /// Prints how long it is since [`time`](Self::time), and the arguments; a warning if it was not called.
    ///
    /// The arguments stand behind the time as they are: the first is no text with places.
    ///
    /// Node: [`console.timeLog([label][, ...data])`](https://nodejs.org/api/console.html#consoletimeloglabel-data)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    #[doc(alias = "timeLog")]
    pub fn time_log<'a>(
        &mut self,
        label: &str,
        arguments: impl Into<Arguments<'a>>,
    ) -> io::Result<()> {
        self.print_time(label, arguments.into(), "console.timeLog()")
    }

    /// Prints how long it is since [`time`](Self::time) and ends it; a warning if it was not called.
    ///
    /// Node: [`console.timeEnd([label])`](https://nodejs.org/api/console.html#consoletimeendlabel)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    #[doc(alias = "timeEnd")]
    pub fn time_end(&mut self, label: &str) -> io::Result<()> {
        let result = self.print_time(label, ().into(), "console.timeEnd()");
        self.times.remove(label);
        result
    }

    fn print_time(
        &mut self,
        label: &str,
        arguments: Arguments<'_>,
        method: &'static str,
    ) -> io::Result<()> {
        let Some(begin) = self.times.get(label) else {
            self.warn_of(&Warning::NoSuchLabel { label: label.to_owned(), method });
            return Ok(());
        };
        let duration = (self.options.clock)().saturating_sub(*begin);
        self.log(arguments.after_time(label, describe(duration)))
    }
}
