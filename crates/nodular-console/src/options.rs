use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nodular_error::validate_integer;
use nodular_util::InspectOptions;

use crate::error::Error;
use crate::warning::Warning;

/// How a console writes; the default is Node's.
///
/// Node: [`new Console(options)`](https://nodejs.org/api/console.html#new-consoleoptions)
///
/// # Examples
///
/// ```
/// use nodular_console::{ColorMode, Console, ConsoleOptions};
///
/// let options = ConsoleOptions::new()
///     .color_mode(ColorMode::Always)
///     .group_indentation(4)
///     .inspect_options(|options| options.depth = Some(0));
/// let mut console = Console::new(Vec::new()).with_options(options)?;
/// console.group("numbers")?;
/// console.log(&([1, 2], [[3]]))?;
/// let written = "numbers\n    [ \u{1b}[33m1\u{1b}[39m, \u{1b}[33m2\u{1b}[39m ] [ \u{1b}[36m[Array]\u{1b}[39m ]\n";
/// assert_eq!(console.stdout(), written.as_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ConsoleOptions {
    pub(crate) ignore_errors: bool,
    pub(crate) color_mode: ColorMode,
    pub(crate) group_indentation: f64,
    pub(crate) stdout: StreamOptions,
    pub(crate) stderr: StreamOptions,
    pub(crate) environment: Environment,
    pub(crate) clock: Clock,
    pub(crate) on_warning: Option<WarningHook>,
}

/// What differs between the two writers.
#[derive(Clone, Default)]
pub(crate) struct StreamOptions {
    pub(crate) is_terminal: bool,
    pub(crate) inspect: Option<Change>,
}

type Change = Arc<dyn Fn(&mut InspectOptions) + Send + Sync>;
type Environment = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;
type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;
type WarningHook = Arc<dyn Fn(&Warning) + Send + Sync>;

/// Whether what a console inspects is colored.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ColorMode {
    /// If the writer is a terminal with colors, or `FORCE_COLOR` asks for them: Node's `'auto'`.
    #[default]
    Auto,
    /// Yes: Node's `true`.
    Always,
    /// No: Node's `false`.
    Never,
}

impl Default for ConsoleOptions {
    fn default() -> Self {
        let start = Instant::now();
        Self {
            ignore_errors: true,
            color_mode: ColorMode::Auto,
            group_indentation: 2.0,
            stdout: StreamOptions::default(),
            stderr: StreamOptions::default(),
            environment: Arc::new(|_| None),
            clock: Arc::new(move || start.elapsed()),
            on_warning: None,
        }
    }
}

impl ConsoleOptions {
    /// Node's defaults: errors are ignored, groups are indented by 2 columns; neither writer is a terminal.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether what the writers fail with is ignored; otherwise it is returned. Node's default is `true`.
    #[doc(alias = "ignoreErrors")]
    #[must_use]
    pub fn ignore_errors(mut self, ignores: bool) -> Self {
        self.ignore_errors = ignores;
        self
    }

    /// Whether there are colors in what is inspected.
    #[doc(alias = "colorMode")]
    #[must_use]
    pub fn color_mode(mut self, mode: ColorMode) -> Self {
        self.color_mode = mode;
        self
    }

    /// How many columns a group is indented by: an integer, 0 to 1000.
    #[doc(alias = "groupIndentation")]
    #[must_use]
    pub fn group_indentation(mut self, columns: impl Into<f64>) -> Self {
        self.group_indentation = columns.into();
        self
    }

    /// What to change of the options for `inspect`, for both writers.
    ///
    /// It is called for each output: for `log` with `inspect`'s defaults, for `table` with those of a cell.
    #[doc(alias = "inspectOptions")]
    #[must_use]
    pub fn inspect_options(
        self,
        change: impl Fn(&mut InspectOptions) + Send + Sync + 'static,
    ) -> Self {
        let change: Change = Arc::new(change);
        let mut options = self;
        options.stdout.inspect = Some(Arc::clone(&change));
        options.stderr.inspect = Some(change);
        options
    }

