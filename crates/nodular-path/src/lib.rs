//! Paths with the semantics of [`node:path`](https://nodejs.org/api/path.html).

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

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
pub use crate::path_str::PathStr;
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
