//! Taking an address apart.

use std::borrow::Cow;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use nodular_error::ArgumentError;

use super::{Url, UrlQuery, is_javascript, is_slashed};
use crate::querystring::{self, Query};
use crate::{Error, percent};

/// Takes an address apart.
///
/// Node: [`url.parse(urlString)`](https://nodejs.org/api/url.html#urlparseurlstring-parsequerystring-slashesdenotehost)
///
/// # Errors
///
/// - [`Error::InvalidUrl`] if the host name is none.
/// - [`Error::Argument`] if something other than digits follows the host's colon.
/// - [`Error::MalformedUri`] if the user name and password cannot be decoded.
///
/// # Examples
///
/// ```
/// # use nodular_url::legacy::{UrlQuery, parse};
/// let url = parse(" HTTP://Example.com\\a b?c=d ")?;
/// assert_eq!(url.protocol.as_deref(), Some("http:"));
/// assert_eq!(url.hostname.as_deref(), Some("example.com"));
/// assert_eq!(url.pathname.as_deref(), Some("/a%20b"));
/// assert_eq!(url.query, Some(UrlQuery::Text("c=d".into())));
/// assert_eq!(url.href, "http://example.com/a%20b?c=d");
/// # Ok::<(), nodular_url::Error>(())
/// ```
pub fn parse(url: &str) -> Result<Url, Error> {
    parse_with(url, &ParseOptions::default())
}

/// Takes an address apart, with its query too, or with another reading of `//`.
///
/// Node: [`url.parse(urlString, parseQueryString, slashesDenoteHost)`](https://nodejs.org/api/url.html#urlparseurlstring-parsequerystring-slashesdenotehost)
///
/// # Errors
///
/// Those of [`parse`].
///
/// # Examples
///
/// ```
/// # use nodular_url::{legacy::{ParseOptions, UrlQuery, parse_with}, querystring};
/// let options = ParseOptions::default().parse_query_string(true).slashes_denote_host(true);
/// let url = parse_with("//example.com/a?b=1&b=2", &options)?;
/// assert_eq!(url.host.as_deref(), Some("example.com"));
/// assert_eq!(url.query, Some(UrlQuery::Parsed(querystring::parse("b=1&b=2"))));
/// # Ok::<(), nodular_url::Error>(())
/// ```
pub fn parse_with(url: &str, options: &ParseOptions) -> Result<Url, Error> {
    let text = Text::new(url);
    if !options.slashes_denote_host && text.is_simple_path() {
        return Ok(simple_path(text.rest, options));
    }

    let mut parsed = Url::default();
    let (protocol, mut rest) = split_protocol(&text.rest);
    let lower_protocol = protocol.to_ascii_lowercase();
    let has_protocol = !protocol.is_empty();
    let is_javascript = is_javascript(&lower_protocol);

    let may_have_slashes = options.slashes_denote_host || has_protocol || is_user_at_host(rest);
    if let Some(after) = rest.strip_prefix("//").filter(|_| may_have_slashes && !is_javascript) {
        parsed.slashes = true;
        rest = after;
    }
    // Node looks at the scheme as it is written: `HTTP:a` has a host, `http:a` has none.
    let has_host = parsed.slashes || (has_protocol && !is_javascript && !is_slashed(protocol));
    let mut rest = rest.to_owned();
    if has_host {
        let authority = Authority::split(&rest);
        parsed.auth = authority.auth()?;
        rest = parse_host(&mut parsed, &authority, url)?;
    }
    if !is_javascript {
        rest = escape(&rest);
    }

    let (before_hash, hash) = split_before(&rest, '#');
    let (pathname, search) = split_before(before_hash, '?');
    parsed.protocol = has_protocol.then_some(lower_protocol);
    parsed.hash = hash.map(str::to_owned);
    parsed.pathname = (!pathname.is_empty()).then(|| pathname.to_owned());
    parsed.set_search(search, options);
    let is_slashed = parsed.protocol.as_deref().is_some_and(is_slashed);
    let has_hostname = parsed.hostname.as_ref().is_some_and(|hostname| !hostname.is_empty());
    if is_slashed && has_hostname && parsed.pathname.is_none() {
        parsed.pathname = Some("/".to_owned());
    }
    if parsed.pathname.is_some() || parsed.search.is_some() {
        parsed.set_path();
    }
    parsed.href = parsed.to_string();
    Ok(parsed)
}

