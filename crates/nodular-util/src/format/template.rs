/// Where a value goes, and how.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// `%s`
    Text,
    /// `%d`
    Number,
    /// `%i`
    Integer,
    /// `%f`
    Float,
    /// `%j`
    Json,
    /// `%o`
    Hidden,
    /// `%O`
    Object,
    /// `%c`
    Nothing,
}

impl Place {
    fn new(letter: u8) -> Option<Self> {
        Some(match letter {
            b's' => Self::Text,
            b'd' => Self::Number,
            b'i' => Self::Integer,
            b'f' => Self::Float,
            b'j' => Self::Json,
            b'o' => Self::Hidden,
            b'O' => Self::Object,
            b'c' => Self::Nothing,
            _ => return None,
        })
    }
}

/// A text with places for values.
#[derive(Debug)]
pub(super) struct Template<T> {
    text: T,
    /// What is before this was written.
    at: usize,
}

impl<T: AsRef<str>> Template<T> {
    pub(super) fn new(text: T) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn text(&self) -> &str {
        self.text.as_ref()
    }

    /// Appends the text up to the next place for a value, or to the end if there is none.
    pub(super) fn next(&mut self, out: &mut String) -> Option<Place> {
        self.write(out, Place::new)
    }

    /// Appends the rest of the text, without values for its places.
    pub(super) fn finish(&mut self, out: &mut String) {
        self.write(out, |_| None);
    }

    fn write(&mut self, out: &mut String, place: impl Fn(u8) -> Option<Place>) -> Option<Place> {
        let text = self.text.as_ref();
        let mut from = self.at;
        while let Some(percent) = text.as_bytes()[from..].iter().position(|&byte| byte == b'%') {
            let percent = from + percent;
            let letter = text.as_bytes().get(percent + 1).copied().unwrap_or_default();
            if letter == b'%' {
                out.push_str(&text[self.at..=percent]);
                self.at = percent + 2;
                from = self.at;
            } else if let Some(place) = place(letter) {
                out.push_str(&text[self.at..percent]);
                self.at = percent + 2;
                return Some(place);
            } else {
                from = percent + 1;
            }
        }
        out.push_str(&text[self.at..]);
        self.at = text.len();
        None
    }
}
