//! Which characters may stand where.

use super::{MimeError, MimePart};

/// HTTP's white space. A `trim` of Rust's would take more.
const SPACE: [char; 4] = ['\r', '\n', '\t', ' '];

pub(super) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(SPACE)
}

pub(super) fn trim_end(text: &str) -> &str {
    text.trim_end_matches(SPACE)
}

/// Refuses what is empty or no token; `whole` is what the error shows.
pub(super) fn check_token(part: MimePart, token: &str, whole: &str) -> Result<(), MimeError> {
    // All before the first wrong character are ASCII, so that bytes count them.
    match token.find(is_no_token) {
        Some(index) => Err(MimeError::new(part, whole, Some(index))),
        None if token.is_empty() => Err(MimeError::new(part, whole, None)),
        None => Ok(()),
    }
}

pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && !text.contains(is_no_token)
}

fn is_no_token(char: char) -> bool {
    !(char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(char))
}

/// Which character cannot stand in a value, even in quotes: the controls, and those that are no Latin-1.
pub(super) fn find_unquotable(value: &str) -> Option<usize> {
    value.chars().position(|char| !matches!(char, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}
