//! Node's `node:http` as a Rust crate.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod error;
pub mod h1;
mod headers;
mod method;
mod status;

pub use crate::error::Error;
pub use crate::headers::{
    Headers, JoinDuplicates, Joined, validate_header_name, validate_header_value,
};
pub use crate::method::METHODS;
pub use crate::status::{STATUS_CODES, reason_phrase};

/// How many bytes the target, names and values of a head have less than, by default.
///
/// Node: [`http.maxHeaderSize`](https://nodejs.org/api/http.html#httpmaxheadersize)
#[doc(alias = "maxHeaderSize")]
pub const MAX_HEADER_SIZE: usize = 16_384;
