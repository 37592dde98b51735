//! Paths with the semantics of [`node:path`](https://nodejs.org/api/path.html): text in, text out, no file touched.
//!
//! [`posix`] and [`win32`] are both there on every platform, with the same functions; the crate's root has those of the
//! platform that it is compiled for. All of them take references to `str`, `[u8]`, `OsStr` and `Path`, and to what owns
//! them, as `String`, `PathBuf` or `Cow` (see [`PathStr`]), and none of them panics, whatever the bytes.
//!
//! ```
//! use nodular_path::{posix, win32};
//!
//! assert_eq!(posix::join(["/srv/www", "../uploads", "cat.png"]), "/srv/uploads/cat.png");
//! assert_eq!(posix::basename_without("/srv/uploads/cat.png", ".png"), "cat");
//! assert_eq!(posix::relative("/srv/www/css", "/srv/uploads")?, "../../uploads");
//! assert!(posix::matches_glob("src/app/main.rs", "src/**/*.{rs,toml}"));
//!
//! // Windows' rules, also on Linux.
//! assert_eq!(win32::resolve([r"C:\Users\me", r"..\you", "a/b"])?, r"C:\Users\you\a\b");
//! assert_eq!(win32::parse(r"\\server\share\a.txt").root, r"\\server\share\");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What is a part of the input is borrowed from it: `basename`, `dirname`, `extname` and `parse` never allocate,
//! `normalize`, `join`, `resolve_in` and `format` at most once.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `path.posix`, `path.win32` | [`posix`], [`win32`] |
//! | `path.join('a', 'b')` | [`join(["a", "b"])`](posix::join) |
//! | `path.resolve('a', 'b')` | [`resolve(["a", "b"])?`](posix::resolve), [`resolve_in(cwd, ["a", "b"])`](posix::resolve_in) |
//! | `path.relative(from, to)` | [`relative(from, to)?`](posix::relative), [`relative_in(cwd, from, to)`](posix::relative_in) |
//! | `path.normalize(path)` | [`normalize(path)`](posix::normalize), borrowed if nothing changes |
//! | `path.basename(path)` | [`basename(path)`](posix::basename) |
//! | `path.basename(path, '.html')` | [`basename_without(path, ".html")`](posix::basename_without) |
//! | `path.dirname(path)`, `path.extname(path)` | [`dirname(path)`](posix::dirname), [`extname(path)`](posix::extname) |
//! | `path.parse(path)`, `path.format(object)` | [`parse(path)`](posix::parse), [`format(&parsed)`](posix::format) with [`ParsedPath`] |
//! | `path.isAbsolute(path)` | [`is_absolute(path)`](posix::is_absolute) |
//! | `path.matchesGlob(path, pattern)` | [`matches_glob(path, pattern)`](posix::matches_glob) |
//! | `path.toNamespacedPath(path)` | [`to_namespaced_path(path)?`](win32::to_namespaced_path), [`to_namespaced_path_in(cwd, path)`](win32::to_namespaced_path_in) |
//! | `path.sep`, `path.delimiter` | [`SEP`], [`DELIMITER`] |
//! | the working directory of a drive, `process.env['=C:']` | [`win32::Cwd`] |
//!
//! # Differences from Node
//!
//! - What reads the working directory returns a [`std::io::Result`]. The functions with `_in` in their name take it as an
//!   argument, and cannot fail.
//! - Paths are bytes, not UTF-16: they need not be UTF-8, and where Node counts UTF-16 units, so does this crate.
//! - [`matches_glob`] answers also where Node throws: a class like `[[:alpha:]]` beside a dash, a
//!   blank, a comma or `#`, and an empty group behind another. `[[:alpha:]]` and its kind go by Rust's character
//!   properties beyond ASCII, where Node has Unicode's categories. What would expand without bounds matches nothing.
//! - On Windows `OsStr` and `Path` are no [`PathStr`]: without `unsafe` no part of them can be cut out. Take
//!   [`Path::to_str`](std::path::Path::to_str), or the bytes of
//!   [`OsStr::as_encoded_bytes`](std::ffi::OsStr::as_encoded_bytes).
//!
//! # Features
//!
//! `std` (on by default): `OsStr` and `Path`, and the functions that read the working directory. Without it the crate
//! needs `alloc` only.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

extern crate alloc;

mod case;
#[cfg(feature = "std")]
mod cwd;
mod glob;
mod lexical;
mod parsed;
mod path_str;
pub mod posix;
mod scan;
mod utf16;
pub mod win32;

pub use crate::parsed::ParsedPath;
pub use crate::path_str::{PathStr, PathText};
#[cfg(not(windows))]
pub use crate::posix::{
    DELIMITER, SEP, basename, basename_without, dirname, extname, format, is_absolute, join,
    matches_glob, normalize, parse, relative_in, resolve_in, to_namespaced_path_in,
};
#[cfg(all(feature = "std", not(windows)))]
pub use crate::posix::{relative, resolve, to_namespaced_path};
#[cfg(windows)]
pub use crate::win32::{
    DELIMITER, SEP, basename, basename_without, dirname, extname, format, is_absolute, join,
    matches_glob, normalize, parse, relative_in, resolve_in, to_namespaced_path_in,
};
#[cfg(all(feature = "std", windows))]
pub use crate::win32::{relative, resolve, to_namespaced_path};

#[cfg(all(doctest, feature = "std"))]
#[doc = include_str!("../README.md")]
struct Readme;
