//! `util.deprecate`: functions that tell their first caller of something better.

use std::collections::HashSet;
use std::fmt;
use std::io::Write;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::warning::Warning;

/// Which deprecations were told, and who is told of them.
///
/// A handle: its clones are the same registry. A program has one of them, as a `static` in a `LazyLock` or as a value that
/// it hands on; a library takes it as an argument.
///
/// Node: [`util.deprecate()`](https://nodejs.org/api/util.html#utildeprecatefn-msg-code-options)
///
/// # Examples
///
/// ```
/// use nodular_util::Deprecations;
/// use std::sync::LazyLock;
///
/// static DEPRECATIONS: LazyLock<Deprecations> =
///     LazyLock::new(|| Deprecations::write_to(std::io::stderr()));
///
/// let sum = DEPRECATIONS.deprecate(|a: i32, b: i32| a + b, "sum() is old, use +", Some("APP001"));
/// assert_eq!(sum(1, 2), 3); // (node:4242) [APP001] DeprecationWarning: sum() is old, use +
/// assert_eq!(sum(3, 4), 7);
/// ```
#[derive(Clone)]
pub struct Deprecations {
    inner: Arc<Inner>,
}

struct Inner {
    hook: Box<dyn Fn(&Warning) + Send + Sync>,
    codes: Mutex<HashSet<String>>,
    is_silent: AtomicBool,
}

impl Deprecations {
    /// A registry that calls `hook` with each warning.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::Deprecations;
    /// use std::sync::mpsc;
    ///
    /// let (told, warnings) = mpsc::channel();
    /// let deprecations = Deprecations::new(move |warning| drop(told.send(warning.to_string())));
    /// let (a, b) = (
    ///     deprecations.deprecate(|| 1, "a is old", Some("OLD")),
    ///     deprecations.deprecate(|| 2, "b is old", Some("OLD")),
    /// );
    /// assert_eq!((a(), a(), b()), (1, 1, 2));
    /// // Once a function, and once a code.
    /// assert_eq!(warnings.try_iter().collect::<Vec<_>>(), ["a is old"]);
    /// ```
    pub fn new(hook: impl Fn(&Warning) + Send + Sync + 'static) -> Self {
        let inner = Inner {
            hook: Box::new(hook),
            codes: Mutex::default(),
            is_silent: AtomicBool::new(false),
        };
        Self { inner: Arc::new(inner) }
    }

    /// A registry that writes Node's lines, such as `(node:4242) [DEP1] DeprecationWarning: use sum()`.
    ///
    /// What cannot be written is lost, as a warning is no reason to fail.
    pub fn write_to(writer: impl Write + Send + 'static) -> Self {
        let writer = Mutex::new(writer);
        Self::new(move |warning| {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = writeln!(writer, "{}", warning.line(std::process::id()));
        })
    }

    /// The function, which tells of `message` when it is called for the first time, unless one with the same `code` did.
    ///
    /// Node: [`util.deprecate(fn, msg[, code[, options]])`](https://nodejs.org/api/util.html#utildeprecatefn-msg-code-options)
    pub fn deprecate<F>(
        &self,
        function: F,
        message: impl Into<String>,
        code: Option<&str>,
    ) -> Deprecated<F> {
        let warning = match code {
            Some("ExperimentalWarning") => Warning::new("ExperimentalWarning", message),
            code => Warning {
                code: code.map(str::to_owned),
                ..Warning::new("DeprecationWarning", message)
            },
        };
        Deprecated { function, warning, was_told: AtomicBool::new(false), registry: self.clone() }
    }

    /// Tells of nothing from now on.
    ///
    /// Node: [`process.noDeprecation = true`](https://nodejs.org/api/process.html#processnodeprecation)
    #[doc(alias = "noDeprecation")]
    pub fn silence(&self) {
        self.inner.is_silent.store(true, Ordering::Relaxed);
    }

    /// Tells again, also of what was called since [`silence`](Self::silence), as soon as it is called once more.
    ///
    /// Node: [`process.noDeprecation = false`](https://nodejs.org/api/process.html#processnodeprecation)
    pub fn unsilence(&self) {
        self.inner.is_silent.store(false, Ordering::Relaxed);
    }

    fn is_silent(&self) -> bool {
        self.inner.is_silent.load(Ordering::Relaxed)
    }

    fn tell(&self, warning: &Warning) {
        if let Some(code) = &warning.code {
            let mut codes = self.inner.codes.lock().unwrap_or_else(PoisonError::into_inner);
            if !codes.insert(code.clone()) {
                return;
            }
        }
        // Not under the lock: the hook may call what is deprecated.
        (self.inner.hook)(warning);
    }
}

impl fmt::Debug for Deprecations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deprecations").field("is_silent", &self.is_silent()).finish_non_exhaustive()
    }
}

/// A function that is deprecated: it is called as before, and every look at it counts as a call.
///
/// Made by [`Deprecations::deprecate`].
pub struct Deprecated<F> {
    function: F,
    warning: Warning,
    was_told: AtomicBool,
    registry: Deprecations,
}

impl<F> Deref for Deprecated<F> {
    type Target = F;

    fn deref(&self) -> &F {
        if !self.registry.is_silent() && !self.was_told.swap(true, Ordering::Relaxed) {
            self.registry.tell(&self.warning);
        }
        &self.function
    }
}

impl<F> fmt::Debug for Deprecated<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deprecated").field("warning", &self.warning).finish_non_exhaustive()
    }
}
