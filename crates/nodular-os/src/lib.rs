//! Node's [`node:os`](https://nodejs.org/api/os.html): processors, memory, load, network interfaces, users and constants.
//!
//! The answers come from where Node's come from; on Linux these are `/proc`, `/sys`, control groups and system calls.
//!
//! ```
//! use nodular_os as os;
//!
//! # #[cfg(target_os = "linux")] {
//! let busy = os::loadavg()?[0] / os::cpus()?.len() as f64;
//! let free = os::freemem()? as f64 / os::totalmem()? as f64;
//! println!("{}: load {:.0} %, memory free {:.0} %", os::hostname()?, busy * 100.0, free * 100.0);
//! assert!(busy >= 0.0 && free <= 1.0);
//! # }
//! assert!(os::available_parallelism() >= 1);
//! # Ok::<(), os::Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `os.cpus()` | [`cpus()?`](cpus), a [`Cpu`] each |
//! | `os.availableParallelism()` | [`available_parallelism()`](available_parallelism) |
//! | `os.totalmem()`, `os.freemem()` | [`totalmem()?`](totalmem), [`freemem()?`](freemem) in bytes |
//! | `os.loadavg()` | [`loadavg()?`](loadavg) |
//! | `os.uptime()` | [`uptime()?`](uptime), a [`Duration`](std::time::Duration) |
//! | `os.networkInterfaces()` | [`network_interfaces()?`](network_interfaces), whose addresses are [`IpAddr`](std::net::IpAddr)s |
//! | `os.userInfo()` | [`user_info()?`](user_info), a [`UserInfo`] |
//! | `os.homedir()`, `os.tmpdir()` | [`homedir()?`](homedir), [`tmpdir()`](tmpdir); with the environment as an argument [`homedir_in`], [`tmpdir_in`] |
//! | `os.hostname()` | [`hostname()?`](hostname) |
//! | `os.type()`, `os.release()`, `os.version()`, `os.machine()` | [`os_type()?`](os_type), [`release()?`](release), [`version()?`](version), [`machine()?`](machine) |
//! | `os.platform()`, `os.arch()`, `os.endianness()` | [`platform()`](platform), [`arch()`](arch), [`endianness()`](endianness) |
//! | `os.EOL`, `os.devNull` | [`EOL`], [`DEV_NULL`] |
//! | `os.getPriority(pid)`, `os.setPriority(pid, priority)` | [`get_priority(pid)?`](get_priority), [`set_priority(pid, priority)?`](set_priority); 0 is this process |
//! | `os.constants.signals.SIGINT` | [`constants::signals::SIGINT`] |
//! | `os.constants.errno.ENOENT` | [`constants::errno::ENOENT`], or [`nodular_error::Errno::ENOENT`] |
//!
//! # Differences from Node
//!
//! - What the system may refuse is a [`Result`]. Node answers 0 or an empty list for the memory, the load and the
//!   processors then.
//! - Linux is whole. On macOS the processors, the memory, the load and the uptime are not there yet, on Windows neither are
//!   the release and the host's name, the network interfaces, the user and the priorities: they are the error `ENOSYS`.
//! - [`available_parallelism`] takes the smallest quota of all control groups around the process, where Node 26 takes the
//!   outermost one; and it honours the quotas of control groups of version 1, which Node 26 looks for in a folder that is
//!   never there.
//! - [`tmpdir`] on Windows without `TEMP`, `TMP`, `SystemRoot` and `windir` is `\temp`, where Node says
//!   `undefined\temp`. A program with the set-user-id bit reads its environment as others do.
//! - The names of a user, an interface and a processor's model are read as UTF-8, with `U+FFFD` in place of what is none;
//!   Node reads the model as Latin-1. Paths keep their bytes.
//!
//! # Features
//!
//! `serde`: [`Cpu`], [`NetworkInterfaces`] and [`UserInfo`] serialize as Node's objects.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod constants;
mod cpus;
mod error;
mod folders;
mod identity;
pub mod linux;
mod memory;
mod network;
mod priority;
mod sys;
mod user;

pub use crate::cpus::{Cpu, CpuTimes, available_parallelism, cpus};
pub use crate::error::Error;
pub use crate::folders::{homedir, homedir_in, tmpdir, tmpdir_in};
pub use crate::identity::{
    DEV_NULL, EOL, arch, endianness, hostname, machine, os_type, platform, release, version,
};
pub use crate::memory::{freemem, loadavg, totalmem, uptime};
pub use crate::network::{
    InterfaceAddress, MacAddress, NetworkInterface, NetworkInterfaces, network_interfaces,
};
pub use crate::priority::{get_priority, set_priority};
pub use crate::user::{UserInfo, user_info};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
