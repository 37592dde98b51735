//! Node's [`console`](https://nodejs.org/api/console.html): lines, tables, times, counts and groups, over any two
//! writers.
//!
//! [`Console`] prints to any [`std::io::Write`]; the functions [`log`], [`error`], [`table`] and so on print to the
//! process's own streams. What they print is what Node prints for the same values.
//!
//! ```
//! use nodular_console::Console;
//!
//! #[derive(serde::Serialize)]
//! struct Server { name: &'static str, port: u16 }
//!
//! let servers = [Server { name: "web", port: 80 }, Server { name: "api", port: 8080 }];
//! let mut console = Console::new(Vec::new());
//! console.group(&("%d servers", servers.len()))?;
//! console.log(&("first:", &servers[0]))?;
//! console.group_end();
//! console.table(&servers)?;
//! assert_eq!(String::from_utf8_lossy(console.stdout()), "\
//! 2 servers
//!   first: Server { name: 'web', port: 80 }
//! ┌─────────┬───────┬──────┐
//! │ (index) │ name  │ port │
//! ├─────────┼───────┼──────┤
//! │ 0       │ 'web' │ 80   │
//! │ 1       │ 'api' │ 8080 │
//! └─────────┴───────┴──────┘
//! ");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `console.log('%s is %d', a, b)` | [`log(&("%s is %d", a, b))`](log), [`Console::log`] |
//! | `console.log(list)` | `log(&(list,))`: a list alone is a list of arguments |
//! | `console.log()` | `log(())` |
//! | `console.time()`, `console.count()` | [`time("default")`](time), [`count("default")`](count) |
//! | `console.table(data, ['name'])` | [`table_columns(&data, &["name"])`](table_columns) |
//! | `console.dir(value, { depth: 0 })` | [`dir_with(&value, \|options\| options.depth = Some(0))`](dir_with) |
//! | `new Console(stdout, stderr)` | [`Console::with_stderr`], [`Console::new`] for one writer |
//! | `new Console({ stdout, colorMode, … })` | [`Console::with_options`] with [`ConsoleOptions`] |
//! | `process.on('warning', …)` | [`ConsoleOptions::on_warning`] |
//! | `stream.getColorDepth(env)` | [`get_color_depth`] |
//! | values of a JavaScript engine | `log((&tree, &values))`, [`Console::dir_value`], [`Console::table_value`] |
//!
//! # Differences from Node
//!
//! - [`Console::trace`] shows the line of the source that called it; [`Console::trace_with_stack`] takes a stack.
//! - Warnings go to a hook, without one they are lost. The process's own console writes them to the standard error
//!   stream, with the process's number before them.
//! - Both of `colorMode` and `inspectOptions.colors` are refused only if the first is not
//!   [`Auto`](ColorMode::Auto), which nobody has to ask for.
//! - A getter's cell in a table is what the tree has of it. A function's `length` and a regular expression's `lastIndex`
//!   are not in a tree, and so cannot be columns.
//! - `FORCE_COLOR` beside `NO_COLOR` is not warned of.
//! - What [`nodular_util`] differs in shows here too.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
mod console;
mod duration;
mod error;
mod global;
mod options;
mod table;
mod warning;

pub use crate::arguments::Arguments;
pub use crate::console::Console;
pub use crate::duration::format_duration;
pub use crate::error::Error;
pub use crate::global::{
    assert, clear, count, count_reset, debug, dir, dir_with, error, global, group, group_end, info,
    log, table, table_columns, time, time_end, time_log, trace, warn,
};
pub use crate::options::{ColorMode, ConsoleOptions};
pub use crate::table::draw_table;
pub use crate::warning::Warning;
pub use nodular_util::get_color_depth;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
