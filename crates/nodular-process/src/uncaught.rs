//! What nobody handled: a panic, or an error that a task or `main` returned.

mod describe;

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::error::Error;
use std::fmt;
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::thread;

/// A panic or an error that nobody handled, with what is known of it.
///
/// `Display` is the report that ends the process, in Node's layout.
///
/// Node: [Event: `'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
///
/// # Examples
///
/// ```
/// use nodular_process::{Origin, Uncaught};
///
/// let error = "12x".parse::<u32>().unwrap_err();
/// let uncaught = Uncaught::error(error).with_context("request", "GET /orders/12x");
/// assert_eq!(uncaught.message(), "invalid digit found in string");
/// assert_eq!(uncaught.origin(), Origin::UncaughtException);
/// assert!(uncaught.to_string().starts_with(
///     "Uncaught:\nError: invalid digit found in string {\n  request: 'GET /orders/12x'\n}\n\nNodular v",
/// ));
/// ```
#[derive(Clone, Debug)]
pub struct Uncaught {
    origin: Origin,
    what: What,
    thread: Option<String>,
    place: Option<Place>,
    backtrace: Option<String>,
    context: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
enum What {
    Panic(String),
    Error { error: Arc<dyn Error + Send + Sync>, message: String },
}

/// Where something came from that nobody handled.
///
/// Node: the second argument of [`'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    /// A panic, or the error of `main`.
    UncaughtException,
    /// The error of a task that nobody waited for.
    UnhandledRejection,
}

impl Origin {
    /// Node's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::UncaughtException => "uncaughtException",
            Self::UnhandledRejection => "unhandledRejection",
        }
    }
}

/// A line of a source file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The file, as the compiler was given it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Uncaught {
    /// An error that nobody handled.
    pub fn error(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let error: Arc<dyn Error + Send + Sync> = error.into().into();
        let message = error.to_string();
        Self::of(What::Error { error, message })
    }

    /// The panic that a hook of [`std::panic::set_hook`] was told of, on the thread that panics.
    ///
    /// The backtrace is there if `RUST_BACKTRACE` asks for it.
    pub fn panic(info: &PanicHookInfo<'_>) -> Self {
        let backtrace = Backtrace::capture();
        let captured = backtrace.status() == BacktraceStatus::Captured;
        Self {
            thread: Some(thread::current().name().unwrap_or("<unnamed>").to_owned()),
            place: info.location().map(|place| Place {
                file: place.file().to_owned(),
                line: place.line(),
                column: place.column(),
            }),
            backtrace: captured.then(|| backtrace.to_string()),
            ..Self::of(What::Panic(message_of(info.payload())))
        }
    }

    /// The panic that [`std::thread::JoinHandle::join`] or [`std::panic::catch_unwind`] returned; where it happened is
    /// not known any more.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Uncaught;
    ///
    /// let panicked = std::thread::spawn(|| panic!("out of paper")).join().unwrap_err();
    /// assert_eq!(Uncaught::panic_payload(&*panicked).message(), "out of paper");
    /// ```
    pub fn panic_payload(payload: &(dyn Any + Send)) -> Self {
        Self::of(What::Panic(message_of(payload)))
    }

    fn of(what: What) -> Self {
        let origin = Origin::UncaughtException;
        Self { origin, what, thread: None, place: None, backtrace: None, context: Vec::new() }
    }

    /// Adds something to the report that helps to find the cause: a request, a user, a part of the input.
    #[must_use]
    pub fn with_context(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.context.push((name.into(), value.to_string()));
        self
    }

    #[must_use]
    pub(crate) fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Where it came from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// What the panic or the error says.
    pub fn message(&self) -> &str {
        match &self.what {
            What::Panic(message) | What::Error { message, .. } => message,
        }
    }

    /// Whether it is a panic.
    pub fn is_panic(&self) -> bool {
        matches!(self.what, What::Panic(_))
    }

    /// The error, if it is not a panic.
    pub fn source_error(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        match &self.what {
            What::Panic(_) => None,
            What::Error { error, .. } => Some(&**error),
        }
    }

    /// The name of the thread that panicked.
    pub fn thread(&self) -> Option<&str> {
        self.thread.as_deref()
    }

    /// The place of the panic.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The calls that led to the panic.
    pub fn backtrace(&self) -> Option<&str> {
        self.backtrace.as_deref()
    }

    /// The error's name and message, its stack if there is one, and its properties: Node's `inspect(error)`.
    pub fn stack(&self) -> String {
        let context =
            self.context.iter().map(|(name, value)| (name.clone(), describe::quoted(value)));
        match &self.what {
            What::Error { error, .. } => describe::error(&**error, context.collect()),
            What::Panic(message) => {
                let mut text = format!("Panic: {message}");
                if let Some(place) = &self.place {
                    text += &format!("\n    at {place}");
                }
                if let Some(thread) = &self.thread {
                    text += &format!(" (thread '{thread}')");
                }
                for line in self.backtrace.iter().flat_map(|backtrace| backtrace.lines()) {
                    text += &format!("\n    {line}");
                }
                text + &describe::properties(&context.collect::<Vec<_>>(), 0)
            }
        }
    }
}

impl fmt::Display for Uncaught {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => writeln!(f, "{}:{}\n", place.file, place.line)?,
            None => writeln!(f, "Uncaught:")?,
        }
        write!(f, "{}\n\nNodular v{}", self.stack(), env!("CARGO_PKG_VERSION"))
    }
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| {
        // What `std::panic::panic_any` was given: only its type would be known.
        "Box<dyn Any>".to_owned()
    })
}
