//! The public API, a module per source module.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod file_url;
mod legacy;
mod querystring;
mod search_params;
mod url;
mod url_helpers;
mod wpt;
