//! The tests of nodular-util's public API.

mod color;
mod debuglog;
mod deprecate;
mod describe;
mod diff;
mod equal;
mod format;
mod inspect;
mod lazy;
mod mime;
mod parse_args;
mod promisify;
#[cfg(feature = "tokio")]
mod rate;
mod reliability;
mod serialize;
mod text;
mod text_decoder;
mod text_encoder;
mod types;
