//! The counters of a histogram, and what they tell.

use crate::histogram::layout::{Layout, MAX, Range};

#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    layout: Layout,
    /// Counters up to the greatest one that was ever needed.
    counts: Vec<u64>,
    total: u64,
    min: u64,
    max: u64,
}

impl Recorded {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, counts: Vec::new(), total: 0, min: MAX, max: 0 }
    }

    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    /// Whether the value could be counted.
    pub(crate) fn record(&mut self, value: u64, count: u64) -> bool {
        let Some(index) = self.layout.index(value) else {
            return false;
        };
        if index >= self.counts.len() {
            let len = (index + 1).next_power_of_two().min(self.layout.len());
            self.counts.resize(len, 0);
        }
        self.counts[index] = self.counts[index].saturating_add(count);
        self.total = self.total.saturating_add(count);
        self.max = self.max.max(value);
        if value != 0 {
            self.min = self.min.min(value);
        }
        true
    }

    /// Records `value` and, for as long as they are not below `interval`, what is one, two … intervals less.
    pub(crate) fn record_corrected(&mut self, value: u64, interval: u64) -> bool {
        if !self.record(value, 1) {
            return false;
        }
        let mut missing = value.saturating_sub(interval);
        // A counter at a time: there may be very many values.
        while missing >= interval {
            let lowest = self.layout.range(missing).lowest.max(interval);
            let more = (missing - lowest) / interval;
            self.record(missing, 1);
            if more > 0 {
                self.record(missing - more * interval, more);
            }
            missing -= more * interval;
            missing = missing.saturating_sub(interval);
        }
        true
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.layout);
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (range, count) in other.iter() {
            self.record(range.lowest, count);
        }
    }

    pub(crate) fn subtract(&mut self, other: &Self) {
        for (count, less) in self.counts.iter_mut().zip(&other.counts) {
            *count = count.saturating_sub(*less);
        }
        let ranges = || self.iter().map(|(range, _)| range);
        let min = ranges().map(|range| range.lowest).find(|&lowest| lowest > 0);
        let max = ranges().last().map(Range::highest);
        let total = self.counts.iter().fold(0_u64, |sum, &count| sum.saturating_add(count));
        (self.min, self.max, self.total) = (min.unwrap_or(MAX), max.unwrap_or(0), total);
    }

    pub(crate) fn min(&self) -> u64 {
        if self.counts.first().is_some_and(|&count| count > 0) {
            return 0;
        }
        if self.min == MAX { MAX } else { self.layout.range(self.min).lowest }
    }

    pub(crate) fn max(&self) -> u64 {
        if self.max == 0 { 0 } else { self.layout.range(self.max).highest() }
    }

    pub(crate) fn mean(&self) -> f64 {
        let sum = self.iter().fold(0_u128, |sum, (range, count)| {
            sum.saturating_add(u128::from(count) * u128::from(range.median()))
        });
        sum as f64 / self.total as f64
    }

    pub(crate) fn stddev(&self) -> f64 {
        let mean = self.mean();
        let sum = self.iter().fold(0.0, |sum, (range, count)| {
            let deviation = range.median() as f64 - mean;
            sum + deviation * deviation * count as f64
        });
        (sum / self.total as f64).sqrt()
    }

    /// 0 of less than three values, or of equal ones.
    pub(crate) fn skewness(&self) -> f64 {
        if self.total < 3 {
            return 0.0;
        }
        let variance = self.moment(|weighted, _| weighted);
        let third = self.moment(|weighted, deviation| weighted * deviation);
        if variance == 0.0 { 0.0 } else { third / (variance * variance.sqrt()) }
    }

    /// 0 of less than four values, or of equal ones.
    pub(crate) fn kurtosis(&self) -> f64 {
        if self.total < 4 {
            return 0.0;
        }
        let variance = self.moment(|weighted, _| weighted);
        let fourth = self.moment(|weighted, deviation| weighted * (deviation * deviation));
        if variance == 0.0 { 0.0 } else { fourth / (variance * variance) - 3.0 }
    }

    /// The mean of what `power` makes of each deviation's square, times how many there are, and of the deviation.
    fn moment(&self, power: impl Fn(f64, f64) -> f64) -> f64 {
        let mean = self.mean();
        let sum = self.iter().fold(0.0, |sum, (range, count)| {
            let deviation = range.median() as f64 - mean;
            sum + power(count as f64 * (deviation * deviation), deviation)
        });
        sum / self.total as f64
    }

    /// The share of values that are not above `value`.
    pub(crate) fn cdf(&self, value: u64) -> f64 {
        if self.total == 0 {
            return 0.0;
        }
        let until = self.layout.index_unchecked(value).saturating_add(1).min(self.counts.len());
        let counted =
            self.counts[..until].iter().fold(0_u64, |sum, &count| sum.saturating_add(count));
        counted as f64 / self.total as f64
    }

    pub(crate) fn count_at(&self, value: u64) -> u64 {
        let index = self.layout.index(value);
        index.and_then(|index| self.counts.get(index)).copied().unwrap_or(0)
    }

    /// `percentile` is above 0, and 100 at most.
    pub(crate) fn percentile(&self, percentile: f64) -> u64 {
        let rank = (percentile / 100.0 * self.total as f64 + 0.5) as u64;
        let mut seen = 0_u64;
        for (range, count) in self.iter() {
            seen = seen.saturating_add(count);
            if seen >= rank.max(1) {
                return range.highest();
            }
        }
        self.layout.range(0).highest()
    }

    /// Percentiles, each time half as far from 100 as the one before, and the least value of each.
    pub(crate) fn percentiles(&self) -> Vec<(f64, u64)> {
        let mut levels = Vec::new();
        let (mut level, mut seen, mut value) = (0.0, 0_u64, 0);
        for (range, count) in self.iter() {
            value = range.lowest;
            seen = seen.saturating_add(count);
            let reached = 100.0 * seen as f64 / self.total as f64;
            while level <= reached {
                levels.push((level, value));
                level = next_level(level);
                if seen >= self.total {
                    break;
                }
            }
        }
        levels.push((100.0, value));
        levels
    }

    /// The counters that are not 0.
    fn iter(&self) -> impl Iterator<Item = (Range, u64)> {
        let counts = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        counts.map(|(index, &count)| (self.layout.range_at(index), count))
    }
}

/// 0, 50, 75, 87.5 …
fn next_level(level: f64) -> f64 {
    // So many values that the halves were used up.
    if level >= 100.0 {
        return f64::INFINITY;
    }
    let halvings = ((100.0 / (100.0 - level)).ln() / 2_f64.ln()) as i32 + 1;
    level + 100.0 / 2_f64.powi(halvings)
}
