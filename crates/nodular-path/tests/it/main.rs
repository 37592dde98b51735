//! The tests of nodular-path's public API.
