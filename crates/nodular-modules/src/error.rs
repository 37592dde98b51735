use std::fmt::{Display, Formatter, Result};
use std::path::{Path, PathBuf};

use nodular_error::Class;

/// Why a specifier could not be resolved, or what it stands for could not be loaded.
///
/// `Display` is Node's message; [`Error::code`] is Node's code.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Error {
    /// `require(request)` found nothing; `stack` has the files that required each other up to there.
    #[error("Cannot find module '{request}'{}", RequireStack(stack))]
    NotFound { request: String, stack: Vec<String> },
    /// What the `exports` or `imports` of `package` name for a `require()` is not there.
    #[error("Cannot find module '{request}'")]
    TargetNotFound { request: String, package: Option<PathBuf> },
    /// Neither the `"main"` of `package`, which `request` asked for, is there nor an index.
    #[error(
        "Cannot find module '{}'. Please verify that the package.json has a valid \"main\" entry",
        main.display()
    )]
    MainNotFound { main: PathBuf, package: PathBuf, request: String },
    /// There is no such module of Node's own.
    #[error("No such built-in module: {0}")]
    UnknownBuiltin(String),
    /// The `package.json` at `path` is not valid, because of `reason`; it was read for `base`.
    #[error("Invalid package config {}{}{}", path.display(), While(base), Reason(reason))]
    InvalidPackageConfig { path: PathBuf, base: Option<String>, reason: Option<String> },
    /// `subpath` is not among the `exports` of the package in `folder`, which `base` asked for.
    #[error("{} \"exports\" {}{}", Subpath(subpath), PackageOf(folder, subpath), From(base))]
    NotExported { folder: PathBuf, subpath: String, base: Option<String> },
    /// `target`, which the package in `folder` gives for `key`, is not allowed.
    #[error(
        "{} in the package config {}{}{}",
        TargetOf { key, target, is_import: *is_import },
        json_in(folder),
        From(base),
        if !is_import && !target.is_empty() && !target.starts_with("./") {
            "; targets must start with \"./\""
        } else {
            ""
        }
    )]
    InvalidTarget {
        folder: PathBuf,
        key: String,
        target: String,
        is_import: bool,
        base: Option<String>,
    },
    /// `specifier` is not among the `imports` of the package in `folder`, to which `base` belongs.
    #[error(
        "Package import specifier \"{specifier}\" is not defined{} imported from {base}",
        folder.as_ref().map(|folder| format!(" in package {}", json_in(folder))).unwrap_or_default()
    )]
    ImportNotDefined { specifier: String, folder: Option<PathBuf>, base: String },
    /// `specifier` is not one that can be resolved, because it `reason`.
    #[error("Invalid module \"{specifier}\" {reason}{}", From(base))]
    InvalidSpecifier { specifier: String, reason: String, base: Option<String> },
    /// `import` of `url`, which is the file `path`, from `base` found nothing; `hint` is what `require()` finds.
    #[error("Cannot find module '{path}' imported from {base}{}", Hint(hint))]
    ModuleNotFound { path: String, url: String, base: String, hint: Option<String> },
    /// `import` from `base` found no package of that `name`; `hint` is what `require()` finds.
    #[error("Cannot find package '{name}' imported from {base}{}", Hint(hint))]
    PackageNotFound { name: String, base: String, hint: Option<String> },
    /// `import` of `url` from `base` found the folder `path`; `hint` is what `require()` finds.
    #[error(
        "Directory import '{path}' is not supported resolving ES modules imported from {base}{}",
        Hint(hint)
    )]
    DirectoryImport { path: String, url: String, base: String, hint: Option<String> },
    /// `specifier` needs a base that is a folder, which `base` is not.
    #[error(
        "Failed to resolve module specifier \"{specifier}\" from \"{base}\": Invalid relative URL or base scheme is not \
         hierarchical."
    )]
    UnsupportedResolveRequest { specifier: String, base: String },
    /// There is no loading from URLs of that `protocol`, only from those that are `supported`.
    #[error(
        "Only URLs with a scheme in: {supported} are supported by the default ESM loader. Received protocol '{protocol}'"
    )]
    UnsupportedScheme { supported: &'static str, protocol: String },
    /// The file at `path` has an `extension` of which Node does not know what is in it.
    #[error("Unknown file extension \"{extension}\" for {path}")]
    UnknownExtension { extension: String, path: String },
    /// What is at `url` is of a `format` that Node does not know.
    #[error("Unknown module format: {format} for URL {url}")]
    UnknownFormat { format: String, url: String },
    /// What is at `url` has to be imported with the attribute `key` of that `value`.
    #[error("Module \"{url}\" needs an import attribute of \"{key}: {value}\"")]
    AttributeMissing { url: String, key: &'static str, value: &'static str },
    /// What is at `url` is not of the type that the import says.
    #[error("Module \"{url}\" is not of type \"{value}\"")]
    AttributeTypeIncompatible { url: String, value: String },
    /// Node knows no such import attribute.
    #[error("Import attribute \"{key}\" with value \"{value}\" is not supported in {url}")]
    AttributeUnsupported { key: String, value: String, url: String },
    /// A URL is none, or is no path of a file.
    #[error(transparent)]
    Url(#[from] nodular_url::Error),
}

impl Error {
    /// Node's `error.code`.
    pub fn code(&self) -> &str {
        match self {
            Self::NotFound { .. } | Self::TargetNotFound { .. } | Self::MainNotFound { .. } => {
                "MODULE_NOT_FOUND"
            }
            Self::UnknownBuiltin(_) => "ERR_UNKNOWN_BUILTIN_MODULE",
            Self::InvalidPackageConfig { .. } => "ERR_INVALID_PACKAGE_CONFIG",
            Self::NotExported { .. } => "ERR_PACKAGE_PATH_NOT_EXPORTED",
            Self::InvalidTarget { .. } => "ERR_INVALID_PACKAGE_TARGET",
            Self::ImportNotDefined { .. } => "ERR_PACKAGE_IMPORT_NOT_DEFINED",
            Self::InvalidSpecifier { .. } => "ERR_INVALID_MODULE_SPECIFIER",
            Self::ModuleNotFound { .. } | Self::PackageNotFound { .. } => "ERR_MODULE_NOT_FOUND",
            Self::DirectoryImport { .. } => "ERR_UNSUPPORTED_DIR_IMPORT",
            Self::UnsupportedResolveRequest { .. } => "ERR_UNSUPPORTED_RESOLVE_REQUEST",
            Self::UnsupportedScheme { .. } => "ERR_UNSUPPORTED_ESM_URL_SCHEME",
            Self::UnknownExtension { .. } => "ERR_UNKNOWN_FILE_EXTENSION",
            Self::UnknownFormat { .. } => "ERR_UNKNOWN_MODULE_FORMAT",
            Self::AttributeMissing { .. } => "ERR_IMPORT_ATTRIBUTE_MISSING",
            Self::AttributeTypeIncompatible { .. } => "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE",
            Self::AttributeUnsupported { .. } => "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED",
            Self::Url(error) => error.code(),
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::ImportNotDefined { .. }
            | Self::InvalidSpecifier { .. }
            | Self::UnsupportedResolveRequest { .. }
            | Self::UnknownExtension { .. }
            | Self::AttributeMissing { .. }
            | Self::AttributeTypeIncompatible { .. }
            | Self::AttributeUnsupported { .. } => Class::TypeError,
            Self::UnknownFormat { .. } => Class::RangeError,
            Self::Url(error) => error.class(),
            _ => Class::Error,
        }
    }

    /// Node's `error.url`: what was to be imported.
    pub fn url(&self) -> Option<&str> {
        match self {
            Self::ModuleNotFound { url, .. } | Self::DirectoryImport { url, .. } => Some(url),
            _ => None,
        }
    }

    /// Node's `error.path` of a failed `require()`: the package, or its `package.json`.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::TargetNotFound { package, .. } => package.as_deref(),
            Self::MainNotFound { package, .. } => Some(package),
            _ => None,
        }
    }

    /// The same error with Node's `error.requireStack`, which only [`NotFound`](Self::NotFound) has.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::Error;
    ///
    /// let error = Error::NotFound { request: "./x".into(), stack: vec![] };
    /// let error = error.with_require_stack(vec!["/b.js".into(), "/a.js".into()]);
    /// assert_eq!(error.to_string(), "Cannot find module './x'\nRequire stack:\n- /b.js\n- /a.js");
    /// ```
    #[must_use]
    pub fn with_require_stack(mut self, files: Vec<String>) -> Self {
        if let Self::NotFound { stack, .. } = &mut self {
            *stack = files;
        }
        self
    }
}

