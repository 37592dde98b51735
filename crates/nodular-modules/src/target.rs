//! `exports` and `imports`: from a subpath to a file.
//!
//! Node: [Resolution algorithm specification](https://nodejs.org/api/esm.html#resolution-algorithm-specification)

use std::cmp::Ordering;
use std::path::PathBuf;

use nodular_path::posix;
use serde_json::{Map, Value};

use crate::error::Error;
use crate::file_system::FileSystem;
use crate::package::PackageJson;
use crate::resolver::{Resolution, Resolver};

/// What a target is looked up for.
pub(crate) struct Lookup<'a> {
    pub(crate) package: &'a PackageJson,
    pub(crate) conditions: &'a [&'a str],
    /// Who asks, as errors name it.
    pub(crate) base: Option<&'a str>,
}

/// A target that was found, or `null`, which says that there is none to be found.
enum Found {
    Resolution(Resolution),
    /// A bare specifier that an import stands for.
    Bare(String),
    Null,
}

impl<F: FileSystem> Resolver<F> {
    /// What the package exports as `subpath`, which is `.` or starts with `./`.
    pub(crate) fn exported(&self, subpath: &str, lookup: &Lookup<'_>) -> Result<PathBuf, Error> {
        let exports =
            lookup.package.exports.as_ref().ok_or_else(|| lookup.not_exported(subpath))?;
        let found = if lookup.is_main_sugar(exports)? {
            if subpath != "." {
                return Err(lookup.not_exported(subpath));
            }
            lookup.target(exports, "", ".", false, false)?
        } else {
            match exports {
                Value::Object(map) => lookup.matched(map, subpath, false)?,
                _ => None,
            }
        };
        match found {
            Some(Found::Resolution(Resolution::File(path))) => Ok(path),
            _ => Err(lookup.not_exported(subpath)),
        }
    }

    /// What `specifier`, which starts with `#`, stands for in its package.
    pub(crate) fn imported(&self, specifier: &str, lookup: &Lookup<'_>) -> Result<Imported, Error> {
        let undefined = || Error::ImportNotDefined {
            specifier: specifier.to_owned(),
            folder: Some(lookup.package.folder.clone()),
            base: lookup.base(),
        };
        if specifier == "#" || specifier.ends_with('/') {
            return Err(Error::InvalidSpecifier {
                specifier: specifier.to_owned(),
                reason: "is not a valid internal imports specifier name".into(),
                base: lookup.base(),
            });
        }
        let imports = lookup.package.imports.as_ref().ok_or_else(undefined)?;
        match lookup.matched(imports, specifier, true)? {
            Some(Found::Resolution(resolution)) => Ok(Imported::Resolution(resolution)),
            Some(Found::Bare(specifier)) => Ok(Imported::Bare(specifier)),
            Some(Found::Null) | None => Err(undefined()),
        }
    }
}

/// What an entry of `imports` stands for.
pub(crate) enum Imported {
    Resolution(Resolution),
    /// To be resolved from the package's folder.
    Bare(String),
}

