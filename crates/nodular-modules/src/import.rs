//! ES modules: what `import` stands for.
//!
//! Node: [Resolution algorithm specification](https://nodejs.org/api/esm.html#resolution-algorithm-specification)

use std::path::{Path, PathBuf};

use nodular_path::posix;
use nodular_url::{Url, file_url_to_path, path_to_file_url};

use crate::base::Base;
use crate::builtins::{builtin_id, is_builtin};
use crate::error::Error;
use crate::file_system::{FileKind, FileSystem};
use crate::format::Format;
use crate::package::PackageJson;
use crate::require::{HIDDEN_SEPARATOR, RequireOptions, hides_separator};
use crate::resolver::Resolver;
use crate::target::Lookup;
use crate::warning::Warning;

/// How a specifier is resolved; the default is how Node does it when nothing else is said.
#[derive(Clone, Debug)]
pub struct ImportOptions<'a> {
    /// The conditions of `exports` and `imports` that hold, beside `default`.
    pub conditions: &'a [&'a str],
    /// Whether symbolic links stay in the result. For a program's first file Node has a flag of its own.
    pub preserve_symlinks: bool,
    /// How `require()` finds what "Did you mean to import" names.
    pub hints: RequireOptions<'a>,
    /// The working directory, where Node starts to look for what a relative specifier may have meant. Without it
    /// there is no such hint.
    pub cwd: Option<&'a Path>,
}

impl Default for ImportOptions<'_> {
    fn default() -> Self {
        Self {
            conditions: &["node", "import", "module-sync", "node-addons"],
            preserve_symlinks: false,
            hints: RequireOptions::default(),
            cwd: None,
        }
    }
}

/// What a specifier of an `import` stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Import {
    /// `file:`, `data:`, `node:`, or a URL that cannot be loaded.
    pub url: Url,
    /// What is there, as far as the name and the `package.json` say.
    pub format: Option<Format>,
}

