//! Measuring time with the semantics of [`node:perf_hooks`](https://nodejs.org/api/perf_hooks.html).
//!
//! A [`Performance`] keeps marks and measures, a [`PerformanceObserver`] is told of them, a [`RecordableHistogram`] counts values.
//!
//! ```
//! use nodular_perf::{Error, Performance, create_histogram};
//!
//! let performance = Performance::new();
//! performance.mark("cart", 100.0)?; // milliseconds since the time origin; `()` is now
//! performance.mark("paid", 160.5)?;
//! let payment = performance.measure("payment", ("cart", "paid"))?;
//! assert_eq!((payment.start_time(), payment.duration()), (100.0, 60.5));
//!
//! let histogram = create_histogram(())?;
//! for milliseconds in [12, 15, 11, 90] {
//!     histogram.record(milliseconds)?;
//! }
//! assert_eq!(histogram.percentile(50.0)?, 12);
//! # Ok::<(), Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `performance`, the global | a [`Performance`] that you make and clone |
//! | `performance.now()`, `timeOrigin` | [`performance.now()`](Performance::now), [`time_origin()`](Performance::time_origin) |
//! | `performance.mark('a', { startTime, detail })` | [`performance.mark("a", ())?`](Performance::mark), [`MarkOptions`] |
//! | `performance.measure('m', 'a', 'b')` | [`performance.measure("m", ("a", "b"))?`](Performance::measure), [`MeasureOptions`] |
//! | `performance.getEntriesByType('mark')` | [`performance.entries_by_type(EntryType::Mark)`](Performance::entries_by_type) |
//! | `new PerformanceObserver(f).observe({ type: 'mark' })` | [`PerformanceObserver::new(&performance, f)`](PerformanceObserver::new) and [`observe`](PerformanceObserver::observe), or a [stream](PerformanceObserver::stream) |
//! | `setImmediate`, which tells observers | [`performance.flush()`](Performance::flush) by the loop's owner, asked for by [`on_schedule`](Performance::on_schedule) |
//! | `performance.timerify(f)` | [`performance.timerify("f", (), f)`](Performance::timerify) |
//! | `performance.eventLoopUtilization(a, b)` | [`event_loop_utilization`](Performance::event_loop_utilization), [`a.since(&b)`](EventLoopUtilization::since) |
//! | `createHistogram()`, `histogram.record(1n)` | [`create_histogram(())?`](create_histogram()), [`histogram.record(1)?`](RecordableHistogram::record) |
//! | `monitorEventLoopDelay()` | `monitor_event_loop_delay` with the feature `tokio`, or an [`IntervalHistogram`] |
//! | entries of `http`, `net`, `dns`, `gc` | whoever makes them [enqueues](Performance::enqueue) them |
//!
//! # Features
//!
//! - `serde`: `Serialize` in the shape of `toJSON()`
//! - `tokio`: `monitor_event_loop_delay`
//! - `timers`: [`EventLoopUtilization`] of the event loop of `nodular-timers`
//!
//! # Differences from Node
//!
//! - There is no global `performance`: its clock begins when it is [made](Performance::new), or [when you say](Performance::since).
//! - Details have one type, `D`, for all entries of a `Performance`, and are not copied. What runs JavaScript takes its own value.
//! - Classes of entries are one type, told apart by their [`EntryType`]. Entries of functions carry no arguments.
//! - A histogram's integers are exact, so that there is one method where Node has one for numbers and one for `bigint`s.
//! - Of values whose sum is above 2<sup>63</sup> − 1, the mean is right; Node's overflows.
//! - Resources that wait for room are kept once; Node 26 keeps some of them several times.
//! - A [timed](Performance::timerify) call of no time at all is recorded as a nanosecond; Node throws.
//! - `NaN` as a time sorts last.
//! - Statistical tests, bucket lists, sliding windows and the export of histograms are not there yet.

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

/// The README's Rust blocks are doctests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
