//! However the bytes are split, the answer is the same: every event, every error, and its place.

use proptest::prelude::*;

use super::driver::{self, Server};
use super::recorded;

#[test]
fn byte_by_byte() {
    recorded::table().check(2_100, |case| {
        let (bytes, server) = recorded::input(case);
        same(server, &bytes, bytes.chunks(1))
    });
}

#[test]
fn in_two() {
    recorded::table().check(2_100, |case| {
        let (bytes, server) = recorded::input(case);
        // The long ones are about limits, which any splitting into many pieces shows as well.
        let step = match bytes.len() {
            ..150 => 1,
            150..400 => 3,
            _ => 997,
        };
        (0..bytes.len()).step_by(step).try_for_each(|at| {
            let (before, after) = bytes.split_at(at);
            same(server, &bytes, [before, after])
        })
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anywhere(bytes in request_like(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]);
        prop_assert_eq!(same(Server::default(), &bytes, pieces), Ok(()));
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        prop_assert_eq!(same(Server::default(), &bytes, bytes.chunks(1)), Ok(()));
    }
}

fn same<'a>(
    server: Server,
    bytes: &'a [u8],
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Result<(), String> {
    let whole = driver::feed(server, [bytes]);
    let split = driver::feed(server, pieces);
    if whole == split { Ok(()) } else { Err(format!("{split:?}\n    whole: {whole:?}")) }
}

/// Pieces of requests in an order that is often, not always, that of a request.
pub(super) fn request_like() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(vec![
        "GET / HTTP/1.1\r\n",
        "POST /a?b HTTP/1.1\r\n",
        "POST * HTTP/1.0\r\n",
        "CONNECT a:1 HTTP/1.1\r\n",
        "PUT http://a/ HTTP/1.1\r\n",
        "GET /\r\n",
    ]);
    let field = prop::sample::select(vec![
        "Host: a\r\n",
        "content-length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Connection: close\r\n",
        "Connection: Upgrade, keep-alive\r\n",
        "Upgrade: x\r\n",
        "X:\r\n",
        "X: \t y \r\n",
        "X: y\n",
        " z\r\n",
        "é: é\r\n",
    ]);
    let body = prop::sample::select(vec![
        "",
        "abc",
        "3\r\nabc\r\n",
        "0\r\n",
        "0\r\n\r\n",
        "3;x=\"y\"\r\nabc\r\n",
        "0\r\nX: y\r\n\r\n",
        "\r\n",
        "\n",
        "z",
    ]);
    let message = (line, prop::collection::vec(field, 0..4), prop::collection::vec(body, 0..4));
    prop::collection::vec(message, 1..3).prop_map(|messages| {
        let mut bytes = Vec::new();
        for (line, fields, body) in messages {
            let parts = [line].into_iter().chain(fields).chain(["\r\n"]).chain(body);
            parts.for_each(|part| bytes.extend_from_slice(part.as_bytes()));
        }
        bytes
    })
}
