//! The tests of nodular-process's public API.

mod auto_traits;
mod dotenv;
mod env;
mod exit;
#[cfg(unix)]
mod last_resort;
mod system;
#[cfg(all(unix, feature = "tokio"))]
mod tokio;
mod values;
