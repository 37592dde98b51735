//! What the host tells of the process and its event loop.

use std::sync::Arc;
use std::time::Instant;

use crate::node_timing::{Milestone, PerformanceNodeTiming};
use crate::performance::{Performance, milliseconds};
use crate::utilization::{EventLoopUtilization, LoopMetrics};

impl<D> Performance<D> {
    /// Notes when the process reached a milestone.
    pub fn set_milestone(&self, milestone: Milestone, time: Instant) {
        self.lock().milestones[milestone as usize] = Some(time);
    }

    /// Asks this event loop when it began and how long it waited.
    pub fn set_loop_metrics(&self, metrics: Arc<dyn LoopMetrics>) {
        self.hooks().loop_metrics = Some(metrics);
    }

    /// When the process reached what, as far as the host [told](Self::set_milestone).
    ///
    /// Node: [`performance.nodeTiming`](https://nodejs.org/api/perf_hooks.html#performancenodetiming)
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use nodular_perf::{Clock, ManualClock, Milestone, Performance};
    ///
    /// let clock = ManualClock::new();
    /// let performance = Performance::<()>::with_clock(clock.clone());
    /// clock.advance(Duration::from_millis(30));
    /// performance.set_milestone(Milestone::BootstrapComplete, clock.now());
    ///
    /// let timing = performance.node_timing();
    /// assert_eq!((timing.node_start, timing.bootstrap_complete, timing.loop_start), (0.0, 30.0, -1.0));
    /// ```
    #[doc(alias = "nodeTiming")]
    pub fn node_timing(&self) -> PerformanceNodeTiming {
        let metrics = self.hooks().loop_metrics.clone();
        let metrics = metrics.as_deref();
        PerformanceNodeTiming {
            duration: self.now(),
            node_start: self.milestone(Milestone::NodeStart),
            v8_start: self.milestone(Milestone::V8Start),
            bootstrap_complete: self.milestone(Milestone::BootstrapComplete),
            environment: self.milestone(Milestone::Environment),
            loop_start: self.milestone(Milestone::LoopStart),
            loop_exit: self.milestone(Milestone::LoopExit),
            idle_time: metrics.map_or(0.0, |metrics| milliseconds(metrics.idle_time())),
            uv_metrics_info: metrics.map(LoopMetrics::metrics_info).unwrap_or_default(),
        }
    }

    /// How busy the event loop has been since it began; all 0 before, or without [metrics](Self::set_loop_metrics).
    ///
    /// Keep it, and see how busy the loop was [since](EventLoopUtilization::since).
    ///
    /// Node: [`performance.eventLoopUtilization()`](https://nodejs.org/api/perf_hooks.html#performanceeventlooputilizationutilization1-utilization2)
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::time::{Duration, Instant};
    ///
    /// use nodular_perf::{Clock, LoopMetrics, ManualClock, Performance};
    ///
    /// struct MyLoop(Instant);
    ///
    /// impl LoopMetrics for MyLoop {
    ///     fn loop_start(&self) -> Option<Instant> {
    ///         Some(self.0)
    ///     }
    ///     fn idle_time(&self) -> Duration {
    ///         Duration::from_millis(60)
    ///     }
    /// }
    ///
    /// let clock = ManualClock::new();
    /// let performance = Performance::<()>::with_clock(clock.clone());
    /// performance.set_loop_metrics(Arc::new(MyLoop(clock.now())));
    /// clock.advance(Duration::from_millis(80));
    ///
    /// let utilization = performance.event_loop_utilization();
    /// assert_eq!((utilization.idle, utilization.active, utilization.utilization), (60.0, 20.0, 0.25));
    /// ```
    #[doc(alias = "eventLoopUtilization")]
    pub fn event_loop_utilization(&self) -> EventLoopUtilization {
        let metrics = self.hooks().loop_metrics.clone();
        let Some((metrics, start)) =
            metrics.and_then(|metrics| metrics.loop_start().map(|start| (metrics, start)))
        else {
            return EventLoopUtilization::default();
        };
        let run = self.shared.clock.now().saturating_duration_since(start);
        EventLoopUtilization::of(run, metrics.idle_time())
    }

    /// How busy the event loop has been since an earlier [call](Self::event_loop_utilization).
    #[doc(alias = "eventLoopUtilization")]
    pub fn event_loop_utilization_since(
        &self,
        earlier: &EventLoopUtilization,
    ) -> EventLoopUtilization {
        self.event_loop_utilization().since(earlier)
    }

    /// When it was, in milliseconds since the time origin; -1 if it was not.
    pub(super) fn milestone(&self, milestone: Milestone) -> f64 {
        let metrics = self.hooks().loop_metrics.clone();
        let told = metrics.and_then(|metrics| match milestone {
            Milestone::LoopStart => metrics.loop_start(),
            Milestone::LoopExit => metrics.loop_exit(),
            _ => None,
        });
        let set = self.lock().milestones[milestone as usize];
        told.or(set).map_or(-1.0, |time| self.at(time))
    }
}
