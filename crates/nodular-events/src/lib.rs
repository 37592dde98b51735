//! Node's `node:events` as a Rust crate.

#![forbid(unsafe_code)]
