//! The tests of nodular-events's public API.
