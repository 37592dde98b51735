use std::io::{self, Write};

use crate::warning::Warning;

use super::Console;

impl<O: Write, E: Write> Console<O, E> {
    /// Prints how often it was called with this label.
    ///
    /// Node's default label is `default`.
    ///
    /// Node: [`console.count([label])`](https://nodejs.org/api/console.html#consolecountlabel)
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
    /// console.count("request")?;
    /// console.count("request")?;
    /// console.count_reset("request");
    /// console.count("request")?;
    /// assert_eq!(console.stdout(), b"request: 1\nrequest: 2\nrequest: 1\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn count(&mut self, label: &str) -> io::Result<()> {
        let count = match self.counts.get_mut(label) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.insert(label.to_owned(), 1);
                1
            }
        };
        self.log(&*format!("{label}: {count}"))
    }

    /// Lets [`count`](Self::count) begin again for this label; a warning if it was not counted.
    ///
    /// Node: [`console.countReset([label])`](https://nodejs.org/api/console.html#consolecountresetlabel)
    #[doc(alias = "countReset")]
    pub fn count_reset(&mut self, label: &str) {
        if self.counts.remove(label).is_none() {
            self.warn_of(&Warning::NoSuchCount { label: label.to_owned() });
        }
    }
}
