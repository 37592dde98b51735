//! The priority of processes.

use nodular_error::validate_range;

use crate::Error;
use crate::sys;

/// The priority of the process `pid`, where 0 is this one: -20, the highest, to 19, the lowest.
///
/// Node: [`os.getPriority([pid])`](https://nodejs.org/api/os.html#osgetprioritypid)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if there is no such process, or the system does not say; on Windows always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// assert!((-20..=19).contains(&nodular_os::get_priority(0)?));
/// # Ok::<(), nodular_os::Error>(())
/// ```
#[doc(alias = "getPriority")]
pub fn get_priority(pid: i32) -> Result<i32, Error> {
    sys::get_priority(pid).map_err(|error| Error::system(&error, "uv_os_getpriority"))
}

/// Sets the priority of the process `pid`, where 0 is this one: -20, the highest, to 19, the lowest.
///
/// [`constants::priority`](crate::constants::priority) has names for six of them. To raise a priority takes a
/// privilege; to lower it cannot be taken back without.
///
/// Node: [`os.setPriority([pid, ]priority)`](https://nodejs.org/api/os.html#ossetprioritypid-priority)
///
/// # Errors
///
/// - `ERR_OUT_OF_RANGE` if `priority` is not -20 to 19.
/// - `ERR_SYSTEM_ERROR` if there is no such process (`ESRCH`), it is another user's (`EPERM`) or the priority may not
///   be raised (`EACCES`); on Windows always, as yet.
///
/// # Examples
///
/// ```no_run
/// use nodular_os::constants::priority;
///
/// // A worker that must not get in the server's way.
/// nodular_os::set_priority(0, priority::PRIORITY_LOW)?;
/// # Ok::<(), nodular_os::Error>(())
/// ```
#[doc(alias = "setPriority")]
pub fn set_priority(pid: i32, priority: i32) -> Result<(), Error> {
    let priority = validate_range("priority", priority, -20..=19)?;
    sys::set_priority(pid, priority).map_err(|error| Error::system(&error, "uv_os_setpriority"))
}
