//! Runs Node's own test suite under Nodular and compares with what is known to pass.
//!
//! ```text
//! nodular-conformance --suite FOLDER --runtime PROGRAM [--modules path,url] [--update] [--list]
//!                     [--jobs 2] [--timeout 20] [--snapshot FILE] [--page FILE]
//! ```

mod run;
mod snapshot;
mod suite;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs, io, process};

use crate::run::Runner;
use crate::snapshot::Snapshot;

/// The modules that the runtime binds.
const BOUND: &[&str] = &[
    "assert",
    "async_hooks",
    "buffer",
    "child_process",
    "console",
    "diagnostics_channel",
    "events",
    "fs",
    "module",
    "os",
    "path",
    "perf_hooks",
    "process",
    "querystring",
    "readline",
    "repl",
    "string_decoder",
    "timers",
    "url",
    "util",
    "vm",
];

/// Around the table in the page.
const MARKS: [&str; 2] = ["<!-- table -->\n", "<!-- end of table -->\n"];

struct Options {
    suite: PathBuf,
    runtime: PathBuf,
    modules: Vec<String>,
    snapshot: PathBuf,
    page: PathBuf,
    jobs: usize,
    timeout: Duration,
    update: bool,
    list: bool,
}

fn main() -> ExitCode {
    match options().and_then(|options| conform(&options)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("nodular-conformance: {error}");
            ExitCode::from(2)
        }
    }
}

fn conform(options: &Options) -> io::Result<ExitCode> {
    let root = suite::root(&options.suite)?;
    let tests = suite::tests(&root, &options.modules)?;
    if options.list {
        for test in &tests {
            println!("{:<20} {}", test.module, test.name);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let scratch = env::temp_dir().join(format!("nodular-conformance-{}", process::id()));
    fs::create_dir_all(&scratch)?;
    let runner = Runner {
        runtime: options.runtime.canonicalize()?,
        root,
        timeout: options.timeout,
        jobs: options.jobs,
        scratch: scratch.canonicalize()?,
    };
    let code = compare(options, &runner, &tests);
    fs::remove_dir_all(&scratch)?;
    code
}

fn compare(options: &Options, runner: &Runner, tests: &[suite::Test]) -> io::Result<ExitCode> {
    let wrong = runner.canaries()?;
    if !wrong.is_empty() {
        eprintln!("The runtime is not fit to be tested. What came out wrong: {}", wrong.join(", "));
        return Ok(ExitCode::FAILURE);
    }
    let mut outcomes = runner.run_all(tests)?;
    let mut snapshot = Snapshot::read(&options.snapshot)?;
    // A test that surprises may have been disturbed: it gets a second chance, alone.
    let surprising = snapshot.surprises(tests, &outcomes);
    let again: Vec<_> = tests
        .iter()
        .filter(|test| surprising.iter().any(|(name, _)| *name == test.name))
        .map(|test| suite::Test { alone: true, ..test.clone() })
        .collect();
    // Without anything known, everything that fails would surprise.
    if !snapshot.modules.is_empty() {
        outcomes.extend(runner.run_all(&again)?);
    }
    let surprises = snapshot.surprises(tests, &outcomes);
    if options.update {
        let version = suite::version(&runner.root).unwrap_or_else(|| "unknown".into());
        snapshot.update(version, tests, &outcomes);
        snapshot.write(&options.snapshot)?;
        write_page(&options.page, &snapshot)?;
    }
    let mut ran = Snapshot::default();
    ran.update(snapshot.version.clone(), tests, &outcomes);
    println!("{}", ran.table());
    if options.update || surprises.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    for (name, what) in &surprises {
        println!("{name}: {what}");
    }
    println!(
        "{} tests are not as they are known; --update writes down how they are",
        surprises.len()
    );
    Ok(ExitCode::FAILURE)
}

/// Puts the table into the page, between its marks.
fn write_page(page: &PathBuf, snapshot: &Snapshot) -> io::Result<()> {
    let text = fs::read_to_string(page)?;
    let [begin, end] = MARKS;
    let (Some(from), Some(to)) = (text.find(begin), text.find(end)) else {
        return Err(io::Error::other(format!("{} has no place for the table", page.display())));
    };
    let head = &text[..from + begin.len()];
    fs::write(page, format!("{head}{}{}", snapshot.table(), &text[to..]))
}

fn options() -> io::Result<Options> {
    let mut options = Options {
        suite: PathBuf::new(),
        runtime: PathBuf::new(),
        modules: BOUND.iter().map(|module| (*module).to_owned()).collect(),
        snapshot: "docs/conformance/node.jsonl".into(),
        page: "docs/conformance.md".into(),
        jobs: 2,
        timeout: Duration::from_secs(20),
        update: false,
        list: false,
    };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--update" => options.update = true,
            "--list" => options.list = true,
            _ => {
                let value = arguments
                    .next()
                    .ok_or_else(|| io::Error::other(format!("{argument} needs a value")))?;
                match argument.as_str() {
                    "--suite" => options.suite = value.into(),
                    "--runtime" => options.runtime = value.into(),
                    "--modules" => options.modules = value.split(',').map(str::to_owned).collect(),
                    "--snapshot" => options.snapshot = value.into(),
                    "--page" => options.page = value.into(),
                    "--jobs" => options.jobs = value.parse().map_err(io::Error::other)?,
                    "--timeout" => {
                        let seconds = value.parse().map_err(io::Error::other)?;
                        options.timeout = Duration::from_secs(seconds);
                    }
                    _ => return Err(io::Error::other(format!("there is no {argument}"))),
                }
            }
        }
    }
    if let Some(unknown) =
        options.modules.iter().find(|module| suite::modules().all(|known| known != module.as_str()))
    {
        return Err(io::Error::other(format!("no tests are sorted under {unknown}")));
    }
    if options.suite.as_os_str().is_empty()
        || (options.runtime.as_os_str().is_empty() && !options.list)
    {
        return Err(io::Error::other("--suite FOLDER and --runtime PROGRAM are needed"));
    }
    Ok(options)
}
