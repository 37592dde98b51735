//! `cargo record [--check] [--node PATH] [FILTER ...]`: runs the recording scripts under Node.
//!
//! A filter is a part of a script's path; without one, all of them run. `--check` writes nothing and fails if
//! a table is not what Node says. Node is `--node`, else `$NODE`, else `node` on the `PATH`.

#![forbid(unsafe_code)]

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use nodular_record::recorder::{self, Outcome};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("record: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let mut node = env::var_os("NODE").map_or_else(|| PathBuf::from("node"), PathBuf::from);
    let mut only_check = false;
    let mut filters = Vec::new();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => only_check = true,
            "--node" => node = arguments.next().ok_or("--node needs a path")?.into(),
            option if option.starts_with('-') => return Err(format!("unknown option {option}")),
            _ => filters.push(argument),
        }
    }
    recorder::check_version(&node)?;

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().map_err(|error| format!("{}: {error}", root.display()))?;
    let recordings = recorder::recordings(&root).map_err(|error| error.to_string())?;
    let mut changed = 0;
    for recording in &recordings {
        let script = recording.script.to_string_lossy();
        if !filters.is_empty() && !filters.iter().any(|filter| script.contains(filter)) {
            continue;
        }
        let outcome = recorder::record(&node, &root, recording, only_check)?;
        let word = if outcome == Outcome::Same { "same   " } else { "changed" };
        changed += usize::from(outcome == Outcome::Changed);
        println!("{word} {}", recording.output.display());
    }
    let failed = only_check && changed > 0;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
