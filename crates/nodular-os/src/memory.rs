//! Memory, load and the time since the system started.

use std::time::Duration;

use crate::Error;
use crate::sys;

/// The memory of the system, in bytes.
///
/// It is that of the machine: a container's limit does not show here.
///
/// Node: [`os.totalmem()`](https://nodejs.org/api/os.html#ostotalmem)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows and macOS always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert!(nodular_os::freemem()? <= nodular_os::totalmem()?);
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn totalmem() -> Result<u64, Error> {
    sys::totalmem().map_err(|error| Error::system(&error, "uv_get_total_memory"))
}

/// The memory that programs can still have without swapping, in bytes.
///
/// On Linux it is `MemAvailable`, with what the system can take back from its caches, not the far smaller `MemFree`.
///
/// Node: [`os.freemem()`](https://nodejs.org/api/os.html#osfreemem)
///
/// # Errors
///
/// Those of [`totalmem`].
pub fn freemem() -> Result<u64, Error> {
    sys::freemem().map_err(|error| Error::system(&error, "uv_get_free_memory"))
}

/// The load averages of the last 1, 5 and 15 minutes; on Windows, which has none, zeros.
///
/// On Linux the load is the number of tasks that run, wait for a processor, or wait for a disk: compare it with the
/// number of [processors](crate::cpus).
///
/// Node: [`os.loadavg()`](https://nodejs.org/api/os.html#osloadavg)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on macOS always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// let [one, five, fifteen] = nodular_os::loadavg()?;
/// assert!(one >= 0.0 && five >= 0.0 && fifteen >= 0.0);
/// # }
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn loadavg() -> Result<[f64; 3], Error> {
    sys::loadavg().map_err(|error| Error::system(&error, "uv_loadavg"))
}

/// How long the system runs; the time in which it slept counts.
///
/// Node has it in seconds: that is [`Duration::as_secs_f64`].
///
/// Node: [`os.uptime()`](https://nodejs.org/api/os.html#osuptime)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows and macOS always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert!(!nodular_os::uptime()?.is_zero());
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn uptime() -> Result<Duration, Error> {
    sys::uptime().map_err(|error| Error::system(&error, "uv_uptime"))
}
