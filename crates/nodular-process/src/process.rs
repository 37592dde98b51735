//! The process as an object: its exit code, its hooks.

mod exit_code;
mod hooks;
mod rejection;

use std::fmt;
use std::io::Write;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::env::Env;
use crate::info;
use crate::uncaught::Uncaught;
use crate::warning::{Warning, WarningOptions};

pub use self::exit_code::{exit_code_from_number, exit_code_from_str};
pub use self::hooks::HookId;
use self::hooks::Hooks;
pub use self::rejection::UnhandledRejections;

/// The parts of `process` that have a state: the exit code, and hooks for the end, for warnings, and for what nobody
/// handles.
///
/// It is a handle: its clones are the same process, in any thread. There may be several, as in tests; a program has the
/// one that [`run`](crate::run()) gives to its `main`. It never ends the real process by itself: [`exit`](Self::exit)
/// runs the hooks and returns the code to end with, and only [`exit_now`](Self::exit_now), [`run`](crate::run()) and
/// [`install_last_resort`](Self::install_last_resort) do end it.
///
/// Node: [Process](https://nodejs.org/api/process.html#process)
///
/// # Examples
///
/// ```
/// use nodular_process::Process;
/// use std::sync::{Arc, Mutex};
///
/// let process = Process::new();
/// let log = Arc::new(Mutex::new(Vec::new()));
/// let seen = Arc::clone(&log);
/// process.on_exit(move |_, code| seen.lock().unwrap().push(code));
/// process.set_exit_code(3);
/// assert_eq!(process.exit(None), 3);
/// assert_eq!(*log.lock().unwrap(), [3]);
/// ```
#[derive(Clone)]
pub struct Process(Arc<Mutex<State>>);

struct State {
    exit_code: Option<i32>,
    exiting: bool,
    /// `exit` was called while the exit hooks ran: those that are left do not run.
    cut_short: bool,
    hooks: Hooks,
    stderr: Option<Box<dyn Write + Send>>,
    warnings: WarningOptions,
    hinted: bool,
    unhandled_rejections: UnhandledRejections,
    rejections: u64,
}

/// What is to become of the process after something that nobody handled.
///
/// # Examples
///
/// ```
/// use nodular_process::{Fate, Process, Uncaught};
///
/// let process = Process::new();
/// assert_eq!(process.uncaught(&Uncaught::error("no paper")), Fate::Exit(1));
///
/// let process = Process::new();
/// process.on_uncaught_exception(|_, error| assert_eq!(error.message(), "no paper"));
/// assert_eq!(process.uncaught(&Uncaught::error("no paper")), Fate::Continue);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[must_use]
pub enum Fate {
    /// A hook took care of it.
    Continue,
    /// It ends with this code; the exit hooks have run.
    Exit(i32),
}

