use std::io::{self, Write};

use crate::arguments::Arguments;

use super::Console;

impl<O: Write, E: Write> Console<O, E> {
    /// Prints the arguments, if there are any, and indents every line that follows, until [`group_end`](Self::group_end).
    ///
    /// Both writers are indented. `()` is a group without a label.
    ///
    /// Node: [`console.group([...label])`](https://nodejs.org/api/console.html#consolegrouplabel)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log); the group is begun nevertheless.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.group(&("user %d", 1))?;
    /// console.log("name: Kim\nage: 42")?;
    /// console.group_end();
    /// console.log("done")?;
    /// assert_eq!(console.stdout(), b"user 1\n  name: Kim\n  age: 42\ndone\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn group<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        let arguments = arguments.into();
        let result = if arguments.is_empty() { Ok(()) } else { self.log(arguments) };
        self.indentation = self.indentation.saturating_add(self.group_width);
        result
    }

    /// The same as [`group`](Self::group).
    ///
    /// Node: [`console.groupCollapsed()`](https://nodejs.org/api/console.html#consolegroupcollapsed)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    #[doc(alias = "groupCollapsed")]
    pub fn group_collapsed<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.group(arguments)
    }

    /// Ends the innermost group; nothing if there is none.
    ///
    /// Node: [`console.groupEnd()`](https://nodejs.org/api/console.html#consolegroupend)
    #[doc(alias = "groupEnd")]
    pub fn group_end(&mut self) {
        self.indentation = self.indentation.saturating_sub(self.group_width);
    }
}
