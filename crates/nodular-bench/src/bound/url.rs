//! URLs: the `url` crate alone, and percent signs by hand where no URL needs to be parsed.

use url::{Url, form_urlencoded};

use super::{posix, querystring};

/// Pairs as a list owns them.
pub(crate) type Pairs = Vec<(String, String)>;

/// The lengths of protocol, host, pathname, search and hash as Node spells them.
pub(crate) fn field_lengths(url: &Url) -> usize {
    let after_sign = |part: Option<&str>| match part {
        None | Some("") => 0,
        Some(part) => part.len() + 1,
    };
    let port = url.port().map_or(0, |port| 2 + port.checked_ilog10().unwrap_or(0) as usize);
    let host = url.host_str().map_or(0, str::len) + port;
    let search = after_sign(url.query());
    url.scheme().len() + 1 + host + url.path().len() + search + after_sign(url.fragment())
}

pub(crate) fn parse_pairs(query: &str) -> Pairs {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

pub(crate) fn print_pairs(pairs: &Pairs) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// `path` is absolute.
pub(crate) fn path_to_file_url(path: &str) -> Option<Url> {
    let resolved = posix::resolve("/", path);
    let url = if path.ends_with('/') {
        Url::from_directory_path(resolved)
    } else {
        Url::from_file_path(resolved)
    };
    url.ok()
}

/// `href` is what [`path_to_file_url`] gives.
pub(crate) fn file_url_to_path(href: &str) -> Option<String> {
    let path = href.strip_prefix("file://")?;
    Some(querystring::unescape(path).into_owned())
}
