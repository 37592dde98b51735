use std::borrow::Cow;
use std::fmt;

use crate::number::Number;

/// The value that an argument had, as far as an error has to tell it.
///
/// `Display` is the end of Node's sentence in `ERR_INVALID_ARG_TYPE`: `type string ('abc')`.
/// Rust's own values convert into it; the rest is for those who bind a JavaScript engine.
///
/// # Examples
///
/// ```
/// use nodular_error::Received;
///
/// assert_eq!(Received::from("it's").to_string(), "type string (\"it's\")");
/// assert_eq!(Received::from(1.5).to_string(), "type number (1.5)");
/// assert_eq!(Received::BigInt(7).to_string(), "type bigint (7n)");
/// assert_eq!(Received::instance("Map").to_string(), "an instance of Map");
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Received {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// An integer of Rust's, printed exactly.
    Integer(i128),
    /// A number of JavaScript's.
    Number(Number),
    /// A `bigint`
    BigInt(i128),
    /// A string
    String(String),
    /// A symbol with this description
    Symbol(String),
    /// A function of this name, and what `util.inspect` shows of it.
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    Function { name: Cow<'static, str>, inspected: Cow<'static, str> },
    /// An object of this class (empty if it has none), and what `util.inspect` shows of it.
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    Instance { class: Cow<'static, str>, inspected: Cow<'static, str> },
}

impl Received {
    /// A function of this name that has nothing more to show; empty if it has no name.
    pub fn function(name: impl Into<Cow<'static, str>>) -> Self {
        let name = name.into();
        let inspected = match &*name {
            "" => "[Function (anonymous)]".into(),
            name => format!("[Function: {name}]").into(),
        };
        Self::Function { name, inspected }
    }

    /// An object of `class` that has nothing to show.
    pub fn instance(class: impl Into<Cow<'static, str>>) -> Self {
        let class = class.into();
        let inspected = match &*class {
            "Object" => "{}".into(),
            "Array" => "[]".into(),
            other => format!("{other} {{}}").into(),
        };
        Self::Instance { class, inspected }
    }

    /// The value as `util.inspect` shows it.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Received;
    ///
    /// assert_eq!(Received::from("it's").inspect(), "\"it's\"");
    /// assert_eq!(Received::from("a\tb").inspect(), r"'a\tb'");
    /// assert_eq!(Received::from(-0.0).inspect(), "-0");
    /// ```
    pub fn inspect(&self) -> Cow<'_, str> {
        match self {
            Self::Undefined => "undefined".into(),
            Self::Null => "null".into(),
            Self::Boolean(value) => value.to_string().into(),
            Self::Integer(value) => value.to_string().into(),
            Self::Number(number) => signed(*number).into(),
            Self::BigInt(value) => format!("{value}n").into(),
            Self::String(text) => inspect_string(text).into(),
            Self::Symbol(description) => format!("Symbol({description})").into(),
            Self::Function { inspected, .. } | Self::Instance { inspected, .. } => {
                Cow::Borrowed(inspected)
            }
        }
    }
}

impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined | Self::Null => f.write_str(&self.inspect()),
            Self::Boolean(value) => write!(f, "type boolean ({value})"),
            Self::Integer(value) => write!(f, "type number ({value})"),
            Self::Number(number) => write!(f, "type number ({})", signed(*number)),
            Self::BigInt(value) => write!(f, "type bigint ({value}n)"),
            Self::String(text) => write!(f, "type string ({})", shortened(text)),
            Self::Symbol(_) => write!(f, "type symbol ({})", self.inspect()),
            Self::Function { name, .. } => write!(f, "function {name}"),
            Self::Instance { class, inspected } if class.is_empty() => f.write_str(inspected),
            Self::Instance { class, .. } => write!(f, "an instance of {class}"),
        }
    }
}

/// The number with the sign of zero, which JavaScript leaves out.
fn signed(number: Number) -> String {
    let value = number.get();
    if value == 0.0 && value.is_sign_negative() { "-0".into() } else { number.to_string() }
}

