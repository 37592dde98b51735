//! Node's system errors and the texts of its `ERR_*` errors.

#![forbid(unsafe_code)]

/// The Node version that every recorded table and every claim of equality refers to.
pub const NODE_VERSION: &str = "26.10.0";
