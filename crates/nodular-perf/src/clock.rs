use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// What time it is, for a [`Performance`](crate::Performance).
pub trait Clock: Send + Sync {
    /// The time that never goes back.
    fn now(&self) -> Instant;

    /// The time of day.
    fn wall(&self) -> SystemTime;
}

/// The system's clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A clock that stands still until it is told to go on, for tests.
///
/// It is a handle: its clones are the same clock.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use nodular_perf::{ManualClock, Performance};
///
/// let clock = ManualClock::new();
/// let performance = Performance::<()>::with_clock(clock.clone());
/// clock.advance(Duration::from_micros(1_500));
/// assert_eq!(performance.now(), 1.5);
/// ```
#[derive(Clone, Debug)]
pub struct ManualClock {
    start: Instant,
    elapsed: Arc<Mutex<Duration>>,
}

impl ManualClock {
    /// A clock whose time of day is 1970-01-01 00:00 UTC.
    pub fn new() -> Self {
        Self { start: Instant::now(), elapsed: Arc::default() }
    }

    /// Lets time pass.
    pub fn advance(&self, duration: Duration) {
        let mut elapsed = self.elapsed.lock().unwrap_or_else(PoisonError::into_inner);
        *elapsed = elapsed.saturating_add(duration);
    }

    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clock that stands at its beginning.
impl Default for ManualClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        self.start.checked_add(self.elapsed()).unwrap_or(self.start)
    }

    fn wall(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH.checked_add(self.elapsed()).unwrap_or(SystemTime::UNIX_EPOCH)
    }
}
