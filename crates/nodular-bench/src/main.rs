//! The benchmarks of Nodular's crates, beside Node and a hand-written lower bound.
//!
//! - `nodular-bench TOPIC` takes the figures of a topic and prints a line of JSON for each.
//! - `nodular-bench TOPIC --serve=ROLE` is the server that a load generator is pointed at.
//! - `nodular-bench data` writes the corpora that are missing.
//! - `nodular-bench compare [TOPIC ...]` runs Node, the bound and Nodular in turn and prints a table.
//!
//! `docs/benchmarks.md` says what the cases are and what came out.

#![forbid(unsafe_code)]

use std::env;
use std::process::ExitCode;

use crate::options::{Options, data_folder};

mod bound;
mod clock;
mod compare;
mod corpus;
mod line;
mod options;
mod process;
mod suite;
mod topics;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("nodular-bench: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (command, arguments) =
        arguments.split_first().ok_or("which topic? See docs/benchmarks.md")?;
    match command.as_str() {
        "compare" => compare::run(arguments),
        "data" => {
            let folder = data_folder();
            for name in corpus::write_missing(&folder)? {
                println!("wrote {}", folder.join(name).display());
            }
            Ok(())
        }
        topic => topics::run(Options::parse(topic, arguments)?),
    }
}
