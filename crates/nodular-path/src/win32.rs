//! Paths as Windows writes them, on every platform: `\` and `/` separate, and there are drives, shares and devices.
//!
//! Node: [`path.win32`](https://nodejs.org/api/path.html#pathwin32)

mod device;
mod normalize;
mod relative;
mod resolve;
mod root;

use alloc::borrow::Cow;
use alloc::vec::Vec;
#[cfg(feature = "std")]
use core::borrow::Borrow;

pub use self::resolve::Cwd;
#[cfg(feature = "std")]
use self::resolve::{Known, Needs};
use self::root::{Win32, has_drive, root_len};
use crate::glob;
use crate::lexical::{self, Rules};
use crate::parsed;
use crate::path_str::sealed::Text as _;
use crate::path_str::{Owned, bytes};
use crate::utf16;
use crate::{ParsedPath, PathStr, PathText};

/// What separates the segments of a path that this module makes; it reads `/` too.
///
/// Node: [`path.sep`](https://nodejs.org/api/path.html#pathsep)
#[doc(alias = "sep")]
pub const SEP: char = '\\';

/// What separates the paths of a list, as in `PATH`.
///
/// Node: [`path.delimiter`](https://nodejs.org/api/path.html#pathdelimiter)
#[doc(alias = "delimiter")]
pub const DELIMITER: char = ';';

/// The last segment of `path`; separators at the end do not count, nor does a drive.
///
/// Node: [`path.basename(path)`](https://nodejs.org/api/path.html#pathbasenamepath-suffix)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::basename(r"C:\foo/quux.html"), "quux.html");
/// assert_eq!(win32::basename(r"C:foo\"), "foo");
/// assert_eq!(win32::basename(r"C:\"), "");
/// ```
pub fn basename<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    let path = path.text();
    let bytes = path.bytes();
    path.part(lexical::last::<Win32>(bytes, drive_len(bytes)).unwrap_or(0..0))
}

/// The last segment of `path` without `suffix`, unless it is nothing but the suffix.
///
/// Case counts, as it does in Node.
///
/// Node: [`path.basename(path, suffix)`](https://nodejs.org/api/path.html#pathbasenamepath-suffix)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::basename_without(r"C:\foo.html", ".html"), "foo");
/// assert_eq!(win32::basename_without(r"C:\foo.HTML", ".html"), "foo.HTML");
/// ```
#[doc(alias = "basename")]
pub fn basename_without<'a, S: PathStr + ?Sized>(
    path: &'a S,
    suffix: &(impl PathStr<Text = S::Text> + ?Sized),
) -> &'a S::Text {
    let path = path.text();
    let bytes = path.bytes();
    path.part(lexical::basename_without::<Win32>(bytes, suffix.text().bytes(), drive_len(bytes)))
}

/// `path` without its last segment: at least its root, or `.` if it has none.
///
/// Node: [`path.dirname(path)`](https://nodejs.org/api/path.html#pathdirnamepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::dirname(r"C:\foo\bar"), r"C:\foo");
/// assert_eq!(win32::dirname(r"C:foo"), "C:");
/// assert_eq!(win32::dirname(r"\\server\share\foo"), r"\\server\share\");
/// assert_eq!(win32::dirname("foo"), ".");
/// ```
pub fn dirname<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    let path = path.text();
    let bytes = path.bytes();
    let root = root_len(bytes);
    match lexical::last::<Win32>(bytes, root) {
        Some(last) if last.start > root => path.part(0..last.start - 1),
        _ if root > 0 => path.part(0..root),
        _ => S::Text::literal("."),
    }
}

/// The end of the last segment of `path` from its last dot on.
///
/// Empty if there is no dot, or only one that is the segment's first character.
///
/// Node: [`path.extname(path)`](https://nodejs.org/api/path.html#pathextnamepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::extname(r"C:\index.coffee.md"), ".md");
/// assert_eq!(win32::extname(r"C:.index"), "");
/// ```
pub fn extname<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    let path = path.text();
    let bytes = path.bytes();
    let ext = lexical::last::<Win32>(bytes, drive_len(bytes)).and_then(|last| {
        let dot = lexical::extension(&bytes[last.clone()])?;
        Some(last.start + dot..last.end)
    });
    path.part(ext.unwrap_or(0..0))
}

fn drive_len(path: &[u8]) -> usize {
    if has_drive(path) { 2 } else { 0 }
}

