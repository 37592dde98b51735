//! Averages in which each value weighs less than the next one.

use crate::histogram::options::HistogramOptions;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Ewma {
    /// How much the newest value weighs.
    alpha: f64,
    threshold: f64,
    averages: Option<Averages>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Averages {
    pub(crate) mean: f64,
    pub(crate) variance: f64,
    pub(crate) error_rate: f64,
}

impl Ewma {
    /// `None` without a half-life.
    pub(crate) fn new(options: &HistogramOptions) -> Option<Self> {
        let alpha = 1.0 - (-(2_f64.ln()) / options.half_life).exp();
        let threshold = options.threshold.trunc();
        (options.half_life > 0.0).then_some(Self { alpha, threshold, averages: None })
    }

    pub(crate) fn record(&mut self, value: f64) {
        let error = if self.threshold > 0.0 && value > self.threshold { 1.0 } else { 0.0 };
        let Some(averages) = &mut self.averages else {
            self.averages = Some(Averages { mean: value, variance: 0.0, error_rate: error });
            return;
        };
        let difference = value - averages.mean;
        averages.mean += self.alpha * difference;
        averages.variance =
            (1.0 - self.alpha) * (averages.variance + self.alpha * difference * difference);
        averages.error_rate += self.alpha * (error - averages.error_rate);
    }

    pub(crate) fn averages(&self) -> Averages {
        self.averages.unwrap_or_default()
    }

    pub(crate) fn reset(&mut self) {
        self.averages = None;
    }
}
