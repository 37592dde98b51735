//! The processors.

use crate::Error;
use crate::sys;

/// A logical processor.
///
/// With the feature `serde` it serializes as Node's object.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Cpu {
    /// The name of the model; `unknown` if the system has none.
    pub model: String,
    /// The clock now, in MHz; 0 if the system does not say, as in most virtual machines.
    pub speed: u32,
    /// What it has done since the system started.
    pub times: CpuTimes,
}

/// How long a processor was busy with what, in milliseconds since the system started.
///
/// With the feature `serde` it serializes as Node's object.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CpuTimes {
    /// In programs.
    pub user: u64,
    /// In programs of lowered priority.
    pub nice: u64,
    /// In the kernel.
    pub sys: u64,
    /// With nothing to do.
    pub idle: u64,
    /// In the service of interrupts.
    pub irq: u64,
}

impl CpuTimes {
    /// The sum of all of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_os::CpuTimes;
    ///
    /// let before = CpuTimes { user: 100, idle: 900, ..CpuTimes::default() };
    /// let after = CpuTimes { user: 400, idle: 1_600, ..CpuTimes::default() };
    /// let (all, idle) = (after.total() - before.total(), after.idle - before.idle);
    /// assert_eq!(100 - 100 * idle / all, 30, "per cent busy");
    /// ```
    pub const fn total(&self) -> u64 {
        let busy = self.user.saturating_add(self.nice).saturating_add(self.sys);
        busy.saturating_add(self.idle).saturating_add(self.irq)
    }
}

/// The logical processors of the system.
///
/// How many of them the program may use is another question: that is [`available_parallelism`].
///
/// Node: [`os.cpus()`](https://nodejs.org/api/os.html#oscpus)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows and macOS always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// for cpu in nodular_os::cpus()? {
///     println!("{} at {} MHz, idle for {} ms", cpu.model, cpu.speed, cpu.times.idle);
/// }
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn cpus() -> Result<Vec<Cpu>, Error> {
    sys::cpus().map_err(|error| Error::system(&error, "uv_cpu_info"))
}

/// How many threads the program should run at a time: at least 1.
///
/// On Linux these are the processors that it may run on (its affinity), but no more than the quota of its control
/// group allows, which is how a container is limited. The quota is rounded down: 2.5 processors are 2.
///
/// Node: [`os.availableParallelism()`](https://nodejs.org/api/os.html#osavailableparallelism)
///
/// # Examples
///
/// ```
/// let workers = nodular_os::available_parallelism();
/// assert!(workers >= 1);
/// ```
#[doc(alias = "availableParallelism")]
pub fn available_parallelism() -> usize {
    sys::available_parallelism().max(1)
}
