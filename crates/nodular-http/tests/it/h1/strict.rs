//! A regression test for each class of known attacks on HTTP/1 parsers, by its number in the project's checklist.
//!
//! The tables recorded from Node have the breadth; these say what matters: a smuggled request is never seen.

use nodular_http::h1::{Framing, ParserOptions};

use super::driver::{self, Outcome, Server};

/// The second request that an attacker would like to see handled.
const SMUGGLED: &str = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

/// POST with these fields, and a body that ends at once if it is read as chunks.
fn post(fields: &str) -> Outcome {
    feed(&format!("POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n\r\n0\r\n\r\n{SMUGGLED}"))
}

/// The bytes of a chunked POST after its head.
fn chunks(body: &str) -> Outcome {
    feed(&format!("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{body}"))
}

fn feed(bytes: &str) -> Outcome {
    // Latin-1, so that "\u{80}" is one byte.
    let bytes: Vec<u8> = bytes.chars().map(|character| u8::try_from(character).unwrap()).collect();
    driver::feed(Server::default(), [&bytes[..]])
}

#[track_caller]
fn refused(outcome: &Outcome, code: &str) {
    let error = outcome.error.unwrap_or_else(|| panic!("accepted: {outcome:?}"));
    assert_eq!(error.code(), code, "{outcome:?}");
    let targets: Vec<&str> =
        outcome.requests.iter().map(|request| request.head.target.as_str()).collect();
    assert!(!targets.contains(&"/smuggled"), "{targets:?}");
}

#[test]
fn class_01_misspelt_transfer_encoding() {
    for coding in [
        "xchunked",
        "chunkedx",
        "chunke",
        "identity",
        "chunked\t",
        "chunked;q=1",
        "\"chunked\"",
        "chu nked",
    ] {
        refused(&post(&format!("Transfer-Encoding: {coding}")), "HPE_INVALID_TRANSFER_ENCODING");
    }
    for coding in ["\u{b}chunked", "chunked\0", "chun\u{7f}ked"] {
        refused(&post(&format!("Transfer-Encoding: {coding}")), "HPE_INVALID_HEADER_TOKEN");
    }
    refused(&post("Transfer-Encoding:"), "HPE_INVALID_TRANSFER_ENCODING");
}

#[test]
fn class_02_two_transfer_encodings() {
    for (first, second) in
        [("chunked", "identity"), ("chunked", "chunked"), ("identity", "gzip"), ("chunked", "x")]
    {
        let fields = format!("Transfer-Encoding: {first}\r\nTransfer-Encoding: {second}");
        refused(&post(&fields), "HPE_INVALID_TRANSFER_ENCODING");
    }
    let outcome = post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked");
    assert_eq!(outcome.requests[0].head.framing, Framing::Chunked);
}

#[test]
fn class_03_folded_transfer_encoding() {
    for value in ["\r\n chunked", " chunked\r\n , identity", "\r\n\tchunked", "x,\r\n chunked"] {
        refused(&post(&format!("Transfer-Encoding:{value}")), "HPE_INVALID_HEADER_TOKEN");
    }
}

#[test]
fn class_04_both_framings_or_chunked_not_last() {
    refused(
        &post("Content-Length: 5\r\nTransfer-Encoding: chunked"),
        "HPE_INVALID_TRANSFER_ENCODING",
    );
    refused(&post("Transfer-Encoding: chunked\r\nContent-Length: 5"), "HPE_INVALID_CONTENT_LENGTH");
    refused(&post("Transfer-Encoding: chunked, gzip"), "HPE_INVALID_TRANSFER_ENCODING");
    refused(&post("Transfer-Encoding: chunked,"), "HPE_INVALID_TRANSFER_ENCODING");
    refused(
        &chunks(&format!("0\r\nContent-Length: 9\r\n\r\n{SMUGGLED}")),
        "HPE_INVALID_CONTENT_LENGTH",
    );
}

