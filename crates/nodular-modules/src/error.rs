use std::path::PathBuf;

use nodular_error::Class;

/// Why a specifier could not be resolved.
///
/// `Display` is Node's message; [`Error::code`] is Node's code.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Error {
    /// `require(request)` found nothing; `stack` has the files that required each other up to there.
    #[error("Cannot find module '{request}'{}", RequireStack(stack))]
    NotFound { request: String, stack: Vec<String> },
    /// There is no such module of Node's own.
    #[error("No such built-in module: {0}")]
    UnknownBuiltin(String),
    /// The `package.json` at `path` is not valid, because of `reason`; it was read for `base`.
    #[error("Invalid package config {}.{}{}", path.display(), While(base), After(reason))]
    InvalidPackageConfig { path: PathBuf, base: Option<String>, reason: Option<String> },
    /// `subpath` is not among the `exports` of the package in `folder`, which `base` asked for.
    #[error("{}", NotExported { folder, subpath, base })]
    NotExported { folder: PathBuf, subpath: String, base: Option<String> },
    /// `target`, which the package in `folder` gives for `key`, is not allowed.
    #[error("{}", InvalidTarget { folder, key, target, is_import: *is_import, base })]
    InvalidTarget {
        folder: PathBuf,
        key: String,
        target: String,
        is_import: bool,
        base: Option<String>,
    },
    /// `specifier` is not among the `imports` of the package in `folder`.
    #[error(
        "Package import specifier \"{specifier}\" is not defined{}{}",
        folder.as_ref().map(|folder| format!(" in package {}package.json", slashed(folder))).unwrap_or_default(),
        From(base)
    )]
    ImportNotDefined { specifier: String, folder: Option<PathBuf>, base: Option<String> },
    /// `specifier` is not one that can be resolved, because it `reason`.
    #[error("Invalid module \"{specifier}\" {reason}{}", From(base))]
    InvalidSpecifier { specifier: String, reason: String, base: Option<String> },
}

impl Error {
    /// Node's `error.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "MODULE_NOT_FOUND",
            Self::UnknownBuiltin(_) => "ERR_UNKNOWN_BUILTIN_MODULE",
            Self::InvalidPackageConfig { .. } => "ERR_INVALID_PACKAGE_CONFIG",
            Self::NotExported { .. } => "ERR_PACKAGE_PATH_NOT_EXPORTED",
            Self::InvalidTarget { .. } => "ERR_INVALID_PACKAGE_TARGET",
            Self::ImportNotDefined { .. } => "ERR_PACKAGE_IMPORT_NOT_DEFINED",
            Self::InvalidSpecifier { .. } => "ERR_INVALID_MODULE_SPECIFIER",
        }
    }

    /// The class of the error in JavaScript.
    pub fn class(&self) -> Class {
        match self {
            Self::ImportNotDefined { .. } | Self::InvalidSpecifier { .. } => Class::TypeError,
            _ => Class::Error,
        }
    }
}

macro_rules! part {
    ($name:ident($field:ident: &$type:ty) $write:expr) => {
        struct $name<'a>(&'a $type);

        impl std::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let $field = self.0;
                let write: fn(&$type, &mut std::fmt::Formatter<'_>) -> std::fmt::Result = $write;
                write($field, f)
            }
        }
    };
}

part!(RequireStack(stack: &Vec<String>) |stack, f| {
    if !stack.is_empty() {
        write!(f, "\nRequire stack:\n- {}", stack.join("\n- "))?;
    }
    Ok(())
});
part!(While(base: &Option<String>) |base, f| match base {
    Some(base) => write!(f, " while importing {base}"),
    None => Ok(()),
});
part!(After(reason: &Option<String>) |reason, f| match reason {
    Some(reason) => write!(f, ". {reason}"),
    None => Ok(()),
});
part!(From(base: &Option<String>) |base, f| match base {
    Some(base) => write!(f, " imported from {base}"),
    None => Ok(()),
});

struct NotExported<'a> {
    folder: &'a PathBuf,
    subpath: &'a str,
    base: &'a Option<String>,
}

impl std::fmt::Display for NotExported<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let folder = slashed(self.folder);
        match self.subpath {
            "." => write!(f, "No \"exports\" main defined in {folder}package.json")?,
            subpath => write!(
                f,
                "Package subpath '{subpath}' is not defined by \"exports\" in {folder}package.json"
            )?,
        }
        write!(f, "{}", From(self.base))
    }
}

struct InvalidTarget<'a> {
    folder: &'a PathBuf,
    key: &'a str,
    target: &'a str,
    is_import: bool,
    base: &'a Option<String>,
}

impl std::fmt::Display for InvalidTarget<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { key, target, .. } = self;
        let folder = slashed(self.folder);
        let relative = target.starts_with('"') && !self.is_import && !target.starts_with("\"./");
        if *key == "." {
            write!(f, "Invalid \"exports\" main target {target} defined")?;
        } else {
            let field = if self.is_import { "imports" } else { "exports" };
            write!(f, "Invalid \"{field}\" target {target} defined for '{key}'")?;
        }
        write!(f, " in the package config {folder}package.json{}", From(self.base))?;
        if relative { f.write_str("; targets must start with \"./\"") } else { Ok(()) }
    }
}

/// The folder with a slash at its end.
fn slashed(folder: &std::path::Path) -> String {
    let text = folder.to_string_lossy();
    if text.ends_with('/') { text.into_owned() } else { format!("{text}/") }
}
