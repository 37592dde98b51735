//! Laws: no text makes the readers panic, and what they say fits together.

use std::net::IpAddr;

use nodular_os::{InterfaceAddress, MacAddress, linux};
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces of the files of Linux in any order, with noise.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "processor\t: 0\n",
        "processor\t: 77\n",
        "processor",
        "model name\t: ",
        "CPU part\t: ",
        "0xd08",
        "unknown",
        "\n",
        "\n\n",
        " ",
        ":",
        "\t",
        "cpu0 1 2 3 4 5 6 7\n",
        "cpu  9 9\n",
        "cpu",
        "99999999999999999999",
        "4294967296",
        "-",
        ".",
        "1",
        "MemTotal:",
        "MemAvailable: ",
        " kB\n",
        "0::/",
        "4:cpu:/a\n",
        "/../",
        "\0",
        "é",
        "\u{b}",
    ];
    let piece = prop_oneof![9 => prop::sample::select(pieces.to_vec()).prop_map(String::from), 1 => ".{0,9}"];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readers_take_any_text(
        stat in text(),
        cpuinfo in text(),
        long in 0_usize..3_000,
        arch in prop::sample::select(["x64", "arm64", "arm", "ppc64", ""].as_slice()),
    ) {
        let cpuinfo = format!("{}{cpuinfo}", "x".repeat(long));
        for cpu in linux::cpus(&stat, &cpuinfo, arch, |number| Some(u64::from(number) * 1_000)) {
            prop_assert!(cpu.model.chars().count() <= 63 && cpu.speed < 8_192);
        }
        prop_assert!(linux::meminfo(&stat, "MemTotal:") != Some(0));
        if let Some(load) = linux::loadavg(&stat) {
            prop_assert!(load.iter().all(|load| load.is_finite() || load.is_infinite()));
        }
        linux::uptime(&cpuinfo);
        prop_assert_eq!(linux::cpu_quota(&cpuinfo, "/no/such/mount".as_ref()), None);
    }

    #[test]
    fn every_processor_with_times_is_there(numbers in prop::collection::btree_set(0_u32..8_192, 0..20)) {
        let lines: String = numbers.iter().map(|number| format!("cpu{number} {number} 0 0 0 0 0\n")).collect();
        let cpus = linux::cpus(&format!("cpu 0\n{lines}"), "", "x64", |_| None);
        let users: Vec<_> = cpus.iter().map(|cpu| cpu.times.user).collect();
        prop_assert_eq!(users, numbers.iter().map(|&number| u64::from(number) * 10).collect::<Vec<_>>());
    }

    #[test]
    fn a_prefix_is_its_length(v4 in 0_u32..=32, v6 in 0_u32..=128) {
        let mask = |address: IpAddr, netmask: IpAddr| {
            let mac = MacAddress::default();
            InterfaceAddress { address, netmask, mac, internal: false, scope_id: None }.cidr()
        };
        let bits = u32::MAX.checked_shl(32 - v4).unwrap_or(0);
        prop_assert_eq!(mask([10, 0, 0, 1].into(), bits.to_be_bytes().into()), Some(format!("10.0.0.1/{v4}")));
        let bits = u128::MAX.checked_shl(128 - v6).unwrap_or(0);
        prop_assert_eq!(mask([0; 16].into(), bits.to_be_bytes().into()), Some(format!("::/{v6}")));
    }

    #[test]
    fn any_mask_is_answered(netmask in any::<u128>(), v4 in any::<u32>()) {
        for netmask in [IpAddr::from(netmask.to_be_bytes()), v4.to_be_bytes().into(), (netmask & 0xffff_ffff_ffff).to_be_bytes().into()] {
            let mac = MacAddress::default();
            let address = InterfaceAddress { address: [0; 4].into(), netmask, mac, internal: true, scope_id: None };
            if let Some(cidr) = address.cidr() {
                let length: u32 = cidr.rsplit('/').next().and_then(|text| text.parse().ok()).unwrap_or(999);
                prop_assert!(length <= 128, "{}", cidr);
            }
        }
    }
}
