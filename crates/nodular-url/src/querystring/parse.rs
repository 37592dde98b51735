//! Reading a query string.

use std::fmt;
use std::mem::{replace, take};

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
    let mut parser = Parser::new(options);
    parser.run(text);
    parser.query
}

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

/// Goes through the text once, character by character, as Node does. With separators of several characters, or of
/// `+`, `%` and hexadecimal digits, the results depend on that.
struct Parser<'a> {
    options: &'a ParseOptions<'a>,
    query: Query,
    sep: Delimiter<'a>,
    eq: Delimiter<'a>,
    key: Field,
    value: Field,
    escape: EscapeFinder,
    /// The bytes that a separator, an escape or a space can start with.
    is_special: [bool; 256],
}

/// A key or a value as far as it was read.
#[derive(Default)]
struct Field {
    text: String,
    /// Whether it must be decoded.
    encoded: bool,
}

impl Field {
    fn add(&mut self, part: &str) {
        if self.text.is_empty() {
            // Most fields are of one part: this allocates no more than that.
            self.text = part.to_owned();
        } else {
            self.text.push_str(part);
        }
    }
}

impl<'a> Parser<'a> {
    fn new(options: &'a ParseOptions<'a>) -> Self {
        let field = || Field { text: String::new(), encoded: options.decode.is_some() };
        let (sep, eq) = (Delimiter::new(options.sep), Delimiter::new(options.eq));
        let mut is_special = [false; 256];
        for byte in [sep.first, eq.first, b'%', b'+'] {
            is_special[usize::from(byte)] = true;
        }
        Self {
            options,
            query: Query::new(),
            sep,
            eq,
            key: field(),
            value: field(),
            escape: EscapeFinder::default(),
            is_special,
        }
    }

    fn run(&mut self, text: &str) {
        let mut pairs = 0;
        // What is before `start` has been moved to `key` or `value`.
        let mut start = 0;
        let mut next = 0;
        while let Some((at, char)) = self.next_char(text, next) {
            next = at + char.len_utf8();
            if self.sep.accepts(char) {
                if self.sep.is_complete() {
                    self.end_of_pair(&text[start..next - self.sep.text.len()]);
                    start = next;
                    pairs += 1;
                    if pairs == self.options.max_keys {
                        return;
                    }
                }
                continue;
            }
            self.sep.restart();

            let in_key = !self.eq.is_complete();
            if in_key {
                if self.eq.accepts(char) {
                    if self.eq.is_complete() {
                        // Characters in the middle of `eq` may have been taken for the start of `sep`. Then Node too
                        // goes back by the length of `eq` only.
                        let before_eq = before_last_units(&text[..next], self.eq.units);
                        self.key.add(&text[start..before_eq]);
                        self.escape.restart();
                        start = next;
                    }
                    continue;
                }
                self.eq.restart();
            }

            // Once it is known that the key is encoded, Node goes on to look on behalf of the value.
            let for_key = in_key && !self.key.encoded;
            if for_key {
                self.key.encoded = self.escape.is_found_with(char);
            }
            if char == '+' {
                let field = if in_key { &mut self.key } else { &mut self.value };
                field.add(&text[start..at]);
                field.add(if self.options.decode.is_some() { "%20" } else { " " });
                start = next;
            } else if !for_key && !self.value.encoded {
                self.value.encoded = self.escape.is_found_with(char);
            }
        }
        self.end_of_pair(&text[start..]);
    }

    /// The next character, from the index `from` on, that can change anything.
    fn next_char(&self, text: &str, from: usize) -> Option<(usize, char)> {
        let is_within = self.sep.is_begun() || self.eq.is_begun() || self.escape.is_begun();
        let skipped = if is_within {
            0
        } else {
            text.as_bytes()[from..].iter().position(|&byte| self.is_special[usize::from(byte)])?
        };
        let at = from + skipped;
        text[at..].chars().next().map(|char| (at, char))
    }

    /// Ends the pair that `rest` is the last part of.
    fn end_of_pair(&mut self, rest: &str) {
        let has_eq = self.eq.is_complete();
        let field = if has_eq { &mut self.value } else { &mut self.key };
        field.add(rest);
        if has_eq || !self.key.text.is_empty() {
            let key = self.take(|parser| &mut parser.key);
            let value = self.take(|parser| &mut parser.value);
            self.query.append(key, value);
            self.escape.restart();
        }
        self.sep.restart();
        self.eq.restart();
    }

    fn take(&mut self, field: impl Fn(&mut Self) -> &mut Field) -> String {
        let options = self.options;
        let field = field(self);
        let text = take(&mut field.text);
        let encoded = replace(&mut field.encoded, options.decode.is_some());
        if encoded { options.decode(&text) } else { text }
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
