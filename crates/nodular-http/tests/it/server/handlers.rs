//! What a handler can do with its request and its response.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use http_body_util::BodyExt;
use nodular_http::{
    Error, IncomingBody, IncomingMessage, Listening, NO_HEADERS, Router, Server, ServerOptions,
    ServerResponse, create_server,
};
use tokio::sync::{Notify, mpsc};

use crate::support::{Client, body, get, listen, post, serve, status};

#[test]
fn what_is_shared_between_threads() {
    fn both<T: Send + Sync>() {}
    both::<Error>();
    both::<IncomingMessage>();
    both::<IncomingBody>();
    both::<ServerResponse>();
    both::<Server<Router>>();
    both::<ServerOptions>();
    both::<Listening>();
    both::<Router>();
}

#[tokio::test]
async fn a_request_has_its_head() {
    let server = serve(|request: IncomingMessage, mut response: ServerResponse| async move {
        let facts = [
            request.method().to_owned(),
            request.url().to_owned(),
            request.path().to_owned(),
            request.query().to_owned(),
            request.http_version().to_owned(),
            request.header("x-many").unwrap_or_default().into_owned(),
            request.header("set-cookie").unwrap_or_default().into_owned(),
            request.headers().raw().join(","),
            request.remote_addr().is_some().to_string(),
            request.local_addr().is_some().to_string(),
            request.complete().to_string(),
        ];
        response.end(facts.join("|")).await
    })
    .await;
    let mut client = Client::connect(&server).await;
    client
        .send("PURGE /a%20b?c=d?e HTTP/1.1\r\nHost: h\r\nX-Many: 1\r\nx-MANY: 2\r\nSet-Cookie: f\r\n\r\n")
        .await;
    assert_eq!(
        body(&client.response().await),
        "PURGE|/a%20b?c=d?e|/a%20b|c=d?e|1.1|1, 2|f|Host,h,X-Many,1,x-MANY,2,Set-Cookie,f|true|true|true"
    );
    server.close().await;
}

#[tokio::test]
async fn a_body_is_a_stream_and_an_http_body() {
    let server = serve(|mut request: IncomingMessage, mut response: ServerResponse| async move {
        if request.url() == "/stream" {
            let mut length = 0;
            let mut body = pin!(&mut request);
            while let Some(chunk) = body.next().await {
                length += chunk?.len();
            }
            let sum = request.trailers().get("x-sum").unwrap_or_default().into_owned();
            return response.end(format!("{length} {sum}")).await;
        }
        let collected = BodyExt::collect(request.into_body()).await?;
        let trailers = collected.trailers().cloned().unwrap_or_default();
        let bytes = collected.to_bytes();
        response.end(format!("{} {:?}", bytes.len(), trailers.get("x-sum"))).await
    })
    .await;
    let mut client = Client::connect(&server).await;
    let chunked = "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\n\r\n";
    for (target, expected) in [("/stream", "5 5"), ("/body", "5 Some(\"5\")")] {
        client.send(format!("POST {target} HTTP/1.1\r\nHost: a\r\n{chunked}")).await;
        assert_eq!(body(&client.response().await), expected);
    }
    server.close().await;
}

