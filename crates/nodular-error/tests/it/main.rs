//! The tests of nodular-error's public API.
