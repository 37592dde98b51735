//! The tests of nodular-http's public API.

mod h1;
mod headers;
mod responses;
mod server;
mod support;
