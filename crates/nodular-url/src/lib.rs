//! URLs with the semantics of [`node:url`](https://nodejs.org/api/url.html) and
//! [`node:querystring`](https://nodejs.org/api/querystring.html).
//!
//! - [`Url`] and [`UrlSearchParams`]: the WHATWG standard with Node's properties, on the
//!   [`url`](https://docs.rs/url) crate, repaired where that departs from the standard.
//! - [`file_url_to_path`] and [`path_to_file_url`]: the rules of Windows and of all others, on each of them.
//! - [`legacy`]: Node's first parser, `url.parse`. [`querystring`]: `a=1&b=2` to and from a map.
//!
//! ```
//! use nodular_url::{FileUrlOptions, Url, file_url_to_path_with, path_to_file_url_with};
//!
//! let mut url = Url::with_base("../search?q=tea", "https://user@Example.org:443/shop/list/")?;
//! assert_eq!(url.href(), "https://user@example.org/shop/search?q=tea");
//! assert_eq!((url.protocol(), url.host(), url.pathname()), ("https:", "example.org", "/shop/search"));
//!
//! url.search_params_mut().append("page", "2");
//! url.set_port("8080");
//! assert_eq!(url.href(), "https://user@example.org:8080/shop/search?q=tea&page=2");
//!
//! let windows = FileUrlOptions::new().windows(true);
//! let url = path_to_file_url_with(r"C:\50% off\a.txt", &windows)?;
//! assert_eq!(url.href(), "file:///C:/50%25%20off/a.txt");
//! assert_eq!(file_url_to_path_with(&url, &windows)?, r"C:\50% off\a.txt");
//! # Ok::<(), nodular_url::Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `new URL(input)`, `new URL(input, base)` | [`Url::new`], [`Url::with_base`], [`Url::join`] |
//! | `URL.parse`, `URL.canParse` | [`Url::parse`], [`Url::can_parse`], and `…_with_base` |
//! | `url.hash`, `url.hash = 'x'`, and the others | [`url.hash()`](Url::hash), [`url.set_hash("x")`](Url::set_hash) |
//! | `url.href = 'x'`, which throws | [`url.set_href("x")?`](Url::set_href) |
//! | `url.searchParams.get('a')` | [`url.search_params().get("a")`](Url::search_params) |
//! | `url.searchParams.set('a', 'b')` | [`url.search_params_mut().set("a", "b")`](Url::search_params_mut) |
//! | `new URLSearchParams('a=b')` | [`UrlSearchParams::new("a=b")`](UrlSearchParams::new) |
//! | `new URLSearchParams([['a', 'b']])` | `UrlSearchParams::from_iter([("a", "b")])` |
//! | `fileURLToPath(url, { windows: true })` | [`file_url_to_path_with(url, &options)`](file_url_to_path_with) |
//! | `pathToFileURL(path)` | [`path_to_file_url(path)`](path_to_file_url) |
//! | `fileURLToPathBuffer(url)` | [`file_url_to_path_buffer(url)`](file_url_to_path_buffer) |
//! | `domainToASCII`, `domainToUnicode` | [`domain_to_ascii`], [`domain_to_unicode`] |
//! | `urlToHttpOptions(url)` | [`url_to_http_options(&url)`](url_to_http_options) |
//! | `url.format(url, options)` | [`format(&url, &options)`](format()) |
//! | `url.parse`, `url.resolve`, `url.format(urlObject)` | [`legacy`] |
//! | `querystring.parse`, `querystring.stringify` | [`querystring`] |
//!
//! # Differences from Node
//!
//! - A host with a label `xn--` that is no Punycode (`https://xn--a/`) is refused. Node takes it if the host is ASCII.
//!   So is a host that mixes labels as the rule of right-to-left scripts forbids (`https://א.1é/`); Node looks at each
//!   label alone.
//! - [`UrlSearchParams::new`] keeps the letters of `é%ff`. Node spoils those outside of ASCII that stand beside bytes
//!   that are not UTF-8.
//! - [`Url::search_params`] is a copy; the one that changes the URL is [`Url::search_params_mut`], a guard that
//!   writes when it is dropped.
//! - Text that does not decode is [`Error::MalformedUri`] with the code `ERR_INVALID_URI`; Node throws JavaScript's
//!   `URIError` there, which has no code.
//! - [`path_to_file_url`] with the rules of Windows gives `file:///C:/` for `C:\` everywhere; Node on another system
//!   than Windows gives `file:///C://`.
//! - `http://localhost` whose protocol is set to `file` has no host afterwards; Node keeps `localhost`, until its text
//!   is parsed again.
//! - `URL.createObjectURL`, `URL.revokeObjectURL` and `URLPattern` are not there yet.
//! - What [`legacy`] and [`querystring`] do otherwise is on their pages.
//!
//! # Features
//!
//! - `http`: conversions between [`Url`] and `http::Uri`
//! - `serde`: [`Url`] as its text, [`UrlSearchParams`] as pairs, [`querystring::Query`] as a map

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod error;
mod file_url;
pub mod legacy;
mod percent;
pub mod querystring;
mod search_params;
mod url;

pub use crate::error::Error;
pub use crate::file_url::{
    FileUrlOptions, file_url_to_path, file_url_to_path_buffer, file_url_to_path_buffer_with,
    file_url_to_path_with, path_to_file_url, path_to_file_url_with,
};
pub use crate::search_params::{Pairs, SearchParamsMut, UrlSearchParams};
pub use crate::url::{
    FormatOptions, Url, UrlHttpOptions, domain_to_ascii, domain_to_unicode, format,
    url_to_http_options,
};

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
