//! Node's first URL parser: [`url.parse`, `url.format` and `url.resolve`](https://nodejs.org/api/url.html#legacy-url-api).
//!
//! ```
//! use nodular_url::legacy;
//!
//! let url = legacy::parse("https://me:pw@example.com:8080/a/b?x=1#top")?;
//! assert_eq!(url.host.as_deref(), Some("example.com:8080"));
//! assert_eq!(url.auth.as_deref(), Some("me:pw"));
//! assert_eq!(url.path.as_deref(), Some("/a/b?x=1"));
//!
//! assert_eq!(legacy::resolve("/one/two/three", "../four")?, "/one/four");
//! # Ok::<(), nodular_url::Error>(())
//! ```
//!
//! **For addresses that a stranger may have written, take [`crate::Url`].** This parser follows no standard: what it
//! calls the host need not be the one that a browser or a proxy goes to. Node has deprecated it (`DEP0169`) and
//! assigns no CVEs to it. It is here because old code has its results in configuration files and tests, and because it
//! takes what the WHATWG parser refuses: relative addresses.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `url.parse(str)` | [`parse(str)`](parse) |
//! | `url.parse(str, parseQueryString, slashesDenoteHost)` | [`parse_with(str, &options)`](parse_with), [`ParseOptions`] |
//! | `url.format(urlObject)` | [`format(&url)`](format()), `url.to_string()` |
//! | `url.format(str)` | [`format_str(str)`](format_str) |
//! | `url.resolve(from, to)` | [`resolve`], [`Url::resolve`] |
//! | `url.resolveObject(from, to)` | [`resolve_object`], [`Url::resolve_object`] |
//! | `new url.Url()` | [`Url::default()`](Url) |
//!
//! # Differences from Node
//!
//! - Nothing is printed: Node warns with `DEP0169` at the first call.
//! - A field that is `null` is `None`; `slashes` is `false`, and `href` empty.
//! - A malformed `%` in the user name has the code `ERR_INVALID_URI`; Node throws JavaScript's `URIError`, which has
//!   none.
//! - A host name outside of ASCII is checked by the newest Unicode; Node's tables are some years older, and some letters
//!   of rare scripts fare differently. Node also takes malformed Punycode like `xn---Ⅷ`, which is refused here.
//! - [`resolve_object`] always returns an object; Node returns the second argument if the first one is empty.
//! - [`Url::resolve_object`] ignores the `href` of a `relative` that was made or changed by hand. Node takes an empty
//!   one to mean that all of it is empty.

mod format;
mod parse;
mod resolve;

use std::fmt;
use std::str::FromStr;

use crate::Error;
use crate::querystring::Query;

pub use self::parse::{ParseOptions, parse, parse_with};

/// An address in parts.
///
/// A part that the address does not have is `None`. To make an address, fill in what you need and leave the rest to
/// `Default`; `Display` is [`format`](format()).
///
/// Node: [legacy `urlObject`](https://nodejs.org/api/url.html#legacy-urlobject)
///
/// # Examples
///
/// ```
/// # use nodular_url::legacy::Url;
/// let url = Url {
///     protocol: Some("https".into()),
///     hostname: Some("example.com".into()),
///     pathname: Some("/a".into()),
///     ..Url::default()
/// };
/// assert_eq!(url.to_string(), "https://example.com/a");
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Url {
    /// The scheme in lower case, with its colon: `http:`.
    pub protocol: Option<String>,
    /// Whether `//` follows the scheme.
    pub slashes: bool,
    /// User name and password, decoded: `user:pass`.
    pub auth: Option<String>,
    /// Host name and port: `example.com:8080`, `[::1]:80`.
    pub host: Option<String>,
    /// The port's digits.
    pub port: Option<String>,
    /// The host name in lower case and ASCII, an IPv6 address without brackets.
    pub hostname: Option<String>,
    /// The fragment, with its `#`.
    pub hash: Option<String>,
    /// The query, with its `?`.
    pub search: Option<String>,
    /// The query without the `?`, parsed if that was wanted.
    pub query: Option<UrlQuery>,
    /// The path, without the query.
    pub pathname: Option<String>,
    /// Path and query: what an HTTP client asks the host for.
    pub path: Option<String>,
    /// All of it, as it was formatted when it was parsed. Changing another part does not change this one.
    pub href: String,
}

/// The query of an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum UrlQuery {
    /// As it stands in the address: a string in Node.
    Text(String),
    /// As keys and values: an object in Node.
    Parsed(Query),
}

impl Url {
    /// The address of `relative`, seen from this one.
    ///
    /// Node: [`urlObject.resolve(relative)`](https://nodejs.org/api/url.html#urlresolvefrom-to)
    ///
    /// # Errors
    ///
    /// Those of [`parse`], for `relative`.
    pub fn resolve(&self, relative: &str) -> Result<String, Error> {
        Ok(self.resolve_object(&parse_reference(relative)?).to_string())
    }

