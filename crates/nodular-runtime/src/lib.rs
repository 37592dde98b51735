//! A small JavaScript runtime with Node's modules, as a library: Node programs run in it, with no Node installed.
//!
//! ```
//! use nodular_runtime::Runtime;
//!
//! let exit = Runtime::new().args(["Kim"]).run_script("greet.js", "console.log(`Hello ${process.argv[1]}`)")?;
//! assert_eq!(exit, 0);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! A program runs on a thread of its own until nothing is left to wait for, as in Node, and what it returns is its exit
//! code. Its arguments, environment and output are arguments; so are limits on memory and time. The engine is QuickJS-NG:
//! it starts in milliseconds and takes a few megabytes, and has no compiler to machine code, so programs that compute a
//! lot in JavaScript run many times slower than in Node.
//!
//! The modules are those of the `nodular-*` crates; `docs/status.md` says which there are, and `docs/conformance.md` how
//! many of Node's own tests pass. A module that is missing throws `not yet in Nodular`.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `node file.js a b` | `Runtime::new().args(["a", "b"]).run_file("file.js")?` |
//! | `node -e 'code'` | `Runtime::new().run_script("[eval]", "code")?` |
//! | `node` | `Runtime::new().run_repl()?` |
//! | `node --check file.js` | `Runtime::new().check_file("file.js")?` |
//! | `node --max-old-space-size=64` | [`Runtime::memory_limit`] |
//!
//! # Differences from Node
//!
//! - No `Intl`, `WebAssembly` or inspector, no native addons, no TypeScript.
//! - Texts of errors that the engine throws differ from V8's in part, above all `not a function`.
//! - Half surrogate pairs become U+FFFD where a string leaves JavaScript for a function of Rust, but for `Buffer`.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod binding;
mod builder;
mod builtins;
mod call_text;
pub mod command_line;
mod compare;
#[allow(unsafe_code, reason = "the engine's raw interface is wrapped here and nowhere else")]
mod engine;
mod host;
mod inspect;
mod pool;
mod program;

pub use crate::builder::{Runtime, Stdio};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
