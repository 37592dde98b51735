//! Paths as POSIX systems write them, on every platform: `/` separates, `/` at the start is the root.
//!
//! Node: [`path.posix`](https://nodejs.org/api/path.html#pathposix)

use alloc::borrow::Cow;
use alloc::vec::Vec;
#[cfg(feature = "std")]
use core::borrow::Borrow;

use crate::glob;
use crate::lexical::{self, Fold, Rules};
use crate::parsed;
use crate::path_str::sealed::Text as _;
use crate::path_str::{Owned, bytes};
use crate::{ParsedPath, PathStr, PathText};

/// What separates the segments of a path.
///
/// Node: [`path.sep`](https://nodejs.org/api/path.html#pathsep)
#[doc(alias = "sep")]
pub const SEP: char = '/';

/// What separates the paths of a list, as in `PATH`.
///
/// Node: [`path.delimiter`](https://nodejs.org/api/path.html#pathdelimiter)
#[doc(alias = "delimiter")]
pub const DELIMITER: char = ':';

pub(crate) enum Posix {}

impl Rules for Posix {
    const SEP: u8 = b'/';
    const OTHER: u8 = b'/';
}

/// The last segment of `path`; separators at the end do not count.
///
/// Node: [`path.basename(path)`](https://nodejs.org/api/path.html#pathbasenamepath-suffix)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::basename("/foo/bar/quux.html"), "quux.html");
/// assert_eq!(posix::basename("/foo/bar/"), "bar");
/// assert_eq!(posix::basename("/"), "");
/// ```
pub fn basename<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    path.text().part(lexical::last::<Posix>(bytes(path), 0).unwrap_or(0..0))
}

/// The last segment of `path` without `suffix`, unless it is nothing but the suffix.
///
/// Node: [`path.basename(path, suffix)`](https://nodejs.org/api/path.html#pathbasenamepath-suffix)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::basename_without("/foo/quux.html", ".html"), "quux");
/// assert_eq!(posix::basename_without("/foo/quux.HTML", ".html"), "quux.HTML");
/// assert_eq!(posix::basename_without("/foo/.html", ".html"), ".html");
/// ```
#[doc(alias = "basename")]
pub fn basename_without<'a, S: PathStr + ?Sized>(
    path: &'a S,
    suffix: &(impl PathStr<Text = S::Text> + ?Sized),
) -> &'a S::Text {
    path.text().part(lexical::basename_without::<Posix>(bytes(path), bytes(suffix), 0))
}

