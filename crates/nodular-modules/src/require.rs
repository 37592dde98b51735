//! CommonJS: what `require()` finds.
//!
//! Node: [All together](https://nodejs.org/api/modules.html#all-together)

use std::path::{Path, PathBuf};

use nodular_path::posix;
use nodular_url::file_url_to_path;

use crate::base::{Base, text};
use crate::builtins::builtin_id;
use crate::error::Error;
use crate::file_system::{FileKind, FileSystem};
use crate::package::PackageJson;
use crate::resolver::{Resolution, Resolver};
use crate::target::Lookup;
use crate::warning::Warning;

/// How a request is resolved; the default is how Node does it when nothing else is said.
#[derive(Clone, Debug)]
pub struct RequireOptions<'a> {
    /// The conditions of `exports` and `imports` that hold, beside `default`.
    pub conditions: &'a [&'a str],
    /// The extensions that are tried, with their dots.
    pub extensions: &'a [&'a str],
    /// Where bare specifiers are looked for after the `node_modules` folders: `NODE_PATH` and the like, see
    /// [`global_paths`].
    pub global_paths: &'a [PathBuf],
    /// Where to look instead of the folders above the module, as `require.resolve()` takes it.
    pub paths: Option<&'a [PathBuf]>,
    /// Whether symbolic links stay in the result. For a program's first file Node has a flag of its own.
    pub preserve_symlinks: bool,
}

impl Default for RequireOptions<'_> {
    fn default() -> Self {
        Self {
            conditions: &["require", "node", "module-sync", "node-addons"],
            extensions: &[".js", ".json", ".node"],
            global_paths: &[],
            paths: None,
            preserve_symlinks: false,
        }
    }
}

/// Who requires.
struct Asking<'a> {
    /// Relative requests start here.
    folder: &'a Path,
    /// The `node_modules` folders above this one are looked into.
    inside: &'a Path,
    parent: Option<&'a Path>,
}

