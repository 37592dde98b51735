//! The parser against what Node's server made of the same bytes.

use nodular_http::h1::ParserOptions;
use nodular_http::{Headers, JoinDuplicates, Joined};
use nodular_record::Table;
use serde_json::{Value, json};

use super::driver::{self, Outcome, Request, Server};

/// Cases whose verdict is not Node's, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "11 upgrade that nobody takes, and a request",
        "Node drops what came in the same packet as the refused upgrade; that request would never be answered",
    ),
    (
        "11 upgrade with gzip",
        "Node takes no notice of a body without end if the request asks for an upgrade; if the upgrade is refused, \
         the body would be read as the next request",
    ),
];

#[test]
fn as_node() {
    table().check(2_100, |case| {
        let (bytes, server) = input(case);
        let ours = describe(&driver::feed(server, [&bytes[..]]), server);
        let mut node = case[3].clone();
        if DIFFERENCES.iter().any(|(name, _)| case[0] == *name) {
            assert_ne!(ours, node, "{}: is no difference any more", case[0]);
            return Ok(());
        }
        if node["error"]["message"] == "Parse Error: Request has invalid `Transfer-Encoding`" {
            // Node hands out the head of a body that has no end; we do not.
            node["requests"].as_array_mut().and_then(Vec::pop);
        }
        for view in node["requests"].as_array_mut().into_iter().flatten() {
            sort(&mut view["headers"]);
        }
        if ours == node { Ok(()) } else { Err(ours.to_string()) }
    });
}

pub(crate) fn table() -> Table {
    Table::read(env!("CARGO_MANIFEST_DIR"), "requests")
}

/// A case's bytes and server.
pub(crate) fn input(case: &Value) -> (Vec<u8>, Server) {
    let mut bytes = Vec::new();
    match &case[1] {
        Value::Array(parts) => {
            for part in parts {
                let (text, times) = match part {
                    Value::Array(repeated) => (&repeated[0], repeated[1].as_u64().unwrap()),
                    text => (text, 1),
                };
                for _ in 0..times {
                    bytes.extend(latin1(text));
                }
            }
        }
        text => bytes.extend(latin1(text)),
    }
    let limit = |name: &str| case[2][name].as_u64().map(|limit| limit as usize);
    let default = ParserOptions::default();
    let options = ParserOptions {
        max_header_size: limit("maxHeaderSize").unwrap_or(default.max_header_size),
        max_headers_count: limit("maxHeadersCount").unwrap_or(default.max_headers_count),
    };
    (bytes, Server { options, takes_upgrades: case[2]["upgrade"] == true })
}

fn latin1(text: &Value) -> impl Iterator<Item = u8> {
    text.as_str().unwrap().chars().map(|character| u8::try_from(character).unwrap())
}

/// In the form of the table.
fn describe(outcome: &Outcome, server: Server) -> Value {
    let last = outcome.requests.len().wrapping_sub(1);
    let requests = outcome.requests.iter().enumerate().map(|(index, request)| {
        let mut view = describe_request(request);
        let handed_over =
            request.head.method == "CONNECT" || request.head.upgrade && server.takes_upgrades;
        if handed_over {
            let rest = if index == last { &outcome.rest[..] } else { b"" };
            view["rest"] = short(&text(rest));
        } else {
            view["keepAlive"] = json!(request.head.keep_alive);
            let expects = request.head.headers.contains("expect");
            if expects && request.head.version == (1, 1) {
                let kind = if request.head.expect_continue { "continue" } else { "other" };
                view["expect"] = json!(kind);
            }
        }
        view
    });
    let requests: Vec<Value> = requests.collect();
    let (error, answer) = match &outcome.error {
        None => (Value::Null, Value::Null),
        Some(error) => {
            let status = error.status();
            let reason = nodular_http::reason_phrase(status).unwrap();
            let answer = format!("HTTP/1.1 {status} {reason}\r\nConnection: close\r\n\r\n");
            (json!({"code": error.code(), "message": error.to_string()}), json!(answer))
        }
    };
    json!({"requests": requests, "error": error, "answer": answer})
}

fn describe_request(Request { head, body, end }: &Request) -> Value {
    let headers = head.headers.joined_all(JoinDuplicates::No).into_iter();
    let headers = headers.map(|(name, value)| match value {
        Joined::One(text) => json!([name, short(&text)]),
        Joined::List(list) => json!([name, list]),
    });
    let mut headers = short_list(headers.collect());
    sort(&mut headers);
    json!({
        "method": head.method.as_str(),
        "url": short(head.target.as_str()),
        "version": format!("{}.{}", head.version.0, head.version.1),
        "raw": raw(&head.headers),
        "headers": headers,
        "body": short(&text(body)),
        "trailers": end.as_ref().map_or(json!([]), raw),
        "complete": end.is_some(),
    })
}

fn raw(headers: &Headers) -> Value {
    short_list(headers.raw().iter().map(|text| short(text)).collect())
}

fn text(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// A long text by its beginning and its length, as the recorder writes it.
fn short(text: &str) -> Value {
    let length = text.chars().count();
    if length <= 300 {
        return json!(text);
    }
    json!(format!("{}…({length})", text.chars().take(40).collect::<String>()))
}

fn short_list(list: Vec<Value>) -> Value {
    if list.len() <= 80 {
        return Value::Array(list);
    }
    let all = json!(format!("…({})", list.len()));
    list.into_iter().take(8).chain([all]).collect()
}

/// JavaScript moves names that are numbers to the front.
fn sort(headers: &mut Value) {
    if let Some(headers) = headers.as_array_mut() {
        headers.sort_by_key(Value::to_string);
    }
}