/// Whether `path` starts with a separator, or with a drive and a separator.
///
/// Node: [`path.isAbsolute(path)`](https://nodejs.org/api/path.html#pathisabsolutepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert!(win32::is_absolute(r"C:\foo"));
/// assert!(win32::is_absolute("/foo"));
/// assert!(!win32::is_absolute("C:foo"));
/// ```
#[doc(alias = "isAbsolute")]
pub fn is_absolute<S: PathStr + ?Sized>(path: &S) -> bool {
    match bytes(path) {
        [first, ..] if Win32::is_sep(*first) => true,
        [_, _, third, ..] => has_drive(bytes(path)) && Win32::is_sep(*third),
        _ => false,
    }
}

/// The parts of `path`, each a part of the text itself.
///
/// Node: [`path.parse(path)`](https://nodejs.org/api/path.html#pathparsepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// let parsed = win32::parse(r"C:\path\dir\file.txt");
/// assert_eq!((parsed.root, parsed.dir), (r"C:\", r"C:\path\dir"));
/// assert_eq!((parsed.name, parsed.ext), ("file", ".txt"));
/// ```
pub fn parse<S: PathStr + ?Sized>(path: &S) -> ParsedPath<'_, S::Text> {
    let path = path.text();
    let bytes = path.bytes();
    let root = root_len(bytes);
    let last = lexical::last::<Win32>(bytes, root);
    let base = last.clone().unwrap_or(0..0);
    let dir = match last {
        Some(last) if last.start > root => 0..last.start - 1,
        _ => 0..root,
    };
    let dot = lexical::extension(&bytes[base.clone()]).map_or(base.end, |dot| base.start + dot);
    ParsedPath {
        root: path.part(0..root),
        dir: path.part(dir),
        base: path.part(base.clone()),
        ext: path.part(dot..base.end),
        name: path.part(base.start..dot),
    }
}

/// Puts a path together from its parts.
///
/// `dir` wins over `root`, and `base` over `name` and `ext`; `ext` gets its dot if it has none.
///
/// Node: [`path.format(pathObject)`](https://nodejs.org/api/path.html#pathformatpathobject)
///
/// # Examples
///
/// ```
/// # use nodular_path::{ParsedPath, win32};
/// let parts = ParsedPath { dir: r"C:\path\dir", base: "file.txt", ..Default::default() };
/// assert_eq!(win32::format(&parts), r"C:\path\dir\file.txt");
/// ```
pub fn format<S: PathText + ?Sized>(parsed: &ParsedPath<'_, S>) -> S::Owned {
    parsed::format(Win32::SEP, parsed)
}

/// `path` without `.`, doubled separators, and the segments that a `..` takes back; all separators become `\`.
///
/// A separator at the end stays. What would read as a drive or a device only after normalizing gets `.\` in front.
/// What is normal already is borrowed.
///
/// Node: [`path.normalize(path)`](https://nodejs.org/api/path.html#pathnormalizepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::normalize(r"C:\temp\\foo/bar\..\"), r"C:\temp\foo\");
/// assert_eq!(win32::normalize("//server/share"), r"\\server\share\");
/// assert_eq!(win32::normalize("./a/../C:/evil"), r".\C:\evil");
/// assert_eq!(win32::normalize("C:"), "C:.");
/// ```
pub fn normalize<S: PathStr + ?Sized>(path: &S) -> Cow<'_, S::Text> {
    match normalize::normalize(bytes(path)) {
        Cow::Borrowed(_) => Cow::Borrowed(path.text()),
        Cow::Owned(bytes) => Cow::Owned(S::Text::build(bytes)),
    }
}

/// Joins `paths` with the separator and normalizes the result. Empty ones are left out.
///
/// Node: [`path.join([...paths])`](https://nodejs.org/api/path.html#pathjoinpaths)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::join([r"C:\foo", "bar", "..", "baz/qux"]), r"C:\foo\baz\qux");
/// assert_eq!(win32::join(["//server", "share", "a"]), r"\\server\share\a");
/// assert_eq!(win32::join(["a", r"..\C:", "b"]), r".\C:\b");
/// ```
pub fn join<'a, S: PathStr + ?Sized + 'a>(
    paths: impl IntoIterator<Item = &'a S, IntoIter: Clone>,
) -> Owned<S> {
    S::Text::build(normalize::join(paths.into_iter().map(bytes)))
}

