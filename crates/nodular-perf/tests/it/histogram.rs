//! `tests/data/histogram.jsonl`: what histograms tell.

use nodular_error::Number;
use nodular_perf::{HistogramOptions, RecordableHistogram, create_histogram};
use nodular_record::Table;
use serde_json::{Value, json};

#[test]
fn histograms_tell_what_nodes_do() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "histogram").check(400, |case| {
        let histogram = create_histogram(options(&case[0])).unwrap();
        for op in case[1].as_array().unwrap() {
            run(&histogram, op);
        }
        let actual = answers(&histogram, &case[2]);
        if actual == shortened(&case[2]) { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn run(histogram: &RecordableHistogram, op: &Value) {
    match op[0].as_str().unwrap() {
        "record" => record(histogram, &op[1]),
        "corrected" => histogram.record_corrected(number(&op[1]), number(&op[2])).unwrap(),
        "reset" => histogram.reset(),
        name => {
            let other = create_histogram(options(&op[1])).unwrap();
            record(&other, &op[2]);
            if name == "add" { histogram.add(&other) } else { histogram.subtract(&other) }
        }
    }
}

fn record(histogram: &RecordableHistogram, values: &Value) {
    values.as_array().unwrap().iter().for_each(|value| histogram.record(number(value)).unwrap());
}

/// The same answers as the script gives, at the percentiles and values that it asked for.
fn answers(histogram: &RecordableHistogram, expected: &Value) -> Value {
    let asked = |name: &str| {
        let pairs = expected[name].as_array().unwrap();
        pairs.iter().map(|pair| pair[0].as_str().unwrap()).collect::<Vec<_>>()
    };
    let percentile = asked("percentile").into_iter().map(|text| {
        let at = text.parse().unwrap();
        [text.to_owned(), histogram.percentile(at).unwrap().to_string()]
    });
    let values = asked("values").into_iter().map(|text| {
        let value = text.parse().unwrap();
        let (cdf, ccdf) = (histogram.cdf(value), histogram.ccdf(value));
        [text.to_owned(), shown(cdf), shown(ccdf), histogram.count_at(value).to_string()]
    });
    let at = if histogram.count() == 0 { &[][..] } else { &[99.0, 50.0, 50.0, 1.0] };
    // Node has these as numbers only.
    let percentiles_at = histogram.percentiles_at(at).unwrap().into_iter();
    let percentiles_at = percentiles_at.map(|(at, value)| [shown(at), shown(value as f64)]);
    json!({
        "count": histogram.count().to_string(),
        "exceeds": histogram.exceeds().to_string(),
        "min": histogram.min().to_string(),
        "max": histogram.max().to_string(),
        "numbers": [shown(histogram.min() as f64), shown(histogram.max() as f64)],
        "mean": shown(histogram.mean()),
        "stddev": shown(histogram.stddev()),
        "skewness": shown(histogram.skewness()),
        "kurtosis": shown(histogram.kurtosis()),
        "ewma": [
            shown(histogram.ewma_mean()),
            shown(histogram.ewma_stddev()),
            shown(histogram.ewma_error_rate()),
            shown(histogram.burn_rate(0.9).unwrap()),
        ],
        "percentiles": pairs(histogram.percentiles()),
        "percentile": percentile.collect::<Vec<_>>(),
        "percentilesAt": percentiles_at.collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(),
    })
}

/// The same with its fractions as they are shown here: of two equally short texts of a number, JavaScript takes the even one.
fn shortened(expected: &Value) -> Value {
    match expected {
        Value::String(text) if text.contains(['.', 'e']) => json!(shown(text.parse().unwrap())),
        Value::Array(values) => values.iter().map(shortened).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), shortened(value))).collect()
        }
        other => other.clone(),
    }
}

fn pairs(percentiles: Vec<(f64, u64)>) -> Vec<[String; 2]> {
    percentiles.into_iter().map(|(at, value)| [shown(at), value.to_string()]).collect()
}

fn shown(number: f64) -> String {
    Number::from(number + 0.0).to_string()
}

pub(crate) fn options(given: &Value) -> HistogramOptions {
    let mut options = HistogramOptions::default();
    for (name, value) in given.as_object().unwrap() {
        options = match name.as_str() {
            "lowest" => options.lowest(number(value)),
            "highest" => options.highest(number(value)),
            "figures" => options.figures(number(value) as u32),
            "halfLife" => options.half_life(value.as_f64().unwrap()),
            "threshold" => options.threshold(value.as_f64().unwrap()),
            other => panic!("{other}"),
        };
    }
    options
}

/// A number, or the text of one that is too great for JavaScript.
pub(crate) fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| value.as_str().unwrap().parse().unwrap())
}
