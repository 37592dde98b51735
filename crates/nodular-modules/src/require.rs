//! CommonJS: what `require()` finds.
//!
//! Node: [All together](https://nodejs.org/api/modules.html#all-together)

use std::path::{Path, PathBuf};

use nodular_path::posix;

use crate::builtins::builtin_id;
use crate::error::Error;
use crate::file_system::FileSystem;
use crate::resolver::{Resolution, Resolver};
use crate::target::{Imported, Lookup};

/// How a request is resolved.
#[derive(Clone, Debug)]
pub struct RequireOptions<'a> {
    /// The conditions of `exports` and `imports` that hold, beside `default`.
    pub conditions: &'a [&'a str],
    /// The extensions that are tried, with their dots.
    pub extensions: &'a [&'a str],
    /// Where bare specifiers are looked for after the `node_modules` folders: `NODE_PATH` and the like.
    pub global_paths: &'a [PathBuf],
    /// Whether symbolic links stay in the result.
    pub preserve_symlinks: bool,
}

impl Default for RequireOptions<'_> {
    fn default() -> Self {
        Self {
            conditions: &["require", "node", "module-sync", "node-addons"],
            extensions: &[".js", ".json", ".node"],
            global_paths: &[],
            preserve_symlinks: false,
        }
    }
}

