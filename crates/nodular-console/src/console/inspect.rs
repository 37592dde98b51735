use std::io::{self, Write};

use nodular_util::tree::{Tree, Value};
use nodular_util::{InspectOptions, inspect_value};
use serde::Serialize;

use crate::arguments::{Arguments, serialize};

use super::{Console, Stream};

impl<O: Write, E: Write> Console<O, E> {
    /// Prints what `inspect` shows of a value; a list is one value here.
    ///
    /// Node: [`console.dir(obj[, options])`](https://nodejs.org/api/console.html#consoledirobj-options)
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
    /// console.dir(&vec!["a", "b"])?;
    /// console.dir_with(&[[[[1]]]], |options| options.depth = Some(0))?;
    /// assert_eq!(console.stdout(), b"[ 'a', 'b' ]\n[ [Array] ]\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn dir<T: Serialize + ?Sized>(&mut self, value: &T) -> io::Result<()> {
        self.dir_with(value, |_| {})
    }

    /// [`dir`](Self::dir) with other options than the console's.
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    pub fn dir_with<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        change: impl FnOnce(&mut InspectOptions),
    ) -> io::Result<()> {
        let (tree, value) = serialize(value);
        self.dir_value(&tree, &value, change)
    }

    /// [`dir_with`](Self::dir_with) for a value of a tree.
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    /// use nodular_util::tree::{Tree, Value};
    ///
    /// let mut console = Console::new(Vec::new());
    /// console.dir_value(&Tree::new(), &Value::Undefined, |options| options.colors = true)?;
    /// assert_eq!(console.stdout(), b"\x1b[90mundefined\x1b[39m\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn dir_value(
        &mut self,
        tree: &Tree,
        value: &Value,
        change: impl FnOnce(&mut InspectOptions),
    ) -> io::Result<()> {
        let mut options = self.inspect_options(Stream::Stdout);
        change(&mut options);
        self.write_line(Stream::Stdout, inspect_value(tree, value, &options))
    }

    /// The same as [`log`](Self::log).
    ///
    /// Node: [`console.dirxml(...data)`](https://nodejs.org/api/console.html#consoledirxmldata)
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    pub fn dirxml<'a>(&mut self, arguments: impl Into<Arguments<'a>>) -> io::Result<()> {
        self.log(arguments)
    }
}
