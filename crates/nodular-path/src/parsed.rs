//! The parts of a path.

use alloc::vec::Vec;

use crate::PathText;

/// The parts of a path, as `parse` gives and `format` takes them.
///
/// ```text
/// ┌─────────────────────┬────────────┐
/// │          dir        │    base    │
/// ├──────┬              ├──────┬─────┤
/// │ root │              │ name │ ext │
/// "  /    home/user/dir / file  .txt "
/// └──────┴──────────────┴──────┴─────┘
/// ```
///
/// Node: [`path.parse(path)`](https://nodejs.org/api/path.html#pathparsepath)
///
/// # Examples
///
/// ```
/// use nodular_path::{ParsedPath, posix};
///
/// let parsed = posix::parse("/home/user/dir/file.txt");
/// let expected = ParsedPath {
///     root: "/",
///     dir: "/home/user/dir",
///     base: "file.txt",
///     ext: ".txt",
///     name: "file",
/// };
/// assert_eq!(parsed, expected);
/// ```
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct ParsedPath<'a, S: ?Sized> {
    /// What makes the path absolute, or names its drive or share: `/`, `C:\`, `\\server\share\`.
    pub root: &'a S,
    /// All before the last segment, the root included.
    pub dir: &'a S,
    /// The last segment.
    pub base: &'a S,
    /// The end of `base` from its last dot on; empty if that dot is its first character.
    pub ext: &'a S,
    /// `base` without `ext`.
    pub name: &'a S,
}

impl<S: ?Sized> Clone for ParsedPath<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ?Sized> Copy for ParsedPath<'_, S> {}

/// All parts empty.
impl<S: PathText + ?Sized> Default for ParsedPath<'_, S> {
    fn default() -> Self {
        let empty = S::literal("");
        Self { root: empty, dir: empty, base: empty, ext: empty, name: empty }
    }
}

/// Node's `format`, with the flavour's separator.
pub(crate) fn format<S: PathText + ?Sized>(sep: u8, parsed: &ParsedPath<'_, S>) -> S::Owned {
    let (root, dir) = (parsed.root.bytes(), parsed.dir.bytes());
    let (base, name, ext) = (parsed.base.bytes(), parsed.name.bytes(), parsed.ext.bytes());
    let folder = if dir.is_empty() { root } else { dir };

    let room = folder.len() + 1 + base.len().max(name.len() + 1 + ext.len());
    let mut path = Vec::with_capacity(room);
    path.extend_from_slice(folder);
    if !folder.is_empty() && folder != root {
        path.push(sep);
    }
    if base.is_empty() {
        path.extend_from_slice(name);
        if !ext.is_empty() && ext[0] != b'.' {
            path.push(b'.');
        }
        path.extend_from_slice(ext);
    } else {
        path.extend_from_slice(base);
    }
    S::build(path)
}
