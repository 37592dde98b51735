//! Texts as JavaScript sees them: in UTF-16 code units.

use alloc::vec::Vec;

/// A text's code units, and where they are in the bytes.
pub(crate) struct Utf16 {
    pub(crate) units: Vec<u16>,
    /// The byte at which each unit's character starts; one more for the end.
    pub(crate) starts: Vec<usize>,
}

impl Utf16 {
    pub(crate) fn of(text: &[u8]) -> Self {
        let mut units = Vec::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len() + 1);
        let mut at = 0;
        for chunk in text.utf8_chunks() {
            for character in chunk.valid().chars() {
                units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
                starts.resize(units.len(), at);
                at += character.len_utf8();
            }
            for &byte in chunk.invalid() {
                // Lone surrogates, which no UTF-8 text has, keep these bytes apart from all else.
                units.push(0xDC00 + u16::from(byte));
                starts.push(at);
                at += 1;
            }
        }
        starts.push(at);
        Self { units, starts }
    }
}

/// The number of code units; a byte that is not UTF-8 counts as one.
pub(crate) fn len(text: &[u8]) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let units = |chunk: core::str::Utf8Chunk<'_>| {
        chunk.valid().chars().map(char::len_utf16).sum::<usize>() + chunk.invalid().len()
    };
    text.utf8_chunks().map(units).sum()
}

/// The code point that two units stand for, if they are the halves of one.
pub(crate) fn pair(high: u16, low: u16) -> Option<u32> {
    let units = [high, low];
    let mut decoded = char::decode_utf16(units);
    match (decoded.next(), decoded.next()) {
        (Some(Ok(character)), None) => Some(u32::from(character)),
        _ => None,
    }
}
