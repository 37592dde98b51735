//! Which values a histogram counts together.

/// The greatest value of any histogram.
pub(crate) const MAX: u64 = i64::MAX as u64;

/// A histogram's counters: the first ones stand for 1 « `unit` values each, and from then on, each time the value
/// doubles, so does what a counter stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    unit: u32,
    /// Half of the counters below the first doubling are 1 « this.
    half: u32,
    highest: u64,
    /// How many counters there are.
    len: usize,
}

/// The values of a counter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) lowest: u64,
    pub(crate) size: u64,
}

impl Range {
    pub(crate) fn highest(self) -> u64 {
        self.lowest + (self.size - 1)
    }

    pub(crate) fn median(self) -> u64 {
        self.lowest + (self.size >> 1)
    }
}

impl Layout {
    /// From 512 to the greatest value, with three figures.
    pub(crate) const MICROSECONDS: Self = Self { unit: 9, half: 10, highest: MAX, len: 45 << 10 };

    /// `lowest` is 1 or more, `figures` 1 to 5. `None` if a counter would stand for more than an `i64` holds.
    pub(crate) fn new(lowest: u64, highest: u64, figures: u32) -> Option<Self> {
        let single = 2 * 10_u64.pow(figures);
        let half = (single - 1).ilog2();
        // As Node's library computes it: 2**53 - 1 gives 53.
        let unit = ((lowest as f64).ln() / 2_f64.ln()) as u32;
        if unit + half > 61 {
            return None;
        }
        let (mut doublings, mut beyond) = (1, 2_u64 << (half + unit));
        while beyond <= highest {
            (doublings, beyond) = (doublings + 1, beyond << 1);
        }
        Some(Self { unit, half, highest, len: (doublings + 1) << half })
    }

    pub(crate) fn len(self) -> usize {
        self.len
    }

    /// The counter of a value that is not above the highest.
    pub(crate) fn index(self, value: u64) -> Option<usize> {
        if value > self.highest {
            return None;
        }
        let index = self.index_unchecked(value);
        (index < self.len).then_some(index)
    }

    /// The counter that a value would have were there no highest one.
    pub(crate) fn index_unchecked(self, value: u64) -> usize {
        let doubling = self.doubling(value);
        let within = (value >> (doubling + self.unit)) as usize;
        ((doubling as usize) << self.half) + within
    }

    pub(crate) fn range_at(self, index: usize) -> Range {
        let (doubling, within) = match (index >> self.half).checked_sub(1) {
            None => (0, index),
            Some(doubling) => (doubling as u32, index - (doubling << self.half)),
        };
        Range {
            lowest: (within as u64) << (doubling + self.unit),
            size: 1 << (doubling + self.unit),
        }
    }

    pub(crate) fn range(self, value: u64) -> Range {
        let shift = self.doubling(value) + self.unit;
        Range { lowest: value >> shift << shift, size: 1 << shift }
    }

    fn doubling(self, value: u64) -> u32 {
        let plain = ((2_u64 << self.half) - 1) << self.unit;
        (value | plain).ilog2() - self.unit - self.half
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microseconds_are_what_their_options_make() {
        let made = Layout::new(1_000, MAX, 3).map(|layout| format!("{layout:?}"));
        assert_eq!(made, Some(format!("{:?}", Layout::MICROSECONDS)));
    }
}