    /// The address of `relative`, seen from this one, in parts.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::legacy;
    /// let base = legacy::parse("http://example.com/a/b")?;
    /// let url = base.resolve_object(&legacy::parse("../c?d")?);
    /// assert_eq!(url.href, "http://example.com/c?d");
    /// # Ok::<(), nodular_url::Error>(())
    /// ```
    #[doc(alias = "resolveObject")]
    #[must_use]
    pub fn resolve_object(&self, relative: &Self) -> Self {
        let mut resolved = resolve::resolve(self, relative);
        resolved.href = resolved.to_string();
        resolved
    }
}

/// As [`parse`] does.
impl FromStr for Url {
    type Err = Error;

    fn from_str(url: &str) -> Result<Self, Error> {
        parse(url)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format::format(self))
    }
}

/// Puts an address together from its parts.
///
/// `host` wins over `hostname` and `port`, `search` over a parsed `query`; a query that is text and `path` are not
/// looked at. Missing `:`, `?`, `#` and `/` are added, and `//` for `http`, `https`, `ws`, `wss`, `ftp`, `gopher` and
/// `file`.
///
/// Node: [`url.format(urlObject)`](https://nodejs.org/api/url.html#urlformaturlobject)
///
/// # Examples
///
/// ```
/// # use nodular_url::{legacy::{self, UrlQuery}, querystring};
/// let url = legacy::Url {
///     protocol: Some("http".into()),
///     host: Some("example.com".into()),
///     pathname: Some("what?".into()),
///     query: Some(UrlQuery::Parsed(querystring::parse("a=1&a=2"))),
///     ..legacy::Url::default()
/// };
/// assert_eq!(legacy::format(&url), "http://example.com/what%3F?a=1&a=2");
/// ```
pub fn format(url: &Url) -> String {
    format::format(url)
}

/// Takes an address apart and puts it together again, which escapes what needs it.
///
/// Node: [`url.format(urlString)`](https://nodejs.org/api/url.html#urlformaturlstring)
///
/// # Errors
///
/// Those of [`parse`].
///
/// # Examples
///
/// ```
/// # use nodular_url::legacy::format_str;
/// assert_eq!(format_str("HTTP://EXAMPLE.com\\a b")?, "http://example.com/a%20b");
/// # Ok::<(), nodular_url::Error>(())
/// ```
pub fn format_str(url: &str) -> Result<String, Error> {
    Ok(parse(url)?.to_string())
}

/// Where a link to `to` leads on the page `from`.
///
/// Node: [`url.resolve(from, to)`](https://nodejs.org/api/url.html#urlresolvefrom-to)
///
/// # Errors
///
/// Those of [`parse`], for either.
///
/// # Examples
///
/// ```
/// # use nodular_url::legacy::resolve;
/// assert_eq!(resolve("/one/two/three", "four")?, "/one/two/four");
/// assert_eq!(resolve("http://example.com/", "/one")?, "http://example.com/one");
/// assert_eq!(resolve("http://example.com/one", "//other.org")?, "http://other.org/");
/// # Ok::<(), nodular_url::Error>(())
/// ```
pub fn resolve(from: &str, to: &str) -> Result<String, Error> {
    parse_reference(from)?.resolve(to)
}

/// Where a link to `to` leads on the page `from`, in parts.
///
/// Node: `url.resolveObject(from, to)`, which its documentation does not name.
///
/// # Errors
///
/// Those of [`parse`], for either.
///
/// # Examples
///
/// ```
/// # use nodular_url::legacy::resolve_object;
/// let url = resolve_object("mailto:a@example.com", "b@example.com")?;
/// assert_eq!(url.auth.as_deref(), Some("b"));
/// # Ok::<(), nodular_url::Error>(())
/// ```
#[doc(alias = "resolveObject")]
pub fn resolve_object(from: &str, to: &str) -> Result<Url, Error> {
    let base = parse_reference(from)?;
    let link = parse_reference(to)?;
    Ok(if from.is_empty() { link } else { base.resolve_object(&link) })
}

/// Parses one side of a resolution, where `//` always starts a host.
fn parse_reference(url: &str) -> Result<Url, Error> {
    parse_with(url, &ParseOptions::default().slashes_denote_host(true))
}

/// Whether `//` belongs to the scheme. The colon may be missing.
fn is_slashed(protocol: &str) -> bool {
    let scheme = protocol.strip_suffix(':').unwrap_or(protocol);
    matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "gopher" | "file")
}

/// Whether the scheme never has a host, and its rest is not escaped.
fn is_javascript(protocol: &str) -> bool {
    protocol.strip_suffix(':').unwrap_or(protocol) == "javascript"
}
