//! The tests of nodular-modules' public API.

mod lexer;
mod resolve;
