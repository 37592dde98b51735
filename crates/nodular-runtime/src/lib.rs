//! A small JavaScript runtime with Node's modules, as a library.
//!
//! ```
//! use nodular_runtime::Runtime;
//!
//! let exit = Runtime::new().args(["Kim"]).run_script("greet.js", "console.log('Hello')")?;
//! assert_eq!(exit, 0);
//! # Ok::<(), std::io::Error>(())
//! ```

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
