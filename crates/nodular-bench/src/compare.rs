//! `nodular-bench compare`: Node, the lower bound and Nodular in turn, and one table of what came out.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::corpus;
use crate::line::{Failure, Line};
use crate::options::data_folder;

mod load;
mod table;

use table::Table;

const TOPICS: [&str; 8] =
    ["path", "url", "querystring", "buffer", "events", "util", "timers", "http"];

/// Who takes part, in the order of the turns and of the table's columns.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Contestant {
    Node,
    Bound,
    Nodular,
}

impl Contestant {
    const ALL: [Self; 3] = [Self::Node, Self::Bound, Self::Nodular];
}

/// What `compare` was asked to do.
#[derive(Debug)]
struct Plan {
    topics: Vec<String>,
    node: PathBuf,
    rounds: usize,
    markdown: bool,
    /// Handed on to every contestant: `--long`, `--case=`.
    options: Vec<String>,
}

/// Runs the comparison that the arguments describe.
///
/// # Errors
///
/// In words for the command line: a contestant does not run, a case fails, or the checks of a case differ.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let plan = Plan::parse(arguments)?;
    corpus::write_missing(&data_folder())?;
    let mut table = Table::default();
    for round in 1..=plan.rounds {
        for topic in &plan.topics {
            for contestant in Contestant::ALL {
                eprintln!("round {round}: {topic}, {contestant:?}");
                for line in plan.measure(contestant, topic)? {
                    table.add(contestant, line);
                }
            }
        }
    }
    print!("{}", table.render(plan.markdown));
    table.same_checks()
}

impl Plan {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut plan = Self {
            topics: Vec::new(),
            node: env::var_os("NODE").map_or_else(|| "node".into(), PathBuf::from),
            rounds: 3,
            markdown: false,
            options: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--node" => plan.node = arguments.next().ok_or("--node needs a path")?.into(),
                "--rounds" => {
                    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok());
                    plan.rounds = rounds.ok_or("--rounds needs a number")?;
                }
                "--markdown" => plan.markdown = true,
                option if option == "--long" || option.starts_with("--case=") => {
                    plan.options.push(argument.clone());
                }
                topic if TOPICS.contains(&topic) => plan.topics.push(argument.clone()),
                _ => return Err(format!("unknown argument {argument}")),
            }
        }
        if plan.topics.is_empty() {
            plan.topics = TOPICS.map(str::to_owned).to_vec();
            if !load::is_possible() {
                eprintln!("without wrk there is no load for http");
                plan.topics.retain(|topic| topic != "http");
            }
        }
        Ok(plan)
    }

    fn measure(&self, contestant: Contestant, topic: &str) -> Result<Vec<Line>, String> {
        if topic == "http" {
            return load::measure(|role| self.command(contestant, topic, &[role]));
        }
        let mut command = self.command(contestant, topic, &self.options)?;
        let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{command:?} ended with {}:\n{errors}", output.status));
        }
        String::from_utf8_lossy(&output.stdout).lines().map(read).collect()
    }

    fn command(
        &self,
        contestant: Contestant,
        topic: &str,
        options: &[String],
    ) -> Result<Command, String> {
        let implementation = match contestant {
            Contestant::Node => {
                let program =
                    Path::new(env!("CARGO_MANIFEST_DIR")).join("node").join(format!("{topic}.cjs"));
                let mut command = Command::new(&self.node);
                command.arg(program).args(options);
                return Ok(command);
            }
            Contestant::Bound if topic == "http" => "--impl=hyper",
            Contestant::Bound => "--impl=bound",
            Contestant::Nodular => "--impl=nodular",
        };
        let mut command = Command::new(env::current_exe().map_err(|error| error.to_string())?);
        command.arg(topic).arg(implementation).args(options);
        Ok(command)
    }
}

fn read(line: &str) -> Result<Line, String> {
    if let Ok(Failure { topic, case, error }) = serde_json::from_str(line) {
        return Err(format!("{topic}/{case}: {error}"));
    }
    serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))
}
