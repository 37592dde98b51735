//! Histograms, as Node's library HdrHistogram counts.

mod ewma;
mod interval;
mod layout;
mod options;
mod recordable;
mod recorded;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use nodular_error::ArgumentError;

use crate::Error;
use crate::histogram::ewma::{Averages, Ewma};
use crate::histogram::layout::Layout;
use crate::histogram::recorded::Recorded;

pub use crate::histogram::interval::IntervalHistogram;
pub use crate::histogram::options::HistogramOptions;
pub use crate::histogram::recordable::{RecordableHistogram, create_histogram};

/// How often which values were recorded, each rounded to a few figures.
///
/// It is a handle: its clones are the same histogram, on any thread. Integers are exact, so that one method does what
/// Node's two do (`max` and `maxBigInt`).
///
/// Node: [`Histogram`](https://nodejs.org/api/perf_hooks.html#class-histogram)
///
/// # Examples
///
/// ```
/// use nodular_perf::{Error, create_histogram};
///
/// let histogram = create_histogram(())?;
/// for value in 1..=100 {
///     histogram.record(value)?;
/// }
/// assert_eq!((histogram.min(), histogram.max(), histogram.mean()), (1, 100, 50.5));
/// assert_eq!(histogram.percentile(99.0)?, 99);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Histogram {
    shared: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    recorded: Recorded,
    exceeds: u64,
    /// When the last delta was recorded.
    previous: Option<Instant>,
    ewma: Option<Ewma>,
}

impl Histogram {
    fn new(options: &HistogramOptions) -> Result<Self, Error> {
        Ok(Self::with_layout(options.layout()?, Ewma::new(options)))
    }

    fn with_layout(layout: Layout, ewma: Option<Ewma>) -> Self {
        let state = State { recorded: Recorded::new(layout), exceeds: 0, previous: None, ewma };
        Self { shared: Arc::new(Mutex::new(state)) }
    }

    /// How many values were recorded.
    ///
    /// Node: [`histogram.count`](https://nodejs.org/api/perf_hooks.html#histogramcount)
    #[doc(alias = "countBigInt")]
    pub fn count(&self) -> u64 {
        self.lock().recorded.total()
    }

    /// How many values were too great to be recorded.
    ///
    /// Node: [`histogram.exceeds`](https://nodejs.org/api/perf_hooks.html#histogramexceeds)
    #[doc(alias = "exceedsBigInt")]
    pub fn exceeds(&self) -> u64 {
        self.lock().exceeds
    }

    /// The least value recorded; 2<sup>63</sup> − 1 if there is none.
    ///
    /// Node: [`histogram.min`](https://nodejs.org/api/perf_hooks.html#histogrammin)
    #[doc(alias = "minBigInt")]
    pub fn min(&self) -> u64 {
        self.lock().recorded.min()
    }

    /// The greatest value recorded, rounded up; 0 if there is none.
    ///
    /// Node: [`histogram.max`](https://nodejs.org/api/perf_hooks.html#histogrammax)
    #[doc(alias = "maxBigInt")]
    pub fn max(&self) -> u64 {
        self.lock().recorded.max()
    }

    /// The mean of the values; `NaN` if there is none.
    ///
    /// Node: [`histogram.mean`](https://nodejs.org/api/perf_hooks.html#histogrammean)
    pub fn mean(&self) -> f64 {
        self.lock().recorded.mean()
    }

    /// The standard deviation of the values; `NaN` if there is none.
    ///
    /// Node: [`histogram.stddev`](https://nodejs.org/api/perf_hooks.html#histogramstddev)
    pub fn stddev(&self) -> f64 {
        self.lock().recorded.stddev()
    }

    /// How much further the values reach above the mean than below it; 0 of less than three values.
    ///
    /// Node: [`histogram.skewness`](https://nodejs.org/api/perf_hooks.html#histogramskewness)
    pub fn skewness(&self) -> f64 {
        self.lock().recorded.skewness()
    }

