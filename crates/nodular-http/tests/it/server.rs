//! The server as a client sees it.

mod attacks;
mod draining;
mod events;
mod handlers;
mod limits;
mod timeouts;
mod upgrades;

use nodular_http::{Error, IncomingMessage, ServerResponse};

use crate::support::{Client, body, get, post, serve, status, undated};

#[tokio::test]
async fn the_guides_hello() {
    let server = serve(|_: IncomingMessage, mut response: ServerResponse| async move {
        response.write_head(200, [("Content-Type", "text/html; charset=utf-8")])?;
        response.write("<h1>Hello Node!</h1>").await?;
        response.end("<p>Hello Server!</p>").await
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    assert_eq!(
        undated(&client.response().await),
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: keep-alive\r\n\
         Keep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\n\
         28\r\n<h1>Hello Node!</h1><p>Hello Server!</p>\r\n0\r\n\r\n"
    );
    client.send(get("/again")).await;
    assert_eq!(status(&client.response().await), 200);
    server.close().await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn echoes_a_body() {
    let server = serve(|mut request: IncomingMessage, mut response: ServerResponse| async move {
        let text = request.text(1 << 20).await?;
        response.end(text).await
    })
    .await;
    let mut client = Client::connect(&server).await;
    for text in ["", "x", &"0123456789abcdef".repeat(20_000)] {
        client.send(post("/", text)).await;
        assert_eq!(body(&client.response().await), text);
    }
    server.close().await;
}

#[tokio::test]
async fn an_error_is_500_and_says_nothing() {
    let server = serve(|_: IncomingMessage, response: ServerResponse| async move {
        drop(response);
        Err::<(), _>("the password is 1234")
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    let response = client.response().await;
    assert_eq!((status(&response), body(&response)), (500, "Internal Server Error"));
    server.close().await;
}

#[tokio::test]
async fn a_panic_is_500_and_the_server_lives() {
    let server = serve(|request: IncomingMessage, mut response: ServerResponse| async move {
        assert_ne!(request.url(), "/panic");
        response.end("fine").await?;
        Ok::<(), Error>(())
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/panic")).await;
    assert_eq!(status(&client.response().await), 500);
    client.send(get("/")).await;
    assert_eq!(body(&client.response().await), "fine");
    server.close().await;
}
