//! The tests of nodular-events's public API.

#![expect(clippy::unwrap_used, reason = "what panics in a test is a failure")]

mod abort;
mod asynchronous;
mod auto_traits;
mod emitter;
mod event_target;
mod trace;
mod unhandled;
