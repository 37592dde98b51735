//! Taking a figure: warming up, sampling by the thread's CPU time, checking that the answer stays the same.

use std::hint::black_box;
use std::time::Duration;

use serde_json::{Value, json};

use crate::clock;
use crate::line::{self, Better, Failure, Line};
use crate::options::{Implementation, Options};
use crate::process;

/// The run of a topic: each case is one call of [`Suite::ops`].
#[derive(Debug)]
pub(crate) struct Suite {
    options: Options,
    timing: Timing,
}

/// How long and how often to measure.
#[derive(Clone, Copy, Debug)]
struct Timing {
    warm_up: Duration,
    sample: Duration,
    samples: usize,
}

impl Timing {
    const SHORT: Self = Self::new(80, 40, 5);
    const LONG: Self = Self::new(600, 200, 9);

    const fn new(warm_up: u64, sample: u64, samples: usize) -> Self {
        let (warm_up, sample) = (Duration::from_millis(warm_up), Duration::from_millis(sample));
        Self { warm_up, sample, samples }
    }
}

impl Suite {
    pub(crate) fn new(options: Options) -> Self {
        let timing = if options.long { Timing::LONG } else { Timing::SHORT };
        Self { options, timing }
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Whether cases of this implementation run: all of them in a list, else the one asked for or Nodular's.
    pub(crate) fn wants(&self, implementation: Implementation) -> bool {
        match self.options.implementation {
            Some(only) => only == implementation,
            None => self.options.list || implementation == Implementation::Nodular,
        }
    }

    /// A case with one operation an item; the check is the sum of what they return.
    pub(crate) fn each<T>(
        &self,
        implementation: Implementation,
        case: &str,
        items: &[T],
        mut operation: impl FnMut(&T) -> usize,
    ) -> Result<(), String> {
        self.ops(implementation, case, items.len(), || {
            items.iter().map(&mut operation).sum::<usize>()
        })
    }

    /// A case whose `call` does `units` operations and returns what can be checked, see [`Check`].
    pub(crate) fn ops<C: Check>(
        &self,
        implementation: Implementation,
        case: &str,
        units: usize,
        call: impl FnMut() -> C,
    ) -> Result<(), String> {
        self.case(implementation, case, ("rate", "ops/s"), units as f64, call)
    }

    /// A case that goes over `length` bytes as many times; the check is the sum of what that returns.
    pub(crate) fn bytes(
        &self,
        implementation: Implementation,
        case: &str,
        length: usize,
        repeats: usize,
        mut operation: impl FnMut() -> usize,
    ) -> Result<(), String> {
        let megabytes = (length * repeats) as f64 / 1e6;
        self.case(implementation, case, ("throughput", "MB/s"), megabytes, || {
            (0..repeats).map(|_| operation()).sum::<usize>()
        })
    }

    fn case<C: Check>(
        &self,
        implementation: Implementation,
        case: &str,
        (metric, unit): (&str, &str),
        units: f64,
        call: impl FnMut() -> C,
    ) -> Result<(), String> {
        if !self.options.wants(case) {
            return Ok(());
        }
        if self.options.list {
            return line::print(&json!({ "case": case, "impl": implementation.name() }));
        }
        let (topic, case) = (self.options.topic.clone(), case.to_owned());
        match self.timing.rates(units, call) {
            Ok((rates, check)) => line::print(&Line {
                topic,
                case: case.clone(),
                implementation: Some(implementation.name().to_owned()),
                metric: metric.to_owned(),
                value: line::significant(line::median(&rates)),
                unit: unit.to_owned(),
                better: Better::Higher,
                best: rates.iter().copied().reduce(f64::max).map(line::significant),
                check: check.value(),
            })?,
            Err(error) => line::print(&Failure { topic, case: case.clone(), error })?,
        }
        if self.options.isolated { self.peak(case, implementation) } else { Ok(()) }
    }

    fn peak(&self, case: String, implementation: Implementation) -> Result<(), String> {
        line::print(&Line {
            topic: self.options.topic.clone(),
            case,
            implementation: Some(implementation.name().to_owned()),
            metric: "peak_rss".to_owned(),
            value: line::significant(process::peak_mebibytes("self")?),
            unit: "MiB".to_owned(),
            better: Better::Lower,
            best: None,
            check: None,
        })
    }
}

impl Timing {
    /// Units a second, a value a sample, and what the calls returned.
    fn rates<C: Check>(
        self,
        units: f64,
        mut call: impl FnMut() -> C,
    ) -> Result<(Vec<f64>, C), String> {
        let expected = call();
        let mut calls = 0_u32;
        let start = clock::thread();
        let mut spent = Duration::ZERO;
        while spent < self.warm_up {
            black_box(call());
            calls += 1;
            spent = clock::thread() - start;
        }
        let repeats = (self.sample.as_secs_f64() * f64::from(calls) / spent.as_secs_f64()).round();
        let repeats = repeats.max(1.0);
        let mut rates = Vec::with_capacity(self.samples);
        for _ in 0..self.samples {
            let start = clock::thread();
            for _ in 1..repeats as u64 {
                black_box(call());
            }
            let actual = black_box(call());
            let spent = clock::thread() - start;
            if actual != expected {
                return Err(format!("first {:?}, later {:?}", expected.value(), actual.value()));
            }
            rates.push(units * repeats / spent.as_secs_f64());
        }
        Ok((rates, expected))
    }
}

/// What a call returns: a number that must be the same for every contestant, or nothing to compare.
pub(crate) trait Check: PartialEq {
    /// As it stands in the line.
    fn value(&self) -> Option<Value>;
}

impl Check for () {
    fn value(&self) -> Option<Value> {
        None
    }
}

impl Check for usize {
    fn value(&self) -> Option<Value> {
        Some((*self).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Timing = Timing::new(0, 0, 3);

    #[test]
    fn a_rate_for_each_sample_and_the_check() {
        let mut calls = 0_usize;
        let counted = || {
            calls += 1;
            (0..50_000_usize).map(black_box).sum::<usize>()
        };
        let (rates, check) =
            Timing { warm_up: Duration::from_micros(1), ..QUICK }.rates(10.0, counted).unwrap();
        assert_eq!(rates.len(), 3);
        assert!(rates.iter().all(|rate| rate.is_finite() && *rate > 0.0), "{rates:?}");
        assert_eq!(check, 50_000 * 49_999 / 2);
        assert!(calls >= 5, "{calls}");
    }

    #[test]
    fn an_answer_that_changes_is_no_figure() {
        let mut answer = 0_usize;
        let changing = || {
            answer += 1;
            answer
        };
        let error =
            Timing { warm_up: Duration::from_micros(1), ..QUICK }.rates(1.0, changing).unwrap_err();
        assert!(error.starts_with("first Some(Number(1)), later"), "{error}");
    }
}
