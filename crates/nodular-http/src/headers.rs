//! Header fields as they stand on the wire: in order, with their case, duplicates included.

mod convert;
mod joined;
mod validate;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

pub use self::joined::{JoinDuplicates, Joined};
pub(crate) use self::validate::{checked_name, checked_value, is_token_char, is_value_char};
pub use self::validate::{validate_header_name, validate_header_value};
use crate::Error;

/// The header fields of a message, in the order and case of the wire.
///
/// Names are found whatever their case. Text is Node's: a byte of the wire is a character from U+0000 to U+00FF
/// (Latin-1), so a value reads as `Cow::Borrowed` if it is ASCII, and [`get_bytes`](Self::get_bytes) gives what the
/// wire had. The fields of a received message are slices of its head; nothing is copied until one is changed.
///
/// Node: [`message.rawHeaders`](https://nodejs.org/api/http.html#messagerawheaders),
/// [`message.headers`](https://nodejs.org/api/http.html#messageheaders)
///
/// ```
/// # use nodular_http::{Error, Headers};
/// let mut headers = Headers::new();
/// headers.append("X-Tag", "one")?;
/// headers.append("x-tag", "two")?;
/// headers.set("Content-Type", "text/plain")?;
/// assert_eq!(headers.get("content-type").as_deref(), Some("text/plain"));
/// assert_eq!(headers.joined("X-TAG").unwrap().to_string(), "one, two");
/// assert_eq!(headers.raw().join("|"), "X-Tag|one|x-tag|two|Content-Type|text/plain");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Headers {
    text: Text,
    fields: Vec<Field>,
}

/// Where the bytes of the fields are.
#[derive(Clone)]
enum Text {
    /// A received head, shared with the rest of the message.
    Received(Bytes),
    Own(Vec<u8>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Own(Vec::new())
    }
}

impl Text {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Received(bytes) => bytes,
            Self::Own(bytes) => bytes,
        }
    }
}

/// One field: where its name and value are in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: Span,
    pub(crate) value: Span,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or_default()
    }

    pub(crate) fn len(self) -> usize {
        self.end - self.start
    }
}

impl Headers {
    /// No fields.
    pub const fn new() -> Self {
        Self { text: Text::Own(Vec::new()), fields: Vec::new() }
    }

    /// No fields yet, but room for `fields` of them with `bytes` bytes of names and values in all.
    pub fn with_capacity(fields: usize, bytes: usize) -> Self {
        Self { text: Text::Own(Vec::with_capacity(bytes)), fields: Vec::with_capacity(fields) }
    }

    /// The fields of a head that the parser has checked.
    pub(crate) fn received(head: Bytes, fields: Vec<Field>) -> Self {
        Self { text: Text::Received(head), fields }
    }

    /// Adds a field at the end, beside those with the same name.
    ///
    /// Node: [`response.appendHeader(name, value)`](https://nodejs.org/api/http.html#outgoingmessageappendheadername-value)
    ///
    /// # Errors
    ///
    /// - [`Error::InvalidToken`] if `name` is no HTTP token.
    /// - [`Error::InvalidChar`] if `value` has a control character or one above U+00FF.
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// let mut headers = Headers::new();
    /// let error = headers.append("X-A", "1\r\nX-B: 2").unwrap_err();
    /// assert_eq!(error.to_string(), "Invalid character in header content [\"X-A\"]");
    /// ```
    #[doc(alias = "appendHeader")]
    pub fn append(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let name = checked_name(name, "Header name")?;
        let value = checked_value(name, value, "header content")?;
        self.push(name.as_bytes(), &value);
        Ok(())
    }

