//! Reading a query string.

use std::fmt;

use super::percent::{unescape, unescape_with_spaces};
use crate::querystring::Query;

/// Reads `key=value&key=value`.
///
/// `+` is a space and `%XX` is decoded as [`unescape`](super::unescape) does. A pair without `=` has an empty value, an
/// empty pair is left out. Only the first 1000 pairs are read: see [`ParseOptions::max_keys`].
///
/// Node: [`querystring.parse(str)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::parse;
/// let query = parse("a=1&b=x+y%21&a=2&c&&=d");
/// assert_eq!(query.get_all("a"), ["1", "2"]);
/// assert_eq!(query.get("b"), Some("x y!"));
/// assert_eq!(query.get("c"), Some(""));
/// assert_eq!(query.get(""), Some("d"));
/// ```
#[doc(alias = "decode")]
pub fn parse(text: &str) -> Query {
    parse_with(text, &ParseOptions::default())
}

/// Reads a query string with other separators, another limit or another codec.
///
/// Node: [`querystring.parse(str, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::{ParseOptions, parse_with};
/// let options = ParseOptions::default().sep("; ").eq(": ").max_keys(2);
/// let query = parse_with("a: 1; b: 2; c: 3", &options);
/// assert_eq!(query.to_string(), "a=1&b=2");
/// ```
pub fn parse_with(text: &str, options: &ParseOptions<'_>) -> Query {
    let reader = Reader::new(options);
    let mut query = Query::with_capacity((text.len() / SHORT_PAIR).min(16));
    let mut rest = text;
    for pairs in 1.. {
        let (pair, after) = reader.plain_pair(rest).unwrap_or_else(|| reader.pair(rest));
        if let Some((key, value)) = pair {
            query.append(key, value);
        }
        match after {
            Some(after) if pairs != options.max_keys => rest = after,
            _ => break,
        }
    }
    query
}

/// The bytes of a short pair, for a first guess at how many there are.
const SHORT_PAIR: usize = 8;

/// How [`parse_with`] reads: `Default` is `&`, `=`, 1000 pairs and [`unescape`](super::unescape).
///
/// Node: [`querystring.parse(str, sep, eq, options)`](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    sep: &'a str,
    eq: &'a str,
    max_keys: usize,
    decode: Option<Decode<'a>>,
}

type Decode<'a> = &'a dyn Fn(&str) -> Option<String>;

impl<'a> ParseOptions<'a> {
    /// What stands between two pairs; `""` means `&`.
    #[must_use]
    pub fn sep(self, sep: &'a str) -> Self {
        Self { sep: if sep.is_empty() { "&" } else { sep }, ..self }
    }

    /// What stands between a key and its value; `""` means `=`.
    #[must_use]
    pub fn eq(self, eq: &'a str) -> Self {
        Self { eq: if eq.is_empty() { "=" } else { eq }, ..self }
    }

    /// How many pairs are read, empty and repeated ones included; 0 is all of them.
    #[doc(alias = "maxKeys")]
    #[must_use]
    pub fn max_keys(self, max_keys: usize) -> Self {
        Self { max_keys, ..self }
    }

    /// What decodes each key and each value that is not empty, instead of [`unescape`](super::unescape).
    ///
    /// It gets `%20` for every `+`. Where it returns `None` (in Node: throws), the usual decoding is done.
    #[doc(alias = "decodeURIComponent")]
    #[must_use]
    pub fn decode_uri_component(self, decode: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { decode: Some(decode), ..self }
    }

    fn decode(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        match self.decode {
            None => unescape(text).into_owned(),
            Some(decode) => decode(text).unwrap_or_else(|| unescape_with_spaces(text).into_owned()),
        }
    }
}

impl Default for ParseOptions<'_> {
    fn default() -> Self {
        Self { sep: "&", eq: "=", max_keys: 1000, decode: None }
    }
}

impl fmt::Debug for ParseOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseOptions")
            .field("sep", &self.sep)
            .field("eq", &self.eq)
            .field("max_keys", &self.max_keys)
            .field("decode_uri_component", &self.decode.map(|_| ".."))
            .finish()
    }
}

/// Reads one pair after the other.
struct Reader<'a> {
    options: &'a ParseOptions<'a>,
    sep: Delimiter<'a>,
    eq: Delimiter<'a>,
    /// The bytes that a separator, an escape or a space can start with.
    is_special: [bool; 256],
}

/// A key and its value, unless both are missing, and what follows the separator, if there is one.
type Pair<'t> = (Option<(String, String)>, Option<&'t str>);

impl<'a> Reader<'a> {
    fn new(options: &'a ParseOptions<'a>) -> Self {
        let (sep, eq) = (Delimiter::new(options.sep), Delimiter::new(options.eq));
        let mut is_special = [false; 256];
        for byte in [sep.first, eq.first, b'%', b'+'] {
            is_special[usize::from(byte)] = true;
        }
        Self { options, sep, eq, is_special }
    }

    /// The quick way for what most pairs are: separators of one byte, and nothing to decode.
    fn plain_pair<'t>(&self, text: &'t str) -> Option<Pair<'t>> {
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
    fn pair<'t>(&self, text: &'t str) -> Pair<'t> {
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