#[test]
fn class_05_line_ends_that_are_not_crlf() {
    let cases = [
        ("GET / HTTP/1.1\nHost: a\r\n\r\n", "HPE_INVALID_VERSION"),
        ("GET / HTTP/1.1\rHost: a\r\n\r\n", "HPE_STRICT"),
        ("GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", "HPE_CR_EXPECTED"),
        ("GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n", "HPE_LF_EXPECTED"),
        ("GET / HTTP/1.1\r\nHost:\rX: y\r\n\r\n", "HPE_STRICT"),
        ("GET / HTTP/1.1\r\nHost:\nX: y\r\n\r\n", "HPE_INVALID_HEADER_TOKEN"),
        ("GET / HTTP/1.1\r\nHost: a\r\n\n", "HPE_INVALID_HEADER_TOKEN"),
        ("GET / HTTP/1.1\r\nHost: a\r\n\rX", "HPE_STRICT"),
    ];
    for (bytes, code) in cases {
        refused(&feed(&format!("{bytes}{SMUGGLED}")), code);
    }
    let cases = [
        ("1\nx\r\n", "HPE_CR_EXPECTED"),
        ("1\rx\r\n", "HPE_STRICT"),
        ("1\r\nx\n", "HPE_CR_EXPECTED"),
        ("1\r\nx\r", "HPE_STRICT"),
        ("1\r\nxy\r\n", "HPE_STRICT"),
        ("0\r\n\n", "HPE_INVALID_HEADER_TOKEN"),
        ("0\r\n\rX", "HPE_STRICT"),
        ("0\r\nX: y\n", "HPE_CR_EXPECTED"),
    ];
    for (body, code) in cases {
        refused(&chunks(&format!("{body}{SMUGGLED}")), code);
    }
}

#[test]
fn class_06_characters_in_header_names() {
    for character in (0..=0xff).map(char::from) {
        let name = format!("Content{character}Length");
        let outcome = post(&format!("{name}: 5"));
        let is_token = character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character);
        match character {
            // It ends the name; the value begins with a letter then.
            ':' => {
                assert_eq!(outcome.requests[0].head.headers.get("content").unwrap(), "Length: 5")
            }
            _ if is_token => {
                let framing = outcome.requests[0].head.framing;
                let length = if character == '-' { Framing::Length(5) } else { Framing::None };
                assert_eq!(framing, length, "{character:?} became another character");
            }
            _ => refused(&outcome, "HPE_INVALID_HEADER_TOKEN"),
        }
    }
}

#[test]
fn class_07_white_space_around_names() {
    for name in [
        "Content-Length ",
        "Content-Length\t",
        " Content-Length",
        "\tContent-Length",
        "X ",
        "Transfer-Encoding ",
    ] {
        refused(&post(&format!("{name}: 5")), "HPE_INVALID_HEADER_TOKEN");
    }
    refused(&feed("POST / HTTP/1.1\r\n Content-Length: 5\r\n\r\nhello"), "HPE_UNEXPECTED_SPACE");
}

#[test]
fn class_08_content_length() {
    for length in [
        "1 2",
        "+5",
        "-5",
        "5,5",
        "0x5",
        "5_0",
        "",
        "5.0",
        "18446744073709551616",
        "99999999999999999999",
    ] {
        refused(&post(&format!("Content-Length: {length}")), "HPE_INVALID_CONTENT_LENGTH");
    }
    refused(&post("Content-Length: 5\r\nContent-Length: 5"), "HPE_UNEXPECTED_CONTENT_LENGTH");
    refused(&post("Content-Length: 0\r\ncontent-length: 5"), "HPE_UNEXPECTED_CONTENT_LENGTH");
    let outcome = post("Content-Length: 18446744073709551615");
    assert_eq!(outcome.requests[0].head.framing, Framing::Length(u64::MAX));
}

