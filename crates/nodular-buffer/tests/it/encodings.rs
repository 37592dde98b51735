//! Each encoding, to text and to bytes, also of what is malformed.

use nodular_buffer::{Buffer, BufferExt, Encoding, is_encoding};
use nodular_record::Table;
use serde_json::{Value, json};

use crate::values::{answer, bytes, encoding, hex, maybe_size, same, size, text};

#[test]
fn every_encoding_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "encodings").check(4_000, |case| {
        match text(&case[0]) {
            "toString" => {
                let actual = encoding(&case[1]).to_text(&bytes(&case[2]));
                same(actual.into(), &case[3])
            }
            "from" => {
                let (encoding, text) = (encoding(&case[1]), text(&case[2]));
                let actual = json!([hex(&encoding.to_bytes(text)), encoding.byte_length(text)]);
                same(actual, &json!([case[3], case[4]]))
            }
            "write" => same(write(case), &case[6]),
            "name" => name(case),
            other => panic!("no such case: {other}"),
        }
    });
}

fn write(case: &Value) -> Value {
    let mut buffer = Buffer::alloc(size(&case[3]));
    buffer.fill(b'.');
    let (offset, length) = (size(&case[4]), maybe_size(&case[5]));
    let written = buffer.write_text(text(&case[2]), offset, length, encoding(&case[1]));
    answer(written.map(|written| json!([written, hex(&buffer)])))
}

fn name(case: &Value) -> Result<(), String> {
    let name = text(&case[1]);
    let parsed = name.parse::<Encoding>();
    assert_eq!(parsed.is_ok(), is_encoding(name), "{name}");
    if name.is_empty() {
        return if parsed.is_err() { Ok(()) } else { Err("an encoding".into()) };
    }
    same(answer(parsed.map(Encoding::name)), &case[2])
}

/// Long text is turned in blocks and chunks, of which a character may lie across the end.
#[test]
fn latin1_is_a_byte_a_character_of_any_length() {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (state >> 16) as u8
    };
    for length in [0, 1, 2, 31, 32, 33, 63, 64, 65, 4095, 4096, 4097, 8192, 8193, 12_000] {
        let any: Vec<u8> = (0..length).map(|_| noise()).collect();
        let high: Vec<u8> = (0..length).map(|_| noise() | 0x80).collect();
        let seldom = (0..length).map(|at| if at % 100 == 99 { 0xe9 } else { noise() & 0x7f });
        for bytes in [any, high, seldom.collect()] {
            let text: String = bytes.iter().copied().map(char::from).collect();
            assert_eq!(Encoding::Latin1.to_text(&bytes), text, "{length}");
            assert_eq!(Encoding::Latin1.to_bytes(&text), bytes, "{length}");
            assert_eq!(Encoding::Ascii.to_bytes(&text), bytes, "{length}");
            let ascii: String = bytes.iter().map(|byte| char::from(byte & 0x7f)).collect();
            assert_eq!(Encoding::Ascii.to_text(&bytes), ascii, "{length}");
        }
    }
}

#[test]
fn utf16_is_a_unit_a_character_of_any_length() {
    for piece in ["a", "é", "€", "a😀", "aé€😀"] {
        for times in [0, 1, 1365, 1366, 2048, 4096, 5000] {
            let text = piece.repeat(times);
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(Encoding::Utf16Le.to_bytes(&text), bytes, "{piece}, {times} times");
            assert_eq!(Encoding::Utf16Le.to_text(&bytes), text, "{piece}, {times} times");
        }
    }
}