impl<F: FileSystem> Resolver<F> {
    /// What `require(request)` stands for in a module of `folder`; `parent` is that module's file, if it has one.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] without a stack, and those of `exports`, `imports` and `package.json`.
    pub fn require(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Resolution, Error> {
        if let Some(id) = builtin_id(request) {
            return Ok(Resolution::Builtin(id));
        }
        if request.starts_with("node:") {
            return Err(Error::UnknownBuiltin(request.to_owned()));
        }
        let found = if is_path(request) {
            let base = folder.to_string_lossy();
            let path = if posix::is_absolute(request) {
                request.to_owned()
            } else {
                with_slash(&posix::join([&*base, request]), request)
            };
            self.load_path(&path, options)?
        } else if request.starts_with('#') {
            return self.require_import(request, folder, parent, options);
        } else {
            match self.require_self(request, parent, options)? {
                Some(path) => Some(path),
                None => self.load_node_modules(request, folder, parent, options)?,
            }
        };
        let path = found.ok_or_else(|| not_found(request))?;
        self.real(path, options).map(Resolution::File)
    }

    /// What `require(request)` stands for in these folders, as for `require.resolve()` with `paths`.
    ///
    /// # Errors
    ///
    /// As for [`require`](Self::require).
    pub fn require_in(
        &self,
        request: &str,
        paths: &[PathBuf],
        options: &RequireOptions<'_>,
    ) -> Result<PathBuf, Error> {
        for path in paths {
            if let Some(found) = self.load_from(request, path, None, options)? {
                return self.real(found, options);
            }
        }
        Err(not_found(request))
    }

    /// Node's `LOAD_AS_FILE` and `LOAD_AS_DIRECTORY`.
    fn load_path(
        &self,
        path: &str,
        options: &RequireOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        let is_folder = path.ends_with('/');
        if !is_folder && let Some(file) = self.load_file(path, options) {
            return Ok(Some(file));
        }
        self.load_directory(Path::new(path), options)
    }

    fn load_file(&self, path: &str, options: &RequireOptions<'_>) -> Option<PathBuf> {
        if self.is_file(Path::new(path)) {
            return Some(path.into());
        }
        let with_extension =
            options.extensions.iter().map(|extension| format!("{path}{extension}"));
        with_extension.map(PathBuf::from).find(|path| self.is_file(path))
    }

    fn load_directory(
        &self,
        folder: &Path,
        options: &RequireOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        if !self.is_directory(folder) {
            return Ok(None);
        }
        let base = folder.to_string_lossy().into_owned();
        let package = self.package(folder)?;
        if let Some(main) = package.as_ref().and_then(|package| package.main.as_deref()) {
            let path =
                if posix::is_absolute(main) { main.into() } else { posix::join([&*base, main]) };
            if let Some(file) = self.load_file(&path, options) {
                return Ok(Some(file));
            }
            if let Some(file) = self.load_file(&posix::join([&*path, "index"]), options) {
                return Ok(Some(file));
            }
        }
        Ok(self.load_file(&posix::join([&*base, "index"]), options))
    }

    fn load_node_modules(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        let local = node_modules_paths(folder);
        for path in local.iter().chain(options.global_paths) {
            if let Some(found) = self.load_from(request, path, parent, options)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The request in one folder of packages.
    fn load_from(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        if !self.is_directory(folder) {
            return Ok(None);
        }
        if let Some((name, rest)) = package_name(request)
            && let Some(package) = self.package(&folder.join(name))?
            && package.exports.is_some()
        {
            let base = parent.map(|parent| parent.to_string_lossy().into_owned());
            let lookup =
                Lookup { package: &package, conditions: options.conditions, base: base.as_deref() };
            return self.existing(self.exported(&format!(".{rest}"), &lookup)?).map(Some);
        }
        let path = with_slash(&posix::join([&*folder.to_string_lossy(), request]), request);
        self.load_path(&path, options)
    }

    /// The package that asks, if the request names it.
    fn require_self(
        &self,
        request: &str,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        let Some(parent) = parent else { return Ok(None) };
        let Some(package) = self.package_scope(parent)? else { return Ok(None) };
        let Some((name, rest)) = package_name(request) else { return Ok(None) };
        if package.exports.is_none() || package.name.as_deref() != Some(name) {
            return Ok(None);
        }
        let base = parent.to_string_lossy();
        let lookup =
            Lookup { package: &package, conditions: options.conditions, base: Some(&base) };
        self.existing(self.exported(&format!(".{rest}"), &lookup)?).map(Some)
    }

    fn require_import(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Resolution, Error> {
        let asking = parent.map_or_else(|| folder.join("[none]"), Path::to_owned);
        let base = parent.map(|parent| parent.to_string_lossy().into_owned());
        let Some(package) =
            self.package_scope(&asking)?.filter(|package| package.imports.is_some())
        else {
            return Err(not_found(request));
        };
        let lookup =
            Lookup { package: &package, conditions: options.conditions, base: base.as_deref() };
        match self.imported(request, &lookup)? {
            Imported::Resolution(Resolution::File(path)) => {
                self.real(self.existing(path)?, options).map(Resolution::File)
            }
            Imported::Resolution(builtin) => Ok(builtin),
            Imported::Bare(specifier) => {
                let inside = package.folder.join("package.json");
                self.require(&specifier, &package.folder, Some(&inside), options)
            }
        }
    }

    /// What `exports` names must be there as it stands.
    fn existing(&self, path: PathBuf) -> Result<PathBuf, Error> {
        if self.is_file(&path) { Ok(path) } else { Err(not_found(&path.to_string_lossy())) }
    }

    fn real(&self, path: PathBuf, options: &RequireOptions<'_>) -> Result<PathBuf, Error> {
        if options.preserve_symlinks {
            return Ok(path);
        }
        self.files.realpath(&path).map_err(|_| not_found(&path.to_string_lossy()))
    }
}

/// The `node_modules` folders that a module of `folder` sees, nearest first.
///
/// Node: [Loading from `node_modules` folders](https://nodejs.org/api/modules.html#loading-from-node_modules-folders)
///
/// # Examples
///
/// ```
/// use nodular_modules::node_modules_paths;
/// use std::path::{Path, PathBuf};
///
/// let paths = node_modules_paths(Path::new("/app/node_modules/a"));
/// assert_eq!(paths, ["/app/node_modules/a/node_modules", "/app/node_modules", "/node_modules"].map(PathBuf::from));
/// ```
pub fn node_modules_paths(folder: &Path) -> Vec<PathBuf> {
    let above = folder.ancestors();
    let outside =
        above.filter(|folder| folder.file_name().is_none_or(|name| name != "node_modules"));
    outside.map(|folder| folder.join("node_modules")).collect()
}

/// Whether the request is a path and not the name of a package.
fn is_path(request: &str) -> bool {
    matches!(request, "." | "..")
        || ["./", "../", "/"].iter().any(|start| request.starts_with(start))
}

/// The name of the package, and what follows it: `("@scope/name", "/sub/path")`.
fn package_name(request: &str) -> Option<(&str, &str)> {
    let skip = if request.starts_with('@') { request.find('/')? + 1 } else { 0 };
    let end = request[skip..].find('/').map_or(request.len(), |end| skip + end);
    let name = &request[..end];
    let valid = end > skip && !name.starts_with('.') && !name.contains(['\\', '%']);
    valid.then(|| (name, &request[end..]))
}

/// A request that ends like a folder asks for one.
fn with_slash(path: &str, request: &str) -> String {
    let is_folder = request.ends_with('/')
        || request.ends_with("/.")
        || request.ends_with("/..")
        || matches!(request, "." | "..");
    if is_folder && !path.ends_with('/') { format!("{path}/") } else { path.to_owned() }
}

fn not_found(request: &str) -> Error {
    Error::NotFound { request: request.to_owned(), stack: Vec::new() }
}
