//! Timers as futures: [`timers/promises`](https://nodejs.org/api/timers.html#timers-promises-api).
//!
//! A timer begins to wait when the function is called, as in Node, not when the future is polled. Dropping the future
//! clears it. The futures are for tasks of the loop, see [`EventLoop::spawn`], which go on among the microtasks after the
//! timer's callback: where a JavaScript function goes on behind its `await`.
//!
//! # Examples
//!
//! ```
//! use nodular_timers::{EventLoop, promises};
//!
//! let event_loop = EventLoop::new();
//! let timer = promises::set_timeout(&event_loop, 5, "result", ());
//! event_loop.spawn(timer, |_, result| assert_eq!(result.unwrap(), "result"));
//! event_loop.run()?;
//! # Ok::<(), nodular_timers::Error>(())
//! ```

mod interval;
pub mod scheduler;
mod timer;

use nodular_events::AbortSignal;

pub use self::interval::{Interval, set_interval};
pub use self::timer::Timer;
use crate::delay::Delay;
use crate::event_loop::EventLoop;

/// What may be said of a timer beside its delay.
///
/// Node: [`timersPromises.setTimeout([delay[, value[, options]]])`](https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options)
///
/// # Examples
///
/// ```
/// use nodular_events::AbortController;
/// use nodular_timers::promises::Options;
///
/// let controller = AbortController::new();
/// let options = Options::new().signal(&controller.signal()).keep_alive(false);
/// # drop(options);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    signal: Option<AbortSignal>,
    is_refed: bool,
}

impl Options {
    /// No signal; the timer keeps the loop running.
    pub fn new() -> Self {
        Self { signal: None, is_refed: true }
    }

    /// What gives up on the timer when it aborts.
    #[must_use]
    pub fn signal(mut self, signal: &AbortSignal) -> Self {
        self.signal = Some(signal.clone());
        self
    }

    /// Whether the timer keeps the loop running: Node's `ref`. A task that waits for it does so by itself, unless it is
    /// [unref'd](crate::Task::unref) as well.
    #[must_use]
    #[doc(alias = "ref")]
    pub fn keep_alive(mut self, keep_alive: bool) -> Self {
        self.is_refed = keep_alive;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl From<()> for Options {
    fn from((): ()) -> Self {
        Self::new()
    }
}

impl From<&AbortSignal> for Options {
    fn from(signal: &AbortSignal) -> Self {
        Self::new().signal(signal)
    }
}

/// Ends with `value` after `delay`.
///
/// Node: [`timersPromises.setTimeout([delay[, value[, options]]])`](https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options)
///
/// # Errors
///
/// An [`AbortError`](nodular_events::AbortError) if the signal of `options` aborts before that.
///
/// # Cancellation
///
/// Dropping the future clears the timer.
///
/// # Examples
///
/// ```
/// use nodular_events::AbortController;
/// use nodular_timers::{EventLoop, promises};
///
/// let event_loop = EventLoop::new();
/// let controller = AbortController::new();
/// let timer = promises::set_timeout(&event_loop, 60_000, (), &controller.signal());
/// event_loop.spawn(timer, |_, result| {
///     let error = result.unwrap_err();
///     assert_eq!(error.code(), "ABORT_ERR");
///     assert_eq!(error.to_string(), "The operation was aborted");
/// });
/// event_loop.set_immediate(move |_| controller.abort());
/// event_loop.run()?;
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[doc(alias = "setTimeout")]
pub fn set_timeout<T>(
    event_loop: &EventLoop,
    delay: impl Into<Delay>,
    value: T,
    options: impl Into<Options>,
) -> Timer<T> {
    Timer::timeout(event_loop, delay.into(), value, options.into())
}

/// Ends with `value` in the next check phase.
///
/// Node: [`timersPromises.setImmediate([value[, options]])`](https://nodejs.org/api/timers.html#timerspromisessetimmediatevalue-options)
///
/// # Errors
///
/// An [`AbortError`](nodular_events::AbortError) if the signal of `options` aborts before that.
///
/// # Cancellation
///
/// Dropping the future clears the immediate.
///
/// # Examples
///
/// ```
/// use nodular_timers::{EventLoop, promises};
///
/// let event_loop = EventLoop::new();
/// let immediate = promises::set_immediate(&event_loop, "value", ());
/// event_loop.spawn(immediate, |_, result| assert_eq!(result.unwrap(), "value"));
/// event_loop.run()?;
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[doc(alias = "setImmediate")]
pub fn set_immediate<T>(event_loop: &EventLoop, value: T, options: impl Into<Options>) -> Timer<T> {
    Timer::immediate(event_loop, value, options.into())
}
