//! Node's `node:url` as a Rust crate.

#![forbid(unsafe_code)]
