//! Asking Node: finding the scripts, running them, writing what they print.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nodular_error::NODE_VERSION;

use crate::chapters;

/// What a script makes, and where that goes.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The script, relative to the workspace.
    pub script: PathBuf,
    /// The file that keeps what it prints, relative to the workspace.
    pub output: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// JSON lines that a test compares with, below a header that says who made them.
    Table,
    /// What a program of `examples/js` prints: its Rust twin must print the same.
    Twin,
    /// What the JavaScript blocks of the guide print.
    Chapters,
    /// All that a program of `tests/programs` says, which the runtime must say too.
    Program,
}

/// How a recording compares with the file that is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The file already says what Node says.
    Same,
    /// The file was missing or says something else.
    Changed,
}

/// Every recording of the workspace at `root`, in the order of their paths.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn recordings(root: &Path) -> io::Result<Vec<Recording>> {
    let mut found = Vec::new();
    for krate in sorted(&root.join("crates"))? {
        for script in files(&krate.join("tests/record"), "mjs")? {
            let output = krate.join("tests/data").join(file_stem(&script)).with_extension("jsonl");
            found.push(recording(root, &script, &output, Kind::Table));
        }
    }
    for krate in sorted(&root.join("crates"))? {
        for script in programs(&krate.join("tests/programs"))? {
            found.push(recording(root, &script, &script.with_extension("txt"), Kind::Program));
        }
    }
    for script in files(&root.join("examples/js"), "js")? {
        let output =
            root.join("examples/js/expected").join(file_stem(&script)).with_extension("txt");
        found.push(recording(root, &script, &output, Kind::Twin));
    }
    found.push(Recording {
        script: "docs".into(),
        output: chapters::OUTPUT.into(),
        kind: Kind::Chapters,
    });
    Ok(found)
}

/// The programs of each topic's folder.
fn programs(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for topic in sorted(folder)?.into_iter().filter(|path| path.is_dir()) {
            found.extend(files(&topic, "js")?);
            found.extend(files(&topic, "mjs")?);
        }
    }
    Ok(found)
}

fn recording(root: &Path, script: &Path, output: &Path, kind: Kind) -> Recording {
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_owned();
    Recording { script: relative(script), output: relative(output), kind }
}

/// The files of `folder` with this extension, sorted; none if there is no such folder.
pub(crate) fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let wanted = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
    Ok(sorted(folder)?.into_iter().filter(wanted).collect())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn file_stem(path: &Path) -> PathBuf {
    path.file_stem().map(PathBuf::from).unwrap_or_default()
}

/// Fails unless `node` is the Node that the tables are about.
///
/// # Errors
///
/// In words for the command line: it does not run, or is another version.
pub fn check_version(node: &Path) -> Result<(), String> {
    let printed = run(node, &["--version".as_ref()], Path::new("."))?;
    let version = printed.trim().trim_start_matches('v');
    if version == NODE_VERSION {
        return Ok(());
    }
    Err(format!("{} is Node {version}; the tables are about {NODE_VERSION}", node.display()))
}

/// Runs the recording's script under `node`; writes its output unless `only_check`.
///
/// # Errors
///
/// In words for the command line: the script failed, or the file could not be written.
pub fn record(
    node: &Path,
    root: &Path,
    recording: &Recording,
    only_check: bool,
) -> Result<Outcome, String> {
    let header = || {
        format!("{{\"node\":\"{NODE_VERSION}\",\"script\":\"{}\"}}\n", recording.script.display())
    };
    let text = match recording.kind {
        Kind::Table => header() + &run(node, &[recording.script.as_ref()], root)?,
        Kind::Twin => run(node, &[recording.script.as_ref()], root)?,
        Kind::Chapters => header() + &chapters::run(node, root)?,
        Kind::Program => transcript(node, &recording.script, root)?,
    };
    let output = root.join(&recording.output);
    if fs::read_to_string(&output).is_ok_and(|present| present == text) {
        return Ok(Outcome::Same);
    }
    if !only_check {
        let write = || {
            fs::create_dir_all(output.parent().unwrap_or(root))?;
            fs::write(&output, &text)
        };
        write().map_err(|error| format!("{}: {error}", output.display()))?;
    }
    Ok(Outcome::Changed)
}

/// What `runtime PROGRAM` says, run in the workspace's folder: its output, its errors if it has some, and its exit code
/// if it is not 0. The workspace's own path is written as `<root>`.
///
/// # Errors
///
/// In words for the command line: it does not run.
pub fn transcript(runtime: &Path, program: &Path, root: &Path) -> Result<String, String> {
    let output = Command::new(runtime)
        .arg(program)
        .current_dir(root)
        .env("NO_COLOR", "1")
        .env("TZ", "UTC")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", runtime.display()))?;
    let text =
        |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&*root.to_string_lossy(), "<root>");
    let mut transcript = text(&output.stdout);
    if !output.stderr.is_empty() {
        transcript += &format!("[stderr]\n{}", text(&output.stderr));
    }
    match output.status.code() {
        Some(0) => {}
        Some(code) => transcript += &format!("[exit code {code}]\n"),
        None => transcript += "[ended by a signal]\n",
    }
    Ok(transcript)
}

fn run(node: &Path, arguments: &[&Path], folder: &Path) -> Result<String, String> {
    let output = Command::new(node)
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("TZ", "UTC")
        .output()
        .map_err(|error| format!("{}: {error}", node.display()))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{arguments:?} ended with {}:\n{errors}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{arguments:?}: {error}"))
}
