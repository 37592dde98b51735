//! Node's module resolution: CommonJS and ES modules, `package.json`, conditions, builtins, on any tree of files.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod attributes;
mod base;
mod builtins;
mod error;
mod exports;
mod file_system;
mod find_package;
mod format;
mod hint;
mod import;
mod lexer;
mod memory;
mod package;
mod require;
mod resolver;
mod syntax;
mod target;
mod warning;

pub use crate::attributes::validate_attributes;
pub use crate::builtins::{BUILTIN_MODULES, builtin_id, is_builtin};
pub use crate::error::Error;
pub use crate::exports::{CommonJsExports, common_js_exports};
pub use crate::file_system::{FileKind, FileSystem, OsFileSystem};
pub use crate::format::Format;
pub use crate::import::{Import, ImportOptions};
pub use crate::memory::MemoryFileSystem;
pub use crate::package::{PackageJson, PackageType};
pub use crate::require::{RequireOptions, global_paths, lookup_paths, node_modules_paths};
pub use crate::resolver::{Resolution, Resolver};
pub use crate::syntax::contains_module_syntax;
pub use crate::warning::Warning;
