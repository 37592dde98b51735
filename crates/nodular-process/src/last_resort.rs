//! Panics that nobody handles.

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::panic::{self, PanicHookInfo, UnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::process::{Fate, Process};
use crate::uncaught::Uncaught;

/// The code of a process whose hook for uncaught errors failed itself.
const HOOK_FAILED: i32 = 7;

static INSTALLED: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// How many calls of [`catch`] the thread is in.
    static CATCHING: Cell<u32> = const { Cell::new(0) };
    /// The panic that [`catch`] is going to return.
    static CAUGHT: RefCell<Option<Uncaught>> = const { RefCell::new(None) };
    /// Whether the thread runs the hooks for another one's panic.
    static IS_LAST_RESORT: Cell<bool> = const { Cell::new(false) };
}

impl Process {
    /// From now on, a panic on any thread ends the real process as an uncaught exception ends Node's: it is reported
    /// with its thread, its place and its message (and its backtrace, if `RUST_BACKTRACE=1`), the exit hooks run, and
    /// the code is 1. With [hooks](Self::on_uncaught_exception) only they are called, and the panic goes on as ever.
    ///
    /// That is for programs: it replaces what [`std::panic::set_hook`] was given before. Where panics are expected, as
    /// in a server that answers them with the status 500, wrap what may panic in [`catch`] (or a future in
    /// `catch_async`, with the feature `tokio`). The hooks run on a thread of their own: a hook that panics ends the
    /// process with the code 7, as in Node.
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
        panic::set_hook(Box::new(move |info| on_panic(&process, info)));
    }
}

fn on_panic(process: &Process, info: &PanicHookInfo<'_>) {
    /// One panic after the other; who comes second while the process ends waits for the end.
    static TURN: Mutex<()> = Mutex::new(());

    let uncaught = Uncaught::panic(info);
    if CATCHING.get() > 0 {
        CAUGHT.set(Some(uncaught));
        return;
    }
    if IS_LAST_RESORT.get() {
        // The process may be in any state, so it is not asked where to print.
        let _ = writeln!(std::io::stderr(), "{uncaught}");
        std::process::exit(HOOK_FAILED);
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Fate::Exit(code) = on_other_thread(process, &uncaught) {
        std::process::exit(code);
    }
}

/// A panic within a panic hook would abort the process, so the hooks are called on another thread.
fn on_other_thread(process: &Process, uncaught: &Uncaught) -> Fate {
    let ask = || {
        IS_LAST_RESORT.set(true);
        process.uncaught(uncaught)
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("last resort".to_owned());
        match thread.spawn_scoped(scope, ask) {
            Ok(thread) => thread.join().unwrap_or(Fate::Exit(HOOK_FAILED)),
            // No more threads: better here than not at all.
            Err(_) => process.uncaught(uncaught),
        }
    })
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
        let caught = CAUGHT.take().unwrap_or_else(|| Uncaught::panic_payload(&*payload));
        Box::new(caught)
    })
}

/// Whether panics were dealt with where they happened.
#[cfg(feature = "tokio")]
pub(crate) fn is_installed() -> bool {
    INSTALLED.load(Ordering::Relaxed)
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
