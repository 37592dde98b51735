use std::error::Error;
use std::process::ExitCode;

use crate::process::{Fate, Process};
use crate::uncaught::Uncaught;

/// Runs a program's `main` with its [`Process`], and returns the code that the real `main` is to return.
///
/// When `main` has ended, the [`on_before_exit`](Process::on_before_exit) and [`on_exit`](Process::on_exit) hooks run,
/// unless it [exited](Process::exit) itself. An error of `main` is [uncaught](Process::uncaught). Warnings and reports
/// are printed on the standard error stream. Panics are only dealt with if the program
/// [asks for it](Process::install_last_resort).
///
/// # Examples
///
/// ```
/// use std::process::ExitCode;
///
/// use nodular_process::{Error, run};
///
/// fn main() -> ExitCode {
///     run(|process| {
///         process.on_exit(|_, code| println!("ending with {code}"));
///         let port = nodular_process::Env::from_system().get("PORT").map_or(8080, |port| port.len());
///         assert!(port > 0);
///         Ok::<(), Error>(())
///     })
/// }
/// ```
pub fn run<E: Into<Box<dyn Error + Send + Sync>>>(
    main: impl FnOnce(&Process) -> Result<(), E>,
) -> ExitCode {
    // Systems keep 8 bits of the code.
    ExitCode::from(Process::from_system().run(main) as u8)
}

impl Process {
    /// Runs `main` as [`run`](crate::run()) does, with this process; returns the exit code.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Process;
    ///
    /// let process = Process::new();
    /// assert_eq!(process.run(|process| Ok::<_, String>(process.set_exit_code(2))), 2);
    ///
    /// let process = Process::new();
    /// assert_eq!(process.run(|_| Err("no paper")), 1);
    /// ```
    pub fn run<E: Into<Box<dyn Error + Send + Sync>>>(
        &self,
        main: impl FnOnce(&Self) -> Result<(), E>,
    ) -> i32 {
        if let Err(error) = main(self)
            && let Fate::Exit(code) = self.uncaught(&Uncaught::error(error))
        {
            return code;
        }
        if self.is_exiting() {
            return self.exit_code().unwrap_or(0);
        }
        self.emit_before_exit();
        if self.is_exiting() {
            return self.exit_code().unwrap_or(0);
        }
        self.exit(None)
    }
}
