//! Runs tests: each is a process of its own in a group of its own, which ends with it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::suite::Test;

/// How a test ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Status {
    Pass,
    /// The test itself found that it cannot run here. It is counted, but not as passed.
    Skip,
    Fail,
    Timeout,
}

impl Status {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Skip => "skip",
            Self::Fail => "fail",
            Self::Timeout => "timeout",
        }
    }
}

/// What became of a test.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Status,
    /// The line of its output that says most about a failure.
    pub(crate) message: String,
}

/// How tests are run.
#[derive(Debug)]
pub(crate) struct Runner {
    pub(crate) runtime: PathBuf,
    pub(crate) root: PathBuf,
    pub(crate) timeout: Duration,
    pub(crate) jobs: usize,
    /// A folder for what the tests write.
    pub(crate) scratch: PathBuf,
}

impl Runner {
    /// Runs all of them, those that must be alone at the end.
    pub(crate) fn run_all(&self, tests: &[Test]) -> io::Result<BTreeMap<String, Outcome>> {
        let outcomes = Mutex::new(BTreeMap::new());
        let (alone, together): (Vec<_>, Vec<_>) = tests.iter().partition(|test| test.alone);
        for (tests, jobs) in [(together, self.jobs), (alone, 1)] {
            let next = AtomicUsize::new(0);
            thread::scope(|scope| {
                let workers: Vec<_> = (0..jobs)
                    .map(|_| {
                        scope.spawn(|| -> io::Result<()> {
                            while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
                                let outcome = self.run(&test.file, &test.name)?;
                                let mut outcomes =
                                    outcomes.lock().unwrap_or_else(|error| error.into_inner());
                                outcomes.insert(test.name.clone(), outcome);
                            }
                            Ok(())
                        })
                    })
                    .collect();
                workers.into_iter().try_for_each(|worker| {
                    worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                })
            })?;
        }
        Ok(outcomes.into_inner().unwrap_or_else(|error| error.into_inner()))
    }

    /// The small programs whose outcome is known under any sound runtime; returns those that came out wrong.
    pub(crate) fn canaries(&self) -> io::Result<Vec<&'static str>> {
        let common = self.root.join("test/common");
        let mut wrong = Vec::new();
        for (name, passes, body) in CANARIES {
            let file = self.scratch.join("canary.js");
            let common = serde_json::to_string(&common).map_err(io::Error::other)?;
            fs::write(
                &file,
                format!("'use strict';\nconst common = require({common});\n{body}\n"),
            )?;
            let outcome = self.run(&file, name)?;
            if (outcome.status == Status::Pass) != *passes {
                wrong.push(*name);
            }
        }
        Ok(wrong)
    }

    fn run(&self, file: &Path, name: &str) -> io::Result<Outcome> {
        let folder = self.scratch.join(name.replace('/', "-"));
        fs::create_dir_all(&folder)?;
        let output = folder.join("output");
        let file = file
            .strip_prefix(&self.root)
            .map_or_else(|_| file.to_owned(), |file| Path::new(".").join(file));
        let stdout = File::create(&output)?;
        let mut command = Command::new(&self.runtime);
        command.arg(file).current_dir(&self.root).process_group(0);
        for (name, _) in std::env::vars_os() {
            if is_dropped(&name.to_string_lossy()) {
                command.env_remove(name);
            }
        }
        command
            .env("NODE_TEST_DIR", &folder)
            .env("TEST_THREAD_ID", "0")
            .env("NODE_TEST_KNOWN_GLOBALS", "0")
            // The runtime is asked without options: those of a test are left to the test.
            .env("NODE_SKIP_FLAG_CHECK", "1")
            .stdin(Stdio::null())
            .stderr(stdout.try_clone()?)
            .stdout(stdout);
        let mut child = command.spawn()?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let deadline = Instant::now() + self.timeout;
        let ended = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            if Instant::now() >= deadline {
                break None;
            }
            thread::sleep(Duration::from_millis(10));
        };
        if let Some(group) = group {
            // What it left behind goes too; mostly there is nothing.
            let _ = kill_process_group(group, Signal::KILL);
        }
        if ended.is_none() {
            child.wait()?;
        }
        let text = String::from_utf8_lossy(&fs::read(&output)?).into_owned();
        fs::remove_dir_all(&folder)?;
        Ok(judge(ended, &text))
    }
}

/// Variables that would change what tests do.
fn is_dropped(name: &str) -> bool {
    ["NODE", "npm_", "NPM_", "TEST_"].iter().any(|prefix| name.starts_with(prefix))
        || ["CI", "FORCE_COLOR", "NO_COLOR", "COLORTERM"].contains(&name)
}

fn judge(ended: Option<ExitStatus>, output: &str) -> Outcome {
    let status = match ended {
        None => Status::Timeout,
        Some(status) if !status.success() => Status::Fail,
        Some(_) if output.lines().any(|line| line.starts_with("1..0 # Skipped")) => Status::Skip,
        Some(_) => Status::Pass,
    };
    let message = match (status, ended) {
        (Status::Pass, _) => String::new(),
        (Status::Timeout, _) => "does not end".into(),
        (_, Some(status)) => telling_line(output).unwrap_or_else(|| status.to_string()),
        (_, None) => String::new(),
    };
    Outcome { status, message }
}

/// The first line that names an error, else the last that is not empty.
fn telling_line(output: &str) -> Option<String> {
    let mut lines = output.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_telling = |line: &&str| {
        ["Error:", "Error [", "Exception", "Mismatched ", "panicked at", "# Skipped"]
            .iter()
            .any(|sign| line.contains(sign))
    };
    let line = lines.clone().find(is_telling).or_else(|| lines.next_back())?;
    Some(line.chars().take(160).collect())
}

/// Names, whether they pass, and their bodies: a runtime that never tells of an error would pass most tests.
const CANARIES: &[(&str, bool, &str)] = &[
    ("a program that does nothing", true, ""),
    ("an error", false, "throw new Error('x');"),
    ("an error in a callback", false, "setTimeout(() => { throw new Error('x'); }, 1);"),
    ("an error in a tick", false, "process.nextTick(() => { throw new Error('x'); });"),
    ("a rejection that nobody handles", false, "Promise.reject(new Error('x'));"),
    ("an assertion", false, "require('assert').strictEqual(1, 2);"),
    ("an exit code", false, "process.exitCode = 3;"),
    ("process.exit", false, "process.exit(1);"),
    ("mustCall that is not called", false, "common.mustCall(() => {});"),
    ("mustCall that is called", true, "setTimeout(common.mustCall(), 1);"),
    ("mustNotCall that is called", false, "setTimeout(common.mustNotCall(), 1);"),
    (
        "a listener of exit that fails",
        false,
        "process.on('exit', () => { throw new Error('x'); });",
    ),
];
