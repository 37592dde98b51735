//! Node's `node:path` as a Rust crate.

#![forbid(unsafe_code)]
