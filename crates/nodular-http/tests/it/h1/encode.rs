//! What the encoder writes is what was meant, and nothing else.

use bytes::BytesMut;
use nodular_http::h1::{encode_chunk, encode_chunk_size, encode_head, encode_last_chunk};
use nodular_http::{Error, Headers, STATUS_CODES};
use proptest::prelude::*;

#[test]
fn heads() {
    for (status, reason) in STATUS_CODES {
        let mut out = BytesMut::new();
        encode_head(&mut out, status, None, &Headers::new()).unwrap();
        assert_eq!(out, format!("HTTP/1.1 {status} {reason}\r\n\r\n"));
    }
    let mut out = BytesMut::from("before ");
    let headers = Headers::from_iter([("X-A", "é"), ("x-a", "")]);
    encode_head(&mut out, 999, None, &headers).unwrap();
    assert_eq!(&out[..], b"before HTTP/1.1 999 unknown\r\nX-A: \xe9\r\nx-a: \r\n\r\n");
    let mut out = BytesMut::new();
    encode_head(&mut out, 200, Some(""), &Headers::new()).unwrap();
    assert_eq!(&out[..], b"HTTP/1.1 200 \r\n\r\n");
}

#[test]
fn invalid_status_codes() {
    for status in [0, 1, 99, 1_000, u16::MAX] {
        let error = encode_head(&mut BytesMut::new(), status, None, &Headers::new()).unwrap_err();
        assert_eq!(error.code(), "ERR_HTTP_INVALID_STATUS_CODE");
        assert_eq!(error.to_string(), format!("Invalid status code: {status}"));
    }
}

/// Nothing that ends a line, and no NUL, gets into a name, a value, a reason or a trailer.
#[test]
fn class_21_injection() {
    for character in ['\r', '\n', '\0', '\u{1}', '\u{7f}', '\u{10d}', '\u{560a}', '한'] {
        let text = format!("a{character}b");
        let mut headers = Headers::new();
        let invalid_char = |error: Error| assert_eq!(error.code(), "ERR_INVALID_CHAR");
        invalid_char(headers.append("x", &text).unwrap_err());
        invalid_char(headers.set("x", &text).unwrap_err());
        let error = headers.append(&text, "x").unwrap_err();
        assert_eq!(error.code(), "ERR_INVALID_HTTP_TOKEN");
        let error = headers.set(&text, "x").unwrap_err();
        assert_eq!(error.code(), "ERR_INVALID_HTTP_TOKEN");
        headers.extend([("x", text.as_str()), (text.as_str(), "x")]);
        assert!(headers.is_empty());

        let mut out = BytesMut::new();
        invalid_char(encode_head(&mut out, 200, Some(&text), &headers).unwrap_err());
        assert!(out.is_empty(), "nothing is written before all is checked");
    }
    for bytes in [&b"a\r\nb"[..], b"\n", b"\0", b"\x7f"] {
        assert!(Headers::new().append_bytes("x", bytes).is_err());
    }
}

#[test]
fn chunk_sizes() {
    for len in [1, 9, 10, 15, 16, 255, 256, 4_095, 65_536, 0x1234_5678, usize::MAX] {
        let mut out = BytesMut::new();
        encode_chunk_size(&mut out, len);
        assert_eq!(out, format!("{len:x}\r\n"));
    }
    let mut out = BytesMut::new();
    encode_chunk(&mut out, b"");
    assert!(out.is_empty(), "an empty chunk would end the body");
}

proptest! {
    /// What is written as chunks is read as the same bytes and trailers.
    #[test]
    fn chunks_round_trip(parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..6)) {
        let mut out = BytesMut::from("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        parts.iter().for_each(|part| encode_chunk(&mut out, part));
        let trailers = Headers::from_iter([("X-Sum", "1"), ("x-sum", "é")]);
        encode_last_chunk(&mut out, &trailers);
        let outcome = super::driver::feed(super::driver::Server::default(), [&out[..]]);
        prop_assert_eq!(outcome.error, None);
        prop_assert_eq!(&outcome.requests[0].body, &parts.concat());
        prop_assert_eq!(outcome.requests[0].end.as_ref(), Some(&trailers));
    }

    /// A head with whatever the checks let through has as many lines as fields.
    #[test]
    fn heads_keep_their_lines(fields in prop::collection::vec((".{0,6}", ".{0,12}"), 0..6), reason in ".{0,12}") {
        let headers: Headers = fields.into_iter().collect();
        let mut out = BytesMut::new();
        if encode_head(&mut out, 200, Some(&reason), &headers).is_ok() {
            let line_ends = out.windows(2).filter(|pair| pair == b"\r\n").count();
            prop_assert_eq!(line_ends, headers.len() + 2);
            prop_assert_eq!(out.iter().filter(|byte| b"\r\n\0".contains(byte)).count(), 2 * line_ends);
        }
    }
}
