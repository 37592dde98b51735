//! Closing a server without losing a request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use nodular_http::{Error, IncomingMessage, ServerResponse, create_server};
use tokio::net::TcpStream;
use tokio::sync::{Notify, Semaphore};

use crate::support::{Client, body, get, listen, serve};

/// A handler that says when it begins, and answers when it is let.
fn gated() -> (Arc<Notify>, Arc<Semaphore>, impl nodular_http::Handler) {
    let (begun, gate) = (Arc::new(Notify::new()), Arc::new(Semaphore::new(0)));
    let handler = {
        let (begun, gate) = (Arc::clone(&begun), Arc::clone(&gate));
        move |_: IncomingMessage, mut response: ServerResponse| {
            let (begun, gate) = (Arc::clone(&begun), Arc::clone(&gate));
            async move {
                begun.notify_one();
                gate.acquire().await.expect("it is not closed").forget();
                response.end("done").await
            }
        }
    };
    (begun, gate, handler)
}

#[tokio::test]
async fn a_running_request_is_answered_and_then_closed() {
    let (begun, gate, handler) = gated();
    let server = serve(handler).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    begun.notified().await;
    let closing = tokio::spawn({
        let server = server.clone();
        async move { server.close().await }
    });
    while server.listening() {
        tokio::task::yield_now().await;
    }
    assert!(TcpStream::connect(server.local_addr()).await.is_err(), "it still accepts");
    assert_eq!(server.connections(), 1);
    gate.add_permits(1);
    let response = client.response().await;
    assert!(response.contains("Connection: close\r\n"), "{response}");
    assert_eq!(body(&response), "done");
    assert_eq!(client.rest().await, "");
    closing.await.expect("no panic");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn idle_connections_are_closed() {
    let closed = Arc::new(Notify::new());
    let tell = Arc::clone(&closed);
    let handler =
        |_: IncomingMessage, mut response: ServerResponse| async move { response.end("x").await };
    let server = listen(create_server(handler).on_close(move || tell.notify_one())).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    client.response().await;
    server.close().await;
    assert_eq!(client.rest().await, "");
    closed.notified().await;
}

#[tokio::test]
async fn close_idle_connections_spares_the_busy() {
    let (begun, gate, handler) = gated();
    let server = serve(handler).await;
    let (mut idle, mut busy) = (Client::connect(&server).await, Client::connect(&server).await);
    gate.add_permits(1);
    idle.send(get("/")).await;
    idle.response().await;
    begun.notified().await;
    busy.send(get("/")).await;
    begun.notified().await;
    server.close_idle_connections();
    assert_eq!(idle.rest().await, "");
    gate.add_permits(1);
    assert_eq!(body(&busy.response().await), "done");
    // It was busy then, so it stays.
    gate.add_permits(1);
    busy.send(get("/")).await;
    assert_eq!(body(&busy.response().await), "done");
    server.close().await;
}

#[tokio::test]
async fn a_deadline_cuts_off_what_is_left() {
    let (begun, _gate, handler) = gated();
    let server = serve(handler).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    begun.notified().await;
    assert!(!server.close_within(Duration::from_millis(10)).await);
    assert_eq!(client.rest().await, "");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn close_all_connections_drops_the_handlers() {
    let (begun, gate, handler) = gated();
    let server = serve(handler).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    begun.notified().await;
    server.close_all_connections();
    assert_eq!(client.rest().await, "");
    assert!(server.listening());
    gate.add_permits(1);
    let mut next = Client::connect(&server).await;
    next.send(get("/")).await;
    assert_eq!(body(&next.response().await), "done");
    server.close().await;
}

#[tokio::test]
async fn no_request_is_lost_while_the_server_closes() {
    let answered = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&answered);
    let server = serve(move |_: IncomingMessage, mut response: ServerResponse| {
        let count = Arc::clone(&count);
        async move {
            tokio::task::yield_now().await;
            count.fetch_add(1, Ordering::Relaxed);
            response.end("x").await?;
            Ok::<(), Error>(())
        }
    })
    .await;
    let clients = (0..20).map(|_| {
        let server = server.clone();
        tokio::spawn(async move {
            let mut client = Client::connect(&server).await;
            let mut got = 0;
            // The first request of a connection always has an answer; the last one says that it is the last.
            loop {
                if !client.try_send(get("/")).await {
                    return got;
                }
                let Some(response) = client.try_response().await else { return got };
                got += 1;
                if response.contains("Connection: close") {
                    return got;
                }
            }
        })
    });
    let clients: Vec<_> = clients.collect();
    while answered.load(Ordering::Relaxed) < 200 {
        tokio::task::yield_now().await;
    }
    server.close().await;
    let mut got = 0;
    for client in clients {
        got += client.await.expect("no panic");
    }
    assert_eq!(got, answered.load(Ordering::Relaxed));
}
