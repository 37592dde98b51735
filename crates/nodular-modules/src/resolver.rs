use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::error::Error;
use crate::file_system::{FileKind, FileSystem, OsFileSystem};
use crate::package::PackageJson;

/// Resolves specifiers in a tree of files, and remembers the `package.json` files that it has read.
#[derive(Debug, Default)]
pub struct Resolver<F = OsFileSystem> {
    pub(crate) files: F,
    packages: RefCell<HashMap<PathBuf, Option<Rc<PackageJson>>>>,
}

/// What a specifier stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Resolution {
    /// One of Node's own modules, by its id without `node:`.
    Builtin(&'static str),
    /// A file.
    File(PathBuf),
}

impl Resolver {
    /// A resolver in the files of the operating system.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<F: FileSystem> Resolver<F> {
    /// A resolver in these files.
    pub fn with_files(files: F) -> Self {
        Self { files, packages: RefCell::default() }
    }

    /// Forgets what was read: files that changed count from now on.
    pub fn clear(&self) {
        self.packages.borrow_mut().clear();
    }

    /// The `package.json` in `folder`, if there is one.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not JSON.
    pub fn package(&self, folder: &Path) -> Result<Option<Rc<PackageJson>>, Error> {
        if let Some(known) = self.packages.borrow().get(folder) {
            return Ok(known.clone());
        }
        let path = folder.join("package.json");
        let package = match self.files.read(&path) {
            Ok(text) => Some(Rc::new(PackageJson::parse(&path, &text)?)),
            Err(_) => None,
        };
        self.packages.borrow_mut().insert(folder.to_owned(), package.clone());
        Ok(package)
    }

    /// The `package.json` that `file` belongs to: the nearest in the folders above it, not above a `node_modules`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not JSON.
    pub fn package_scope(&self, file: &Path) -> Result<Option<Rc<PackageJson>>, Error> {
        for folder in file.ancestors().skip(1) {
            if folder.file_name().is_some_and(|name| name == "node_modules") {
                break;
            }
            if let Some(package) = self.package(folder)? {
                return Ok(Some(package));
            }
        }
        Ok(None)
    }

    pub(crate) fn is_file(&self, path: &Path) -> bool {
        self.files.kind(path) == Some(FileKind::File)
    }

    pub(crate) fn is_directory(&self, path: &Path) -> bool {
        self.files.kind(path) == Some(FileKind::Directory)
    }
}
