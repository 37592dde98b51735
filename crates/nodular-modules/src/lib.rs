//! Node's module resolution: which file [`require()`](https://nodejs.org/api/modules.html) and
//! [`import`](https://nodejs.org/api/esm.html) stand for, and what kind of module is in it. No engine, nothing is run.
//!
//! ```
//! use nodular_modules::{Format, ImportOptions, MemoryFileSystem, RequireOptions, Resolution, Resolver};
//! use nodular_url::Url;
//! use std::path::Path;
//!
//! let package = r#"{ "exports": { "import": "./main.mjs", "require": "./main.cjs" } }"#;
//! let files = MemoryFileSystem::from_iter([
//!     ("/app/node_modules/both/package.json", package),
//!     ("/app/node_modules/both/main.mjs", "export const a = 1;"),
//!     ("/app/node_modules/both/main.cjs", "exports.a = 1;"),
//! ]);
//! let resolver = Resolver::with_files(files);
//!
//! let required = resolver.require("both", Path::new("/app"), None, &RequireOptions::default())?;
//! assert_eq!(required, Resolution::File("/app/node_modules/both/main.cjs".into()));
//!
//! let parent = Url::new("file:///app/main.mjs")?;
//! let imported = resolver.import("both", &parent, &ImportOptions::default())?;
//! assert_eq!(imported.url.href(), "file:///app/node_modules/both/main.mjs");
//! assert_eq!(imported.format, Some(Format::Module));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Resolver::new`] looks at the files of the computer, [`Resolver::with_files`] at any [`FileSystem`]. A resolver
//! remembers the `package.json` files that it has read until it is [cleared](Resolver::clear), and can be shared by
//! threads.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `require('x')`, `require.resolve('x')` | [`Resolver::require`], [`Resolver::require_resolve`] |
//! | `require.resolve('x', { paths })` | [`RequireOptions::paths`] |
//! | `require.resolve.paths('x')` | [`lookup_paths`] |
//! | `import 'x'`, `import.meta.resolve('x')` | [`Resolver::import`] |
//! | `context.format` of a loading hook, `"type"` | [`Format`], [`Resolver::load_format`], [`Resolver::require_format`] |
//! | `with { type: 'json' }` | [`validate_attributes`] |
//! | `module.findPackageJSON(specifier, base)` | [`Resolver::find_package_json`] |
//! | `module.builtinModules`, `module.isBuiltin(name)` | [`BUILTIN_MODULES`], [`is_builtin`] |
//! | `Module._nodeModulePaths(folder)`, `Module.globalPaths` | [`node_modules_paths`], [`global_paths`] |
//! | `Module._findPath(request, paths)` | [`Resolver::require_in`] |
//! | `--conditions`, `--preserve-symlinks` | fields of [`RequireOptions`] and [`ImportOptions`] |
//! | `NODE_PATH` | [`global_paths`] for [`RequireOptions::global_paths`] |
//! | syntax detection | [`contains_module_syntax`] |
//! | the named exports of a CommonJS module | [`common_js_exports`] |
//! | `process.on('warning')` | [`Resolver::take_warnings`] |
//! | `error.code`, `error.requireStack`, `error.url` | [`Error::code`], [`Error::with_require_stack`], [`Error::url`] |
//!
//! # Differences from Node
//!
//! - Paths are POSIX paths; those of Windows are not resolved yet. Bytes that are no UTF-8 become `U+FFFD`.
//! - Syntax is detected by tokens, without a compiler: a source that is an error in CommonJS and in an ES module may be
//!   judged otherwise, and so may `await` in the computed key of a class or divided as a name.
//! - `exports` and `imports` that are no JSON are [`Error::InvalidPackageConfig`]; Node throws the `SyntaxError` of
//!   `JSON.parse()`, without a code. The same goes for values nested deeper than 128.
//! - Where there is no `package.json`, [`Resolver::find_package_json`] says so. Node 26 answers with the module's path.
//! - A bare specifier with `?` or `#` in the name of the package is not found, or found as Node would in the nearest
//!   `node_modules` if it starts with one.
//! - TypeScript's files have their formats, but types are not stripped. There are no source maps, no loading hooks and no
//!   `--experimental-package-map`.

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

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
