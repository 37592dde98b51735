//! Text out of pieces.

use nodular_buffer::StringDecoder;
use nodular_record::Table;
use serde_json::{Value, json};

use crate::values::{bytes, encoding, hex, same};

#[test]
fn every_piece_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "string_decoder").check(1_200, |case| {
        let mut decoder = StringDecoder::new(encoding(&case[0]));
        let pieces = case[1].as_array().expect("pieces");
        let mut all = String::new();
        let mut answers: Vec<Value> = pieces
            .iter()
            .map(|piece| {
                let text = decoder.write(&bytes(piece));
                all.push_str(&text);
                let last_char = hex(decoder.last_char());
                json!([text, decoder.last_need(), decoder.last_total(), last_char])
            })
            .collect();
        let end = decoder.end();
        all.push_str(&end);
        answers.push(end.into());
        same(all.into(), &case[3])?;
        if case[2].is_null() { Ok(()) } else { same(answers.into(), &case[2]) }
    });
}

#[test]
fn the_end_is_a_new_start() {
    let mut decoder = StringDecoder::default();
    assert_eq!(decoder.end_with(&[b'a', 0xe2, 0x82]), "a\u{fffd}");
    assert_eq!((decoder.last_need(), decoder.last_total()), (0, 0));
    assert_eq!(decoder.end_with("€".as_bytes()), "€");
}
