//! What an attack on the server found: handlers and clients that leave in the middle of something.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nodular_http::{Error, IncomingMessage, ServerOptions, ServerResponse, create_server};
use tokio::sync::{Notify, mpsc};

use crate::support::{Client, body, get, listen, post, serve, status};

#[tokio::test]
async fn a_body_can_be_read_after_the_answer() {
    let (seen, mut lengths) = mpsc::unbounded_channel();
    let server = serve(move |mut request: IncomingMessage, mut response: ServerResponse| {
        let seen = seen.clone();
        async move {
            response.end("thanks").await?;
            let body = request.bytes(1 << 20).await?;
            seen.send(body.len()).expect("the test listens");
            Ok::<_, Error>(())
        }
    })
    .await;
    let mut client = Client::connect(&server).await;
    let request = post("/", &"x".repeat(100_000));
    let (head, rest) = request.split_at(100);
    client.send(head).await;
    assert_eq!(body(&client.response().await), "thanks");
    client.send(rest).await;
    assert_eq!(lengths.recv().await, Some(100_000));
    client.send(post("/", "abc")).await;
    assert_eq!(body(&client.response().await), "thanks");
    assert_eq!(lengths.recv().await, Some(3));
    server.close().await;
}

#[tokio::test]
async fn a_failed_head_request_is_answered_even_if_bodies_are_rejected() {
    let options = ServerOptions::default().reject_non_standard_body_writes(true);
    let server =
        listen(create_server(|_: IncomingMessage, _: ServerResponse| async {}).options(options))
            .await;
    let mut client = Client::connect(&server).await;
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(status(&client.read_until("\r\n\r\n").await), 500);
    server.close().await;
}

#[tokio::test]
async fn a_handler_hears_that_a_lingering_client_is_gone() {
    let server = serve(|_request: IncomingMessage, mut response: ServerResponse| async move {
        response.end("bye").await?;
        response.closed().await;
        Ok::<_, Error>(())
    })
    .await;
    let mut client = Client::connect(&server).await;
    client
        .send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\n12")
        .await;
    assert_eq!(body(&client.response().await), "bye");
    drop(client);
    server.close().await;
}

#[tokio::test]
async fn what_was_answered_comes_before_the_refusal_of_the_body() {
    let handler = |mut request: IncomingMessage, mut response: ServerResponse| async move {
        let text = request.text(10).await?;
        response.end(text).await
    };
    let server = serve(handler).await;
    for (expect, first, refused) in [("cake", "417", false), ("100-continue", "100", true)] {
        let mut client = Client::connect(&server).await;
        let head = format!("POST / HTTP/1.1\r\nHost: a\r\nExpect: {expect}\r\n");
        client.send(head + "Transfer-Encoding: chunked\r\n\r\nnonsense").await;
        let answers = client.rest().await;
        assert!(answers.starts_with(&format!("HTTP/1.1 {first} ")), "{answers}");
        assert_eq!(answers.contains("HTTP/1.1 400 Bad Request\r\n"), refused, "{answers}");
    }
    server.close().await;
}

#[tokio::test]
async fn a_panic_of_a_listener_ends_one_connection() {
    let connections = AtomicUsize::new(0);
    let server = create_server(|_: IncomingMessage, mut response: ServerResponse| async move {
        response.end("fine").await
    })
    .on_connection(move |_| assert_ne!(connections.fetch_add(1, Ordering::Relaxed), 0));
    let server = listen(server).await;
    assert_eq!(Client::connect(&server).await.rest().await, "");
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    assert_eq!(body(&client.response().await), "fine");
    server.close().await;
}

#[tokio::test]
async fn half_open_clients_get_all_their_answers() {
    let options = ServerOptions::default().allow_half_open(true);
    let handler = |request: IncomingMessage, mut response: ServerResponse| async move {
        tokio::task::yield_now().await;
        response.end(request.url().to_owned()).await
    };
    let server = listen(create_server(handler).options(options)).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/a") + &get("/b") + &post("/c", "x")).await;
    client.finish().await;
    for url in ["/a", "/b", "/c"] {
        assert_eq!(body(&client.response().await), url);
    }
    assert_eq!(client.rest().await, "");
    server.close().await;
}

#[tokio::test]
async fn a_handler_that_reads_late_gets_the_whole_body() {
    let begin = Arc::new(Notify::new());
    let reader = Arc::clone(&begin);
    let server = serve(move |mut request: IncomingMessage, mut response: ServerResponse| {
        let begin = Arc::clone(&reader);
        async move {
            begin.notified().await;
            let body = request.bytes(1 << 20).await?;
            response.end(body.len().to_string()).await
        }
    })
    .await;
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (size, counts) in [(1_usize, (1_700..2_100).step_by(50)), (1_000, (62..70).step_by(1))] {
        let chunk = format!("{size:x}\r\n{}\r\n", "x".repeat(size));
        for count in counts {
            let mut client = Client::connect(&server).await;
            client.send(format!("{head}{}0\r\n\r\n", chunk.repeat(count))).await;
            // The connection takes in what it may.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            begin.notify_one();
            assert_eq!(body(&client.response().await), (size * count).to_string());
        }
    }
    server.close().await;
}
