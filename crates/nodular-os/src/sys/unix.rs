use std::ffi::{CStr, OsString};
use std::io;
use std::net::IpAddr;
use std::os::unix::ffi::OsStringExt;

use nix::ifaddrs::getifaddrs;
use nix::net::if_::InterfaceFlags;
use nix::sys::socket::SockaddrStorage;
use nix::unistd::{Uid, User};
use rustix::io::Errno;
use rustix::process::{Pid, getpriority_process, setpriority_process};

use super::Uname;
use crate::{InterfaceAddress, MacAddress, UserInfo};

pub(crate) fn uname() -> io::Result<Uname> {
    let uname = rustix::system::uname();
    Ok(Uname {
        release: text(uname.release()),
        version: text(uname.version()),
        machine: text(uname.machine()),
    })
}

pub(crate) fn sysname() -> io::Result<String> {
    Ok(text(rustix::system::uname().sysname()))
}

pub(crate) fn hostname() -> io::Result<String> {
    Ok(text(rustix::system::uname().nodename()))
}

fn text(text: &CStr) -> String {
    text.to_string_lossy().into_owned()
}

pub(crate) fn user_info() -> io::Result<UserInfo> {
    let user = User::from_uid(Uid::effective())?.ok_or(io::ErrorKind::NotFound)?;
    Ok(UserInfo {
        uid: Some(user.uid.as_raw()),
        gid: Some(user.gid.as_raw()),
        username: user.name,
        homedir: user.dir,
        shell: Some(user.shell),
    })
}

pub(crate) fn get_priority(pid: i32) -> io::Result<i32> {
    Ok(getpriority_process(process(pid)?)?)
}

pub(crate) fn set_priority(pid: i32, priority: i32) -> io::Result<()> {
    Ok(setpriority_process(process(pid)?, priority)?)
}

/// The process of that number; none is this one.
fn process(pid: i32) -> io::Result<Option<Pid>> {
    if pid < 0 {
        return Err(Errno::SRCH.into());
    }
    Ok(Pid::from_raw(pid))
}

/// The addresses of the interfaces that are up and running, with the names of the interfaces.
pub(crate) fn interface_addresses() -> io::Result<Vec<(String, InterfaceAddress)>> {
    let up = InterfaceFlags::IFF_UP | InterfaceFlags::IFF_RUNNING;
    let mut addresses = Vec::new();
    let mut hardware = Vec::new();
    for entry in getifaddrs()?.filter(|entry| entry.flags.contains(up)) {
        let Some(address) = &entry.address else { continue };
        if let Some(link) = address.as_link_addr() {
            let mac = MacAddress(link.addr().unwrap_or_default());
            hardware.push((entry.interface_name, mac));
            continue;
        }
        let Some((address, scope_id)) = ip(address) else { continue };
        // An interface between two points may have no mask.
        let any = || if address.is_ipv4() { [0; 4].into() } else { [0; 16].into() };
        let netmask = entry.netmask.as_ref().and_then(ip).map_or_else(any, |(mask, _)| mask);
        let internal = entry.flags.contains(InterfaceFlags::IFF_LOOPBACK);
        let mac = MacAddress::default();
        let address = InterfaceAddress { address, netmask, mac, internal, scope_id };
        addresses.push((entry.interface_name, address));
    }
    for (name, address) in &mut addresses {
        // `eth0:1` is another name of `eth0`.
        let is_same = |other: &str| {
            name.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        if let Some((_, mac)) = hardware.iter().rev().find(|(other, _)| is_same(other)) {
            address.mac = *mac;
        }
    }
    Ok(addresses)
}

fn ip(address: &SockaddrStorage) -> Option<(IpAddr, Option<u32>)> {
    if let Some(v4) = address.as_sockaddr_in() {
        return Some((v4.ip().into(), None));
    }
    let v6 = address.as_sockaddr_in6()?;
    Some((v6.ip().into(), Some(v6.scope_id())))
}

pub(crate) fn without_last(text: OsString) -> OsString {
    let mut bytes = text.into_vec();
    bytes.pop();
    OsString::from_vec(bytes)
}
