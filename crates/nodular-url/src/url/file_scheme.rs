//! `file:` URLs, which the `url` crate reads by an older standard: it drops empty segments at the start of a path,
//! and the host where a drive letter follows.

use std::borrow::Cow;

use url::Position;

use super::Url;
use super::path::{self, Kind};
use super::repair;

/// Parses `input` if it is a `file:` URL, by its own scheme or by its base's; `Some(None)` is a failure.
pub(super) fn parse(input: &str, base: Option<&Url>) -> Option<Option<Url>> {
    let base = base.filter(|base| base.protocol() == "file:");
    if base.is_none() && !may_be_file(input) {
        return None;
    }
    if is_plain(input) {
        return Some(url::Url::parse(input).ok().map(Url::from_inner));
    }
    let input = repair::clean(input);
    match scheme_of(&input) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => Some(parse_rest(rest, base)),
        Some(_) => None,
        None => base.map(|base| parse_rest(&input, Some(base))),
    }
}

/// Sets the path of a `file:` URL as the standard's path start state does.
pub(super) fn set_path(url: &Url, value: &str) -> Option<Url> {
    let value = repair::without_newlines(value);
    let path = value.strip_prefix(['/', '\\']).unwrap_or(&value);
    let path = path::resolve(Vec::new(), path, Kind::File);
    compose(url.hostname(), &path, &url.inner[Position::AfterPath..])
}

/// Cheap: the scheme may be spelt with tabs, and follow blanks.
fn may_be_file(input: &str) -> bool {
    match input.as_bytes() {
        [b'f' | b'F', b'i' | b'I' | b'\t' | b'\n' | b'\r', ..] => true,
        [first, ..] => *first <= b' ',
        [] => false,
    }
}

/// Whether parsing `input` would only copy and encode it: nothing to resolve, no host, no drive, nothing ignored.
pub(crate) fn is_plain(input: &str) -> bool {
    let bytes = input.as_bytes();
    let Some(path) = bytes.strip_prefix(b"file:///") else { return false };
    if matches!(path, [_, b':', ..]) || path.last().is_some_and(|&last| last <= b' ') {
        return false;
    }
    // From the slash before the path on.
    let mut rest = &bytes["file://".len()..];
    while let Some(at) = rest.iter().position(|&byte| NEEDS_A_LOOK[usize::from(byte)]) {
        let (found, after) = (rest[at], &rest[at + 1..]);
        if found != b'/' || may_be_dots(after) || after.first() == Some(&b'/') {
            return false;
        }
        rest = after;
    }
    true
}

/// Whether the segment that `path` starts with could be `.` or `..`.
fn may_be_dots(path: &[u8]) -> bool {
    let dot = |path: &[u8]| match path {
        [b'.', ..] => Some(1),
        [b'%', b'2', b'e' | b'E', ..] => Some(3),
        _ => None,
    };
    let Some(first) = dot(path) else { return false };
    let second = dot(&path[first..]).unwrap_or(0);
    matches!(
        path.get(first + second),
        None | Some(b'/' | b'\\' | b'?' | b'#' | b'\t' | b'\n' | b'\r')
    )
}

/// Slashes, marks of the query and fragment, half of a drive, what is ignored; and `^`, which the `url` crate does
/// not encode.
const NEEDS_A_LOOK: [bool; 256] = {
    let mut table = [false; 256];
    let mut bytes: &[u8] = b"/\\|^?#\t\n\r";
    while let [first, rest @ ..] = bytes {
        table[*first as usize] = true;
        bytes = rest;
    }
    table
};

/// The scheme of `input` as it is spelt, and what follows its `:`.
pub(super) fn scheme_of(input: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = input.split_once(':')?;
    let mut letters = scheme.bytes();
    let starts = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'-' | b'.'));
    (starts && goes_on).then_some((scheme, rest))
}

/// The standard's file state: what follows `file:`, or is relative to a `file:` URL.
fn parse_rest(rest: &str, base: Option<&Url>) -> Option<Url> {
    let (path, after) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let is_slash = |c| Kind::File.is_slash(c);

    let Some(after_slash) = path.strip_prefix(is_slash) else {
        let Some(base) = base else {
            return compose("", &path::resolve(Vec::new(), path, Kind::File), after);
        };
        if path.is_empty() {
            let query = if after.starts_with('?') {
                ""
            } else {
                &base.inner[Position::AfterPath..Position::AfterQuery]
            };
            return compose(base.hostname(), base.pathname(), &format!("{query}{after}"));
        }
        let mut segments = Vec::new();
        if !starts_with_drive(path) {
            segments.extend(base.pathname().split('/').skip(1).map(Cow::Borrowed));
            path::shorten(&mut segments, Kind::File);
        }
        return compose(base.hostname(), &path::resolve(segments, path, Kind::File), after);
    };

    let Some(authority) = after_slash.strip_prefix(is_slash) else {
        let Some(base) = base else {
            return compose("", &path::resolve(Vec::new(), after_slash, Kind::File), after);
        };
        let mut segments = Vec::new();
        if let Some(drive) = base.pathname().split('/').nth(1)
            && path::is_drive(drive)
            && !starts_with_drive(after_slash)
        {
            segments.push(Cow::Borrowed(drive));
        }
        return compose(base.hostname(), &path::resolve(segments, after_slash, Kind::File), after);
    };

    let (host, path) = authority.split_at(authority.find(is_slash).unwrap_or(authority.len()));
    if host.len() == 2 && starts_with_drive(host) {
        return compose("", &path::resolve(Vec::new(), authority, Kind::File), after);
    }
    let path = path.strip_prefix(is_slash).unwrap_or(path);
    compose(host, &path::resolve(Vec::new(), path, Kind::File), after)
}

/// Whether `path` [starts with a Windows drive letter](https://url.spec.whatwg.org/#start-with-a-windows-drive-letter).
fn starts_with_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':' | b'|', rest @ ..]
        if letter.is_ascii_alphabetic() && matches!(rest, [] | [b'/' | b'\\', ..]))
}

/// The URL of `host`, a finished `path`, and a raw query and fragment with their marks.
fn compose(host: &str, path: &str, after: &str) -> Option<Url> {
    let whole = url::Url::parse(&["file://", host, path, after].concat()).ok()?;
    let keeps_path = whole.path() == path;
    if keeps_path && (whole.has_host() || !starts_with_drive(&path[1..])) {
        return Some(Url::from_inner(whole));
    }
    let rootless = url::Url::parse(&["file://", host, "/", after].concat()).ok()?;
    if keeps_path && !rootless.has_host() {
        return Some(Url::from_inner(whole));
    }
    Some(Url::with_own_path(rootless, path))
}
