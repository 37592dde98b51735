//! How late a tokio runtime is.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nodular_error::ArgumentError;
use tokio::runtime::Handle;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep};

use crate::Error;
use crate::histogram::IntervalHistogram;

/// Node's options of `monitorEventLoopDelay()`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MonitorOptions {
    resolution: u64,
}

impl Default for MonitorOptions {
    /// Each 10 milliseconds.
    fn default() -> Self {
        Self { resolution: 10 }
    }
}

impl MonitorOptions {
    /// How often the loop is asked, in milliseconds, at least 1; 10 by default.
    pub fn resolution(mut self, resolution: u64) -> Self {
        self.resolution = resolution;
        self
    }
}

/// The defaults.
impl From<()> for MonitorOptions {
    fn from((): ()) -> Self {
        Self::default()
    }
}

/// A disabled monitor of how late timers of the tokio runtime fire.
///
/// Node: [`monitorEventLoopDelay([options])`](https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions)
///
/// # Errors
///
/// [`Error::Argument`] if the resolution is 0.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use nodular_perf::{Error, monitor_event_loop_delay};
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Error> {
/// let delay = monitor_event_loop_delay(())?;
/// assert!(delay.enable());
/// tokio::time::sleep(Duration::from_millis(101)).await;
/// assert!(delay.disable());
/// assert!(delay.count() > 5);
/// assert!(delay.min() / 1_000_000 >= 9); // the ten milliseconds between two ticks
/// # Ok(())
/// # }
/// ```
#[doc(alias = "monitorEventLoopDelay")]
pub fn monitor_event_loop_delay(
    options: impl Into<MonitorOptions>,
) -> Result<EventLoopDelay, Error> {
    let MonitorOptions { resolution } = options.into();
    if resolution == 0 {
        let range = ">= 1 && <= 9007199254740991";
        return Err(ArgumentError::out_of_range("options.resolution", range, resolution).into());
    }
    let resolution = Duration::from_millis(resolution);
    Ok(EventLoopDelay { histogram: IntervalHistogram::new(), resolution, task: Mutex::new(None) })
}

/// A histogram of the nanoseconds between the ticks of a timer.
///
/// If nothing keeps the runtime from it, they are the resolution; if something does, they are more. Dropping it disables it.
///
/// Node: [`ELDHistogram`](https://nodejs.org/api/perf_hooks.html#class-eldhistogram-extends-histogram)
#[derive(Debug)]
#[doc(alias = "ELDHistogram")]
pub struct EventLoopDelay {
    histogram: IntervalHistogram,
    resolution: Duration,
    task: Mutex<Option<AbortHandle>>,
}

impl EventLoopDelay {
    /// Starts the timer; whether it did not run before.
    ///
    /// It runs on the runtime that this is called on; outside of one nothing starts, and this is `false`.
    ///
    /// Node: [`histogram.enable()`](https://nodejs.org/api/perf_hooks.html#histogramenable)
    pub fn enable(&self) -> bool {
        let mut task = self.task();
        let Ok(runtime) = Handle::try_current() else {
            return false;
        };
        if !self.histogram.enable() {
            return false;
        }
        let (histogram, resolution) = (self.histogram.clone(), self.resolution);
        let ticks = async move {
            loop {
                sleep(resolution).await;
                histogram.tick(Instant::now().into_std());
            }
        };
        *task = Some(runtime.spawn(ticks).abort_handle());
        true
    }

    /// Stops the timer; whether it ran before.
    ///
    /// Node: [`histogram.disable()`](https://nodejs.org/api/perf_hooks.html#histogramdisable)
    pub fn disable(&self) -> bool {
        if let Some(task) = self.task().take() {
            task.abort();
        }
        self.histogram.disable()
    }

    fn task(&self) -> MutexGuard<'_, Option<AbortHandle>> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is read of it.
impl Deref for EventLoopDelay {
    type Target = crate::Histogram;

    fn deref(&self) -> &crate::Histogram {
        &self.histogram
    }
}

impl Drop for EventLoopDelay {
    fn drop(&mut self) {
        self.disable();
    }
}
