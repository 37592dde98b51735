//! Any query string, with any separators: no panic, and what is written is read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_url::querystring::{
    ParseOptions, escape, parse, parse_with, stringify, unescape, unescape_buffer,
};

fuzz_target!(|input: (&str, &str, &str, u8)| {
    let (text, sep, eq, max_keys) = input;
    assert_eq!(unescape(&escape(text)), text);
    assert!(unescape(text).chars().count() <= text.len());
    assert!(unescape_buffer(text).len() <= text.len());

    let unlimited = ParseOptions::default().max_keys(0);
    let query = parse_with(text, &unlimited);
    assert_eq!(parse_with(&stringify(&query), &unlimited), query);
    assert!(parse(text).len() <= 1000);

    let max_keys = usize::from(max_keys);
    let options = ParseOptions::default().sep(sep).eq(eq).max_keys(max_keys);
    assert!(parse_with(text, &options).len() <= max_keys || max_keys == 0);
    parse_with(text, &options.decode_uri_component(&|_| None));
});