    /// [`append`](Self::append) for a value that is bytes of the wire, not text.
    ///
    /// # Errors
    ///
    /// As [`append`](Self::append).
    ///
    /// ```
    /// # use nodular_http::{Error, Headers};
    /// let mut headers = Headers::new();
    /// headers.append_bytes("X-Name", "é".as_bytes())?;
    /// assert_eq!(headers.get("x-name").as_deref(), Some("Ã©"));
    /// assert_eq!(headers.get_bytes("x-name"), Some("é".as_bytes()));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn append_bytes(&mut self, name: &str, value: &[u8]) -> Result<(), Error> {
        let name = checked_name(name, "Header name")?;
        validate::check_value_bytes(name, value, "header content")?;
        self.push(name.as_bytes(), value);
        Ok(())
    }

    /// Makes `value` the only one of `name`, at the place of the first if there was one.
    ///
    /// Node: [`response.setHeader(name, value)`](https://nodejs.org/api/http.html#responsesetheadername-value)
    ///
    /// # Errors
    ///
    /// As [`append`](Self::append).
    ///
    /// ```
    /// # use nodular_http::{Error, Headers};
    /// let mut headers = Headers::new();
    /// headers.set("x-a", "1")?;
    /// headers.set("X-B", "2")?;
    /// headers.set("X-A", "3")?;
    /// assert_eq!(headers.raw().join(" "), "X-A 3 X-B 2");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "setHeader")]
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let name = checked_name(name, "Header name")?;
        let value = checked_value(name, value, "header content")?;
        let Some(place) = self.position(name) else {
            self.push(name.as_bytes(), &value);
            return Ok(());
        };
        let mut index = 0;
        let text = self.text.as_bytes();
        self.fields.retain(|field| {
            index += 1;
            index <= place + 1 || !same_name(field.name.of(text), name.as_bytes())
        });
        let old = self.fields[place];
        self.fields[place] = self.overwrite(old, name.as_bytes(), &value);
        Ok(())
    }

    /// Removes every field with this name; says whether there was one.
    ///
    /// Node: [`response.removeHeader(name)`](https://nodejs.org/api/http.html#responseremoveheadername)
    ///
    /// ```
    /// # use nodular_http::{Error, Headers};
    /// let mut headers = Headers::from_iter([("X-A", "1"), ("x-a", "2"), ("X-B", "3")]);
    /// assert!(headers.remove("X-a"));
    /// assert!(!headers.remove("X-a"));
    /// assert_eq!(headers.len(), 1);
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "removeHeader")]
    pub fn remove(&mut self, name: &str) -> bool {
        let before = self.fields.len();
        let text = self.text.as_bytes();
        self.fields.retain(|field| !same_name(field.name.of(text), name.as_bytes()));
        self.fields.len() < before
    }

    /// Removes all fields, and keeps the room that they took.
    pub fn clear(&mut self) {
        self.fields.clear();
        match &mut self.text {
            Text::Own(text) => text.clear(),
            Text::Received(_) => self.text = Text::default(),
        }
    }

    /// The first value of `name`.
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// let headers = Headers::from_iter([("Host", "a.example"), ("host", "b.example")]);
    /// assert_eq!(headers.get("HOST").as_deref(), Some("a.example"));
    /// assert_eq!(headers.get("accept"), None);
    /// ```
    #[doc(alias = "getHeader")]
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get_bytes(name).map(latin1)
    }

    /// The first value of `name`, as on the wire.
    pub fn get_bytes(&self, name: &str) -> Option<&[u8]> {
        let field = self.fields.get(self.position(name)?)?;
        Some(field.value.of(self.text.as_bytes()))
    }

    /// Every value of `name`, in order.
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// let headers = Headers::from_iter([("A", "1"), ("B", "2"), ("a", "3")]);
    /// assert!(headers.get_all("a").eq(["1", "3"]));
    /// ```
    pub fn get_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Cow<'a, str>> {
        self.iter()
            .filter(move |(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| latin1(value))
    }

    /// Whether there is a field with this name.
    ///
    /// Node: [`response.hasHeader(name)`](https://nodejs.org/api/http.html#responsehasheadername)
    #[doc(alias = "hasHeader")]
    pub fn contains(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// How many fields there are, duplicates counted.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The fields in the order and case of the wire; values as bytes.
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// let headers = Headers::from_iter([("X-A", "1"), ("x-a", "2")]);
    /// assert!(headers.iter().eq([("X-A", &b"1"[..]), ("x-a", b"2")]));
    /// ```
    pub fn iter(&self) -> Iter<'_> {
        Iter { text: self.text.as_bytes(), fields: self.fields.iter() }
    }

    /// Names and values in turn.
    ///
    /// Node: [`message.rawHeaders`](https://nodejs.org/api/http.html#messagerawheaders)
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// assert_eq!(Headers::from_iter([("Host", "a")]).raw(), ["Host", "a"]);
    /// ```
    #[doc(alias = "rawHeaders")]
    #[doc(alias = "rawTrailers")]
    pub fn raw(&self) -> Vec<Cow<'_, str>> {
        self.iter().flat_map(|(name, value)| [Cow::Borrowed(name), latin1(value)]).collect()
    }

    /// Names and values as they stand on the wire.
    pub(crate) fn iter_bytes(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let text = self.text.as_bytes();
        self.fields.iter().map(|field| (field.name.of(text), field.value.of(text)))
    }

    /// How long the fields are on the wire, each with its colon, space and line end.
    pub(crate) fn encoded_len(&self) -> usize {
        let lens = self.fields.iter().map(|field| field.name.len() + field.value.len() + 4);
        lens.sum()
    }

    fn position(&self, name: &str) -> Option<usize> {
        let text = self.text.as_bytes();
        self.fields.iter().position(|field| same_name(field.name.of(text), name.as_bytes()))
    }

    /// Adds a field whose name and value are known to be valid.
    pub(crate) fn push(&mut self, name: &[u8], value: &[u8]) {
        let text = own(&mut self.text, name.len() + value.len());
        let field = Field { name: put(text, name), value: put(text, value) };
        self.fields.push(field);
    }

    /// Where the new name and value are: on top of the old ones if they fit, so that a field which is set again and
    /// again does not grow the text.
    fn overwrite(&mut self, old: Field, name: &[u8], value: &[u8]) -> Field {
        if value.len() > old.value.len() {
            self.drop_garbage(name.len() + value.len());
            let text = own(&mut self.text, value.len());
            return Field { name: put(text, name), value: put(text, value) };
        }
        let text = own(&mut self.text, 0);
        let value_end = old.value.start + value.len();
        text[old.name.start..old.name.end].copy_from_slice(name);
        text[old.value.start..value_end].copy_from_slice(value);
        Field { name: old.name, value: Span { start: old.value.start, end: value_end } }
    }

    /// Before the text grows: leaves out what no field refers to any more, if that is more than half.
    fn drop_garbage(&mut self, more: usize) {
        let Text::Own(text) = &mut self.text else { return };
        if text.len() + more <= text.capacity() {
            return;
        }
        let used: usize =
            self.fields.iter().map(|field| field.name.len() + field.value.len()).sum();
        if used >= text.len() / 2 {
            return;
        }
        let mut kept = Vec::with_capacity(2 * used + more);
        for field in &mut self.fields {
            let name = put(&mut kept, field.name.of(text));
            let value = put(&mut kept, field.value.of(text));
            *field = Field { name, value };
        }
        *text = kept;
    }
}

