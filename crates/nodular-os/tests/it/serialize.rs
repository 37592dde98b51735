//! The properties of Node's objects, in their order.

use nodular_os::{Cpu, InterfaceAddress, MacAddress};
use nodular_record::Table;
use serde_json::{Value, json};

#[test]
fn properties_like_node() {
    let mut seen = 0;
    Table::read(env!("CARGO_MANIFEST_DIR"), "stable").check(1, |case| {
        if case[0] != "keys" {
            return Ok(());
        }
        seen += 1;
        let object = match case[1][0].as_str() {
            Some("cpu") => json!(Cpu::default()),
            Some("times") => json!(Cpu::default())["times"].clone(),
            Some("IPv4") => json!(address([127, 0, 0, 1], None)),
            Some("IPv6") => json!(address([0_u16; 8], Some(0))),
            Some("userInfo") => match nodular_os::user_info() {
                Ok(user) => json!(user),
                Err(_) => return Ok(()),
            },
            other => return Err(format!("{other:?}")),
        };
        let keys: Value =
            object.as_object().into_iter().flat_map(|object| object.keys()).cloned().collect();
        if keys == case[2] { Ok(()) } else { Err(keys.to_string()) }
    });
    assert_eq!(seen, 5);
}

fn address(address: impl Into<std::net::IpAddr>, scope_id: Option<u32>) -> InterfaceAddress {
    let address = address.into();
    let mac = MacAddress([2, 0, 0, 0, 0, 0xff]);
    InterfaceAddress { address, netmask: address, mac, internal: true, scope_id }
}

#[test]
fn values_as_in_node() {
    let lan =
        InterfaceAddress { netmask: [255, 255, 255, 0].into(), ..address([192, 0, 2, 7], None) };
    assert_eq!(
        json!(lan),
        json!({
            "address": "192.0.2.7", "netmask": "255.255.255.0", "family": "IPv4", "mac": "02:00:00:00:00:ff",
            "internal": true, "cidr": "192.0.2.7/24",
        })
    );
    let local = address([0_u16; 8], Some(4));
    assert_eq!((&json!(local)["scopeid"], &json!(local)["cidr"]), (&json!(4), &json!("::/0")));
}

#[test]
#[cfg(target_os = "linux")]
fn interfaces_are_an_object_of_lists() {
    let interfaces = nodular_os::network_interfaces().expect("interfaces");
    let object = json!(interfaces);
    let names: Vec<_> = interfaces.iter().map(|interface| &interface.name).collect();
    assert!(object.as_object().expect("an object").keys().eq(names));
}
