//! Node's module resolution: CommonJS and ES modules, `package.json`, conditions, builtins, on any tree of files.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod builtins;
mod error;
mod file_system;
mod package;
mod require;
mod resolver;
mod target;

pub use crate::builtins::{BUILTIN_MODULES, builtin_id, is_builtin};
pub use crate::error::Error;
pub use crate::file_system::{FileKind, FileSystem, OsFileSystem};
pub use crate::package::{PackageJson, PackageType};
pub use crate::require::{RequireOptions, node_modules_paths};
pub use crate::resolver::{Resolution, Resolver};
