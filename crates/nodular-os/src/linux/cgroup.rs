use std::path::{Component, Path, PathBuf};

use super::read::read;

/// How many processors the control group of a process may use, at least 1; none if it has no limit.
///
/// `cgroup` is the text of its `/proc/self/cgroup`, and `mount` the folder where the groups are: `/sys/fs/cgroup`. Of
/// the group and those around it the smallest quota counts, rounded down.
///
/// # Examples
///
/// ```
/// use nodular_os::linux::cpu_quota;
///
/// # let mount = tempfile::tempdir()?;
/// # let mount = mount.path();
/// let group = mount.join("kubepods/pod7");
/// std::fs::create_dir_all(&group)?;
/// std::fs::write(group.join("cgroup.controllers"), "cpu memory\n")?;
/// std::fs::write(group.join("cpu.max"), "250000 100000\n")?;
/// assert_eq!(cpu_quota("0::/kubepods/pod7\n", mount), Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn cpu_quota(cgroup: &str, mount: &Path) -> Option<u64> {
    // The first line tells the versions apart: with the second, it is the only one.
    if let Some(group) = cgroup.strip_prefix("0::/") {
        let group = within(mount, group.lines().next().unwrap_or_default());
        // Without this file it is no group: the text is of another mount.
        let is_group = group.join("cgroup.controllers").is_file();
        return if is_group { smallest(&group, mount, quota_v2) } else { None };
    }
    let (controllers, group) = cgroup.lines().find_map(cpu_controller)?;
    let mounts = [mount.join(controllers), mount.join("cpu"), mount.join("cpu,cpuacct")];
    let mount = mounts.iter().find(|mount| mount.is_dir())?;
    // In a container the group's path is often that of the host, and its files are at the mount.
    smallest(&within(mount, group), mount, quota_v1)
}

/// The controllers and the group of a line `4:cpu,cpuacct:/docker/1f`, if `cpu` is among them.
fn cpu_controller(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = line.split_once(':')?;
    let (controllers, group) = rest.split_once(':')?;
    let has_cpu = controllers.split(',').any(|controller| controller == "cpu");
    has_cpu.then_some((controllers, group))
}

/// The folder of `group`, which is never outside of `mount`.
fn within(mount: &Path, group: &str) -> PathBuf {
    let names = Path::new(group).components();
    mount.join(names.filter(|name| matches!(name, Component::Normal(_))).collect::<PathBuf>())
}

/// The smallest quota of `group` and the folders around it, up to `mount`.
fn smallest(group: &Path, mount: &Path, quota: fn(&Path) -> Option<u64>) -> Option<u64> {
    group.ancestors().take_while(|folder| folder.starts_with(mount)).filter_map(quota).min()
}

fn quota_v2(folder: &Path) -> Option<u64> {
    let text = read(folder.join("cpu.max")).ok()?;
    // A limit of `max` is none, and no number.
    let (limit, period) = text.trim_ascii().split_once(' ')?;
    processors(number(limit)?, number(period)?)
}

fn quota_v1(folder: &Path) -> Option<u64> {
    // A limit of -1 is none.
    let limit = number(&read(folder.join("cpu.cfs_quota_us")).ok()?)?;
    let period = number(&read(folder.join("cpu.cfs_period_us")).ok()?)?;
    processors(limit, period)
}

fn number(text: &str) -> Option<u64> {
    text.trim_ascii().parse().ok()
}

fn processors(limit: u64, period: u64) -> Option<u64> {
    limit.checked_div(period).map(|processors| processors.max(1))
}
