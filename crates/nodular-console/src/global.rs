//! The process's own console: what `console` is in a Node program.

use std::io::{self, Stderr, Stdout};
use std::panic::Location;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use nodular_util::InspectOptions;
use serde::Serialize;

use crate::arguments::{Arguments, serialize};
use crate::console::Console;

static GLOBAL: LazyLock<Mutex<Console<Stdout, Stderr>>> =
    LazyLock::new(|| Mutex::new(Console::stdio()));

/// The process's own console, on its standard streams; other threads wait while it is held.
///
/// The functions of this crate, such as [`log`], are its methods. None of them may be called by who holds it.
///
/// Node: [`console`](https://nodejs.org/api/globals.html#console)
///
/// # Examples
///
/// ```
/// use nodular_console::{global, log};
///
/// let mut console = global();
/// console.group("no other thread's lines in between")?;
/// console.log("one")?;
/// console.log("two")?;
/// console.group_end();
/// drop(console);
/// log("again of all threads");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn global() -> MutexGuard<'static, Console<Stdout, Stderr>> {
    // A panic of another thread leaves nothing half done that matters here.
    GLOBAL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The global console ignores what its writers fail with.
fn run(call: impl FnOnce(&mut Console<Stdout, Stderr>) -> io::Result<()>) {
    let _ = call(&mut global());
}

/// Prints a line to the standard output stream.
///
/// [`Console::log`] of the [`global`] console.
///
/// Node: [`console.log([data][, ...args])`](https://nodejs.org/api/console.html#consolelogdata-args)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::log("hello");
/// console::log(&("%s is %d", "Kim", 42));
/// console::log(());
/// ```
pub fn log<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.log(arguments));
}

/// The same as [`log`].
///
/// [`Console::info`] of the [`global`] console.
///
/// Node: [`console.info([data][, ...args])`](https://nodejs.org/api/console.html#consoleinfodata-args)
pub fn info<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.info(arguments));
}

/// The same as [`log`].
///
/// [`Console::debug`] of the [`global`] console.
///
/// Node: [`console.debug(data[, ...args])`](https://nodejs.org/api/console.html#consoledebugdata-args)
pub fn debug<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.debug(arguments));
}

/// Prints a line to the standard error stream.
///
/// [`Console::error`] of the [`global`] console.
///
/// Node: [`console.error([data][, ...args])`](https://nodejs.org/api/console.html#consoleerrordata-args)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::error(&("cannot open %s", "a.txt"));
/// ```
pub fn error<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.error(arguments));
}

/// The same as [`error`].
///
/// [`Console::warn`] of the [`global`] console.
///
/// Node: [`console.warn([data][, ...args])`](https://nodejs.org/api/console.html#consolewarndata-args)
pub fn warn<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.warn(arguments));
}

/// Prints `Trace`, the arguments and the place of the call to the standard error stream.
///
/// [`Console::trace`] of the [`global`] console.
///
/// Node: [`console.trace([message][, ...args])`](https://nodejs.org/api/console.html#consoletracemessage-args)
#[track_caller]
pub fn trace<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    let place = format!("    at {}", Location::caller());
    run(|console| console.trace_with_stack(arguments, &place));
}

/// Prints `Assertion failed` and the arguments to the standard error stream if `condition` is false.
///
/// [`Console::assert`] of the [`global`] console.
///
/// Node: [`console.assert(value[, ...message])`](https://nodejs.org/api/console.html#consoleassertvalue-message)
pub fn assert<'a>(condition: bool, arguments: impl Into<Arguments<'a>>) {
    if !condition {
        let arguments = arguments.into();
        run(|console| console.assert(false, arguments));
    }
}

/// Prints what `inspect` shows of a value.
///
/// [`Console::dir`] of the [`global`] console.
///
/// Node: [`console.dir(obj[, options])`](https://nodejs.org/api/console.html#consoledirobj-options)
pub fn dir<T: Serialize + ?Sized>(value: &T) {
    let (tree, value) = serialize(value);
    run(|console| console.dir_value(&tree, &value, |_| {}));
}

