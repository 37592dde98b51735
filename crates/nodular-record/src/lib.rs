//! Node is the judge: its answers are recorded once as tables, and the tests compare with the tables.
//!
//! A script `tests/record/NAME.mjs` of a crate prints one JSON value a line; `cargo record` runs it under the
//! Node that [`nodular_error::NODE_VERSION`] names and keeps what it printed as `tests/data/NAME.jsonl`. A test
//! reads it back with [`Table::read`] and holds each line against the crate with [`Table::check`]:
//!
//! ```no_run
//! use nodular_record::Table;
//!
//! Table::read(env!("CARGO_MANIFEST_DIR"), "basename").check(1_000, |case| {
//!     let (path, expected) = (case[0].as_str().unwrap_or(""), case[1].as_str());
//!     let actual = path.rsplit('/').next();
//!     if actual == expected { Ok(()) } else { Err(format!("{actual:?}")) }
//! });
//! ```

#![forbid(unsafe_code)]

pub mod chapters;
pub mod recorder;
mod table;

pub use crate::table::Table;