/// How [`parse_with`] reads: by `Default` it does neither of the two.
///
/// Node: [`url.parse(urlString, parseQueryString, slashesDenoteHost)`](https://nodejs.org/api/url.html#urlparseurlstring-parsequerystring-slashesdenotehost)
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions {
    parse_query_string: bool,
    slashes_denote_host: bool,
}

impl ParseOptions {
    /// Whether `query` is parsed by [`querystring::parse`]; it is then there in any case.
    #[doc(alias = "parseQueryString")]
    #[must_use]
    pub fn parse_query_string(self, parse_query_string: bool) -> Self {
        Self { parse_query_string, ..self }
    }

    /// Whether `//host/path` without a scheme has a host; otherwise all of it is the path.
    #[doc(alias = "slashesDenoteHost")]
    #[must_use]
    pub fn slashes_denote_host(self, slashes_denote_host: bool) -> Self {
        Self { slashes_denote_host, ..self }
    }
}

/// The text without surrounding space and with `/` for each `\` before the query.
struct Text {
    rest: String,
    has_at: bool,
}

impl Text {
    fn new(url: &str) -> Self {
        let trimmed = url.trim_matches(|char| matches!(char, '\0'..=' ' | '\u{A0}' | '\u{FEFF}'));
        let (path, query) = trimmed.split_at(trimmed.find(['?', '#']).unwrap_or(trimmed.len()));
        Self { rest: path.replace('\\', "/") + query, has_at: path.contains('@') }
    }

    /// Whether it is a path, perhaps with a query, in which nothing needs a second look.
    fn is_simple_path(&self) -> bool {
        self.rest.starts_with('/')
            && !self.rest.starts_with("///")
            && !self.has_at
            && !self.rest.contains('#')
            && !self.rest.contains(is_js_space)
    }
}

/// What `\s` matches in JavaScript.
fn is_js_space(char: char) -> bool {
    char == '\u{FEFF}' || (char.is_whitespace() && char != '\u{85}')
}

/// The quick way for what servers parse most: nothing is escaped.
fn simple_path(rest: String, options: &ParseOptions) -> Url {
    let (pathname, search) = split_before(&rest, '?');
    let mut parsed =
        Url { pathname: Some(pathname.to_owned()), path: Some(rest.clone()), ..Url::default() };
    parsed.set_search(search, options);
    parsed.href = rest;
    parsed
}

/// The scheme with its colon, or nothing, and what follows.
fn split_protocol(rest: &str) -> (&str, &str) {
    let is_in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b".+-".contains(&byte);
    match rest.bytes().position(|byte| !is_in_scheme(byte)) {
        Some(end) if end > 0 && rest.as_bytes()[end] == b':' => rest.split_at(end + 1),
        _ => ("", rest),
    }
}

/// Whether it looks like `//user@host`.
fn is_user_at_host(rest: &str) -> bool {
    let Some((user, host)) = rest.strip_prefix("//").and_then(|rest| rest.split_once('@')) else {
        return false;
    };
    !user.is_empty() && !user.contains('/') && !host.is_empty() && !host.starts_with(['@', '/'])
}

