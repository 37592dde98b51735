use std::path::{Path, PathBuf};
use std::{fs, io};

/// What resolution asks of a tree of files. All paths are absolute.
///
/// [`OsFileSystem`] is the computer's, [`MemoryFileSystem`](crate::MemoryFileSystem) one that a test or a bundler makes up.
pub trait FileSystem {
    /// What is at `path`, behind symbolic links; `None` if there is nothing.
    fn kind(&self, path: &Path) -> Option<FileKind>;

    /// What is in the file at `path`.
    ///
    /// # Errors
    ///
    /// If there is no file, or it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The path without symbolic links.
    ///
    /// # Errors
    ///
    /// If there is nothing at `path`.
    fn realpath(&self, path: &Path) -> io::Result<PathBuf>;
}

/// What is at a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileKind {
    /// A file, or anything that is not a directory.
    File,
    /// A directory.
    Directory,
}

impl<F: FileSystem + ?Sized> FileSystem for &F {
    fn kind(&self, path: &Path) -> Option<FileKind> {
        (**self).kind(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        (**self).read(path)
    }

    fn realpath(&self, path: &Path) -> io::Result<PathBuf> {
        (**self).realpath(path)
    }
}

/// The files of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsFileSystem;

impl FileSystem for OsFileSystem {
    fn kind(&self, path: &Path) -> Option<FileKind> {
        let metadata = fs::metadata(path).ok()?;
        Some(if metadata.is_dir() { FileKind::Directory } else { FileKind::File })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn realpath(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }
}
