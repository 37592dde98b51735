//! Any query string, with any separators: no panic, and what is written is read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_url::querystring::{
    ParseOptions, escape, parse, parse_with, stringify, unescape, unescape_buffer,
};

fuzz_target!(|input: (&str, [u8; 4], u8)| {
    let (text, cuts, max_keys) = input;
    assert_eq!(unescape(&escape(text)), text);
    assert!(unescape_buffer(text).len() <= text.len());

    let unlimited = ParseOptions::default().max_keys(0);
    let query = parse_with(text, &unlimited);
    assert_eq!(parse_with(&stringify(&query), &unlimited), query);
    assert!(parse(text).len() <= 1000);

    // Separators out of the text itself occur in it, also in part and one within the other.
    let piece = |from: u8, len: u8| -> String {
        text.chars().skip(usize::from(from)).take(usize::from(len % 4)).collect()
    };
    let (sep, eq) = (piece(cuts[0], cuts[1]), piece(cuts[2], cuts[3]));
    let max_keys = usize::from(max_keys);
    let options = ParseOptions::default().sep(&sep).eq(&eq).max_keys(max_keys);
    assert!(parse_with(text, &options).len() <= max_keys || max_keys == 0);
    parse_with(text, &options.decode_uri_component(&|_| None));
});
