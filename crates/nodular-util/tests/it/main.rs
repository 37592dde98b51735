//! The tests of nodular-util's public API.

mod describe;
mod inspect;
