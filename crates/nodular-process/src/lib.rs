//! Node's [`process`](https://nodejs.org/api/process.html): the environment and `.env` files, signals, what the process
//! uses, warnings, exit hooks, and the last resort for what nobody handles.
//!
//! Most of it are functions that ask the system. What has a state is a [`Process`], which [`run`] gives to `main`:
//!
//! ```
//! use nodular_process::{Env, Error, Warning, load_env_file, platform, run};
//!
//! # let main_is = {
//! fn main() -> std::process::ExitCode {
//!     run(|process| {
//!         process.on_exit(|_, code| println!("ending with {code}"));
//!
//!         let mut env = Env::from_system();
//!         if let Err(error) = load_env_file(".env", &mut env) {
//!             // ENOENT: no such file or directory, open '.env'
//!             process.emit_warning(Warning::new(error.to_string()).with_code("APP1"))?;
//!         }
//!         let port = env.get("PORT").unwrap_or("8080");
//!         println!("port {port} on {}", platform());
//!         Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
//!     })
//! }
//! # main };
//! # main_is();
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `process.env.PORT` | [`Env::from_system`], [`env.get("PORT")`](Env::get), [`env.set`](Env::set) |
//! | `process.loadEnvFile(path)` | [`load_env_file(path, &mut env)?`](load_env_file) |
//! | `util.parseEnv(text)` | [`parse_env(text)`](parse_env) |
//! | `node --env-file=.env` | [`EnvFiles::from_args(args)?`](EnvFiles::from_args), [`files.load(&mut env)?`](EnvFiles::load) |
//! | `process.argv`, `argv0`, `execPath` | [`argv`], [`argv0`], [`exec_path`] |
//! | `process.pid`, `ppid`, `platform`, `arch`, `title` | [`pid`], [`ppid`], [`platform`], [`arch`], [`title`], [`set_title`] |
//! | `process.version`, `versions`, `release.name` | [`VERSION`], [`versions`], [`RELEASE_NAME`] |
//! | `process.cwd()`, `chdir(dir)`, `umask(mask)` | [`cwd`], [`chdir`], [`set_umask`] |
//! | `process.getuid()`, `setuid('nobody')` … | [`getuid`], [`setuid("nobody")?`](setuid) … |
//! | `process.hrtime()`, `hrtime.bigint()`, `uptime()` | [`hrtime`], [`hrtime_bigint`], [`uptime`] |
//! | `process.hrtime(start)` | [`hrtime().since(start)`](HrTime::since) |
//! | `process.cpuUsage(before)` | [`cpu_usage()?.since(before)`](CpuUsage::since) |
//! | `process.memoryUsage()`, `resourceUsage()` | [`memory_usage`], [`resource_usage`] |
//! | `process.constrainedMemory()`, `availableMemory()` | [`constrained_memory`], [`available_memory`] |
//! | `process.kill(pid, 'SIGTERM')` | [`kill(pid, "SIGTERM")?`](kill) |
//! | `process.on('SIGTERM', f)` | `on_signal("SIGTERM")?`, a `Stream`, with the feature `tokio` |
//! | `process.exitCode = 1`, `process.exit(1)` | [`process.set_exit_code(1)`](Process::set_exit_code), [`process.exit(1)`](Process::exit), [`process.exit_now(1)`](Process::exit_now) |
//! | `process.on('exit', f)`, `'beforeExit'` | [`process.on_exit(f)`](Process::on_exit), [`process.on_before_exit(f)`](Process::on_before_exit) |
//! | `process.emitWarning('x', { code })` | [`process.emit_warning(Warning::new("x").with_code(code))?`](Process::emit_warning) |
//! | `process.on('uncaughtException', f)` | [`process.on_uncaught_exception(f)`](Process::on_uncaught_exception), with panics after [`install_last_resort`](Process::install_last_resort) |
//! | `process.on('unhandledRejection', f)` | [`process.on_unhandled_rejection(f)`](Process::on_unhandled_rejection), and `process.guard(task)` with the feature `tokio` |
//! | `process.execve(file, args, env)` | [`execve(file, args, &env)`](execve) |
//!
//! # Features
//!
//! `tokio`: signals as streams (`on_signal`), tasks whose failures nobody waits for (`Process::watch`, `Process::guard`),
//! futures whose panics are caught (`catch_async`).
//!
//! # Differences from Node
//!
//! - An [`Env`] is a copy. Setting a variable does not change the environment of the real process, which cannot be done
//!   safely; children are given the copy. A variable that cannot be set is told of.
//! - [`Process::exit`] runs the hooks and returns the code: it is the program that ends. [`run`] and
//!   [`Process::exit_now`] do it for it.
//! - A panic ends the process only if the program [asked for that](Process::install_last_resort). Hooks are called on the
//!   thread that panics; one that panics itself aborts the process.
//! - The report of an uncaught error is printed before the exit hooks run, so that no hook can swallow it. It has no line
//!   of source text, and ends with this crate's version. Warnings are printed and heard at once, not in the next tick.
//! - `heapTotal`, `heapUsed`, `external` and `arrayBuffers` are of a heap that is not there; [`MemoryUsage::anonymous`]
//!   is what comes near.
//! - [`set_title`] sets the first 15 bytes of the short name. [`kill`] does not know the real-time signals, which have no
//!   names. A signal that was listened to once does not end the process any more.
//! - [`uptime`] is Linux's; elsewhere it starts when it is first asked. Memory is told on Linux only, and on Windows
//!   neither usage nor signals to others: the calls would need `unsafe`.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod clock;
mod cwd;
mod dotenv;
mod env;
mod env_file;
mod error;
#[cfg(unix)]
mod execve;
#[cfg(unix)]
mod ids;
mod info;
mod last_resort;
mod memory;
mod process;
mod run;
mod signal;
#[cfg(feature = "tokio")]
mod signals;
mod sys;
#[cfg(feature = "tokio")]
mod tasks;
mod uncaught;
mod usage;
mod warning;

pub use crate::clock::{HrTime, hrtime, hrtime_bigint, uptime};
pub use crate::cwd::{Mask, chdir, cwd, set_title, set_umask, title, umask};
pub use crate::dotenv::parse_env;
pub use crate::env::{Env, EnvRules};
pub use crate::env_file::{EnvFiles, load_env_file};
pub use crate::error::Error;
#[cfg(unix)]
pub use crate::execve::execve;
#[cfg(unix)]
pub use crate::ids::{
    Id, getegid, geteuid, getgid, getgroups, getuid, initgroups, setegid, seteuid, setgid,
    setgroups, setuid,
};
pub use crate::info::{
    RELEASE_NAME, VERSION, arch, argv, argv0, exec_path, pid, platform, ppid, versions,
};
pub use crate::last_resort::catch;
pub use crate::memory::{
    MemoryUsage, available_memory, constrained_memory, memory_usage, memory_usage_rss,
};
pub use crate::process::{
    Fate, HookId, Process, UnhandledRejections, exit_code_from_number, exit_code_from_str,
};
pub use crate::run::run;
pub use crate::signal::{
    Signal, abort, convert_process_signal_to_exit_code, kill, signal_name, signal_number,
};
#[cfg(feature = "tokio")]
pub use crate::signals::{SignalStream, on_signal};
#[cfg(feature = "tokio")]
pub use crate::tasks::{Catch, catch_async};
pub use crate::uncaught::{Origin, Place, Uncaught};
pub use crate::usage::{CpuUsage, ResourceUsage, cpu_usage, resource_usage, thread_cpu_usage};
pub use crate::warning::{Warning, WarningOptions};

/// The README's Rust blocks are doctests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
