//! Where the loop reads the time.

use std::cell::Cell;
use std::fmt::Debug;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

/// A clock that only goes forward.
///
/// The loop reads it once a turn and whenever a timer is set, and counts whole milliseconds, as Node does.
pub trait Clock: Debug {
    /// How long the clock has been running.
    fn now(&self) -> Duration;

    /// The loop has nothing to do before `due`: a clock that is not the world's may go there, and says `true`.
    ///
    /// As long as it says `false`, which is the default, the loop sleeps until then.
    fn skip_to(&self, due: Duration) -> bool {
        let _ = due;
        false
    }
}

/// The world's clock. Inside of a tokio runtime whose time is paused it is that runtime's.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock that starts now.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }
}

/// A clock for tests: nobody waits, and every run is the same.
///
/// It stands still while callbacks run, and jumps to the next timer when nothing is left to do. Its clones are the same
/// clock.
///
/// # Examples
///
/// ```
/// use nodular_timers::{Clock, EventLoop, VirtualClock};
/// use std::time::Duration;
///
/// let clock = VirtualClock::new();
/// let event_loop = EventLoop::with_clock(clock.clone());
/// event_loop.set_timeout(86_400_000, |_| {});
/// event_loop.run()?; // at once
/// assert_eq!(clock.now(), Duration::from_secs(86_400));
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct VirtualClock {
    now: Rc<Cell<Duration>>,
}

impl VirtualClock {
    /// A clock at zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets time pass: what a callback that works for so long does.
    pub fn advance(&self, by: Duration) {
        self.now.set(self.now.get() + by);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Duration {
        self.now.get()
    }

    fn skip_to(&self, due: Duration) -> bool {
        self.now.set(self.now.get().max(due));
        true
    }
}
