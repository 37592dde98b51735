//! The hooks, in the order in which they were added.

use std::sync::Arc;

use crate::process::Process;
use crate::uncaught::Uncaught;
use crate::warning::Warning;

/// Names a hook, to remove it: see [`Process::off`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HookId(u64);

type Hook<T> = Arc<dyn Fn(&Process, &T) + Send + Sync>;

pub(super) struct List<T>(Vec<(HookId, Hook<T>)>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// Those that there are now: a hook may add and remove some.
    pub(super) fn list(&self) -> Vec<Hook<T>> {
        self.0.iter().map(|(_, hook)| Arc::clone(hook)).collect()
    }

    fn remove(&mut self, id: HookId) -> bool {
        let before = self.0.len();
        self.0.retain(|(other, _)| *other != id);
        self.0.len() < before
    }
}

#[derive(Default)]
pub(super) struct Hooks {
    last_id: u64,
    pub(super) before_exit: List<i32>,
    pub(super) exit: List<i32>,
    pub(super) warning: List<Warning>,
    pub(super) monitor: List<Uncaught>,
    pub(super) uncaught: List<Uncaught>,
    pub(super) rejection: List<Uncaught>,
}

impl Process {
    /// Calls `hook` with the exit code when `main` has ended and the process is about to exit by itself: not after
    /// [`exit`](Self::exit), and not after an error that nobody handled.
    ///
    /// Node: [Event: `'beforeExit'`](https://nodejs.org/api/process.html#event-beforeexit)
    #[doc(alias = "beforeExit")]
    pub fn on_before_exit(&self, hook: impl Fn(&Self, i32) + Send + Sync + 'static) -> HookId {
        self.add(|hooks| &mut hooks.before_exit, move |process, &code| hook(process, code))
    }

    /// Calls `hook` with the exit code when the process ends.
    ///
    /// Node: [Event: `'exit'`](https://nodejs.org/api/process.html#event-exit)
    pub fn on_exit(&self, hook: impl Fn(&Self, i32) + Send + Sync + 'static) -> HookId {
        self.add(|hooks| &mut hooks.exit, move |process, &code| hook(process, code))
    }

    /// Calls `hook` with each warning that is emitted, printed or not.
    ///
    /// Node: [Event: `'warning'`](https://nodejs.org/api/process.html#event-warning)
    pub fn on_warning(&self, hook: impl Fn(&Self, &Warning) + Send + Sync + 'static) -> HookId {
        self.add(|hooks| &mut hooks.warning, hook)
    }

    /// Calls `hook` with what nobody handled, in place of ending the process.
    ///
    /// The state of the program is unknown then: log it, and end the process yourself with
    /// [`exit`](Self::exit) or [`exit_now`](Self::exit_now).
    ///
    /// Node: [Event: `'uncaughtException'`](https://nodejs.org/api/process.html#event-uncaughtexception)
    #[doc(alias = "uncaughtException")]
    pub fn on_uncaught_exception(
        &self,
        hook: impl Fn(&Self, &Uncaught) + Send + Sync + 'static,
    ) -> HookId {
        self.add(|hooks| &mut hooks.uncaught, hook)
    }

    /// Calls `hook` with what nobody handled, and changes nothing else.
    ///
    /// Node: [Event: `'uncaughtExceptionMonitor'`](https://nodejs.org/api/process.html#event-uncaughtexceptionmonitor)
    #[doc(alias = "uncaughtExceptionMonitor")]
    pub fn on_uncaught_exception_monitor(
        &self,
        hook: impl Fn(&Self, &Uncaught) + Send + Sync + 'static,
    ) -> HookId {
        self.add(|hooks| &mut hooks.monitor, hook)
    }

    /// Calls `hook` with the error of a task that nobody waited for.
    ///
    /// Node: [Event: `'unhandledRejection'`](https://nodejs.org/api/process.html#event-unhandledrejection)
    #[doc(alias = "unhandledRejection")]
    pub fn on_unhandled_rejection(
        &self,
        hook: impl Fn(&Self, &Uncaught) + Send + Sync + 'static,
    ) -> HookId {
        self.add(|hooks| &mut hooks.rejection, hook)
    }

    /// Removes a hook; whether it was there.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Process;
    ///
    /// let process = Process::new();
    /// let hook = process.on_exit(|_, _| unreachable!());
    /// assert!(process.off(hook));
    /// assert_eq!(process.exit(None), 0);
    /// ```
    #[doc(alias = "removeListener")]
    pub fn off(&self, hook: HookId) -> bool {
        let mut state = self.state();
        let hooks = &mut state.hooks;
        hooks.before_exit.remove(hook)
            || hooks.exit.remove(hook)
            || hooks.warning.remove(hook)
            || hooks.monitor.remove(hook)
            || hooks.uncaught.remove(hook)
            || hooks.rejection.remove(hook)
    }

    fn add<T>(
        &self,
        list: fn(&mut Hooks) -> &mut List<T>,
        hook: impl Fn(&Self, &T) + Send + Sync + 'static,
    ) -> HookId {
        let mut state = self.state();
        state.hooks.last_id += 1;
        let id = HookId(state.hooks.last_id);
        list(&mut state.hooks).0.push((id, Arc::new(hook)));
        id
    }
}
