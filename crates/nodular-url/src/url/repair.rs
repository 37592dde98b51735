//! Where the `url` crate departs from the standard, and what is done about it.
//!
//! The crate parses; this module looks at what went in or came out, and only an input that is known to go wrong
//! is rewritten and parsed again. Whole `file:` URLs have their own module, [`super::file_scheme`].

use std::borrow::Cow;

use memchr::{memchr2_iter, memchr3};
use url::{ParseError, Position};

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
    let path = parsed.path().replace('^', "%5E");
    let text = [&parsed[..Position::BeforePath], &path, &parsed[Position::AfterPath..]].concat();
    url::Url::parse(&text).unwrap_or(parsed)
}

/// Whether a segment looks like a Windows drive: outside of `file:` URLs `..` removes it like any other, but the
/// `url` crate keeps it.
fn has_drive_letter(path: &str) -> bool {
    drive_letter_ends(path).next().is_some()
}

/// Where the segments end that look like a Windows drive.
fn drive_letter_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let slash = |at: usize| matches!(bytes.get(at), Some(b'/' | b'\\'));
    let end = |at: usize| matches!(bytes.get(at), None | Some(b'/' | b'\\' | b'?' | b'#'));
    memchr2_iter(b':', b'|', bytes).map(|at| at + 1).filter(move |&after| {
        end(after)
            && after >= 2
            && bytes[after - 2].is_ascii_alphabetic()
            && (after == 2 || slash(after - 3))
    })
}

/// Parses `input` again with a mark on each segment that looks like a drive, and takes the marks off again.
fn pop_drive_letters(parsed: &url::Url, input: &str, base: Option<&url::Url>) -> Option<url::Url> {
    let input = clean(input);
    let base_text = base.map_or("", url::Url::as_str);
    // Longer than any run of the same letter, so that taking the mark off takes nothing else.
    let mark = "~".repeat(1 + longest_run(&input).max(longest_run(base_text)));
    let path_start = base.map_or(0, |base| base[..Position::BeforePath].len());
    let (before, path) = base_text.split_at(path_start);
    let marked_base =
        base.and_then(|_| url::Url::parse(&[before, &marked(path, &mark, 0)].concat()).ok());
    // The first ones can also be a scheme of one letter, and a host with an empty port.
    for skipped in 0..3 {
        let options = url::Url::options().base_url(marked_base.as_ref());
        if let Ok(again) = options.parse(&marked(&input, &mark, skipped))
            && again[..Position::AfterPort] == parsed[..Position::AfterPort]
        {
            return url::Url::parse(&again.as_str().replace(&mark, "")).ok();
        }
    }
    None
}

fn marked(text: &str, mark: &str, skipped: usize) -> String {
    let mut marked = String::with_capacity(text.len() + mark.len());
    let mut copied = 0;
    for end in drive_letter_ends(text).skip(skipped) {
        marked.push_str(&text[copied..end]);
        marked.push_str(mark);
        copied = end;
    }
    marked.push_str(&text[copied..]);
    marked
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '~').map(str::len).max().unwrap_or(0)
}
