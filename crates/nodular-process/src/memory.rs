//! How much memory the process has, may have, and could have.

use std::fs;
use std::path::Path;

use nodular_os::linux::meminfo;

use crate::sys;

/// How much memory the process has, in bytes.
///
/// Node's `heapTotal`, `heapUsed`, `external` and `arrayBuffers` are of V8's heap, which is not there. Rust's allocator
/// does not count; what it got from the system is part of `anonymous`.
///
/// Node: [`process.memoryUsage()`](https://nodejs.org/api/process.html#processmemoryusage)
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct MemoryUsage {
    /// The memory that is resident: with the program's code, its libraries and mapped files.
    pub rss: u64,
    /// The part of it that belongs to no file: the heap and the stacks of all threads.
    pub anonymous: u64,
}

/// How much memory the process has; `None` but on Linux.
///
/// Node: [`process.memoryUsage()`](https://nodejs.org/api/process.html#processmemoryusage)
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// let usage = nodular_process::memory_usage().expect("there is /proc");
/// assert!(usage.rss > usage.anonymous && usage.anonymous > 0);
/// # }
/// ```
#[doc(alias = "memoryUsage")]
pub fn memory_usage() -> Option<MemoryUsage> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let anonymous = meminfo(&status, "\nRssAnon:").unwrap_or_default();
    Some(MemoryUsage { rss: memory_usage_rss()?, anonymous })
}

/// The memory that is resident, in bytes; `None` but on Linux.
///
/// Node: [`process.memoryUsage.rss()`](https://nodejs.org/api/process.html#processmemoryusagerss)
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert!(nodular_process::memory_usage_rss() > Some(100_000));
/// ```
#[doc(alias = "rss")]
pub fn memory_usage_rss() -> Option<u64> {
    let statm = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * sys::page_size()?)
}

/// How much memory the process may have, in bytes, by the limits of its control group; `None` if they are unknown.
///
/// Without a limit it is [`u64::MAX`], or a number not far from it: so in Node, whose documentation says 0.
///
/// Node: [`process.constrainedMemory()`](https://nodejs.org/api/process.html#processconstrainedmemory)
///
/// # Examples
///
/// ```
/// if let Some(limit) = nodular_process::constrained_memory() {
///     assert!(limit > 0);
/// }
/// ```
#[doc(alias = "constrainedMemory")]
pub fn constrained_memory() -> Option<u64> {
    Groups::of_process(Path::new("/"))?.limit()
}

/// How much memory is left to the process, in bytes: what its control group has not used of its limit, or else what the
/// machine has; `None` but on Linux.
///
/// Node: [`process.availableMemory()`](https://nodejs.org/api/process.html#processavailablememory)
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert!(nodular_process::available_memory() > Some(0));
/// ```
#[doc(alias = "availableMemory")]
pub fn available_memory() -> Option<u64> {
    available_in(Path::new("/"))
}

fn available_in(root: &Path) -> Option<u64> {
    let info = fs::read_to_string(root.join("proc/meminfo")).ok()?;
    let free = meminfo(&info, "MemAvailable:").or_else(|| meminfo(&info, "MemFree:"));
    let total = meminfo(&info, "MemTotal:").unwrap_or(u64::MAX);
    let groups = Groups::of_process(root);
    let Some(limit) = groups.as_ref().and_then(Groups::limit).filter(|&limit| limit <= total)
    else {
        return free;
    };
    // For a moment, more may be used than is allowed.
    Some(limit.saturating_sub(groups.and_then(|groups| groups.used()).unwrap_or_default()))
}

