//! The tests of nodular-perf's public API.

#![expect(clippy::unwrap_used, reason = "what panics in a test is a failure")]

mod auto_traits;
mod histogram;
mod laws;
mod performance;
mod programs;
mod refused;
