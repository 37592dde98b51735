//! `pathToFileURL`.

use std::path::Path;

use nodular_error::{ArgumentError, SystemError};
use nodular_path::{posix, win32};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

use super::FileUrlOptions;
use crate::{Error, Url};

/// What Node encodes in a path before it becomes a URL: more than a URL's path needs.
const WINDOWS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'~');

const POSIX: &AsciiSet = &WINDOWS.add(b'\\');

/// The `file:` URL of `path`, made absolute first; a slash at its end is kept.
///
/// Node: [`url.pathToFileURL(path)`](https://nodejs.org/api/url.html#urlpathtofileurlpath-options)
///
/// # Errors
///
/// - On Windows, [`Error::Argument`] if a path like `\\server\share` lacks one of both, and
///   [`Error::InvalidUrl`] if its server cannot be the host of a URL.
/// - [`Error::WorkingDirectory`] if `path` is relative and the working directory cannot be read.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, path_to_file_url_with};
/// let posix = FileUrlOptions::new().windows(false).cwd("/home/me");
/// assert_eq!(path_to_file_url_with("/foo#1", &posix)?.href(), "file:///foo%231");
/// assert_eq!(path_to_file_url_with("50%.c", &posix)?.href(), "file:///home/me/50%25.c");
/// assert!(nodular_url::path_to_file_url("a")?.pathname().ends_with("/a"));
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "pathToFileURL")]
pub fn path_to_file_url(path: impl AsRef<Path>) -> Result<Url, Error> {
    path_to_file_url_with(path, &FileUrlOptions::default())
}

/// The `file:` URL of `path`, on the platform and from the working directory that `options` say.
///
/// Node: [`url.pathToFileURL(path, options)`](https://nodejs.org/api/url.html#urlpathtofileurlpath-options)
///
/// # Errors
///
/// As [`path_to_file_url`].
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, path_to_file_url_with};
/// let windows = FileUrlOptions::new().windows(true);
/// assert_eq!(path_to_file_url_with(r"C:\a b\", &windows)?.href(), "file:///C:/a%20b/");
/// assert_eq!(path_to_file_url_with(r"\\nas\share\x", &windows)?.href(), "file://nas/share/x");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "pathToFileURL")]
pub fn path_to_file_url_with(
    path: impl AsRef<Path>,
    options: &FileUrlOptions,
) -> Result<Url, Error> {
    let path = path.as_ref().as_os_str().as_encoded_bytes();
    let cwd = options.cwd.as_deref().map(|cwd| cwd.as_os_str().as_encoded_bytes());
    if options.is_windows() { from_windows(path, cwd) } else { from_posix(path, cwd) }
}

fn from_posix(path: &[u8], cwd: Option<&[u8]>) -> Result<Url, Error> {
    let mut resolved = match cwd {
        Some(cwd) => posix::resolve_in(cwd, [path]),
        None => posix::resolve([path]).map_err(|error| SystemError::from_io(error, "uv_cwd"))?,
    };
    if path.ends_with(b"/") && resolved.last() != Some(&b'/') {
        resolved.push(b'/');
    }
    if resolved.starts_with(b"/") {
        return Ok(Url::of_encoded_path(&encoded(&resolved, POSIX)));
    }
    // The working directory that was given is no absolute path.
    file_url(&resolved, POSIX)
}

fn from_windows(path: &[u8], cwd: Option<&[u8]>) -> Result<Url, Error> {
    if path.starts_with(br"\\") {
        return from_unc(path);
    }
    let mut resolved = match cwd {
        Some(cwd) => win32::resolve_in(cwd, [path]),
        None => win32::resolve([path]).map_err(|error| SystemError::from_io(error, "uv_cwd"))?,
    };
    if resolved.starts_with(br"\\") {
        return from_unc(&resolved);
    }
    let ends = |path: &[u8]| matches!(path.last(), Some(b'/' | b'\\'));
    if ends(path) && !ends(&resolved) {
        resolved.push(b'\\');
    }
    file_url(&resolved, WINDOWS)
}

/// A path with a server: `\\server\share\x`, or the same after `\\?\UNC\`.
fn from_unc(path: &[u8]) -> Result<Url, Error> {
    let prefix = if path.starts_with(br"\\?\UNC\") { br"\\?\UNC\".len() } else { br"\\".len() };
    let refused = |reason| {
        let path = String::from_utf8_lossy(path).into_owned();
        Error::from(ArgumentError::invalid_value("path", path, reason))
    };
    let Some(length) = path[prefix..].iter().position(|&byte| byte == b'\\') else {
        return Err(refused("Missing UNC resource path"));
    };
    if prefix + length == 2 {
        return Err(refused("Empty UNC servername"));
    }
    let (host, path) = path[prefix..].split_at(length);
    let mut url = file_url(path, WINDOWS)?;
    let host = String::from_utf8_lossy(host);
    if url.set_file_host(&host) {
        Ok(url)
    } else {
        Err(Error::invalid_url(&String::from_utf8_lossy(path), Some(&host)))
    }
}

fn file_url(path: &[u8], encode: &'static AsciiSet) -> Result<Url, Error> {
    let path = encoded(path, encode);
    let slash = if path.starts_with(['/', '\\']) { "" } else { "/" };
    Url::new(&["file://", slash, &path].concat())
}

fn encoded(path: &[u8], encode: &'static AsciiSet) -> String {
    let mut text = String::with_capacity(path.len() + path.len() / 2);
    text.extend(percent_encode(path, encode));
    text
}