#[test]
fn class_09_chunk_sizes_and_extensions() {
    for size in ["10000000000000000", "fffffffffffffffff", "0x5", "+5", "-1", " 5", "5 ", "g", ""] {
        refused(&chunks(&format!("{size}\r\n{SMUGGLED}")), "HPE_INVALID_CHUNK_SIZE");
    }
    for extension in [";", "; a", ";a=b\nX", ";a=\"b\nX", ";a=b\0", ";a=\"b\"c", ";a b"] {
        let outcome = chunks(&format!("5{extension}\r\nhello\r\n0\r\n\r\n{SMUGGLED}"));
        let code = outcome.error.map(|error| error.code());
        assert!(matches!(code, Some("HPE_STRICT" | "HPE_CR_EXPECTED")), "{extension:?}: {code:?}");
    }
    let long = "x".repeat(16_385);
    refused(&chunks(&format!("5;{long}")), "HPE_CHUNK_EXTENSIONS_OVERFLOW");
    refused(&chunks(&format!("5;a={long}")), "HPE_CHUNK_EXTENSIONS_OVERFLOW");
    // What Node does not count is bounded as well.
    refused(&chunks(&format!("5{}", ";".repeat(20_000))), "HPE_CHUNK_EXTENSIONS_OVERFLOW");
    assert_eq!(chunks("5;a=b;c=\"d\"\r\nhello\r\n0\r\n\r\n").requests[0].body, b"hello");
}

/// As Node does it; the framing is never in doubt, and the connection closes.
#[test]
fn class_10_transfer_encoding_in_http_1_0() {
    let head = "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n";
    let outcome = feed(&format!("{head}1\r\nx\r\n0\r\n\r\n{SMUGGLED}"));
    assert_eq!(outcome.requests[0].body, b"x");
    refused(&outcome, "HPE_CLOSED_CONNECTION");
}

#[test]
fn class_11_bytes_after_an_upgrade() {
    let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";
    let server = Server { takes_upgrades: true, ..Server::default() };
    let bytes = format!("{request}{SMUGGLED}");
    let outcome = driver::feed(server, [bytes.as_bytes()]);
    assert_eq!((outcome.requests.len(), &outcome.rest[..]), (1, SMUGGLED.as_bytes()));
    // The body comes first.
    let length = format!("Content-Length: {}\r\nHost", SMUGGLED.len());
    let bytes = bytes.replacen("Host", &length, 1);
    let outcome = driver::feed(server, [bytes.as_bytes()]);
    assert_eq!((outcome.requests[0].body.as_slice(), outcome.rest.len()), (SMUGGLED.as_bytes(), 0));
    let outcome =
        feed(&format!("CONNECT a:1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n{SMUGGLED}"));
    assert_eq!((outcome.requests.len(), &outcome.rest[..]), (1, SMUGGLED.as_bytes()));
}

#[test]
fn class_12_body_with_get() {
    let length = SMUGGLED.len();
    let outcome = feed(&format!("GET / HTTP/1.1\r\nContent-Length: {length}\r\n\r\n{SMUGGLED}"));
    assert_eq!((outcome.requests.len(), outcome.error), (1, None));
    assert_eq!(outcome.requests[0].body, SMUGGLED.as_bytes());
}

#[test]
fn class_13_headers_past_the_count() {
    let options = ParserOptions { max_headers_count: 2, ..ParserOptions::default() };
    for hidden in ["Content-Length: 5", "Transfer-Encoding: chunked", "X: y"] {
        let bytes = format!("POST / HTTP/1.1\r\nHost: a\r\nX: y\r\n{hidden}\r\n\r\n{SMUGGLED}");
        let outcome = driver::feed(Server { options, takes_upgrades: false }, [bytes.as_bytes()]);
        refused(&outcome, "HPE_HEADER_OVERFLOW");
        assert_eq!(outcome.error.unwrap().status(), 431);
    }
}