/// `path` without its last segment; `.` if it has only one.
///
/// Node: [`path.dirname(path)`](https://nodejs.org/api/path.html#pathdirnamepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::dirname("/foo/bar/baz/"), "/foo/bar");
/// assert_eq!(posix::dirname("/foo"), "/");
/// assert_eq!(posix::dirname("foo"), ".");
/// ```
pub fn dirname<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    let path = path.text();
    let bytes = path.bytes();
    let rooted = bytes.first() == Some(&b'/');
    match lexical::last::<Posix>(bytes, 1) {
        Some(last) if last.start > 1 => match last.start - 1 {
            1 if rooted => S::Text::literal("//"),
            end => path.part(0..end),
        },
        _ if rooted => S::Text::literal("/"),
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
/// # use nodular_path::posix;
/// assert_eq!(posix::extname("index.coffee.md"), ".md");
/// assert_eq!(posix::extname("index."), ".");
/// assert_eq!(posix::extname(".index"), "");
/// ```
pub fn extname<S: PathStr + ?Sized>(path: &S) -> &S::Text {
    let path = path.text();
    let bytes = path.bytes();
    let ext = lexical::last::<Posix>(bytes, 0).and_then(|last| {
        let dot = lexical::extension(&bytes[last.clone()])?;
        Some(last.start + dot..last.end)
    });
    path.part(ext.unwrap_or(0..0))
}

/// Whether `path` starts at the root.
///
/// Node: [`path.isAbsolute(path)`](https://nodejs.org/api/path.html#pathisabsolutepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert!(posix::is_absolute("/foo/.."));
/// assert!(!posix::is_absolute("qux/"));
/// ```
#[doc(alias = "isAbsolute")]
pub fn is_absolute<S: PathStr + ?Sized>(path: &S) -> bool {
    bytes(path).first() == Some(&b'/')
}

/// The parts of `path`, each a part of the text itself.
///
/// Node: [`path.parse(path)`](https://nodejs.org/api/path.html#pathparsepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// let parsed = posix::parse("/home/user/file.txt");
/// assert_eq!((parsed.root, parsed.dir), ("/", "/home/user"));
/// assert_eq!((parsed.name, parsed.ext), ("file", ".txt"));
/// ```
pub fn parse<S: PathStr + ?Sized>(path: &S) -> ParsedPath<'_, S::Text> {
    let path = path.text();
    let bytes = path.bytes();
    let root = usize::from(is_absolute(path));
    let last = lexical::last::<Posix>(bytes, root);
    let base = last.clone().unwrap_or(0..0);
    let dir = match last {
        Some(last) if last.start > root => 0..last.start - 1,
        _ => 0..root,
    };
    let segment = &bytes[base.clone()];
    let dot = match lexical::extension(segment) {
        // Right behind the root Node takes `..` for a name `.` with the extension `.`.
        None if segment == b".." && root == 1 && base.start == 1 => Some(1),
        dot => dot,
    };
    let dot = dot.map_or(base.end, |dot| base.start + dot);
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
/// # use nodular_path::{ParsedPath, posix};
/// let parts = ParsedPath { dir: "/home/user", name: "file", ext: "txt", ..Default::default() };
/// assert_eq!(posix::format(&parts), "/home/user/file.txt");
/// ```
pub fn format<S: PathText + ?Sized>(parsed: &ParsedPath<'_, S>) -> S::Owned {
    parsed::format(Posix::SEP, parsed)
}

/// `path` without `.`, doubled separators, and the segments that a `..` takes back.
///
/// A separator at the end stays. What is normal already is borrowed.
///
/// Node: [`path.normalize(path)`](https://nodejs.org/api/path.html#pathnormalizepath)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::normalize("/foo/bar//baz/asdf/quux/.."), "/foo/bar/baz/asdf");
/// assert_eq!(posix::normalize("../a/../../b/"), "../../b/");
/// assert_eq!(posix::normalize(""), ".");
/// ```
pub fn normalize<S: PathStr + ?Sized>(path: &S) -> Cow<'_, S::Text> {
    let path = path.text();
    let bytes = path.bytes();
    if is_normal(bytes) {
        return Cow::Borrowed(path.text());
    }
    let mut buf = Vec::with_capacity(bytes.len() + 2);
    buf.extend_from_slice(bytes);
    normalize_in_place(&mut buf);
    Cow::Owned(S::Text::build(buf))
}

/// Joins `paths` with the separator and normalizes the result. Empty ones are left out.
///
/// Node: [`path.join([...paths])`](https://nodejs.org/api/path.html#pathjoinpaths)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::join(["/foo", "bar", "baz/asdf", "quux", ".."]), "/foo/bar/baz/asdf");
/// assert_eq!(posix::join(["a", "/b"]), "a/b");
/// assert_eq!(posix::join::<str>([]), ".");
/// ```
pub fn join<'a, S: PathStr + ?Sized + 'a>(
    paths: impl IntoIterator<Item = &'a S, IntoIter: Clone>,
) -> Owned<S> {
    let paths = paths.into_iter().map(bytes);
    let room = paths.clone().map(|path| path.len() + 1).sum::<usize>() + 2;
    let mut buf = Vec::with_capacity(room);
    for path in paths.filter(|path| !path.is_empty()) {
        if !buf.is_empty() {
            buf.push(b'/');
        }
        buf.extend_from_slice(path);
    }
    normalize_in_place(&mut buf);
    S::Text::build(buf)
}

fn is_normal(path: &[u8]) -> bool {
    if matches!(path, b"." | b"./") {
        return true;
    }
    let root = usize::from(path.first() == Some(&b'/'));
    let tail = &path[root..];
    !path.is_empty() && lexical::normal_len::<Posix>(tail, root == 0) == tail.len()
}

fn normalize_in_place(path: &mut Vec<u8>) {
    let base = usize::from(path.first() == Some(&b'/'));
    let trailing = path.last() == Some(&b'/');
    Fold::all(base, base == 0).run::<Posix>(path);
    if path.is_empty() {
        path.push(b'.');
    }
    if trailing && path != b"/" {
        path.push(b'/');
    }
}

