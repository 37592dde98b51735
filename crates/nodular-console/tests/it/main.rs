//! The tests of nodular-console's public API.

#[path = "../../../nodular-util/tests/it/describe.rs"]
mod describe;
mod global;
mod program;
mod reliability;
mod writers;