    /// How much more of the values lies far from the mean than in a normal distribution; 0 of less than four values.
    ///
    /// Node: [`histogram.kurtosis`](https://nodejs.org/api/perf_hooks.html#histogramkurtosis)
    pub fn kurtosis(&self) -> f64 {
        self.lock().recorded.kurtosis()
    }

    /// The value that `percentile` percent of the values do not exceed, rounded up.
    ///
    /// Node: [`histogram.percentile(percentile)`](https://nodejs.org/api/perf_hooks.html#histogrampercentilepercentile)
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if `percentile` is not above 0, or above 100.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_perf::{Error, create_histogram};
    /// let histogram = create_histogram(())?;
    /// histogram.record(10)?;
    /// histogram.record(20)?;
    /// assert_eq!(histogram.percentile(50.0)?, 10);
    /// assert_eq!(histogram.percentile(51.0)?, 10);
    /// assert_eq!(histogram.percentile(100.0)?, 20);
    /// assert_eq!(
    ///     histogram.percentile(0.0).unwrap_err().to_string(),
    ///     "The value of \"percentile\" is out of range. It must be > 0 && <= 100. Received 0",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "percentileBigInt")]
    pub fn percentile(&self, percentile: f64) -> Result<u64, Error> {
        validate_percentile("percentile", percentile)?;
        Ok(self.lock().recorded.percentile(percentile))
    }

    /// The values at these percentiles, which are sorted.
    ///
    /// Node: [`histogram.percentilesAt(percentiles)`](https://nodejs.org/api/perf_hooks.html#histogrampercentilesatpercentiles)
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if one of them is not above 0, or above 100.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_perf::{Error, create_histogram};
    /// let histogram = create_histogram(())?;
    /// histogram.record(10)?;
    /// histogram.record(20)?;
    /// assert_eq!(histogram.percentiles_at(&[99.0, 50.0])?, [(50.0, 10), (99.0, 20)]);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "percentilesAt")]
    pub fn percentiles_at(&self, percentiles: &[f64]) -> Result<Vec<(f64, u64)>, Error> {
        for (index, &percentile) in percentiles.iter().enumerate() {
            validate_percentile(format!("percentiles[{index}]"), percentile)?;
        }
        let mut sorted = percentiles.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.dedup();
        let state = self.lock();
        Ok(sorted.into_iter().map(|at| (at, state.recorded.percentile(at))).collect())
    }

    /// The distribution at a glance: percentiles, each time half as far from 100 as the one before, with their values.
    ///
    /// The values are rounded down, unlike those of [`percentile`](Self::percentile).
    ///
    /// Node: [`histogram.percentiles`](https://nodejs.org/api/perf_hooks.html#histogrampercentiles)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_perf::{Error, create_histogram};
    /// let histogram = create_histogram(())?;
    /// (1..=8).try_for_each(|value| histogram.record(value))?;
    /// let percentiles = [(0.0, 1), (50.0, 4), (75.0, 6), (87.5, 7), (93.75, 8), (100.0, 8)];
    /// assert_eq!(histogram.percentiles(), percentiles);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "percentilesBigInt")]
    pub fn percentiles(&self) -> Vec<(f64, u64)> {
        self.lock().recorded.percentiles()
    }

    /// The share of values that are not above `value`, 0 to 1.
    ///
    /// Node: [`histogram.cdf(value)`](https://nodejs.org/api/perf_hooks.html#histogramcdfvalue)
    pub fn cdf(&self, value: u64) -> f64 {
        self.lock().recorded.cdf(value)
    }

    /// The share of values that are above `value`, 0 to 1.
    ///
    /// Node: [`histogram.ccdf(value)`](https://nodejs.org/api/perf_hooks.html#histogramccdfvalue)
    pub fn ccdf(&self, value: u64) -> f64 {
        1.0 - self.cdf(value)
    }

    /// How many values were recorded that are `value`, as far as the histogram tells them apart.
    ///
    /// Node: [`histogram.countAt(value)`](https://nodejs.org/api/perf_hooks.html#histogramcountatvalue)
    #[doc(alias = "countAt")]
    pub fn count_at(&self, value: u64) -> u64 {
        self.lock().recorded.count_at(value)
    }

