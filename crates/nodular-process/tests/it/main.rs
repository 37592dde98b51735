//! The tests of nodular-process's public API.

mod dotenv;
