//! Where the operating system is asked. What a platform has no safe call for is `ENOSYS`.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(all(unix, not(target_os = "linux")))]
mod other_unix;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(not(target_os = "linux"))]
use std::io;

#[cfg(target_os = "linux")]
pub(crate) use self::linux::{available_parallelism, cpus, freemem, loadavg, totalmem, uptime};
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) use self::other_unix::{
    available_parallelism, cpus, freemem, loadavg, totalmem, uptime,
};
#[cfg(unix)]
pub(crate) use self::unix::{
    get_priority, hostname, interface_addresses, set_priority, sysname, uname, user_info,
    without_last,
};
#[cfg(windows)]
pub(crate) use self::windows::{
    available_parallelism, cpus, freemem, get_priority, hostname, interface_addresses, loadavg,
    set_priority, sysname, totalmem, uname, uptime, user_info, without_last,
};

/// What the system says of its kernel and the machine.
#[derive(Debug)]
pub(crate) struct Uname {
    pub(crate) release: String,
    pub(crate) version: String,
    pub(crate) machine: String,
}

/// What stands for a call that is not there.
#[cfg(not(target_os = "linux"))]
fn no_such_call<T>() -> io::Result<T> {
    Err(io::ErrorKind::Unsupported.into())
}
