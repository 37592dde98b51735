//! POSIX systems. What Apple's lack fails there with `ENOSYS`.

#[cfg(feature = "tokio")]
use std::task::{Context, Poll};
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::signal::Signal;
use nix::sys::stat::Mode;
use nix::sys::time::TimeVal;
use nix::time::{ClockId, clock_gettime};
use nix::unistd::{Gid, Group, Pid, SysconfVar, Uid, User, sysconf};

use crate::usage::{CpuUsage, ResourceUsage};

/// The number of an error as the system has it, positive.
pub(crate) type Result<T> = std::result::Result<T, i32>;

fn number(errno: Errno) -> i32 {
    errno as i32
}

pub(crate) fn parent_id() -> u32 {
    std::os::unix::process::parent_id()
}

pub(crate) fn monotonic() -> Result<Duration> {
    clock_gettime(ClockId::CLOCK_MONOTONIC).map(Duration::from).map_err(number)
}

/// How long the system has been up, with the time that it slept: what `/proc` counts a process's start in.
#[cfg(target_os = "linux")]
pub(crate) fn since_boot() -> Result<Duration> {
    clock_gettime(ClockId::CLOCK_BOOTTIME).map(Duration::from).map_err(number)
}

#[cfg(target_os = "linux")]
pub(crate) fn clock_ticks_per_second() -> Option<u64> {
    sysconf_number(SysconfVar::CLK_TCK)
}

pub(crate) fn page_size() -> Option<u64> {
    sysconf_number(SysconfVar::PAGE_SIZE)
}

fn sysconf_number(name: SysconfVar) -> Option<u64> {
    sysconf(name).ok().flatten().and_then(|value| u64::try_from(value).ok())
}

pub(crate) fn kill(pid: i32, signal: i32) -> Result<()> {
    let signal = match signal {
        0 => None,
        signal => Some(Signal::try_from(signal).map_err(number)?),
    };
    nix::sys::signal::kill(Pid::from_raw(pid), signal).map_err(number)
}

pub(crate) fn umask(mask: u32) -> Result<u32> {
    // The mask is 16 bits wide on some systems; only these count.
    let old = nix::sys::stat::umask(Mode::from_bits_truncate((mask & 0o777) as _));
    #[allow(clippy::useless_conversion, reason = "of 16 bits on some systems")]
    Ok(old.bits().into())
}

pub(crate) fn resource_usage() -> Result<ResourceUsage> {
    let usage = getrusage(UsageWho::RUSAGE_SELF).map_err(number)?;
    let count = |value: std::ffi::c_long| u64::try_from(value).unwrap_or_default();
    // Kilobytes, but for Apple's systems.
    let max_rss = count(usage.max_rss());
    Ok(ResourceUsage {
        user_cpu_time: micros(usage.user_time()),
        system_cpu_time: micros(usage.system_time()),
        max_rss: if cfg!(target_vendor = "apple") { max_rss / 1024 } else { max_rss },
        shared_memory_size: count(usage.shared_integral()),
        unshared_data_size: count(usage.unshared_data_integral()),
        unshared_stack_size: count(usage.unshared_stack_integral()),
        minor_page_fault: count(usage.minor_page_faults()),
        major_page_fault: count(usage.major_page_faults()),
        swapped_out: count(usage.full_swaps()),
        fs_read: count(usage.block_reads()),
        fs_write: count(usage.block_writes()),
        ipc_sent: count(usage.ipc_sends()),
        ipc_received: count(usage.ipc_receives()),
        signals_count: count(usage.signals()),
        voluntary_context_switches: count(usage.voluntary_context_switches()),
        involuntary_context_switches: count(usage.involuntary_context_switches()),
    })
}

