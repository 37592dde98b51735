//! Putting an address together.

use super::parse::is_ipv6;
use super::{Url, UrlQuery, is_slashed};
use crate::querystring;

pub(super) fn format(url: &Url) -> String {
    let mut protocol = text(&url.protocol).to_owned();
    if !protocol.is_empty() && !protocol.ends_with(':') {
        protocol.push(':');
    }
    let mut host = host(url);
    let mut pathname = text(&url.pathname).replace('#', "%23").replace('?', "%3F");
    if url.slashes || (is_slashed(&protocol) && !host.is_empty()) {
        if !pathname.is_empty() {
            pathname = starting_with('/', pathname);
        }
        host.insert_str(0, "//");
    } else if protocol == "file:" {
        host.push_str("//");
    }
    let mut search = search(url).replace('#', "%23");
    if !search.is_empty() {
        search = starting_with('?', search);
    }
    let mut hash = text(&url.hash).to_owned();
    if !hash.is_empty() {
        hash = starting_with('#', hash);
    }
    [protocol, host, pathname, search, hash].concat()
}

fn text(part: &Option<String>) -> &str {
    part.as_deref().unwrap_or_default()
}

/// `user:pass@host:port`, or nothing.
fn host(url: &Url) -> String {
    let auth = match text(&url.auth) {
        "" => String::new(),
        // What is a `%3A` in the decoded text has become `%253A`.
        auth => querystring::escape(auth).replace("%3A", ":") + "@",
    };
    let (host, hostname) = (text(&url.host), text(&url.hostname));
    if !host.is_empty() {
        return auth + host;
    }
    if hostname.is_empty() {
        return String::new();
    }
    let port = match text(&url.port) {
        "" => String::new(),
        port => format!(":{port}"),
    };
    if hostname.contains(':') && !is_ipv6(hostname) {
        format!("{auth}[{hostname}]{port}")
    } else {
        format!("{auth}{hostname}{port}")
    }
}

/// The query, perhaps without its `?`.
fn search(url: &Url) -> String {
    match (text(&url.search), &url.query) {
        ("", Some(UrlQuery::Parsed(query))) => query.to_string(),
        (search, _) => search.to_owned(),
    }
}

pub(super) fn starting_with(first: char, mut text: String) -> String {
    if !text.starts_with(first) {
        text.insert(0, first);
    }
    text
}
