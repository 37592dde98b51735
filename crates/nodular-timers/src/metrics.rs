//! What the loop counts.

use std::cell::Cell;
use std::time::Duration;

/// What a loop has done so far; times are those of its clock.
///
/// # Examples
///
/// ```
/// # use nodular_timers::{EventLoop, VirtualClock};
/// use std::time::Duration;
///
/// let event_loop = EventLoop::with_clock(VirtualClock::new());
/// event_loop.set_timeout(50, |_| {});
/// event_loop.run()?;
/// let metrics = event_loop.metrics();
/// assert_eq!(metrics.idle_time, Duration::from_millis(50));
/// assert_eq!(metrics.loop_count, 1);
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Metrics {
    /// What the clock shows.
    pub now: Duration,
    /// When the loop first ran; `None` if it has not.
    pub loop_start: Option<Duration>,
    /// When the loop last ended; `None` if it has not.
    pub loop_exit: Option<Duration>,
    /// How long it has slept in the poll phase.
    pub idle_time: Duration,
    /// How many turns it has made.
    pub loop_count: u64,
    /// How many completions it has handled in the poll phase.
    pub events: u64,
    /// How many of these were there already when the phase began.
    pub events_waiting: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    metrics: Cell<Metrics>,
}

impl Counters {
    pub(crate) fn read(&self, now: Duration) -> Metrics {
        Metrics { now, ..self.metrics.get() }
    }

    fn update(&self, change: impl FnOnce(&mut Metrics)) {
        let mut metrics = self.metrics.get();
        change(&mut metrics);
        self.metrics.set(metrics);
    }

    pub(crate) fn start(&self, now: Duration) {
        self.update(|metrics| {
            metrics.loop_start.get_or_insert(now);
        });
    }

    pub(crate) fn exit(&self, now: Duration) {
        self.update(|metrics| metrics.loop_exit = Some(now));
    }

    pub(crate) fn turn(&self) {
        self.update(|metrics| metrics.loop_count += 1);
    }

    pub(crate) fn idle(&self, time: Duration) {
        self.update(|metrics| metrics.idle_time += time);
    }

    pub(crate) fn events(&self, events: usize, waiting: usize) {
        self.update(|metrics| {
            metrics.events += events as u64;
            metrics.events_waiting += waiting as u64;
        });
    }
}
