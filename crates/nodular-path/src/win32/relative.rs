//! `relative`: Node's rules to the letter, odd ones for paths without a drive included.

use alloc::vec::Vec;
use core::ops::Range;

use crate::case;
use crate::utf16::Utf16;

/// The way between two resolved paths.
pub(super) fn relative(from: &[u8], to: &[u8]) -> Vec<u8> {
    if from == to {
        return Vec::new();
    }
    if from.is_ascii() && to.is_ascii() {
        if from.eq_ignore_ascii_case(to) {
            return Vec::new();
        }
        return way(from, to, |byte| byte.to_ascii_lowercase()).write(to);
    }
    let (lower_from, lower_to) = (case::lower(from), case::lower(to));
    if lower_from == lower_to {
        return Vec::new();
    }
    if changes_length(from) || changes_length(to) {
        return by_segments(from, to);
    }
    // Every character has a single one for its lower case, so that positions in UTF-16 are the same in both.
    let (from, units) = (Utf16::of(&lower_from), Utf16::of(to));
    let Way { ups, rest } = way(&from.units, &Utf16::of(&lower_to).units, |unit| unit);
    let rest = units.starts[rest.start]..units.starts[rest.end];
    Way { ups, rest }.write(to)
}

/// So many times up, then a part of the target.
struct Way {
    ups: usize,
    rest: Range<usize>,
}

impl Way {
    fn write(self, to: &[u8]) -> Vec<u8> {
        let rest = &to[self.rest];
        let mut way = Vec::with_capacity(self.ups * 3 + rest.len());
        for _ in 0..self.ups {
            way.extend_from_slice(if way.is_empty() { b".." } else { b"\\.." });
        }
        way.extend_from_slice(rest);
        way
    }
}

/// A byte, or a UTF-16 code unit where there is more than ASCII.
trait Unit: Copy + Eq + From<u8> {}

impl Unit for u8 {}
impl Unit for u16 {}

/// Both in lower case, or `lower` makes them so.
fn way<U: Unit>(from: &[U], to: &[U], lower: impl Fn(U) -> U) -> Way {
    let sep = U::from(b'\\');
    let whole = 0..to.len();
    let (from_range, to_range) = (trim(from, sep), trim(to, sep));
    let (start, end) = (to_range.start, to_range.end);
    let (from, to) = (&from[from_range], &to[to_range]);

    let pairs = from.iter().zip(to);
    let shared = pairs.take_while(|&(&a, &b)| a == b || lower(a) == lower(b)).count();
    let common = from[..shared].iter().rposition(|&unit| unit == sep);
    let common = match (from.get(shared), to.get(shared)) {
        (Some(_), Some(_)) => match common {
            Some(common) => common,
            None => return Way { ups: 0, rest: whole },
        },
        (None, Some(&next)) if next == sep => {
            return Way { ups: 0, rest: start + shared + 1..end };
        }
        (None, Some(_)) if shared == 2 => return Way { ups: 0, rest: start + shared..end },
        (Some(&next), None) if next == sep => shared,
        (Some(_), None) if shared == 2 => 3,
        _ => common.unwrap_or(0),
    };

    let left = from.get(common + 1..);
    let ups = left.map_or(0, |left| 1 + left.iter().filter(|&&unit| unit == sep).count());
    let skipped = usize::from(ups == 0 && to.get(common) == Some(&sep));
    Way { ups, rest: end.min(start + common + skipped)..end }
}

/// `path` without the separators at its ends; at least one unit stays of what is behind the first of them.
fn trim<U: Unit>(path: &[U], sep: U) -> Range<usize> {
    let Some(start) = path.iter().position(|&unit| unit != sep) else {
        return path.len()..path.len();
    };
    let end = path.iter().rposition(|&unit| unit != sep).map_or(start, |last| last + 1);
    start..end
}

/// Whether lower case has more UTF-16 code units: only `İ` becomes two characters.
fn changes_length(path: &[u8]) -> bool {
    path.utf8_chunks().any(|chunk| chunk.valid().contains('\u{130}'))
}

fn by_segments(from: &[u8], to: &[u8]) -> Vec<u8> {
    let segments = |path| without_sep_at_end(path).split(|&byte| byte == b'\\');
    let from_len = segments(from).count();
    let pairs = segments(from).zip(segments(to));
    let common = pairs.take_while(|(a, b)| case::eq(a, b)).count();
    if common == 0 {
        return to.to_vec();
    }
    let mut way = Vec::with_capacity((from_len - common) * 3 + to.len());
    let ups = core::iter::repeat_n(b"..".as_slice(), from_len - common);
    for (index, segment) in ups.chain(segments(to).skip(common)).enumerate() {
        if index > 0 {
            way.push(b'\\');
        }
        way.extend_from_slice(segment);
    }
    way
}

fn without_sep_at_end(path: &[u8]) -> &[u8] {
    path.strip_suffix(b"\\").unwrap_or(path)
}

#[cfg(test)]
mod tests {
    #[test]
    fn lower_case_keeps_the_number_of_code_units() {
        for character in ('\0'..=char::MAX).filter(|&character| character != '\u{130}') {
            let lower: usize = character.to_lowercase().map(char::len_utf16).sum();
            assert_eq!(lower, character.len_utf16(), "{character:?}");
        }
    }
}
