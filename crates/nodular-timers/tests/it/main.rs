//! The tests of nodular-timers's public API.

#![expect(clippy::unwrap_used, reason = "what panics in a test is a failure")]

mod programs;
