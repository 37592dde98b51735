//! The system calls behind `node:fs`, with Node's names for what fails. Nothing here knows JavaScript.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use nodular_error::{Errno, SystemError};
use rustix::fs::{AtFlags, CWD, Gid, Mode, OFlags, StatFs, Timespec, Timestamps, UTIME_NOW, Uid};

use super::descriptors;

pub(super) type Result<T> = std::result::Result<T, SystemError>;

/// An error of a call about `path`.
fn about<'a>(
    path: &'a Path,
    syscall: &'static str,
) -> impl Fn(rustix::io::Errno) -> SystemError + 'a {
    move |errno| SystemError::from_io(errno.into(), syscall).with_path(path)
}

/// An error of a call about two paths.
fn between<'a>(
    path: &'a Path,
    dest: &'a Path,
    syscall: &'static str,
) -> impl Fn(rustix::io::Errno) -> SystemError + 'a {
    move |errno| SystemError::from_io(errno.into(), syscall).with_path(path).with_dest(dest)
}

fn plain(syscall: &'static str) -> impl Fn(rustix::io::Errno) -> SystemError {
    move |errno| SystemError::from_io(errno.into(), syscall)
}

/// A path or a file that is open already.
pub(super) enum Target {
    Path(PathBuf),
    Descriptor(i32),
}

pub(super) fn open(path: &Path, flags: i32, mode: u32) -> Result<i32> {
    open_file(path, flags, mode).map(descriptors::keep)
}

fn open_file(path: &Path, flags: i32, mode: u32) -> Result<File> {
    let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
    let file = rustix::fs::open(path, flags, Mode::from_raw_mode(mode));
    file.map(File::from).map_err(about(path, "open"))
}

/// Reads up to `bytes.len()` bytes, at `position` or where the file stands.
pub(super) fn read(descriptor: i32, bytes: &mut [u8], position: Option<u64>) -> Result<usize> {
    let file = descriptors::get(descriptor, "read")?;
    let count = match position {
        Some(position) => rustix::io::pread(&file, bytes, position),
        None => rustix::io::read(&file, bytes),
    };
    count.map_err(plain("read"))
}

pub(super) fn write(descriptor: i32, bytes: &[u8], position: Option<u64>) -> Result<usize> {
    let file = descriptors::get(descriptor, "write")?;
    let count = match position {
        Some(position) => rustix::io::pwrite(&file, bytes, position),
        None => rustix::io::write(&file, bytes),
    };
    count.map_err(plain("write"))
}

/// The rest of a file.
pub(super) fn read_file(target: &Target, flags: i32) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match target {
        Target::Path(path) => {
            let mut file = open_file(path, flags, 0o666)?;
            file.read_to_end(&mut bytes)
        }
        Target::Descriptor(descriptor) => {
            let file = descriptors::get(*descriptor, "read")?;
            (&*file).read_to_end(&mut bytes)
        }
    }
    .map_err(|error| SystemError::from_io(error, "read"))?;
    Ok(bytes)
}

pub(super) fn write_file(
    target: &Target,
    bytes: &[u8],
    flags: i32,
    mode: u32,
    flush: Flush,
) -> Result<()> {
    let opened;
    let held;
    let mut file: &File = match target {
        Target::Path(path) => {
            opened = open_file(path, flags, mode)?;
            &opened
        }
        Target::Descriptor(descriptor) => {
            held = descriptors::get(*descriptor, "write")?;
            &held
        }
    };
    file.write_all(bytes).map_err(|error| SystemError::from_io(error, "write"))?;
    match flush {
        Flush::No => Ok(()),
        Flush::Yes => file.sync_all().map_err(|error| SystemError::from_io(error, "fsync")),
    }
}

/// Whether what was written is to reach the disk first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Flush {
    No,
    Yes,
}

/// Which file a symbolic link stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Links {
    Follow,
    Keep,
}

pub(super) fn stat(path: &Path, links: Links) -> Result<Metadata> {
    let (found, syscall) = match links {
        Links::Follow => (fs::metadata(path), "stat"),
        Links::Keep => (fs::symlink_metadata(path), "lstat"),
    };
    found.map_err(|error| SystemError::from_io(error, syscall).with_path(path))
}

/// Whether an error says that there is no such file.
pub(super) fn is_missing(error: &SystemError) -> bool {
    matches!(error.code(), "ENOENT" | "ENOTDIR")
}