    /// [`inspect_options`](Self::inspect_options) for the first writer only: in Node, a `Map` with `stdout` as a key.
    #[must_use]
    pub fn stdout_inspect_options(
        mut self,
        change: impl Fn(&mut InspectOptions) + Send + Sync + 'static,
    ) -> Self {
        self.stdout.inspect = Some(Arc::new(change));
        self
    }

    /// [`inspect_options`](Self::inspect_options) for the second writer only.
    #[must_use]
    pub fn stderr_inspect_options(
        mut self,
        change: impl Fn(&mut InspectOptions) + Send + Sync + 'static,
    ) -> Self {
        self.stderr.inspect = Some(Arc::new(change));
        self
    }

    /// Whether the first writer is a terminal: Node's `stdout.isTTY`.
    #[doc(alias = "isTTY")]
    #[must_use]
    pub fn stdout_is_terminal(mut self, is: bool) -> Self {
        self.stdout.is_terminal = is;
        self
    }

    /// Whether the second writer is a terminal: Node's `stderr.isTTY`.
    #[doc(alias = "isTTY")]
    #[must_use]
    pub fn stderr_is_terminal(mut self, is: bool) -> Self {
        self.stderr.is_terminal = is;
        self
    }

    /// Where variables such as `NO_COLOR` and `TERM` are looked up; by default, none is set.
    ///
    /// `|name| std::env::var(name).ok()` is the process's environment. It is asked anew for each output.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let options = ConsoleOptions::new()
    ///     .stdout_is_terminal(true)
    ///     .environment(|name| (name == "TERM").then(|| "xterm".to_owned()));
    /// let mut console = Console::new(Vec::new()).with_options(options)?;
    /// console.log(&42)?;
    /// assert_eq!(console.stdout(), b"\x1b[33m42\x1b[39m\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn environment(
        mut self,
        variable: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.environment = Arc::new(variable);
        self
    }

    /// The clock of `time`: how long it is since any moment in the past. By default, the system's monotonic one.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use nodular_console::{Console, ConsoleOptions};
    ///
    /// let options = ConsoleOptions::new().clock(|| Duration::from_secs(5));
    /// let mut console = Console::new(Vec::new()).with_options(options)?;
    /// console.time("work");
    /// console.time_end("work")?;
    /// assert_eq!(console.stdout(), b"work: 0ms\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn clock(mut self, now: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(now);
        self
    }

    /// What is called with warnings; by default, they are lost.
    ///
    /// It must not use the console itself, which is in use.
    ///
    /// Node: [`process.emitWarning()`](https://nodejs.org/api/process.html#processemitwarningwarning-options)
    #[must_use]
    pub fn on_warning(mut self, hook: impl Fn(&Warning) + Send + Sync + 'static) -> Self {
        self.on_warning = Some(Arc::new(hook));
        self
    }

    /// The width of a group's indentation, if all options are valid.
    pub(crate) fn check(&self) -> Result<usize, Error> {
        let columns = validate_integer("groupIndentation", self.group_indentation, 0..=1000)?;
        let colors_twice = self.color_mode != ColorMode::Auto
            && [&self.stdout, &self.stderr].iter().any(|stream| stream.decides_colors());
        if colors_twice {
            return Err(Error::ColorsTwice);
        }
        Ok(usize::try_from(columns).unwrap_or_default())
    }
}

impl StreamOptions {
    /// `defaults`, with what was asked for.
    pub(crate) fn apply(&self, mut defaults: InspectOptions) -> InspectOptions {
        if let Some(change) = &self.inspect {
            change(&mut defaults);
        }
        defaults
    }

    /// Whether the colors are what was asked for, whatever they were before.
    fn decides_colors(&self) -> bool {
        let colors = |colors| self.apply(InspectOptions { colors, ..Default::default() }).colors;
        colors(true) == colors(false)
    }
}

impl fmt::Debug for ConsoleOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConsoleOptions")
            .field("ignore_errors", &self.ignore_errors)
            .field("color_mode", &self.color_mode)
            .field("group_indentation", &self.group_indentation)
            .field("stdout_is_terminal", &self.stdout.is_terminal)
            .field("stderr_is_terminal", &self.stderr.is_terminal)
            .finish_non_exhaustive()
    }
}
