//! Quotas of control groups, also where Node does not see them.

use nodular_os::linux::cpu_quota;

use crate::files::write;

type Files = &'static [(&'static str, &'static str)];

#[rustfmt::skip]
const CASES: &[(&str, Files, Option<u64>)] = &[
    // Version 2: the smallest quota counts, wherever it is.
    ("0::/a/b\n", &[("a/b/cgroup.controllers", ""), ("a/b/cpu.max", "100000 100000\n"), ("a/cpu.max", "300000 100000\n")], Some(1)),
    ("0::/a/b\n", &[("a/b/cgroup.controllers", ""), ("a/b/cpu.max", "800000 100000\n"), ("a/cpu.max", "350000 100000\n")], Some(3)),
    ("0::/a\n",   &[("a/cgroup.controllers", ""), ("a/cpu.max", "max 100000\n"), ("cpu.max", "1600000 100000\n")], Some(16)),
    ("0::/a",     &[("a/cgroup.controllers", ""), ("a/cpu.max", "16000000 1000000\n")], Some(16)),
    ("0::/a\n",   &[("a/cgroup.controllers", ""), ("a/cpu.max", "1 1000000\n")], Some(1)),
    ("0::/a\n",   &[("a/cgroup.controllers", ""), ("a/cpu.max", "18446744073709551616 1\n")], None),
    ("0::/a\n",   &[("a/cgroup.controllers", ""), ("a/cpu.max", "-1 100000\n")], None),
    // A folder outside is none of its business.
    ("0::/../..\n", &[("cgroup.controllers", ""), ("cpu.max", "200000 100000\n")], Some(2)),
    // Version 1.
    ("4:cpu,cpuacct:/docker/1f\n", &[("cpu,cpuacct/docker/1f/cpu.cfs_quota_us", "250000\n"), ("cpu,cpuacct/docker/1f/cpu.cfs_period_us", "100000\n")], Some(2)),
    ("4:cpuacct,cpu:/x\n1:name=systemd:/\n", &[("cpu,cpuacct/x/cpu.cfs_quota_us", "50000\n"), ("cpu,cpuacct/x/cpu.cfs_period_us", "100000\n")], Some(1)),
    ("2:cpu:/\n", &[("cpu/cpu.cfs_quota_us", "-1\n"), ("cpu/cpu.cfs_period_us", "100000\n")], None),
    ("2:cpu:/of/the/host\n", &[("cpu/cpu.cfs_quota_us", "400000\n"), ("cpu/cpu.cfs_period_us", "100000\n")], Some(4)),
    ("2:cpu:/\n", &[("cpu/cpu.cfs_quota_us", "400000\n"), ("cpu/cpu.cfs_period_us", "0\n")], None),
    ("2:cpu:/\n", &[("cpu/cpu.cfs_quota_us", "400000\n")], None),
    ("3:cpuset:/\n2:cpuacct:/\n", &[("cpu/cpu.cfs_quota_us", "400000\n"), ("cpu/cpu.cfs_period_us", "100000\n")], None),
    ("9:name=systemd:/\n1:cpu:/\n0::/\n", &[("cgroup.controllers", ""), ("cpu.max", "100000 100000\n")], None),
    // No text of Linux.
    ("", &[("cpu.max", "100000 100000\n")], None),
    ("::::\n\n:cpu\n", &[], None),
];

#[test]
fn quotas() {
    for &(cgroup, files, expected) in CASES {
        let mount = tempfile::tempdir().expect("a folder");
        for (name, content) in files {
            write(mount.path(), name, content);
        }
        assert_eq!(cpu_quota(cgroup, mount.path()), expected, "{cgroup:?} {files:?}");
    }
}
