//! Any address for Node's first parser: no panic, and the parts make the whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_url::legacy::{ParseOptions, parse, parse_with, resolve_object};

fuzz_target!(|input: (&str, &str)| {
    let (from, to) = input;
    let options = ParseOptions::default().parse_query_string(true).slashes_denote_host(true);
    for url in [parse(from), parse_with(from, &options), resolve_object(from, to)] {
        let Ok(url) = url else { continue };
        assert_eq!(url.to_string(), url.href);
        // Whatever the name was, no other part of an address can hide in it.
        if let (Some(hostname), true) = (&url.hostname, url.slashes) {
            assert!(!hostname.contains(['/', '?', '#', '\\']), "{hostname:?}");
        }
    }
});
