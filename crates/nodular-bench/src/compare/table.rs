//! The samples of a comparison, and the table of their medians.

use std::fmt::Write;

use serde_json::Value;

use super::Contestant;
use crate::line::{Better, Line, median};

/// What each contestant printed, a row a figure.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    topic: String,
    case: String,
    metric: String,
    unit: String,
    better: Better,
    /// The values and the checks of each contestant, a value a round.
    columns: [Column; Contestant::ALL.len()],
}

#[derive(Debug, Default)]
struct Column {
    values: Vec<f64>,
    checks: Vec<Value>,
}

const HEADER: [&str; 7] = ["Case", "Unit", "Node", "Bound", "Nodular", "to Node", "to bound"];

impl Table {
    pub(super) fn add(&mut self, contestant: Contestant, line: Line) {
        let same = |row: &&mut Row| {
            row.topic == line.topic && row.case == line.case && row.metric == line.metric
        };
        let row = match self.rows.iter_mut().find(same) {
            Some(row) => row,
            None => {
                let (topic, case, metric) = (line.topic, line.case, line.metric);
                let columns = Default::default();
                self.rows.push(Row {
                    topic,
                    case,
                    metric,
                    unit: line.unit,
                    better: line.better,
                    columns,
                });
                let Some(row) = self.rows.last_mut() else { return };
                row
            }
        };
        let column = &mut row.columns[contestant as usize];
        column.values.push(line.value);
        column.checks.extend(line.check);
    }

    /// Medians, and how many times better Nodular is: above 1 is better, also where less is better.
    ///
    /// The ratios are medians too, of those of each round: what slows a machine down for a while slows all of a
    /// round's runs.
    pub(super) fn render(&self, markdown: bool) -> String {
        let cells: Vec<[String; 7]> = self.rows.iter().map(Row::cells).collect();
        let width = |index: usize| {
            let cells = cells.iter().map(|row| row[index].chars().count());
            cells.chain([HEADER[index].len()]).max().unwrap_or(0)
        };
        let widths: [usize; 7] = std::array::from_fn(width);
        let mut text = String::new();
        let line = |text: &mut String, cells: [&str; 7]| {
            for (index, (cell, &width)) in cells.iter().zip(&widths).enumerate() {
                let before = if markdown { "| " } else { "" };
                let after = if markdown { " " } else { "  " };
                // Names to the left, figures to the right.
                let _ = match index {
                    0 | 1 => write!(text, "{before}{cell:<width$}{after}"),
                    _ => write!(text, "{before}{cell:>width$}{after}"),
                };
            }
            text.truncate(text.trim_end().len());
            text.push_str(if markdown { " |\n" } else { "\n" });
        };
        line(&mut text, HEADER);
        if markdown {
            let dashes: [String; 7] = std::array::from_fn(|index| match index {
                0 | 1 => "-".repeat(widths[index]),
                _ => "-".repeat(widths[index] - 1) + ":",
            });
            line(&mut text, dashes.each_ref().map(String::as_str));
        }
        for row in &cells {
            line(&mut text, row.each_ref().map(String::as_str));
        }
        text
    }

    /// Fails if the contestants did not come to the same answers.
    ///
    /// # Errors
    ///
    /// In words for the command line: the cases that differ.
    pub(super) fn same_checks(&self) -> Result<(), String> {
        let mut differing = String::new();
        for row in &self.rows {
            let mut checks = row.columns.iter().flat_map(|column| &column.checks);
            let first = checks.next();
            if checks.any(|check| Some(check) != first) {
                let Row { topic, case, .. } = row;
                let checks = row.columns.each_ref().map(|column| column.checks.first());
                let _ = write!(differing, "\n  {topic}/{case}: {checks:?}");
            }
        }
        if differing.is_empty() { Ok(()) } else { Err(format!("the answers differ:{differing}")) }
    }
}

