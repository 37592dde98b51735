use std::io::{self, Write};

use nodular_util::InspectOptions;
use nodular_util::tree::{Tree, Value};
use serde::Serialize;

use crate::arguments::serialize;
use crate::table::{Cells, tabulate};

use super::{Console, Stream};

/// A depth that nobody asks for: the table's own, which is no depth of `inspect`.
const UNSET: u32 = u32::MAX - 1;

impl<O: Write, E: Write> Console<O, E> {
    /// Prints a list, a map or a struct as a table, a row an element and a column a field; anything else as
    /// [`log`](Self::log) does.
    ///
    /// Node: [`console.table(tabularData[, properties])`](https://nodejs.org/api/console.html#consoletabletabulardata-properties)
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
    /// #[derive(serde::Serialize)]
    /// struct User { name: &'static str, age: u8 }
    ///
    /// let users = vec![User { name: "Kim", age: 42 }, User { name: "이", age: 7 }];
    /// let mut console = Console::new(Vec::new());
    /// console.table(&users)?;
    /// assert_eq!(String::from_utf8_lossy(console.stdout()), "\
    /// ┌─────────┬───────┬─────┐
    /// │ (index) │ name  │ age │
    /// ├─────────┼───────┼─────┤
    /// │ 0       │ 'Kim' │ 42  │
    /// │ 1       │ '이'  │ 7   │
    /// └─────────┴───────┴─────┘
    /// ");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn table<T: Serialize + ?Sized>(&mut self, data: &T) -> io::Result<()> {
        let (tree, value) = serialize(data);
        self.table_value(&tree, &value, None)
    }

    /// [`table`](Self::table) with these columns only.
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use nodular_console::Console;
    ///
    /// let ports = BTreeMap::from([("http", [("from", 80), ("to", 8080)])]);
    /// let mut console = Console::new(Vec::new());
    /// console.table_columns(&ports, &["1"])?;
    /// assert_eq!(String::from_utf8_lossy(console.stdout()), "\
    /// ┌─────────┬────────────────┐
    /// │ (index) │ 1              │
    /// ├─────────┼────────────────┤
    /// │ http    │ [ 'to', 8080 ] │
    /// └─────────┴────────────────┘
    /// ");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn table_columns<T: Serialize + ?Sized>(
        &mut self,
        data: &T,
        columns: &[&str],
    ) -> io::Result<()> {
        let (tree, value) = serialize(data);
        self.table_value(&tree, &value, Some(columns))
    }

    /// [`table`](Self::table) for a value of a tree: also sets, maps, their iterators and typed arrays.
    ///
    /// # Errors
    ///
    /// As [`log`](Self::log).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::Console;
    /// use nodular_util::tree::{Kind, Object, Tree};
    ///
    /// let mut tree = Tree::new();
    /// let set = tree.value(Object::new(Kind::Set(vec!["a".into()])));
    /// let mut console = Console::new(Vec::new());
    /// console.table_value(&tree, &set, None)?;
    /// assert_eq!(String::from_utf8_lossy(console.stdout()), "\
    /// ┌───────────────────┬────────┐
    /// │ (iteration index) │ Values │
    /// ├───────────────────┼────────┤
    /// │ 0                 │ 'a'    │
    /// └───────────────────┴────────┘
    /// ");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn table_value(
        &mut self,
        tree: &Tree,
        data: &Value,
        columns: Option<&[&str]>,
    ) -> io::Result<()> {
        let mut options = self.changed(
            Stream::Stdout,
            InspectOptions {
                depth: Some(UNSET),
                max_array_length: Some(3),
                break_length: None,
                ..InspectOptions::default()
            },
        );
        let abridges = options.depth == Some(UNSET);
        if abridges {
            options.depth = Some(0);
        }
        let cells = Cells { tree, options, abridges };
        match tabulate(&cells, data, columns) {
            Some(table) => self.write_line(Stream::Stdout, table),
            None => self.log((tree, std::slice::from_ref(data))),
        }
    }
}