/// The text in quotes, or its first 25 UTF-16 units if it has more than 28.
fn shortened(text: &str) -> String {
    let units: Vec<u16> = match first_units(text, 28) {
        None => text.encode_utf16().collect(),
        Some(units) => units[..25].iter().copied().chain("...".encode_utf16()).collect(),
    };
    if units.contains(&u16::from(b'\'')) {
        return json_string(&units);
    }
    format!("'{}'", String::from_utf16_lossy(&units))
}

/// The first `limit` UTF-16 units of `text` if it has more of them.
pub(crate) fn first_units(text: &str, limit: usize) -> Option<Vec<u16>> {
    // A text is never longer in UTF-16 units than in bytes.
    if text.len() <= limit {
        return None;
    }
    let mut units: Vec<u16> = text.encode_utf16().take(limit + 1).collect();
    let longer = units.len() > limit;
    units.truncate(limit);
    longer.then_some(units)
}

/// What `JSON.stringify` makes of a string: half a surrogate pair is escaped.
fn json_string(units: &[u16]) -> String {
    let mut json = String::from('"');
    for decoded in char::decode_utf16(units.iter().copied()) {
        match decoded {
            Err(half) => json.push_str(&format!("\\u{:04x}", half.unpaired_surrogate())),
            Ok('"') => json.push_str("\\\""),
            Ok('\\') => json.push_str("\\\\"),
            Ok('\u{8}') => json.push_str("\\b"),
            Ok('\t') => json.push_str("\\t"),
            Ok('\n') => json.push_str("\\n"),
            Ok('\u{c}') => json.push_str("\\f"),
            Ok('\r') => json.push_str("\\r"),
            Ok(control @ '\0'..='\u{1f}') => json.push_str(&format!("\\u{:04x}", control as u32)),
            Ok(char) => json.push(char),
        }
    }
    json.push('"');
    json
}

/// What `util.inspect` makes of a string: a long one line by line, and no more than 10,000 UTF-16 units.
fn inspect_string(text: &str) -> String {
    if let Some(units) = first_units(text, 10_000) {
        let more = text.encode_utf16().count() - units.len();
        let plural = if more > 1 { "s" } else { "" };
        let shown = inspect_lines(&String::from_utf16_lossy(&units));
        return format!("{shown}... {more} more character{plural}");
    }
    inspect_lines(text)
}

fn inspect_lines(text: &str) -> String {
    if first_units(text, 76).is_none() {
        return quote(text);
    }
    let lines: Vec<String> = text.split_inclusive('\n').map(quote).collect();
    lines.join(" +\n  ")
}

/// The text in the first kind of quotes that it does not contain, the rest escaped as in a program.
fn quote(text: &str) -> String {
    let quote = if !text.contains('\'') {
        '\''
    } else if !text.contains('"') {
        '"'
    } else if !text.contains('`') && !text.contains("${") {
        '`'
    } else {
        '\''
    };
    let mut quoted = String::from(quote);
    for char in text.chars() {
        match char {
            '\\' => quoted.push_str("\\\\"),
            '\'' if quote == '\'' => quoted.push_str("\\'"),
            '\u{8}' => quoted.push_str("\\b"),
            '\t' => quoted.push_str("\\t"),
            '\n' => quoted.push_str("\\n"),
            '\u{c}' => quoted.push_str("\\f"),
            '\r' => quoted.push_str("\\r"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\x{:02X}", control as u32));
            }
            char => quoted.push(char),
        }
    }
    quoted.push(quote);
    quoted
}

impl From<&str> for Received {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Received {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<bool> for Received {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<f64> for Received {
    fn from(value: f64) -> Self {
        Self::Number(Number::from(value))
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Received {
            fn from(value: $integer) -> Self {
                Self::Integer(i128::from(value))
            }
        }
    )*};
}

from_integers!(i8 i16 i32 i64 u8 u16 u32 u64);

impl From<usize> for Received {
    fn from(value: usize) -> Self {
        Self::Integer(value as i128)
    }
}

impl From<isize> for Received {
    fn from(value: isize) -> Self {
        Self::Integer(value as i128)
    }
}

/// `undefined` if there is nothing.
impl<T: Into<Received>> From<Option<T>> for Received {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Undefined, Into::into)
    }
}
