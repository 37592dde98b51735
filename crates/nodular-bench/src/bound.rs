//! The hand-written lower bounds: short code that does what a case needs and nothing more.
//!
//! They are no second implementation of Nodular: no options, no errors, only the rules that the corpora call for.
//! The tests hold each of them against Nodular's answer, line by line, so that both do the same work.

pub(crate) mod buffer;
pub(crate) mod events;
pub(crate) mod http;
pub(crate) mod posix;
pub(crate) mod querystring;
pub(crate) mod timers;
pub(crate) mod url;
pub(crate) mod util;
