//! Classes 12, 17, 19 and 20 of the checklist: bodies and requests that are too many or too much.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nodular_http::{Error, IncomingMessage, ServerOptions, ServerResponse, create_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

use crate::support::{Client, body, get, listen, post, serve, status};

const MIB: usize = 1 << 20;

async fn say_url(request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.end(request.url().to_owned()).await
}

async fn read_a_little(
    mut request: IncomingMessage,
    mut response: ServerResponse,
) -> Result<(), Error> {
    let text = request.text(1000).await?;
    response.end(text).await
}

#[tokio::test]
async fn class_12_a_body_that_nobody_reads_is_not_the_next_request() {
    let server = serve(say_url).await;
    let mut client = Client::connect(&server).await;
    let smuggled = get("/smuggled");
    let with_length = post("/first", &smuggled);
    let chunked = format!(
        "POST /second HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{smuggled}\r\n0\r\n\r\n",
        smuggled.len()
    );
    let body_of_get = with_length.replace("POST /first", "GET /third");
    client.send(format!("{with_length}{chunked}{body_of_get}{}", get("/last"))).await;
    for url in ["/first", "/second", "/third", "/last"] {
        assert_eq!(body(&client.response().await), url);
    }
    server.close().await;
}

#[tokio::test]
async fn class_12_a_body_that_comes_after_the_answer_is_discarded() {
    let server = serve(say_url).await;
    let mut client = Client::connect(&server).await;
    let request = post("/early", &"x".repeat(MIB));
    let (head, rest) = request.split_at(100);
    client.send(head).await;
    assert_eq!(body(&client.response().await), "/early");
    client.send(rest).await;
    client.send(get("/next")).await;
    assert_eq!(body(&client.response().await), "/next");
    server.close().await;
}

#[tokio::test]
async fn an_upload_that_is_refused_gets_to_see_413() {
    let server = serve(read_a_little).await;
    for close in ["", "Connection: close\r\n"] {
        let mut client = Client::connect(&server).await;
        let length = 10 * MIB;
        let head = format!("POST / HTTP/1.1\r\nHost: a\r\n{close}Content-Length: {length}\r\n\r\n");
        client.send(head).await;
        // A client that only reads once it has sent everything, as many do.
        assert!(client.try_send(vec![b'x'; length]).await);
        let response = client.response().await;
        assert_eq!((status(&response), body(&response)), (413, "Payload Too Large"));
    }
    server.close().await;
}

#[tokio::test]
async fn a_body_beyond_all_measure_ends_the_connection() {
    let options = ServerOptions::default().max_discarded_body(MIB as u64);
    let server = listen(create_server(read_a_little).options(options)).await;
    let mut client = Client::connect(&server).await;
    client
        .send(format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", 1_u64 << 40))
        .await;
    let mut sent = 0;
    while sent < 100 * MIB && client.try_send(vec![b'x'; MIB]).await {
        sent += MIB;
    }
    assert!(sent < 100 * MIB, "the server takes everything");
    server.close().await;
}

#[tokio::test]
async fn class_17_pipelined_requests_are_answered_in_order_one_at_a_time() {
    let running = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&running);
    let server = serve(move |request: IncomingMessage, mut response: ServerResponse| {
        let running = Arc::clone(&count);
        async move {
            assert_eq!(running.fetch_add(1, Ordering::SeqCst), 0, "two handlers at once");
            if request.url().ends_with('7') {
                tokio::task::yield_now().await;
            }
            response.end(request.url().to_owned()).await?;
            running.fetch_sub(1, Ordering::SeqCst);
            Ok::<(), Error>(())
        }
    })
    .await;
    let mut client = Client::connect(&server).await;
    let requests: String = (0..500).map(|index| get(&format!("/{index}"))).collect();
    client.send(requests).await;
    for index in 0..500 {
        assert_eq!(body(&client.response().await), format!("/{index}"));
    }
    server.close().await;
}

