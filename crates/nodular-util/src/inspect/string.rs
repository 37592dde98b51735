use super::formatter::Formatter;
use super::style::Style;

/// Below this length a string is never broken at its line breaks.
const MIN_LINE_LENGTH: usize = 16;

impl Formatter<'_> {
    /// A string with its quotes, cut and broken as the options say.
    pub(super) fn string(&self, out: &mut String, text: &str) {
        let cut = self.options.max_string_length.and_then(|most| cut(text, most));
        let (text, half, left) = match cut {
            Some(Cut { text, half, left }) => (text, half, left),
            None => (text, None, 0),
        };
        if self.is_broken(text, half.is_some()) {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if half.is_some() && text.ends_with('\n') {
                lines.push("");
            }
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    out.push_str(" +\n");
                    push_spaces(out, self.indentation + 2);
                }
                self.quoted(out, line, half.filter(|_| index + 1 == lines.len()));
            }
        } else {
            self.quoted(out, text, half);
        }
        if left > 0 {
            let plural = if left > 1 { "s" } else { "" };
            out.push_str(&format!("... {left} more character{plural}"));
        }
    }

    fn is_broken(&self, text: &str, half: bool) -> bool {
        if self.is_always_compact() || text.len() <= MIN_LINE_LENGTH || !text.contains('\n') {
            return false;
        }
        let length = utf16_length(text) + usize::from(half);
        let room = self.options.break_length.map(|line| line.saturating_sub(self.indentation + 4));
        length > MIN_LINE_LENGTH && room.is_some_and(|room| length > room)
    }

    fn quoted(&self, out: &mut String, text: &str, half: Option<u16>) {
        self.painted(out, Style::String, |out| push_quoted(out, text, half));
    }
}

/// The start of a string.
struct Cut<'a> {
    text: &'a str,
    /// The first half of the character that was cut in two.
    half: Option<u16>,
    left: usize,
}

/// Cuts a string behind `most` UTF-16 units.
fn cut(text: &str, most: usize) -> Option<Cut<'_>> {
    if text.len() <= most {
        return None;
    }
    let length = utf16_length(text);
    if length <= most {
        return None;
    }
    let left = length - most;
    let mut units = 0;
    for (at, char) in text.char_indices() {
        let next = units + char.len_utf16();
        if next > most {
            let half = (units < most).then(|| char.encode_utf16(&mut [0; 2])[0]);
            return Some(Cut { text: &text[..at], half, left });
        }
        units = next;
    }
    None
}

/// The length that JavaScript counts.
pub(crate) fn utf16_length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// Appends a string between the quotes that need the fewest escapes.
pub(super) fn push_quoted(out: &mut String, text: &str, half: Option<u16>) {
    // Without early exit this runs many bytes at a time, and most strings have nothing special.
    let is_special = |byte: u8| byte < 32 || matches!(byte, b'\'' | b'\\' | 0x7f | 0xc2);
    let is_plain = !text.bytes().fold(false, |found, byte| found | is_special(byte));
    if is_plain && half.is_none() {
        out.push('\'');
        out.push_str(text);
        return out.push('\'');
    }
    let quote = quote_for(text);
    out.push(quote);
    push_escaped(out, text, quote);
    if let Some(half) = half {
        out.push_str(&format!("\\u{half:x}"));
    }
    out.push(quote);
}

fn quote_for(text: &str) -> char {
    if !text.contains('\'') {
        '\''
    } else if !text.contains('"') {
        '"'
    } else if !text.contains('`') && !text.as_bytes().windows(2).any(|pair| pair == b"${") {
        '`'
    } else {
        '\''
    }
}

/// Appends text with its control characters, backslashes and single quotes (if those are the `quote`) escaped.
pub(super) fn push_escaped(out: &mut String, text: &str, quote: char) {
    let is_escaped = |byte: u8| {
        byte < 32
            || byte == b'\\'
            || byte == 0x7f
            || byte == 0xc2
            || (byte == b'\'' && quote == '\'')
    };
    let mut kept = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if !is_escaped(byte) {
            continue;
        }
        let (code, end) = match byte {
            // C2 80 to C2 9F are U+0080 to U+009F.
            0xc2 if bytes[at + 1] > 0x9f => continue,
            0xc2 => (bytes[at + 1], at + 2),
            byte => (byte, at + 1),
        };
        out.push_str(&text[kept..at]);
        kept = end;
        match code {
            8 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            0xc => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            b'\'' => out.push_str("\\'"),
            b'\\' => out.push_str("\\\\"),
            code => out.push_str(&format!("\\x{code:02X}")),
        }
    }
    out.push_str(&text[kept..]);
}

pub(super) fn push_spaces(out: &mut String, count: usize) {
    const SPACES: &str = "                                ";
    let mut left = count;
    while left > 0 {
        let now = left.min(SPACES.len());
        out.push_str(&SPACES[..now]);
        left -= now;
    }
}
