//! Node's `node:http` as a Rust crate.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod connection;
mod date;
mod error;
mod exchange;
pub mod h1;
mod handler;
mod headers;
mod hooks;
mod incoming;
mod method;
mod options;
mod outbox;
mod response;
mod router;
mod server;
mod status;
#[cfg(feature = "tower")]
pub mod tower;
mod upgrade;

pub use crate::error::Error;
pub use crate::handler::{BoxError, Handler, Outcome};
pub use crate::headers::{
    Headers, JoinDuplicates, Joined, validate_header_name, validate_header_value,
};
pub use crate::incoming::{IncomingBody, IncomingMessage};
pub use crate::method::METHODS;
pub use crate::options::ServerOptions;
pub use crate::response::{NO_HEADERS, ServerResponse, StatusLine};
pub use crate::router::Router;
pub use crate::server::{ListenOptions, Listening, Server, create_server};
pub use crate::status::{STATUS_CODES, reason_phrase};
pub use crate::upgrade::Upgraded;

/// How many bytes the target, names and values of a head have less than, by default.
///
/// Node: [`http.maxHeaderSize`](https://nodejs.org/api/http.html#httpmaxheadersize)
#[doc(alias = "maxHeaderSize")]
pub const MAX_HEADER_SIZE: usize = 16_384;
