//! Other servers' handlers in ours, ours in other servers.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::Path;
use axum::routing::{get as axum_get, post as axum_post};
use bytes::Bytes;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Frame;
use hyper_util::rt::TokioIo;
use nodular_http::tower::{Peers, from_service, into_service};
use nodular_http::{Error, IncomingMessage, NO_HEADERS, Router, ServerResponse};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Client, body, get, post, serve, status, undated};

#[tokio::test]
async fn an_axum_router_in_our_server() {
    let router = axum::Router::new()
        .route("/user/{id}", axum_get(|Path(id): Path<String>| async move { format!("user {id}") }))
        .route("/echo", axum_post(|text: String| async move { text }))
        .route(
            "/peers",
            axum_get(|request: axum::extract::Request| async move {
                let peers = request.extensions().get::<Peers>().copied();
                format!("{}", peers.is_some_and(|peers| peers.remote.is_some()))
            }),
        )
        .route("/stream", axum_get(streamed));
    let server = serve(from_service(router)).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/user/%EA%B9%80")).await;
    let response = client.response().await;
    assert_eq!(
        undated(&response),
        "HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 8\r\n\
         Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nuser "
            .to_owned()
            + "\u{ea}\u{b9}\u{80}"
    );
    client.send(post("/echo", &"x".repeat(100_000))).await;
    assert_eq!(body(&client.response().await).len(), 100_000);
    client.send(get("/peers")).await;
    assert_eq!(body(&client.response().await), "true");
    client.send(get("/nowhere")).await;
    assert_eq!(status(&client.response().await), 404);
    client.send(get("/stream")).await;
    let streamed = client.read_until("x-sum: 11\r\n\r\n").await;
    assert_eq!(body(&streamed), "5\r\nfirst\r\n6\r\nsecond\r\n0\r\nx-sum: 11\r\n\r\n");
    server.close().await;
}

async fn streamed() -> axum::response::Response {
    let mut trailers = http::HeaderMap::new();
    trailers.insert("x-sum", http::HeaderValue::from_static("11"));
    let frames = vec![
        Frame::data(Bytes::from_static(b"first")),
        Frame::data(Bytes::from_static(b"second")),
        Frame::trailers(trailers),
    ];
    let frames = frames.into_iter().map(Ok::<_, Infallible>);
    let stream = futures_util::stream::iter(frames);
    let paced = futures_util::StreamExt::then(stream, |frame| async move {
        tokio::task::yield_now().await;
        frame
    });
    axum::response::Response::new(axum::body::Body::new(StreamBody::new(paced)))
}

async fn user(request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.set_status_code(201).set_header("X-Id", request.param("id").unwrap_or_default())?;
    response.end("made").await
}

async fn echo(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.write_head(200, NO_HEADERS)?;
    while let Some(chunk) = request.read().await? {
        response.write(chunk).await?;
    }
    response.end("").await
}

async fn small(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    let text = request.text(10).await?;
    response.end(text).await
}

fn router() -> Router {
    Router::new().put("/user/:id", user).post("/echo", echo).post("/small", small)
}

/// One request to an address, on a connection of its own; the response's status and body.
async fn ask(address: SocketAddr, request: &str) -> (u16, String) {
    let mut socket = TcpStream::connect(address).await.expect("it listens");
    let request = request.replace("Host: a", "Host: a\r\nConnection: close");
    socket.write_all(request.as_bytes()).await.expect("it reads");
    let mut response = String::new();
    socket.read_to_string(&mut response).await.expect("it answers");
    (status(&response), body(&response).to_owned())
}

async fn ask_all(address: SocketAddr) {
    let put = post("/user/7", "").replace("POST", "PUT");
    assert_eq!(ask(address, &put).await, (201, "made".into()));
    assert_eq!(ask(address, &get("/user/7")).await.0, 405);
    assert_eq!(ask(address, &get("/nowhere")).await.0, 404);
    assert_eq!(ask(address, &post("/small", "short")).await, (200, "short".into()));
    assert_eq!(ask(address, &post("/small", "much too long")).await.0, 413);
    let long = "0123456789".repeat(30_000);
    let (status, echoed) = ask(address, &post("/echo", &long)).await;
    assert_eq!((status, echoed.matches("0123456789").count() > 29_000), (200, true));
}

#[tokio::test]
async fn our_router_in_axum() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let app = axum::Router::new().fallback_service(into_service(router()));
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    ask_all(address).await;
    server.abort();
}

#[tokio::test]
async fn our_router_in_hyper() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let server = tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = hyper_util::service::TowerToHyperService::new(into_service(router()));
            let builder = hyper::server::conn::http1::Builder::new();
            tokio::spawn(builder.serve_connection(TokioIo::new(socket), service));
        }
    });
    ask_all(address).await;
    server.abort();
}

#[tokio::test]
async fn our_handler_called_by_hand() {
    let mut service = into_service(router());
    let request = http::Request::post("/echo").body(http_body_util::Full::from("hello"));
    let request = request.expect("a valid request");
    let response = tower::Service::call(&mut service, request).await.expect("it is infallible");
    assert_eq!(response.status(), 200);
    let collected = response.into_body().collect().await.expect("a whole body");
    assert_eq!(collected.to_bytes(), "hello");
}

#[tokio::test]
async fn our_handler_reads_late() {
    async fn late(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        let body = request.bytes(1 << 20).await?;
        response.end(body.len().to_string()).await
    }
    let chunks = vec![Bytes::from(vec![0; 50_000]); 5];
    let frames = chunks.into_iter().map(|chunk| Ok::<_, Infallible>(Frame::data(chunk)));
    let body = StreamBody::new(futures_util::stream::iter(frames));
    let request = http::Request::post("/").body(body).expect("a valid request");
    let mut service = into_service(late);
    // A task of its own, which nothing wakes but what it waits for.
    let answer = tokio::spawn(async move {
        let response = tower::Service::call(&mut service, request).await.expect("it is infallible");
        response.into_body().collect().await.expect("a whole body").to_bytes()
    });
    let answer = tokio::time::timeout(std::time::Duration::from_secs(10), answer).await;
    let answer = answer.expect("the handler does not wait for ever");
    assert_eq!(answer.expect("no panic"), "250000");
}
