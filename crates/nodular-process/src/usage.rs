//! What the process has used: processor time, and whatever else the system counts.

use nodular_error::{Errno, SystemError};

use crate::error::Error;
use crate::sys;

/// What the process has used since it started; times in microseconds, sizes in kilobytes.
///
/// The fields are Node's, in snake case. Systems leave some of them at 0: Linux counts neither the shared and unshared
/// sizes nor swaps, messages and signals.
///
/// Node: [`process.resourceUsage()`](https://nodejs.org/api/process.html#processresourceusage)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ResourceUsage {
    /// `userCPUTime`: microseconds in the program's own code.
    pub user_cpu_time: u64,
    /// `systemCPUTime`: microseconds in the system's.
    pub system_cpu_time: u64,
    /// `maxRSS`: the most memory that was resident at once, in kilobytes.
    pub max_rss: u64,
    /// `sharedMemorySize`
    pub shared_memory_size: u64,
    /// `unsharedDataSize`
    pub unshared_data_size: u64,
    /// `unsharedStackSize`
    pub unshared_stack_size: u64,
    /// `minorPageFault`: pages that came without reading a disk.
    pub minor_page_fault: u64,
    /// `majorPageFault`: pages that had to be read.
    pub major_page_fault: u64,
    /// `swappedOut`
    pub swapped_out: u64,
    /// `fsRead`: how often the file system had to read.
    pub fs_read: u64,
    /// `fsWrite`: how often the file system had to write.
    pub fs_write: u64,
    /// `ipcSent`
    pub ipc_sent: u64,
    /// `ipcReceived`
    pub ipc_received: u64,
    /// `signalsCount`
    pub signals_count: u64,
    /// `voluntaryContextSwitches`: how often the process waited for something.
    pub voluntary_context_switches: u64,
    /// `involuntaryContextSwitches`: how often another one was given the processor.
    pub involuntary_context_switches: u64,
}

/// What the process has used since it started.
///
/// Node: [`process.resourceUsage()`](https://nodejs.org/api/process.html#processresourceusage)
///
/// # Errors
///
/// [`Error::System`] on Windows.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)] {
/// let usage = nodular_process::resource_usage()?;
/// assert!(usage.max_rss > 0);
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "resourceUsage")]
pub fn resource_usage() -> Result<ResourceUsage, Error> {
    sys::resource_usage().map_err(|errno| refused(errno, "uv_getrusage"))
}

/// Processor time in microseconds.
///
/// Node: [`process.cpuUsage()`](https://nodejs.org/api/process.html#processcpuusagepreviousvalue)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CpuUsage {
    /// Microseconds in the program's own code.
    pub user: u64,
    /// Microseconds in the system's.
    pub system: u64,
}

impl CpuUsage {
    /// What was used since `previous`: the argument of `process.cpuUsage(previousValue)`.
    ///
    /// A part that was larger before is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(unix)] {
    /// use nodular_process::cpu_usage;
    ///
    /// let before = cpu_usage()?;
    /// let sum: u64 = (0..100_000).sum();
    /// let used = cpu_usage()?.since(before);
    /// assert!(sum > 0 && used.user <= cpu_usage()?.user);
    /// # }
    /// # Ok::<(), nodular_process::Error>(())
    /// ```
    #[must_use]
    pub fn since(self, previous: Self) -> Self {
        Self {
            user: self.user.saturating_sub(previous.user),
            system: self.system.saturating_sub(previous.system),
        }
    }
}

/// The processor time of all threads since the process started.
///
/// Node: [`process.cpuUsage()`](https://nodejs.org/api/process.html#processcpuusagepreviousvalue), whose argument is
/// [`CpuUsage::since`]
///
/// # Errors
///
/// [`Error::System`] on Windows.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)] {
/// let usage = nodular_process::cpu_usage()?;
/// assert!(usage.user + usage.system > 0);
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "cpuUsage")]
pub fn cpu_usage() -> Result<CpuUsage, Error> {
    let usage = resource_usage()?;
    Ok(CpuUsage { user: usage.user_cpu_time, system: usage.system_cpu_time })
}

/// The processor time of the thread that asks.
///
/// Node: [`process.threadCpuUsage()`](https://nodejs.org/api/process.html#processthreadcpuusagepreviousvalue), whose
/// argument is [`CpuUsage::since`]
///
/// # Errors
///
/// [`Error::System`] but on Linux.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// use nodular_process::{cpu_usage, thread_cpu_usage};
///
/// let thread = thread_cpu_usage()?;
/// assert!(thread.user + thread.system <= cpu_usage()?.user + cpu_usage()?.system);
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "threadCpuUsage")]
pub fn thread_cpu_usage() -> Result<CpuUsage, Error> {
    sys::thread_cpu_usage().map_err(|errno| refused(errno, "uv_getrusage_thread"))
}

fn refused(errno: i32, syscall: &'static str) -> Error {
    let errno = Errno::from(std::io::Error::from_raw_os_error(errno));
    SystemError::new(errno, syscall).into()
}