impl<F: FileSystem> Resolver<F> {
    /// What `import specifier` stands for in the module `parent`; for a program's first file that is the URL of the
    /// working directory, with a slash at its end.
    ///
    /// Node: [`import` specifiers](https://nodejs.org/api/esm.html#import-specifiers)
    ///
    /// # Errors
    ///
    /// - [`Error::ModuleNotFound`], [`Error::PackageNotFound`] and [`Error::DirectoryImport`]: nothing is guessed.
    /// - [`Error::UnsupportedResolveRequest`] for a relative specifier in a module from a `data:` URL.
    /// - [`Error::InvalidSpecifier`], those of `exports`, `imports` and `package.json`.
    ///
    /// That there is a format and a scheme to load from is not said yet: [`load_format`](Self::load_format) tells.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{Format, ImportOptions, MemoryFileSystem, Resolver};
    /// use nodular_url::Url;
    ///
    /// let files = MemoryFileSystem::from_iter([
    ///     ("/app/a.mjs", ""),
    ///     ("/app/node_modules/b/package.json", r#"{"exports":{"import":"./b.mjs"}}"#),
    ///     ("/app/node_modules/b/b.mjs", ""),
    /// ]);
    /// let resolver = Resolver::with_files(files);
    /// let parent = Url::new("file:///app/main.mjs")?;
    /// let found = resolver.import("b", &parent, &ImportOptions::default())?;
    /// assert_eq!(found.url.href(), "file:///app/node_modules/b/b.mjs");
    /// assert_eq!(found.format, Some(Format::Module));
    ///
    /// let error = resolver.import("./a", &parent, &ImportOptions::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "Cannot find module '/app/a' imported from /app/main.mjs");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn import(
        &self,
        specifier: &str,
        parent: &Url,
        options: &ImportOptions<'_>,
    ) -> Result<Import, Error> {
        match self.resolve_url(specifier, parent, options) {
            Ok(url) if url.protocol() == "data:" => Ok(Import { format: None, url }),
            Ok(url) => Ok(Import { format: self.url_format(&url)?, url }),
            Err(error) => Err(self.with_hint(error, specifier, parent, options)),
        }
    }

    fn resolve_url(
        &self,
        specifier: &str,
        parent: &Url,
        options: &ImportOptions<'_>,
    ) -> Result<Url, Error> {
        let url = if is_path(specifier) {
            parent.join(specifier).map_err(|_| unsupported(specifier, parent))?
        } else if parent.protocol() == "file:" && specifier.starts_with('#') {
            self.internal(specifier, &Base::from_url(parent)?, options.conditions)?
        } else if let Some(url) = Url::parse(specifier) {
            url
        } else if let Some(id) = bare_builtin(specifier) {
            Url::new(&format!("node:{id}"))?
        } else if parent.protocol() == "data:" {
            return Err(unsupported(specifier, parent));
        } else if parent.protocol() != "file:" && package_name(specifier).is_none() {
            return Err(nodular_url::Error::InvalidUrlScheme.into());
        } else {
            self.bare(specifier, &Base::from_url(parent)?, options.conditions)?
        };
        if url.protocol() == "file:" { self.existing_file(url, parent, options) } else { Ok(url) }
    }

    /// What `specifier`, which starts with `#`, stands for in the package of `base`.
    pub(crate) fn internal(
        &self,
        specifier: &str,
        base: &Base,
        conditions: &[&str],
    ) -> Result<Url, Error> {
        if specifier == "#" || specifier.ends_with('/') {
            return Err(Error::InvalidSpecifier {
                specifier: specifier.to_owned(),
                reason: "is not a valid internal imports specifier name".into(),
                base: Some(base.path.clone()),
            });
        }
        let package = self.package_scope(Path::new(&base.path))?;
        let found = match &package {
            Some(package) => {
                self.lookup_for_import(package, base, conditions, true).imported(specifier)?
            }
            None => None,
        };
        found.ok_or_else(|| Error::ImportNotDefined {
            specifier: specifier.to_owned(),
            folder: package.map(|package| package.folder.clone()),
            base: base.path.clone(),
        })
    }

    /// What a bare specifier stands for: Node's `PACKAGE_RESOLVE`.
    pub(crate) fn bare(
        &self,
        specifier: &str,
        base: &Base,
        conditions: &[&str],
    ) -> Result<Url, Error> {
        if let Some(id) = bare_builtin(specifier) {
            return Ok(Url::new(&format!("node:{id}"))?);
        }
        let (folder, subpath) = self.package_folder(specifier, base)?;
        let package = self.package(&folder).map_err(|error| match error {
            Error::InvalidPackageConfig { path, reason, .. } => {
                let base = Some(format!("\"{specifier}\" from {}", base.path));
                Error::InvalidPackageConfig { path, base, reason }
            }
            other => other,
        })?;
        if let Some(package) = package.as_deref().filter(|package| package.exports.is_some()) {
            return self.lookup_for_import(package, base, conditions, false).exported(&subpath);
        }
        if subpath == "." {
            return self.main_of(&folder, package.as_deref(), base);
        }
        Ok(path_to_file_url(folder.join("package.json"))?.join(&subpath)?)
    }

    /// The folder of the package that `specifier` names, and the subpath, which starts with a dot.
    pub(crate) fn package_folder(
        &self,
        specifier: &str,
        base: &Base,
    ) -> Result<(PathBuf, String), Error> {
        let Some((name, rest)) = package_name(specifier) else {
            return Err(Error::InvalidSpecifier {
                specifier: specifier.to_owned(),
                reason: "is not a valid package name".into(),
                base: Some(base.path.clone()),
            });
        };
        let subpath = format!(".{rest}");
        if let Some(package) = self.package_scope(Path::new(&base.path))?
            && package.exports.is_some()
            && package.name.as_deref() == Some(name)
        {
            return Ok((package.folder.clone(), subpath));
        }
        let start = folder_of(&base.path);
        // In a URL these two start what is no path any more, so that Node finds the folder around.
        if name.starts_with(['#', '?']) {
            return Ok((start.join("node_modules"), subpath));
        }
        let mut above = start.ancestors().map(|folder| folder.join("node_modules").join(name));
        match above.find(|folder| !name.contains(['#', '?']) && self.is_directory(folder)) {
            Some(folder) => Ok((folder, subpath)),
            None => Err(Error::PackageNotFound {
                name: name.to_owned(),
                base: base.path.clone(),
                hint: None,
            }),
        }
    }

    /// The main file of a package without `exports`.
    fn main_of(
        &self,
        folder: &Path,
        package: Option<&PackageJson>,
        base: &Base,
    ) -> Result<Url, Error> {
        let folder_text = folder.to_string_lossy();
        let main = package.and_then(|package| package.main.as_deref());
        let of_main = ["", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node"];
        let of_main = main.into_iter().flat_map(|main| of_main.map(|end| format!("{main}{end}")));
        let index = ["index.js", "index.json", "index.node"].map(str::to_owned);
        let mut paths =
            of_main.chain(index).map(|path| posix::resolve_in("/", [&*folder_text, &*path]));
        let Some(path) = paths.find(|path| self.is_file(path)) else {
            let last = main.filter(|main| !main.is_empty()).unwrap_or("index.js");
            return Err(Error::PackageNotFound {
                name: posix::resolve_in("/", [&*folder_text, last]),
                base: base.path.clone(),
                hint: None,
            });
        };
        let url = path_to_file_url(&path)?;
        self.warn_of_main(&url, &path, &folder_text, main, base)?;
        Ok(url)
    }

    /// ES modules should be named in full.
    fn warn_of_main(
        &self,
        url: &Url,
        path: &str,
        folder: &str,
        main: Option<&str>,
        base: &Base,
    ) -> Result<(), Error> {
        if self.url_format(url)? != Some(Format::Module) {
            return Ok(());
        }
        let inside = path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/');
        let base = &base.path;
        let message = match main.filter(|main| !main.is_empty()) {
            None => format!(
                "No \"main\" or \"exports\" field defined in the package.json for {folder}/ resolving the main entry point \
                 \"{inside}\", imported from {base}.\nDefault \"index\" lookups for the main are deprecated for ES modules."
            ),
            Some(main) if posix::resolve_in("/", [folder, main]) != path => format!(
                "Package {folder}/ has a \"main\" field set to \"{main}\", excluding the full filename and extension to the \
                 resolved file at \"{inside}\", imported from {base}.\n Automatic extension resolution of the \"main\" field \
                 is deprecated for ES modules."
            ),
            Some(_) => return Ok(()),
        };
        self.warn(Warning::new("DEP0151", message));
        Ok(())
    }

    /// The URL of a file that is there, without symbolic links.
    fn existing_file(
        &self,
        url: Url,
        parent: &Url,
        options: &ImportOptions<'_>,
    ) -> Result<Url, Error> {
        let base = || file_url_to_path(parent).unwrap_or_else(|_| parent.href().to_owned());
        if hides_separator(url.pathname()) {
            return Err(Error::InvalidSpecifier {
                specifier: url.pathname().to_owned(),
                reason: HIDDEN_SEPARATOR.into(),
                base: Some(base()),
            });
        }
        let path = file_url_to_path(&url)?;
        let (url_text, hint) = (url.href().to_owned(), None);
        let kind = self.files().kind(Path::new(&path));
        if path.ends_with('/') || kind == Some(FileKind::Directory) {
            return Err(Error::DirectoryImport { path, url: url_text, base: base(), hint });
        }
        let not_found = |path| Error::ModuleNotFound { path, url: url_text, base: base(), hint };
        if kind.is_none() {
            return Err(not_found(path));
        }
        if options.preserve_symlinks {
            return Ok(url);
        }
        let Some(real) = self.realpath(&path) else { return Err(not_found(path)) };
        if real == path && !url.pathname().contains('%') {
            return Ok(url);
        }
        let mut found = path_to_file_url(&real)?;
        found.set_search(url.search());
        found.set_hash(url.hash());
        Ok(found)
    }

    fn lookup_for_import<'a>(
        &'a self,
        package: &'a PackageJson,
        base: &'a Base,
        conditions: &'a [&'a str],
        is_import: bool,
    ) -> Lookup<'a, F> {
        Lookup { resolver: self, package, conditions, base: Some(base), is_import }
    }
}

