//! CPU time, so that other load on the machine hardly shows.

use std::time::Duration;

/// The CPU time that the calling thread has used so far.
#[cfg(unix)]
pub(crate) fn thread() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// The wall, where the system has no such clock.
#[cfg(not(unix))]
pub(crate) fn thread() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

/// The unit of CPU time in `/proc`.
#[cfg(unix)]
pub(crate) fn ticks_per_second() -> u64 {
    rustix::param::clock_ticks_per_second()
}

/// The unit of CPU time in `/proc`, which this system does not have.
#[cfg(not(unix))]
pub(crate) fn ticks_per_second() -> u64 {
    100
}
