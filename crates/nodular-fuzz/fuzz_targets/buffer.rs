//! Any bytes, text and pieces in any encoding: no panic, what is encoded is decoded, and pieces make the whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_buffer::{Buffer, BufferExt, BufferRead, Encoding, StringDecoder, atob, transcode};

fuzz_target!(|input: (&[u8], &str, u8, i16, Vec<u8>)| {
    let (bytes, text, selector, position, lengths) = input;
    let encoding = Encoding::ALL[usize::from(selector) % Encoding::ALL.len()];
    let position = isize::from(position);

    let shown = encoding.to_text(bytes);
    let decoded = encoding.to_bytes(text);
    assert!(decoded.len() <= encoding.byte_length(text));
    match encoding {
        Encoding::Utf8 | Encoding::Utf16Le => assert_eq!(encoding.to_text(&decoded), text),
        Encoding::Ascii => {}
        _ => assert_eq!(encoding.to_bytes(&shown), bytes),
    }

    let mut decoder = StringDecoder::new(encoding);
    let (mut pieces, mut rest) = (String::new(), bytes);
    for length in lengths {
        let (piece, after) = rest.split_at(rest.len().min(usize::from(length)));
        pieces += &decoder.write(piece);
        rest = after;
    }
    pieces += &decoder.end_with(rest);
    assert_eq!(pieces, shown);

    let needle = bytes.subarray(position, position.checked_add(3));
    assert!(bytes.includes(needle));
    let found = bytes.index_of_from((text, encoding), position);
    assert!(found.is_none_or(|at| at <= bytes.len()));
    let found = bytes.last_index_of_from((needle, encoding), position);
    assert!(found.is_none_or(|at| at <= bytes.len()));

    let mut buffer = Buffer::from(bytes);
    let offset = position.unsigned_abs();
    if let Ok(written) = buffer.write_text(text, offset, None, encoding) {
        assert!(offset + written <= bytes.len());
    }
    let _ = buffer.fill_pattern((text, encoding), offset..);
    let _ = (buffer.read_uint_be(offset, 6), buffer.read_double_le(offset));
    let _ = (atob(text), buffer.swap32(), transcode(bytes, encoding, Encoding::Latin1));
});
