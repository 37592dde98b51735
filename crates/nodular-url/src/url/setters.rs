//! The setters. As in Node, one that is given something impossible leaves the URL as it was.

use memchr::memchr3;
use url::{Position, quirks};

use super::path::{self, Kind};
use super::{Url, file_scheme, repair};
use crate::Error;

impl Url {
    /// Replaces the whole URL.
    ///
    /// Node: [`url.href = value`](https://nodejs.org/api/url.html#urlhref)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUrl`] if `value` is not an absolute URL; the only setter that refuses.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org/foo")?;
    /// url.set_href("https://example.com/bar")?;
    /// assert_eq!(url.href(), "https://example.com/bar");
    /// assert!(url.set_href("bar").is_err());
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "href")]
    pub fn set_href(&mut self, value: &str) -> Result<(), Error> {
        *self = Self::new(value)?;
        Ok(())
    }

    /// Changes the scheme, up to a `:` in `value`; a special scheme becomes only another special one.
    ///
    /// Node: [`url.protocol = value`](https://nodejs.org/api/url.html#urlprotocol)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org")?;
    /// url.set_protocol("ftp");
    /// assert_eq!(url.href(), "ftp://example.org/");
    /// url.set_protocol("fhqwhgads");
    /// assert_eq!(url.href(), "ftp://example.org/");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "protocol")]
    pub fn set_protocol(&mut self, value: &str) {
        let path = self.pathname().to_owned();
        let scheme = repair::without_newlines(value.split(':').next().unwrap_or(""));
        if scheme.eq_ignore_ascii_case("file") {
            self.become_file(&path);
        } else if quirks::set_protocol(&mut self.inner, value).is_ok() && self.own_path.is_some() {
            let before = &self.inner[..Position::BeforePath];
            let text = [before, &path, &self.inner[Position::AfterPath..]].concat();
            *self =
                repair::parse(&text, None).unwrap_or_else(|| Self::from_inner(self.inner.clone()));
        }
    }

    /// The `url` crate changes no scheme to `file`; the standard does where no port or user is lost.
    fn become_file(&mut self, path: &str) {
        let is_bare =
            self.username().is_empty() && self.password().is_empty() && self.port().is_empty();
        if self.inner.is_special() && self.protocol() != "file:" && is_bare {
            let text = ["file://", self.host(), "/", &self.inner[Position::AfterPath..]].concat();
            if let Ok(inner) = url::Url::parse(&text) {
                *self = Self::with_own_path(inner, path);
            }
        }
    }

    /// Changes the user name, percent-encoding what needs it.
    ///
    /// Node: [`url.username = value`](https://nodejs.org/api/url.html#urlusername)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://123:xyz@example.com/")?;
    /// url.set_username("camel case");
    /// assert_eq!(url.href(), "https://camel%20case:xyz@example.com/");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "username")]
    pub fn set_username(&mut self, value: &str) {
        let _ = quirks::set_username(&mut self.inner, value);
    }

    /// Changes the password, percent-encoding what needs it.
    ///
    /// Node: [`url.password = value`](https://nodejs.org/api/url.html#urlpassword)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://abc@example.com")?;
    /// url.set_password("1:2");
    /// assert_eq!(url.href(), "https://abc:1%3A2@example.com/");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "password")]
    pub fn set_password(&mut self, value: &str) {
        let _ = quirks::set_password(&mut self.inner, value);
    }

    /// Changes the host, and the port if `value` names one.
    ///
    /// Node: [`url.host = value`](https://nodejs.org/api/url.html#urlhost)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org:81/foo")?;
    /// url.set_host("example.com:82");
    /// assert_eq!(url.href(), "https://example.com:82/foo");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "host")]
    pub fn set_host(&mut self, value: &str) {
        let value = repair::without_newlines(value);
        // A port alone is no host; the `url` crate takes an impossible one for an empty host.
        if value.starts_with(':') {
            return;
        }
        // A password keeps its host; the `url` crate looks at the user name only.
        if !self.password().is_empty() && (value.is_empty() || value.starts_with(['/', '?', '#'])) {
            return;
        }
        let value = self.host_in(&value);
        self.edit(|inner| {
            let _ = quirks::set_host(inner, value);
        });
        self.drop_path_mark();
    }

    /// Changes the host; a `value` with a port changes nothing.
    ///
    /// Node: [`url.hostname = value`](https://nodejs.org/api/url.html#urlhostname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org:81/foo")?;
    /// url.set_hostname("bücher.example");
    /// assert_eq!(url.href(), "https://xn--bcher-kva.example:81/foo");
    /// url.set_hostname("example.org:82");
    /// assert_eq!(url.port(), "81");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "hostname")]
    pub fn set_hostname(&mut self, value: &str) {
        let value = repair::without_newlines(value);
        let value = self.host_in(&value);
        self.edit(|inner| {
            let _ = quirks::set_hostname(inner, value);
        });
        self.drop_path_mark();
    }

    /// The host of a `file:` URL ends where its path would start; the `url` crate sees an end for a host of some
    /// length only.
    fn host_in<'a>(&self, value: &'a str) -> &'a str {
        match Kind::of(self.inner.scheme()) {
            Kind::File => value.split(['/', '\\', '?', '#']).next().unwrap_or(value),
            _ => value,
        }
    }

    /// A path `//p` without a host is written `/.//p`; with a host it needs that no longer.
    fn drop_path_mark(&mut self) {
        let inner = &self.inner;
        if inner.has_authority() && inner[Position::AfterPort..Position::BeforePath] == *"/." {
            let text = [&inner[..Position::AfterPort], &inner[Position::BeforePath..]].concat();
            if let Ok(inner) = url::Url::parse(&text) {
                self.inner = inner;
            }
        }
    }

    /// Changes the port to the digits at the start of `value`, or to the scheme's own if `value` is empty.
    ///
    /// Node: [`url.port = value`](https://nodejs.org/api/url.html#urlport)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org:8888")?;
    /// url.set_port("1234abcd");
    /// assert_eq!(url.port(), "1234");
    /// url.set_port("abcd");
    /// assert_eq!(url.port(), "1234");
    /// url.set_port("443");
    /// assert_eq!(url.port(), "");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "port")]
    pub fn set_port(&mut self, value: &str) {
        // A value of nothing but tabs and newlines is not the empty one.
        if value.is_empty() || !repair::without_newlines(value).is_empty() {
            let _ = quirks::set_port(&mut self.inner, value);
        }
    }

    /// Changes the path, resolving dot segments and percent-encoding what needs it.
    ///
    /// Node: [`url.pathname = value`](https://nodejs.org/api/url.html#urlpathname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org/abc/xyz?123")?;
    /// url.set_pathname("/a/../b?c");
    /// assert_eq!(url.href(), "https://example.org/b%3Fc?123");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "pathname")]
    pub fn set_pathname(&mut self, value: &str) {
        if self.inner.cannot_be_a_base() {
            return;
        }
        let set = match Kind::of(self.inner.scheme()) {
            Kind::File => file_scheme::set_path(self, value),
            Kind::Special if memchr3(b'^', b':', b'|', value.as_bytes()).is_none() => {
                // The `url` crate looks for a slash at the start before it drops tabs and newlines.
                quirks::set_pathname(&mut self.inner, &repair::without_newlines(value));
                return;
            }
            kind => self.with_resolved_path(value, kind),
        };
        if let Some(url) = set {
            *self = url;
        }
    }

    fn with_resolved_path(&self, value: &str, kind: Kind) -> Option<Self> {
        let value = repair::without_newlines(value);
        let path = if value.is_empty() && kind == Kind::Other && self.inner.has_authority() {
            String::new()
        } else {
            let value = value.strip_prefix(|c| kind.is_slash(c)).unwrap_or(&value);
            path::resolve(Vec::new(), value, kind)
        };
        repair::with_path(&self.inner, &path).map(Self::from_inner)
    }

    /// Changes the query; `value` may start with `?`, and an empty one removes it.
    ///
    /// Node: [`url.search = value`](https://nodejs.org/api/url.html#urlsearch)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org/abc?123")?;
    /// url.set_search("abc=x y");
    /// assert_eq!(url.href(), "https://example.org/abc?abc=x%20y");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "search")]
    pub fn set_search(&mut self, value: &str) {
        self.edit(|inner| quirks::set_search(inner, value));
    }

    /// Changes the fragment; `value` may start with `#`, and an empty one removes it.
    ///
    /// Node: [`url.hash = value`](https://nodejs.org/api/url.html#urlhash)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::{Error, Url};
    /// let mut url = Url::new("https://example.org/foo#bar")?;
    /// url.set_hash("baz");
    /// assert_eq!(url.href(), "https://example.org/foo#baz");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "hash")]
    pub fn set_hash(&mut self, value: &str) {
        self.edit(|inner| quirks::set_hash(inner, value));
    }

    /// Sets the host of a `file:` URL; says whether it could.
    pub(crate) fn set_file_host(&mut self, host: &str) -> bool {
        let host = repair::without_newlines(host);
        let host = self.host_in(&host);
        let mut set = false;
        self.edit(|inner| set = quirks::set_hostname(inner, host).is_ok());
        set
    }

    /// Sets the query to text that is encoded already; an empty one removes it.
    pub(crate) fn set_encoded_query(&mut self, query: &str) {
        self.edit(|inner| inner.set_query((!query.is_empty()).then_some(query)));
    }

    /// Changes what `url::Url` holds, and the text with a path of our own after it.
    fn edit(&mut self, change: impl FnOnce(&mut url::Url)) {
        let path = self.own_path.is_some().then(|| self.pathname().to_owned());
        change(&mut self.inner);
        if let Some(path) = path {
            *self = Self::with_own_path(self.inner.clone(), &path);
        }
    }
}
