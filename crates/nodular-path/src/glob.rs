//! Glob patterns as Node matches them: those of minimatch, without backslash escapes, negation and comments.
//!
//! No pattern takes exponential time or memory: a segment is matched by an automaton in time proportional to its
//! length times the pattern's, and what multiplies in a pattern (braces, `!()`, `**/..`) is limited.

mod braces;
mod class;
mod extglob;
mod program;
mod segments;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use self::program::Program;
use crate::utf16::Utf16;

/// A text in UTF-16 code units: `?` matches one of them.
type Units = Vec<u16>;

/// Longer patterns match nothing: Node throws.
const MAX_PATTERN: usize = 64 * 1024;

const SLASH: u16 = b'/' as u16;
const BACKSLASH: u16 = b'\\' as u16;

/// How a flavour, on a platform, matches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Whether a path has backslashes and drives.
    pub(crate) windows: bool,
    /// Whether a wildcard's letters match both cases. Node decides by the platform, not by the flavour.
    pub(crate) nocase: bool,
}

impl Options {
    pub(crate) fn new(windows: bool) -> Self {
        Self { windows, nocase: cfg!(any(windows, target_os = "macos")) }
    }
}

/// What a segment of a pattern is.
#[derive(Debug)]
enum Matcher {
    /// `**`
    Globstar,
    /// Nothing special: the segment itself.
    Text(Units),
    Program(Program),
}

pub(crate) fn matches(path: &[u8], pattern: &[u8], options: Options) -> bool {
    let mut pattern = Utf16::of(pattern).units;
    if pattern.len() > MAX_PATTERN {
        return false;
    }
    if pattern.is_empty() {
        return path.is_empty();
    }
    to_slashes(&mut pattern);
    let mut path = Utf16::of(path).units;
    if options.windows {
        to_slashes(&mut path);
    }

    let mut patterns: Vec<Vec<Units>> = Vec::new();
    let mut seen = BTreeSet::new();
    for text in braces::expand(&pattern) {
        if seen.insert(text.clone()) {
            patterns.push(segments::split(&text, options.windows));
        }
    }
    let path = segments::split(&path, options.windows);
    let patterns = segments::simplify(patterns);
    patterns.iter().any(|pattern| segments::matches(&path, pattern, options))
}

fn to_slashes(text: &mut [u16]) {
    for unit in text.iter_mut().filter(|unit| **unit == BACKSLASH) {
        *unit = SLASH;
    }
}

impl Matcher {
    fn of(segment: &[u16], options: Options) -> Self {
        if is(segment, "**") {
            return Self::Globstar;
        }
        Program::compile(segment, options).map_or_else(Self::Text, Self::Program)
    }

    /// The only segment that it matches.
    fn text(&self) -> Option<&Units> {
        match self {
            Self::Text(text) => Some(text),
            Self::Globstar | Self::Program(_) => None,
        }
    }

    fn matches(&self, segment: &[u16]) -> bool {
        match self {
            Self::Globstar => false,
            Self::Text(text) => text == segment,
            Self::Program(program) => program.matches(segment),
        }
    }
}

fn is(units: &[u16], text: &str) -> bool {
    units.iter().copied().eq(text.bytes().map(u16::from))
}

fn is_hidden(segment: &[u16]) -> bool {
    segment.first() == Some(&u16::from(b'.'))
}
