//! [`timersPromises.scheduler`](https://nodejs.org/api/timers.html#timerspromisesschedulerwaitdelay-options).

use super::{Options, Timer};
use crate::delay::Delay;
use crate::event_loop::EventLoop;

/// Ends after `delay`.
///
/// Node: [`timersPromises.scheduler.wait(delay[, options])`](https://nodejs.org/api/timers.html#timerspromisesschedulerwaitdelay-options)
///
/// # Errors
///
/// An [`AbortError`](nodular_events::AbortError) if the signal of `options` aborts before that.
///
/// # Examples
///
/// ```
/// use nodular_timers::{EventLoop, promises::scheduler};
///
/// let event_loop = EventLoop::new();
/// event_loop.spawn(scheduler::wait(&event_loop, 5, ()), |_, result| result);
/// event_loop.run()?;
/// # Ok::<(), nodular_timers::Error>(())
/// ```
pub fn wait(
    event_loop: &EventLoop,
    delay: impl Into<Delay>,
    options: impl Into<Options>,
) -> Timer<()> {
    super::set_timeout(event_loop, delay, (), options)
}

/// Ends in the next check phase: lets the loop do what else there is.
///
/// Node: [`timersPromises.scheduler.yield()`](https://nodejs.org/api/timers.html#timerspromisesscheduleryield)
///
/// # Examples
///
/// ```
/// use nodular_timers::{EventLoop, promises::scheduler};
///
/// let event_loop = EventLoop::new();
/// event_loop.spawn(scheduler::yield_now(&event_loop), |_, result| result);
/// event_loop.run()?;
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[doc(alias = "yield")]
pub fn yield_now(event_loop: &EventLoop) -> Timer<()> {
    super::set_immediate(event_loop, (), ())
}
