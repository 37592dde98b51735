//! Panics that nobody handles.

use std::cell::{Cell, RefCell};
use std::panic::{self, UnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::process::{Fate, Process};
use crate::uncaught::Uncaught;

static INSTALLED: AtomicBool = AtomicBool::new(false);

/// One failure after the other: who comes second while the process ends waits for the end.
static TURN: Mutex<()> = Mutex::new(());

thread_local! {
    /// How many calls of [`catch`] the thread is in.
    static CATCHING: Cell<u32> = const { Cell::new(0) };
    /// The panic that [`catch`] is going to return.
    static CAUGHT: RefCell<Option<Uncaught>> = const { RefCell::new(None) };
}

impl Process {
    /// From now on, a panic on any thread ends the real process as an uncaught exception ends Node's: it is reported
    /// with its thread, its place and its message (and its backtrace, if `RUST_BACKTRACE=1`), the exit hooks run, and
    /// the code is 1. With [hooks](Self::on_uncaught_exception) only they are called, and the panic goes on as ever.
    ///
    /// That is for programs: it replaces what [`std::panic::set_hook`] was given before. Where panics are expected, as
    /// in a server that answers them with the status 500, wrap what may panic in [`catch`] (or a future in
    /// `catch_async`, with the feature `tokio`).
    ///
    /// The hooks run on the thread that panics, with the locks that it holds. A hook that panics itself aborts the
    /// process, where Node ends with the code 7.
    ///
    /// Node: [Event: `'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use nodular_process::{Error, run};
    ///
    /// fn main() -> std::process::ExitCode {
    ///     run(|process| {
    ///         process.install_last_resort();
    ///         let list: Vec<u32> = Vec::new();
    ///         println!("{}", list[std::env::args().count()]); // ends with the code 1
    ///         Ok::<(), Error>(())
    ///     })
    /// }
    /// ```
    pub fn install_last_resort(&self) {
        let process = self.clone();
        INSTALLED.store(true, Ordering::Relaxed);
        panic::set_hook(Box::new(move |info| {
            let uncaught = Uncaught::panic(info);
            if CATCHING.get() > 0 {
                CAUGHT.set(Some(uncaught));
            } else {
                in_turn(|| process.uncaught(&uncaught));
            }
        }));
    }
}

/// Ends the real process if that is what `ask` says.
pub(crate) fn in_turn(ask: impl FnOnce() -> Fate) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Fate::Exit(code) = ask() {
        std::process::exit(code);
    }
}

/// Whether panics are dealt with where they happen.
#[cfg(feature = "tokio")]
pub(crate) fn is_installed() -> bool {
    INSTALLED.load(Ordering::Relaxed)
}

/// Calls `f`, whose panic is somebody's after all: the [last resort](Process::install_last_resort) does not see it.
///
/// # Errors
///
/// The panic, with its place if the last resort is installed.
///
/// # Examples
///
/// ```
/// use nodular_process::catch;
///
/// assert_eq!(catch(|| 1 + 1).unwrap(), 2);
/// # std::panic::set_hook(Box::new(|_| {}));
/// let panicked = catch(|| panic!("out of paper")).unwrap_err();
/// assert_eq!(panicked.message(), "out of paper");
/// # let _ = std::panic::take_hook();
/// ```
pub fn catch<T>(f: impl FnOnce() -> T + UnwindSafe) -> Result<T, Box<Uncaught>> {
    let _catching = Catching::start();
    panic::catch_unwind(f).map_err(|payload| {
        let panicked = Uncaught::panic_payload(&*payload);
        // The last panic that the hook saw may be another one, which `f` caught itself.
        let seen = CAUGHT.take().filter(|seen| seen.message() == panicked.message());
        Box::new(seen.unwrap_or(panicked))
    })
}

/// [`catch`] for what is not known to be safe to see after a panic.
#[cfg(feature = "tokio")]
pub(crate) fn catch_asserting<T>(f: impl FnOnce() -> T) -> Result<T, Box<Uncaught>> {
    catch(panic::AssertUnwindSafe(f))
}

struct Catching;

impl Catching {
    fn start() -> Self {
        CATCHING.set(CATCHING.get() + 1);
        Self
    }
}

impl Drop for Catching {
    fn drop(&mut self) {
        CATCHING.set(CATCHING.get() - 1);
    }
}
