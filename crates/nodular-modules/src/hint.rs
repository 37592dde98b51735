//! "Did you mean to import": what `require()` would have found.

use std::path::Path;

use nodular_path::posix;
use nodular_url::{Url, file_url_to_path, path_to_file_url};

use crate::error::Error;
use crate::file_system::FileSystem;
use crate::import::{ImportOptions, is_path, is_relative};
use crate::resolver::Resolver;

impl<F: FileSystem> Resolver<F> {
    /// The error, with what could have been meant if it says that nothing was found.
    pub(crate) fn with_hint(
        &self,
        mut error: Error,
        specifier: &str,
        parent: &Url,
        options: &ImportOptions<'_>,
    ) -> Error {
        let (Error::ModuleNotFound { hint, .. }
        | Error::PackageNotFound { hint, .. }
        | Error::DirectoryImport { hint, .. }) = &mut error
        else {
            return error;
        };
        let specifier = match specifier.starts_with("file://").then(|| file_url_to_path(specifier))
        {
            Some(Ok(path)) => path,
            _ => specifier.to_owned(),
        };
        *hint = self.meant(&specifier, parent, options).filter(|meant| *meant != specifier);
        error
    }

    fn meant(&self, specifier: &str, parent: &Url, options: &ImportOptions<'_>) -> Option<String> {
        let file = file_url_to_path(parent).ok()?;
        let cwd = options.cwd.unwrap_or(Path::new(""));
        if is_relative(specifier) && options.cwd.is_none() {
            return None;
        }
        let found = self.require_from_import(specifier, cwd, Path::new(&file), &options.hints)?;
        if is_relative(specifier) {
            let url = path_to_file_url(&found).ok()?;
            let folder = parent.href().strip_prefix("file://")?.rsplit_once('/')?.0;
            let way = posix::relative_in("/", folder, url.pathname());
            return Some(if way.starts_with("../") { way } else { format!("./{way}") });
        }
        if is_path(specifier) || specifier.is_empty() {
            return Some(found);
        }
        let package = specifier.split('/').next().unwrap_or(specifier);
        let inside = format!("/node_modules/{package}/");
        match found.rfind(&inside) {
            Some(at) => {
                let names = found[at + inside.len()..].split('/').map(encode_uri_component);
                let path: Vec<String> = names.collect();
                Some(format!("{package}/{}", path.join("/")))
            }
            None => Some(path_to_file_url(&found).ok()?.href().to_owned()),
        }
    }
}

/// JavaScript's `encodeURIComponent()`.
fn encode_uri_component(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}