/// Whether a specifier is relative or absolute, and so no name of a package.
pub(crate) fn is_path(specifier: &str) -> bool {
    specifier.starts_with('/') || is_relative(specifier)
}

pub(crate) fn is_relative(specifier: &str) -> bool {
    matches!(specifier, "." | "..") || specifier.starts_with("./") || specifier.starts_with("../")
}

/// The folder that the path is in; the path itself if it ends with a slash.
pub(crate) fn folder_of(path: &str) -> &Path {
    let end = path.rfind('/').unwrap_or(0);
    Path::new(&path[..end.max(1).min(path.len())])
}

/// The id of the module if it is one of Node's own that needs no `node:`.
fn bare_builtin(specifier: &str) -> Option<&'static str> {
    builtin_id(specifier).filter(|id| *id == specifier && is_builtin(id))
}

/// The name of the package, and what follows it: `("@scope/name", "/sub/path")`.
fn package_name(specifier: &str) -> Option<(&str, &str)> {
    let skip = if specifier.starts_with('@') { specifier.find('/')? + 1 } else { 0 };
    let end = specifier[skip..].find('/').map_or(specifier.len(), |end| skip + end);
    let (name, rest) = specifier.split_at(end);
    (!name.starts_with('.') && !name.contains(['\\', '%'])).then_some((name, rest))
}

fn unsupported(specifier: &str, parent: &Url) -> Error {
    Error::UnsupportedResolveRequest {
        specifier: specifier.to_owned(),
        base: parent.href().to_owned(),
    }
}