struct RequireStack<'a>(&'a [String]);

impl Display for RequireStack<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            [] => Ok(()),
            stack => write!(f, "\nRequire stack:\n- {}", stack.join("\n- ")),
        }
    }
}

struct While<'a>(&'a Option<String>);

impl Display for While<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.as_ref().map_or(Ok(()), |base| write!(f, " while importing {base}"))
    }
}

struct Reason<'a>(&'a Option<String>);

impl Display for Reason<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Some(reason) => write!(f, ". {reason}"),
            None => f.write_str("."),
        }
    }
}

struct From<'a>(&'a Option<String>);

impl Display for From<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.as_ref().map_or(Ok(()), |base| write!(f, " imported from {base}"))
    }
}

struct Hint<'a>(&'a Option<String>);

impl Display for Hint<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Some(hint) = self.0 else { return Ok(()) };
        write!(f, "\nDid you mean to import {}?", quoted(hint))
    }
}

struct Subpath<'a>(&'a str);

impl Display for Subpath<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            "." => f.write_str("No"),
            subpath => write!(f, "Package subpath '{subpath}' is not defined by"),
        }
    }
}

struct PackageOf<'a>(&'a Path, &'a str);

impl Display for PackageOf<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let start = if self.1 == "." { "main defined in" } else { "in" };
        write!(f, "{start} {}", json_in(self.0))
    }
}

struct TargetOf<'a> {
    key: &'a str,
    target: &'a str,
    is_import: bool,
}

impl Display for TargetOf<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (key, target) = (self.key, quoted(self.target));
        match self {
            Self { key: ".", .. } => write!(f, "Invalid \"exports\" main target {target} defined"),
            Self { is_import: true, .. } => {
                write!(f, "Invalid \"imports\" target {target} defined for '{key}'")
            }
            _ => write!(f, "Invalid \"exports\" target {target} defined for '{key}'"),
        }
    }
}

/// As `JSON.stringify()`.
fn quoted(text: &str) -> serde_json::Value {
    text.into()
}

/// The path of the `package.json` in the folder.
fn json_in(folder: &Path) -> String {
    folder.join("package.json").to_string_lossy().into_owned()
}
