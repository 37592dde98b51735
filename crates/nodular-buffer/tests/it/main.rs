//! The tests of nodular-buffer's public API.

mod auto_traits;
mod blob;
mod buffer;
mod encodings;
mod laws;
mod numbers;
mod operations;
mod reliability;
mod string_decoder;
mod values;
