//! The parser and the encoder, without I/O.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod driver;
mod encode;
mod recorded;
mod split;
mod strict;
