//! What kind of module is in a file.
//!
//! Node: [Determining module system](https://nodejs.org/api/packages.html#determining-module-system)

use std::fmt::{Display, Formatter, Result as FmtResult};
use std::path::Path;

use nodular_path::posix;
use nodular_url::{Url, file_url_to_path};

use crate::base::text;
use crate::builtins::is_builtin;
use crate::error::Error;
use crate::file_system::FileSystem;
use crate::import::Import;
use crate::package::{PackageJson, PackageType};
use crate::resolver::Resolver;
use crate::syntax::contains_module_syntax;
use crate::warning::Warning;

/// What kind of module it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Format {
    /// A native addon.
    Addon,
    /// One of Node's own modules.
    Builtin,
    /// A CommonJS module.
    CommonJs,
    /// A CommonJS module in TypeScript.
    CommonJsTypeScript,
    /// JSON.
    Json,
    /// An ES module.
    Module,
    /// An ES module in TypeScript.
    ModuleTypeScript,
    /// A WebAssembly module.
    Wasm,
}

impl Format {
    /// The name that Node has for it, as in `context.format` of a loading hook.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::Format;
    ///
    /// assert_eq!(Format::CommonJsTypeScript.as_str(), "commonjs-typescript");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Addon => "addon",
            Self::Builtin => "builtin",
            Self::CommonJs => "commonjs",
            Self::CommonJsTypeScript => "commonjs-typescript",
            Self::Json => "json",
            Self::Module => "module",
            Self::ModuleTypeScript => "module-typescript",
            Self::Wasm => "wasm",
        }
    }
}

impl Display for Format {
    fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str(self.as_str())
    }
}

/// What every WebAssembly module starts with.
const WASM_MAGIC: &[u8] = b"\0asm";

impl<F: FileSystem> Resolver<F> {
    /// What kind of module was imported, now that its source is there; for one of Node's own the source does not matter.
    ///
    /// Where neither name nor `package.json` say it, the source does: [`contains_module_syntax`].
    ///
    /// Node: [Determining module system](https://nodejs.org/api/packages.html#determining-module-system)
    ///
    /// # Errors
    ///
    /// - [`Error::UnsupportedScheme`], [`Error::UnknownExtension`], [`Error::UnknownFormat`]: it cannot be loaded.
    /// - [`Error::UnknownBuiltin`] if Node has no such module of its own.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{Format, Import, MemoryFileSystem, Resolver};
    /// use nodular_url::Url;
    ///
    /// let resolver = Resolver::with_files(MemoryFileSystem::new());
    /// let import = Import { url: Url::new("file:///app/a.js")?, format: None };
    /// assert_eq!(resolver.load_format(&import, b"export default 1;")?, Format::Module);
    /// assert_eq!(resolver.load_format(&import, b"exports.a = 1;")?, Format::CommonJs);
    ///
    /// let text = Import { url: Url::new("file:///app/a.txt")?, format: None };
    /// let error = resolver.load_format(&text, b"").unwrap_err();
    /// assert_eq!(error.to_string(), "Unknown file extension \".txt\" for /app/a.txt");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn load_format(&self, import: &Import, source: &[u8]) -> Result<Format, Error> {
        let url = &import.url;
        match url.protocol() {
            "node:" if is_builtin(url.href()) => Ok(Format::Builtin),
            "node:" => Err(Error::UnknownBuiltin(url.href().to_owned())),
            "data:" => import.format.map_or_else(|| data_format(url), Ok),
            "file:" => import.format.map_or_else(|| self.file_format(url, source), Ok),
            "http:" | "https:" => Err(unsupported("file and data", url)),
            _ => Err(unsupported("file, data, and node", url)),
        }
    }

    /// What kind of module `require()` takes the file for.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`].
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{Format, MemoryFileSystem, Resolver};
    /// use std::path::Path;
    ///
    /// let files = MemoryFileSystem::from_iter([("/app/package.json", r#"{"type":"module"}"#)]);
    /// let resolver = Resolver::with_files(files);
    /// assert_eq!(resolver.require_format(Path::new("/app/a.js"), b"")?, Format::Module);
    /// assert_eq!(resolver.require_format(Path::new("/app/a.cjs"), b"")?, Format::CommonJs);
    /// # Ok::<(), nodular_modules::Error>(())
    /// ```
    pub fn require_format(&self, file: &Path, source: &[u8]) -> Result<Format, Error> {
        let name = text(file);
        let by_package = |kind: PackageType| match kind {
            PackageType::CommonJs => Format::CommonJs,
            PackageType::Module => Format::Module,
            PackageType::None => detected(source),
        };
        Ok(match posix::extname(&*name) {
            ".cjs" => Format::CommonJs,
            ".mjs" => Format::Module,
            ".json" => Format::Json,
            ".node" => Format::Addon,
            ".mts" => Format::ModuleTypeScript,
            ".cts" => Format::CommonJsTypeScript,
            ".ts" => in_typescript(by_package(kind_of(self.package_below_root(file)?.as_deref()))),
            ".js" | "" => by_package(kind_of(self.package_below_root(file)?.as_deref())),
            _ => detected(source),
        })
    }

    /// What name and `package.json` say.
    pub(crate) fn url_format(&self, url: &Url) -> Result<Option<Format>, Error> {
        match url.protocol() {
            "node:" => return Ok(Some(Format::Builtin)),
            "file:" => {}
            _ => return Ok(None),
        }
        let extension = extname(url.pathname());
        if !matches!(extension, ".js" | ".ts" | "") {
            return Ok(by_extension(extension));
        }
        let path = file_url_to_path(url)?;
        let kind = kind_of(self.package_scope(Path::new(&path))?.as_deref());
        let format = match kind {
            PackageType::None => return Ok(None),
            PackageType::CommonJs => Format::CommonJs,
            PackageType::Module if extension.is_empty() && self.is_wasm(&path) => Format::Wasm,
            PackageType::Module => Format::Module,
        };
        Ok(Some(if extension == ".ts" { in_typescript(format) } else { format }))
    }

    /// What the source says where name and `package.json` do not.
    fn file_format(&self, url: &Url, source: &[u8]) -> Result<Format, Error> {
        if let Some(format) = self.url_format(url)? {
            return Ok(format);
        }
        let path = file_url_to_path(url)?;
        let format = match extname(url.pathname()) {
            "" if source.starts_with(WASM_MAGIC) => return Ok(Format::Wasm),
            "" => return Ok(detected(source)),
            ".js" => detected(source),
            ".ts" => in_typescript(detected(source)),
            extension => {
                let extension = extension.to_owned();
                return Err(Error::UnknownExtension { extension, path });
            }
        };
        if matches!(format, Format::Module | Format::ModuleTypeScript)
            && let Some(package) = self.package_scope(Path::new(&path))?
        {
            self.warn_of_type(url, &package);
        }
        Ok(format)
    }

    fn is_wasm(&self, path: &str) -> bool {
        self.files().read(Path::new(path)).is_ok_and(|source| source.starts_with(WASM_MAGIC))
    }

    fn warn_of_type(&self, url: &Url, package: &PackageJson) {
        if url.pathname().contains("/node_modules/") {
            return;
        }
        let message = format!(
            "Module type of {} is not specified and it doesn't parse as CommonJS.\nReparsing as ES module because module \
             syntax was detected. This incurs a performance overhead.\nTo eliminate this warning, add \"type\": \"module\" \
             to {}.",
            url.href(),
            package.path().display()
        );
        let subject = package.path().to_string_lossy().into_owned();
        self.warn_once(subject, Warning::new("MODULE_TYPELESS_PACKAGE_JSON", message));
    }
}

