//! Any text as a MIME type, and any bytes as text in its charset: no panic, and the laws hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_util::{DebugEnv, MimeParams, MimeType, TextDecoder};

fuzz_target!(|input: (String, String, Vec<u8>, usize, bool)| {
    let (text, value, bytes, at, is_fatal) = input;

    if let Ok(mime) = MimeType::new(&text) {
        assert_eq!(MimeType::new(&mime.to_string()), Ok(mime));
    }
    let mut params = MimeParams::new();
    if params.set(&text, &value).is_ok() {
        let mime = MimeType::new(&format!("a/b;{params}")).expect("what was written is valid");
        assert_eq!(mime.params().get(&text), Some(&*value));
    }
    let _ = DebugEnv::new(&text).is_enabled(&value);

    const LABELS: [&str; 6] = ["utf-8", "utf-16le", "shift_jis", "iso-2022-jp", "gb18030", "big5"];
    let label = LABELS[at % LABELS.len()];
    let make = || {
        let decoder = TextDecoder::new(label).expect("a known label");
        if is_fatal { decoder.fatal() } else { decoder }
    };
    let (first, second) = bytes.split_at(at.min(bytes.len()));
    let mut decoder = make();
    let pieces = decoder.decode_stream(first).and_then(|text| Ok(text + &decoder.decode(second)?));
    assert_eq!(pieces, make().decode(&bytes).map(|text| text.into_owned()));
});
