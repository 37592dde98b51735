//! What a server says to whole connections, held against Node's bytes.

use std::time::Duration;

use nodular_http::{IncomingMessage, ServerOptions, ServerResponse, create_server};
use nodular_record::Table;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

use crate::support::blank_dates;

/// Conversations, by a part of theirs, in which we do not follow Node, and why.
const DIFFERENT: &[(&str, &str)] = &[
    ("Upgrade: x", "Node loses the request behind an upgrade that was declined"),
    (
        "\r\n\r\nnonsense",
        "Node does not answer nonsense behind another request, for it looks too early",
    ),
    ("GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /3", "the same"),
];

#[test]
fn conversations_like_node() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    Table::read(env!("CARGO_MANIFEST_DIR"), "conversations").check(40, |case| {
        let input = case[1].as_str().unwrap_or_default();
        if DIFFERENT.iter().any(|(part, _)| input.contains(part)) {
            return Ok(());
        }
        let (output, ended) = runtime.block_on(converse(options(&case[0]), input));
        let like_node = case[2] == output.as_str() && case[3] == ended;
        if like_node { Ok(()) } else { Err(format!("{output:?}, {ended}")) }
    });
}

async fn converse(options: ServerOptions, input: &str) -> (String, bool) {
    let (mut client, server_side) = duplex(1 << 20);
    let handler = |request: IncomingMessage, mut response: ServerResponse| async move {
        let text = format!("{} {}", request.method(), request.url());
        response.end(text).await
    };
    let server = create_server(handler).options(options).serve_connection(server_side);
    let server = tokio::spawn(server);
    client.write_all(input.as_bytes()).await.expect("there is room");
    let mut received = Vec::new();
    let ended = loop {
        tokio::select! {
            biased;
            read = client.read_buf(&mut received) => {
                if read.expect("no error in memory") == 0 {
                    break true;
                }
            }
            () = pause() => break false,
        }
    };
    server.abort();
    (blank_dates(&String::from_utf8_lossy(&received)), ended)
}

/// Enough turns for the server to do all it can.
async fn pause() {
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
}

fn options(case: &Value) -> ServerOptions {
    let mut options = ServerOptions::default();
    for (name, value) in case.as_object().into_iter().flatten() {
        let number = value.as_u64().unwrap_or_default();
        options = match name.as_str() {
            "requireHostHeader" => options.require_host_header(value == true),
            "maxRequestsPerSocket" => {
                options.max_requests_per_socket(u32::try_from(number).expect("a small number"))
            }
            "keepAliveTimeout" => options.keep_alive_timeout(Duration::from_millis(number)),
            "maxHeaderSize" => options.max_header_size(usize::try_from(number).expect("a size")),
            other => panic!("unknown option {other}"),
        };
    }
    options
}
