//! Node's `node:perf_hooks`.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod clock;
pub mod constants;
#[cfg(feature = "tokio")]
mod delay;
mod entry;
mod error;
mod histogram;
#[cfg(feature = "serde")]
mod json;
mod measure;
mod node_timing;
mod observer;
mod performance;
mod resource;
mod timeline;
mod utilization;

pub use crate::clock::{Clock, ManualClock, SystemClock};
#[cfg(feature = "tokio")]
pub use crate::delay::{EventLoopDelay, MonitorOptions, monitor_event_loop_delay};
pub use crate::entry::{EntryType, PerformanceEntry, UnknownEntryType};
pub use crate::error::Error;
pub use crate::histogram::{
    Histogram, HistogramOptions, IntervalHistogram, RecordableHistogram, create_histogram,
};
pub use crate::measure::{MarkOptions, MeasureOptions, Point};
pub use crate::node_timing::{Milestone, PerformanceNodeTiming};
pub use crate::observer::{
    EntryStream, ObserveOptions, PerformanceObserver, PerformanceObserverEntryList,
};
pub use crate::performance::{Performance, TimerifyOptions};
pub use crate::resource::{CacheMode, ConnectionTiming, FetchTiming, PerformanceResourceTiming};
pub use crate::timeline::BufferWarning;
pub use crate::utilization::{EventLoopUtilization, LoopMetrics, LoopMetricsInfo};

pub(crate) use crate::performance::milliseconds;
