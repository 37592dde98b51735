//! Any bytes as HTTP/1 requests: no panic, and the same events, error and rest however they are split.
//!
//! The first byte says how: which limits there are, and how long the pieces. A request that comes whole may take the
//! fast path and one in pieces never does, so the two readers are held against each other as well.
#![no_main]

use bytes::BytesMut;
use libfuzzer_sys::fuzz_target;
use nodular_http::h1::{Event, ParseError, ParserOptions, RequestHead, RequestParser};
use nodular_http::{Headers, JoinDuplicates};

fuzz_target!(|bytes: &[u8]| {
    let Some((&how, bytes)) = bytes.split_first() else { return };
    let small = how & 1 == 1;
    let limits = ParserOptions { max_header_size: 60, max_headers_count: 3 };
    let options = if small { limits } else { ParserOptions::default() };
    let accept_upgrades = how & 2 == 2;
    let whole = feed(options, accept_upgrades, [bytes]);
    assert_eq!(whole, feed(options, accept_upgrades, bytes.chunks(1)));
    assert_eq!(whole, feed(options, accept_upgrades, bytes.chunks(usize::from(how >> 2) + 2)));
});

#[derive(Debug, Default, PartialEq)]
struct Outcome {
    messages: Vec<(RequestHead, Vec<u8>, Option<Headers>)>,
    error: Option<ParseError>,
    rest: BytesMut,
}

fn feed<'a>(
    options: ParserOptions,
    accept_upgrades: bool,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Outcome {
    let mut parser = RequestParser::new(options);
    let mut outcome = Outcome::default();
    for piece in pieces {
        outcome.rest.extend_from_slice(piece);
        loop {
            match parser.next(&mut outcome.rest) {
                Ok(None) => break,
                Ok(Some(Event::Head(head))) => {
                    if head.upgrade && accept_upgrades {
                        parser.accept_upgrade();
                    }
                    look_at(&head.headers);
                    outcome.messages.push((head, Vec::new(), None));
                }
                Ok(Some(Event::Data(data))) => {
                    assert!(!data.is_empty());
                    let message = outcome.messages.last_mut().expect("a head comes first");
                    message.1.extend_from_slice(&data);
                }
                Ok(Some(Event::End { trailers })) => {
                    look_at(&trailers);
                    let message = outcome.messages.last_mut().expect("a head comes first");
                    assert_eq!(message.2.replace(trailers), None);
                }
                Err(error) => {
                    outcome.error = Some(error);
                    // What is left depends on how much has come.
                    outcome.rest.clear();
                    return outcome;
                }
            }
        }
    }
    outcome.error = parser.finish().err();
    outcome
}

/// Every view of the fields can be taken, and they can be copied field by field.
fn look_at(headers: &Headers) {
    let mut copy = Headers::new();
    for (name, value) in headers {
        copy.append_bytes(name, value).expect("a parsed field is a valid one");
    }
    assert_eq!(&copy, headers);
    let names = headers.joined_all(JoinDuplicates::No).len();
    assert_eq!(names, headers.distinct().len());
}
