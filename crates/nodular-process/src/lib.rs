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
mod memory;
mod signal;
mod sys;
mod usage;

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
pub use crate::memory::{
    MemoryUsage, available_memory, constrained_memory, memory_usage, memory_usage_rss,
};
pub use crate::signal::{
    Signal, abort, convert_process_signal_to_exit_code, kill, signal_name, signal_number, signals,
};
pub use crate::usage::{CpuUsage, ResourceUsage, cpu_usage, resource_usage, thread_cpu_usage};
