//! The command `nodular`: runs JavaScript programs with Node's modules.

mod help;

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::process::ExitCode;

use nodular_process::{Env, EnvFiles, VERSION};
use nodular_runtime::Runtime;
use nodular_runtime::command_line::{self, CommandLine};

/// What Node's exit codes call "Invalid Argument".
const INVALID_ARGUMENT: u8 = 9;

fn main() -> ExitCode {
    let mut arguments = std::env::args();
    let name = arguments.next().unwrap_or_else(|| "nodular".into());
    match start(arguments.collect()) {
        Ok(code) => ExitCode::from(code as u8),
        Err(Failure::Arguments(message)) => {
            tell(&format!("{name}: {message}"));
            ExitCode::from(INVALID_ARGUMENT)
        }
        Err(Failure::Io(error)) => {
            tell(&format!("{name}: {error}"));
            ExitCode::FAILURE
        }
    }
}

enum Failure {
    Arguments(String),
    Io(io::Error),
}

impl From<command_line::Error> for Failure {
    fn from(error: command_line::Error) -> Self {
        Self::Arguments(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn start(arguments: Vec<String>) -> Result<i32, Failure> {
    let mut env = Env::from_system();
    load_env_files(&arguments, &mut env)?;
    let line = command_line::parse(arguments)?;
    // What the command line says counts more: it comes last.
    let mut options = match env.get("NODE_OPTIONS") {
        Some(text) => command_line::parse_environment(text)?,
        None => Vec::new(),
    };
    options.extend(line.options.iter().cloned());
    let has =
        |name: &str| options.iter().any(|(option, value)| *option == name && value != "false");
    if has("version") {
        say(VERSION);
        return Ok(0);
    }
    if has("help") {
        say(&help::text());
        return Ok(0);
    }
    for missing in ["test", "watch"] {
        if has(missing) {
            return Err(Failure::Arguments(format!("not yet in Nodular: --{missing}")));
        }
    }
    check(&options)?;
    run(line, &options, env)
}

fn load_env_files(arguments: &[String], env: &mut Env) -> Result<(), Failure> {
    let own = arguments.iter().take_while(|argument| *argument != "--");
    let files = EnvFiles::from_args(own.cloned());
    let loaded = files.and_then(|(files, _)| files.load(env));
    loaded.map(drop).map_err(|error| Failure::Arguments(error.to_string()))
}

/// What only some values are allowed for.
fn check(options: &[(&'static str, String)]) -> Result<(), Failure> {
    const MODES: [&str; 5] = ["warn-with-error-codes", "throw", "strict", "warn", "none"];
    const TYPES: [&str; 4] = ["commonjs", "module", "commonjs-typescript", "module-typescript"];
    for (name, value) in options {
        match *name {
            "unhandled-rejections" if !MODES.contains(&&**value) => {
                return Err(Failure::Arguments("invalid value for --unhandled-rejections".into()));
            }
            "input-type" if !TYPES.contains(&&**value) => {
                return Err(Failure::Arguments(
                    "--input-type must be \"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\""
                        .into(),
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

fn run(line: CommandLine, options: &[(&'static str, String)], env: Env) -> Result<i32, Failure> {
    let last = |name: &str| {
        options.iter().rev().find(|(option, _)| *option == name).map(|(_, value)| &**value)
    };
    let mut runtime = Runtime::new().exec_args(line.exec_arguments).env(env.vars_os());
    for (name, value) in options {
        runtime = runtime.option(*name, value);
    }
    if let Some(megabytes) =
        last("max-old-space-size").and_then(|value| value.parse::<usize>().ok())
    {
        runtime = runtime.memory_limit(megabytes.saturating_mul(1 << 20));
    }
    let mut arguments = line.arguments;
    let source =
        ["eval", "print"].iter().filter_map(|name| last(name)).find(|source| !source.is_empty());
    if let Some(source) = source {
        let source = source.to_owned();
        return Ok(runtime.args(arguments).run_script("[eval]", source)?);
    }
    let is_interactive = last("interactive") == Some("true");
    if arguments.is_empty() && (is_interactive || io::stdin().is_terminal()) {
        return Ok(runtime.run_repl()?);
    }
    if arguments.first().is_none_or(|file| file == "-") {
        let mut source = String::new();
        io::stdin().read_to_string(&mut source)?;
        return Ok(runtime.args(arguments).run_script("[stdin]", source)?);
    }
    let file = arguments.remove(0);
    let runtime = runtime.args(arguments);
    if last("check") == Some("true") {
        return Ok(runtime.check_file(file)?);
    }
    Ok(runtime.run_file(file)?)
}

/// Writes a line to the standard output; who reads it may have gone.
fn say(text: &str) {
    drop(writeln!(io::stdout(), "{text}"));
}

fn tell(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}
