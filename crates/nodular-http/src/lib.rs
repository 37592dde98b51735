//! Node's `node:http` as a Rust crate.

#![forbid(unsafe_code)]
