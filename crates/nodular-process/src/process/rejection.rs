//! Errors of tasks that nobody waits for.

use crate::process::{Fate, Process};
use crate::uncaught::{Origin, Uncaught};
use crate::warning::Warning;

/// What becomes of the error of a task that nobody waits for.
///
/// Node: [`--unhandled-rejections=mode`](https://nodejs.org/api/cli.html#--unhandled-rejectionsmode)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum UnhandledRejections {
    /// `throw`: the hooks are called; if there are none, it is as any uncaught error.
    #[default]
    Throw,
    /// `strict`: it is as any uncaught error; if that was handled, the hooks are called, or else it is a warning.
    Strict,
    /// `warn`: the hooks are called, and there is always a warning.
    Warn,
    /// `none`: the hooks are called.
    None,
    /// `warn-with-error-code`: the hooks are called; if there are none, there is a warning, and the exit code becomes 1.
    WarnWithErrorCode,
}

const WARNING: &str = "UnhandledPromiseRejectionWarning";
const ADVICE: &str = "Unhandled promise rejection. This error originated either by throwing inside of an async \
                      function without a catch block, or by rejecting a promise which was not handled with .catch(). \
                      To terminate the node process on unhandled promise rejection, use the CLI flag \
                      `--unhandled-rejections=strict` (see \
                      https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode).";

impl Process {
    /// Sets what becomes of the errors of tasks that nobody waits for.
    pub fn set_unhandled_rejections(&self, mode: UnhandledRejections) {
        self.state().unhandled_rejections = mode;
    }

    /// Deals with the error of a task that nobody waits for.
    ///
    /// Node: [Event: `'unhandledRejection'`](https://nodejs.org/api/process.html#event-unhandledrejection)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::{Fate, Process, Uncaught, UnhandledRejections};
    ///
    /// let process = Process::new();
    /// process.on_warning(|_, warning| assert_eq!(warning.name(), "UnhandledPromiseRejectionWarning"));
    /// process.set_unhandled_rejections(UnhandledRejections::WarnWithErrorCode);
    /// assert_eq!(process.unhandled_rejection(Uncaught::error("no paper")), Fate::Continue);
    /// assert_eq!(process.exit_code(), Some(1));
    /// ```
    #[doc(alias = "unhandledRejection")]
    pub fn unhandled_rejection(&self, uncaught: Uncaught) -> Fate {
        let uncaught = uncaught.with_origin(Origin::UnhandledRejection);
        let mut state = self.state();
        state.rejections += 1;
        let (mode, id) = (state.unhandled_rejections, state.rejections);
        drop(state);
        match mode {
            UnhandledRejections::Throw => {
                if !self.call_rejection_hooks(&uncaught) {
                    return self.uncaught(&uncaught);
                }
            }
            UnhandledRejections::Strict => {
                if let Fate::Exit(code) = self.uncaught(&uncaught) {
                    return Fate::Exit(code);
                }
                if !self.call_rejection_hooks(&uncaught) {
                    self.warn_of_rejection(&uncaught, id);
                }
            }
            UnhandledRejections::Warn => {
                self.call_rejection_hooks(&uncaught);
                if !self.is_exiting() {
                    self.warn_of_rejection(&uncaught, id);
                }
            }
            UnhandledRejections::None => {
                self.call_rejection_hooks(&uncaught);
            }
            UnhandledRejections::WarnWithErrorCode => {
                if !self.call_rejection_hooks(&uncaught) {
                    self.warn_of_rejection(&uncaught, id);
                    self.set_exit_code(1);
                }
            }
        }
        if self.is_exiting() { Fate::Exit(self.exit_code().unwrap_or(0)) } else { Fate::Continue }
    }

    /// Whether there were any.
    fn call_rejection_hooks(&self, uncaught: &Uncaught) -> bool {
        let hooks = self.state().hooks.rejection.list();
        for hook in &hooks {
            hook(self, uncaught);
            if self.is_exiting() {
                break;
            }
        }
        !hooks.is_empty()
    }

    fn warn_of_rejection(&self, uncaught: &Uncaught, id: u64) {
        for text in [uncaught.stack(), format!("{ADVICE} (rejection id: {id})")] {
            // Only a deprecation is ever an error.
            let _ = self.emit_warning(Warning::new(text).with_name(WARNING));
        }
    }
}
