//! `exports` and `imports`: from a subpath to a URL.
//!
//! Node: [Resolution algorithm specification](https://nodejs.org/api/esm.html#resolution-algorithm-specification)

use std::cmp::Ordering;

use nodular_url::{Url, path_to_file_url};
use serde_json::{Map, Value};

use self::segment::{Segments, segments};
use crate::base::Base;
use crate::error::Error;
use crate::file_system::FileSystem;
use crate::package::PackageJson;
use crate::resolver::Resolver;
use crate::warning::Warning;

mod segment;

/// A package whose `exports` or `imports` are looked at.
pub(crate) struct Lookup<'a, F> {
    pub(crate) resolver: &'a Resolver<F>,
    pub(crate) package: &'a PackageJson,
    pub(crate) conditions: &'a [&'a str],
    /// Who asks. A `require()` of another package does not say.
    pub(crate) base: Option<&'a Base>,
    /// Whether it is `imports` that are looked at.
    pub(crate) is_import: bool,
}

/// A target that was found, or `null`, which says that there is none to be found.
enum Found {
    Url(Url),
    Null,
}

/// What was asked for, as one key of the map fits it.
struct Match<'a> {
    key: &'a str,
    /// What the star of the key stands for, if it has one.
    star: Option<&'a str>,
    /// Whether what was asked for ends with a slash.
    is_folder: bool,
}

