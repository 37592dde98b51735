//! Taking pairs off the start of a query string.

use super::parse::ParseOptions;

/// Reads one pair after the other.
pub(super) struct Reader<'a> {
    options: &'a ParseOptions<'a>,
    sep: Delimiter<'a>,
    eq: Delimiter<'a>,
    /// The bytes that a separator, an escape or a space can start with.
    is_special: [bool; 256],
}

/// A key and its value, unless both are missing, and what follows the separator, if there is one.
pub(super) type Pair<'t> = (Option<(String, String)>, Option<&'t str>);

impl<'a> Reader<'a> {
    pub(super) fn new(options: &'a ParseOptions<'a>) -> Self {
        let (sep, eq) = (Delimiter::new(options.sep), Delimiter::new(options.eq));
        let mut is_special = [false; 256];
        for byte in [sep.first, eq.first, b'%', b'+'] {
            is_special[usize::from(byte)] = true;
        }
        Self { options, sep, eq, is_special }
    }

    /// The quick way for what most pairs are: separators of one byte, and nothing to decode.
    pub(super) fn plain_pair<'t>(&self, text: &'t str) -> Option<Pair<'t>> {
        if self.sep.text.len() > 1 || self.eq.text.len() > 1 || self.options.decode.is_some() {
            return None;
        }
        let mut key_end = None;
        let mut end = text.len();
        for (at, byte) in text.bytes().enumerate() {
            if !self.is_special[usize::from(byte)] {
                continue;
            }
            if byte == self.sep.first {
                end = at;
                break;
            }
            if byte == self.eq.first && key_end.is_none() {
                key_end = Some(at);
            } else if byte == b'%' || byte == b'+' {
                return None;
            }
        }
        let pair = match key_end {
            Some(at) => Some((text[..at].to_owned(), text[at + 1..end].to_owned())),
            None if end > 0 => Some((text[..end].to_owned(), String::new())),
            None => None,
        };
        Some((pair, text.get(end + 1..)))
    }

    /// Goes through the text character by character, as Node does: with separators of several characters, or of `+`,
    /// `%` and hexadecimal digits, the results depend on that.
    pub(super) fn pair<'t>(&self, text: &'t str) -> Pair<'t> {
        let (mut sep, mut eq) = (self.sep, self.eq);
        let mut key = Field::new(self.options);
        let mut value = Field::new(self.options);
        let mut escape = EscapeFinder::default();
        // What is before `start` has been moved to `key` or `value`.
        let mut start = 0;
        let mut next = 0;
        let end = loop {
            let is_within = sep.is_begun() || eq.is_begun() || escape.is_begun();
            let Some((at, char)) = self.next_char(text, next, is_within) else {
                break text.len();
            };
            next = at + char.len_utf8();
            if sep.accepts(char) {
                if sep.is_complete() {
                    break next - sep.text.len();
                }
                continue;
            }
            sep.restart();

            let in_key = !eq.is_complete();
            if in_key {
                if eq.accepts(char) {
                    if eq.is_complete() {
                        // Characters in the middle of `eq` may have been taken for the start of `sep`. Then Node too
                        // goes back by the length of `eq` only.
                        let before_eq = before_last_units(&text[..next], eq.units);
                        key.add(&text[start..before_eq]);
                        escape.restart();
                        start = next;
                    }
                    continue;
                }
                eq.restart();
            }

            // Once it is known that the key is encoded, Node goes on to look on behalf of the value.
            let for_key = in_key && !key.encoded;
            if for_key {
                key.encoded = escape.is_found_with(char);
            }
            if char == '+' {
                let field = if in_key { &mut key } else { &mut value };
                field.add(&text[start..at]);
                field.add(if self.options.decode.is_some() { "%20" } else { " " });
                start = next;
            } else if !for_key && !value.encoded {
                value.encoded = escape.is_found_with(char);
            }
        };

        let has_eq = eq.is_complete();
        let field = if has_eq { &mut value } else { &mut key };
        field.add(&text[start..end]);
        let is_pair = has_eq || !key.text.is_empty();
        let pair = is_pair.then(|| (key.decode(self.options), value.decode(self.options)));
        (pair, sep.is_complete().then(|| &text[next..]))
    }

    /// The next character, from the index `from` on, that can change anything; any one if it `is_within` a separator
    /// or an escape.
    fn next_char(&self, text: &str, from: usize, is_within: bool) -> Option<(usize, char)> {
        let skipped = if is_within {
            0
        } else {
            text.as_bytes()[from..].iter().position(|&byte| self.is_special(byte))?
        };
        let at = from + skipped;
        text[at..].chars().next().map(|char| (at, char))
    }

    fn is_special(&self, byte: u8) -> bool {
        self.is_special[usize::from(byte)]
    }
}

/// A key or a value as far as it was read.
struct Field {
    text: String,
    /// Whether it must be decoded.
    encoded: bool,
}

impl Field {
    fn new(options: &ParseOptions<'_>) -> Self {
        Self { text: String::new(), encoded: options.decode.is_some() }
    }

    fn add(&mut self, part: &str) {
        if self.text.is_empty() {
            // Most fields are of one part: this allocates no more than that.
            self.text = part.to_owned();
        } else {
            self.text.push_str(part);
        }
    }

    fn decode(self, options: &ParseOptions<'_>) -> String {
        if self.encoded { options.decode(&self.text) } else { self.text }
    }
}

/// Where the last `units` UTF-16 units of `text` start.
fn before_last_units(text: &str, mut units: usize) -> usize {
    let mut chars = text.chars();
    while units > 0 {
        let Some(char) = chars.next_back() else { break };
        units = units.saturating_sub(char.len_utf16());
    }
    chars.as_str().len()
}

/// A separator, and how much of it the last characters were.
///
/// A match that fails is not taken up again in its middle: `aab` is not found in `aaab`.
#[derive(Clone, Copy)]
struct Delimiter<'a> {
    text: &'a str,
    /// Its first byte.
    first: u8,
    /// Its length in UTF-16.
    units: usize,
    matched: usize,
    /// The character at `matched`.
    expected: Option<char>,
}

impl<'a> Delimiter<'a> {
    fn new(text: &'a str) -> Self {
        let first = text.bytes().next().unwrap_or_default();
        let units = text.encode_utf16().count();
        Self { text, first, units, matched: 0, expected: text.chars().next() }
    }

    #[inline]
    fn accepts(&mut self, char: char) -> bool {
        if self.expected != Some(char) {
            return false;
        }
        self.matched += char.len_utf8();
        self.expected = self.text[self.matched..].chars().next();
        true
    }

    fn is_begun(&self) -> bool {
        self.matched > 0 && !self.is_complete()
    }

    fn is_complete(&self) -> bool {
        self.matched == self.text.len()
    }

    fn restart(&mut self) {
        if self.matched > 0 {
            self.matched = 0;
            self.expected = self.text.chars().next();
        }
    }
}

/// Looks for `%XX`, to decode only what needs it.
#[derive(Default)]
struct EscapeFinder {
    matched: u8,
}

impl EscapeFinder {
    fn is_found_with(&mut self, char: char) -> bool {
        self.matched = match char {
            '%' => 1,
            _ if self.matched > 0 && char.is_ascii_hexdigit() => self.matched + 1,
            _ => 0,
        };
        let is_found = self.matched == 3;
        if is_found {
            self.restart();
        }
        is_found
    }

    fn is_begun(&self) -> bool {
        self.matched > 0
    }

    fn restart(&mut self) {
        self.matched = 0;
    }
}
