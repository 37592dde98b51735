//! How a win32 path starts: with a drive, a share, a device, or nothing of them.

use alloc::vec::Vec;
use core::ops::Range;

use crate::case;
use crate::lexical::Rules;

pub(crate) enum Win32 {}

impl Rules for Win32 {
    const SEP: u8 = b'\\';
    const OTHER: u8 = b'/';
}

/// The start of a path.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) device: Device,
    /// Where the device ends, and with it the root's separator, if there is one.
    pub(super) end: usize,
    pub(super) absolute: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Device {
    None,
    /// `C:`
    Drive,
    /// `\\host\share`
    Unc {
        host: Range<usize>,
        share: Range<usize>,
    },
    /// `\\.` or `\\?`
    Local,
}

impl Root {
    pub(super) fn of(path: &[u8]) -> Self {
        if has_drive(path) {
            let absolute = path.get(2).is_some_and(|&byte| Win32::is_sep(byte));
            return Self { device: Device::Drive, end: 2 + usize::from(absolute), absolute };
        }
        if !starts_with_sep(path) {
            return Self { device: Device::None, end: 0, absolute: false };
        }
        let Some((host, share)) = host_and_share(path) else {
            return Self { device: Device::None, end: 1, absolute: true };
        };
        if matches!(&path[host.clone()], b"." | b"?") {
            return Self { device: Device::Local, end: 4, absolute: true };
        }
        let end = path.len().min(share.end + 1);
        Self { device: Device::Unc { host, share }, end, absolute: true }
    }

    /// Whether two paths, each with its root, are on the same device; names do not differ by case.
    pub(super) fn same_device(&self, path: &[u8], other: &Self, other_path: &[u8]) -> bool {
        match (&self.device, &other.device) {
            (Device::None, Device::None) => true,
            (Device::Drive, Device::Drive) => path[0].eq_ignore_ascii_case(&other_path[0]),
            (Device::Local, Device::Local) => path[2] == other_path[2],
            (Device::Unc { host: a, share: b }, Device::Unc { host: c, share: d }) => {
                case::eq(&path[a.clone()], &other_path[c.clone()])
                    && case::eq(&path[b.clone()], &other_path[d.clone()])
            }
            _ => false,
        }
    }

    /// Appends the device as Node writes it.
    pub(super) fn write_device(&self, path: &[u8], out: &mut Vec<u8>) {
        match &self.device {
            Device::None => {}
            Device::Drive => out.extend_from_slice(&path[..2]),
            Device::Local => out.extend_from_slice(&[b'\\', b'\\', path[2]]),
            Device::Unc { host, share } => {
                out.extend_from_slice(b"\\\\");
                out.extend_from_slice(&path[host.clone()]);
                out.push(b'\\');
                out.extend_from_slice(&path[share.clone()]);
            }
        }
    }
}

/// Whether `path` starts with a letter and a colon.
pub(super) fn has_drive(path: &[u8]) -> bool {
    matches!(path, [letter, b':', ..] if letter.is_ascii_alphabetic())
}

fn starts_with_sep(path: &[u8]) -> bool {
    path.first().is_some_and(|&byte| Win32::is_sep(byte))
}

/// Two separators, a name, separators, a second name.
fn host_and_share(path: &[u8]) -> Option<(Range<usize>, Range<usize>)> {
    let name = |start: usize| {
        let behind = path.get(start..)?;
        let len = behind.iter().position(|&byte| Win32::is_sep(byte)).unwrap_or(behind.len());
        (len > 0).then_some(start..start + len)
    };
    if !path.get(1).is_some_and(|&byte| Win32::is_sep(byte)) {
        return None;
    }
    let host = name(2)?;
    let gap = path[host.end..].iter().position(|&byte| !Win32::is_sep(byte))?;
    let share = name(host.end + gap)?;
    Some((host, share))
}

/// How much of `path` is its root for `parse` and `dirname`: without a look at what the share is.
pub(super) fn root_len(path: &[u8]) -> usize {
    if has_drive(path) {
        return 2 + usize::from(path.get(2).is_some_and(|&byte| Win32::is_sep(byte)));
    }
    if !starts_with_sep(path) {
        return 0;
    }
    host_and_share(path).map_or(1, |(_, share)| path.len().min(share.end + 1))
}