impl Lookup<'_> {
    fn base(&self) -> Option<String> {
        self.base.map(str::to_owned)
    }

    fn not_exported(&self, subpath: &str) -> Error {
        Error::NotExported {
            folder: self.package.folder.clone(),
            subpath: subpath.to_owned(),
            base: self.base(),
        }
    }

    /// Whether `exports` is only what `.` stands for.
    fn is_main_sugar(&self, exports: &Value) -> Result<bool, Error> {
        let Value::Object(map) = exports else { return Ok(true) };
        let mut keys = map.keys().map(|key| !key.starts_with('.'));
        let Some(first) = keys.next() else { return Ok(false) };
        if keys.any(|sugar| sugar != first) {
            return Err(Error::InvalidPackageConfig {
                path: self.package.folder.join("package.json"),
                base: self.base(),
                reason: Some(
                    "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either \
                     be an object of package subpath keys or an object of main entry condition name keys only."
                        .into(),
                ),
            });
        }
        Ok(first)
    }

    /// The target of the entry of `map` that fits `key`, the most specific pattern last.
    fn matched(
        &self,
        map: &Map<String, Value>,
        key: &str,
        is_import: bool,
    ) -> Result<Option<Found>, Error> {
        if let Some(target) = map.get(key).filter(|_| !key.contains('*') && !key.ends_with('/')) {
            return self.target(target, "", key, false, is_import);
        }
        let fitting = map.keys().filter(|pattern| fits(pattern, key));
        let Some(pattern) = fitting.min_by(|a, b| more_specific(a, b)) else { return Ok(None) };
        let star = pattern.find('*').unwrap_or(pattern.len());
        let tail = pattern.len() - star - 1;
        let matched = &key[star..key.len() - tail];
        self.target(&map[pattern.as_str()], matched, pattern, true, is_import)
    }

    fn target(
        &self,
        target: &Value,
        matched: &str,
        key: &str,
        is_pattern: bool,
        is_import: bool,
    ) -> Result<Option<Found>, Error> {
        match target {
            Value::String(text) => {
                self.text_target(text, matched, key, is_pattern, is_import).map(Some)
            }
            Value::Array(targets) => self.first_of(targets, matched, key, is_pattern, is_import),
            Value::Object(conditions) => {
                if conditions.keys().any(|name| is_array_index(name)) {
                    return Err(Error::InvalidPackageConfig {
                        path: self.package.folder.join("package.json"),
                        base: self.base(),
                        reason: Some("\"exports\" cannot contain numeric property keys.".into()),
                    });
                }
                for (name, target) in conditions {
                    if name != "default" && !self.conditions.contains(&name.as_str()) {
                        continue;
                    }
                    if let Some(found) = self.target(target, matched, key, is_pattern, is_import)? {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            }
            Value::Null => Ok(Some(Found::Null)),
            other => Err(self.invalid(&other.to_string(), key, is_import)),
        }
    }

    /// The first target that is allowed; if none is, the error of the last.
    fn first_of(
        &self,
        targets: &[Value],
        matched: &str,
        key: &str,
        is_pattern: bool,
        is_import: bool,
    ) -> Result<Option<Found>, Error> {
        let mut last = Ok(Some(Found::Null));
        for target in targets {
            match self.target(target, matched, key, is_pattern, is_import) {
                Ok(None) => {}
                Ok(Some(Found::Null)) => last = Ok(Some(Found::Null)),
                Err(error @ Error::InvalidTarget { .. }) => last = Err(error),
                other => return other,
            }
        }
        last
    }

    fn text_target(
        &self,
        target: &str,
        matched: &str,
        key: &str,
        is_pattern: bool,
        is_import: bool,
    ) -> Result<Found, Error> {
        let invalid = || self.invalid(&Value::from(target).to_string(), key, is_import);
        if !matched.is_empty() && !is_pattern && !target.ends_with('/') {
            return Err(invalid());
        }
        if !target.starts_with("./") {
            let is_bare = is_import
                && !target.starts_with("../")
                && !target.starts_with('/')
                && nodular_url::Url::new(target).is_err();
            if is_bare || (is_import && target.starts_with("node:")) {
                return Ok(Found::Bare(target.replace('*', matched)));
            }
            return Err(invalid());
        }
        if has_forbidden_segment(&target[2..]) {
            return Err(invalid());
        }
        let resolved = posix::join([&self.package.folder.to_string_lossy(), target]).to_string();
        if !matched.is_empty() && has_forbidden_segment(matched) {
            return Err(Error::InvalidSpecifier {
                specifier: key.replace('*', matched),
                reason: format!(
                    "request is not a valid match in pattern \"{key}\" for the \"{}\" resolution of {}",
                    if is_import { "imports" } else { "exports" },
                    self.package.folder.join("package.json").display()
                ),
                base: self.base(),
            });
        }
        let resolved = if is_pattern { resolved.replace('*', matched) } else { resolved + matched };
        Ok(Found::Resolution(Resolution::File(resolved.into())))
    }

    fn invalid(&self, target: &str, key: &str, is_import: bool) -> Error {
        Error::InvalidTarget {
            folder: self.package.folder.clone(),
            key: key.to_owned(),
            target: target.to_owned(),
            is_import,
            base: self.base(),
        }
    }
}

/// Whether `key` is what the pattern stands for: the text before its only star, something, the text behind it.
fn fits(pattern: &str, key: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return false };
    !tail.contains('*')
        && key.len() >= pattern.len()
        && key.starts_with(head)
        && key.ends_with(tail)
        && key != head
}

/// Node's `PATTERN_KEY_COMPARE`: longer text before the star first, then the longer pattern.
fn more_specific(a: &&String, b: &&String) -> Ordering {
    let base = |pattern: &str| pattern.find('*').map_or(pattern.len(), |star| star + 1);
    base(b).cmp(&base(a)).then_with(|| b.len().cmp(&a.len()))
}

/// Whether a segment is `.`, `..` or `node_modules`, also when it is percent-encoded.
fn has_forbidden_segment(path: &str) -> bool {
    path.split(['/', '\\']).any(|segment| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        matches!(segment.as_str(), "." | "..")
            || segment == "node_modules"
            || is_encoded_modules(&segment)
    })
}

/// Letters of `node_modules` may be written as `%6e` and the like.
fn is_encoded_modules(segment: &str) -> bool {
    segment.contains('%')
        && nodular_url::querystring::unescape(segment).eq_ignore_ascii_case("node_modules")
}

fn is_array_index(name: &str) -> bool {
    name.parse::<u32>().is_ok_and(|index| index != u32::MAX && index.to_string() == name)
}
