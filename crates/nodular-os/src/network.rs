//! The interfaces to networks, and their addresses.

use std::fmt;
use std::net::IpAddr;

use crate::Error;
use crate::sys;

/// The network interfaces that are up and have an address.
///
/// They are in the order of the system; with the feature `serde` they serialize as Node's object.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct NetworkInterfaces(Vec<NetworkInterface>);

/// A network interface with its addresses, of which there is at least one.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct NetworkInterface {
    /// The name, such as `eth0`.
    pub name: String,
    /// The addresses, in the order of the system.
    pub addresses: Vec<InterfaceAddress>,
}

/// An address of a network interface.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct InterfaceAddress {
    /// The address.
    pub address: IpAddr,
    /// Which bits of the address are those of its network.
    pub netmask: IpAddr,
    /// The hardware's address; zeros if it has none.
    pub mac: MacAddress,
    /// Whether only this machine can reach it, as `127.0.0.1`.
    pub internal: bool,
    /// The number of the interface that an IPv6 address of the link is meant for, 0 for others; none with IPv4.
    pub scope_id: Option<u32>,
}

/// The address of a network interface's hardware: `Display` is `02:fc:00:00:00:01`.
///
/// # Examples
///
/// ```
/// use nodular_os::MacAddress;
///
/// let mac = MacAddress([0x02, 0xfc, 0, 0, 0, 1]);
/// assert_eq!(mac.to_string(), "02:fc:00:00:00:01");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MacAddress(pub [u8; 6]);

/// The network interfaces that are up, and their addresses.
///
/// Node: [`os.networkInterfaces()`](https://nodejs.org/api/os.html#osnetworkinterfaces)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// for interface in &nodular_os::network_interfaces()? {
///     for address in &interface.addresses {
///         println!("{}: {} ({})", interface.name, address.address, address.mac);
///     }
/// }
/// # Ok::<(), nodular_os::Error>(())
/// ```
#[doc(alias = "networkInterfaces")]
pub fn network_interfaces() -> Result<NetworkInterfaces, Error> {
    let mut interfaces = NetworkInterfaces::default();
    let addresses = sys::interface_addresses();
    let addresses = addresses.map_err(|error| Error::system(&error, "uv_interface_addresses"))?;
    for (name, address) in addresses {
        interfaces.push(name, address);
    }
    Ok(interfaces)
}

impl NetworkInterfaces {
    /// The addresses of the interface `name`; none if there is no such interface, or it is down.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(target_os = "linux")] {
    /// let interfaces = nodular_os::network_interfaces()?;
    /// assert!(interfaces.get("lo").iter().all(|address| address.internal));
    /// assert!(interfaces.get("no such").is_empty());
    /// # }
    /// # Ok::<(), nodular_os::Error>(())
    /// ```
    pub fn get(&self, name: &str) -> &[InterfaceAddress] {
        let interface = self.0.iter().find(|interface| interface.name == name);
        interface.map_or(&[], |interface| &interface.addresses)
    }

    /// The interfaces, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, NetworkInterface> {
        self.0.iter()
    }

    /// All addresses of all interfaces.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(unix)]
    /// // Where others on the network find this machine.
    /// let lan = nodular_os::network_interfaces()?
    ///     .addresses()
    ///     .find(|address| !address.internal && address.address.is_ipv4())
    ///     .map(|address| address.address);
    /// # Ok::<(), nodular_os::Error>(())
    /// ```
    pub fn addresses(&self) -> impl Iterator<Item = &InterfaceAddress> {
        self.0.iter().flat_map(|interface| &interface.addresses)
    }

    /// Adds an address to the interface `name`, which is where it was first seen.
    fn push(&mut self, name: String, address: InterfaceAddress) {
        match self.0.iter_mut().find(|interface| interface.name == name) {
            Some(interface) => interface.addresses.push(address),
            None => self.0.push(NetworkInterface { name, addresses: vec![address] }),
        }
    }
}

impl IntoIterator for NetworkInterfaces {
    type Item = NetworkInterface;
    type IntoIter = std::vec::IntoIter<NetworkInterface>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a NetworkInterfaces {
    type Item = &'a NetworkInterface;
    type IntoIter = std::slice::Iter<'a, NetworkInterface>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl InterfaceAddress {
    /// Node's `family`: `IPv4` or `IPv6`.
    pub fn family(&self) -> &'static str {
        if self.address.is_ipv4() { "IPv4" } else { "IPv6" }
    }

    /// Node's `cidr`: the address with the length of its network's prefix; none if the mask is no prefix.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_os::{InterfaceAddress, MacAddress};
    ///
    /// let mut address = InterfaceAddress {
    ///     address: [192, 0, 2, 7].into(),
    ///     netmask: [255, 255, 240, 0].into(),
    ///     mac: MacAddress::default(),
    ///     internal: false,
    ///     scope_id: None,
    /// };
    /// assert_eq!(address.cidr().as_deref(), Some("192.0.2.7/20"));
    /// address.netmask = [255, 0, 255, 0].into();
    /// assert_eq!(address.cidr(), None);
    /// ```
    pub fn cidr(&self) -> Option<String> {
        Some(format!("{}/{}", self.address, prefix_length(self.netmask)?))
    }
}

/// How many bits the prefix has that `netmask` stands for.
///
/// Node goes by the parts of the mask's text. So it does not see the zeros that `::` leaves out, nor those in front of
/// a part: `ffff::ffff` has 32 bits, and `15.0.0.0` has 4.
fn prefix_length(netmask: IpAddr) -> Option<u32> {
    let (separator, radix, part_length) =
        if netmask.is_ipv4() { ('.', 10, 8) } else { (':', 16, 16) };
    let text = netmask.to_string();
    let mut length = 0;
    let mut ended = false;
    for part in text.split(separator).filter(|part| !part.is_empty()) {
        // A mask that ends like an IPv4 address is no prefix either way.
        let bits = u32::from_str_radix(part, radix).ok()?;
        if ended && bits != 0 {
            return None;
        }
        length += bits.count_ones();
        ended |= bits.count_ones() != part_length;
        // Ones, then zeros: with the lowest one added they run over to a single one.
        let lowest = bits & bits.wrapping_neg();
        if !(bits + lowest).is_power_of_two() && bits != 0 {
            return None;
        }
    }
    Some(length)
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::{InterfaceAddress, MacAddress, NetworkInterfaces};

    impl Serialize for NetworkInterfaces {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.0.len()))?;
            for interface in self {
                map.serialize_entry(&interface.name, &interface.addresses)?;
            }
            map.end()
        }
    }

    impl Serialize for InterfaceAddress {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let length = if self.scope_id.is_some() { 7 } else { 6 };
            let mut object = serializer.serialize_struct("InterfaceAddress", length)?;
            object.serialize_field("address", &self.address)?;
            object.serialize_field("netmask", &self.netmask)?;
            object.serialize_field("family", self.family())?;
            object.serialize_field("mac", &self.mac)?;
            object.serialize_field("internal", &self.internal)?;
            object.serialize_field("cidr", &self.cidr())?;
            match self.scope_id {
                Some(scope_id) => object.serialize_field("scopeid", &scope_id)?,
                None => object.skip_field("scopeid")?,
            }
            object.end()
        }
    }

    impl Serialize for MacAddress {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }
}
