//! Finding bytes in bytes, from an offset that may count from the end.

use memchr::{memchr, memmem, memrchr};

use crate::pattern::{Pattern, Value};

pub(crate) fn forwards(bytes: &[u8], pattern: Pattern<'_>, byte_offset: isize) -> Option<usize> {
    let bytes = pattern.haystack(bytes);
    let start = match usize::try_from(byte_offset) {
        Ok(offset) => offset.min(bytes.len()),
        Err(_) => bytes.len().saturating_sub(byte_offset.unsigned_abs()),
    };
    if let Value::Byte(byte) = pattern.value {
        return memchr(byte, &bytes[start..]).map(|index| start + index);
    }
    let needle = pattern.bytes();
    if needle.is_empty() {
        return Some(if pattern.is_utf16() { start.min(bytes.len() & !1) } else { start });
    }
    if !pattern.is_utf16() {
        return find(&bytes[start..], &needle).map(|index| start + index);
    }
    if start + needle.len() > bytes.len() & !1 {
        return None;
    }
    let start = start & !1;
    let found = find_units(units(&bytes[start..]), &units(&needle).collect::<Vec<_>>())?;
    Some(start + found * 2)
}

pub(crate) fn backwards(bytes: &[u8], pattern: Pattern<'_>, byte_offset: isize) -> Option<usize> {
    let bytes = pattern.haystack(bytes);
    let needle = pattern.bytes();
    let last = match usize::try_from(byte_offset) {
        Ok(offset) => offset.min(bytes.len()),
        Err(_) => match bytes.len().checked_sub(byte_offset.unsigned_abs()) {
            Some(offset) => offset,
            None if needle.is_empty() => 0,
            None => return None,
        },
    };
    if needle.is_empty() {
        return Some(if pattern.is_utf16() { last.min(bytes.len() & !1) } else { last });
    }
    let room = bytes.len().checked_sub(needle.len())?;
    if pattern.is_utf16() {
        let reversed: Vec<u16> = units(&needle).rev().collect();
        // Only whole units count, of the bytes as of the needle.
        let end = bytes.len().min((last & !1) + reversed.len() * 2) & !1;
        let found = find_units(units(&bytes[..end]).rev(), &reversed)?;
        return Some(end - (found + reversed.len()) * 2);
    }
    let end = last.min(room) + needle.len();
    match *needle {
        [byte] => memrchr(byte, &bytes[..end]),
        _ => memmem::rfind(&bytes[..end], &needle),
    }
}

/// A first byte that is rare is found alone in half the time; after a few vain stops it is not rare.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut start = 0;
    for _ in 0..4 {
        let found = start + memchr(first, &bytes[start..])?;
        if bytes[found..].starts_with(needle) {
            return Some(found);
        }
        start = found + 1;
    }
    memmem::find(&bytes[start..], needle).map(|index| start + index)
}

fn units(bytes: &[u8]) -> impl DoubleEndedIterator<Item = u16> {
    bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair))
}

/// The search of Knuth, Morris and Pratt: linear, whatever the text and the needle are.
fn find_units(text: impl Iterator<Item = u16>, needle: &[u16]) -> Option<usize> {
    if needle.is_empty() {
        return None;
    }
    // The length of the longest start of the needle that also ends its first `index + 1` units.
    let mut borders = vec![0; needle.len()];
    for index in 1..needle.len() {
        let mut border: usize = borders[index - 1];
        while border > 0 && needle[border] != needle[index] {
            border = borders[border - 1];
        }
        borders[index] = border + usize::from(needle[border] == needle[index]);
    }
    let mut matched = 0;
    for (index, unit) in text.enumerate() {
        while matched > 0 && needle[matched] != unit {
            matched = borders[matched - 1];
        }
        matched += usize::from(needle[matched] == unit);
        if matched == needle.len() {
            return Some(index + 1 - matched);
        }
    }
    None
}
