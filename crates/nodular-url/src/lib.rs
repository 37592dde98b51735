//! URLs with the semantics of [`node:url`](https://nodejs.org/api/url.html).

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod error;
mod file_url;
mod percent;
pub mod querystring;
mod search_params;
mod url;

pub use crate::error::Error;
pub use crate::file_url::{
    FileUrlOptions, file_url_to_path, file_url_to_path_buffer, file_url_to_path_buffer_with,
    file_url_to_path_with, path_to_file_url, path_to_file_url_with,
};
pub use crate::search_params::{Iter, SearchParamsMut, UrlSearchParams};
pub use crate::url::{
    FormatOptions, Url, UrlHttpOptions, domain_to_ascii, domain_to_unicode, format,
    url_to_http_options,
};
