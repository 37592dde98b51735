use std::collections::HashSet;
use std::fmt::{self, Write};

use super::error::{MimeError, MimePart};
use super::syntax::{check_token, find_unquotable, is_token, trim_end, trim_start};

/// The parameters of a [`MimeType`](super::MimeType): names in lower case with their values, in their order.
///
/// Node: [`util.MIMEParams`](https://nodejs.org/api/util.html#class-utilmimeparams)
///
/// # Examples
///
/// ```
/// use nodular_util::MimeParams;
///
/// let mut params = MimeParams::new();
/// params.set("Charset", "utf-8")?;
/// params.set("title", "it's \"new\"")?;
/// assert_eq!(params.get("CHARSET"), Some("utf-8"));
/// assert_eq!(params.to_string(), r#"charset=utf-8;title="it's \"new\"""#);
/// assert!(params.set("a b", "1").is_err());
/// # Ok::<(), nodular_util::MimeError>(())
/// ```
#[doc(alias = "MIMEParams")]
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct MimeParams {
    entries: Vec<(String, String)>,
}

impl MimeParams {
    /// No parameters.
    ///
    /// Node: [`new MIMEParams()`](https://nodejs.org/api/util.html#new-mimeparams)
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads what stands behind a subtype; what cannot be understood is left away.
    pub(super) fn parse(text: &str) -> Self {
        let mut entries = Vec::new();
        let mut names = HashSet::new();
        let mut rest = text;
        // White space at the end is looked for once, however many parameters there are.
        let blank = text.len() - trim_end(text).len();
        let has_more = |rest: &str| rest.len() > blank;
        while has_more(rest) {
            rest = trim_start(rest);
            let end = rest.find([';', '=']).unwrap_or(rest.len());
            let name = rest[..end].to_ascii_lowercase();
            let is_named = rest[end..].starts_with('=');
            rest = rest.get(end + 1..).unwrap_or("");
            if !is_named {
                continue;
            }
            if !has_more(rest) {
                break;
            }
            let value = match rest.strip_prefix('"') {
                Some(quoted) => {
                    let (value, after) = unquote(quoted);
                    rest = skip_one(after);
                    value
                }
                None => {
                    let (value, after) = rest.split_once(';').unwrap_or((rest, ""));
                    rest = after;
                    let value = trim_end(value);
                    if value.is_empty() {
                        continue;
                    }
                    value.to_owned()
                }
            };
            let is_valid = is_token(&name) && find_unquotable(&value).is_none();
            if is_valid && names.insert(name.clone()) {
                entries.push((name, value));
            }
        }
        Self { entries }
    }

    /// The value of a parameter, whatever the case of its name.
    ///
    /// Node: [`mimeParams.get(name)`](https://nodejs.org/api/util.html#mimeparamsgetname)
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.entries.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// Whether there is a parameter of this name.
    ///
    /// Node: [`mimeParams.has(name)`](https://nodejs.org/api/util.html#mimeparamshasname)
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Changes a parameter in its place, or adds it at the end.
    ///
    /// Node: [`mimeParams.set(name, value)`](https://nodejs.org/api/util.html#mimeparamssetname-value)
    ///
    /// # Errors
    ///
    /// [`MimeError`] if `name` is no token, or if `value` has a control character or one that is not Latin-1.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), MimeError> {
        let name = name.to_ascii_lowercase();
        check_token(MimePart::ParameterName, &name, &name)?;
        if let Some(index) = find_unquotable(value) {
            return Err(MimeError::new(MimePart::ParameterValue, value, Some(index)));
        }
        match self.entries.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.entries.push((name, value.to_owned())),
        }
        Ok(())
    }

    /// Takes a parameter away, if it is there.
    ///
    /// Node: [`mimeParams.delete(name)`](https://nodejs.org/api/util.html#mimeparamsdeletename)
    pub fn delete(&mut self, name: &str) {
        self.entries.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    }

    /// Names and values, in their order.
    ///
    /// Node: [`mimeParams.entries()`](https://nodejs.org/api/util.html#mimeparamsentries)
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The names, in their order.
    ///
    /// Node: [`mimeParams.keys()`](https://nodejs.org/api/util.html#mimeparamskeys)
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries().map(|(name, _)| name)
    }

    /// The values, in their order.
    ///
    /// Node: [`mimeParams.values()`](https://nodejs.org/api/util.html#mimeparamsvalues)
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.entries().map(|(_, value)| value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl fmt::Display for MimeParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.entries().enumerate() {
            if index > 0 {
                f.write_char(';')?;
            }
            write!(f, "{name}=")?;
            if is_token(value) {
                f.write_str(value)?;
            } else {
                write_quoted(f, value)?;
            }
        }
        Ok(())
    }
}

fn write_quoted(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    f.write_char('"')?;
    for char in value.chars() {
        if matches!(char, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(char)?;
    }
    f.write_char('"')
}

/// The text up to the closing quote, without its backslashes, and what stands behind the quote.
fn unquote(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => break,
            // One at the very end stands for itself.
            '\\' => value.push(chars.next().unwrap_or('\\')),
            _ => value.push(char),
        }
    }
    (value, chars.as_str())
}

/// Steps over what should be the semicolon behind a closing quote, whatever it is.
///
/// Node steps over one UTF-16 unit. The half that it leaves of a longer character makes the next name invalid, as the whole
/// character does.
fn skip_one(text: &str) -> &str {
    let mut chars = text.chars();
    match chars.next() {
        Some(char) if char.len_utf16() == 1 => chars.as_str(),
        _ => text,
    }
}