impl<F: FileSystem> Resolver<F> {
    /// What `require(request)` stands for in a module of `folder`; `parent` is that module's file, if it has one.
    ///
    /// Node: [`require(id)`](https://nodejs.org/api/modules.html#requireid)
    ///
    /// # Errors
    ///
    /// - [`Error::NotFound`] without a stack: [`Error::with_require_stack`] adds it.
    /// - [`Error::UnknownBuiltin`] if `request` starts with `node:` and Node has no such module.
    /// - Those of `exports`, `imports` and `package.json`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{MemoryFileSystem, RequireOptions, Resolution, Resolver};
    /// use std::path::Path;
    ///
    /// let files = MemoryFileSystem::from_iter([("/app/lib/index.js", ""), ("/app/a.json", "{}")]);
    /// let resolver = Resolver::with_files(files);
    /// let require = |request| resolver.require(request, Path::new("/app"), None, &RequireOptions::default());
    /// assert_eq!(require("./lib")?, Resolution::File("/app/lib/index.js".into()));
    /// assert_eq!(require("./a")?, Resolution::File("/app/a.json".into()));
    /// assert_eq!(require("node:fs")?, Resolution::Builtin("fs"));
    /// assert_eq!(require("b").unwrap_err().to_string(), "Cannot find module 'b'");
    /// # Ok::<(), nodular_modules::Error>(())
    /// ```
    pub fn require(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Resolution, Error> {
        match self.require_resolve(request, folder, parent, options) {
            Err(Error::NotFound { .. }) if request.starts_with("node:") => {
                Err(Error::UnknownBuiltin(request.to_owned()))
            }
            other => other,
        }
    }

    /// What `require.resolve(request)` returns: as [`require`](Self::require), but a module of Node's own that does
    /// not exist is a module that was not found.
    ///
    /// Node: [`require.resolve(request, options)`](https://nodejs.org/api/modules.html#requireresolverequest-options)
    ///
    /// # Errors
    ///
    /// As for [`require`](Self::require).
    #[doc(alias = "resolveFilename")]
    pub fn require_resolve(
        &self,
        request: &str,
        folder: &Path,
        parent: Option<&Path>,
        options: &RequireOptions<'_>,
    ) -> Result<Resolution, Error> {
        if let Some(id) = builtin_id(request) {
            return Ok(Resolution::Builtin(id));
        }
        let asking = Asking { folder, inside: folder, parent };
        self.require_file(request, &asking, options).map(|path| Resolution::File(path.into()))
    }

    /// What `require(request)` stands for in one of these folders, with no `node_modules` added to them.
    ///
    /// This is Node's `Module._findPath()`. For `paths` of `require.resolve()` see [`RequireOptions::paths`].
    ///
    /// # Errors
    ///
    /// As for [`require`](Self::require).
    #[doc(alias = "findPath")]
    pub fn require_in(
        &self,
        request: &str,
        paths: &[PathBuf],
        options: &RequireOptions<'_>,
    ) -> Result<PathBuf, Error> {
        let paths = paths.iter().map(|path| text(path).into_owned());
        match self.find_path(request, paths, options)? {
            Some(found) => Ok(found.into()),
            None => Err(not_found(request)),
        }
    }

    /// As `require()` in an ES module would find it, to give a hint: Node asks from the working directory.
    pub(crate) fn require_from_import(
        &self,
        request: &str,
        cwd: &Path,
        parent: &Path,
        options: &RequireOptions<'_>,
    ) -> Option<String> {
        if builtin_id(request).is_some() {
            return Some(request.to_owned());
        }
        let asking = Asking { folder: cwd, inside: parent, parent: None };
        self.require_file(request, &asking, options).ok()
    }

    fn require_file(
        &self,
        request: &str,
        asking: &Asking<'_>,
        options: &RequireOptions<'_>,
    ) -> Result<String, Error> {
        if let Some(parent) = asking.parent {
            if request.starts_with('#')
                && let Some(package) = self.package_below_root(parent)?
                && package.imports.is_some()
            {
                return self.require_import(request, &package, parent, options);
            }
            if let Some(path) = self.require_self(request, parent, options)? {
                return Ok(path);
            }
        }
        let paths = places(request, asking, options);
        let paths = paths.iter().map(|path| text(path).into_owned());
        self.find_path(request, paths, options)?.ok_or_else(|| not_found(request))
    }

    fn require_import(
        &self,
        request: &str,
        package: &PackageJson,
        parent: &Path,
        options: &RequireOptions<'_>,
    ) -> Result<String, Error> {
        let base = Base::from_path(parent)?;
        let found =
            self.internal(request, &base, options.conditions).map_err(|error| match error {
                Error::ModuleNotFound { .. } | Error::PackageNotFound { .. } => {
                    Error::TargetNotFound { request: request.to_owned(), package: None }
                }
                other => other,
            })?;
        self.existing(found.href(), Some(parent), Some(package.path()), options)
    }

    /// The package that asks, if the request names it.
    fn require_self(
        &self,
        request: &str,
        parent: &Path,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        let Some(package) = self.package_below_root(parent)? else { return Ok(None) };
        let Some(rest) = package.name.as_ref().and_then(|name| request.strip_prefix(&**name))
        else {
            return Ok(None);
        };
        if package.exports.is_none() || !(rest.is_empty() || rest.starts_with('/')) {
            return Ok(None);
        }
        let base = Base::from_path(parent)?;
        let found = self.lookup(&package, options, Some(&base)).exported(&format!(".{rest}"))?;
        self.existing(found.href(), Some(parent), Some(package.folder.clone()), options).map(Some)
    }

    fn lookup<'a>(
        &'a self,
        package: &'a PackageJson,
        options: &'a RequireOptions<'_>,
        base: Option<&'a Base>,
    ) -> Lookup<'a, F> {
        let conditions = options.conditions;
        Lookup { resolver: self, package, conditions, base, is_import: false }
    }

    /// What `exports` or `imports` name must be there as it stands.
    fn existing(
        &self,
        url: &str,
        parent: Option<&Path>,
        package: Option<PathBuf>,
        options: &RequireOptions<'_>,
    ) -> Result<String, Error> {
        if hides_separator(url) {
            return Err(Error::InvalidSpecifier {
                specifier: url.to_owned(),
                reason: HIDDEN_SEPARATOR.to_owned(),
                base: parent.map(|parent| text(parent).into_owned()),
            });
        }
        let path = file_url_to_path(url)?;
        match self.file(&path, options)? {
            Some(found) => Ok(found),
            None => Err(Error::TargetNotFound { request: path, package }),
        }
    }

    /// Node's `Module._findPath()`.
    fn find_path(
        &self,
        request: &str,
        paths: impl Iterator<Item = String>,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        if posix::is_absolute(request) {
            return self.load(request, request, options);
        }
        let leads_out = is_relative(request) && posix::normalize(request).starts_with("..");
        for path in paths {
            if !leads_out && !self.is_directory(&path) {
                continue;
            }
            if let Some(found) = self.require_exports(&path, request, options)? {
                return Ok(Some(found));
            }
            let start = posix::resolve_in("/", [&*path, request]);
            if let Some(found) = self.load(&start, request, options)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The package in a folder of packages, if it has `exports`.
    fn require_exports(
        &self,
        folder: &str,
        request: &str,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        let Some((name, rest)) = package_name(request) else { return Ok(None) };
        let folder = PathBuf::from(posix::resolve_in("/", [folder, name]));
        let Some(package) = self.package(&folder)? else { return Ok(None) };
        if package.exports.is_none() {
            return Ok(None);
        }
        let found = self.lookup(&package, options, None).exported(&format!(".{rest}"))?;
        self.existing(found.href(), None, Some(folder), options).map(Some)
    }

    /// Node's `LOAD_AS_FILE` and `LOAD_AS_DIRECTORY`.
    fn load(
        &self,
        path: &str,
        request: &str,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        let path = posix::resolve_in("/", [path]);
        let kind = self.files().kind(Path::new(&path));
        if !asks_for_folder(request) {
            if kind == Some(FileKind::File) {
                return self.real(&path, options).map(Some);
            }
            if let Some(file) = self.file_with_extension(&path, options)? {
                return Ok(Some(file));
            }
        }
        if kind == Some(FileKind::Directory) {
            return self.load_directory(&path, request, options);
        }
        Ok(None)
    }

    fn load_directory(
        &self,
        folder: &str,
        request: &str,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        let index = posix::resolve_in("/", [folder, "index"]);
        let package = self.package(Path::new(folder))?;
        let main = package.as_ref().and_then(|package| package.main.as_deref());
        let Some((package, main)) = package.as_ref().zip(main.filter(|main| !main.is_empty()))
        else {
            return self.file_with_extension(&index, options);
        };
        let path = posix::resolve_in("/", [folder, main]);
        if let Some(file) = self.file(&path, options)? {
            return Ok(Some(file));
        }
        for path in [&path, &posix::resolve_in("/", [&*path, "index"])] {
            if let Some(file) = self.file_with_extension(path, options)? {
                return Ok(Some(file));
            }
        }
        let package = package.path();
        let Some(file) = self.file_with_extension(&index, options)? else {
            let request = request.to_owned();
            return Err(Error::MainNotFound { main: path.into(), package, request });
        };
        self.warn(Warning::new(
            "DEP0128",
            format!(
                "Invalid 'main' field in '{}' of '{main}'. Please either fix that or report it to the module author",
                package.display()
            ),
        ));
        Ok(Some(file))
    }

    fn file_with_extension(
        &self,
        path: &str,
        options: &RequireOptions<'_>,
    ) -> Result<Option<String>, Error> {
        for extension in options.extensions {
            if let Some(file) = self.file(&format!("{path}{extension}"), options)? {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    fn file(&self, path: &str, options: &RequireOptions<'_>) -> Result<Option<String>, Error> {
        if self.is_file(path) { self.real(path, options).map(Some) } else { Ok(None) }
    }

    fn real(&self, path: &str, options: &RequireOptions<'_>) -> Result<String, Error> {
        if options.preserve_symlinks {
            return Ok(path.to_owned());
        }
        self.realpath(path).ok_or_else(|| not_found(path))
    }
}

/// The folders that `require(request)` looks into from a module of `folder`; `None` if it names one of Node's own modules.
///
/// Node: [`require.resolve.paths(request)`](https://nodejs.org/api/modules.html#requireresolvepathsrequest)
///
/// # Examples
///
/// ```
/// use nodular_modules::lookup_paths;
/// use std::path::{Path, PathBuf};
///
/// let globals = [PathBuf::from("/home/me/.node_modules")];
/// let paths = lookup_paths("lodash", Path::new("/app"), &globals).unwrap_or_default();
/// assert_eq!(paths, ["/app/node_modules", "/node_modules", "/home/me/.node_modules"].map(PathBuf::from));
/// assert_eq!(lookup_paths("./lodash", Path::new("/app"), &globals), Some(vec!["/app".into()]));
/// assert_eq!(lookup_paths("fs", Path::new("/app"), &globals), None);
/// ```
#[doc(alias = "resolveLookupPaths")]
pub fn lookup_paths(request: &str, folder: &Path, globals: &[PathBuf]) -> Option<Vec<PathBuf>> {
    if builtin_id(request).is_some() {
        return None;
    }
    // A dot and a letter are a name.
    if let Some(rest) = request.strip_prefix('.')
        && (rest.is_empty() || rest.starts_with(['.', '/']))
    {
        return Some(vec![folder.to_owned()]);
    }
    let mut paths = node_modules_paths(folder);
    paths.extend_from_slice(globals);
    Some(paths)
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
#[doc(alias = "nodeModulePaths")]
pub fn node_modules_paths(folder: &Path) -> Vec<PathBuf> {
    let folder = PathBuf::from(posix::resolve_in("/", [&*text(folder)]));
    let above = folder.ancestors();
    let outside =
        above.filter(|folder| folder.file_name().is_none_or(|name| name != "node_modules"));
    outside.map(|folder| folder.join("node_modules")).collect()
}

/// The folders where `require()` looks last: those of `NODE_PATH`, two in the user's home, and `lib/node` beside the
/// program's folder.
///
/// Node: [Loading from the global folders](https://nodejs.org/api/modules.html#loading-from-the-global-folders)
///
/// # Examples
///
/// ```
/// use nodular_modules::global_paths;
/// use std::path::{Path, PathBuf};
///
/// let paths = global_paths(Some("/a::/b"), Some(Path::new("/home/me")), Path::new("/usr/bin/node"));
/// let expected = ["/a", "/b", "/home/me/.node_modules", "/home/me/.node_libraries", "/usr/lib/node"];
/// assert_eq!(paths, expected.map(PathBuf::from));
/// ```
#[doc(alias = "globalPaths")]
pub fn global_paths(node_path: Option<&str>, home: Option<&Path>, program: &Path) -> Vec<PathBuf> {
    let given = node_path.unwrap_or_default().split(posix::DELIMITER);
    let mut paths: Vec<PathBuf> =
        given.filter(|path| !path.is_empty()).map(PathBuf::from).collect();
    if let Some(home) = home.filter(|home| !home.as_os_str().is_empty()) {
        paths.extend([home.join(".node_modules"), home.join(".node_libraries")]);
    }
    let prefix = posix::resolve_in("/", [&*text(program), "..", "..", "lib", "node"]);
    paths.push(prefix.into());
    paths
}

/// Where the request is looked for.
fn places(request: &str, asking: &Asking<'_>, options: &RequireOptions<'_>) -> Vec<PathBuf> {
    let in_folder = |folder, inside| match lookup_paths(request, inside, options.global_paths) {
        Some(paths) if paths.len() == 1 && paths[0] == *inside => vec![PathBuf::from(folder)],
        paths => paths.unwrap_or_default(),
    };
    let Some(paths) = options.paths else { return in_folder(asking.folder, asking.inside) };
    if is_relative(request) {
        return paths.to_vec();
    }
    let mut places = Vec::new();
    for place in paths.iter().flat_map(|path| in_folder(path, path)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Whether the request starts at a folder and is not the name of a package. Node takes `..\` for one everywhere.
fn is_relative(request: &str) -> bool {
    matches!(request, "." | "..")
        || ["./", "../", "..\\"].iter().any(|start| request.starts_with(start))
}

/// The name of the package, and what follows it: `("@scope/name", "/sub/path")`.
fn package_name(request: &str) -> Option<(&str, &str)> {
    let skip = if request.starts_with('@') { request.find('/')? + 1 } else { 0 };
    let end = request[skip..].find('/').map_or(request.len(), |end| skip + end);
    let (name, rest) = request.split_at(end);
    let own = &name[skip..];
    let valid = !own.is_empty()
        && !own.starts_with('.')
        && !name.contains(['\\', '%'])
        && name[..skip] != *"@/"
        && !rest.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    valid.then_some((name, rest))
}

/// A request that ends like a folder asks for one.
fn asks_for_folder(request: &str) -> bool {
    matches!(request, "." | "..") || ["/", "/.", "/.."].iter().any(|end| request.ends_with(end))
}

pub(crate) const HIDDEN_SEPARATOR: &str = "must not include encoded \"/\" or \"\\\" characters";

/// Whether a percent-encoded slash or backslash is in the URL.
pub(crate) fn hides_separator(url: &str) -> bool {
    let mut rest = url.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        rest = &rest[at + 1..];
        if rest
            .get(..2)
            .is_some_and(|hex| hex.eq_ignore_ascii_case(b"2f") || hex.eq_ignore_ascii_case(b"5c"))
        {
            return true;
        }
    }
    false
}

fn not_found(request: &str) -> Error {
    Error::NotFound { request: request.to_owned(), stack: Vec::new() }
}