impl Process {
    /// A process that prints nothing.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            exit_code: None,
            exiting: false,
            cut_short: false,
            hooks: Hooks::default(),
            stderr: None,
            warnings: WarningOptions::default(),
            hinted: false,
            unhandled_rejections: UnhandledRejections::default(),
            rejections: 0,
        })))
    }

    /// A process that prints warnings and reports on the standard error stream, and heeds `NODE_NO_WARNINGS`.
    pub fn from_system() -> Self {
        let process = Self::new();
        process.set_stderr(std::io::stderr());
        let options = WarningOptions::from_env(&Env::from_system());
        let program = info::argv0();
        let program = program.rsplit(['/', std::path::MAIN_SEPARATOR]).next().unwrap_or_default();
        let program = program.strip_suffix(".exe").unwrap_or(program).to_owned();
        process.set_warning_options(WarningOptions { program, ..options });
        process
    }

    /// Sets where warnings and reports are printed.
    pub fn set_stderr(&self, stderr: impl Write + Send + 'static) {
        self.state().stderr = Some(Box::new(stderr));
    }

    /// Sets which warnings are printed, and how.
    pub fn set_warning_options(&self, options: WarningOptions) {
        self.state().warnings = options;
    }

    /// The code that the process will end with, if it was set.
    ///
    /// Node: [`process.exitCode`](https://nodejs.org/api/process.html#processexitcode-1)
    #[doc(alias = "exitCode")]
    pub fn exit_code(&self) -> Option<i32> {
        self.state().exit_code
    }

    /// Sets the code that the process will end with; nothing else happens. Without it the code is 0.
    ///
    /// Systems keep its lowest 8 bits only. For text and JavaScript's numbers there are [`exit_code_from_str`] and
    /// [`exit_code_from_number`].
    ///
    /// Node: [`process.exitCode`](https://nodejs.org/api/process.html#processexitcode-1)
    #[doc(alias = "exitCode")]
    pub fn set_exit_code(&self, code: impl Into<Option<i32>>) {
        self.state().exit_code = code.into();
    }

    /// Runs the [exit hooks](Self::on_exit), and returns the code to end the process with.
    ///
    /// A `code` is as good as [`set_exit_code`](Self::set_exit_code) before. The hooks run once: a second call only
    /// sets the code, and the hooks behind the one that runs do not run: it is meant for a hook that wants to end the
    /// process at once.
    ///
    /// Node: [`process.exit(code)`](https://nodejs.org/api/process.html#processexitcode)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Process;
    ///
    /// let process = Process::new();
    /// process.on_exit(|process, code| {
    ///     assert_eq!(code, 2);
    ///     process.set_exit_code(4);
    /// });
    /// assert_eq!(process.exit(2), 4);
    /// assert_eq!(process.exit(None), 4);
    /// ```
    pub fn exit(&self, code: impl Into<Option<i32>>) -> i32 {
        let code = code.into();
        let mut state = self.state();
        if code.is_some() {
            state.exit_code = code;
        }
        let code = state.exit_code.unwrap_or(0);
        if state.exiting {
            state.cut_short = true;
            return code;
        }
        state.exiting = true;
        let hooks = state.hooks.exit.list();
        drop(state);
        for hook in hooks {
            hook(self, &code);
            if self.state().cut_short {
                break;
            }
        }
        self.exit_code().unwrap_or(0)
    }

    /// Runs the exit hooks and ends the real process, without returning and without dropping anything.
    ///
    /// Node: [`process.exit(code)`](https://nodejs.org/api/process.html#processexitcode)
    #[doc(alias = "reallyExit")]
    pub fn exit_now(&self, code: impl Into<Option<i32>>) -> ! {
        std::process::exit(self.exit(code))
    }

    /// Whether [`exit`](Self::exit) was called.
    pub fn is_exiting(&self) -> bool {
        self.state().exiting
    }

    /// Calls the [`on_before_exit`](Self::on_before_exit) hooks; an event loop does so each time it has nothing left.
    pub fn emit_before_exit(&self) {
        let state = self.state();
        let code = state.exit_code.unwrap_or(0);
        let hooks = state.hooks.before_exit.list();
        drop(state);
        for hook in hooks {
            hook(self, &code);
            if self.is_exiting() {
                break;
            }
        }
    }

    /// Tells the people who run the program something: calls the [`on_warning`](Self::on_warning) hooks, and prints it.
    ///
    /// Node: [`process.emitWarning(warning, options)`](https://nodejs.org/api/process.html#processemitwarningwarning-options)
    ///
    /// # Errors
    ///
    /// The warning itself, if it is a deprecation and [`WarningOptions::throw_deprecation`] is set.
    ///
    /// # Examples
    ///
    /// ```
    /// # use std::io::{self, Write};
    /// # use std::sync::{Arc, Mutex};
    /// # #[derive(Clone, Default)]
    /// # struct Text(Arc<Mutex<Vec<u8>>>);
    /// # impl Write for Text {
    /// #     fn write(&mut self, bytes: &[u8]) -> io::Result<usize> { self.0.lock().unwrap().write(bytes) }
    /// #     fn flush(&mut self) -> io::Result<()> { Ok(()) }
    /// # }
    /// use nodular_process::{Process, Warning};
    ///
    /// let process = Process::new();
    /// let stderr = Text::default();
    /// process.set_stderr(stderr.clone());
    /// process.emit_warning(Warning::new("almost full").with_name("DiskWarning").with_code("D1"))?;
    /// let printed = String::from_utf8(stderr.0.lock().unwrap().clone())?;
    /// assert_eq!(printed, format!("(node:{}) [D1] DiskWarning: almost full\n", std::process::id()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "emitWarning")]
    #[track_caller]
    pub fn emit_warning(&self, warning: impl Into<Warning>) -> Result<(), Warning> {
        let mut warning = warning.into();
        warning.place.get_or_insert(Location::caller());
        let mut state = self.state();
        if warning.is_deprecation() && state.warnings.no_deprecation {
            return Ok(());
        }
        if warning.is_deprecation() && state.warnings.throw_deprecation {
            return Err(warning);
        }
        if state.warnings.prints(&warning) {
            let options = &state.warnings;
            let hint = !state.hinted && !options.program.is_empty() && !options.traces(&warning);
            let text = warning.printed(options, hint);
            state.hinted |= hint;
            state.print(&text);
        }
        let hooks = state.hooks.warning.list();
        drop(state);
        for hook in hooks {
            hook(self, &warning);
        }
        Ok(())
    }

    /// Deals with a panic or an error that nobody handled.
    ///
    /// The monitors hear of it. If there are [hooks](Self::on_uncaught_exception), they are called, and it is done with.
    /// If there are none, it is printed, the exit hooks run, and the process is to end with the code 1.
    ///
    /// Node: [Event: `'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
    pub fn uncaught(&self, uncaught: &Uncaught) -> Fate {
        let state = self.state();
        let (monitors, hooks) = (state.hooks.monitor.list(), state.hooks.uncaught.list());
        let was_exiting = state.exiting;
        drop(state);
        for monitor in monitors {
            monitor(self, uncaught);
            if self.is_exiting() && !was_exiting {
                return Fate::Exit(self.exit_code().unwrap_or(0));
            }
        }
        if hooks.is_empty() {
            return Fate::Exit(self.report(uncaught));
        }
        for hook in hooks {
            hook(self, uncaught);
            if self.is_exiting() {
                return Fate::Exit(self.exit_code().unwrap_or(0));
            }
        }
        Fate::Continue
    }

    /// Prints it and exits; returns the code.
    fn report(&self, uncaught: &Uncaught) -> i32 {
        // Outside of the lock: how an error shows itself is the program's code.
        let text = uncaught.to_string();
        let mut state = self.state();
        state.print(&text);
        if state.exiting {
            // An exit hook failed. A code that was set stays.
            state.cut_short = true;
            return *state.exit_code.get_or_insert(1);
        }
        drop(state);
        self.exit(1)
    }

    /// A hook for what nobody handled has failed itself.
    #[cfg(feature = "tokio")]
    pub(crate) fn hook_failed(&self, uncaught: &Uncaught) -> Fate {
        /// Node's code for it.
        const HOOK_FAILED: i32 = 7;
        let text = uncaught.to_string();
        self.state().print(&text);
        Fate::Exit(HOOK_FAILED)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic is done while it is locked but writing, which leaves no state behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn print(&mut self, text: &str) {
        if let Some(stderr) = &mut self.stderr {
            // There is nobody left to tell that it failed.
            let _ = writeln!(stderr, "{text}");
            let _ = stderr.flush();
        }
    }
}

impl Default for Process {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Process")
            .field("exit_code", &state.exit_code)
            .field("exiting", &state.exiting)
            .finish_non_exhaustive()
    }
}