pub(super) fn fstat(descriptor: i32) -> Result<Metadata> {
    let file = descriptors::get(descriptor, "fstat")?;
    file.metadata().map_err(|error| SystemError::from_io(error, "fstat"))
}

pub(super) fn statfs(path: &Path) -> Result<StatFs> {
    rustix::fs::statfs(path).map_err(about(path, "statfs"))
}

/// An entry of a folder.
pub(super) struct Entry {
    /// The path from the folder that was read.
    pub(super) name: PathBuf,
    pub(super) kind: u8,
}

/// The entries of a folder in the order of their names, with those of the folders in it if `deep`.
pub(super) fn read_folder(path: &Path, depth: Depth) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    read_into(path, Path::new(""), depth, &mut entries)?;
    Ok(entries)
}

/// Whether the folders in a folder are read too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Depth {
    One,
    All,
}

fn read_into(root: &Path, under: &Path, depth: Depth, entries: &mut Vec<Entry>) -> Result<()> {
    let failed = |error| SystemError::from_io(error, "scandir").with_path(root.join(under));
    let folder = if under.as_os_str().is_empty() { root.to_owned() } else { root.join(under) };
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder)
        .map_err(|error| SystemError::from_io(error, "scandir").with_path(&folder))?
    {
        let entry = entry.map_err(failed)?;
        found.push((entry.file_name(), entry.file_type().ok()));
    }
    found.sort_by(|(one, _), (other, _)| one.as_bytes().cmp(other.as_bytes()));
    let mut folders = Vec::new();
    for (name, kind) in found {
        let name = under.join(name);
        if depth == Depth::All && kind.is_some_and(|kind| kind.is_dir()) {
            folders.push(name.clone());
        }
        entries.push(Entry { name, kind: kind_number(kind) });
    }
    for name in folders {
        read_into(root, &name, depth, entries)?;
    }
    Ok(())
}

/// Node's `UV_DIRENT_…`
fn kind_number(kind: Option<FileType>) -> u8 {
    match kind {
        Some(kind) if kind.is_file() => 1,
        Some(kind) if kind.is_dir() => 2,
        Some(kind) if kind.is_symlink() => 3,
        Some(kind) if kind.is_fifo() => 4,
        Some(kind) if kind.is_socket() => 5,
        Some(kind) if kind.is_char_device() => 6,
        Some(kind) if kind.is_block_device() => 7,
        _ => 0,
    }
}

pub(super) fn mkdir(path: &Path, mode: u32) -> Result<()> {
    rustix::fs::mkdir(path, Mode::from_raw_mode(mode)).map_err(about(path, "mkdir"))
}

/// Makes the folder and those above it that are missing; returns the first that was made.
pub(super) fn mkdir_all(path: &Path, mode: u32) -> Result<Option<PathBuf>> {
    let mut missing = Vec::new();
    let mut folder = path;
    loop {
        match fs::metadata(folder) {
            Ok(found) if found.is_dir() => break,
            Ok(_) => {
                // Node tells a file in the way from one at the end of the way.
                let errno = if missing.is_empty() { Errno::EEXIST } else { Errno::ENOTDIR };
                return Err(SystemError::new(errno, "mkdir").with_path(path));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(folder),
            Err(error) => return Err(SystemError::from_io(error, "mkdir").with_path(path)),
        }
        match folder.parent() {
            Some(parent) if parent.as_os_str().is_empty() => break,
            Some(parent) => folder = parent,
            None => break,
        }
    }
    let mut first = None;
    for folder in missing.iter().rev() {
        match rustix::fs::mkdir(*folder, Mode::from_raw_mode(mode)) {
            Ok(()) => {
                first.get_or_insert_with(|| folder.to_path_buf());
            }
            // Somebody else was faster.
            Err(rustix::io::Errno::EXIST) if folder.is_dir() => {}
            Err(errno) => return Err(about(path, "mkdir")(errno)),
        }
    }
    Ok(first)
}

pub(super) fn mkdtemp(prefix: &OsStr) -> Result<PathBuf> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let template = || {
        let mut template = prefix.to_owned();
        template.push("XXXXXX");
        template
    };
    for _ in 0..100 {
        let mut random = [0_u8; 6];
        rustix::rand::getrandom(&mut random[..], rustix::rand::GetRandomFlags::empty())
            .map_err(plain("mkdtemp"))?;
        let letters = random.map(|byte| LETTERS[usize::from(byte) % LETTERS.len()]);
        let mut path = prefix.to_owned();
        path.push(OsStr::from_bytes(&letters));
        match rustix::fs::mkdir(&path, Mode::from_raw_mode(0o700)) {
            Ok(()) => return Ok(path.into()),
            Err(rustix::io::Errno::EXIST) => {}
            Err(errno) => return Err(plain("mkdtemp")(errno).with_path(template())),
        }
    }
    Err(SystemError::new(Errno::EEXIST, "mkdtemp").with_path(template()))
}

