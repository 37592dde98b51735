//! URLs with the semantics of [`node:url`](https://nodejs.org/api/url.html).

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod error;
pub mod querystring;
mod search_params;
mod url;

pub use crate::error::Error;
pub use crate::search_params::{Iter, SearchParamsMut, UrlSearchParams};
pub use crate::url::Url;
