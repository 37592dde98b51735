//! A section with `*` for any characters, compared as JavaScript's regular expressions do with the flag `i`.

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// What stands between the `*`.
    parts: Vec<Vec<char>>,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        Self { parts: text.split('*').map(|part| part.chars().map(fold).collect()).collect() }
    }

    /// Each part is taken where it is first found: what a `*` can span, the next one can too.
    pub(super) fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().map(fold).collect();
        let [first, middle @ .., last] = &self.parts[..] else {
            return self.parts.first().is_some_and(|only| *only == text);
        };
        let Some(mut rest) = text.strip_prefix(&first[..]) else { return false };
        for part in middle {
            let Some(at) = find(rest, part).filter(|at| is_one_line(&rest[..*at])) else {
                return false;
            };
            rest = &rest[at + part.len()..];
        }
        rest.strip_suffix(&last[..]).is_some_and(is_one_line)
    }
}

fn find(text: &[char], part: &[char]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    text.windows(part.len()).position(|window| window == part)
}

/// A `*` does not span the end of a line.
fn is_one_line(text: &[char]) -> bool {
    !text.iter().any(|char| matches!(char, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

/// The character in upper case, where that is one character, and no ASCII of another alphabet's.
fn fold(char: char) -> char {
    let mut upper = char.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) if char.len_utf16() == 1 && (char.is_ascii() || !upper.is_ascii()) => {
            upper
        }
        _ => char,
    }
}