/// Makes `paths` one absolute, normal path: the last absolute one, and what follows it; `cwd` comes first.
///
/// `cwd` is a path, or a [`Cwd`] that also knows the working directories of drives.
///
/// Node: [`path.resolve([...paths])`](https://nodejs.org/api/path.html#pathresolvepaths), with the working
/// directories as an argument
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::resolve_in(r"C:\work", [r"..\foo", "bar/"]), r"C:\foo\bar");
/// assert_eq!(win32::resolve_in(r"C:\work", [r"\foo"]), r"C:\foo");
/// assert_eq!(win32::resolve_in(r"C:\work", [r"D:\a", "c:b"]), r"c:\work\b");
/// ```
#[doc(alias = "resolve")]
pub fn resolve_in<'a, S: PathStr + ?Sized + 'a>(
    cwd: impl Into<Cwd<'a, S::Text>>,
    paths: impl IntoIterator<Item = &'a S, IntoIter: DoubleEndedIterator + Clone>,
) -> Owned<S> {
    S::Text::build(resolve::resolve(cwd.into(), paths.into_iter().map(bytes)))
}

/// The way from `from` to `to`, both resolved in `cwd`; empty if they are the same place.
///
/// Case does not count. From one drive to another there is no way but the whole of `to`.
///
/// Node: [`path.relative(from, to)`](https://nodejs.org/api/path.html#pathrelativefrom-to), with the working
/// directories as an argument
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// let from = r"C:\orandea\test\aaa";
/// assert_eq!(win32::relative_in(r"C:\", from, r"c:\Orandea\impl\bbb"), r"..\..\impl\bbb");
/// assert_eq!(win32::relative_in(r"C:\", from, r"D:\impl"), r"D:\impl");
/// ```
#[doc(alias = "relative")]
pub fn relative_in<'a, S: PathStr + ?Sized>(
    cwd: impl Into<Cwd<'a, S::Text>>,
    from: &S,
    to: &(impl PathStr<Text = S::Text> + ?Sized),
) -> Owned<S> {
    let cwd = cwd.into();
    let (from, to) = (bytes(from), bytes(to));
    if from == to {
        return S::Text::build(Vec::new());
    }
    let (from, to) = (resolve::resolve_one(cwd, from), resolve::resolve_one(cwd, to));
    S::Text::build(relative::relative(&from, &to))
}

/// `path` resolved in `cwd` and written in the form that Windows takes as it is: `\\?\C:\…`, `\\?\UNC\server\…`.
///
/// Node: [`path.toNamespacedPath(path)`](https://nodejs.org/api/path.html#pathtonamespacedpathpath), with the
/// working directories as an argument
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::to_namespaced_path_in(r"C:\work", "foo"), r"\\?\C:\work\foo");
/// assert_eq!(win32::to_namespaced_path_in(r"C:\", "//server/share"), r"\\?\UNC\server\share\");
/// assert_eq!(win32::to_namespaced_path_in(r"C:\", ""), "");
/// ```
#[doc(alias = "toNamespacedPath")]
pub fn to_namespaced_path_in<'a, S: PathStr + ?Sized>(
    cwd: impl Into<Cwd<'a, S::Text>>,
    path: &S,
) -> Cow<'_, S::Text> {
    if bytes(path).is_empty() {
        return Cow::Borrowed(path.text());
    }
    namespaced(path, &resolve::resolve_one(cwd.into(), bytes(path)))
}

