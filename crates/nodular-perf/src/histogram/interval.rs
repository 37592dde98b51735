use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::histogram::Histogram;
use crate::histogram::layout::Layout;

/// A [`Histogram`] of the nanoseconds between ticks: what tells whether an event loop keeps up.
///
/// Whoever owns the loop calls [`tick`](Self::tick); `monitor_event_loop_delay` of the feature `tokio` does so for a tokio
/// runtime. A tick that should come each 10 ms and comes after 25 ms is recorded as 25 ms. As in Node, the time during
/// which the histogram was disabled is recorded at the first tick after.
///
/// It is a handle: its clones are the same histogram, on any thread.
///
/// Node: [`ELDHistogram`](https://nodejs.org/api/perf_hooks.html#class-eldhistogram-extends-histogram)
///
/// # Examples
///
/// ```
/// use std::time::{Duration, Instant};
///
/// use nodular_perf::IntervalHistogram;
///
/// let (delay, start) = (IntervalHistogram::new(), Instant::now());
/// assert!(delay.enable());
/// assert!(!delay.enable()); // it was already
/// for milliseconds in [10, 20, 45] {
///     delay.tick(start + Duration::from_millis(milliseconds));
/// }
/// assert_eq!(delay.count(), 2);
/// assert_eq!(delay.max() / 1_000_000, 25);
/// ```
#[derive(Clone, Debug)]
pub struct IntervalHistogram {
    histogram: Histogram,
    enabled: Arc<AtomicBool>,
}

impl IntervalHistogram {
    /// An empty, disabled one, which tells microseconds apart.
    pub fn new() -> Self {
        let histogram = Histogram::with_layout(Layout::MICROSECONDS, None);
        Self { histogram, enabled: Arc::default() }
    }

    /// Records from now on; whether it did not before.
    ///
    /// Node: [`histogram.enable()`](https://nodejs.org/api/perf_hooks.html#histogramenable)
    pub fn enable(&self) -> bool {
        !self.enabled.swap(true, Ordering::Relaxed)
    }

    /// Records no longer; whether it did before.
    ///
    /// Node: [`histogram.disable()`](https://nodejs.org/api/perf_hooks.html#histogramdisable)
    pub fn disable(&self) -> bool {
        self.enabled.swap(false, Ordering::Relaxed)
    }

    /// Records the nanoseconds since the last tick, if it is enabled; nothing at the first one.
    pub fn tick(&self, now: Instant) {
        if self.enabled.load(Ordering::Relaxed) {
            self.histogram.lock().record_delta(now);
        }
    }
}

/// An empty, disabled one.
impl Default for IntervalHistogram {
    fn default() -> Self {
        Self::new()
    }
}

/// What is read of it.
impl Deref for IntervalHistogram {
    type Target = Histogram;

    fn deref(&self) -> &Histogram {
        &self.histogram
    }
}
