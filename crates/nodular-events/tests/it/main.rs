//! The tests of nodular-events's public API.

mod auto_traits;