fn namespaced<'a, S: PathStr + ?Sized>(path: &'a S, resolved: &[u8]) -> Cow<'a, S::Text> {
    if utf16::len(resolved) <= 2 {
        return Cow::Borrowed(path.text());
    }
    let (prefix, rest): (&[u8], &[u8]) = match resolved {
        [b'\\', b'\\', b'?' | b'.', ..] => (b"", resolved),
        [b'\\', b'\\', rest @ ..] => (br"\\?\UNC\", rest),
        [_, _, b'\\', ..] if has_drive(resolved) => (br"\\?\", resolved),
        _ => (b"", resolved),
    };
    let mut namespaced = Vec::with_capacity(prefix.len() + rest.len());
    namespaced.extend_from_slice(prefix);
    namespaced.extend_from_slice(rest);
    Cow::Owned(S::Text::build(namespaced))
}

/// Whether `path` matches the glob `pattern`.
///
/// `*` and `?` stay in a segment, `**` spans any number of them, and none of the three matches the dot that a
/// segment begins with. There are classes (`[a-z]`, `[!x]`, `[[:digit:]]`), braces (`{a,b}`, `{1..9}`) and groups
/// (`@(a|b)`, `?()`, `*()`, `+()`, `!()`). A backslash in the pattern is a separator. Any pattern is answered in
/// time that is at most polynomial; one of more than 65,536 characters matches nothing.
///
/// Node: [`path.matchesGlob(path, pattern)`](https://nodejs.org/api/path.html#pathmatchesglobpath-pattern)
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert!(win32::matches_glob(r"C:\foo\bar", r"c:\foo\*"));
/// assert!(win32::matches_glob(r"foo\bar\baz.js", "foo/**/*.js"));
/// ```
#[doc(alias = "matchesGlob")]
pub fn matches_glob<S: PathStr + ?Sized>(
    path: &S,
    pattern: &(impl PathStr<Text = S::Text> + ?Sized),
) -> bool {
    glob::matches(bytes(path), bytes(pattern), glob::Options::new(true))
}

/// [`resolve_in`] the process's working directories; those of drives are the variables `=C:` and so on.
///
/// Node: [`path.resolve([...paths])`](https://nodejs.org/api/path.html#pathresolvepaths)
///
/// # Errors
///
/// If a working directory is needed and cannot be read, or is no text of the paths' kind (not UTF-8).
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::resolve([r"C:\foo", r".\bar"])?, r"C:\foo\bar");
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
pub fn resolve<'a, S: PathStr + ?Sized + 'a>(
    paths: impl IntoIterator<Item = &'a S, IntoIter: DoubleEndedIterator + Clone>,
) -> std::io::Result<Owned<S>> {
    let paths = paths.into_iter().map(bytes);
    let known = Known::of(paths.clone());
    with_cwd(&known.needs(), |cwd: Cwd<'_, S::Text>| S::Text::build(known.resolve(cwd, paths)))
}

/// [`relative_in`] the process's working directories.
///
/// Node: [`path.relative(from, to)`](https://nodejs.org/api/path.html#pathrelativefrom-to)
///
/// # Errors
///
/// If a working directory is needed and cannot be read, or is no text of the paths' kind (not UTF-8).
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::relative(r"C:\data\test", r"c:\data\impl\b")?, r"..\impl\b");
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
pub fn relative<S: PathStr + ?Sized>(
    from: &S,
    to: &(impl PathStr<Text = S::Text> + ?Sized),
) -> std::io::Result<Owned<S>> {
    if bytes(from) == bytes(to) {
        return Ok(S::Text::build(Vec::new()));
    }
    let (from, to) = (resolve_here(from)?, resolve_here(to)?);
    Ok(S::Text::build(relative::relative(&from, &to)))
}

/// [`to_namespaced_path_in`] the process's working directories.
///
/// Node: [`path.toNamespacedPath(path)`](https://nodejs.org/api/path.html#pathtonamespacedpathpath)
///
/// # Errors
///
/// If a working directory is needed and cannot be read, or is no text of the paths' kind (not UTF-8).
///
/// # Examples
///
/// ```
/// # use nodular_path::win32;
/// assert_eq!(win32::to_namespaced_path("C:/foo")?, r"\\?\C:\foo");
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
#[doc(alias = "toNamespacedPath")]
pub fn to_namespaced_path<S: PathStr + ?Sized>(path: &S) -> std::io::Result<Cow<'_, S::Text>> {
    if bytes(path).is_empty() {
        return Ok(Cow::Borrowed(path.text()));
    }
    Ok(namespaced(path, &resolve_here(path)?))
}

#[cfg(feature = "std")]
fn resolve_here<S: PathStr + ?Sized>(path: &S) -> std::io::Result<Cow<'_, [u8]>> {
    let path = bytes(path);
    if resolve::is_resolved(path) {
        return Ok(Cow::Borrowed(path.text()));
    }
    let paths = core::iter::once(path);
    let known = Known::of(paths.clone());
    with_cwd(&known.needs(), |cwd: Cwd<'_, S::Text>| Cow::Owned(known.resolve(cwd, paths)))
}

#[cfg(feature = "std")]
fn with_cwd<S: PathText + ?Sized, T>(
    needs: &Needs,
    resolve: impl FnOnce(Cwd<'_, S>) -> T,
) -> std::io::Result<T> {
    let nowhere = S::literal("");
    if let Needs::Nothing = needs {
        return Ok(resolve(Cwd::new(nowhere)));
    }
    if let Needs::Drive(letter) = needs
        && let Some(folder) = crate::cwd::of_drive::<S>(*letter)?
    {
        let drive = S::build(alloc::vec![*letter, b':']);
        let drives = [(drive.borrow(), folder.borrow())];
        return Ok(resolve(Cwd::new(nowhere).with_drives(&drives)));
    }
    let current = crate::cwd::current::<S>()?;
    Ok(resolve(Cwd::new(current.borrow())))
}