    /// The moving average of the values; 0 if there is none, or no [half-life](HistogramOptions::half_life).
    ///
    /// Node: [`histogram.ewmaMean`](https://nodejs.org/api/perf_hooks.html#histogramewmamean)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::{Error, HistogramOptions, create_histogram};
    ///
    /// let histogram = create_histogram(HistogramOptions::default().half_life(1.0).threshold(20.0))?;
    /// histogram.record(10)?;
    /// histogram.record(30)?;
    /// assert_eq!((histogram.ewma_mean(), histogram.ewma_error_rate()), (20.0, 0.5));
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "ewmaMean")]
    pub fn ewma_mean(&self) -> f64 {
        self.averages().mean
    }

    /// The moving standard deviation of the values; 0 as [`ewma_mean`](Self::ewma_mean).
    ///
    /// Node: [`histogram.ewmaStddev`](https://nodejs.org/api/perf_hooks.html#histogramewmastddev)
    #[doc(alias = "ewmaStddev")]
    pub fn ewma_stddev(&self) -> f64 {
        self.averages().variance.sqrt()
    }

    /// The moving share of values above the [threshold](HistogramOptions::threshold), 0 to 1.
    ///
    /// Node: [`histogram.ewmaErrorRate`](https://nodejs.org/api/perf_hooks.html#histogramewmaerrorrate)
    #[doc(alias = "ewmaErrorRate")]
    pub fn ewma_error_rate(&self) -> f64 {
        self.averages().error_rate
    }

    /// How many times faster errors come than a service with this target can afford; the target is such as 0.999.
    ///
    /// Node: [`histogram.burnRate(sloTarget)`](https://nodejs.org/api/perf_hooks.html#histogramburnrateslotarget)
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if the target is not between 0 and 1.
    #[doc(alias = "burnRate")]
    pub fn burn_rate(&self, slo_target: f64) -> Result<f64, Error> {
        if !(slo_target > 0.0 && slo_target < 1.0) {
            return Err(ArgumentError::out_of_range("sloTarget", "> 0 && < 1", slo_target).into());
        }
        Ok(self.ewma_error_rate() / (1.0 - slo_target))
    }

    /// Forgets all values.
    ///
    /// Node: [`histogram.reset()`](https://nodejs.org/api/perf_hooks.html#histogramreset)
    pub fn reset(&self) {
        let mut state = self.lock();
        state.recorded.reset();
        (state.exceeds, state.previous) = (0, None);
        if let Some(ewma) = &mut state.ewma {
            ewma.reset();
        }
    }

    fn averages(&self) -> Averages {
        self.lock().ewma.as_ref().map(Ewma::averages).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn record(&mut self, value: u64) {
        let recorded = self.recorded.record(value, 1);
        self.count(value, recorded);
    }

    fn record_corrected(&mut self, value: u64, interval: u64) {
        let recorded = self.recorded.record_corrected(value, interval);
        self.count(value, recorded);
    }

    /// The nanoseconds since the last time this was called; nothing at the first time.
    fn record_delta(&mut self, now: Instant) {
        if let Some(previous) = self.previous.replace(now) {
            let delta = now.saturating_duration_since(previous).as_nanos();
            self.record(u64::try_from(delta).unwrap_or(u64::MAX));
        }
    }

    fn count(&mut self, value: u64, recorded: bool) {
        if !recorded {
            self.exceeds = self.exceeds.saturating_add(1);
        } else if let Some(ewma) = &mut self.ewma {
            ewma.record(value as f64);
        }
    }
}

fn validate_percentile(name: impl Into<Cow<'static, str>>, percentile: f64) -> Result<(), Error> {
    if percentile > 0.0 && percentile <= 100.0 {
        return Ok(());
    }
    Err(ArgumentError::out_of_range(name, "> 0 && <= 100", percentile).into())
}
