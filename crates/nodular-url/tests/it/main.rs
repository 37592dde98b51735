//! The public API, a module per source module.
