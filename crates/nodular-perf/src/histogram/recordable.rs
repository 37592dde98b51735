use std::ops::Deref;
use std::time::{Duration, Instant};

use crate::Error;
use crate::histogram::layout::MAX;
use crate::histogram::options::at_least_one;
use crate::histogram::{Histogram, HistogramOptions};

/// Makes an empty histogram.
///
/// Node: [`createHistogram([options])`](https://nodejs.org/api/perf_hooks.html#perf_hookscreatehistogramoptions)
///
/// # Errors
///
/// - [`Error::Argument`] if an option is out of its range
/// - [`Error::InvalidHistogram`] if the values are too great for as many figures
///
/// # Examples
///
/// ```
/// use nodular_perf::{Error, HistogramOptions, create_histogram};
///
/// let histogram = create_histogram(HistogramOptions::default().highest(1_000))?;
/// histogram.record(1_000)?;
/// histogram.record(1_001)?;
/// assert_eq!((histogram.count(), histogram.exceeds()), (1, 1));
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "createHistogram")]
pub fn create_histogram(
    options: impl Into<HistogramOptions>,
) -> Result<RecordableHistogram, Error> {
    Histogram::new(&options.into()).map(RecordableHistogram)
}

/// A [`Histogram`] that takes values.
///
/// It is a handle: its clones are the same histogram, on any thread.
///
/// Node: [`RecordableHistogram`](https://nodejs.org/api/perf_hooks.html#class-recordablehistogram-extends-histogram)
#[derive(Clone, Debug)]
pub struct RecordableHistogram(Histogram);

impl RecordableHistogram {
    /// Records a value, such as nanoseconds or bytes; one above the highest is counted in
    /// [`exceeds`](Histogram::exceeds) only.
    ///
    /// Node: [`histogram.record(val)`](https://nodejs.org/api/perf_hooks.html#histogramrecordval)
    ///
    /// # Errors
    ///
    /// - [`Error::Argument`] if the value is 0
    /// - [`Error::ValueOutOfRange`] if it is above 2<sup>63</sup> − 1
    pub fn record(&self, value: u64) -> Result<(), Error> {
        validate("val", value)?;
        self.0.lock().record(value);
        Ok(())
    }

    /// Records a time in nanoseconds, at least one.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use nodular_perf::{Error, create_histogram};
    ///
    /// let histogram = create_histogram(())?;
    /// histogram.record_duration(Duration::from_micros(2));
    /// assert_eq!(histogram.max(), 2_000);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn record_duration(&self, duration: Duration) {
        self.0.lock().record(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX).max(1));
    }

    /// Records the nanoseconds since the last call of this; nothing at the first one.
    ///
    /// Node: [`histogram.recordDelta()`](https://nodejs.org/api/perf_hooks.html#histogramrecorddelta)
    #[doc(alias = "recordDelta")]
    pub fn record_delta(&self) {
        self.record_delta_at(Instant::now());
    }

    /// [`record_delta`](Self::record_delta) by your own clock.
    ///
    /// # Examples
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use nodular_perf::{Error, create_histogram};
    /// let (histogram, start) = (create_histogram(())?, Instant::now());
    /// histogram.record_delta_at(start);
    /// histogram.record_delta_at(start + Duration::from_nanos(250));
    /// assert_eq!((histogram.count(), histogram.max()), (1, 250));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn record_delta_at(&self, now: Instant) {
        self.0.lock().record_delta(now);
    }

    /// Records a value of a series that has one each `expected_interval`, and what a long pause swallowed: also
    /// `value - expected_interval`, and so on.
    ///
    /// Node: [`histogram.recordCorrected(val, expectedInterval)`](https://nodejs.org/api/perf_hooks.html#histogramrecordcorrectedval-expectedinterval)
    ///
    /// # Errors
    ///
    /// As [`record`](Self::record), for each of the two.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_perf::{Error, create_histogram};
    /// let histogram = create_histogram(())?;
    /// histogram.record_corrected(1_000, 300)?; // 1000, 700, 400
    /// assert_eq!((histogram.count(), histogram.min(), histogram.mean()), (3, 400, 700.0));
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "recordCorrected")]
    pub fn record_corrected(&self, value: u64, expected_interval: u64) -> Result<(), Error> {
        validate("val", value)?;
        validate("expectedInterval", expected_interval)?;
        self.0.lock().record_corrected(value, expected_interval);
        Ok(())
    }

    /// Adds the values of another histogram.
    ///
    /// Node: [`histogram.add(other)`](https://nodejs.org/api/perf_hooks.html#histogramaddother)
    pub fn add(&self, other: &Self) {
        // A copy, as the other one may be this one, or be adding this one.
        let (recorded, exceeds, previous) = {
            let other = other.0.lock();
            (other.recorded.clone(), other.exceeds, other.previous)
        };
        let mut state = self.0.lock();
        state.recorded.add(&recorded);
        state.exceeds = state.exceeds.saturating_add(exceeds);
        state.previous = state.previous.max(previous);
    }

    /// Takes away the values of another histogram that has the same options.
    ///
    /// Node: [`histogram.subtract(other)`](https://nodejs.org/api/perf_hooks.html#histogramsubtractother)
    pub fn subtract(&self, other: &Self) {
        let (recorded, exceeds) = {
            let other = other.0.lock();
            (other.recorded.clone(), other.exceeds)
        };
        let mut state = self.0.lock();
        state.recorded.subtract(&recorded);
        state.exceeds = state.exceeds.saturating_sub(exceeds);
    }
}

/// What is read of it.
impl Deref for RecordableHistogram {
    type Target = Histogram;

    fn deref(&self) -> &Histogram {
        &self.0
    }
}

fn validate(name: &'static str, value: u64) -> Result<(), Error> {
    at_least_one(name, value)?;
    if value > MAX { Err(Error::ValueOutOfRange) } else { Ok(()) }
}
