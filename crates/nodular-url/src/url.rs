//! The WHATWG URL.

mod convert;
mod domain;
mod file_scheme;
mod format;
mod http_options;
mod path;
mod repair;
mod setters;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::LazyLock;

use url::{Position, quirks};

pub(crate) use self::domain::to_unicode;
pub use self::domain::{domain_to_ascii, domain_to_unicode};
pub(crate) use self::file_scheme::is_plain as is_plain_file;
pub use self::format::{FormatOptions, format};
pub use self::http_options::{UrlHttpOptions, url_to_http_options};

use crate::Error;
use crate::search_params::{SearchParamsMut, UrlSearchParams};

/// A URL of the [WHATWG standard](https://url.spec.whatwg.org/), with the properties of Node's `URL`.
///
/// It is always valid: a setter that is given something impossible leaves the URL as it was, as in Node.
///
/// Node: [`URL`](https://nodejs.org/api/url.html#class-url)
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, Url};
/// let mut url = Url::new("https://example.org/foo?q=1#top")?;
/// assert_eq!((url.protocol(), url.host(), url.hash()), ("https:", "example.org", "#top"));
/// url.set_pathname("/a path");
/// assert_eq!(url.href(), "https://example.org/a%20path?q=1#top");
/// # Ok::<(), Error>(())
/// ```
#[doc(alias = "URL")]
#[derive(Clone)]
pub struct Url {
    inner: url::Url,
    /// For the `file:` URLs whose path `url::Url` cannot hold, and those that were made of a path: it has `/` there.
    own_path: Option<Box<OwnPath>>,
}

/// The whole text of a URL, and the part of it that is the path.
#[derive(Clone)]
struct OwnPath {
    href: String,
    path_end: usize,
}

