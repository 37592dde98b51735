//! Bytes and text.

use std::hint::black_box;

use nodular_buffer::{Buffer, BufferExt, BufferRead, BufferWrite, Encoding, is_utf8};

use crate::bound::buffer as bound;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

const MIB: usize = 1 << 20;

const ASCII: &str = "the quick brown fox jumps over the lazy dog, again and again\n";
const MIXED: &str = "the quick Füchse jump over the 日本語 dog, again and слово again\n";

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    if suite.wants(Bound) {
        for size in [Size::SMALL, Size::LARGE] {
            bound_text(suite, &size)?;
        }
    }
    if suite.wants(Nodular) {
        for size in [Size::SMALL, Size::LARGE] {
            text(suite, &size)?;
            memory(suite, &size)?;
        }
        numbers(suite)?;
    }
    Ok(())
}

/// How many bytes a case has, and how many times a call goes over them.
struct Size {
    name: &'static str,
    bytes: usize,
    repeats: usize,
}

impl Size {
    const SMALL: Self = Self { name: "1k", bytes: 1024, repeats: 2000 };
    const LARGE: Self = Self { name: "1m", bytes: MIB, repeats: 1 };

    /// What is encoded, by the name that it has in a case.
    fn inputs(&self) -> [(&'static str, Encoding, Vec<u8>); 5] {
        let noise = random(self.bytes);
        let text = |line: &str| line.bytes().cycle().take(self.bytes).collect::<Vec<_>>();
        let mut mixed = text(MIXED);
        while !is_utf8(&mixed) {
            mixed.pop();
        }
        [
            ("hex", Encoding::Hex, noise.clone()),
            ("base64", Encoding::Base64, noise.clone()),
            ("latin1", Encoding::Latin1, noise),
            ("utf8_ascii", Encoding::Utf8, text(ASCII)),
            ("utf8_mixed", Encoding::Utf8, mixed),
        ]
    }
}

fn text(suite: &Suite, size: &Size) -> Result<(), String> {
    for (name, encoding, bytes) in size.inputs() {
        let text = encoding.to_text(&bytes);
        let units = utf16_length(&text);
        let case = format!("encode.{name}.{}", size.name);
        suite.bytes(Nodular, &case, bytes.len(), size.repeats, || {
            black_box(black_box(&bytes).to_string(encoding));
            units
        })?;
        let case = format!("decode.{name}.{}", size.name);
        suite.bytes(Nodular, &case, bytes.len(), size.repeats, || {
            black_box(Buffer::from_text(black_box(&text), encoding)).len()
        })?;
    }
    Ok(())
}

fn bound_text(suite: &Suite, size: &Size) -> Result<(), String> {
    for (name, encoding, bytes) in size.inputs() {
        let text = encoding.to_text(&bytes);
        let units = utf16_length(&text);
        let case = format!("encode.{name}.{}", size.name);
        suite.bytes(Bound, &case, bytes.len(), size.repeats, || {
            black_box(bound::encode(encoding, black_box(&bytes)));
            units
        })?;
        let case = format!("decode.{name}.{}", size.name);
        suite.bytes(Bound, &case, bytes.len(), size.repeats, || {
            black_box(bound::decode(encoding, black_box(&text))).len()
        })?;
    }
    Ok(())
}

fn memory(suite: &Suite, size: &Size) -> Result<(), String> {
    let needle = [1, 2, 3, 4, 5, 6, 7, 8];
    let (_, _, mut haystack) = size.inputs()[3].clone();
    haystack.truncate(size.bytes - needle.len());
    haystack.extend_from_slice(&needle);
    let noise = random(size.bytes);
    let mut same = noise.clone();

    suite.bytes(Nodular, &format!("indexOf.{}", size.name), size.bytes, size.repeats, || {
        black_box(&haystack).index_of(&needle).unwrap_or(0)
    })?;
    suite.bytes(Nodular, &format!("compare.{}", size.name), size.bytes, size.repeats, || {
        black_box(&noise).cmp(black_box(&same)) as usize + 1
    })?;
    suite.bytes(Nodular, &format!("copy.{}", size.name), size.bytes, size.repeats, || {
        noise.copy(black_box(&mut same), 0, ..).unwrap_or(0)
    })
}

fn numbers(suite: &Suite) -> Result<(), String> {
    suite.ops(Nodular, "alloc.1k", 20_000, || {
        (0..20_000).map(|_| black_box(Buffer::alloc(black_box(1024))).len()).sum::<usize>()
    })?;
    suite.ops(Nodular, "allocUnsafe.1k", 20_000, || {
        (0..20_000).map(|_| black_box(Buffer::alloc_unsafe(black_box(1024))).len()).sum::<usize>()
    })?;
    let parts: Vec<_> = (0..16).map(|_| random(1024)).collect();
    suite.ops(Nodular, "concat.16x1k", 1000, || {
        (0..1000).map(|_| black_box(Buffer::concat(black_box(&parts))).len()).sum::<usize>()
    })?;
    let bytes = random(MIB / 4);
    suite.ops(Nodular, "readUInt32LE", 65_536, || {
        let numbers = (0..65_536).map(|index| black_box(&bytes).read_uint32_le(index * 4));
        numbers.fold(0_u32, |sum, number| sum.wrapping_add(number.unwrap_or(0))) as usize
    })?;
    let mut bytes = Buffer::alloc(MIB / 4);
    suite.ops(Nodular, "writeDoubleBE", 32_768, || {
        let mut sum = 0_u32;
        for index in 0..32_768 {
            let end = black_box(&mut bytes).write_double_be(index as f64 * 4.0, index * 8);
            sum = sum.wrapping_add(end.unwrap_or(0) as u32);
        }
        sum as usize
    })
}

/// Bytes that look random; `node/buffer.cjs` makes the same.
fn random(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 24) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// What Node says the length of the text is.
fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_answers_like_nodular() {
        for (name, encoding, bytes) in Size::SMALL.inputs() {
            let text = encoding.to_text(&bytes);
            assert_eq!(bound::encode(encoding, &bytes), text, "{name}");
            assert_eq!(bound::decode(encoding, &text), bytes, "{name}");
        }
    }
}
