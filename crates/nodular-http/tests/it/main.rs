//! The tests of nodular-http's public API.

mod server;
mod support;
