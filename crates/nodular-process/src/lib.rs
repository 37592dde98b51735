//! x
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod clock;
mod cwd;
mod dotenv;
mod env;
mod env_file;
mod error;
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
    Signal, abort, convert_process_signal_to_exit_code, kill, signal_name, signal_number, signals,
};
#[cfg(feature = "tokio")]
pub use crate::signals::{SignalStream, on_signal};
#[cfg(feature = "tokio")]
pub use crate::tasks::{Catch, catch_async};
pub use crate::uncaught::{Origin, Place, Uncaught};
pub use crate::usage::{CpuUsage, ResourceUsage, cpu_usage, resource_usage, thread_cpu_usage};
pub use crate::warning::{Warning, WarningOptions};
