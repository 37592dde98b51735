//! The tests of nodular-http's public API.

mod conversations;
mod h1;
mod headers;
mod responses;
mod router;
mod server;
mod support;
#[cfg(feature = "tower")]
mod tower;