impl Url {
    /// Parses an absolute URL.
    ///
    /// Node: [`new URL(input)`](https://nodejs.org/api/url.html#new-urlinput-base)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUrl`] if `input` is not an absolute URL.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new(" HTTPS://測試/a/../b ")?.href(), "https://xn--g6w251d/b");
    /// assert_eq!(Url::new("/foo").unwrap_err().code(), "ERR_INVALID_URL");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn new(input: &str) -> Result<Self, Error> {
        Self::parse(input).ok_or_else(|| Error::invalid_url(input, None))
    }

    /// Parses a URL that may be relative to `base`.
    ///
    /// For several URLs with one base, [`Url::join`] parses the base once.
    ///
    /// Node: [`new URL(input, base)`](https://nodejs.org/api/url.html#new-urlinput-base)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUrl`] if `base` is not an absolute URL, or `input` makes no URL with it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::with_base("../c", "https://example.org/a/b/")?.href(), "https://example.org/a/c");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn with_base(input: &str, base: &str) -> Result<Self, Error> {
        Self::parse_with_base(input, base).ok_or_else(|| Error::invalid_url(input, Some(base)))
    }

    /// Parses a URL that may be relative to this one.
    ///
    /// Node: [`new URL(input, this)`](https://nodejs.org/api/url.html#new-urlinput-base)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUrl`] if `input` makes no URL with this one.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let base = Url::new("https://example.org/a/b?c")?;
    /// assert_eq!(base.join("d")?.href(), "https://example.org/a/d");
    /// assert_eq!(base.join("//other.org")?.href(), "https://other.org/");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn join(&self, input: &str) -> Result<Self, Error> {
        repair::parse(input, Some(self)).ok_or_else(|| Error::invalid_url(input, Some(self.href())))
    }

    /// Parses an absolute URL, or says `None`: [`Url::new`] for those who need no reason.
    ///
    /// Node: [`URL.parse(input)`](https://nodejs.org/api/url.html#urlparseinput-base)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// assert!(Url::parse("https://example.org").is_some_and(|url| url.pathname() == "/"));
    /// assert!(Url::parse("example.org").is_none());
    /// ```
    pub fn parse(input: &str) -> Option<Self> {
        repair::parse(input, None)
    }

    /// Parses a URL that may be relative to `base`, or says `None`.
    ///
    /// Node: [`URL.parse(input, base)`](https://nodejs.org/api/url.html#urlparseinput-base)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// assert!(Url::parse_with_base("/foo", "https://example.org").is_some());
    /// assert!(Url::parse_with_base("/foo", "example.org").is_none());
    /// ```
    pub fn parse_with_base(input: &str, base: &str) -> Option<Self> {
        repair::parse(input, Some(&Self::parse(base)?))
    }

    /// Whether `input` is an absolute URL.
    ///
    /// Node: [`URL.canParse(input)`](https://nodejs.org/api/url.html#urlcanparseinput-base)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// assert!(Url::can_parse("data:,hi"));
    /// assert!(!Url::can_parse("/foo"));
    /// ```
    #[doc(alias = "canParse")]
    pub fn can_parse(input: &str) -> bool {
        Self::parse(input).is_some()
    }

    /// Whether `input` makes a URL with `base`.
    ///
    /// Node: [`URL.canParse(input, base)`](https://nodejs.org/api/url.html#urlcanparseinput-base)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// assert!(Url::can_parse_with_base("/foo", "https://example.org"));
    /// ```
    #[doc(alias = "canParse")]
    pub fn can_parse_with_base(input: &str, base: &str) -> bool {
        Self::parse_with_base(input, base).is_some()
    }

    /// The whole URL as text.
    ///
    /// Node: [`url.href`](https://nodejs.org/api/url.html#urlhref)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("http://EXAMPLE.org:80")?.href(), "http://example.org/");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn href(&self) -> &str {
        match &self.own_path {
            None => self.inner.as_str(),
            Some(own) => &own.href,
        }
    }

    /// Scheme, host and port as text, or `"null"` where a browser compares a URL with no other.
    ///
    /// Node: [`url.origin`](https://nodejs.org/api/url.html#urlorigin)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://user@example.org:8080/a")?.origin(), "https://example.org:8080");
    /// assert_eq!(Url::new("file:///etc")?.origin(), "null");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn origin(&self) -> String {
        match self.protocol() {
            "http:" | "https:" | "ws:" | "wss:" | "ftp:" => {
                format!("{}//{}", self.protocol(), self.host())
            }
            "blob:" => match Self::parse(self.pathname()) {
                Some(url) if matches!(url.protocol(), "http:" | "https:") => url.origin(),
                _ => "null".to_owned(),
            },
            _ => "null".to_owned(),
        }
    }

    /// The scheme with its `:`, in lower case.
    ///
    /// Node: [`url.protocol`](https://nodejs.org/api/url.html#urlprotocol)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("HTTPS://example.org")?.protocol(), "https:");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn protocol(&self) -> &str {
        quirks::protocol(&self.inner)
    }

    /// The user name, percent-encoded, or `""`.
    ///
    /// Node: [`url.username`](https://nodejs.org/api/url.html#urlusername)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://j%C3%B6rg:xyz@example.org")?.username(), "j%C3%B6rg");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn username(&self) -> &str {
        self.inner.username()
    }

    /// The password, percent-encoded, or `""`.
    ///
    /// Node: [`url.password`](https://nodejs.org/api/url.html#urlpassword)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://abc:xyz@example.org")?.password(), "xyz");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn password(&self) -> &str {
        self.inner.password().unwrap_or("")
    }

    /// The host with its port, if that is not the scheme's own.
    ///
    /// Node: [`url.host`](https://nodejs.org/api/url.html#urlhost)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org:81/foo")?.host(), "example.org:81");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn host(&self) -> &str {
        quirks::host(&self.inner)
    }

    /// The host without a port; an IPv6 address is in brackets.
    ///
    /// Node: [`url.hostname`](https://nodejs.org/api/url.html#urlhostname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org:81/foo")?.hostname(), "example.org");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn hostname(&self) -> &str {
        self.inner.host_str().unwrap_or("")
    }

    /// The port's digits, or `""` if it is the scheme's own.
    ///
    /// Node: [`url.port`](https://nodejs.org/api/url.html#urlport)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org:8888")?.port(), "8888");
    /// assert_eq!(Url::new("https://example.org:443")?.port(), "");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn port(&self) -> &str {
        quirks::port(&self.inner)
    }

    /// The path, percent-encoded.
    ///
    /// Node: [`url.pathname`](https://nodejs.org/api/url.html#urlpathname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org/abc/xyz?123")?.pathname(), "/abc/xyz");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn pathname(&self) -> &str {
        match &self.own_path {
            None => self.inner.path(),
            Some(own) => &own.href[self.path_start()..own.path_end],
        }
    }

    /// The query with its `?`, or `""` if there is none or an empty one.
    ///
    /// Node: [`url.search`](https://nodejs.org/api/url.html#urlsearch)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org/abc?123")?.search(), "?123");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn search(&self) -> &str {
        quirks::search(&self.inner)
    }

    /// The fragment with its `#`, or `""` if there is none or an empty one.
    ///
    /// Node: [`url.hash`](https://nodejs.org/api/url.html#urlhash)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org/foo#bar")?.hash(), "#bar");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn hash(&self) -> &str {
        quirks::hash(&self.inner)
    }

    /// The query's pairs, as they are now; [`Url::search_params_mut`] changes them.
    ///
    /// Node: [`url.searchParams`](https://nodejs.org/api/url.html#urlsearchparams)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org/?q=a+b")?.search_params().get("q"), Some("a b"));
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "searchParams")]
    pub fn search_params(&self) -> UrlSearchParams {
        UrlSearchParams::of_query(self.inner.query().unwrap_or(""))
    }

    /// The query's pairs to be changed: the URL follows when the guard is dropped, at the end of the statement at
    /// the latest if it has no name.
    ///
    /// Node: [`url.searchParams`](https://nodejs.org/api/url.html#urlsearchparams)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org/?user=abc&q=1")?;
    /// url.search_params_mut().set("user", "x y");
    /// assert_eq!(url.href(), "https://example.org/?user=x+y&q=1");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "searchParams")]
    pub fn search_params_mut(&mut self) -> SearchParamsMut<'_> {
        SearchParamsMut::new(self)
    }

    /// The URL as JSON has it: its [`href`](Url::href).
    ///
    /// Node: [`url.toJSON()`](https://nodejs.org/api/url.html#urltojson)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// assert_eq!(Url::new("https://example.org")?.to_json(), "https://example.org/");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "toJSON")]
    pub fn to_json(&self) -> String {
        self.href().to_owned()
    }

    /// The `file:` URL of a `path` that is normal and encoded already: there is nothing for a parser to find.
    pub(crate) fn of_encoded_path(path: &str) -> Self {
        static ROOT: LazyLock<url::Url> =
            LazyLock::new(|| url::Url::parse("file:///").expect("it is a URL"));
        Self::with_own_path(ROOT.clone(), path)
    }

    fn from_inner(inner: url::Url) -> Self {
        Self { inner, own_path: None }
    }

    /// `inner` with `path` in place of its own `/`.
    fn with_own_path(inner: url::Url, path: &str) -> Self {
        let before = &inner[..Position::BeforePath];
        let href = [before, path, &inner[Position::AfterPath..]].concat();
        let own_path = OwnPath { href, path_end: before.len() + path.len() };
        Self { own_path: Some(Box::new(own_path)), inner }
    }

    fn path_start(&self) -> usize {
        self.inner[..Position::BeforePath].len()
    }
}

impl FromStr for Url {
    type Err = Error;

    fn from_str(input: &str) -> Result<Self, Error> {
        Self::new(input)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.href())
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Url").field(&self.href()).finish()
    }
}

impl AsRef<str> for Url {
    fn as_ref(&self) -> &str {
        self.href()
    }
}

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.href() == other.href()
    }
}

impl Eq for Url {}

impl PartialOrd for Url {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Url {
    fn cmp(&self, other: &Self) -> Ordering {
        self.href().cmp(other.href())
    }
}

impl Hash for Url {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.href().hash(state);
    }
}
