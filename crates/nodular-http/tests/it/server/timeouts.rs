//! Class 18 of the checklist: clients that are slow, silent, or never come to an end. Time is the test's own.

use std::time::Duration;

use nodular_http::{Error, IncomingMessage, ServerOptions, ServerResponse, create_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::time::Instant;

use crate::support::{get, status};

const REQUEST_TIMEOUT: &str = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n";

/// A client of a server whose handler reads the body and then says `ok`.
fn connect(options: ServerOptions) -> DuplexStream {
    let (client, server_side) = duplex(1 << 16);
    let handler = |mut request: IncomingMessage, mut response: ServerResponse| async move {
        request.bytes(1 << 20).await?;
        response.end("ok").await?;
        Ok::<(), Error>(())
    };
    tokio::spawn(create_server(handler).options(options).serve_connection(server_side));
    client
}

/// All that the server sends until it ends the connection, and after how many seconds it does.
async fn rest(client: &mut DuplexStream) -> (String, u64) {
    let start = Instant::now();
    let mut received = String::new();
    client.read_to_string(&mut received).await.expect("text");
    (received, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn class_18_silence_before_the_first_byte() {
    let mut client = connect(ServerOptions::default());
    assert_eq!(rest(&mut client).await, (REQUEST_TIMEOUT.into(), 60));
}

#[tokio::test(start_paused = true)]
async fn class_18_slow_headers() {
    let mut client = connect(ServerOptions::default());
    let start = Instant::now();
    for byte in get("/").bytes().take(25) {
        client.write_all(&[byte]).await.expect("the server reads");
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    // More bytes do not buy more time: the 60 seconds began with the connection.
    assert_eq!(rest(&mut client).await.0, REQUEST_TIMEOUT);
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn class_18_slow_headers_on_a_connection_that_was_kept() {
    let mut client = connect(ServerOptions::default());
    client.write_all(get("/").as_bytes()).await.expect("the server reads");
    tokio::time::sleep(Duration::from_secs(4)).await;
    client.write_all(b"GET /next HTTP/1.1\r\nHo").await.expect("the server reads");
    let (received, seconds) = rest(&mut client).await;
    assert!(received.ends_with(REQUEST_TIMEOUT), "{received}");
    assert_eq!((status(&received), seconds), (200, 60));
}

#[tokio::test(start_paused = true)]
async fn class_18_idle_after_an_answer() {
    let mut client = connect(ServerOptions::default());
    client.write_all(get("/").as_bytes()).await.expect("the server reads");
    let (received, seconds) = rest(&mut client).await;
    // Told 5 seconds, given 6, and closed without a word.
    assert!(received.contains("Keep-Alive: timeout=5\r\n") && received.ends_with("\r\n\r\nok"));
    assert_eq!(seconds, 6);
}

#[tokio::test(start_paused = true)]
async fn class_18_a_body_that_never_ends() {
    let mut client = connect(ServerOptions::default());
    let head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nbegun";
    client.write_all(head).await.expect("the server reads");
    assert_eq!(rest(&mut client).await, (REQUEST_TIMEOUT.into(), 300));
}

#[tokio::test(start_paused = true)]
async fn requests_renew_the_keep_alive_time() {
    let mut client = connect(ServerOptions::default());
    for _ in 0..20 {
        client.write_all(get("/").as_bytes()).await.expect("the connection is open");
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
    assert_eq!(rest(&mut client).await.0.matches("HTTP/1.1 200 OK").count(), 20);
}

#[tokio::test(start_paused = true)]
async fn zero_is_no_limit() {
    let options = ServerOptions::default()
        .headers_timeout(Duration::ZERO)
        .request_timeout(Duration::ZERO)
        .keep_alive_timeout(Duration::ZERO);
    let mut client = connect(options);
    tokio::time::sleep(Duration::from_secs(100_000)).await;
    client.write_all(get("/").as_bytes()).await.expect("the connection is open");
    tokio::time::sleep(Duration::from_secs(100_000)).await;
    client.write_all(get("/").as_bytes()).await.expect("the connection is open");
    client.shutdown().await.expect("the connection is open");
    let (received, _) = rest(&mut client).await;
    assert_eq!(received.matches("HTTP/1.1 200 OK").count(), 2);
    assert!(!received.contains("Keep-Alive:"));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_its_answer_is_dropped_when_hardened() {
    let (mut client, server_side) = duplex(1024);
    let handler = |_: IncomingMessage, mut response: ServerResponse| async move {
        response.end(vec![b'x'; 1 << 20]).await
    };
    let server = create_server(handler).options(ServerOptions::hardened());
    let connection = tokio::spawn(server.serve_connection(server_side));
    client.write_all(get("/").as_bytes()).await.expect("the server reads");
    let start = Instant::now();
    connection.await.expect("no panic");
    assert_eq!(start.elapsed().as_secs(), 30);
}
