use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::file_system::{FileKind, FileSystem, OsFileSystem};
use crate::package::PackageJson;
use crate::warning::Warning;

/// Resolves specifiers in a tree of files, and remembers the `package.json` files that it has read.
#[derive(Debug, Default)]
pub struct Resolver<F = OsFileSystem> {
    files: F,
    packages: Mutex<HashMap<PathBuf, Option<Arc<PackageJson>>>>,
    warnings: Mutex<Vec<Warning>>,
    /// What need not be warned of again.
    warned: Mutex<HashSet<String>>,
}

/// What a specifier stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Resolution {
    /// One of Node's own modules, by its id without `node:`.
    Builtin(&'static str),
    /// A file.
    File(PathBuf),
}

/// Warnings that nobody takes are not kept without bounds.
const MOST_WARNINGS: usize = 1_000;

impl Resolver {
    /// A resolver in the files of the operating system.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<F> Resolver<F> {
    /// The files that this resolver looks at.
    pub fn files(&self) -> &F {
        &self.files
    }

    /// Forgets what was read: files that changed count from now on.
    pub fn clear(&self) {
        lock(&self.packages).clear();
        lock(&self.warned).clear();
    }

    /// Node's deprecation warnings since the last call, each text once.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{MemoryFileSystem, RequireOptions, Resolver};
    /// use std::path::Path;
    ///
    /// let package = r#"{"main":"missing.js"}"#;
    /// let files = MemoryFileSystem::from_iter([("/a/package.json", package), ("/a/index.js", "")]);
    /// let resolver = Resolver::with_files(files);
    /// resolver.require("/a", Path::new("/"), None, &RequireOptions::default())?;
    /// assert_eq!(resolver.take_warnings()[0].code, "DEP0128");
    /// # Ok::<(), nodular_modules::Error>(())
    /// ```
    pub fn take_warnings(&self) -> Vec<Warning> {
        std::mem::take(&mut *lock(&self.warnings))
    }

    /// Warns if it has not been warned of `subject`.
    pub(crate) fn warn_once(&self, subject: String, warning: Warning) {
        let mut warned = lock(&self.warned);
        if warned.len() < MOST_WARNINGS && warned.insert(subject) {
            self.warn(warning);
        }
    }

    pub(crate) fn warn(&self, warning: Warning) {
        let mut warnings = lock(&self.warnings);
        if warnings.len() < MOST_WARNINGS && !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
}

impl<F: FileSystem> Resolver<F> {
    /// A resolver in these files.
    pub fn with_files(files: F) -> Self {
        Self {
            files,
            packages: Mutex::default(),
            warnings: Mutex::default(),
            warned: Mutex::default(),
        }
    }

    /// The `package.json` in `folder`, if there is one.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not JSON.
    pub fn package(&self, folder: &Path) -> Result<Option<Arc<PackageJson>>, Error> {
        if let Some(known) = lock(&self.packages).get(folder) {
            return Ok(known.clone());
        }
        let path = folder.join("package.json");
        let package = match self.files.read(&path) {
            Ok(text) => Some(Arc::new(PackageJson::parse(&path, &text)?)),
            Err(_) => None,
        };
        lock(&self.packages).insert(folder.to_owned(), package.clone());
        Ok(package)
    }

    /// The `package.json` that `file` belongs to: the nearest in the folders above it, not above a `node_modules`.
    ///
    /// A `file` that ends with a slash is a folder, and its own `package.json` the first that is tried.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not JSON.
    pub fn package_scope(&self, file: &Path) -> Result<Option<Arc<PackageJson>>, Error> {
        let is_folder = file.as_os_str().as_encoded_bytes().ends_with(b"/");
        for folder in file.ancestors().skip(usize::from(!is_folder)) {
            if folder.file_name().is_some_and(|name| name == "node_modules") {
                break;
            }
            if let Some(package) = self.package(folder)? {
                return Ok(Some(package));
            }
        }
        Ok(None)
    }

    /// As `package_scope`, but the root's is none: `require()` does not look there.
    pub(crate) fn package_below_root(
        &self,
        file: &Path,
    ) -> Result<Option<Arc<PackageJson>>, Error> {
        let package = self.package_scope(file)?;
        Ok(package.filter(|package| package.folder.parent().is_some()))
    }

    /// The path without symbolic links, if there is something.
    pub(crate) fn realpath(&self, path: &str) -> Option<String> {
        let real = self.files.realpath(Path::new(path)).ok()?;
        Some(real.to_string_lossy().into_owned())
    }

    pub(crate) fn is_file(&self, path: impl AsRef<Path>) -> bool {
        self.files.kind(path.as_ref()) == Some(FileKind::File)
    }

    pub(crate) fn is_directory(&self, path: impl AsRef<Path>) -> bool {
        self.files.kind(path.as_ref()) == Some(FileKind::Directory)
    }
}

/// What is behind the lock: a panic elsewhere cannot have left it half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
