use crate::utilization::LoopMetricsInfo;

/// A point in the life of a process that a host [sets](crate::Performance::set_milestone).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Milestone {
    /// The process began.
    NodeStart,
    /// The JavaScript engine began.
    V8Start,
    /// The environment was there.
    Environment,
    /// All was ready for the program.
    BootstrapComplete,
    /// The event loop began; set by [`LoopMetrics`](crate::LoopMetrics), if there are some.
    LoopStart,
    /// The event loop ended; set by [`LoopMetrics`](crate::LoopMetrics), if there are some.
    LoopExit,
}

impl Milestone {
    pub(crate) const COUNT: usize = 6;

    /// The milestone that a measure can name; a mark cannot have such a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "nodeStart" => Some(Self::NodeStart),
            "v8Start" => Some(Self::V8Start),
            "environment" => Some(Self::Environment),
            "bootstrapComplete" => Some(Self::BootstrapComplete),
            "loopStart" => Some(Self::LoopStart),
            "loopExit" => Some(Self::LoopExit),
            _ => None,
        }
    }
}

/// When the process reached what, in milliseconds since the time origin; -1 if it has not.
///
/// Node: [`PerformanceNodeTiming`](https://nodejs.org/api/perf_hooks.html#class-performancenodetiming-extends-performanceentry)
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct PerformanceNodeTiming {
    /// How long ago the time origin is.
    pub duration: f64,
    /// When the process began.
    pub node_start: f64,
    /// When the JavaScript engine began.
    pub v8_start: f64,
    /// When all was ready for the program.
    pub bootstrap_complete: f64,
    /// When the environment was there.
    pub environment: f64,
    /// When the event loop began.
    pub loop_start: f64,
    /// When the event loop ended.
    pub loop_exit: f64,
    /// How long the event loop has waited, in milliseconds.
    pub idle_time: f64,
    /// How much the event loop has done.
    pub uv_metrics_info: LoopMetricsInfo,
}
