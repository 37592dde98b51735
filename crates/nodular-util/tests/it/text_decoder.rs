use std::collections::BTreeMap;

use nodular_record::Table;
use nodular_util::{TextDecoder, TextDecoderError};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// How many recorded cases differ: the standard is followed, by Node only for the other encodings.
///
/// For these, Node has the tables of ICU, which are other ones: some characters are missing, some in the place of others. In
/// UTF-8 Node leaves a second byte order mark away where the first one came in two pieces.
const DIFFERENT: [(&str, usize); 7] = [
    ("big5", 167),
    ("euc-jp", 13),
    ("euc-kr", 68),
    ("gb18030", 2),
    ("iso-2022-jp", 18),
    ("shift_jis", 53),
    ("utf-8", 4),
];

#[test]
fn text_decoder_like_node() {
    let mut different = BTreeMap::new();
    Table::read(env!("CARGO_MANIFEST_DIR"), "text_decoder").check(5_000, |case| {
        let label = case[1].as_str().expect("label");
        let (actual, expected) = match case[0].as_str() {
            Some("label") => {
                (TextDecoder::new(label).map(|decoder| json!(decoder.encoding())), &case[2])
            }
            _ => (decode(label, &case[2], &case[3]), &case[4]),
        };
        let actual = actual.unwrap_or_else(failure);
        if actual == *expected {
            return Ok(());
        }
        if !DIFFERENT.iter().any(|(encoding, _)| *encoding == label) {
            return Err(actual.to_string());
        }
        *different.entry(label.to_owned()).or_insert(0) += 1;
        Ok(())
    });
    assert!(
        different.iter().map(|(label, count)| (&**label, *count)).eq(DIFFERENT),
        "{different:?}"
    );
}

fn decode(label: &str, options: &Json, pieces: &Json) -> Result<Json, TextDecoderError> {
    let mut decoder = TextDecoder::new(label)?;
    if options["fatal"] == true {
        decoder = decoder.fatal();
    }
    if options["ignoreBOM"] == true {
        decoder = decoder.ignore_bom();
    }
    assert_eq!(json!(decoder.is_fatal()), options["fatal"] == true);
    assert_eq!(json!(decoder.ignores_bom()), options["ignoreBOM"] == true);
    let pieces: Vec<Vec<u8>> = pieces.as_array().expect("pieces").iter().map(bytes).collect();
    let (last, pieces) = pieces.split_last().expect("a piece");
    let mut texts = Vec::new();
    for piece in pieces {
        texts.push(decoder.decode_stream(piece)?);
    }
    texts.push(decoder.decode(last)?.into_owned());
    Ok(json!(texts))
}

fn bytes(hex: &Json) -> Vec<u8> {
    let hex = hex.as_str().expect("hex").as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("hex") as u8;
    hex.chunks(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect()
}

fn failure(error: TextDecoderError) -> Json {
    json!({ "code": error.code(), "message": error.to_string(), "name": error.class().name() })
}

const ENCODINGS: [&str; 11] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "big5",
    "gbk",
    "gb18030",
    "windows-1252",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn pieces_make_the_whole(
        encoding in 0..ENCODINGS.len(), fatal: bool, ignore_bom: bool,
        pieces in proptest::collection::vec(proptest::collection::vec(prop_oneof![any::<u8>(), 0x1b_u8..0x45], 0..12), 0..6),
    ) {
        let make = || {
            let mut decoder = TextDecoder::new(ENCODINGS[encoding]).expect("known");
            if fatal { decoder = decoder.fatal(); }
            if ignore_bom { decoder = decoder.ignore_bom(); }
            decoder
        };
        let whole = make().decode(&pieces.concat()).map(|text| text.into_owned());
        let mut decoder = make();
        let mut text = String::new();
        let mut result = Ok(());
        for piece in &pieces {
            match decoder.decode_stream(piece) {
                Ok(piece) => text += &piece,
                Err(error) => { result = Err(error); break; }
            }
        }
        if result.is_ok() {
            result = decoder.decode(b"").map(|end| text += &end);
        }
        prop_assert_eq!(result.map(|()| text), whole);
    }
}
