use std::future::Future;
use std::time::Duration;

use crate::entry::{EntryType, PerformanceEntry};
use crate::histogram::RecordableHistogram;
use crate::performance::Performance;

/// Node's options of `performance.timerify()`.
///
/// `()` for none; a histogram for itself.
#[derive(Clone, Debug, Default)]
pub struct TimerifyOptions {
    histogram: Option<RecordableHistogram>,
}

impl From<()> for TimerifyOptions {
    fn from((): ()) -> Self {
        Self::default()
    }
}

/// The durations are recorded in it too, in nanoseconds.
impl From<RecordableHistogram> for TimerifyOptions {
    fn from(histogram: RecordableHistogram) -> Self {
        Self { histogram: Some(histogram) }
    }
}

impl<D> Performance<D> {
    /// The same function, but observers of [`EntryType::Function`] are told how long each call took.
    ///
    /// A function of several arguments takes them as a tuple here. A call that panics is not told.
    ///
    /// Node: [`performance.timerify(fn[, options])`](https://nodejs.org/api/perf_hooks.html#performancetimerifyfn-options)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::{Error, Performance, create_histogram};
    ///
    /// let (performance, histogram) = (Performance::new(), create_histogram(())?);
    /// let mut double = performance.timerify("double", histogram.clone(), |number: u32| number * 2);
    /// assert_eq!(double(21), 42);
    /// assert_eq!(histogram.count(), 1);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn timerify<A, R>(
        &self,
        name: impl Into<String>,
        options: impl Into<TimerifyOptions>,
        mut function: impl FnMut(A) -> R,
    ) -> impl FnMut(A) -> R {
        let (performance, name, options) = (self.clone(), name.into(), options.into());
        move |argument| {
            let start = performance.now();
            let result = function(argument);
            performance.called(&name, &options, start);
            result
        }
    }

    /// The same for one future: from when it is first polled until it is ready.
    ///
    /// # Examples
    ///
    /// ```
    /// # use futures_util::FutureExt;
    /// # use nodular_perf::{Error, Performance, create_histogram};
    /// let (performance, histogram) = (Performance::new(), create_histogram(())?);
    /// let answer = performance.timerify_future("answer", histogram.clone(), async { 42 });
    /// assert_eq!(answer.now_or_never(), Some(42));
    /// assert_eq!(histogram.count(), 1);
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Cancellation
    ///
    /// A future that is dropped before it is ready is not told.
    #[doc(alias = "timerify")]
    pub fn timerify_future<F: Future>(
        &self,
        name: impl Into<String>,
        options: impl Into<TimerifyOptions>,
        future: F,
    ) -> impl Future<Output = F::Output> {
        let (performance, name, options) = (self.clone(), name.into(), options.into());
        async move {
            let start = performance.now();
            let output = future.await;
            performance.called(&name, &options, start);
            output
        }
    }

    fn called(&self, name: &str, options: &TimerifyOptions, start: f64) {
        let duration = self.now() - start;
        if let Some(histogram) = &options.histogram {
            histogram.record_duration(Duration::from_nanos((duration * 1e6).ceil() as u64));
        }
        self.enqueue(&PerformanceEntry::new(name, EntryType::Function, start, duration));
    }
}