/// Makes `paths` one absolute, normal path: the last absolute one, and what follows it; `cwd` comes first.
///
/// Node: [`path.resolve([...paths])`](https://nodejs.org/api/path.html#pathresolvepaths), with the working
/// directory as an argument
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::resolve_in("/home/me", ["/foo/bar", "./baz"]), "/foo/bar/baz");
/// assert_eq!(posix::resolve_in("/home/me", ["wwwroot", "../gif/"]), "/home/me/gif");
/// ```
#[doc(alias = "resolve")]
pub fn resolve_in<'a, S: PathStr + ?Sized + 'a>(
    cwd: &(impl PathStr<Text = S::Text> + ?Sized),
    paths: impl IntoIterator<Item = &'a S, IntoIter: DoubleEndedIterator + Clone>,
) -> Owned<S> {
    let paths = paths.into_iter().map(bytes);
    // From the last absolute path on: the others do not count.
    let last_absolute = paths.clone().rev().position(|path| path.first() == Some(&b'/'));
    let Some(back) = last_absolute else { return S::Text::build(resolve_parts(bytes(cwd), paths)) };
    let before = paths.clone().count() - back - 1;
    S::Text::build(resolve_parts(b"", paths.skip(before)))
}

fn resolve_parts<'a>(cwd: &[u8], paths: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<u8> {
    let room = paths.clone().map(|path| path.len() + 1).sum::<usize>() + cwd.len() + 2;
    let mut buf = Vec::with_capacity(room);
    buf.extend_from_slice(cwd);
    for path in paths.filter(|path| !path.is_empty()) {
        if !buf.is_empty() {
            buf.push(b'/');
        }
        buf.extend_from_slice(path);
    }
    let base = usize::from(buf.first() == Some(&b'/'));
    Fold::all(base, base == 0).run::<Posix>(&mut buf);
    if buf.is_empty() {
        buf.push(b'.');
    }
    buf
}

/// The way from `from` to `to`, both resolved in `cwd`; empty if they are the same place.
///
/// Node: [`path.relative(from, to)`](https://nodejs.org/api/path.html#pathrelativefrom-to), with the working
/// directory as an argument
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// let way = posix::relative_in("/", "/data/orandea/test/aaa", "/data/orandea/impl/bbb");
/// assert_eq!(way, "../../impl/bbb");
/// ```
#[doc(alias = "relative")]
pub fn relative_in<S: PathStr + ?Sized>(
    cwd: &(impl PathStr<Text = S::Text> + ?Sized),
    from: &S,
    to: &(impl PathStr<Text = S::Text> + ?Sized),
) -> Owned<S> {
    let cwd = bytes(cwd);
    if bytes(from) == bytes(to) {
        return S::Text::build(Vec::new());
    }
    S::Text::build(relative_of(&resolve_one(cwd, bytes(from)), &resolve_one(cwd, bytes(to))))
}

fn resolve_one<'a>(cwd: &[u8], path: &'a [u8]) -> Cow<'a, [u8]> {
    if path.first() != Some(&b'/') {
        return Cow::Owned(resolve_parts(cwd, core::iter::once(path)));
    }
    let tail = &path[1..];
    let trailing = tail.last() == Some(&b'/');
    if !trailing && lexical::normal_len::<Posix>(tail, false) == tail.len() {
        return Cow::Borrowed(path.text());
    }
    Cow::Owned(resolve_parts(b"", core::iter::once(path)))
}

/// The way between two resolved paths.
fn relative_of(from: &[u8], to: &[u8]) -> Vec<u8> {
    if from == to {
        return Vec::new();
    }
    // Node leaves the first byte out: it is the root, unless the working directory given is not absolute.
    let (from, target) = (from.get(1..).unwrap_or_default(), to.get(1..).unwrap_or_default());
    let shared = from.iter().zip(target).take_while(|(a, b)| a == b).count();
    let ends = |path: &[u8]| shared == path.len() || path[shared] == b'/';
    let common = if from.is_empty() || target.is_empty() {
        None
    } else if ends(from) && ends(target) {
        Some(shared)
    } else {
        from[..shared].iter().rposition(|&byte| byte == b'/')
    };
    let left = &from[common.unwrap_or(0)..];
    let separators = left.iter().filter(|&&byte| byte == b'/').count();
    let ups = separators + usize::from(common.is_none() && !from.is_empty());
    let rest = match common {
        Some(common) => &target[common..],
        None if target.is_empty() => b"",
        None => to,
    };
    let rest = if ups == 0 { &rest[rest.len().min(1)..] } else { rest };

    let mut way = Vec::with_capacity(ups * 3 + rest.len());
    for _ in 0..ups {
        way.extend_from_slice(if way.is_empty() { b".." } else { b"/.." });
    }
    way.extend_from_slice(rest);
    way
}

