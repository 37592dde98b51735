//! Following a link.

use super::format::starting_with;
use super::{Url, is_javascript, is_slashed};

/// The address of `link` on the page `base`; all but `href`.
pub(super) fn resolve(base: &Url, link: &Url) -> Url {
    if link.to_string().is_empty() {
        return Url { hash: None, ..base.clone() };
    }
    match filled(&link.protocol) {
        None if link.slashes => same_scheme(base, link),
        Some(protocol) if base.protocol.as_deref() != Some(protocol) => {
            if is_slashed(protocol) {
                other_scheme(base, link, protocol)
            } else {
                link.clone()
            }
        }
        _ => same_site(base, link),
    }
}

/// `//host/path`: everything but the scheme is the link's.
fn same_scheme(base: &Url, link: &Url) -> Url {
    let mut url = Url { protocol: base.protocol.clone(), ..link.clone() };
    let is_slashed = filled(&url.protocol).is_some_and(is_slashed);
    if is_slashed && filled(&url.hostname).is_some() && filled(&url.pathname).is_none() {
        url.pathname = Some("/".to_owned());
        url.path = Some("/".to_owned());
    }
    url
}

/// `http:host/path` on a page of another scheme: a host that is missing is taken from the path.
fn other_scheme(base: &Url, link: &Url, protocol: &str) -> Url {
    let mut url = Url {
        protocol: link.protocol.clone(),
        slashes: base.slashes || link.slashes,
        path: base.path.clone(),
        href: String::new(),
        ..link.clone()
    };
    let needs_host = !matches!(protocol, "file" | "file:") && !is_javascript(protocol);
    if filled(&link.host).is_none() && needs_host {
        let pathname = link.pathname.as_deref().unwrap_or_default();
        let path = pathname.trim_start_matches('/');
        let (host, path) = path.split_once('/').unwrap_or((path, ""));
        url.host = Some(host.to_owned());
        url.pathname = Some(starting_with('/', path.to_owned()));
    }
    if filled(&url.hostname).is_none() {
        url.hostname = url.host.clone();
    }
    url.host.get_or_insert_default();
    if filled(&url.pathname).is_some() || filled(&url.search).is_some() {
        url.set_path();
    }
    url
}

/// A link within the same scheme, or without one: its path is put onto the base's.
fn same_site(base: &Url, link: &Url) -> Url {
    let mut url = Url { hash: link.hash.clone(), ..base.clone() };
    let mut link = link.clone();
    let mut path = segments(&url.pathname);
    let mut link_path = segments(&link.pathname);

    let is_link_absolute = filled(&link.host).is_some() || is_absolute(&link_path);
    let has_host_and_path = filled(&url.host).is_some() && !link_path.is_empty();
    let has_root = is_link_absolute || is_absolute(&path) || has_host_and_path;
    let mut rules = Rules {
        drops_climbs: has_root,
        is_rooted: has_root,
        host_in_path: filled(&url.protocol).is_some_and(|protocol| !is_slashed(protocol)),
    };
    if rules.host_in_path {
        host_into_path(&mut url, &mut path);
        if filled(&link.protocol).is_some() {
            host_into_path(&mut link, &mut link_path);
            (link.host, link.hostname) = (None, None);
            url.auth = None;
        }
        let starts_with_slash = |path: &Vec<String>| path.first().is_some_and(String::is_empty);
        rules.is_rooted &= starts_with_slash(&path) || starts_with_slash(&link_path);
    }

    if is_link_absolute {
        take_host(&mut url, &link);
        path = link_path;
        (url.search, url.query) = (link.search.take(), link.query.take());
    } else if !link_path.is_empty() {
        path.pop();
        path.append(&mut link_path);
        (url.search, url.query) = (link.search.take(), link.query.take());
    } else if link.search.is_some() {
        if rules.host_in_path {
            let host = (!path.is_empty()).then(|| path.remove(0));
            host_from_path(&mut url, host);
        }
        (url.search, url.query) = (link.search, link.query);
        url.set_path();
        return url;
    }
    with_path(url, link, path, rules)
}

