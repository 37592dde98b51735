use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::system::sysinfo;
use rustix::thread::sched_getaffinity;
use rustix::time::{ClockId, clock_gettime};

use crate::Cpu;
use crate::linux;

pub(crate) fn cpus() -> io::Result<Vec<Cpu>> {
    let stat = linux::read("/proc/stat")?;
    let cpuinfo = linux::read("/proc/cpuinfo").unwrap_or_default();
    Ok(linux::cpus(&stat, &cpuinfo, crate::arch(), kilohertz))
}

fn kilohertz(cpu: u32) -> Option<u64> {
    let path = format!("/sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_cur_freq");
    linux::read(path).ok()?.trim_ascii().parse().ok()
}

pub(crate) fn available_parallelism() -> usize {
    // More processors than the set has room for are an error: then the standard library counts them.
    let processors = match sched_getaffinity(None) {
        Ok(set) => set.count() as usize,
        Err(_) => std::thread::available_parallelism().map_or(1, usize::from),
    };
    let cgroup = linux::read("/proc/self/cgroup").unwrap_or_default();
    match linux::cpu_quota(&cgroup, Path::new("/sys/fs/cgroup")) {
        Some(quota) => processors.min(usize::try_from(quota).unwrap_or(usize::MAX)),
        None => processors,
    }
}

pub(crate) fn totalmem() -> io::Result<u64> {
    Ok(meminfo("MemTotal:").unwrap_or_else(|| {
        let info = sysinfo();
        widen(info.totalram) * u64::from(info.mem_unit)
    }))
}

pub(crate) fn freemem() -> io::Result<u64> {
    Ok(meminfo("MemAvailable:").unwrap_or_else(|| {
        let info = sysinfo();
        widen(info.freeram) * u64::from(info.mem_unit)
    }))
}

fn meminfo(label: &str) -> Option<u64> {
    linux::meminfo(&linux::read("/proc/meminfo").ok()?, label)
}

pub(crate) fn loadavg() -> io::Result<[f64; 3]> {
    let told = linux::read("/proc/loadavg").ok().and_then(|text| linux::loadavg(&text));
    // The kernel's numbers have 16 bits behind the point.
    Ok(told.unwrap_or_else(|| sysinfo().loads.map(|load| widen(load) as f64 / 65_536.0)))
}

pub(crate) fn uptime() -> io::Result<Duration> {
    // The file first: in some containers only it has the container's time.
    let told = linux::read("/proc/uptime").ok().and_then(|text| linux::uptime(&text));
    Ok(told.unwrap_or_else(|| {
        let now = clock_gettime(ClockId::Boottime);
        Duration::from_secs(now.tv_sec.unsigned_abs())
    }))
}

/// The kernel's word, which has 32 bits on some systems.
#[expect(clippy::unnecessary_cast, reason = "the type depends on the target")]
fn widen(word: core::ffi::c_ulong) -> u64 {
    word as u64
}