/// `path` as it is: only Windows has such a form. `cwd` is not used.
///
/// Node: [`path.toNamespacedPath(path)`](https://nodejs.org/api/path.html#pathtonamespacedpathpath)
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::to_namespaced_path_in("/", "/a/../b"), "/a/../b");
/// ```
#[doc(alias = "toNamespacedPath")]
pub fn to_namespaced_path_in<'a, S: PathStr + ?Sized>(
    _cwd: &(impl PathStr<Text = S::Text> + ?Sized),
    path: &'a S,
) -> Cow<'a, S::Text> {
    Cow::Borrowed(path.text())
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
/// # use nodular_path::posix;
/// assert!(posix::matches_glob("/foo/bar/baz.js", "/foo/**/*.{js,ts}"));
/// assert!(!posix::matches_glob("/foo/.hidden", "/foo/*"));
/// assert!(posix::matches_glob("a/b.txt", "a/!(c).txt"));
/// ```
#[doc(alias = "matchesGlob")]
pub fn matches_glob<S: PathStr + ?Sized>(
    path: &S,
    pattern: &(impl PathStr<Text = S::Text> + ?Sized),
) -> bool {
    glob::matches(bytes(path), bytes(pattern), glob::Options::new(false))
}

/// [`resolve_in`] the process's working directory.
///
/// Node: [`path.resolve([...paths])`](https://nodejs.org/api/path.html#pathresolvepaths)
///
/// # Errors
///
/// If no path is absolute and the working directory cannot be read, or is no text of the paths' kind (not UTF-8).
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::resolve(["/foo/bar", "./baz"])?, "/foo/bar/baz");
/// assert!(posix::is_absolute(&*posix::resolve(["baz"])?));
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
pub fn resolve<'a, S: PathStr + ?Sized + 'a>(
    paths: impl IntoIterator<Item = &'a S, IntoIter: DoubleEndedIterator + Clone>,
) -> std::io::Result<Owned<S>> {
    let paths = paths.into_iter();
    if paths.clone().any(is_absolute) {
        return Ok(resolve_in(S::Text::literal(""), paths));
    }
    let cwd = crate::cwd::posix::<S::Text>()?;
    Ok(resolve_in(cwd.borrow(), paths))
}

/// [`relative_in`] the process's working directory.
///
/// Node: [`path.relative(from, to)`](https://nodejs.org/api/path.html#pathrelativefrom-to)
///
/// # Errors
///
/// If one of the paths is not absolute and the working directory cannot be read, or is no text of their kind (not
/// UTF-8).
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::relative("/data/test", "/data/impl/b")?, "../impl/b");
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
pub fn relative<S: PathStr + ?Sized>(
    from: &S,
    to: &(impl PathStr<Text = S::Text> + ?Sized),
) -> std::io::Result<Owned<S>> {
    if is_absolute(from) && is_absolute(to) {
        return Ok(relative_in(S::Text::literal(""), from, to));
    }
    let cwd = crate::cwd::posix::<S::Text>()?;
    Ok(relative_in(cwd.borrow(), from, to))
}

/// `path` as it is: only Windows has such a form.
///
/// Node: [`path.toNamespacedPath(path)`](https://nodejs.org/api/path.html#pathtonamespacedpathpath)
///
/// # Errors
///
/// None: the result is one so that the same code compiles with [`win32`](crate::win32::to_namespaced_path).
///
/// # Examples
///
/// ```
/// # use nodular_path::posix;
/// assert_eq!(posix::to_namespaced_path("/a/../b")?, "/a/../b");
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
#[doc(alias = "toNamespacedPath")]
pub fn to_namespaced_path<S: PathStr + ?Sized>(path: &S) -> std::io::Result<Cow<'_, S::Text>> {
    Ok(Cow::Borrowed(path.text()))
}
