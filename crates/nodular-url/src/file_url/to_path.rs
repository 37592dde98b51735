//! `fileURLToPath` and `fileURLToPathBuffer`.

use std::borrow::Cow;

use memchr::memchr_iter;
use nodular_error::Platform;

use super::FileUrlOptions;
use crate::url::{is_plain_file, to_unicode};
use crate::{Error, Url, percent};

/// The path that a `file:` URL names, decoded.
///
/// `url` is text, or a [`Url`]. On Windows the path has backslashes and a drive, or a host.
///
/// Node: [`url.fileURLToPath(url)`](https://nodejs.org/api/url.html#urlfileurltopathurl-options)
///
/// # Errors
///
/// - [`Error::InvalidUrl`] if `url` is no URL, [`Error::InvalidUrlScheme`] if it is none of `file:`.
/// - [`Error::InvalidFileUrlHost`] if it has a host, other than on Windows.
/// - [`Error::InvalidFileUrlPath`] if it hides a separator (`%2F`; on Windows also `%5C`), or has no drive on
///   Windows.
/// - [`Error::MalformedUri`] if it cannot be decoded to text: [`file_url_to_path_buffer`] can.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, file_url_to_path_with};
/// let windows = FileUrlOptions::new().windows(true);
/// assert_eq!(file_url_to_path_with("file:///C:/a%20b/", &windows)?, r"C:\a b\");
/// assert_eq!(file_url_to_path_with("file://nas/foo.txt", &windows)?, r"\\nas\foo.txt");
/// # #[cfg(unix)]
/// assert_eq!(nodular_url::file_url_to_path("file:///你好.txt")?, "/你好.txt");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "fileURLToPath")]
pub fn file_url_to_path(url: impl AsRef<str>) -> Result<String, Error> {
    file_url_to_path_with(url, &FileUrlOptions::default())
}

/// The path that a `file:` URL names, decoded, on the platform that `options` say.
///
/// Node: [`url.fileURLToPath(url, options)`](https://nodejs.org/api/url.html#urlfileurltopathurl-options)
///
/// # Errors
///
/// As [`file_url_to_path`].
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, file_url_to_path_with};
/// let posix = FileUrlOptions::new().windows(false);
/// assert_eq!(file_url_to_path_with("file:///hello%20world", &posix)?, "/hello world");
/// let error = file_url_to_path_with("file:///etc%2Fpasswd", &posix).unwrap_err();
/// assert_eq!(error.to_string(), "File URL path must not include encoded / characters");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "fileURLToPath")]
pub fn file_url_to_path_with(
    url: impl AsRef<str>,
    options: &FileUrlOptions,
) -> Result<String, Error> {
    let input = url.as_ref();
    // Text that parsing would only copy needs no parsing.
    if !options.is_windows() && is_plain_file(input) {
        return decode_posix(&input["file://".len()..], input);
    }
    let url = file_url(input)?;
    if !options.is_windows() {
        check_no_host(&url)?;
        return decode_posix(url.pathname(), url.href());
    }
    if hides_separator(url.pathname(), true) {
        return Err(invalid_path("must not include encoded \\ or / characters", url.href()));
    }
    let path = percent::decode(url.pathname()).ok_or(Error::MalformedUri)?.replace('/', "\\");
    if !url.hostname().is_empty() {
        return Ok(format!("\\\\{}{path}", to_unicode(url.hostname())));
    }
    check_drive(path.as_bytes(), &url)?;
    Ok(path[1..].to_owned())
}

/// The path that a `file:` URL names as bytes, which need not be UTF-8.
///
/// Unlike [`file_url_to_path`] it decodes `%2F` and `%5C` too: the caller has to look for separators.
///
/// Node: [`url.fileURLToPathBuffer(url)`](https://nodejs.org/api/url.html#urlfileurltopathbufferurl-options)
///
/// # Errors
///
/// As [`file_url_to_path`], but for hidden separators and malformed text.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, file_url_to_path_buffer_with};
/// let posix = FileUrlOptions::new().windows(false);
/// assert_eq!(file_url_to_path_buffer_with("file:///caf%e9", &posix)?, b"/caf\xe9");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "fileURLToPathBuffer")]
pub fn file_url_to_path_buffer(url: impl AsRef<str>) -> Result<Vec<u8>, Error> {
    file_url_to_path_buffer_with(url, &FileUrlOptions::default())
}

/// The path that a `file:` URL names as bytes, on the platform that `options` say.
///
/// Node: [`url.fileURLToPathBuffer(url, options)`](https://nodejs.org/api/url.html#urlfileurltopathbufferurl-options)
///
/// # Errors
///
/// As [`file_url_to_path_buffer`].
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, file_url_to_path_buffer_with};
/// let windows = FileUrlOptions::new().windows(true);
/// assert_eq!(file_url_to_path_buffer_with("file:///C:/%ff", &windows)?, b"C:\\\xff");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "fileURLToPathBuffer")]
pub fn file_url_to_path_buffer_with(
    url: impl AsRef<str>,
    options: &FileUrlOptions,
) -> Result<Vec<u8>, Error> {
    let url = file_url(url.as_ref())?;
    if !options.is_windows() {
        check_no_host(&url)?;
        return Ok(percent::decode_bytes(url.pathname()));
    }
    let path = percent::decode_bytes(&url.pathname().replace('/', "\\"));
    if !url.hostname().is_empty() {
        return Ok([b"\\\\", to_unicode(url.hostname()).as_bytes(), &path].concat());
    }
    check_drive(&path, &url)?;
    Ok(path[1..].to_vec())
}

fn file_url(input: &str) -> Result<Url, Error> {
    let url = Url::new(input)?;
    if url.protocol() == "file:" { Ok(url) } else { Err(Error::InvalidUrlScheme) }
}

fn check_no_host(url: &Url) -> Result<(), Error> {
    if url.hostname().is_empty() {
        return Ok(());
    }
    let platform = match Platform::CURRENT {
        Platform::Windows => "win32",
        Platform::MacOs => "darwin",
        _ => "linux",
    };
    Err(Error::InvalidFileUrlHost { platform })
}

/// A path of Windows without a host starts with a drive, after the URL's slash.
fn check_drive(path: &[u8], url: &Url) -> Result<(), Error> {
    match path {
        [_, letter, b':', ..] if letter.is_ascii_alphabetic() => Ok(()),
        _ => Err(invalid_path("must be absolute", url.href())),
    }
}

fn decode_posix(path: &str, input: &str) -> Result<String, Error> {
    let decoded = percent::decode(path);
    // A hidden slash is found only where something was decoded, and is told before malformed text.
    if !matches!(decoded, Some(Cow::Borrowed(_))) && hides_separator(path, false) {
        return Err(invalid_path("must not include encoded / characters", input));
    }
    decoded.map(Cow::into_owned).ok_or(Error::MalformedUri)
}

fn hides_separator(path: &str, windows: bool) -> bool {
    let bytes = path.as_bytes();
    memchr_iter(b'%', bytes).any(|at| match bytes.get(at + 1..at + 3) {
        Some([b'2', b'f' | b'F']) => true,
        Some([b'5', b'c' | b'C']) => windows,
        _ => false,
    })
}

fn invalid_path(reason: &'static str, input: &str) -> Error {
    Error::InvalidFileUrlPath { reason, input: input.to_owned() }
}
