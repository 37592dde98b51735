//! Encodings: the libraries alone, for text that is well-formed.

use base64_simd::STANDARD;
use encoding_rs::mem;
use nodular_buffer::Encoding;

/// `bytes` are UTF-8 if the encoding is.
pub(crate) fn encode(encoding: Encoding, bytes: &[u8]) -> String {
    match encoding {
        Encoding::Hex => const_hex::encode(bytes),
        Encoding::Base64 => STANDARD.encode_to_string(bytes),
        Encoding::Latin1 => mem::decode_latin1(bytes).into_owned(),
        _ => simdutf8::basic::from_utf8(bytes).map(str::to_owned).unwrap_or_default(),
    }
}

/// `text` is what [`encode`] gives.
pub(crate) fn decode(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Hex => const_hex::decode(text).unwrap_or_default(),
        Encoding::Base64 => STANDARD.decode_to_vec(text).unwrap_or_default(),
        Encoding::Latin1 => mem::encode_latin1_lossy(text).into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}