#[tokio::test]
async fn a_response_can_be_finished_elsewhere() {
    let server = serve(|_: IncomingMessage, mut response: ServerResponse| async move {
        tokio::spawn(async move {
            tokio::task::yield_now().await;
            response.write("from ").await?;
            tokio::task::yield_now().await;
            response.end("elsewhere").await
        });
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/") + &get("/")).await;
    for _ in 0..2 {
        assert!(client.response().await.contains("\r\nfrom \r\n"));
    }
    server.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_response_is_written_from_another_thread() {
    let server = serve(|_: IncomingMessage, mut response: ServerResponse| async move {
        let writing = tokio::spawn(async move {
            for _ in 0..200 {
                response.write("x".repeat(1000)).await?;
            }
            response.end("").await
        });
        writing.await.expect("no panic")
    })
    .await;
    let mut client = Client::connect(&server).await;
    for _ in 0..5 {
        client.send(get("/")).await;
        assert_eq!(client.response().await.matches('x').count(), 200_000);
    }
    server.close().await;
}

#[tokio::test]
async fn a_client_that_goes_away_is_noticed() {
    let gone = Arc::new(Notify::new());
    let (sender, mut errors) = mpsc::unbounded_channel();
    let begun = Arc::new(Notify::new());
    let (tell, start) = (Arc::clone(&gone), Arc::clone(&begun));
    let server = serve(move |request: IncomingMessage, mut response: ServerResponse| {
        let (tell, start, errors) = (Arc::clone(&tell), Arc::clone(&start), sender.clone());
        async move {
            start.notify_one();
            response.closed().await;
            let write = response.write("to nobody").await.unwrap_err();
            errors.send((response.destroyed(), request.aborted(), write.code().to_owned())).ok();
            tell.notify_one();
        }
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    begun.notified().await;
    drop(client);
    gone.notified().await;
    assert_eq!(errors.recv().await, Some((true, false, "ERR_STREAM_DESTROYED".into())));
    server.close().await;
}

#[tokio::test]
async fn a_body_that_breaks_off_is_aborted() {
    let (sender, mut results) = mpsc::unbounded_channel();
    let server = serve(move |mut request: IncomingMessage, response: ServerResponse| {
        let results = sender.clone();
        async move {
            let error = request.bytes(1000).await.unwrap_err();
            results.send((error.code().to_owned(), error.to_string(), request.aborted())).ok();
            drop(response);
        }
    })
    .await;
    let mut client = Client::connect(&server).await;
    let request = post("/", "hello");
    client.send(&request[..request.len() - 2]).await;
    client.finish().await;
    assert_eq!(results.recv().await, Some(("ECONNRESET".into(), "aborted".into(), true)));
    let answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    assert_eq!(client.rest().await, answer);
    server.close().await;
}

#[tokio::test]
async fn a_client_that_ends_its_side_is_answered_if_so_told() {
    for (allow, expected) in [(false, 0), (true, 200)] {
        let options = ServerOptions::default().allow_half_open(allow);
        let handler = |_: IncomingMessage, mut response: ServerResponse| async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let _ = response.end("late").await;
        };
        let server = listen(create_server(handler).options(options)).await;
        let mut client = Client::connect(&server).await;
        client.send(get("/")).await;
        client.finish().await;
        assert_eq!(status(&client.rest().await), expected);
        server.close().await;
    }
}

#[tokio::test]
async fn class_21_nothing_of_a_response_can_be_split() {
    let server = serve(|_: IncomingMessage, mut response: ServerResponse| async move {
        let evil = "a\r\nSet-Cookie: b";
        let hint = "</a>; rel=preload\r\nSet-Cookie: b";
        let refused = [
            response.set_header("X-A", evil).err(),
            response.append_header("X-A", evil).err(),
            response.set_header(evil, "x").err(),
            response.write_head(200, [("X-A", evil)]).err(),
            response.write_head(200, [(evil, "x")]).err(),
            response.write_head((200, evil), NO_HEADERS).err(),
            response.add_trailers([("X-A", evil)]).err(),
            response.add_trailers([(evil, "x")]).err(),
            response.write_early_hints(&[hint], NO_HEADERS).err(),
            response.write_early_hints(&["</a>; rel=x"], [("X-A", evil)]).err(),
            response.write_information(103, [(evil, "x")]).err(),
        ];
        response.set_status_message("OK");
        let codes = refused.map(|error| error.map_or("none".to_owned(), |e| e.code().to_owned()));
        response.end(codes.join(" ")).await
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    let response = client.response().await;
    assert!(!response.contains("Set-Cookie"), "{response}");
    let (char, token) = ("ERR_INVALID_CHAR", "ERR_INVALID_HTTP_TOKEN");
    let link = "ERR_INVALID_ARG_VALUE";
    let codes = [char, char, token, char, token, char, char, token, link, char, token];
    assert_eq!(body(&response).split(' ').collect::<Vec<_>>(), codes);
    server.close().await;
}

#[tokio::test]
async fn a_response_knows_its_state() {
    let server = serve(|_: IncomingMessage, mut response: ServerResponse| async move {
        assert_eq!((response.status_code(), response.headers_sent()), (200, false));
        response.set_header("X-A", "1")?.append_header("x-a", "2")?;
        assert_eq!(
            (response.has_header("X-a"), response.header_names()),
            (true, vec!["x-a".into()])
        );
        assert_eq!(response.header("x-a").as_deref(), Some("1"));
        response.write_head(200, NO_HEADERS)?;
        assert!(response.headers_sent() && !response.writable_ended());
        response.end("").await?;
        assert!(response.writable_ended());
        while !response.writable_finished() {
            tokio::task::yield_now().await;
        }
        Ok::<(), Error>(())
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/")).await;
    assert!(client.response().await.contains("X-A: 1\r\nX-A: 2\r\n"));
    server.close().await;
}

#[tokio::test]
async fn a_large_answer_arrives_whole() {
    let server = serve(|request: IncomingMessage, mut response: ServerResponse| async move {
        let size: usize = request.url()[1..].parse().unwrap_or(0);
        let data: Vec<u8> = (0..size).map(|index| (index % 251) as u8).collect();
        if size.is_multiple_of(2) {
            return response.end(data).await;
        }
        for chunk in data.chunks(3_000) {
            response.write(chunk.to_vec()).await?;
        }
        response.end("").await
    })
    .await;
    let mut client = Client::connect(&server).await;
    client.send(get("/300000")).await;
    let response = client.response().await;
    let expected = |index: usize| char::from((index % 251) as u8);
    assert!(body(&response).chars().enumerate().all(|(index, byte)| byte == expected(index)));
    assert_eq!(body(&response).chars().count(), 300_000);
    client.send(get("/300001")).await;
    client.read_until("\r\n\r\n").await;
    let chunked = client.read_until("\r\n0\r\n\r\n").await;
    assert!(chunked.len() > 300_001);
    server.close().await;
}
