//! Runs a file.
fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_default();
    std::process::exit(nodular_runtime::Runtime::new().args(arguments).run_file(file)?);
}