/// [`dir`] with other options.
///
/// [`Console::dir_with`] of the [`global`] console.
///
/// Node: [`console.dir(obj[, options])`](https://nodejs.org/api/console.html#consoledirobj-options)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::dir_with(&[[[[[1]]]]], |options| options.depth = None);
/// ```
pub fn dir_with<T: Serialize + ?Sized>(value: &T, change: impl FnOnce(&mut InspectOptions)) {
    let (tree, value) = serialize(value);
    run(|console| console.dir_value(&tree, &value, change));
}

/// Prints a list, a map or a struct as a table.
///
/// [`Console::table`] of the [`global`] console.
///
/// Node: [`console.table(tabularData[, properties])`](https://nodejs.org/api/console.html#consoletabletabulardata-properties)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::table(&[("http", 80), ("https", 443)]);
/// ```
pub fn table<T: Serialize + ?Sized>(data: &T) {
    let (tree, value) = serialize(data);
    run(|console| console.table_value(&tree, &value, None));
}

/// [`table`] with these columns only.
///
/// [`Console::table_columns`] of the [`global`] console.
///
/// Node: [`console.table(tabularData[, properties])`](https://nodejs.org/api/console.html#consoletabletabulardata-properties)
pub fn table_columns<T: Serialize + ?Sized>(data: &T, columns: &[&str]) {
    let (tree, value) = serialize(data);
    run(|console| console.table_value(&tree, &value, Some(columns)));
}

/// Prints the arguments and indents every line that follows.
///
/// [`Console::group`] of the [`global`] console.
///
/// Node: [`console.group([...label])`](https://nodejs.org/api/console.html#consolegrouplabel)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::group("import");
/// console::count("file");
/// console::group_end();
/// ```
pub fn group<'a>(arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.group(arguments));
}

/// Ends the innermost group.
///
/// [`Console::group_end`] of the [`global`] console.
///
/// Node: [`console.groupEnd()`](https://nodejs.org/api/console.html#consolegroupend)
#[doc(alias = "groupEnd")]
pub fn group_end() {
    global().group_end();
}

/// Prints how often it was called with this label.
///
/// [`Console::count`] of the [`global`] console.
///
/// Node: [`console.count([label])`](https://nodejs.org/api/console.html#consolecountlabel)
pub fn count(label: &str) {
    run(|console| console.count(label));
}

/// Lets [`count`] begin again for this label.
///
/// [`Console::count_reset`] of the [`global`] console.
///
/// Node: [`console.countReset([label])`](https://nodejs.org/api/console.html#consolecountresetlabel)
#[doc(alias = "countReset")]
pub fn count_reset(label: &str) {
    global().count_reset(label);
}

/// Begins the time of a label.
///
/// [`Console::time`] of the [`global`] console.
///
/// Node: [`console.time([label])`](https://nodejs.org/api/console.html#consoletimelabel)
///
/// # Examples
///
/// ```
/// use nodular_console as console;
///
/// console::time("sum");
/// let sum: u64 = (1..=1000).sum();
/// console::time_log("sum", &(sum,));
/// console::time_end("sum");
/// ```
pub fn time(label: &str) {
    global().time(label);
}

/// Prints how long it is since [`time`], and the arguments.
///
/// [`Console::time_log`] of the [`global`] console.
///
/// Node: [`console.timeLog([label][, ...data])`](https://nodejs.org/api/console.html#consoletimeloglabel-data)
#[doc(alias = "timeLog")]
pub fn time_log<'a>(label: &str, arguments: impl Into<Arguments<'a>>) {
    let arguments = arguments.into();
    run(|console| console.time_log(label, arguments));
}

/// Prints how long it is since [`time`] and ends it.
///
/// [`Console::time_end`] of the [`global`] console.
///
/// Node: [`console.timeEnd([label])`](https://nodejs.org/api/console.html#consoletimeendlabel)
#[doc(alias = "timeEnd")]
pub fn time_end(label: &str) {
    run(|console| console.time_end(label));
}

/// Clears the terminal, if the standard output stream is one.
///
/// [`Console::clear`] of the [`global`] console.
///
/// Node: [`console.clear()`](https://nodejs.org/api/console.html#consoleclear)
pub fn clear() {
    run(Console::clear);
}
