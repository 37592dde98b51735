//! The primitives of V8's serialization format, version 15. There is nothing of the engine in here.

/// The version that is written, and the newest that is read.
pub(super) const VERSION: u32 = 15;
const VERSION_TAG: u8 = 0xff;

/// A serialization that is being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn header(&mut self) {
        self.bytes.push(VERSION_TAG);
        self.varint(u64::from(VERSION));
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A signed number, with its sign as the lowest bit.
    pub(super) fn zigzag(&mut self, value: i32) {
        self.varint(u64::from(((value << 1) ^ (value >> 31)) as u32));
    }

    pub(super) fn double(&mut self, value: f64) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// One byte a unit where all fit; two otherwise, which then lie at an even place.
    pub(super) fn string(&mut self, units: &[u16]) {
        if units.iter().all(|unit| *unit < 256) {
            self.byte(b'"');
            self.varint(units.len() as u64);
            self.bytes.extend(units.iter().map(|unit| *unit as u8));
            return;
        }
        let length = units.len() as u64 * 2;
        let size = (64 - length.leading_zeros() as usize).div_ceil(7).max(1);
        if (self.bytes.len() + 1 + size) % 2 == 1 {
            self.byte(0);
        }
        self.byte(b'c');
        self.varint(length);
        self.bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    }

    /// What was written; the writer is empty again.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }
}

/// A serialization that is being read.
#[derive(Debug)]
pub(super) struct Reader {
    bytes: Vec<u8>,
    at: usize,
}

impl Reader {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0 }
    }

    /// The version; `None` if there is no header of one that can be read.
    pub(super) fn header(&mut self) -> Option<u32> {
        if self.bytes.get(self.at) != Some(&VERSION_TAG) {
            return Some(0);
        }
        self.at += 1;
        let version = self.varint()? as u32;
        (version <= VERSION).then_some(version)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// The next tag that is no padding; it is not consumed.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at) == Some(&0) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    pub(super) fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            if shift < 64 {
                value |= u64::from(byte & 0x7f) << shift;
            }
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
    }

    pub(super) fn zigzag(&mut self) -> Option<i32> {
        let value = self.varint()? as u32;
        Some((value >> 1) as i32 ^ -((value & 1) as i32))
    }

    pub(super) fn double(&mut self) -> Option<f64> {
        let bytes = self.bytes.get(self.at..self.at + 8)?.try_into().ok()?;
        self.at += 8;
        Some(f64::from_le_bytes(bytes))
    }

    /// Where the next `length` bytes begin; they are skipped.
    pub(super) fn raw(&mut self, length: usize) -> Option<usize> {
        let start = self.at;
        self.bytes.get(start..start.checked_add(length)?)?;
        self.at += length;
        Some(start)
    }

    /// The string whose tag was just read.
    pub(super) fn string(&mut self, tag: u8) -> Option<Vec<u16>> {
        let length = usize::try_from(self.varint()?).ok()?;
        let start = self.raw(length)?;
        let bytes = &self.bytes[start..start + length];
        Some(match tag {
            b'"' => bytes.iter().map(|byte| u16::from(*byte)).collect(),
            b'c' if length % 2 == 0 => {
                bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
            }
            b'S' => String::from_utf8_lossy(bytes).encode_utf16().collect(),
            _ => return None,
        })
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, -1, 63, -64, 64, i32::MAX, i32::MIN];
        let mut writer = Writer::default();
        writer.header();
        for number in numbers {
            writer.zigzag(number);
        }
        writer.double(-0.5);
        let mut reader = Reader::new(writer.take());
        assert_eq!(reader.header(), Some(15));
        for number in numbers {
            assert_eq!(reader.zigzag(), Some(number));
        }
        assert_eq!(reader.double(), Some(-0.5));
        assert_eq!(reader.byte(), None);
    }

    #[test]
    fn wide_strings_are_aligned() {
        let mut writer = Writer::default();
        writer.header();
        writer.string(&[0xac12]);
        // Recorded: v8.serialize('값').
        assert_eq!(writer.take(), [0xff, 15, b'c', 2, 0x12, 0xac]);
        writer.byte(b'o');
        writer.string(&[0xac12]);
        let mut reader = Reader::new(writer.take());
        assert_eq!(reader.byte(), Some(b'o'));
        assert_eq!(reader.peek(), Some(b'c'));
        assert_eq!(reader.byte(), Some(b'c'));
        assert_eq!(reader.string(b'c'), Some(vec![0xac12]));
    }
}
