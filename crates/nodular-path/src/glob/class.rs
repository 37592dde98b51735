//! Character classes: `[a-z]`, `[!x]`, `[[:digit:]]`.

use alloc::vec::Vec;

use crate::utf16;

/// What a `[` begins.
pub(super) enum Parsed {
    /// Nothing: it is not closed, and means itself.
    Literal,
    /// A class of one character is that character.
    One {
        unit: u16,
        len: usize,
    },
    Class {
        class: Class,
        len: usize,
    },
    /// What can match nothing, and takes all the rest of the text.
    Never,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Class {
    negated: bool,
    items: Vec<Item>,
    /// `[:graph:]`: what is *not* in these.
    others: bool,
    /// Whether an item speaks of code points, so that Node compares code points.
    pub(super) unicode: bool,
}

#[derive(Clone, Copy, Debug)]
enum Item {
    Units(u16, u16),
    Posix(Posix),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Posix {
    Alnum,
    Alpha,
    Ascii,
    Blank,
    Cntrl,
    Digit,
    Graph,
    Lower,
    Print,
    Punct,
    Space,
    Upper,
    Word,
    Xdigit,
}

const POSIX: [(&str, Posix); 14] = [
    ("[:alnum:]", Posix::Alnum),
    ("[:alpha:]", Posix::Alpha),
    ("[:ascii:]", Posix::Ascii),
    ("[:blank:]", Posix::Blank),
    ("[:cntrl:]", Posix::Cntrl),
    ("[:digit:]", Posix::Digit),
    ("[:graph:]", Posix::Graph),
    ("[:lower:]", Posix::Lower),
    ("[:print:]", Posix::Print),
    ("[:punct:]", Posix::Punct),
    ("[:space:]", Posix::Space),
    ("[:upper:]", Posix::Upper),
    ("[:word:]", Posix::Word),
    ("[:xdigit:]", Posix::Xdigit),
];

const DASH: u16 = b'-' as u16;
const CLOSE: u16 = b']' as u16;

impl Class {
    /// Reads the class at the start of `text`, which is a `[`.
    pub(super) fn parse(text: &[u16]) -> Parsed {
        let mut class = Self::default();
        let mut range_start = None;
        let mut at = 1;
        if matches!(text.get(1), Some(&unit) if unit == u16::from(b'!') || unit == u16::from(b'^'))
        {
            class.negated = true;
            at = 2;
        }
        let first = at;
        loop {
            let Some(&unit) = text.get(at) else { return Parsed::Literal };
            if unit == CLOSE && at > first {
                break;
            }
            if let Some((name, posix)) = posix_at(&text[at..]) {
                if range_start.is_some() {
                    return Parsed::Never;
                }
                class.add(posix);
                at += name.len();
            } else if let Some(start) = range_start.take() {
                // A range that runs backwards is none at all.
                if start <= unit {
                    class.items.push(Item::Units(start, unit));
                }
                at += 1;
            } else if text[at + 1..].starts_with(&[DASH, CLOSE]) {
                class.items.extend([Item::Units(unit, unit), Item::Units(DASH, DASH)]);
                at += 2;
            } else if text.get(at + 1) == Some(&DASH) {
                range_start = Some(unit);
                at += 2;
            } else {
                class.items.push(Item::Units(unit, unit));
                at += 1;
            }
        }
        let len = at + 1;
        match class.items[..] {
            [] if !class.others => Parsed::Never,
            [Item::Units(unit, last)] if class.is_literal() && unit == last => {
                Parsed::One { unit, len }
            }
            _ => Parsed::Class { class, len },
        }
    }

    fn is_literal(&self) -> bool {
        let newline = matches!(self.items[..], [Item::Units(0x0A | 0x0D | 0x2028 | 0x2029, _)]);
        !self.negated && !self.others && !newline
    }

