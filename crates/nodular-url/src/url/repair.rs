//! Where the `url` crate departs from the standard, and what is done about it.
//!
//! The crate parses; this module looks at what went in or came out, and only an input that is known to go wrong
//! is rewritten and parsed again. Whole `file:` URLs have their own module, [`super::file_scheme`].

use std::borrow::Cow;

use memchr::memchr3;
use url::{ParseError, Position};

use super::path::{self, Kind};
use super::{Url, file_scheme};

/// Parses `input` as the standard says; `None` is its failure.
#[inline]
pub(super) fn parse(input: &str, base: Option<&Url>) -> Option<Url> {
    if let Some(file) = file_scheme::parse(input, base) {
        return file;
    }
    // An input with a scheme of its own does not look at a base that `url::Url` cannot hold, and one without was
    // a `file:` URL like that base.
    let base = base.map(|base| &base.inner);
    let read = |input: &str| url::Url::options().base_url(base).parse(input);
    let rewritten = match base {
        Some(base) if !base.is_special() => hide_backslash(input),
        _ => None,
    };
    let input = rewritten.as_deref().unwrap_or(input);
    match read(input) {
        Ok(parsed) => repaired(parsed, input, base),
        Err(ParseError::EmptyHost) if base.is_some_and(url::Url::is_special) => {
            let rewritten = two_slashes(input)?;
            repaired(read(&rewritten).ok()?, &rewritten, base)
        }
        Err(_) => None,
    }
}

/// The standard ignores blanks and controls around a URL, and tabs and newlines in it.
pub(super) fn clean(input: &str) -> Cow<'_, str> {
    without_newlines(input.trim_matches(|c| c <= ' '))
}

pub(super) fn without_newlines(input: &str) -> Cow<'_, str> {
    if memchr3(b'\t', b'\n', b'\r', input.as_bytes()).is_none() {
        return Cow::Borrowed(input);
    }
    Cow::Owned(input.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect())
}

/// Against a base that is not special, `\` is a letter like any other; the `url` crate takes it for a slash.
fn hide_backslash(input: &str) -> Option<String> {
    let input = clean(input);
    if input.starts_with('\\') {
        return Some(format!("./{input}"));
    }
    input.strip_prefix("/\\").map(|rest| format!("/./\\{rest}"))
}

/// Against a special base, any number of slashes above one starts a host; the `url` crate wants exactly two.
fn two_slashes(input: &str) -> Option<String> {
    let input = clean(input);
    let host = input.trim_start_matches(['/', '\\']);
    (input.len() - host.len() > 2).then(|| format!("//{host}"))
}

/// Mends what the `url` crate made of `input`.
#[inline]
fn repaired(parsed: url::Url, input: &str, base: Option<&url::Url>) -> Option<Url> {
    if !parsed.is_special() {
        if parsed.cannot_be_a_base() {
            return encode_last_blank(parsed);
        }
        if parsed.has_authority() && !has_sound_authority(&parsed, input) {
            return None;
        }
    }
    if memchr3(b'^', b':', b'|', parsed.path().as_bytes()).is_none() {
        return Some(Url::from_inner(parsed));
    }
    let popped = if has_drive_letter(parsed.path()) {
        pop_drive_letters(&parsed, input, base)
    } else {
        None
    };
    Some(Url::from_inner(encode_carets(popped.unwrap_or(parsed))))
}

/// Where no scheme is special the `url` crate takes `//:@` for an empty host, and a port to end at `\`.
fn has_sound_authority(parsed: &url::Url, input: &str) -> bool {
    let input = clean(input);
    let rest = file_scheme::scheme_of(&input).map_or(&*input, |(_, rest)| rest);
    let Some(rest) = rest.strip_prefix("//") else { return true };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    match authority.rsplit_once('@') {
        Some((_, host)) => {
            !host.contains('\\') && parsed.host_str().is_some_and(|host| !host.is_empty())
        }
        None => !authority.contains('\\'),
    }
}

/// A blank before `?` or `#` that ends an opaque path is encoded, so that removing what follows keeps it.
fn encode_last_blank(parsed: url::Url) -> Option<Url> {
    let path_end = parsed[..Position::AfterPath].len();
    if !parsed.path().ends_with(' ') || path_end == parsed.as_str().len() {
        return Some(Url::from_inner(parsed));
    }
    let (before, after) = parsed.as_str().split_at(path_end);
    let text = [&before[..before.len() - 1], "%20", after].concat();
    url::Url::parse(&text).ok().map(Url::from_inner)
}

/// The standard encodes `^` in a path, the `url` crate does not yet.
fn encode_carets(parsed: url::Url) -> url::Url {
    if !parsed.path().contains('^') {
        return parsed;
    }
    with_path(&parsed, &parsed.path().replace('^', "%5E")).unwrap_or(parsed)
}

/// Whether a segment looks like a Windows drive to the `url` crate, which then keeps it where `..` follows. Outside
/// of `file:` URLs it is a segment like any other.
fn has_drive_letter(path: &str) -> bool {
    path.split('/').any(|segment| match segment.as_bytes() {
        [letter, b':' | b'|', rest @ ..] => {
            letter.is_ascii_alphabetic() && matches!(rest, [] | [b'\\', ..])
        }
        _ => false,
    })
}

/// `parsed` with the path that `input` says: all else in it is right.
fn pop_drive_letters(parsed: &url::Url, input: &str, base: Option<&url::Url>) -> Option<url::Url> {
    let input = clean(input);
    let input = input.split(['?', '#']).next().unwrap_or("");
    let kind = Kind::of(parsed.scheme());
    let is_slash = |c| kind.is_slash(c);

    let (has_scheme, rest) = match file_scheme::scheme_of(input) {
        Some((_, rest)) => (true, rest),
        None => (false, input),
    };
    let after_slashes = rest.trim_start_matches(is_slash);
    let has_two_slashes = rest.len() - after_slashes.len() >= 2;
    // The host of a special URL is never empty, so it has no further slash in front.
    let authority = if kind == Kind::Special { after_slashes } else { rest.get(2..).unwrap_or("") };
    // `http:a` is relative to a base of its scheme.
    let is_same =
        kind == Kind::Special && base.is_some_and(|base| base.scheme() == parsed.scheme());
    let is_relative = !has_two_slashes && (!has_scheme || is_same);
    let has_authority = has_two_slashes || (kind == Kind::Special && !is_relative);

    let path = match has_authority {
        true => authority.find(is_slash).map_or("", |start| &authority[start..]),
        false => rest,
    };
    let mut segments = Vec::new();
    if is_relative && !path.starts_with(is_slash) {
        if path.is_empty() {
            return None;
        }
        segments.extend(base?.path().split('/').skip(1).map(Cow::Borrowed));
        path::shorten(&mut segments, kind);
    }
    let path = path.strip_prefix(is_slash).unwrap_or(path);
    with_path(parsed, &path::resolve(segments, path, kind))
}

/// `url` with another path, which is resolved and encoded already.
pub(super) fn with_path(url: &url::Url, path: &str) -> Option<url::Url> {
    // Without a host, `//` would start one.
    let mark = if path.starts_with("//") && !url.has_authority() { "/." } else { "" };
    let before = &url[..Position::AfterPort];
    url::Url::parse(&[before, mark, path, &url[Position::AfterPath..]].concat()).ok()
}