impl<F: FileSystem> Lookup<'_, F> {
    /// What the package exports as `subpath`, which is `.` or starts with `./`.
    pub(crate) fn exported(&self, subpath: &str) -> Result<Url, Error> {
        let not_exported = || Error::NotExported {
            folder: self.package.folder.clone(),
            subpath: subpath.to_owned(),
            base: self.base_path(),
        };
        let exports = self.package.exports.as_ref().ok_or_else(not_exported)?;
        let found = match exports {
            Value::Object(map) if !self.is_main_sugar(map)? => self.matched(map, subpath)?,
            main if subpath == "." => {
                self.target(main, &Match { key: ".", star: None, is_folder: false })?
            }
            _ => None,
        };
        match found {
            Some(Found::Url(url)) => Ok(url),
            Some(Found::Null) | None => Err(not_exported()),
        }
    }

    /// What `specifier`, which starts with `#`, stands for in its package, if that says so.
    pub(crate) fn imported(&self, specifier: &str) -> Result<Option<Url>, Error> {
        let Some(Value::Object(imports)) = &self.package.imports else { return Ok(None) };
        match self.matched(imports, specifier)? {
            Some(Found::Url(url)) => Ok(Some(url)),
            Some(Found::Null) | None => Ok(None),
        }
    }

    /// Whether `exports` is only what `.` stands for.
    fn is_main_sugar(&self, exports: &Map<String, Value>) -> Result<bool, Error> {
        let mut keys = exports.keys().map(|key| !key.starts_with('.'));
        let Some(first) = keys.next() else { return Ok(false) };
        if keys.any(|is_condition| is_condition != first) {
            return Err(self.invalid_config(
                "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an \
                 object of package subpath keys or an object of main entry condition name keys only.",
            ));
        }
        Ok(first)
    }

    /// The target of the entry of `map` that fits `key` best.
    fn matched(&self, map: &Map<String, Value>, key: &str) -> Result<Option<Found>, Error> {
        let is_folder = key.ends_with('/') && !self.is_import;
        if let Some(target) = map.get(key).filter(|_| !key.contains('*') && !is_folder) {
            return self.target(target, &Match { key, star: None, is_folder });
        }
        if is_folder && map.keys().any(|pattern| starts_like(pattern, key)) {
            self.warn_of_folder(key);
        }
        let fitting = map.keys().filter(|pattern| fits(pattern, key));
        let Some(pattern) = fitting.min_by(more_specific) else { return Ok(None) };
        let head = pattern.find('*').unwrap_or(pattern.len());
        let tail = pattern.len() - head - 1;
        let star = key.get(head..key.len() - tail);
        self.target(&map[pattern.as_str()], &Match { key: pattern, star, is_folder })
    }

    /// `None` if no condition holds.
    fn target(&self, target: &Value, found: &Match<'_>) -> Result<Option<Found>, Error> {
        match target {
            Value::String(text) => self.text_target(text, found).map(Found::Url).map(Some),
            Value::Array(targets) => self.first_of(targets, found),
            Value::Object(conditions) => {
                if conditions.keys().any(|name| is_array_index(name)) {
                    let reason = "\"exports\" cannot contain numeric property keys.";
                    return Err(self.invalid_config(reason));
                }
                for (name, target) in conditions {
                    if (name == "default" || self.conditions.contains(&name.as_str()))
                        && let Some(found) = self.target(target, found)?
                    {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            }
            Value::Null => Ok(Some(Found::Null)),
            Value::Bool(_) | Value::Number(_) => Err(self.invalid(&target.to_string(), found)),
        }
    }

    /// The first target that is allowed; if none is, what the last one that said anything said.
    fn first_of(&self, targets: &[Value], found: &Match<'_>) -> Result<Option<Found>, Error> {
        let mut last = if targets.is_empty() { Ok(Some(Found::Null)) } else { Ok(None) };
        for target in targets {
            match self.target(target, found) {
                Ok(None) => {}
                Ok(Some(Found::Null)) => last = Ok(Some(Found::Null)),
                Err(error @ Error::InvalidTarget { .. }) => last = Err(error),
                other => return other,
            }
        }
        last
    }

    fn text_target(&self, target: &str, found: &Match<'_>) -> Result<Url, Error> {
        let Some(inside) = target.strip_prefix("./") else {
            return self.foreign_target(target, found);
        };
        let in_target = segments(inside);
        if in_target == Segments::Forbidden {
            return Err(self.invalid(target, found));
        }
        if in_target == Segments::Empty {
            self.warn_of_segment(target, found, target);
        }
        let package = self.package_url()?;
        let url = package.join(target)?;
        if !url.pathname().starts_with(package.join(".")?.pathname()) {
            return Err(self.invalid(target, found));
        }
        let Some(star) = found.star.filter(|star| !star.is_empty()) else { return Ok(url) };
        let request = found.key.replacen('*', star, 1);
        match segments(star) {
            Segments::Forbidden => return Err(self.invalid_match(request, found.key)),
            Segments::Empty => self.warn_of_segment(target, found, &request),
            Segments::Plain => {}
        }
        Ok(Url::new(&url.href().replace('*', star))?)
    }

    /// A target outside of the package: only `imports` may name one, by a bare specifier.
    fn foreign_target(&self, target: &str, found: &Match<'_>) -> Result<Url, Error> {
        let is_bare = self.is_import
            && !target.starts_with('/')
            && !target.starts_with("../")
            && !Url::can_parse(target);
        if !is_bare {
            return Err(self.invalid(target, found));
        }
        let specifier = match found.star {
            Some(star) => target.replace('*', star),
            None => target.to_owned(),
        };
        let base = Base::from_path(&self.package.path())?;
        self.resolver.bare(&specifier, &base, self.conditions)
    }

    fn package_url(&self) -> Result<Url, Error> {
        Ok(path_to_file_url(self.package.path())?)
    }

    fn base_path(&self) -> Option<String> {
        self.base.map(|base| base.path.clone())
    }

    fn invalid(&self, target: &str, found: &Match<'_>) -> Error {
        Error::InvalidTarget {
            folder: self.package.folder.clone(),
            key: found.key.to_owned(),
            target: target.to_owned(),
            is_import: self.is_import,
            base: self.base_path(),
        }
    }

    fn invalid_match(&self, specifier: String, pattern: &str) -> Error {
        let reason = format!(
            "request is not a valid match in pattern \"{pattern}\" for the \"{}\" resolution of {}",
            self.field(),
            self.package.path().display()
        );
        Error::InvalidSpecifier { specifier, reason, base: self.base_path() }
    }

    fn invalid_config(&self, reason: &str) -> Error {
        Error::InvalidPackageConfig {
            path: self.package.path(),
            base: self.base.map(|base| base.url.href().to_owned()),
            reason: Some(reason.to_owned()),
        }
    }

    fn field(&self) -> &'static str {
        if self.is_import { "imports" } else { "exports" }
    }

    fn warn_of_folder(&self, subpath: &str) {
        let message = format!(
            "Use of deprecated trailing slash pattern mapping \"{subpath}\" in the \"exports\" field module resolution of \
             the package at {}{}. Mapping specifiers ending in \"/\" is no longer supported.",
            self.package.path().display(),
            self.asked_from()
        );
        let subject = format!("{}|{subpath}", self.package.path().display());
        self.resolver.warn_once(subject, Warning::new("DEP0155", message));
    }

    /// Empty segments are still allowed; `text` is where one was seen.
    fn warn_of_segment(&self, target: &str, found: &Match<'_>, text: &str) {
        if found.is_folder {
            return;
        }
        let star = found.star.unwrap_or_default();
        let request = found.key.replacen('*', star, 1);
        let target = if found.star.is_some() { target.replace('*', star) } else { target.into() };
        // Node looks for the double slash in the target with the star replaced.
        let text = if text == request { &request } else { &target };
        let is_double =
            text.as_bytes().windows(2).any(|pair| pair.iter().all(|b| b"/\\".contains(b)));
        let kind = if is_double { "double slash" } else { "leading or trailing slash matching" };
        let matched = if request == found.key {
            String::new()
        } else {
            format!("matched to \"{}\" ", found.key)
        };
        let message = format!(
            "Use of deprecated {kind} resolving \"{target}\" for module request \"{request}\" {matched}in the \"{}\" field \
             module resolution of the package at {}{}.",
            self.field(),
            self.package.path().display(),
            self.asked_from()
        );
        self.resolver.warn(Warning::new("DEP0166", message));
    }

    fn asked_from(&self) -> String {
        self.base.map(|base| format!(" imported from {}", base.path)).unwrap_or_default()
    }
}

/// Whether `key` starts with what is before the pattern's star.
fn starts_like(pattern: &str, key: &str) -> bool {
    pattern.split_once('*').is_some_and(|(head, _)| key.starts_with(head))
}

/// Whether `key` is what the pattern stands for: the text before its only star, something, the text behind it.
fn fits(pattern: &str, key: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return false };
    !tail.contains('*')
        && key.len() >= pattern.len()
        && key.starts_with(head)
        && key.ends_with(tail)
}

/// Node's `PATTERN_KEY_COMPARE`: longer text before the star first, then the longer pattern.
fn more_specific(a: &&String, b: &&String) -> Ordering {
    let head = |pattern: &str| pattern.find('*').unwrap_or(pattern.len());
    head(b).cmp(&head(a)).then_with(|| b.len().cmp(&a.len()))
}

fn is_array_index(name: &str) -> bool {
    name.parse::<u32>().is_ok_and(|index| index != u32::MAX && index.to_string() == name)
}
