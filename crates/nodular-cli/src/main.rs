//! The command `nodular`: runs a JavaScript program with Node's modules.

use std::io;
use std::process::ExitCode;

use nodular_runtime::Runtime;

fn main() -> io::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let mut options = Vec::new();
    let file = loop {
        match arguments.next() {
            Some(option) if option.starts_with('-') => options.push(option),
            other => break other,
        }
    };
    let is_interactive = options.iter().any(|option| option == "-i" || option == "--interactive");
    let runtime = Runtime::new().exec_args(options).args(arguments);
    let code = match file {
        Some(file) if !is_interactive => runtime.run_file(file)?,
        _ => runtime.run_repl()?,
    };
    Ok(ExitCode::from(code as u8))
}
