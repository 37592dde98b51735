//! `resolve` and what it needs to know of the working directories.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::root::{Device, Root, Win32, has_drive};
use crate::lexical::{self, Fold};
use crate::{PathStr, PathText};

/// The working directories that relative paths are resolved in: the current one, and one a drive.
///
/// Windows remembers a directory for each drive: `D:file` is relative to that of `D:`. A path alone is a `Cwd`
/// that knows no other drive's.
///
/// # Examples
///
/// ```
/// use nodular_path::win32::{self, Cwd};
///
/// let cwd = Cwd::new(r"C:\work").with_drives(&[("D:", r"D:\data")]);
/// assert_eq!(win32::resolve_in(cwd, ["D:file"]), r"D:\data\file");
/// assert_eq!(win32::resolve_in(cwd, ["E:file"]), r"E:\file");
/// assert_eq!(win32::resolve_in(r"C:\work", ["file"]), r"C:\work\file");
/// ```
#[derive(Debug)]
pub struct Cwd<'a, S: ?Sized> {
    current: &'a S,
    drives: &'a [(&'a S, &'a S)],
}

impl<'a, S: ?Sized> Cwd<'a, S> {
    /// The current directory alone.
    pub fn new(current: &'a S) -> Self {
        Self { current, drives: &[] }
    }

    /// With the directories of some drives, as pairs like `("D:", r"D:\data")`; case does not count.
    #[must_use]
    pub fn with_drives(self, drives: &'a [(&'a S, &'a S)]) -> Self {
        Self { drives, ..self }
    }
}

impl<S: ?Sized> Clone for Cwd<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ?Sized> Copy for Cwd<'_, S> {}

impl<'a, S: PathStr + ?Sized> From<&'a S> for Cwd<'a, S::Text> {
    fn from(current: &'a S) -> Self {
        Self::new(current.text())
    }
}

/// A path and its root.
type Rooted<'a> = (&'a [u8], Root);

/// What the given paths say about the result, before the working directory is asked.
pub(super) struct Known<'a> {
    /// The last path that names a device.
    device: Option<Rooted<'a>>,
    /// How many paths count, from the right: the leftmost of them is absolute unless all count.
    used: usize,
    absolute: bool,
}

impl<'a> Known<'a> {
    pub(super) fn of(paths: impl DoubleEndedIterator<Item = &'a [u8]>) -> Self {
        let mut known = Self { device: None, used: 0, absolute: false };
        for (index, path) in paths.rev().enumerate() {
            known.add(index + 1, path);
            if known.is_complete() {
                break;
            }
        }
        known
    }

    /// The result, for the paths that all this is known of.
    pub(super) fn resolve<S: PathText + ?Sized>(
        self,
        cwd: Cwd<'_, S>,
        paths: impl Iterator<Item = &'a [u8]> + Clone,
    ) -> Vec<u8> {
        // No longer-lived than the working directory.
        let mut known: Known<'_> = self;
        let paths = paths.map(|path| path as &[u8]);
        let all = paths.clone().count();
        let folder = if known.is_complete() { Folder::None } else { Folder::find(cwd, &known) };
        match folder {
            Folder::None => {}
            Folder::Path(path) => known.add(all + 1, path),
            Folder::RootOfDevice => {
                if !known.absolute {
                    (known.used, known.absolute) = (all + 1, true);
                }
            }
        }

        let used = paths.skip(all - known.used.min(all));
        let room = used.clone().map(|path| path.len() + 1).sum::<usize>();
        let (folder, device_room) = match folder {
            Folder::Path(path) if known.used > all => (path, path.len() + 1),
            _ => (b"".as_slice(), known.device.as_ref().map_or(0, |(path, _)| path.len())),
        };
        let mut out = Vec::with_capacity(room + folder.len() + device_room + 2);
        if let Some((path, root)) = &known.device {
            root.write_device(path, &mut out);
        }
        if known.absolute {
            out.push(b'\\');
        }
        let base = out.len();
        for path in core::iter::once(folder).chain(used) {
            let root = Root::of(path);
            if known.allows(path, &root) {
                if out.len() > base {
                    out.push(b'\\');
                }
                out.extend_from_slice(&path[root.end..]);
            }
        }
        Fold::all(base, !known.absolute).run::<Win32>(&mut out);
        if out.is_empty() {
            out.push(b'.');
        }
        out
    }

