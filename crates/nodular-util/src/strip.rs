use std::borrow::Cow;

/// Removes the escape sequences of terminals (colors, cursor movements, links).
///
/// Text without any is borrowed.
///
/// Node: [`util.stripVTControlCharacters(str)`](https://nodejs.org/api/util.html#utilstripvtcontrolcharactersstr)
///
/// # Examples
///
/// ```
/// use nodular_util::strip_vt_control_characters;
///
/// assert_eq!(strip_vt_control_characters("\u{1b}[4mvalue\u{1b}[24m"), "value");
/// assert_eq!(strip_vt_control_characters("plain"), "plain");
/// ```
#[doc(alias = "stripVTControlCharacters")]
pub fn strip_vt_control_characters(text: &str) -> Cow<'_, str> {
    let is_start = |char| char == ESCAPE || char == CONTROL;
    let Some(mut at) = text.find(is_start) else { return Cow::Borrowed(text) };
    let mut result = String::with_capacity(text.len());
    let mut kept = 0;
    // Where no link ends any more, none begins: looked for once.
    let last_end = text.rfind(LINK_ENDS);
    loop {
        match sequence_length(&text[at..], last_end.is_some_and(|end| at < end)) {
            Some(length) => {
                result.push_str(&text[kept..at]);
                at += length;
                kept = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
        match text[at..].find(is_start) {
            Some(next) => at += next,
            None => break,
        }
    }
    result.push_str(&text[kept..]);
    Cow::Owned(result)
}

const ESCAPE: char = '\u{1b}';
const CONTROL: char = '\u{9b}';
const LINK_ENDS: [char; 3] = ['\u{7}', '\\', '\u{9c}'];

/// The length of the sequence that `text` starts with.
fn sequence_length(text: &str, may_have_link: bool) -> Option<usize> {
    if may_have_link
        && let Some(rest) = text.strip_prefix("\u{1b}]")
        && let Some(end) = link_end(rest)
    {
        return Some(2 + end);
    }
    let start = text.chars().next()?.len_utf8();
    let bytes = text.as_bytes();
    let mut at = start;
    while bytes.get(at).is_some_and(|byte| b"[]()#;?".contains(byte)) {
        at += 1;
    }
    let mut next = at;
    // What stands before may be given up for a final byte: `ESC [` is no sequence, but `ESC (` in `ESC ((`is none too.
    if let Some(end) = with_parameters(bytes, at) {
        next = end;
    } else if bytes.get(at).copied().is_some_and(is_final) {
        next += 1;
    } else {
        return None;
    }
    Some(next)
}

/// Where the sequence with numbers that start at `at` ends.
///
/// Digits are final bytes too, so the longest numbers that leave one for the end are taken.
fn with_parameters(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = |from: usize| {
        bytes[from.min(bytes.len())..]
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let first = digits(at);
    if first == 0 {
        return None;
    }
    let mut end = at + first;
    // The last place where a number, or a part of one, ends before a final byte.
    let mut found = last_final(bytes, at + 1, end);
    while matches!(bytes.get(end), Some(b';' | b':')) {
        let from = end + 1;
        end = from + digits(from);
        found = last_final(bytes, from, end).or(found);
    }
    found
}

/// The end of the longest match that stops at a place between `from` and `to`.
fn last_final(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    (from..=to)
        .rev()
        .find(|&place| bytes.get(place).copied().is_some_and(is_final))
        .map(|place| place + 1)
}

fn is_final(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'P' | b'R'..=b'T' | b'Z' | b'c' | b'f'..=b'n' | b'q'..=b'u' | b'y' | b'=' | b'>' | b'<' | b'~')
}

fn link_end(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(['\u{7}', ESCAPE, '\u{9c}'])?;
        match text[at..].chars().next() {
            Some(ESCAPE) if !text[at + 1..].starts_with('\\') => from = at + 1,
            Some(ESCAPE) => return Some(at + 2),
            Some(end) => return Some(at + end.len_utf8()),
            None => return None,
        }
    }
}
