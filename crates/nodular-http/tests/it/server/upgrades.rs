//! Class 11 of the checklist: connections that stop speaking HTTP.

use nodular_http::{Error, IncomingMessage, ServerResponse, Upgraded, create_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{Client, body, get, listen, serve, status};

const UPGRADE: &str =
    "GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: shout\r\n\r\n";

async fn say_url(request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.end(request.url().to_owned()).await
}

/// Answers every byte with its capital, to the end.
async fn shout(request: IncomingMessage, mut socket: Upgraded) {
    assert_eq!((request.url(), request.complete()), ("/chat", true));
    let headers = [("Connection", "Upgrade"), ("Upgrade", "shout")];
    socket.switch_protocols(headers).await.expect("the client is there");
    let mut text = Vec::new();
    socket.read_to_end(&mut text).await.expect("the client is there");
    socket.write_all(&text.to_ascii_uppercase()).await.expect("the client is there");
    socket.shutdown().await.expect("the client is there");
}

#[tokio::test]
async fn class_11_what_follows_an_upgrade_is_no_request() {
    let server = listen(create_server(say_url).on_upgrade(shout)).await;
    let mut client = Client::connect(&server).await;
    // An earlier request is answered first; what looks like a later one belongs to the new protocol.
    client.send(format!("{}{UPGRADE}{}", get("/before"), get("/after"))).await;
    assert_eq!(body(&client.response().await), "/before");
    assert_eq!(
        client.read_until("\r\n\r\n").await,
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: shout\r\n\r\n"
    );
    client.send("and more").await;
    client.finish().await;
    assert_eq!(client.rest().await, format!("{}AND MORE", get("/after").to_uppercase()));
    server.close().await;
}

#[tokio::test]
async fn class_11_an_upgrade_that_nobody_takes_is_an_ordinary_request() {
    let server = serve(say_url).await;
    let mut client = Client::connect(&server).await;
    client.send(format!("{UPGRADE}{}", get("/after"))).await;
    assert_eq!(body(&client.response().await), "/chat");
    assert_eq!(body(&client.response().await), "/after");
    server.close().await;
}

#[tokio::test]
async fn class_11_an_upgrade_with_a_body_is_an_ordinary_request() {
    let server = listen(create_server(say_url).on_upgrade(shout)).await;
    let mut client = Client::connect(&server).await;
    let with_body = UPGRADE.replace("\r\n\r\n", "\r\nContent-Length: 4\r\n\r\nbody");
    client.send(format!("{with_body}{}", get("/after"))).await;
    assert_eq!(body(&client.response().await), "/chat");
    assert_eq!(body(&client.response().await), "/after");
    server.close().await;
}

#[tokio::test]
async fn connect_needs_a_listener() {
    let connect = "CONNECT example:443 HTTP/1.1\r\nHost: example\r\n\r\nrest";
    let server = serve(say_url).await;
    let mut client = Client::connect(&server).await;
    client.send(connect).await;
    assert_eq!(client.rest().await, "");
    server.close().await;

    let tunnel = |request: IncomingMessage, mut socket: Upgraded| async move {
        assert_eq!((request.url(), socket.rest()), ("example:443", &b"rest"[..]));
        socket.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.expect("the client is there");
        let mut text = [0; 8];
        socket.read_exact(&mut text).await.expect("the client is there");
        socket.write_all(&text).await.expect("the client is there");
    };
    let server = listen(create_server(say_url).on_connect(tunnel)).await;
    let mut client = Client::connect(&server).await;
    client.send(connect).await;
    assert_eq!(status(&client.read_until("\r\n\r\n").await), 200);
    client.send("more").await;
    assert_eq!(client.rest().await, "restmore");
    server.close().await;
}

#[tokio::test]
async fn class_21_the_head_of_an_upgrade_cannot_be_split() {
    let refuse = |_: IncomingMessage, mut socket: Upgraded| async move {
        let error = socket.switch_protocols([("X", "a\r\nSet-Cookie: b")]).await.unwrap_err();
        socket.write_all(error.code().as_bytes()).await.expect("the client is there");
    };
    let server = listen(create_server(say_url).on_upgrade(refuse)).await;
    let mut client = Client::connect(&server).await;
    client.send(UPGRADE).await;
    assert_eq!(client.rest().await, "ERR_INVALID_CHAR");
    server.close().await;
}

#[tokio::test]
async fn close_waits_for_an_upgraded_connection_or_kills_it() {
    let wait = |_: IncomingMessage, mut socket: Upgraded| async move {
        socket.write_all(b"hello").await.expect("the client is there");
        std::future::pending::<()>().await;
    };
    let server = listen(create_server(say_url).on_upgrade(wait)).await;
    let mut client = Client::connect(&server).await;
    client.send(UPGRADE).await;
    client.read_until("hello").await;
    assert!(!server.close_within(std::time::Duration::from_millis(10)).await);
    assert_eq!(client.rest().await, "");
}
