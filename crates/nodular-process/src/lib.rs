//! x
#![forbid(unsafe_code)]
mod dotenv;
pub use crate::dotenv::parse_env;
