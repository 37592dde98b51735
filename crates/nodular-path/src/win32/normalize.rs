//! `normalize` and `join`.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::device::{MAX_RESERVED, is_reserved, starts_reserved};
use super::root::{Device, Root, Win32, has_drive};
use crate::lexical::{self, Fold, Rules};
use crate::scan;

/// Bytes that normalizing can add: `.\` in front, and `.` or `\` behind.
const GROWTH: usize = 4;

pub(super) fn normalize(path: &[u8]) -> Cow<'_, [u8]> {
    if is_plainly_normal(path) {
        return Cow::Borrowed(path);
    }
    let mut buf = Vec::with_capacity(path.len() + GROWTH);
    buf.extend_from_slice(path);
    normalize_in_place(&mut buf);
    if buf == path { Cow::Borrowed(path) } else { Cow::Owned(buf) }
}

/// Whether `path` is normal and has nothing that needs a closer look: no share, no further colon.
fn is_plainly_normal(path: &[u8]) -> bool {
    let root = Root::of(path);
    let root_is_normal = match root.device {
        Device::None | Device::Drive => !root.absolute || path[root.end - 1] == b'\\',
        Device::Unc { .. } | Device::Local => false,
    };
    let tail = &path[root.end..];
    root_is_normal
        && (root.absolute || !tail.is_empty())
        && lexical::normal_len::<Win32>(tail, !root.absolute) == tail.len()
        && !tail.contains(&b':')
        && !starts_reserved(path, None)
}

pub(super) fn normalize_in_place(path: &mut Vec<u8>) {
    let trailing = match path[..] {
        [] => return path.push(b'.'),
        [byte] if !Win32::is_sep(byte) => return,
        [.., last] => Win32::is_sep(last),
    };
    let mut root = Root::of(path);
    let colon = scan::find(path, b':');
    let mut named_device = false;
    let mut ambiguous = starts_reserved(path, colon);
    if let (Device::None, false) = (&root.device, root.absolute) {
        if let (Some(colon), true) = (colon, ambiguous) {
            named_device = true;
            root.end = colon + 1;
        } else {
            ambiguous |= colons(path).any(|at| ends_segment(path, at));
        }
    }
    let Written { base, read } = write_root(path, &root, colon);
    Fold { base, written: base, read, above_root: !root.absolute }.run::<Win32>(path);

    let relative = !root.absolute && matches!(root.device, Device::None) && !named_device;
    if relative && has_drive(path) {
        ambiguous = true;
    }
    if path.len() == base && !root.absolute {
        path.push(b'.');
    }
    if path.len() > base && trailing {
        path.push(b'\\');
    }
    if ambiguous {
        // What reads like a drive or a device only now must not become one.
        path.extend_from_slice(b".\\");
        path.rotate_right(2);
    }
}

/// Where the colons of `path` are.
fn colons(path: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    core::iter::from_fn(move || {
        let at = from + scan::find(&path[from..], b':')?;
        from = at + 1;
        Some(at)
    })
}

fn ends_segment(path: &[u8], at: usize) -> bool {
    path.get(at + 1).is_none_or(|&next| Win32::is_sep(next))
}

/// Where the segments go, and where they are.
struct Written {
    base: usize,
    read: usize,
}

/// Writes the root at the start of `path` in Node's way, with one backslash behind it if it is absolute.
fn write_root(path: &mut Vec<u8>, root: &Root, colon: Option<usize>) -> Written {
    match &root.device {
        Device::None | Device::Drive => {
            if root.absolute {
                path[root.end - 1] = b'\\';
            }
            Written { base: root.end, read: root.end }
        }
        Device::Unc { host, share } => {
            let base = 2 + host.len() + 1 + share.len() + 1;
            if share.end == path.len() {
                path.push(b'\\');
            }
            path[..2].fill(b'\\');
            path[host.end] = b'\\';
            path.copy_within(share.clone(), host.end + 1);
            path[base - 1] = b'\\';
            Written { base, read: share.end + 1 }
        }
        Device::Local => {
            path[..2].fill(b'\\');
            path[3] = b'\\';
            let end = match colon {
                Some(colon) if colon >= 4 && is_reserved(&path[4..colon]) => colon + 1,
                _ => return Written { base: 4, read: 4 },
            };
            // `\\.\COM1:` is a device of its own, and `\\?\` its full name.
            path[2] = b'?';
            path.insert(end, b'\\');
            Written { base: end + 1, read: end + 1 }
        }
    }
}

pub(super) fn join<'a>(paths: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<u8> {
    let room = paths.clone().map(|path| path.len() + 1).sum::<usize>() + GROWTH;
    let mut joined = Vec::with_capacity(room);
    for path in paths.clone().filter(|path| !path.is_empty()) {
        if !joined.is_empty() {
            joined.push(b'\\');
        }
        joined.extend_from_slice(path);
    }
    let first = paths.clone().find(|path| !path.is_empty()).unwrap_or_default();
    if !is_unc(first) {
        // Only a first path that is a share itself may begin with two separators.
        let seps = joined.iter().take_while(|&&byte| Win32::is_sep(byte)).count();
        if seps >= 2 {
            joined[0] = b'\\';
            joined.drain(1..seps);
        }
    }
    if colons(&joined).any(|at| names_device(&joined, at)) {
        for byte in joined.iter_mut().filter(|byte| **byte == b'/') {
            *byte = b'\\';
        }
        return joined;
    }
    normalize_in_place(&mut joined);
    joined
}

/// Whether `path` begins with exactly two separators, and more.
fn is_unc(path: &[u8]) -> bool {
    match path {
        [a, b, c, ..] => Win32::is_sep(*a) && Win32::is_sep(*b) && !Win32::is_sep(*c),
        _ => false,
    }
}

/// Whether what stands before the colon `at`, in its segment, is a reserved name: `COM1:`.
fn names_device(path: &[u8], at: usize) -> bool {
    let before = &path[at.saturating_sub(MAX_RESERVED + 1)..at];
    is_reserved(before.rsplit(|&byte| byte == b'\\').next().unwrap_or_default())
}
