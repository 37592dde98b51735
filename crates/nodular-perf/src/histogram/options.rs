use nodular_error::{ArgumentError, Received, validate_range};

use crate::Error;
use crate::histogram::layout::{Layout, MAX};

/// JavaScript's `Number.MAX_SAFE_INTEGER`.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// What a histogram counts, and how finely: Node's options of `createHistogram()`.
///
/// # Examples
///
/// ```
/// use nodular_perf::HistogramOptions;
///
/// let options = HistogramOptions::default().highest(3_600_000).figures(2);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistogramOptions {
    pub(crate) lowest: u64,
    pub(crate) highest: u64,
    pub(crate) figures: u32,
    pub(crate) half_life: f64,
    pub(crate) threshold: f64,
}

impl Default for HistogramOptions {
    /// From 1 to 2<sup>53</sup> − 1, with three figures, without a moving average.
    fn default() -> Self {
        Self { lowest: 1, highest: MAX_SAFE_INTEGER, figures: 3, half_life: 0.0, threshold: 0.0 }
    }
}

/// The defaults.
impl From<()> for HistogramOptions {
    fn from((): ()) -> Self {
        Self::default()
    }
}

impl HistogramOptions {
    /// The least value that is told apart from 0; 1 by default.
    pub fn lowest(mut self, lowest: u64) -> Self {
        self.lowest = lowest;
        self
    }

    /// The greatest value that is counted, at least twice the lowest; 2<sup>53</sup> − 1 by default.
    pub fn highest(mut self, highest: u64) -> Self {
        self.highest = highest;
        self
    }

    /// How many decimal figures of a value are kept, 1 to 5; 3 by default.
    pub fn figures(mut self, figures: u32) -> Self {
        self.figures = figures;
        self
    }

    /// After how many values one weighs half in the moving averages; 0, the default, for none.
    #[doc(alias = "halfLife")]
    pub fn half_life(mut self, half_life: f64) -> Self {
        self.half_life = half_life;
        self
    }

    /// Values above this whole number are errors to [`ewma_error_rate`](crate::Histogram::ewma_error_rate); 0, the
    /// default, for none.
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }

    pub(crate) fn layout(&self) -> Result<Layout, Error> {
        in_range("options.lowest", self.lowest)?;
        in_range("options.highest", self.highest)?;
        let least = 2 * self.lowest;
        if self.highest < least {
            let range = format!(">= 2 * options.lowest ({least}n)");
            let highest = received(self.highest);
            return Err(ArgumentError::out_of_range("options.highest", range, highest).into());
        }
        validate_range("options.figures", self.figures, 1..=5)?;
        not_negative("options.halfLife", self.half_life)?;
        not_negative("options.threshold", self.threshold)?;
        Layout::new(self.lowest, self.highest, self.figures).ok_or(Error::InvalidHistogram)
    }
}

/// Beyond what a JavaScript number holds exactly, Node takes a `bigint`.
fn in_range(name: &'static str, value: u64) -> Result<(), Error> {
    if (1..=MAX).contains(&value) {
        return Ok(());
    }
    let range = match value {
        0 => format!(">= 1 && <= {MAX_SAFE_INTEGER}"),
        _ => format!(">= 1n && <= {MAX}n"),
    };
    Err(ArgumentError::out_of_range(name, range, received(value)).into())
}

fn received(value: u64) -> Received {
    if value > MAX_SAFE_INTEGER { Received::BigInt(value.into()) } else { value.into() }
}

fn not_negative(name: &'static str, value: f64) -> Result<(), Error> {
    if value < 0.0 {
        return Err(ArgumentError::out_of_range(name, ">= 0", value).into());
    }
    Ok(())
}

/// That a value to be recorded, or an interval, is not 0.
pub(crate) fn at_least_one(name: &'static str, value: u64) -> Result<(), Error> {
    if value > 0 {
        return Ok(());
    }
    let range = format!(">= 1 && <= {MAX_SAFE_INTEGER}");
    Err(ArgumentError::out_of_range(name, range, value).into())
}