/// The files in which a control group's memory is told.
struct Groups {
    /// The group's own folder, and the one that it is mounted at in a container.
    folders: Vec<std::path::PathBuf>,
    limits: [&'static str; 2],
    used: &'static str,
}

impl Groups {
    fn of_process(root: &Path) -> Option<Self> {
        let groups = fs::read_to_string(root.join("proc/self/cgroup")).ok()?;
        let v2 = groups.lines().find_map(|line| line.strip_prefix("0::/"));
        // Where both versions are mounted, the first has the memory.
        let v1 = groups.lines().find_map(|line| {
            let (controllers, path) = line.split_once(':')?.1.split_once(':')?;
            let is_memory = controllers.split(',').any(|controller| controller == "memory");
            is_memory.then_some(path.trim_start_matches('/'))
        });
        let (mount, path, limits, used) = match (v1, v2) {
            (Some(path), _) => (
                "sys/fs/cgroup/memory",
                path,
                ["memory.soft_limit_in_bytes", "memory.limit_in_bytes"],
                "memory.usage_in_bytes",
            ),
            (None, Some(path)) => {
                ("sys/fs/cgroup", path, ["memory.high", "memory.max"], "memory.current")
            }
            (None, None) => return None,
        };
        let mount = root.join(mount);
        Some(Self { folders: vec![mount.join(path), mount], limits, used })
    }

    fn limit(&self) -> Option<u64> {
        let limits = self.limits.iter().filter_map(|file| self.read(file));
        limits.min()
    }

    fn used(&self) -> Option<u64> {
        self.read(self.used)
    }

    fn read(&self, file: &str) -> Option<u64> {
        let text =
            self.folders.iter().find_map(|folder| fs::read_to_string(folder.join(file)).ok())?;
        match text.trim() {
            "max" => Some(u64::MAX),
            // What version 1 has for no limit: the largest number of bytes in whole pages.
            number => number
                .parse()
                .ok()
                .map(|limit| if limit > i64::MAX as u64 - 65_536 { u64::MAX } else { limit }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    fn machine(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        let memory = "MemTotal:  102400 kB\nMemFree:    1024 kB\nMemAvailable:  51200 kB\n";
        for (path, text) in files.iter().chain([&("proc/meminfo", memory)]) {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        root
    }

    fn limit_and_available(files: &[(&str, &str)]) -> (Option<u64>, Option<u64>) {
        let root = machine(files);
        let limit = Groups::of_process(root.path()).and_then(|groups| groups.limit());
        (limit, available_in(root.path()))
    }

    #[test]
    fn control_groups_of_both_versions() {
        let v2 = ("proc/self/cgroup", "0::/app\n");
        let (max, high) = ("sys/fs/cgroup/app/memory.max", "sys/fs/cgroup/app/memory.high");
        let used = ("sys/fs/cgroup/app/memory.current", "10485760\n");
        let limited = [v2, (max, "20971520\n"), (high, "max\n"), used];
        assert_eq!(limit_and_available(&limited), (Some(20 * MIB), Some(10 * MIB)));
        let soft = [v2, (max, "20971520\n"), (high, "15728640\n"), used];
        assert_eq!(limit_and_available(&soft), (Some(15 * MIB), Some(5 * MIB)));
        let over = [v2, (max, "5242880\n"), (high, "max\n"), used];
        assert_eq!(limit_and_available(&over), (Some(5 * MIB), Some(0)));
        let unlimited = [v2, (max, "max\n"), (high, "max\n"), used];
        assert_eq!(limit_and_available(&unlimited), (Some(u64::MAX), Some(50 * MIB)));

        // In a container the group's folder is the mount itself.
        let container = [v2, ("sys/fs/cgroup/memory.max", "20971520\n")];
        assert_eq!(limit_and_available(&container), (Some(20 * MIB), Some(20 * MIB)));

        let v1 = ("proc/self/cgroup", "11:cpu,cpuacct:/x\n4:memory:/app\n0::/\n");
        let hard = ("sys/fs/cgroup/memory/app/memory.limit_in_bytes", "31457280\n");
        let none = ("sys/fs/cgroup/memory/app/memory.soft_limit_in_bytes", "9223372036854771712\n");
        assert_eq!(limit_and_available(&[v1, hard, none]), (Some(30 * MIB), Some(30 * MIB)));
        assert_eq!(limit_and_available(&[v1, none]), (Some(u64::MAX), Some(50 * MIB)));

        assert_eq!(limit_and_available(&[]), (None, Some(50 * MIB)));
        assert_eq!(
            limit_and_available(&[("proc/self/cgroup", "nonsense")]),
            (None, Some(50 * MIB))
        );
    }
}
