//! The parser and the encoder, without I/O.

mod driver;
mod encode;
mod recorded;
mod split;
mod strict;
