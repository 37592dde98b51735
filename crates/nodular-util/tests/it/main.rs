//! The tests of nodular-util's public API.

mod describe;
mod diff;
mod equal;
mod format;
mod inspect;
mod lazy;
mod parse_args;
mod reliability;
mod serialize;
mod text;
