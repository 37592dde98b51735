//! Feeds bytes to a parser and notes what comes out.

use bytes::{Bytes, BytesMut};
use nodular_http::Headers;
use nodular_http::h1::{Event, ParseError, ParserOptions, RequestHead, RequestParser};

/// How the bytes are fed, and what the server would do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Server {
    pub(crate) options: ParserOptions,
    pub(crate) takes_upgrades: bool,
}

/// What came out.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) requests: Vec<Request>,
    pub(crate) error: Option<ParseError>,
    /// What the parser left alone.
    pub(crate) rest: Bytes,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) head: RequestHead,
    pub(crate) body: Vec<u8>,
    /// If it is complete: the trailers.
    pub(crate) end: Option<Headers>,
}

/// Feeds the pieces one after the other, then the end of the input.
pub(crate) fn feed<'a>(server: Server, pieces: impl IntoIterator<Item = &'a [u8]>) -> Outcome {
    let mut parser = RequestParser::new(server.options);
    let mut outcome = Outcome::default();
    let mut input = BytesMut::new();
    for piece in pieces {
        input.extend_from_slice(piece);
        if let Err(error) = drain(&mut parser, &mut input, server, &mut outcome.requests) {
            assert_eq!(parser.next(&mut input), Err(error), "an error stays");
            assert_eq!(parser.finish(), Ok(()), "it has been told already");
            outcome.error = Some(error);
            return outcome;
        }
    }
    outcome.error = parser.finish().err();
    outcome.rest = input.freeze();
    outcome
}

fn drain(
    parser: &mut RequestParser,
    input: &mut BytesMut,
    server: Server,
    requests: &mut Vec<Request>,
) -> Result<(), ParseError> {
    while let Some(event) = parser.next(input)? {
        let request = requests.last_mut().filter(|request| request.end.is_none());
        match (event, request) {
            (Event::Head(head), None) => {
                if head.upgrade && server.takes_upgrades {
                    parser.accept_upgrade();
                }
                requests.push(Request { head, body: Vec::new(), end: None });
            }
            (Event::Data(data), Some(request)) => {
                assert!(!data.is_empty());
                request.body.extend_from_slice(&data);
            }
            (Event::End { trailers }, Some(request)) => request.end = Some(trailers),
            (event, request) => panic!("{event:?} comes after {request:?}"),
        }
    }
    Ok(())
}