#[cfg(target_os = "linux")]
pub(crate) fn thread_cpu_usage() -> Result<CpuUsage> {
    let usage = getrusage(UsageWho::RUSAGE_THREAD).map_err(number)?;
    Ok(CpuUsage { user: micros(usage.user_time()), system: micros(usage.system_time()) })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn thread_cpu_usage() -> Result<CpuUsage> {
    Err(number(Errno::ENOSYS))
}

fn micros(time: TimeVal) -> u64 {
    let (seconds, micros) = (u64::try_from(time.tv_sec()), u64::try_from(time.tv_usec()));
    seconds.unwrap_or_default() * 1_000_000 + micros.unwrap_or_default()
}

/// The name of the main thread, which is that of the process in `ps` and `top`.
#[cfg(target_os = "linux")]
pub(crate) fn title() -> Option<String> {
    std::fs::read_to_string("/proc/self/comm").ok().map(|name| name.trim_end().to_owned())
}

#[cfg(target_os = "linux")]
pub(crate) fn set_title(title: &str) -> Result<()> {
    // Works from any thread, where `prctl` names only the calling one.
    std::fs::write("/proc/self/comm", title)
        .map_err(|error| error.raw_os_error().unwrap_or(number(Errno::EIO)))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn title() -> Option<String> {
    None
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn set_title(_: &str) -> Result<()> {
    Err(number(Errno::ENOSYS))
}

pub(crate) fn message(errno: i32) -> &'static str {
    Errno::from_raw(errno).desc()
}

pub(crate) fn getuid() -> u32 {
    nix::unistd::getuid().as_raw()
}

pub(crate) fn geteuid() -> u32 {
    nix::unistd::geteuid().as_raw()
}

pub(crate) fn getgid() -> u32 {
    nix::unistd::getgid().as_raw()
}

pub(crate) fn getegid() -> u32 {
    nix::unistd::getegid().as_raw()
}

pub(crate) fn setuid(id: u32) -> Result<()> {
    nix::unistd::setuid(Uid::from_raw(id)).map_err(number)
}

pub(crate) fn seteuid(id: u32) -> Result<()> {
    nix::unistd::seteuid(Uid::from_raw(id)).map_err(number)
}

pub(crate) fn setgid(id: u32) -> Result<()> {
    nix::unistd::setgid(Gid::from_raw(id)).map_err(number)
}

pub(crate) fn setegid(id: u32) -> Result<()> {
    nix::unistd::setegid(Gid::from_raw(id)).map_err(number)
}

#[cfg(not(target_vendor = "apple"))]
pub(crate) fn getgroups() -> Result<Vec<u32>> {
    let groups = nix::unistd::getgroups().map_err(number)?;
    Ok(groups.into_iter().map(Gid::as_raw).collect())
}

#[cfg(not(target_vendor = "apple"))]
pub(crate) fn setgroups(groups: &[u32]) -> Result<()> {
    let groups: Vec<Gid> = groups.iter().map(|&id| Gid::from_raw(id)).collect();
    nix::unistd::setgroups(&groups).map_err(number)
}

#[cfg(not(target_vendor = "apple"))]
pub(crate) fn initgroups(user: &str, group: u32) -> Result<()> {
    let user = std::ffi::CString::new(user).map_err(|_| number(Errno::EINVAL))?;
    nix::unistd::initgroups(&user, Gid::from_raw(group)).map_err(number)
}

#[cfg(target_vendor = "apple")]
pub(crate) fn getgroups() -> Result<Vec<u32>> {
    Err(number(Errno::ENOSYS))
}

#[cfg(target_vendor = "apple")]
pub(crate) fn setgroups(_: &[u32]) -> Result<()> {
    Err(number(Errno::ENOSYS))
}

#[cfg(target_vendor = "apple")]
pub(crate) fn initgroups(_: &str, _: u32) -> Result<()> {
    Err(number(Errno::ENOSYS))
}

pub(crate) fn user_id(name: &str) -> Option<u32> {
    let user = User::from_name(name).ok().flatten()?;
    Some(user.uid.as_raw())
}

pub(crate) fn user_name(id: u32) -> Option<String> {
    User::from_uid(Uid::from_raw(id)).ok().flatten().map(|user| user.name)
}

pub(crate) fn group_id(name: &str) -> Option<u32> {
    let group = Group::from_name(name).ok().flatten()?;
    Some(group.gid.as_raw())
}

/// The arrivals of a signal.
#[cfg(feature = "tokio")]
pub(crate) struct SignalSource(tokio::signal::unix::Signal);

#[cfg(feature = "tokio")]
impl SignalSource {
    pub(crate) fn new(number: i32) -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::from_raw(number)).map(Self)
    }

    pub(crate) fn poll_recv(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.0.poll_recv(context).map(drop)
    }
}