impl Row {
    fn cells(&self) -> [String; 7] {
        let [node, bound, nodular] = self.columns.each_ref().map(|column| median(&column.values));
        let ratio = |other: Contestant| {
            let [ours, theirs] =
                [Contestant::Nodular, other].map(|who| &self.columns[who as usize].values);
            let ratios = ours.iter().zip(theirs).map(|(ours, theirs)| match self.better {
                Better::Higher => ours / theirs,
                Better::Lower => theirs / ours,
            });
            median(&ratios.collect::<Vec<_>>())
        };
        [
            format!("{}/{}", self.topic, self.case),
            format!("{} {}", self.metric.replace('_', " "), self.unit),
            amount(node),
            amount(bound),
            amount(nodular),
            two_digits(ratio(Contestant::Node)),
            two_digits(ratio(Contestant::Bound)),
        ]
    }
}

/// Three digits and a letter for the thousands; a dash if there is no value.
fn amount(value: f64) -> String {
    let (value, letter) = match value {
        value if value.is_nan() => return "–".to_owned(),
        value if value >= 1e9 => (value / 1e9, "G"),
        value if value >= 1e6 => (value / 1e6, "M"),
        value if value >= 1e3 => (value / 1e3, "k"),
        value => (value, ""),
    };
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$}{letter}")
}

fn two_digits(ratio: f64) -> String {
    let decimals = if ratio >= 10.0 {
        0
    } else if ratio >= 3.0 {
        1
    } else {
        2
    };
    if ratio.is_finite() { format!("{ratio:.decimals$}") } else { "–".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(case: &str, value: f64, better: Better, check: u32) -> Line {
        Line {
            topic: "t".into(),
            case: case.into(),
            implementation: None,
            metric: "rate".into(),
            value,
            unit: "ops/s".into(),
            better,
            best: None,
            check: Some(check.into()),
        }
    }

    #[test]
    fn medians_and_how_many_times_better() {
        let mut table = Table::default();
        // A slow round does not count for more than a fast one.
        for (node, nodular) in [(1e6, 5e6), (2e6, 8e6), (1e3, 3.5e3)] {
            table.add(Contestant::Node, line("a", node, Better::Higher, 1));
            table.add(Contestant::Nodular, line("a", nodular, Better::Higher, 1));
        }
        table.add(Contestant::Node, line("b", 30.0, Better::Lower, 2));
        table.add(Contestant::Bound, line("b", 5.0, Better::Lower, 2));
        table.add(Contestant::Nodular, line("b", 10.0, Better::Lower, 2));
        let expected = "\
            Case  Unit         Node  Bound  Nodular  to Node  to bound\n\
            t/a   rate ops/s  1.00M      –    5.00M      4.0         –\n\
            t/b   rate ops/s   30.0   5.00     10.0      3.0      0.50\n";
        assert_eq!(table.render(false), expected);
        assert_eq!(table.same_checks(), Ok(()));
    }

    #[test]
    fn markdown_has_a_bar_on_each_side() {
        let mut table = Table::default();
        table.add(Contestant::Node, line("a", 1e9, Better::Higher, 1));
        let expected = "\
            | Case | Unit       |  Node | Bound | Nodular | to Node | to bound |\n\
            | ---- | ---------- | ----: | ----: | ------: | ------: | -------: |\n\
            | t/a  | rate ops/s | 1.00G |     – |       – |       – |        – |\n";
        assert_eq!(table.render(true), expected);
    }

    #[test]
    fn answers_that_differ_are_named() {
        let mut table = Table::default();
        table.add(Contestant::Node, line("a", 1.0, Better::Higher, 1));
        table.add(Contestant::Node, line("b", 1.0, Better::Higher, 1));
        table.add(Contestant::Nodular, line("b", 1.0, Better::Higher, 2));
        let error = table.same_checks().unwrap_err();
        assert!(error.contains("t/b") && !error.contains("t/a"), "{error}");
    }

    #[test]
    fn amounts() {
        for (value, expected) in [
            (0.5, "0.50"),
            (999.4, "999"),
            (1_234.0, "1.23k"),
            (45_600_000.0, "45.6M"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(amount(value), expected);
        }
    }
}
