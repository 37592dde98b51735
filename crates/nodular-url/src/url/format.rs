//! A URL as text with parts left out.

use url::Position;

use super::{Url, domain};

/// What [`format()`] writes; by default all of it, as [`Url::href`] has it.
///
/// Node: [`url.format(URL[, options])`](https://nodejs.org/api/url.html#urlformaturl-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FormatOptions, Url, format};
/// let url = Url::new("https://user:pass@example.org/a?b#c")?;
/// assert_eq!(format(&url, &FormatOptions::new()), url.href());
/// assert_eq!(format(&url, &FormatOptions::new().auth(false)), "https://example.org/a?b#c");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FormatOptions {
    auth: bool,
    fragment: bool,
    search: bool,
    unicode: bool,
}

impl Default for FormatOptions {
    fn default() -> Self {
        Self { auth: true, fragment: true, search: true, unicode: false }
    }
}

impl FormatOptions {
    /// Node's defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether to write user name and password; by default yes.
    #[must_use]
    pub fn auth(mut self, auth: bool) -> Self {
        self.auth = auth;
        self
    }

    /// Whether to write the fragment; by default yes.
    #[must_use]
    pub fn fragment(mut self, fragment: bool) -> Self {
        self.fragment = fragment;
        self
    }

    /// Whether to write the query; by default yes.
    #[must_use]
    pub fn search(mut self, search: bool) -> Self {
        self.search = search;
        self
    }

    /// Whether to write the host with letters of every script instead of in ASCII; by default no.
    #[must_use]
    pub fn unicode(mut self, unicode: bool) -> Self {
        self.unicode = unicode;
        self
    }
}

/// The text of `url` with the parts that `options` say.
///
/// Node: [`url.format(URL[, options])`](https://nodejs.org/api/url.html#urlformaturl-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FormatOptions, Url, format};
/// let url = Url::new("https://a:b@測試?abc#foo")?;
/// let options = FormatOptions::new().fragment(false).unicode(true).auth(false);
/// assert_eq!(format(&url, &options), "https://測試/?abc");
/// # Ok::<(), Error>(())
/// ```
pub fn format(url: &Url, options: &FormatOptions) -> String {
    let inner = &url.inner;
    let host = if options.unicode {
        domain::to_unicode(url.hostname())
    } else {
        url.hostname().to_owned()
    };
    let or_empty = |wanted: bool, part| if wanted { part } else { "" };
    [
        &inner[..Position::BeforeUsername],
        or_empty(options.auth, &inner[Position::BeforeUsername..Position::BeforeHost]),
        &host,
        // The port, and the mark `/.` of a path that could be taken for a host.
        &inner[Position::AfterHost..Position::BeforePath],
        url.pathname(),
        or_empty(options.search, &inner[Position::AfterPath..Position::AfterQuery]),
        or_empty(options.fragment, &inner[Position::AfterQuery..]),
    ]
    .concat()
}