/// The text as one that can be written to: a received head is copied first.
fn own(text: &mut Text, more: usize) -> &mut Vec<u8> {
    if let Text::Received(received) = text {
        let mut copy = Vec::with_capacity(received.len() + more);
        copy.extend_from_slice(received);
        *text = Text::Own(copy);
    }
    match text {
        Text::Own(text) => text,
        Text::Received(_) => unreachable!("made our own above"),
    }
}

fn put(text: &mut Vec<u8>, part: &[u8]) -> Span {
    let start = text.len();
    text.extend_from_slice(part);
    Span { start, end: text.len() }
}

fn same_name(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.eq_ignore_ascii_case(b)
}

/// Bytes of the wire as Node's text: each is the character of its number.
fn latin1(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().copied().map(char::from).collect()),
    }
}

/// The fields of [`Headers`], in the order and case of the wire.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    text: &'a [u8],
    fields: std::slice::Iter<'a, Field>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let field = self.fields.next()?;
        // A name is a token, so this never fails.
        let name = std::str::from_utf8(field.name.of(self.text)).unwrap_or_default();
        Some((name, field.value.of(self.text)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.fields.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let field = self.fields.next_back()?;
        let name = std::str::from_utf8(field.name.of(self.text)).unwrap_or_default();
        Some((name, field.value.of(self.text)))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(name, value)| (name, latin1(value)))).finish()
    }
}

/// Equal fields in equal order; names in equal case.
impl PartialEq for Headers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl Eq for Headers {}
