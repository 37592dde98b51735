//! Encodings of a byte a character.
//!
//! A byte above 127 has two bytes in UTF-8. Which ones these are is not to be predicted, so that nothing here branches on a
//! single byte.

/// How many bytes are turned into text, or text into bytes, at a time: the result stays in the nearest cache.
const CHUNK: usize = 4096;
/// How many bytes the compiler works on at once.
const BLOCK: usize = 32;

pub(super) fn to_text(bytes: &[u8]) -> String {
    if bytes.is_ascii() {
        return super::utf8_text(bytes);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut utf8 = [0; 2 * CHUNK];
    for chunk in bytes.chunks(CHUNK) {
        let length = write_utf8(chunk, &mut utf8);
        text.push_str(simdutf8::basic::from_utf8(&utf8[..length]).unwrap_or_default());
    }
    text
}

/// Writes each byte as the character of its number, and says how long that is.
fn write_utf8(bytes: &[u8], utf8: &mut [u8; 2 * CHUNK]) -> usize {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut length = 0;
    for block in blocks {
        if block.is_ascii() {
            length += put(utf8, length, *block, BLOCK);
            continue;
        }
        let pairs = block.as_chunks::<2>().0;
        let mut quads = [0; BLOCK / 2];
        let mut lengths = [0; BLOCK / 2];
        for (index, pair) in pairs.iter().enumerate() {
            let pair = u16::from_le_bytes(*pair);
            quads[index] = pair_to_utf8(pair);
            lengths[index] = 2 + (pair >> 7 & 1) + (pair >> 15);
        }
        for (quad, quad_length) in quads.iter().zip(lengths) {
            length += put(utf8, length, quad.to_le_bytes(), quad_length.into());
        }
    }
    for &byte in rest {
        length += char::from(byte).encode_utf8(&mut utf8[length..]).len();
    }
    length
}

/// Writes `value`, of which the first `length` bytes count: what comes next is written over the others.
#[inline]
fn put<const N: usize>(room: &mut [u8], at: usize, value: [u8; N], length: usize) -> usize {
    if let Some(room) = room.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
        *room = value;
    }
    length
}

/// The UTF-8 of two bytes, the first one lowest: two to four bytes, and zeros.
#[inline]
fn pair_to_utf8(pair: u16) -> u32 {
    let pair = u32::from(pair);
    let apart = (pair | pair << 8) & 0x00ff_00ff;
    let high = apart >> 7 & 0x0001_0001;
    let both = apart >> 6 & 0x0003_0003 | 0x80c0_80c0 | (apart & 0x003f_003f) << 8;
    let apart = select((high << 16).wrapping_sub(high), both, apart);
    // The second character moves up to the first one if that has one byte.
    let together = apart & 0xff | apart >> 8;
    select((high & 1).wrapping_neg(), apart, together)
}

/// The bits of `one` where `mask` is set, and those of `other` elsewhere.
#[inline]
fn select(mask: u32, one: u32, other: u32) -> u32 {
    one & mask | other & !mask
}

/// The text without the highest bit of each byte.
pub(super) fn to_ascii_text(bytes: &[u8]) -> String {
    let ascii = bytes.iter().map(|byte| byte & 0x7f).collect();
    String::from_utf8(ascii).unwrap_or_default()
}

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    let highest = text.bytes().fold(0, u8::max);
    if highest <= 0xc3 {
        return from_utf8(text);
    }
    text.encode_utf16().map(|unit| unit as u8).collect()
}

/// The numbers of characters up to U+00FF, whose first bytes are `c2` and `c3`.
fn from_utf8(mut text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut latin1 = [0; CHUNK];
    while !text.is_empty() {
        let (chunk, rest) = text.split_at(text.floor_char_boundary(CHUNK));
        let length = write_latin1(chunk.as_bytes(), &mut latin1);
        bytes.extend_from_slice(&latin1[..length]);
        text = rest;
    }
    bytes
}

/// Writes the number of each character, and says how many that are.
fn write_latin1(utf8: &[u8], latin1: &mut [u8; CHUNK]) -> usize {
    let mut numbers = [0; CHUNK];
    numbers[..utf8.len()].copy_from_slice(utf8);
    // After `c2` the second byte is the number; after `c3` it is that without a bit.
    for (number, &before) in numbers[1..].iter_mut().zip(utf8) {
        *number |= u8::from(before == 0xc3) << 6;
    }
    let mut length = 0;
    for (&number, &byte) in numbers.iter().zip(utf8) {
        if let Some(room) = latin1.get_mut(length) {
            *room = number;
        }
        length += usize::from(byte < 0xc0);
    }
    length
}
