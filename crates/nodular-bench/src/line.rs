//! A figure as a line of JSON: what a contestant prints and the comparison reads.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One figure of one case.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Line {
    pub(crate) topic: String,
    pub(crate) case: String,
    #[serde(default, rename = "impl", skip_serializing_if = "Option::is_none")]
    pub(crate) implementation: Option<String>,
    pub(crate) metric: String,
    pub(crate) value: f64,
    pub(crate) unit: String,
    pub(crate) better: Better,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) best: Option<f64>,
    /// What must come out the same for every contestant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<Value>,
}

/// Which of two values of a figure is the better one.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Better {
    Higher,
    Lower,
}

/// A case that did not come to a figure.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Failure {
    pub(crate) topic: String,
    pub(crate) case: String,
    pub(crate) error: String,
}

/// Prints a value as one line, at once.
pub(crate) fn print(value: &impl Serialize) -> Result<(), String> {
    let mut text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    text.push('\n');
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| error.to_string())
}

/// The middle of the values; not a number if there are none.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        even if even % 2 == 0 => f64::midpoint(sorted[half - 1], sorted[half]),
        _ => sorted[half],
    }
}

/// The value to six digits: more of them would be noise.
pub(crate) fn significant(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_fields_of_the_contract() {
        let line = Line {
            topic: "path".into(),
            case: "posix.join".into(),
            implementation: Some("nodular".into()),
            metric: "rate".into(),
            value: 1.5,
            unit: "ops/s".into(),
            better: Better::Higher,
            best: Some(2.0),
            check: Some(7.into()),
        };
        let text = serde_json::to_string(&line).unwrap();
        let expected = r#"{"topic":"path","case":"posix.join","impl":"nodular","metric":"rate","value":1.5,"unit":"ops/s","better":"higher","best":2.0,"check":7}"#;
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<Line>(&text).unwrap(), line);
    }

    #[test]
    fn a_line_of_another_contestant_may_say_less_and_more() {
        let text = r#"{"topic":"http","case":"hello","metric":"cpu_per_req","value":9,"unit":"us","better":"lower","helpers":1.5}"#;
        let line: Line = serde_json::from_str(text).unwrap();
        assert_eq!((line.better, line.check, line.implementation), (Better::Lower, None, None));
    }

    #[test]
    fn middle_and_digits() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&[]).is_nan());
        assert_eq!(significant(1_234_567.89), 1_234_570.0);
        assert_eq!(significant(0.0), 0.0);
    }
}
