use std::ffi::OsString;
use std::io;
use std::os::windows::ffi::{OsStrExt, OsStringExt};
use std::time::Duration;

use super::{Uname, no_such_call};
use crate::{Cpu, InterfaceAddress, UserInfo};

pub(crate) fn available_parallelism() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub(crate) fn loadavg() -> io::Result<[f64; 3]> {
    Ok([0.0; 3])
}

pub(crate) fn cpus() -> io::Result<Vec<Cpu>> {
    no_such_call()
}

pub(crate) fn totalmem() -> io::Result<u64> {
    no_such_call()
}

pub(crate) fn freemem() -> io::Result<u64> {
    no_such_call()
}

pub(crate) fn uptime() -> io::Result<Duration> {
    no_such_call()
}

pub(crate) fn uname() -> io::Result<Uname> {
    no_such_call()
}

pub(crate) fn sysname() -> io::Result<String> {
    Ok("Windows_NT".into())
}

pub(crate) fn hostname() -> io::Result<String> {
    no_such_call()
}

pub(crate) fn user_info() -> io::Result<UserInfo> {
    no_such_call()
}

pub(crate) fn get_priority(_pid: i32) -> io::Result<i32> {
    no_such_call()
}

pub(crate) fn set_priority(_pid: i32, _priority: i32) -> io::Result<()> {
    no_such_call()
}

pub(crate) fn interface_addresses() -> io::Result<Vec<(String, InterfaceAddress)>> {
    no_such_call()
}

pub(crate) fn without_last(text: OsString) -> OsString {
    let mut units: Vec<u16> = text.encode_wide().collect();
    units.pop();
    OsString::from_wide(&units)
}
