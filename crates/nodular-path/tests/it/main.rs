//! The tests of nodular-path's public API.

mod allocations;
mod glob;
mod kinds;
mod laws;
mod like_node;
mod reliability;
