//! Reading a recorded table back.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use nodular_error::NODE_VERSION;
use serde_json::Value;

/// How many mismatches a failing check prints.
const SHOWN: usize = 20;

/// What a script printed under Node: one JSON value a line.
#[derive(Debug)]
pub struct Table {
    path: PathBuf,
    cases: Vec<Value>,
}

impl Table {
    /// Reads `tests/data/NAME.jsonl` of the crate whose `CARGO_MANIFEST_DIR` is given.
    ///
    /// # Panics
    ///
    /// If the table is missing, is not JSON lines, or was recorded with another Node than
    /// [`NODE_VERSION`].
    pub fn read(manifest_dir: &str, name: &str) -> Self {
        let path = Path::new(manifest_dir).join("tests/data").join(format!("{name}.jsonl"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut values = text.lines().enumerate().map(|(index, line)| {
            serde_json::from_str::<Value>(line)
                .unwrap_or_else(|error| panic!("{}:{}: {error}", path.display(), index + 1))
        });
        let header = values.next().unwrap_or_default();
        assert_eq!(header["node"], NODE_VERSION, "{}: recorded with another Node", path.display());
        let cases = values.collect();
        Self { path, cases }
    }

    /// The recorded values, in the order in which the script printed them.
    pub fn cases(&self) -> &[Value] {
        &self.cases
    }

    /// Runs `compare` on every case and fails with all that differ.
    ///
    /// `compare` returns the actual result in words if it is not the recorded one. `at_least` is the number of
    /// cases below which the table cannot be the one that the test was written for.
    ///
    /// # Panics
    ///
    /// If a case differs, or there are fewer than `at_least`.
    pub fn check(&self, at_least: usize, mut compare: impl FnMut(&Value) -> Result<(), String>) {
        let path = self.path.display();
        assert!(self.cases.len() >= at_least, "{path}: only {} cases", self.cases.len());
        let mut report = String::new();
        let mut failed = 0;
        for (index, case) in self.cases.iter().enumerate() {
            let Err(actual) = compare(case) else { continue };
            failed += 1;
            if failed <= SHOWN {
                // The header is line 1, so the first case is line 2.
                let _ = writeln!(report, "  line {}: {case}\n    ours: {actual}", index + 2);
            }
        }
        assert!(failed == 0, "{path}: {failed} of {} differ\n{report}", self.cases.len());
    }
}
