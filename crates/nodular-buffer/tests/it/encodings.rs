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
