//! The path state of the standard, for the few URLs whose path the `url` crate gets wrong.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The standard's [path percent-encode set](https://url.spec.whatwg.org/#path-percent-encode-set).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// How a path is split and shortened.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Kind {
    File,
    Special,
    Other,
}

impl Kind {
    pub(super) fn of(scheme: &str) -> Self {
        match scheme {
            "file" => Self::File,
            "http" | "https" | "ws" | "wss" | "ftp" => Self::Special,
            _ => Self::Other,
        }
    }

    pub(super) fn is_slash(self, c: char) -> bool {
        c == '/' || (c == '\\' && self != Self::Other)
    }
}

/// Resolves `path` against `segments` and encodes the whole, with a slash before each segment.
pub(super) fn resolve<'a>(mut segments: Vec<Cow<'a, str>>, path: &'a str, kind: Kind) -> String {
    let mut parts = path.split(|c| kind.is_slash(c)).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        if is_double_dot(part) {
            shorten(&mut segments, kind);
        } else if !is_single_dot(part) {
            segments.push(match part.as_bytes() {
                [letter, b'|']
                    if kind == Kind::File
                        && segments.is_empty()
                        && letter.is_ascii_alphabetic() =>
                {
                    Cow::Owned(format!("{}:", char::from(*letter)))
                }
                _ => Cow::Borrowed(part),
            });
            continue;
        }
        if is_last {
            segments.push(Cow::Borrowed(""));
        }
    }
    let mut text = String::with_capacity(path.len() + 1);
    for segment in segments {
        text.push('/');
        text.extend(utf8_percent_encode(&segment, PATH));
    }
    text
}

/// Removes the last segment, but not the drive of a `file:` path.
pub(super) fn shorten(segments: &mut Vec<Cow<'_, str>>, kind: Kind) {
    if let [only] = segments.as_slice()
        && kind == Kind::File
        && is_drive(only)
    {
        return;
    }
    segments.pop();
}

/// Whether `segment` is a [normalized Windows drive letter](https://url.spec.whatwg.org/#normalized-windows-drive-letter).
pub(super) fn is_drive(segment: &str) -> bool {
    matches!(segment.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

fn is_single_dot(segment: &str) -> bool {
    segment == "." || segment.eq_ignore_ascii_case("%2e")
}

fn is_double_dot(segment: &str) -> bool {
    match segment.len() {
        2 => segment == "..",
        4 => segment.eq_ignore_ascii_case(".%2e") || segment.eq_ignore_ascii_case("%2e."),
        6 => segment.eq_ignore_ascii_case("%2e%2e"),
        _ => false,
    }
}
