mod table;

use crate::strip::strip_vt_control_characters;

use self::table::COLUMNS;

/// How many columns of a terminal `text` takes, as Node counts them: none for control characters, combining marks and
/// escape sequences, two for wide characters and emoji.
///
/// # Examples
///
/// ```
/// use nodular_util::get_string_width;
///
/// assert_eq!(get_string_width("abc"), 3);
/// assert_eq!(get_string_width("日本"), 4);
/// assert_eq!(get_string_width("\u{1b}[31mred\u{1b}[39m"), 3);
/// ```
#[doc(alias = "getStringWidth")]
pub fn get_string_width(text: &str) -> usize {
    width(&strip_vt_control_characters(text))
}

/// The same without looking for escape sequences.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|&byte| (32..127).contains(&byte)).count();
    }
    let mut columns = 0;
    // Korean letters that form one syllable are as wide as it.
    let mut syllable = Syllable::None;
    for char in text.chars() {
        let code = u32::from(char);
        let next = syllable.next(code);
        if next == Syllable::None || next == Syllable::Initial {
            columns += columns_of(code);
        }
        syllable = match next {
            Syllable::None if is_syllable_without_final(code) => Syllable::Vowel,
            next => next,
        };
    }
    columns
}

fn columns_of(code: u32) -> usize {
    if code < 127 {
        return usize::from(code >= 32);
    }
    let index = COLUMNS.partition_point(|&(_, last, _)| last < code);
    match COLUMNS.get(index) {
        Some(&(first, _, columns)) if first <= code => columns.into(),
        _ => 1,
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Syllable {
    None,
    Initial,
    Vowel,
    Final,
}

impl Syllable {
    fn next(self, code: u32) -> Self {
        match (self, code) {
            (_, 0x1100..=0x1112) => Self::Initial,
            (Self::Initial, 0x1161..=0x1175) => Self::Vowel,
            (Self::Vowel, 0x11a8..=0x11c2) => Self::Final,
            _ => Self::None,
        }
    }
}

fn is_syllable_without_final(code: u32) -> bool {
    (0xac00..=0xd7a3).contains(&code) && (code - 0xac00).is_multiple_of(28)
}