/// How a link's path and the base's become one.
struct Rules {
    /// Whether a `..` that leads above the root is dropped, not kept.
    drops_climbs: bool,
    /// Whether the result starts with a slash in any case.
    is_rooted: bool,
    /// Whether the scheme, as `mailto:`, has no `//` of its own. Then the host is the first segment of the path, and
    /// `..` can remove it.
    host_in_path: bool,
}

/// Completes `url` by the `path`, whose dots are resolved, and by what it keeps of the `link`.
fn with_path(mut url: Url, link: Url, mut path: Vec<String>, rules: Rules) -> Url {
    if path.is_empty() {
        url.pathname = None;
        url.path = filled(&url.search).map(|search| format!("/{search}"));
        return url;
    }
    let has_host = filled(&url.host).is_some() || filled(&link.host).is_some();
    let is_folder = match path.last().map(String::as_str) {
        Some("." | "..") => has_host || path.len() > 1,
        last => last == Some(""),
    };
    let climbs = remove_dots(&mut path);
    if !rules.drops_climbs {
        path.splice(0..0, std::iter::repeat_n("..".to_owned(), climbs));
    }
    if rules.is_rooted && !is_absolute(&path) {
        path.insert(0, String::new());
    }
    if is_folder && !path.join("/").ends_with('/') {
        path.push(String::new());
    }

    let is_absolute = is_absolute(&path);
    if rules.host_in_path {
        let has_host = !is_absolute && !path.is_empty();
        let host = if has_host { path.remove(0) } else { String::new() };
        host_from_path(&mut url, Some(host));
    }
    let follows_host = filled(&url.host).is_some() && !path.is_empty();
    if (rules.is_rooted || follows_host) && !is_absolute {
        path.insert(0, String::new());
    }

    url.path = None;
    url.pathname = (!path.is_empty()).then(|| path.join("/"));
    if url.pathname.is_some() || url.search.is_some() {
        url.set_path();
    }
    if filled(&link.auth).is_some() {
        url.auth = link.auth;
    }
    url.slashes |= link.slashes;
    url
}

fn filled(part: &Option<String>) -> Option<&str> {
    part.as_deref().filter(|part| !part.is_empty())
}

fn segments(pathname: &Option<String>) -> Vec<String> {
    filled(pathname).map_or_else(Vec::new, |path| path.split('/').map(str::to_owned).collect())
}

fn is_absolute(path: &[String]) -> bool {
    path.first().is_some_and(|first| first.is_empty() || first.starts_with('/'))
}

/// Takes the host of `link`, and the user name of the base only to the same host.
fn take_host(url: &mut Url, link: &Url) {
    if link.host.is_some() {
        if url.host != link.host {
            url.auth = None;
        }
        url.host = link.host.clone();
        url.port = link.port.clone();
    }
    if link.hostname.is_some() {
        if url.hostname != link.hostname {
            url.auth = None;
        }
        url.hostname = link.hostname.clone();
    }
}

/// Makes the host of `url` the first segment of its `path`.
fn host_into_path(url: &mut Url, path: &mut Vec<String>) {
    let host = url.host.replace(String::new()).unwrap_or_default();
    url.hostname = Some(String::new());
    url.port = None;
    if host.is_empty() {
        return;
    }
    match path.first_mut() {
        Some(first) if first.is_empty() => *first = host,
        _ => path.insert(0, host),
    }
}

/// Makes `host`, which was the first segment of the path, the host again; it may hold a user name.
fn host_from_path(url: &mut Url, host: Option<String>) {
    let mut parts = host.as_deref().unwrap_or_default().split('@');
    let (first, second) = (parts.next(), parts.next());
    url.host = match (first, second) {
        (Some(auth), Some(host)) if !auth.is_empty() => {
            url.auth = Some(auth.to_owned());
            Some(host.to_owned())
        }
        _ => host,
    };
    url.hostname = url.host.clone();
}

/// Removes each `.`, and each `..` with the segment before it. Returns how many `..` had none.
fn remove_dots(path: &mut Vec<String>) -> usize {
    let mut climbs = 0;
    let mut kept: Vec<_> = Vec::with_capacity(path.len());
    for segment in path.drain(..).rev() {
        match segment.as_str() {
            "." => {}
            ".." => climbs += 1,
            _ if climbs > 0 => climbs -= 1,
            _ => kept.push(segment),
        }
    }
    kept.reverse();
    *path = kept;
    climbs
}