pub(super) fn rmdir(path: &Path) -> Result<()> {
    rustix::fs::rmdir(path).map_err(about(path, "rmdir"))
}

pub(super) fn unlink(path: &Path) -> Result<()> {
    rustix::fs::unlink(path).map_err(about(path, "unlink"))
}

/// What `fs.rm` may do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Removal {
    pub(super) force: bool,
    pub(super) recursive: bool,
    pub(super) max_retries: u32,
    pub(super) retry_delay: std::time::Duration,
}

pub(super) fn rm(path: &Path, removal: Removal) -> Result<()> {
    let found = match stat(path, Links::Keep) {
        Err(error) if removal.force && is_missing(&error) => return Ok(()),
        other => other?,
    };
    if found.is_dir() && !removal.recursive {
        let prefix = "Path is a directory";
        let error = SystemError::coded("ERR_FS_EISDIR", prefix, Errno::EISDIR, "rm");
        return Err(error.with_message("is a directory").with_path(path));
    }
    let mut tries = 0;
    loop {
        let removed = if found.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        let Err(error) = removed else { return Ok(()) };
        if error.kind() == io::ErrorKind::NotFound {
            return Ok(());
        }
        let error = SystemError::from_io(error, "rm").with_path(path);
        let is_busy = matches!(error.code(), "EBUSY" | "EMFILE" | "ENFILE" | "ENOTEMPTY" | "EPERM");
        if !is_busy || tries == removal.max_retries {
            return Err(error);
        }
        tries += 1;
        std::thread::sleep(removal.retry_delay * tries);
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    rustix::fs::rename(from, to).map_err(between(from, to, "rename"))
}

pub(super) fn link(from: &Path, to: &Path) -> Result<()> {
    rustix::fs::link(from, to).map_err(between(from, to, "link"))
}

pub(super) fn symlink(target: &Path, path: &Path) -> Result<()> {
    rustix::fs::symlink(target, path).map_err(between(target, path, "symlink"))
}

pub(super) fn readlink(path: &Path) -> Result<OsString> {
    let target = rustix::fs::readlink(path, Vec::new()).map_err(about(path, "readlink"))?;
    Ok(OsString::from_vec(target.into_bytes()))
}

/// The path without links; `syscall` is what Node says fails.
pub(super) fn realpath(path: &Path, syscall: &'static str) -> Result<PathBuf> {
    let asked = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    asked.canonicalize().map_err(|error| {
        // Node's own walk fails at the first part that is missing.
        let at = if syscall == "lstat" { first_missing(path) } else { path.to_owned() };
        SystemError::from_io(error, syscall).with_path(at)
    })
}

fn first_missing(path: &Path) -> PathBuf {
    let Ok(path) = std::path::absolute(path) else { return path.to_owned() };
    let mut at = PathBuf::new();
    for part in path.components() {
        at.push(part);
        if at.symlink_metadata().is_err() {
            break;
        }
    }
    at
}

/// `COPYFILE_EXCL`
const EXCLUSIVE: i32 = 1;
/// `COPYFILE_FICLONE_FORCE`
const CLONE_ONLY: i32 = 4;

pub(super) fn copy_file(from: &Path, to: &Path, mode: i32) -> Result<()> {
    let failed = |error| SystemError::from_io(error, "copyfile").with_path(from).with_dest(to);
    let mut source = File::open(from).map_err(failed)?;
    let about_source = source.metadata().map_err(failed)?;
    if about_source.is_dir() {
        return Err(SystemError::new(Errno::EISDIR, "copyfile").with_path(from).with_dest(to));
    }
    if mode & CLONE_ONLY != 0 {
        return Err(SystemError::new(Errno::ENOTSUP, "copyfile").with_path(from).with_dest(to));
    }
    let mut options = File::options();
    options.write(true);
    if mode & EXCLUSIVE != 0 {
        options.create_new(true);
    } else {
        options.create(true);
    }
    let mut dest = options.open(to).map_err(failed)?;
    let about_dest = dest.metadata().map_err(failed)?;
    use std::os::unix::fs::MetadataExt;
    if (about_source.dev(), about_source.ino()) == (about_dest.dev(), about_dest.ino()) {
        return Ok(());
    }
    dest.set_len(0).map_err(failed)?;
    io::copy(&mut source, &mut dest).map_err(failed)?;
    dest.set_permissions(about_source.permissions()).map_err(failed)
}

pub(super) fn access(path: &Path, mode: u32) -> Result<()> {
    let mode = rustix::fs::Access::from_bits_retain(mode);
    rustix::fs::accessat(CWD, path, mode, AtFlags::empty()).map_err(about(path, "access"))
}

pub(super) fn chmod(path: &Path, mode: u32) -> Result<()> {
    rustix::fs::chmod(path, Mode::from_raw_mode(mode)).map_err(about(path, "chmod"))
}

pub(super) fn fchmod(descriptor: i32, mode: u32) -> Result<()> {
    let file = descriptors::get(descriptor, "fchmod")?;
    rustix::fs::fchmod(&file, Mode::from_raw_mode(mode)).map_err(plain("fchmod"))
}

/// An owner; `-1` keeps the one that it has.
fn owner(uid: u32, gid: u32) -> (Option<Uid>, Option<Gid>) {
    let uid = (uid != u32::MAX).then(|| Uid::from_raw(uid));
    (uid, (gid != u32::MAX).then(|| Gid::from_raw(gid)))
}

pub(super) fn chown(path: &Path, uid: u32, gid: u32, links: Links) -> Result<()> {
    let (flags, syscall) = match links {
        Links::Follow => (AtFlags::empty(), "chown"),
        Links::Keep => (AtFlags::SYMLINK_NOFOLLOW, "lchown"),
    };
    let (uid, gid) = owner(uid, gid);
    rustix::fs::chownat(CWD, path, uid, gid, flags).map_err(about(path, syscall))
}

pub(super) fn fchown(descriptor: i32, uid: u32, gid: u32) -> Result<()> {
    let file = descriptors::get(descriptor, "fchown")?;
    let (uid, gid) = owner(uid, gid);
    rustix::fs::fchown(&file, uid, gid).map_err(plain("fchown"))
}

pub(super) fn ftruncate(descriptor: i32, length: u64) -> Result<()> {
    let file = descriptors::get(descriptor, "ftruncate")?;
    rustix::fs::ftruncate(&file, length).map_err(plain("ftruncate"))
}

pub(super) fn truncate(path: &Path, length: u64) -> Result<()> {
    let file = open_file(path, OFlags::RDWR.bits() as i32, 0)?;
    rustix::fs::ftruncate(&file, length).map_err(plain("ftruncate"))
}

/// Seconds as the system has them; what is no number is now.
fn timespec(seconds: f64) -> Timespec {
    if !seconds.is_finite() {
        return Timespec { tv_sec: 0, tv_nsec: UTIME_NOW as _ };
    }
    let whole = seconds.floor();
    // Node keeps microseconds.
    let micros = ((seconds - whole) * 1e6).round();
    Timespec { tv_sec: whole as _, tv_nsec: ((micros as i64).min(999_999) * 1000) as _ }
}

fn timestamps(atime: f64, mtime: f64) -> Timestamps {
    Timestamps { last_access: timespec(atime), last_modification: timespec(mtime) }
}

pub(super) fn utimes(path: &Path, atime: f64, mtime: f64, links: Links) -> Result<()> {
    let (flags, syscall) = match links {
        Links::Follow => (AtFlags::empty(), "utime"),
        Links::Keep => (AtFlags::SYMLINK_NOFOLLOW, "lutime"),
    };
    rustix::fs::utimensat(CWD, path, &timestamps(atime, mtime), flags).map_err(about(path, syscall))
}

pub(super) fn futimes(descriptor: i32, atime: f64, mtime: f64) -> Result<()> {
    let file = descriptors::get(descriptor, "futime")?;
    rustix::fs::futimens(&file, &timestamps(atime, mtime)).map_err(plain("futime"))
}

pub(super) fn fsync(descriptor: i32) -> Result<()> {
    let file = descriptors::get(descriptor, "fsync")?;
    rustix::fs::fsync(&file).map_err(plain("fsync"))
}

pub(super) fn fdatasync(descriptor: i32) -> Result<()> {
    let file = descriptors::get(descriptor, "fdatasync")?;
    rustix::fs::fdatasync(&file).map_err(plain("fdatasync"))
}