    fn is_complete(&self) -> bool {
        self.absolute && self.device.is_some()
    }

    /// Adds what stands to the left of all before.
    fn add(&mut self, count: usize, path: &'a [u8]) {
        let root = Root::of(path);
        if !self.allows(path, &root) {
            return;
        }
        if !self.absolute {
            self.used = count;
            self.absolute = root.absolute;
        }
        if self.device.is_none() && !matches!(root.device, Device::None) {
            self.device = Some((path, root));
        }
    }

    /// Whether a path is on the result's device, or on none.
    fn allows(&self, path: &[u8], root: &Root) -> bool {
        match &self.device {
            Some((device_path, device)) if !matches!(root.device, Device::None) => {
                device.same_device(device_path, root, path)
            }
            _ => true,
        }
    }
}

/// The working directory that resolving some paths asks for.
#[cfg(feature = "std")]
pub(super) enum Needs {
    Nothing,
    Current,
    /// That of the drive with this letter.
    Drive(u8),
}

#[cfg(feature = "std")]
impl Known<'_> {
    pub(super) fn needs(&self) -> Needs {
        match &self.device {
            Some(_) if self.absolute => Needs::Nothing,
            Some((path, Root { device: Device::Drive, .. })) => Needs::Drive(path[0]),
            _ => Needs::Current,
        }
    }
}

pub(super) fn resolve<'a, S: PathText + ?Sized>(
    cwd: Cwd<'_, S>,
    paths: impl DoubleEndedIterator<Item = &'a [u8]> + Clone,
) -> Vec<u8> {
    Known::of(paths.clone()).resolve(cwd, paths)
}
/// What stands before the given paths.
enum Folder<'a> {
    None,
    Path(&'a [u8]),
    RootOfDevice,
}

impl<'a> Folder<'a> {
    fn find<S: PathText + ?Sized>(cwd: Cwd<'a, S>, known: &Known<'_>) -> Self {
        let current = cwd.current.bytes();
        let Some((path, root)) = &known.device else {
            return if current.is_empty() { Self::None } else { Self::Path(current) };
        };
        let is_device = |drive: &S| root.same_device(path, &Root::of(drive.bytes()), drive.bytes());
        let own = cwd.drives.iter().find(|(drive, _)| is_device(drive));
        let folder = own.map_or(current, |(_, folder)| folder.bytes());
        // Node compares two characters of the folder, so that only a drive can be its device.
        let same = matches!(root.device, Device::Drive)
            && folder.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(&path[..2]));
        if !same && folder.get(2) == Some(&b'\\') {
            return Self::RootOfDevice;
        }
        if folder.is_empty() { Self::None } else { Self::Path(folder) }
    }
}

/// The one path resolved; borrowed if it is absolute and normal already.
pub(super) fn resolve_one<'a, S: PathText + ?Sized>(
    cwd: Cwd<'a, S>,
    path: &'a [u8],
) -> Cow<'a, [u8]> {
    if is_resolved(path) {
        return Cow::Borrowed(path);
    }
    Cow::Owned(resolve(cwd, core::iter::once(path)))
}

/// Whether `path` is on a drive, absolute, normal and without a separator at its end.
pub(super) fn is_resolved(path: &[u8]) -> bool {
    let [_, _, b'\\', tail @ ..] = path else { return false };
    has_drive(path)
        && tail.last() != Some(&b'\\')
        && lexical::normal_len::<Win32>(tail, false) == tail.len()
}