fn kind_of(package: Option<&PackageJson>) -> PackageType {
    package.map(|package| package.kind).unwrap_or_default()
}

fn detected(source: &[u8]) -> Format {
    let is_module = contains_module_syntax(&String::from_utf8_lossy(source));
    if is_module { Format::Module } else { Format::CommonJs }
}

fn in_typescript(format: Format) -> Format {
    match format {
        Format::Module => Format::ModuleTypeScript,
        Format::CommonJs => Format::CommonJsTypeScript,
        other => other,
    }
}

fn by_extension(extension: &str) -> Option<Format> {
    Some(match extension {
        ".mjs" => Format::Module,
        ".cjs" => Format::CommonJs,
        ".json" => Format::Json,
        ".node" => Format::Addon,
        ".wasm" => Format::Wasm,
        ".mts" => Format::ModuleTypeScript,
        ".cts" => Format::CommonJsTypeScript,
        _ => return None,
    })
}

/// The extension with its dot, percent-encoded as it may be.
fn extname(pathname: &str) -> &str {
    let name_at = pathname.rfind('/').map_or(0, |slash| slash + 1);
    match pathname[name_at..].rfind('.') {
        None | Some(0) => "",
        Some(dot) => &pathname[name_at + dot..],
    }
}

/// The format by the media type of a `data:` URL.
fn data_format(url: &Url) -> Result<Format, Error> {
    let media_type = media_type(url.pathname());
    let essence = media_type.unwrap_or_default();
    let plain = essence.trim().to_ascii_lowercase();
    match (&*plain, essence) {
        ("text/javascript" | "application/javascript", _) => Ok(Format::Module),
        (_, "application/json") => Ok(Format::Json),
        (_, "application/wasm") => Ok(Format::Wasm),
        _ => Err(Error::UnknownFormat {
            format: media_type.unwrap_or("null").to_owned(),
            url: url.href().to_owned(),
        }),
    }
}

/// `text/javascript` of `text/javascript;charset=utf-8,...`.
fn media_type(pathname: &str) -> Option<&str> {
    let (kind, rest) = pathname.split_once('/')?;
    let end = rest.find([';', ',']).filter(|end| *end > 0)?;
    // Only one parameter may follow.
    let (parameter, _) = rest[end..].split_once(',')?;
    let is_known = !kind.is_empty()
        && !kind.contains('/')
        && (parameter.is_empty() || parameter.starts_with(';'));
    is_known.then(|| &pathname[..=kind.len() + end])
}

fn unsupported(supported: &'static str, url: &Url) -> Error {
    Error::UnsupportedScheme { supported, protocol: url.protocol().to_owned() }
}
