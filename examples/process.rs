//! A program about itself: what it uses, what it may not, a signal, a warning, an error nobody handled, and its end.
//!
//! Run with `cargo run --example process`.

use nodular::process::{
    Error, Fate, Uncaught, Warning, WarningOptions, convert_process_signal_to_exit_code, cpu_usage,
    exit_code_from_number, hrtime, kill, memory_usage_rss, on_signal, pid, run, set_umask, setuid,
};

fn main() -> std::process::ExitCode {
    run(|process| {
        process.on_before_exit(|_, code| println!("  before the exit, with {code}"));
        process.on_exit(|process, code| {
            println!("  exit, with {code}");
            process.set_exit_code(0);
        });
        process.set_warning_options(WarningOptions::default().with("--no-warnings"));
        process.on_warning(|_, warning| println!("  {:?} {warning}", warning.code().unwrap_or("")));
        process.on_uncaught_exception(|process, error| {
            println!("  [FATAL] {}, an {}", error.message(), error.origin().name());
            process.set_exit_code(1);
        });

        println!("What it uses");
        let (start, before) = (hrtime(), cpu_usage()?);
        while cpu_usage()?.since(before).user < 2_000 {}
        println!("  a clock that goes forward: {}", hrtime() > start);
        println!("  more than a megabyte: {}", memory_usage_rss() > Some(1_000_000));

        println!("What it may not");
        for result in [
            kill(i32::MAX, 0),
            kill(pid() as i32, "SIGFOO"),
            set_umask("rw-r--r--").map(drop),
            setuid("nobody-here"),
            exit_code_from_number(1.5).map(drop),
        ] {
            if let Err(error) = result {
                println!("  {}: {error}", error.code());
            }
        }

        println!("A signal");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let mut signals = on_signal("SIGUSR2")?;
            kill(pid() as i32, "SIGUSR2")?;
            signals.recv().await;
            let code = convert_process_signal_to_exit_code(signals.name())?;
            println!("  {}: unheard, it would be the exit code {code}", signals.name());
            Ok::<(), Error>(())
        })?;

        println!("The end");
        process.emit_warning(Warning::deprecation("use open() instead").with_code("APP001"))?;
        assert_eq!(process.unhandled_rejection(Uncaught::error("no paper")), Fate::Continue);
        Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
    })
}
