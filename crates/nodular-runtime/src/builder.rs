//! How a runtime is set up.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::Limits;
use crate::program::{Entry, Program};

/// The native stack of the thread that JavaScript runs on.
const THREAD_STACK: usize = 64 << 20;
/// What the engine may use of it: the rest is for Rust below the deepest JavaScript call.
const ENGINE_STACK: usize = 8 << 20;

/// A JavaScript runtime, ready to run one program.
///
/// ```
/// use nodular_runtime::Runtime;
///
/// let exit = Runtime::new().run_script("answer.js", "process.exitCode = 6 * 7")?;
/// assert_eq!(exit, 42);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Runtime {
    options: Options,
    stdio: Stdio,
    memory_limit: Option<usize>,
    time_limit: Option<Duration>,
}

/// What the program sees of its surroundings.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) arguments: Vec<String>,
    pub(crate) exec_arguments: Vec<String>,
    pub(crate) flags: Vec<(String, String)>,
    pub(crate) exec_path: PathBuf,
    pub(crate) environment: Vec<(OsString, OsString)>,
    pub(crate) started: Instant,
}

/// Where the program's output goes.
pub struct Stdio {
    pub(crate) stdout: Box<dyn Write + Send>,
    pub(crate) stderr: Box<dyn Write + Send>,
}

impl Runtime {
    /// A runtime with this process's environment and standard output, without arguments or limits.
    pub fn new() -> Self {
        Self {
            options: Options {
                arguments: Vec::new(),
                exec_arguments: Vec::new(),
                flags: Vec::new(),
                exec_path: std::env::current_exe().unwrap_or_default(),
                environment: std::env::vars_os().collect(),
                started: Instant::now(),
            },
            stdio: Stdio { stdout: Box::new(io::stdout()), stderr: Box::new(io::stderr()) },
            memory_limit: None,
            time_limit: None,
        }
    }

    /// The arguments behind the program: `process.argv` from its third element on.
    #[must_use]
    pub fn args<T: Into<String>>(mut self, arguments: impl IntoIterator<Item = T>) -> Self {
        self.options.arguments = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// The options before the program: `process.execArgv`.
    #[must_use]
    pub fn exec_args<T: Into<String>>(mut self, arguments: impl IntoIterator<Item = T>) -> Self {
        self.options.exec_arguments = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// Gives one of [Node's options](https://nodejs.org/api/cli.html#options) a value: the name without dashes, and
    /// `true` or `false` for an option that takes none. An option can be given several times.
    ///
    /// ```
    /// use nodular_runtime::Runtime;
    ///
    /// let runtime = Runtime::new().option("unhandled-rejections", "none");
    /// assert_eq!(runtime.run_script("lost.js", "Promise.reject(new Error())")?, 0);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.flags.push((name.into(), value.into()));
        self
    }

    /// The program's environment instead of this process's.
    #[must_use]
    pub fn env<K: Into<OsString>, V: Into<OsString>>(
        mut self,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.options.environment =
            variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        self
    }

    /// Where standard output and error go instead of this process's.
    #[must_use]
    pub fn stdio(mut self, stdio: Stdio) -> Self {
        self.stdio = stdio;
        self
    }

    /// The most bytes that JavaScript values may take: beyond it the program gets an error.
    #[must_use]
    pub fn memory_limit(mut self, bytes: usize) -> Self {
        self.memory_limit = Some(bytes);
        self
    }

    /// How long the program may run: then it is interrupted, and ends with an error.
    #[must_use]
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = Some(limit);
        self
    }

    /// Runs the file as Node does, until nothing is left to wait for; returns the exit code.
    ///
    /// # Errors
    ///
    /// When the thread for JavaScript or the engine cannot be made. What the program does wrong is told on its standard
    /// error and by the exit code.
    pub fn run_file(self, file: impl AsRef<Path>) -> io::Result<i32> {
        self.run(Entry::File(file.as_ref().to_owned()))
    }

    /// Compiles the file without running it; returns the exit code, which is 1 if it cannot be compiled.
    ///
    /// # Errors
    ///
    /// As for [`run_file`](Self::run_file).
    pub fn check_file(self, file: impl AsRef<Path>) -> io::Result<i32> {
        self.run(Entry::Check(file.as_ref().to_owned()))
    }

    /// Reads and runs what the user types.
    ///
    /// # Errors
    ///
    /// As for [`run_file`](Self::run_file).
    pub fn run_repl(self) -> io::Result<i32> {
        self.run(Entry::Repl)
    }

    /// Runs `source` as a script called `name`, which sees `require` and the builtin modules as `node -e` does.
    ///
    /// # Errors
    ///
    /// As for [`run_file`](Self::run_file).
    pub fn run_script(self, name: impl Into<String>, source: impl Into<String>) -> io::Result<i32> {
        self.run(Entry::Script { name: name.into(), source: source.into() })
    }

    fn run(self, entry: Entry) -> io::Result<i32> {
        let limits = Limits {
            memory: self.memory_limit,
            stack: Some(ENGINE_STACK),
            deadline: self.time_limit.map(|limit| Instant::now() + limit),
        };
        let program = Program { options: self.options, stdio: self.stdio, limits, entry };
        let thread = thread::Builder::new().name("javascript".into()).stack_size(THREAD_STACK);
        let running = thread.spawn(move || program.run())?;
        running.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new()
    }
}

impl Stdio {
    /// Output to these writers.
    pub fn new(stdout: impl Write + Send + 'static, stderr: impl Write + Send + 'static) -> Self {
        Self { stdout: Box::new(stdout), stderr: Box::new(stderr) }
    }
}

impl fmt::Debug for Stdio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdio").finish_non_exhaustive()
    }
}
