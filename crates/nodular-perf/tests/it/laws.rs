//! What holds of all histograms and all timelines.

use nodular_perf::{HistogramOptions, Performance, RecordableHistogram, create_histogram};
use proptest::prelude::*;

fn recorded(figures: u32, values: &[u64]) -> RecordableHistogram {
    let histogram = create_histogram(HistogramOptions::default().figures(figures)).unwrap();
    values.iter().for_each(|&value| histogram.record(value).unwrap());
    histogram
}

fn value() -> impl Strategy<Value = u64> {
    prop_oneof![
        1_u64..2_000,
        (0_u32..53, 1_u64..1_000)
            .prop_map(|(shift, value)| { (value << shift).clamp(1, (1 << 53) - 1) })
    ]
}

fn values() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(value(), 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn percentiles_rise_and_are_as_precise_as_asked(mut values in values(), figures in 1_u32..=3) {
        let histogram = recorded(figures, &values);
        values.sort_unstable();
        let mut last = 0;
        for (rank, &exact) in values.iter().enumerate() {
            let percentile = 100.0 * (rank as f64 + 1.0) / values.len() as f64;
            let told = histogram.percentile(percentile).unwrap();
            prop_assert!(told >= last && told >= exact);
            prop_assert!((told - exact) as f64 <= exact as f64 / 10_f64.powi(figures as i32));
            last = told;
        }
        prop_assert!(histogram.min() <= values[0] && last == histogram.max());
        prop_assert_eq!(histogram.count(), values.len() as u64);
        prop_assert!(histogram.percentiles().is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1));
    }

    #[test]
    fn a_sum_is_what_recording_all_makes(a in values(), b in values()) {
        let sum = recorded(3, &a);
        sum.add(&recorded(3, &b));
        let all = recorded(3, &[a.clone(), b.clone()].concat());
        prop_assert_eq!(sum.percentiles(), all.percentiles());
        prop_assert_eq!((sum.count(), sum.min(), sum.max()), (all.count(), all.min(), all.max()));
        sum.subtract(&recorded(3, &b));
        prop_assert_eq!(sum.percentiles(), recorded(3, &a).percentiles());
    }

    #[test]
    fn corrected_is_recording_each_that_is_missing(value in 1_u64..50_000, interval in 1_u64..3_000) {
        let (corrected, each) = (recorded(2, &[]), recorded(2, &[value]));
        corrected.record_corrected(value, interval).unwrap();
        let mut missing = value.saturating_sub(interval);
        while missing >= interval {
            each.record(missing).unwrap();
            missing -= interval;
        }
        prop_assert_eq!(corrected.percentiles(), each.percentiles());
        prop_assert_eq!((corrected.count(), corrected.mean()), (each.count(), each.mean()));
        prop_assert_eq!((corrected.min(), corrected.max()), (each.min(), each.max()));
    }

    #[test]
    fn any_options_and_values_end(
        lowest in any::<u64>(), highest in any::<u64>(), figures in any::<u32>(), value in any::<u64>(),
        interval in any::<u64>(), percentile in any::<f64>(),
    ) {
        for (lowest, figures) in [(lowest, figures), (lowest >> 32, 1 + figures % 2), (1, 3)] {
            let options = HistogramOptions::default().lowest(lowest).highest(highest).figures(figures);
            if let Ok(histogram) = create_histogram(options) {
                let _ = histogram.record(value);
                let _ = histogram.record(value >> 1);
                let _ = histogram.record_corrected(value >> 1, interval);
                let _ = histogram.record_corrected(value >> 11, 1);
                let _ = histogram.percentile(percentile);
                let _ = (histogram.cdf(value), histogram.count_at(value), histogram.mean());
                let _ = (histogram.percentiles(), histogram.min(), histogram.max());
            }
        }
    }

    #[test]
    fn entries_are_sorted_and_those_of_one_time_in_order(times in proptest::collection::vec(0_u8..9, 0..40)) {
        let performance = Performance::new();
        for (index, &time) in times.iter().enumerate() {
            performance.mark(format!("{index:03}"), f64::from(time)).unwrap();
        }
        let entries = performance.entries();
        let order = |entry: &nodular_perf::PerformanceEntry| (entry.start_time() as u8, entry.name().to_owned());
        prop_assert!(entries.iter().map(order).is_sorted());
        prop_assert_eq!(entries.len(), times.len());
    }

    #[test]
    fn any_time_is_a_place_in_the_order(times in proptest::collection::vec(any::<f64>(), 0..40)) {
        let performance = Performance::new();
        let made = times.iter().filter(|&&time| performance.mark("m", time).is_ok()).count();
        prop_assert_eq!(performance.entries().len(), made);
        let refused = times.iter().filter(|&&time| time < 0.0).count();
        prop_assert_eq!(made + refused, times.len());
    }
}
