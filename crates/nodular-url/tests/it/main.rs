//! The tests of nodular-url's public API.
