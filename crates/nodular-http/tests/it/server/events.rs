//! What a server tells its owner, and what it asks.

use std::sync::{Arc, Mutex};

use nodular_http::{
    Error, IncomingMessage, NO_HEADERS, ServerOptions, ServerResponse, create_server,
};

use crate::support::{Client, body, get, listen, post, status};

/// What was heard, in order.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn note(&self, text: impl Into<String>) {
        self.0.lock().expect("no panic").push(text.into());
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}

async fn say_url(request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.end(request.url().to_owned()).await
}

#[tokio::test]
async fn the_life_of_a_server() {
    let heard = Heard::default();
    let (listening, connection, close) = (heard.clone(), heard.clone(), heard.clone());
    let server = create_server(say_url)
        .on_listening(move |address| listening.note(format!("listening on {}", address.ip())))
        .on_connection(move |client| connection.note(format!("connection {}", client.is_some())))
        .on_close(move || close.note("close"));
    let server = listen(server).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    client.response().await;
    assert!(server.listening());
    server.close().await;
    assert!(!server.listening());
    while heard.all().len() < 3 {
        tokio::task::yield_now().await;
    }
    assert_eq!(heard.all(), ["listening on 127.0.0.1", "connection true", "close"]);
}

#[tokio::test]
async fn failures_of_handlers() {
    let heard = Heard::default();
    let error = heard.clone();
    let handler = |request: IncomingMessage, mut response: ServerResponse| async move {
        match request.url() {
            "/panic" => panic!("help"),
            "/late" => {
                response.write("begun").await?;
                tokio::task::yield_now().await;
                Err("too late".into())
            }
            "/forgotten" => Ok(()),
            _ => Err::<(), nodular_http::BoxError>("early".into()),
        }
    };
    let server = create_server(handler).on_error(move |failure| error.note(failure.to_string()));
    let server = listen(server).await;
    let mut client = Client::connect(&server).await;
    for target in ["/early", "/panic", "/forgotten"] {
        client.send(get(target)).await;
        assert_eq!(status(&client.response().await), 500);
    }
    client.send(get("/late")).await;
    // Cut off: the chunk that would end the body never comes.
    assert!(client.rest().await.ends_with("\r\n\r\n5\r\nbegun\r\n"));
    assert_eq!(
        heard.all(),
        [
            "early",
            "the request handler panicked: help",
            "the response was dropped before its end",
            "too late"
        ]
    );
    server.close().await;
}

#[tokio::test]
async fn a_failure_is_answered_as_the_request_wants() {
    let fail = |_: IncomingMessage, _: ServerResponse| async { Err::<(), _>("no") };
    let server = listen(create_server(fail)).await;
    let mut client = Client::connect(&server).await;
    // No body after HEAD: the next answer follows at once.
    client.send(get("/").replace("GET", "HEAD") + &get("/")).await;
    let answer = client.read_until("\r\n\r\n").await;
    assert_eq!((status(&answer), answer.contains("Content-Length")), (500, false));
    assert!(client.response().await.ends_with("\r\n\r\nInternal Server Error"));
    // A client of HTTP/1.0 knows no other end than that of the connection.
    client.send("GET / HTTP/1.0\r\n\r\n").await;
    let answer = client.rest().await;
    assert!(answer.contains("Connection: close\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\nInternal Server Error"), "{answer}");
    server.close().await;
}

#[tokio::test]
async fn client_errors_can_be_answered() {
    let heard = Heard::default();
    let note = heard.clone();
    let server = create_server(say_url).on_client_error(move |error, client| {
        note.note(format!("{} {}", error.code(), client.is_some()));
        Some("HTTP/1.1 418 I'm a Teapot\r\n\r\n".into())
    });
    let server = listen(server).await;
    let mut client = Client::connect(&server).await;
    client.send("nonsense\r\n\r\n").await;
    assert_eq!(client.rest().await, "HTTP/1.1 418 I'm a Teapot\r\n\r\n");
    assert_eq!(heard.all(), ["HPE_INVALID_METHOD true"]);
    server.close().await;
}

#[tokio::test]
async fn connections_over_the_limit_are_dropped() {
    let heard = Heard::default();
    let note = heard.clone();
    let server = create_server(say_url)
        .options(ServerOptions::default().max_connections(1))
        .on_drop(move |client| note.note(format!("drop {}", client.is_some())));
    let server = listen(server).await;
    let mut first = Client::connect(&server).await;
    first.send(get("/first")).await;
    assert_eq!(body(&first.response().await), "/first");
    let mut second = Client::connect(&server).await;
    assert_eq!(second.rest().await, "");
    assert_eq!(heard.all(), ["drop true"]);
    drop(first);
    while server.connections() > 0 {
        tokio::task::yield_now().await;
    }
    let mut third = Client::connect(&server).await;
    third.send(get("/third")).await;
    assert_eq!(body(&third.response().await), "/third");
    server.close().await;
}

#[tokio::test]
async fn requests_over_the_limit_are_503() {
    let heard = Heard::default();
    let note = heard.clone();
    let server = create_server(say_url)
        .options(ServerOptions::default().max_requests_per_socket(1))
        .on_drop_request(move |request| note.note(request.url()));
    let server = listen(server).await;
    let mut client = Client::connect(&server).await;
    client.send(get("/1") + &get("/2")).await;
    assert!(client.response().await.contains("Connection: close\r\n"));
    assert_eq!(status(&client.response().await), 503);
    assert_eq!(heard.all(), ["/2"]);
    server.close().await;
}

#[tokio::test]
async fn expectations_can_be_checked() {
    let check = |request: IncomingMessage, mut response: ServerResponse| async move {
        if request.url() == "/welcome" {
            response.write_continue()?;
            let mut request = request;
            let text = request.text(100).await?;
            return response.end(text).await;
        }
        response.write_head(417, NO_HEADERS)?;
        response.end("").await
    };
    let other = |request: IncomingMessage, mut response: ServerResponse| async move {
        let expect = request.header("expect").unwrap_or_default().into_owned();
        response.end(expect).await
    };
    let server = create_server(say_url).on_check_continue(check).on_check_expectation(other);
    let server = listen(server).await;
    let expecting = |target: &str| {
        post(target, "hello").replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n")
    };
    let mut client = Client::connect(&server).await;
    let request = expecting("/welcome");
    let (head, text) = request.split_at(request.len() - "hello".len());
    client.send(head).await;
    assert_eq!(client.read_until("\r\n\r\n").await, "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(text).await;
    assert_eq!(body(&client.response().await), "hello");
    client.send(request.replace("100-continue", "200-ok")).await;
    assert_eq!(body(&client.response().await), "200-ok");
    // Nobody knows whether the body follows a refusal, so the connection cannot go on.
    client.send(expecting("/unwelcome")).await;
    let refusal = client.rest().await;
    assert_eq!((status(&refusal), refusal.contains("Connection: close\r\n")), (417, true));
    server.close().await;
}
