//! Patterns of paths.

use std::fmt;

/// What `:name` segments stand for, in the order of the pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params(Vec<(String, String)>);

impl Params {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A path with holes: `/user/:id`, `/files/*`.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Vec<Segment>);

#[derive(Clone, Debug)]
enum Segment {
    Text(String),
    /// Any one segment that is not empty.
    Param(String),
    /// All that follows.
    Rest,
}

impl Pattern {
    pub(super) fn new(pattern: &str) -> Self {
        let segment = |segment: &str| match segment.strip_prefix(':') {
            Some(name) => Segment::Param(name.to_owned()),
            None if segment == "*" => Segment::Rest,
            None => Segment::Text(segment.to_owned()),
        };
        Self(pattern.trim_start_matches('/').split('/').map(segment).collect())
    }

    /// What the holes stand for, percent-decoded; `None` if `path` does not fit, or a value is not UTF-8.
    pub(super) fn matches(&self, path: &str) -> Option<Params> {
        let mut rest = Some(path.strip_prefix('/')?);
        let mut params = Vec::new();
        for segment in &self.0 {
            if let Segment::Rest = segment {
                params.push(("*".to_owned(), decode(rest.take()?)?));
                continue;
            }
            let (first, others) = split(rest?);
            match segment {
                Segment::Text(text) if *text == first => {}
                Segment::Text(text) if first.contains('%') && *text == decode(first)? => {}
                Segment::Param(name) if !first.is_empty() => {
                    params.push((name.clone(), decode(first)?));
                }
                _ => return None,
            }
            rest = others;
        }
        rest.is_none().then_some(Params(params))
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|segment| match segment {
            Segment::Text(text) => write!(f, "/{text}"),
            Segment::Param(name) => write!(f, "/:{name}"),
            Segment::Rest => f.write_str("/*"),
        })
    }
}

fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}

/// Decodes `%41`; a `%` without two digits stays, bytes that are no UTF-8 are `None`.
fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        match (first, others) {
            (b'%', [high, low, others @ ..]) if is_hex(*high) && is_hex(*low) => {
                decoded.push(digit(*high) << 4 | digit(*low));
                rest = others;
            }
            _ => {
                decoded.push(first);
                rest = others;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

fn digit(byte: u8) -> u8 {
    // Only called for hexadecimal digits.
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default()
}