    fn add(&mut self, posix: Posix) {
        self.unicode |= !matches!(posix, Posix::Ascii | Posix::Xdigit);
        match posix {
            Posix::Graph => self.others = true,
            posix => self.items.push(Item::Posix(posix)),
        }
    }

    /// Whether Node writes the class in brackets: then it keeps off the dot of a hidden file.
    pub(super) fn is_bracketed(&self) -> bool {
        self.items.is_empty() || !self.others
    }

    /// Whether `code` is in the class: a code unit, or a code point if the class is `unicode`.
    pub(super) fn contains(&self, code: u32) -> bool {
        let listed = !self.items.is_empty() && self.lists(code) != self.negated;
        // Separators and others: what `[:graph:]` is the opposite of.
        let other = self.others && (is_separator(code) || is_other(code)) == self.negated;
        listed || other
    }

    fn lists(&self, code: u32) -> bool {
        let mut high = None;
        for item in &self.items {
            let listed = match (*item, high) {
                (Item::Units(low, last), Some(high)) if low == last && self.unicode => {
                    utf16::pair(high, low) == Some(code)
                }
                _ => false,
            };
            let listed = listed
                || match *item {
                    Item::Units(first, last) => {
                        (u32::from(first)..=u32::from(last)).contains(&code)
                    }
                    Item::Posix(posix) => posix.contains(code),
                };
            if listed {
                return true;
            }
            high = match *item {
                Item::Units(first, last) if first == last => Some(first),
                _ => None,
            };
        }
        false
    }
}

fn posix_at(text: &[u16]) -> Option<(&'static str, Posix)> {
    POSIX.into_iter().find(|(name, _)| {
        text.len() >= name.len()
            && name.bytes().zip(text).all(|(byte, &unit)| unit == u16::from(byte))
    })
}

impl Posix {
    /// Beyond ASCII by Rust's tables, which are those of Unicode's properties and not of its categories.
    fn contains(self, code: u32) -> bool {
        let Some(character) = char::from_u32(code) else {
            // A lone surrogate is of the category "other".
            return matches!(self, Self::Print);
        };
        match self {
            Self::Alnum => character.is_alphanumeric(),
            Self::Alpha => character.is_alphabetic(),
            Self::Ascii => character.is_ascii(),
            Self::Blank => character == '\t' || (is_separator(code) && !is_line_separator(code)),
            Self::Cntrl => character.is_control(),
            Self::Digit if character.is_ascii() => character.is_ascii_digit(),
            Self::Digit => character.is_numeric(),
            // Nothing in the list says so: it is in `others`.
            Self::Graph => false,
            Self::Lower => character.is_lowercase(),
            // So Node's: the control characters and their like, and not the rest.
            Self::Print => is_other(code),
            Self::Punct => is_punctuation(character),
            Self::Space => is_separator(code) || matches!(character, '\t'..='\r'),
            Self::Upper => character.is_uppercase(),
            Self::Word => {
                character.is_alphanumeric() || matches!(character, '_' | '‿' | '⁀' | '⁔' | '＿')
            }
            Self::Xdigit => character.is_ascii_hexdigit(),
        }
    }
}

/// The categories Zs, Zl, Zp.
fn is_separator(code: u32) -> bool {
    let character = char::from_u32(code);
    character.is_some_and(|character| character.is_whitespace() && !character.is_control())
}

fn is_line_separator(code: u32) -> bool {
    matches!(code, 0x2028 | 0x2029)
}

/// The categories Cc, Cs, and what is most used of Cf and Co.
fn is_other(code: u32) -> bool {
    match char::from_u32(code) {
        None => true,
        Some(character) => {
            character.is_control()
                || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
                || matches!(character, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
        }
    }
}

/// The category P: exactly for ASCII and Latin-1, and the most used blocks of the rest.
fn is_punctuation(character: char) -> bool {
    match character {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
        character if character.is_ascii() => character.is_ascii_punctuation(),
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}' => true,
        _ => false,
    }
}
