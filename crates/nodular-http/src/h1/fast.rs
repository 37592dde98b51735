//! The fast path: a head that is there as a whole and plain, read by httparse.

use std::mem::MaybeUninit;

use http::Method;
use httparse::{Request, Status};

use super::ParserOptions;
use super::fields::{Claims, Special};
use super::head::Parts;
use crate::headers::{Field, Span};

/// Most heads have fewer fields; the others go the strict way.
const FIELDS: usize = 64;

/// The head that `input` begins with, if httparse reads it and its answer is surely that of the strict reader.
///
/// `None` says nothing but "ask the strict reader": incomplete, invalid, over a limit, or one of the rarities on
/// which the two differ.
pub(super) fn read(input: &[u8], options: &ParserOptions) -> Option<Parts> {
    let mut found = [const { MaybeUninit::uninit() }; FIELDS];
    let mut request = Request::new(&mut []);
    let Ok(Status::Complete(len)) = request.parse_with_uninit_headers(input, &mut found) else {
        return None;
    };
    let limit = options.max_headers_count;
    if len > options.max_header_size || (limit > 0 && request.headers.len() > limit) {
        return None;
    }
    let method = common_method(request.method?)?;
    let path = request.path?.as_bytes();
    // httparse has seen to it that there are no controls; any other ASCII may follow one of these.
    if !matches!(path.first(), Some(b'/' | b'*')) || !path.is_ascii() {
        return None;
    }
    let text = &input[..len];
    let mut fields = Vec::with_capacity(request.headers.len());
    let mut claims = Claims::default();
    for header in request.headers.iter() {
        let name = span(text, header.name.as_bytes());
        // httparse takes a bare LF for the end of a line.
        if name.start < 2 || text[name.start - 2] != b'\r' {
            return None;
        }
        note(&mut claims, header.name, header.value)?;
        fields.push(Field { name, value: span(text, header.value) });
    }
    if !text.ends_with(b"\r\n\r\n") {
        return None;
    }
    let version = (1, request.version?);
    Some(Parts { method, target: span(text, path), version, fields, claims, len })
}

/// What a field says about framing; `None` if that is for the strict reader to judge.
fn note(claims: &mut Claims, name: &str, value: &[u8]) -> Option<()> {
    match Special::of(name.as_bytes()) {
        None => claims.expect |= !value.is_empty() && name.eq_ignore_ascii_case("expect"),
        Some(Special::Connection) => claims.connection(value),
        Some(Special::Upgrade) => claims.upgrade |= !value.is_empty(),
        Some(Special::TransferEncoding) => return None,
        Some(Special::ContentLength) => {
            let plain = (1..=18).contains(&value.len()) && value.iter().all(u8::is_ascii_digit);
            if !plain || claims.length.is_some() {
                return None;
            }
            let digits = value.iter().map(|digit| u64::from(digit - b'0'));
            claims.length = Some(digits.fold(0, |length, digit| 10 * length + digit));
        }
    }
    Some(())
}

fn common_method(method: &str) -> Option<Method> {
    Some(match method {
        "GET" => Method::GET,
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        "HEAD" => Method::HEAD,
        "PATCH" => Method::PATCH,
        "DELETE" => Method::DELETE,
        "OPTIONS" => Method::OPTIONS,
        _ => return None,
    })
}

/// Where `part` is in `text`, of which it is a slice.
fn span(text: &[u8], part: &[u8]) -> Span {
    let start = (part.as_ptr().addr()).wrapping_sub(text.as_ptr().addr());
    // Empty slices may come from elsewhere.
    let start = if start <= text.len() { start } else { 0 };
    Span { start, end: start + part.len() }
}

#[cfg(test)]
mod tests {
    use nodular_record::Table;
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::head::HeadReader;
    use super::*;

    /// Whenever the fast path has an answer, it is the strict reader's.
    fn agrees(input: &[u8]) -> bool {
        let options = ParserOptions::default();
        // The parser has dropped line ends before both see the head.
        let start = input.iter().position(|byte| !b"\r\n".contains(byte)).unwrap_or(input.len());
        let input = &input[start..];
        let Some(fast) = read(input, &options) else { return false };
        let strict = HeadReader::new().read(input, &options);
        assert_eq!(strict, Ok(Some(fast)), "{:?}", input.escape_ascii().to_string());
        true
    }

    #[test]
    fn on_recorded_requests() {
        let mut fast = 0;
        Table::read(env!("CARGO_MANIFEST_DIR"), "requests").check(2_100, |case| {
            if let Value::String(text) = &case[1] {
                let bytes: Vec<u8> = text.chars().filter_map(|c| u8::try_from(c).ok()).collect();
                fast += usize::from(agrees(&bytes));
            }
            Ok(())
        });
        assert!(fast > 300, "only {fast} took the fast path");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn on_any_line(
            line in prop::sample::select(vec!["GET / HTTP/1.1", "POST *?# HTTP/1.0", "DELETE /a HTTP/1.1"]),
            fields in prop::collection::vec(("[A-z-]{0,3}|[Cc]onnection|Upgrade|Content-Length", "[ \t]?", "[ -~\t]{0,4}|close|[0-9]{1,20}"), 0..4),
            end in prop::sample::select(vec!["\r\n", "\r\n", "\r\n", "\n", "\r"]),
            damage in any::<(prop::sample::Index, u8, bool)>(),
        ) {
            let mut bytes = format!("{line}\r\n").into_bytes();
            for (name, space, value) in fields {
                bytes.extend(format!("{name}:{space}{value}\r\n").bytes());
            }
            bytes.extend(end.bytes());
            agrees(&bytes);
            let (place, byte, damaged) = damage;
            if damaged {
                let place = place.index(bytes.len());
                bytes[place] = byte;
                agrees(&bytes);
            }
        }
    }
}
