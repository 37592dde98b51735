//! What is known: the counts of each module, and every test that does not pass with the reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value, json};

use crate::run::{Outcome, Status};
use crate::suite::Test;

/// The snapshot: a first line with the version and the counts, then a line for each test that does not pass.
#[derive(Debug, Default)]
pub(crate) struct Snapshot {
    pub(crate) version: String,
    pub(crate) modules: BTreeMap<String, Counts>,
    pub(crate) known: BTreeMap<String, Known>,
}

/// How many tests of a module there are, and how many pass.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Counts {
    pub(crate) total: u64,
    pub(crate) pass: u64,
}

/// A test that is known not to pass.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) module: String,
    pub(crate) status: String,
    pub(crate) reason: String,
}

impl Snapshot {
    /// Reads it; there is none yet if the file is missing.
    pub(crate) fn read(file: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let mut snapshot = Self::default();
        for (index, line) in text.lines().enumerate() {
            let value: Value = serde_json::from_str(line).map_err(io::Error::other)?;
            let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            if index == 0 {
                snapshot.version = field("suite");
                for (module, counts) in value["modules"].as_object().into_iter().flatten() {
                    let number = |name: &str| counts[name].as_u64().unwrap_or_default();
                    let counts = Counts { total: number("total"), pass: number("pass") };
                    snapshot.modules.insert(module.clone(), counts);
                }
                continue;
            }
            let known =
                Known { module: field("module"), status: field("status"), reason: field("reason") };
            snapshot.known.insert(field("test"), known);
        }
        Ok(snapshot)
    }

    /// Takes the place of what was known of the modules that were run; reasons of tests that still fail are kept.
    pub(crate) fn update(
        &mut self,
        version: String,
        tests: &[Test],
        outcomes: &BTreeMap<String, Outcome>,
    ) {
        self.version = version;
        let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
        for test in tests {
            let Some(outcome) = outcomes.get(&test.name) else { continue };
            let counts = counts.entry(test.module.to_owned()).or_default();
            counts.total += 1;
            if outcome.status == Status::Pass {
                counts.pass += 1;
                self.known.remove(&test.name);
                continue;
            }
            let reason = match self.known.remove(&test.name) {
                Some(known) if !known.reason.is_empty() => known.reason,
                _ => outcome.message.clone(),
            };
            let known = Known {
                module: test.module.to_owned(),
                status: outcome.status.name().to_owned(),
                reason,
            };
            self.known.insert(test.name.clone(), known);
        }
        // Tests that the suite does not have any more.
        self.known.retain(|name, known| {
            !counts.contains_key(&known.module) || outcomes.contains_key(name)
        });
        self.modules.extend(counts);
    }

    /// What is not as it is known: `(test, what happened)`.
    pub(crate) fn surprises(
        &self,
        tests: &[Test],
        outcomes: &BTreeMap<String, Outcome>,
    ) -> Vec<(String, String)> {
        let mut surprises = Vec::new();
        for test in tests {
            let Some(outcome) = outcomes.get(&test.name) else { continue };
            match (self.known.get(&test.name), outcome.status) {
                (Some(known), Status::Pass) => surprises.push((
                    test.name.clone(),
                    format!("passes, but is known to {}: {}", known.status, known.reason),
                )),
                (None, status) if status != Status::Pass => surprises.push((
                    test.name.clone(),
                    format!("is known to pass, but: {}: {}", status.name(), outcome.message),
                )),
                _ => {}
            }
        }
        surprises
    }

    /// Writes it.
    pub(crate) fn write(&self, file: &Path) -> io::Result<()> {
        let modules: Map<String, Value> = self
            .modules
            .iter()
            .map(|(module, counts)| {
                (module.clone(), json!({ "pass": counts.pass, "total": counts.total }))
            })
            .collect();
        let mut text = format!("{}\n", json!({ "suite": self.version, "modules": modules }));
        for (test, known) in &self.known {
            let line = json!({
                "test": test, "module": known.module, "status": known.status, "reason": known.reason,
            });
            text.push_str(&line.to_string());
            text.push('\n');
        }
        fs::write(file, text)
    }

    /// The table of the counts in Markdown.
    pub(crate) fn table(&self) -> String {
        let mut text = format!(
            "Node's suite: {}\n\n| module | tests | pass | |\n| --- | ---: | ---: | ---: |\n",
            self.version
        );
        let mut all = Counts::default();
        for (module, counts) in &self.modules {
            row(&mut text, &format!("`{module}`"), *counts);
            all.total += counts.total;
            all.pass += counts.pass;
        }
        row(&mut text, "all", all);
        text
    }
}

fn row(text: &mut String, name: &str, Counts { total, pass }: Counts) {
    let percent = if total == 0 { 0.0 } else { pass as f64 * 100.0 / total as f64 };
    writeln!(text, "| {name} | {total} | {pass} | {percent:.0} % |")
        .expect("a string takes any text");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(name: &str) -> Test {
        Test { name: name.into(), module: "path", file: "x".into(), alone: false }
    }

    fn outcome(status: Status) -> Outcome {
        Outcome { status, message: "said so".into() }
    }

    #[test]
    fn updates_keep_reasons_and_surprises_are_told() {
        let tests = [test("a"), test("b"), test("c")];
        let mut snapshot = Snapshot::default();
        let first = [("a", Status::Pass), ("b", Status::Fail), ("c", Status::Timeout)];
        let first = first.map(|(name, status)| (name.to_owned(), outcome(status))).into();
        snapshot.update("1".into(), &tests, &first);
        assert_eq!(snapshot.modules["path"], Counts { total: 3, pass: 1 });
        assert!(snapshot.surprises(&tests, &first).is_empty());

        snapshot.known.get_mut("b").expect("b fails").reason = "why".into();
        let second = [("a", Status::Fail), ("b", Status::Fail), ("c", Status::Pass)];
        let second = second.map(|(name, status)| (name.to_owned(), outcome(status))).into();
        let names: Vec<_> =
            snapshot.surprises(&tests, &second).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "c"]);
        snapshot.update("1".into(), &tests, &second);
        assert_eq!(snapshot.known["b"].reason, "why");
        assert_eq!(snapshot.known["a"].reason, "said so");
        assert!(!snapshot.known.contains_key("c"));
    }
}
