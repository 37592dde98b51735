use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use nodular_error::Errno;

use crate::env::Env;
use crate::error::Error;
use crate::sys;

/// Replaces the process by another program, with the same number; returns only if that fails.
///
/// `args` has the program's own name first. No hook runs and nothing is dropped.
///
/// Node: [`process.execve(file, args, env)`](https://nodejs.org/api/process.html#processexecvefile-args-env)
///
/// # Examples
///
/// ```
/// use nodular_process::{Env, execve};
///
/// let error = execve("/no/such/program", ["program"], &Env::from_system());
/// assert_eq!(error.code(), "ENOENT");
/// assert_eq!(error.to_string(), "ENOENT, No such file or directory '/no/such/program'");
/// ```
pub fn execve<A: AsRef<OsStr>>(
    file: impl AsRef<Path>,
    args: impl IntoIterator<Item = A>,
    env: &Env,
) -> Error {
    let file = file.as_ref();
    let mut args = args.into_iter();
    let mut command = Command::new(file);
    if let Some(name) = args.next() {
        command.arg0(name);
    }
    let error = command.args(args).env_clear().envs(env.vars_os()).exec();
    let message = sys::message(error.raw_os_error().unwrap_or_default());
    Error::NotExecuted { code: code(&error), message, file: file.to_owned() }
}

fn code(error: &io::Error) -> &'static str {
    Errno::from(error).code()
}
