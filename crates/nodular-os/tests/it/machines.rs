//! The processors of machines that Node's x64 build, which made the table, cannot show.

use nodular_os::linux;

#[rustfmt::skip]
const MODELS: &[(&str, &str, &[&str])] = &[
    ("arm64", "processor\t: 0\nCPU part\t: 0xd08\n\nprocessor\t: 1\nCPU part\t: 0xd03\n\n", &["Cortex-A72", "Cortex-A72"]),
    // A part that nobody knows is counted as one that is named so.
    ("arm64", "processor\t: 0\nCPU part\t: 0x022\n\nprocessor\t: 1\nCPU part\t: 0xd0c\n\n", &["unknown", "Neoverse-N1"]),
    ("arm64", "processor\t: 0\nmodel name\t: ARMv8\n\n", &["unknown", "unknown"]),
    ("arm", "processor\t: 0\nmodel name\t: ARMv7 Processor rev 4 (v7l)\n\n", &["ARMv7 Processor rev 4 (v7l)", "unknown"]),
    ("arm", "processor\t: 0\nProcessor\t: ARMv6-compatible\n\n", &["ARMv6-compatible", "unknown"]),
    ("ppc64", "processor\t: 0\ncpu\t\t: POWER9, altivec supported\n\n", &["POWER9, altivec supported", "unknown"]),
    ("mips", "processor\t\t: 0\ncpu model\t\t: MIPS 24Kc V7.4\n\n", &["MIPS 24Kc V7.4", "unknown"]),
    ("loong64", "processor\t\t: 0\ncpu family\t\t: Loongson-64bit\n\n", &["Loongson-64bit", "unknown"]),
    ("s390x", "vendor_id       : IBM/S390\n# processors    : 2\nprocessor 0: version = FF\n", &["unknown", "unknown"]),
    ("riscv64", "processor\t: 0\nhart\t\t: 2\nisa\t\t: rv64imafdc\n\nprocessor\t: 1\nhart\t\t: 1\n", &["unknown", "unknown"]),
];

#[test]
fn models_of_other_architectures() {
    let stat = "cpu  0 0 0 0 0 0\ncpu0 1 2 3 4 5 6\ncpu1 1 2 3 4 5 6\n";
    for (arch, cpuinfo, expected) in MODELS {
        let cpus = linux::cpus(stat, cpuinfo, arch, |_| None);
        let models: Vec<_> = cpus.iter().map(|cpu| &*cpu.model).collect();
        assert_eq!(models, *expected, "{arch} {cpuinfo:?}");
    }
}

#[test]
fn numbers_that_no_machine_has() {
    let most = u64::MAX;
    let stat = format!("cpu\ncpu0 {most} 0 0 0 0 0\ncpu1 {most}0 0 0 0 0 0\ncpu2 1 1 1 1 1 1\n");
    let cpus = linux::cpus(&stat, "", "x64", |_| Some(most));
    assert_eq!(cpus.len(), 1);
    assert_eq!((cpus[0].times.user, cpus[0].speed), (most, u32::MAX));
    assert_eq!(cpus[0].times.total(), most);
    assert_eq!(linux::meminfo(&format!("MemTotal: {most}0 kB"), "MemTotal:"), None);
    assert_eq!(linux::uptime("-1.5"), None);
    assert_eq!(linux::uptime(&"9".repeat(400)), None);
    assert_eq!(linux::uptime("up"), None);
    assert_eq!(linux::loadavg("1 2 x"), None);
}
