//! What a blob is told when it is made.

use std::borrow::Cow;

/// The options of [`Blob::new`](crate::Blob::new); as they are by default, there is no type, and text is taken as it is.
///
/// Node: [`new buffer.Blob(sources, options)`](https://nodejs.org/api/buffer.html#new-bufferblobsources-options)
#[derive(Clone, Debug, Default)]
pub struct BlobOptions {
    pub(super) content_type: String,
    pub(super) endings: Endings,
}

impl BlobOptions {
    /// The MIME type, see [`Blob::content_type`](crate::Blob::content_type).
    #[doc(alias = "type")]
    #[must_use]
    pub fn content_type(mut self, content_type: &str) -> Self {
        self.content_type = normal_type(content_type);
        self
    }

    /// What happens to the ends of lines.
    #[must_use]
    pub fn endings(mut self, endings: Endings) -> Self {
        self.endings = endings;
        self
    }
}

/// What happens to the ends of lines in those parts of a blob that are text.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Blob, BlobOptions, Endings};
///
/// let blob = Blob::new(["a\r\nb\rc\n"], BlobOptions::default().endings(Endings::Native));
/// let eol = if cfg!(windows) { "\r\n" } else { "\n" };
/// assert_eq!(blob.text().split(eol).collect::<Vec<_>>(), ["a", "b", "c", ""]);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Endings {
    /// `transparent`: nothing.
    #[default]
    Transparent,
    /// `native`: they become those of the operating system, `\r\n` on Windows, `\n` elsewhere.
    Native,
}

impl Endings {
    pub(super) fn convert(self, text: String) -> String {
        match self {
            Self::Transparent => text,
            Self::Native if cfg!(windows) => with_endings(&text, "\r\n").into_owned(),
            Self::Native => with_endings(&text, "\n").into_owned(),
        }
    }
}

/// The type as it is compared: in lower case, and none if it has anything but what can be seen in ASCII.
pub(super) fn normal_type(content_type: &str) -> String {
    if content_type.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        content_type.to_ascii_lowercase()
    } else {
        String::new()
    }
}

/// The text with `eol` for each `\r\n`, `\r` and `\n`.
fn with_endings<'a>(text: &'a str, eol: &str) -> Cow<'a, str> {
    if eol == "\n" && !text.contains('\r') {
        return text.into();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', eol).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_of_a_line_becomes_one_of_the_system() {
        for (text, unix, windows) in [
            ("", "", ""),
            ("ab", "ab", "ab"),
            ("a\r\nb\rc\n\nd\r", "a\nb\nc\n\nd\n", "a\r\nb\r\nc\r\n\r\nd\r\n"),
            ("\r\r\n\n\r", "\n\n\n\n", "\r\n\r\n\r\n\r\n"),
        ] {
            assert_eq!(with_endings(text, "\n"), unix);
            assert_eq!(with_endings(text, "\r\n"), windows);
        }
    }
}
