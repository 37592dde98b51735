use std::borrow::Cow;
use std::fmt;

use crate::phrase::list;

/// What an argument should have been: names of types, of classes, and other words.
///
/// # Examples
///
/// ```
/// use nodular_error::Expected;
///
/// let expected = Expected::from(&["string", "Buffer", "URL"]);
/// assert_eq!(expected.to_string(), "of type string or an instance of Buffer or URL");
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Expected(Box<[Cow<'static, str>]>);

impl<const N: usize> From<&'static [&'static str; N]> for Expected {
    fn from(words: &'static [&'static str; N]) -> Self {
        Self::from(&words[..])
    }
}

impl From<&'static [&'static str]> for Expected {
    fn from(words: &'static [&'static str]) -> Self {
        Self(words.iter().map(|&word| word.into()).collect())
    }
}

impl From<Vec<String>> for Expected {
    fn from(words: Vec<String>) -> Self {
        Self(words.into_iter().map(Cow::Owned).collect())
    }
}

/// What is a type to Node; the words with a capital are other spellings of the same.
const TYPES: &[&str] = &[
    "string", "function", "number", "object", "Function", "Object", "boolean", "bigint", "symbol",
];

/// `of type string or an instance of Buffer or URL`.
impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut types = Vec::new();
        let mut classes = Vec::new();
        let mut others = Vec::new();
        for word in &self.0 {
            let word = &**word;
            if TYPES.contains(&word) {
                types.push(word.to_ascii_lowercase());
            } else if is_class(word) {
                classes.push(word.to_owned());
            } else {
                others.push(word.to_owned());
            }
        }
        // Beside classes, "object" reads better as one of them.
        if !classes.is_empty()
            && let Some(position) = types.iter().position(|word| word == "object")
        {
            types.remove(position);
            classes.push("Object".to_owned());
        }

        let mut parts = Vec::new();
        match types.len() {
            0 => {}
            1 => parts.push(format!("of type {}", types[0])),
            _ => parts.push(format!("one of type {}", list(&types, "or"))),
        }
        if !classes.is_empty() {
            parts.push(format!("an instance of {}", list(&classes, "or")));
        }
        match others.as_slice() {
            [] => {}
            [other] if other.chars().any(char::is_uppercase) => parts.push(format!("an {other}")),
            [other] => parts.push(other.clone()),
            others => parts.push(format!("one of {}", list(others, "or"))),
        }
        f.write_str(&parts.join(" or "))
    }
}

/// Whether `word` is made of words that start with a capital: `Buffer`, `URLSearchParams`.
fn is_class(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.chars().all(|char| char.is_ascii_alphanumeric())
}
