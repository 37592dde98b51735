//! HTTP/1.1 servers with the semantics of [`node:http`](https://nodejs.org/api/http.html).
//!
//! A server is a function of a request and a response:
//!
//! ```
//! use nodular_http::{IncomingMessage, ServerResponse, create_server};
//! # use tokio::io::{AsyncReadExt, AsyncWriteExt};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = create_server(|request: IncomingMessage, mut response: ServerResponse| async move {
//!     response.write_head(200, [("Content-Type", "text/plain; charset=utf-8")])?;
//!     response.write("Hello Node!\n").await?;
//!     response.end(format!("You asked for {}\n", request.url())).await
//! });
//! let server = server.listen(("127.0.0.1", 0)).await?;
//! println!("waiting on http://{}", server.local_addr());
//! # let mut client = tokio::net::TcpStream::connect(server.local_addr()).await?;
//! # client.write_all(b"GET /a HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n").await?;
//! # let mut answer = String::new();
//! # client.read_to_string(&mut answer).await?;
//! # assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/plain"), "{answer}");
//! # assert!(answer.contains("Hello Node!\nYou asked for /a\n"), "{answer}");
//! server.close().await; // what runs is answered, then all connections are closed
//! # Ok(())
//! # }
//! ```
//!
//! A [`Router`] is such a function for REST: methods and patterns like `/user/:id`. [`ServerOptions`] are Node's, with
//! Node's defaults; [`ServerOptions::hardened`] is for a server that faces the network alone. Below it all is [`h1`], a
//! parser and encoder without I/O.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `http.createServer((req, res) => …)` | [`create_server`]`(\|req: IncomingMessage, mut res: ServerResponse\| async move { … })` |
//! | `server.listen(8080, '127.0.0.1', f)` | [`server.listen(("127.0.0.1", 8080)).await?`](Server::listen), then the next line |
//! | `server.on('error', f)` when the port is in use | the `Err` of [`listen`](Server::listen): code `EADDRINUSE` |
//! | `server.on('clientError', f)`, `'upgrade'`, `'checkContinue'` … | [`Server::on_client_error`], [`Server::on_upgrade`] … before `listen` |
//! | `server.close(f)` | [`server.close().await`](Listening::close), or [`close_within`](Listening::close_within) a deadline |
//! | `req.method`, `req.url`, `req.headers['host']` | [`req.method()`](IncomingMessage::method), [`req.url()`](IncomingMessage::url), [`req.header("host")`](IncomingMessage::header) |
//! | `for await (const chunk of req)` | `while let Some(chunk) = `[`req.read().await?`](IncomingMessage::read) |
//! | `let body = ''; req.on('data', …); req.on('end', …)` | [`req.text(limit).await?`](IncomingMessage::text) |
//! | `res.writeHead(404, 'No User', { a: 'b' })` | [`res.write_head((404, "No User"), [("a", "b")])?`](ServerResponse::write_head) |
//! | `res.statusCode = 201; res.setHeader('a', 'b')` | [`res.set_status_code(201).set_header("a", "b")?`](ServerResponse::set_header) |
//! | `if (!res.write(x)) await once(res, 'drain')` | [`res.write(x).await?`](ServerResponse::write) |
//! | `res.end(x)` | [`res.end(x).await?`](ServerResponse::end) |
//! | `res.on('close', f)` | [`res.closed().await`](ServerResponse::closed) |
//!
//! # Handlers
//!
//! A handler returns nothing or a `Result`. If it fails before its answer has begun, the client gets 500, or 413 if the
//! body was over its limit, and nothing of the error's text; after that, the connection breaks off. A panic counts as
//! failure. [`Server::on_error`] hears of both. A handler whose client goes away runs on, and its writes fail.
//!
//! The handler is polled inside its connection's task, with no other task or channel between: one request of a connection
//! at a time, in order, while what it does not read stays in the client's socket.
//!
//! # Features
//!
//! - `tower`: a `tower_service::Service`, such as an axum `Router`, as a handler, and a handler as a `Service`
//!
//! # Differences from Node
//!
//! - Only servers, and only HTTP/1, so far.
//! - There is one listener an event, set before the server listens; events of single messages are futures and results.
//! - Handlers of pipelined requests run one after the other; Node starts them all. An answer is given to each complete
//!   request before nonsense that follows it is refused. What follows a request that closes the connection is not looked
//!   at; Node refuses it with 400, which may take the place of the answer.
//! - A body can be read after the answer. What nobody can read any more is discarded; in Node, what nobody has begun to
//!   read when the answer ends.
//! - A response that is dropped without its end is 500, or breaks the connection off. In Node it stays open for ever.
//! - While the server closes, answers say `Connection: close` and connections end after them. Node serves a busy
//!   connection for as long as its client goes on.
//! - [`close_all_connections`](Listening::close_all_connections) drops the handlers that are at work.
//! - After a refusal the socket is read on for a while, so that the client sees the reason and not a reset. What is
//!   thrown away of a body that nobody reads has a [limit](ServerOptions::max_discarded_body).
//! - Timeouts are exact; Node looks every 30 seconds (`connectionsCheckingInterval`).
//! - An upgrade with a body is an ordinary request, and so is what follows one that no listener takes.
//! - Text in headers is sent as Latin-1, always; Node sends UTF-8 if the head leaves together with a string.
//! - Header lists of `write_head` are in Node's form of arrays: they replace what was set, duplicates among them stay.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod connection;
mod date;
mod error;
mod exchange;
pub mod h1;
mod handler;
mod headers;
mod hooks;
mod incoming;
mod method;
mod options;
mod outbox;
mod response;
mod router;
mod server;
mod status;
#[cfg(feature = "tower")]
pub mod tower;
mod upgrade;

pub use crate::error::Error;
pub use crate::handler::{BoxError, Handler, Outcome};
pub use crate::headers::{
    Headers, JoinDuplicates, Joined, validate_header_name, validate_header_value,
};
pub use crate::incoming::{IncomingBody, IncomingMessage};
pub use crate::method::METHODS;
pub use crate::options::ServerOptions;
pub use crate::response::{NO_HEADERS, ServerResponse, StatusLine};
pub use crate::router::Router;
pub use crate::server::{ListenOptions, Listening, Server, create_server};
pub use crate::status::{STATUS_CODES, reason_phrase};
pub use crate::upgrade::Upgraded;

/// How many bytes the target, names and values of a head have less than, by default.
///
/// Node: [`http.maxHeaderSize`](https://nodejs.org/api/http.html#httpmaxheadersize)
#[doc(alias = "maxHeaderSize")]
pub const MAX_HEADER_SIZE: usize = 16_384;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
