use nodular_record::Table;
use nodular_util::TextEncoder;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn encode_into_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "text_encoder").check(500, |case| {
        let text = case[0].as_str().expect("text");
        let mut dest = vec![0x2e; case[1].as_u64().expect("room") as usize];
        let done = TextEncoder::new().encode_into(text, &mut dest);
        let hex: String = dest.iter().map(|byte| format!("{byte:02x}")).collect();
        let actual = json!([done.read, done.written, hex]);
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

proptest! {
    #[test]
    fn pieces_make_the_whole(text: String, room in 4_usize..10) {
        let (mut bytes, mut rest, mut units) = (Vec::new(), &*text, 0);
        while !rest.is_empty() {
            let mut dest = vec![0; room];
            let done = TextEncoder::new().encode_into(rest, &mut dest);
            bytes.extend_from_slice(&dest[..done.written]);
            rest = &rest[done.written..];
            units += done.read;
        }
        prop_assert_eq!(bytes, TextEncoder::new().encode(&text));
        prop_assert_eq!(units, text.encode_utf16().count());
    }
}