/// Splits before the first `delimiter`, which stays with the second part.
fn split_before(text: &str, delimiter: char) -> (&str, Option<&str>) {
    match text.find(delimiter) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// What follows the `//`, up to where the host can end, and the rest.
struct Authority {
    auth: Option<String>,
    host: String,
    rest: String,
}

impl Authority {
    fn split(text: &str) -> Self {
        let (authority, path) = text.split_at(text.find(['/', '?', '#']).unwrap_or(text.len()));
        // As in the WHATWG parser, tabs and line ends are not there.
        let authority = authority.replace(['\t', '\n', '\r'], "");
        let (auth, host) = match authority.rsplit_once('@') {
            Some((auth, host)) => (Some(auth), host),
            None => (None, authority.as_str()),
        };
        let (host, more) = host.split_at(host.find(NEVER_IN_HOST).unwrap_or(host.len()));
        Self { auth: auth.map(str::to_owned), host: host.to_owned(), rest: format!("{more}{path}") }
    }

    fn auth(&self) -> Result<Option<String>, Error> {
        let Some(auth) = &self.auth else { return Ok(None) };
        percent::decode(auth).map(|auth| Some(auth.into_owned())).ok_or(Error::MalformedUri)
    }
}

/// A host ends before these, and the path starts with them.
const NEVER_IN_HOST: &[char] = &[' ', '"', '%', '\'', ';', '<', '>', '\\', '^', '`', '{', '|', '}'];

/// Fills in the host of `parsed`; returns what is left for the path.
fn parse_host(parsed: &mut Url, authority: &Authority, url: &str) -> Result<String, Error> {
    let (hostname, port) = split_port(&authority.host);
    let is_ipv6 = is_ipv6(hostname);
    if !is_ipv6 && hostname.contains(':') {
        // Node confuses the reason with the value: its message ends in `Received 'Invalid port in url'`.
        return Err(
            ArgumentError::invalid_value("url", "Invalid port in url", url.to_owned()).into()
        );
    }
    // Node counts UTF-16 units.
    let is_too_long = hostname.encode_utf16().count() > 255;
    let hostname = if is_too_long { String::new() } else { hostname.to_lowercase() };
    let hostname =
        check_hostname(hostname, is_ipv6).ok_or_else(|| Error::invalid_url(url, None))?;

    parsed.host = Some(match port {
        Some(port) => format!("{hostname}:{port}"),
        None => hostname.clone(),
    });
    parsed.port = port.map(str::to_owned);
    if !is_ipv6 {
        parsed.hostname = Some(hostname);
        return Ok(authority.rest.clone());
    }
    let address = hostname.strip_prefix('[').and_then(|hostname| hostname.strip_suffix(']'));
    parsed.hostname = Some(address.unwrap_or_default().to_owned());
    let slash = if authority.rest.starts_with('/') { "" } else { "/" };
    Ok(format!("{slash}{}", authority.rest))
}

/// The host name, and the port if it has digits.
fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((hostname, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            (hostname, Some(port).filter(|port| !port.is_empty()))
        }
        _ => (host, None),
    }
}

pub(super) fn is_ipv6(hostname: &str) -> bool {
    hostname.starts_with('[') && hostname.ends_with(']')
}

/// The name in ASCII; `None` if it is forbidden or, by the IDNA rules, none.
fn check_hostname(hostname: String, is_ipv6: bool) -> Option<String> {
    if hostname.is_empty() {
        return Some(hostname);
    }
    if is_ipv6 {
        let is_forbidden = |char| FORBIDDEN_IN_HOST.contains(&char) && !"[]:".contains(char);
        return (!hostname.contains(is_forbidden)).then_some(hostname);
    }
    let ascii = if hostname.is_ascii() { hostname } else { domain_to_ascii(&hostname)? };
    // What the IDNA mapping has put in could make another host or scheme of it.
    (!ascii.is_empty() && !ascii.contains(FORBIDDEN_IN_HOST)).then_some(ascii)
}

/// A host name with one of these is refused.
const FORBIDDEN_IN_HOST: &[char] = &[
    '\0', '\t', '\n', '\r', ' ', '#', '%', '/', ':', '<', '>', '?', '@', '[', '\\', ']', '^', '|',
];

/// The ASCII form of a host name. Each label is by itself, as in Node: a right-to-left one says nothing about the others.
fn domain_to_ascii(domain: &str) -> Option<String> {
    let labels = domain.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']);
    let ascii: Option<Vec<_>> = labels.map(label_to_ascii).collect();
    ascii.map(|labels| labels.join("."))
}

fn label_to_ascii(label: &str) -> Option<Cow<'_, str>> {
    let (denied, hyphens, length) = (AsciiDenyList::EMPTY, Hyphens::Allow, DnsLength::Ignore);
    Uts46::new().to_ascii(label.as_bytes(), denied, hyphens, length).ok()
}

/// Escapes what RFC 2396 calls delimiters and unwise, and the single quote.
fn escape(rest: &str) -> String {
    let mut escaped = String::with_capacity(rest.len());
    for char in rest.chars() {
        match char {
            '\t' | '\n' | '\r' | ' ' | '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | '{' | '|'
            | '}' => escaped.push_str(&format!("%{:02X}", u32::from(char))),
            _ => escaped.push(char),
        }
    }
    escaped
}

impl Url {
    /// Sets `search` and `query`.
    fn set_search(&mut self, search: Option<&str>, options: &ParseOptions) {
        let query = search.map(|search| &search[1..]);
        self.search = search.map(str::to_owned);
        self.query = if options.parse_query_string {
            Some(UrlQuery::Parsed(query.map_or_else(Query::new, querystring::parse)))
        } else {
            query.map(|query| UrlQuery::Text(query.to_owned()))
        };
    }

    /// Makes `path` of `pathname` and `search`.
    pub(super) fn set_path(&mut self) {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        self.path = Some(part(&self.pathname) + &part(&self.search));
    }
}
