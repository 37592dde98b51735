//! The tests of nodular-http's public API.
