use std::time::{Duration, Instant};

/// What an event loop tells of itself.
///
/// A [`Performance`](crate::Performance) [asks it](crate::Performance::set_loop_metrics) for its `loopStart`, its `idleTime` and
/// how busy it is.
pub trait LoopMetrics: Send + Sync {
    /// When the loop began to run; `None` before.
    fn loop_start(&self) -> Option<Instant>;

    /// When the loop ended; `None` before.
    fn loop_exit(&self) -> Option<Instant> {
        None
    }

    /// How long the loop has waited for something to do since it began.
    fn idle_time(&self) -> Duration;

    /// How much the loop has done.
    fn metrics_info(&self) -> LoopMetricsInfo {
        LoopMetricsInfo::default()
    }
}

/// How much an event loop has done.
///
/// Node: [`performanceNodeTiming.uvMetricsInfo`](https://nodejs.org/api/perf_hooks.html#performancenodetiminguvmetricsinfo)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[doc(alias = "uvMetricsInfo")]
pub struct LoopMetricsInfo {
    /// How often the loop went round.
    pub loop_count: u64,
    /// How many events its callbacks have handled.
    pub events: u64,
    /// How many events were there already when the loop asked for them.
    pub events_waiting: u64,
}

/// How long an event loop waited and how long it worked, in milliseconds.
///
/// Node: [`eventLoopUtilization()`](https://nodejs.org/api/perf_hooks.html#perf_hookseventlooputilizationutilization1-utilization2)
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EventLoopUtilization {
    /// How long it waited for something to do.
    pub idle: f64,
    /// How long it worked.
    pub active: f64,
    /// The share of the time in which it worked, 0 to 1; `NaN` of no time at all.
    pub utilization: f64,
}

impl EventLoopUtilization {
    /// Of these times, in milliseconds.
    pub fn new(idle: f64, active: f64) -> Self {
        Self { idle, active, utilization: active / (idle + active) }
    }

    /// What came on top of an earlier one: Node's function with two arguments.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::EventLoopUtilization;
    ///
    /// let earlier = EventLoopUtilization::new(300.0, 100.0);
    /// let later = EventLoopUtilization::new(350.0, 250.0);
    /// assert_eq!(later.since(&earlier), EventLoopUtilization::new(50.0, 150.0));
    /// assert_eq!(later.since(&earlier).utilization, 0.75);
    /// ```
    pub fn since(&self, earlier: &Self) -> Self {
        Self::new(self.idle - earlier.idle, self.active - earlier.active)
    }

    /// Of a loop that has run for this long, and of which it waited so long.
    pub(crate) fn of(run: Duration, idle: Duration) -> Self {
        let idle = crate::milliseconds(idle);
        Self::new(idle, crate::milliseconds(run) - idle)
    }
}

/// Of the time since the loop first ran; without time before that.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use nodular_perf::EventLoopUtilization;
/// use nodular_timers::{EventLoop, VirtualClock};
///
/// let event_loop = EventLoop::with_clock(VirtualClock::new());
/// event_loop.set_timeout(50, |_| {});
/// event_loop.run()?;
/// let utilization = EventLoopUtilization::from(event_loop.metrics());
/// assert_eq!((utilization.idle, utilization.active), (50.0, 0.0));
/// # Ok::<(), nodular_timers::Error>(())
/// ```
#[cfg(feature = "timers")]
impl From<nodular_timers::Metrics> for EventLoopUtilization {
    fn from(metrics: nodular_timers::Metrics) -> Self {
        let run = metrics.loop_start.map(|start| metrics.now.saturating_sub(start));
        Self::of(run.unwrap_or_default(), metrics.idle_time)
    }
}