#[tokio::test]
async fn class_17_a_flood_whose_answers_nobody_reads_is_not_taken_in() {
    let handled = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&handled);
    let (mut client, server_side) = duplex(16 * 1024);
    let server = create_server(move |_: IncomingMessage, mut response: ServerResponse| {
        count.fetch_add(1, Ordering::Relaxed);
        async move { response.end("x".repeat(1000)).await }
    });
    tokio::spawn(server.serve_connection(server_side));
    let flood = get("/").repeat(100_000);
    let flooding = client.write_all(flood.as_bytes());
    // The client is stuck: nothing moves any more on this single-threaded runtime.
    let stuck = async {
        for _ in 0..1_000 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = flooding => panic!("the server took everything in"),
        () = stuck => {}
    }
    let handled = handled.load(Ordering::Relaxed);
    assert!((10..1_000).contains(&handled), "{handled} answers for a client that reads none");
}

#[tokio::test]
async fn class_19_heads_have_a_limit() {
    let server = serve(say_url).await;
    for head in [
        format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(17 * 1024)),
        format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "x".repeat(17 * 1024)),
        format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "Name: value\r\n".repeat(3_000)),
    ] {
        let mut client = Client::connect(&server).await;
        client.try_send(&head).await;
        let answer = client.rest().await;
        let expected = "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n";
        assert_eq!(answer, expected);
    }
    server.close().await;
}

#[tokio::test]
async fn class_20_a_body_over_its_limit_is_413() {
    let server = serve(read_a_little).await;
    let mut client = Client::connect(&server).await;
    let long = "x".repeat(1001);
    let chunked = format!(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n{}\r\n1\r\nx\r\n0\r\n\r\n",
        "x".repeat(1000)
    );
    for (request, expected) in [
        (post("/", &long), 413),
        (post("/", &long[1..]), 200),
        (chunked.clone(), 413),
        (chunked.replace("\r\n1\r\nx", ""), 200),
    ] {
        client.send(request).await;
        assert_eq!(status(&client.response().await), expected);
    }
    server.close().await;
}

#[tokio::test]
async fn a_body_that_is_not_read_is_not_taken_in() {
    let length = format!("Content-Length: {}", 10 * MIB);
    // Tiny chunks between long extensions keep those in memory as well.
    let extension = format!("1;{}\r\nx\r\n", "y".repeat(5_000));
    for (framing, piece) in [
        (length.as_str(), "x".repeat(1_000)),
        ("Transfer-Encoding: chunked", "1\r\nx\r\n".repeat(100)),
        ("Transfer-Encoding: chunked", extension),
    ] {
        let sent =
            taken_in(&format!("POST / HTTP/1.1\r\nHost: a\r\n{framing}\r\n\r\n"), &piece).await;
        assert!((8 * 1024..256 * 1024).contains(&sent), "{sent} bytes in vain, {framing}");
    }
}

/// How many bytes of `piece` again and again a connection takes whose handler reads none.
async fn taken_in(head: &str, piece: &str) -> usize {
    let (mut client, server_side) = duplex(1024);
    let server = create_server(|request: IncomingMessage, response: ServerResponse| async move {
        std::future::pending::<()>().await;
        drop((request, response));
    });
    tokio::spawn(server.serve_connection(server_side));
    client.write_all(head.as_bytes()).await.expect("the server reads");
    let mut sent = 0;
    loop {
        let rest = &piece.as_bytes()[sent % piece.len()..];
        tokio::select! {
            biased;
            written = client.write(rest) => sent += written.expect("the connection is open"),
            () = async { for _ in 0..100 { tokio::task::yield_now().await; } } => return sent,
        }
        assert!(sent < 2 * MIB, "all is taken in");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_read_stops_its_handler() {
    let written = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&written);
    let (mut client, server_side) = duplex(1024);
    let server = create_server(move |_: IncomingMessage, mut response: ServerResponse| {
        let written = Arc::clone(&count);
        async move {
            for _ in 0..10_000 {
                response.write("x".repeat(1000)).await?;
                written.fetch_add(1000, Ordering::Relaxed);
            }
            response.end("").await
        }
    });
    tokio::spawn(server.serve_connection(server_side));
    client.write_all(get("/").as_bytes()).await.expect("the server reads");
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    let stopped_at = written.load(Ordering::Relaxed);
    assert!(stopped_at < 256 * 1024, "{stopped_at} bytes for a client that reads none");
    client.shutdown().await.expect("the connection is open");
    let mut received = Vec::new();
    client.read_to_end(&mut received).await.expect("the server ends");
}
