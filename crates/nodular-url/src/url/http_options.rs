//! A URL as the options of an HTTP request.

use super::Url;
use crate::Error;
use crate::percent;

/// The parts of a URL that an HTTP request needs.
///
/// Node: [`url.urlToHttpOptions(url)`](https://nodejs.org/api/url.html#urlurltohttpoptionsurl)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UrlHttpOptions {
    /// The scheme with its `:`.
    pub protocol: String,
    /// The host; an IPv6 address without its brackets.
    pub hostname: String,
    /// The port, if it is not the scheme's own.
    pub port: Option<u16>,
    /// Path and query: what the request line has.
    pub path: String,
    /// The path, percent-encoded.
    pub pathname: String,
    /// The query with its `?`, or `""`.
    pub search: String,
    /// The fragment with its `#`, or `""`.
    pub hash: String,
    /// The whole URL.
    pub href: String,
    /// User name and password, decoded, with a `:` between them.
    pub auth: Option<String>,
}

/// Takes `url` apart for an HTTP request.
///
/// Node: [`url.urlToHttpOptions(url)`](https://nodejs.org/api/url.html#urlurltohttpoptionsurl)
///
/// # Errors
///
/// [`Error::MalformedUri`] if the user name or password cannot be decoded to text.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, Url, url_to_http_options};
/// let options = url_to_http_options(&Url::new("https://a:b@[::1]:8080/p?q#h")?)?;
/// assert_eq!((options.hostname.as_str(), options.port), ("::1", Some(8080)));
/// assert_eq!((options.path.as_str(), options.auth.as_deref()), ("/p?q", Some("a:b")));
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "urlToHttpOptions")]
pub fn url_to_http_options(url: &Url) -> Result<UrlHttpOptions, Error> {
    let hostname = url.hostname();
    let bare = hostname.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let auth = if url.username().is_empty() && url.password().is_empty() {
        None
    } else {
        let user = percent::decode(url.username()).ok_or(Error::MalformedUri)?;
        let password = percent::decode(url.password()).ok_or(Error::MalformedUri)?;
        Some(format!("{user}:{password}"))
    };
    Ok(UrlHttpOptions {
        protocol: url.protocol().to_owned(),
        hostname: bare.unwrap_or(hostname).to_owned(),
        port: url.inner.port(),
        path: [url.pathname(), url.search()].concat(),
        pathname: url.pathname().to_owned(),
        search: url.search().to_owned(),
        hash: url.hash().to_owned(),
        href: url.href().to_owned(),
        auth,
    })
}