#[test]
fn class_14_names_of_javascript() {
    let outcome = post("__proto__: a\r\nconstructor: b\r\n__proto__: c\r\nContent-Length: 0");
    let headers = &outcome.requests[0].head.headers;
    assert_eq!(headers.joined("__proto__").unwrap().to_string(), "a, c");
    assert_eq!(headers.joined("constructor").unwrap().to_string(), "b");
    assert_eq!(headers.joined("toString"), None);
}

#[test]
fn class_15_white_space_around_values() {
    let outcome = post("X: \t a \t b \t \r\nContent-Length:\t0 ");
    let head = &outcome.requests[0].head;
    assert_eq!(head.headers.get("x").unwrap(), "a \t b");
    assert_eq!(head.headers.get("content-length").unwrap(), "0");
}

#[test]
fn class_16_targets_methods_and_versions() {
    let cases = [
        ("get / HTTP/1.1", "HPE_INVALID_METHOD"),
        ("FOO / HTTP/1.1", "HPE_INVALID_METHOD"),
        ("GET\t/ HTTP/1.1", "HPE_INVALID_METHOD"),
        ("GET a HTTP/1.1", "HPE_INVALID_URL"),
        ("GET /\u{80} HTTP/1.1", "HPE_INVALID_URL"),
        ("GET /\0 HTTP/1.1", "HPE_INVALID_URL"),
        ("GET http://a@@b/ HTTP/1.1", "HPE_INVALID_URL"),
        ("GET / HTTP/1.2", "HPE_INVALID_VERSION"),
        ("GET / HTTP/3.0", "HPE_INVALID_VERSION"),
        ("GET / HTTP/11", "HPE_INVALID_VERSION"),
        ("GET / http/1.1", "HPE_INVALID_CONSTANT"),
        ("PLAY / HTTP/1.1", "HPE_INVALID_CONSTANT"),
    ];
    for (line, code) in cases {
        refused(&feed(&format!("{line}\r\nHost: a\r\n\r\n{SMUGGLED}")), code);
    }
    // Node's parser leaves the host to the server, which takes the first and insists on one.
    let outcome = feed("GET http://b/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    let head = &outcome.requests[0].head;
    assert_eq!(head.target.as_str(), "http://b/");
    assert_eq!(head.headers.joined("host").unwrap().to_string(), "a");
    assert!(head.headers.get_all("host").eq(["a", "b"]));
}

#[test]
fn class_17_requests_after_the_last() {
    let close = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    refused(&feed(&format!("{close}{SMUGGLED}")), "HPE_CLOSED_CONNECTION");
    assert_eq!(feed(&format!("{close}\r\n\r\n")).error, None);
    // Any number of requests in one read comes out one by one, in order.
    let many: String =
        (0..1_000).map(|n| format!("GET /{n} HTTP/1.1\r\nHost: a\r\n\r\n")).collect();
    let outcome = feed(&many);
    let targets = outcome.requests.iter().map(|request| request.head.target.as_str().to_owned());
    assert!(targets.eq((0..1_000).map(|n| format!("/{n}"))));
}

/// A head that never ends is refused while it grows, whatever it is made of.
#[test]
fn class_19_heads_without_end() {
    for part in ["X: y\r\n", "X:\r\n", "X: ", " ", "\t", "x", "X:\u{80}"] {
        let bytes = format!("GET / HTTP/1.1\r\nHost: a\r\nX:{}", part.repeat(100_000));
        let outcome = feed(&bytes);
        assert!(outcome.requests.is_empty() && outcome.error.is_some(), "{part:?}");
    }
    for part in ["/", " "] {
        let outcome = feed(&format!("GET {}", part.repeat(100_000)));
        refused(&outcome, "HPE_HEADER_OVERFLOW");
    }
    refused(&chunks(&format!("0\r\nX:{}", " ".repeat(100_000))), "HPE_HEADER_OVERFLOW");
}
