//! The clock of single-thread work: the thread's own CPU time, so that other load on the machine hardly shows.

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
