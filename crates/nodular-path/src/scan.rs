//! Looking for bytes, eight at a time: most bytes of most paths are names, and a look at each of them would take
//! half the time of `normalize`.

const LANES: usize = 8;

/// The first separator that is followed by another one, by a dot or by the end, or that is an `alternative`.
///
/// Without one the answer is the length of `path`.
#[inline]
pub(crate) fn odd_separator(path: &[u8], sep: u8, alternative: u8) -> usize {
    let mut at = 0;
    while let (Some(here), Some(next)) = (word(path, at), word(path, at + 1)) {
        let seps = equal(here, sep);
        let mut odd = seps & (equal(next, sep) | equal(next, b'.'));
        if alternative != sep {
            odd |= equal(here, alternative) | (seps & equal(next, alternative));
        }
        if odd != 0 {
            return at + odd.trailing_zeros() as usize / 8;
        }
        at += LANES;
    }
    let odd = |at: &usize| match path[*at] {
        byte if byte == sep => {
            let next = path.get(at + 1).copied();
            next.is_none_or(|next| next == b'.' || next == sep || next == alternative)
        }
        byte => byte == alternative,
    };
    (at..path.len()).find(odd).unwrap_or(path.len())
}

/// The first `byte` of `path`.
pub(crate) fn find(path: &[u8], byte: u8) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = word(path, at) {
        let found = equal(word, byte);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += LANES;
    }
    (at..path.len()).find(|&at| path[at] == byte)
}

fn word(path: &[u8], at: usize) -> Option<u64> {
    let bytes = path.get(at..)?.first_chunk::<LANES>()?;
    Some(u64::from_le_bytes(*bytes))
}

/// The high bit of each byte of `word` that is `byte`.
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x7F; LANES]);
    let differs = word ^ u64::from_le_bytes([byte; LANES]);
    // No carry leaves a byte, so that this is exact for each of them.
    !(((differs & LOW) + LOW) | differs | LOW)
}

#[cfg(test)]
mod tests {
    use super::{find, odd_separator};

    #[test]
    fn finds_what_a_look_at_each_byte_finds() {
        let places = |path: &[u8]| {
            let byte = |at: usize| path.get(at).copied();
            let odd = |at: &usize| match byte(*at) {
                Some(b'/') => true,
                Some(b'\\') => matches!(byte(*at + 1), None | Some(b'/' | b'\\' | b'.')),
                _ => false,
            };
            (0..path.len()).find(odd).unwrap_or(path.len())
        };
        let pieces: [&[u8]; 6] = [b"\\", b".", b"/", b"name", b"\x80\xFF\x2F\x5C", b"long-segment"];
        for number in 0..6_usize.pow(5) {
            let path: Vec<u8> =
                (0..5).flat_map(|digit| pieces[number / 6_usize.pow(digit) % 6]).copied().collect();
            assert_eq!(odd_separator(&path, b'\\', b'/'), places(&path), "{path:?}");
            for byte in *b"e\xFF.-" {
                assert_eq!(find(&path, byte), path.iter().position(|&found| found == byte));
            }
        }
    }
}
