//! The tests of nodular-timers's public API.

#![expect(clippy::unwrap_used, reason = "what panics in a test is a failure")]

mod auto_traits;
mod delays;
mod model;
mod programs;
mod promises;
mod robust;
mod run;
