//! Starts a server as the guide's first one, asks it once, and prints the answer.
//!
//! Run with `cargo run --example http_hello`; with `--serve` it stays up for your browser, on port 8080 or the one
//! that `--port` names.

use std::env;
use std::error::Error;
use std::net::SocketAddr;

use nodular::http::{IncomingMessage, ServerResponse, create_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let stay = arguments.iter().any(|argument| argument == "--serve");
    let named = arguments.iter().skip_while(|argument| *argument != "--port").nth(1);
    let port = named.map_or(Ok(if stay { 8080 } else { 0 }), |port| port.parse())?;

    let server =
        create_server(|request: IncomingMessage, mut response: ServerResponse| async move {
            response.write_head(200, [("Content-Type", "text/html; charset=utf-8")])?;
            response.write("<h1>Hello Node!</h1>").await?;
            response.end(format!("<p>Hello Server! You sent a {}.</p>", request.method())).await
        })
        .listen(("127.0.0.1", port))
        .await?;

    // The port is in use now, and the error says so in Node's words.
    let twice = create_server(|_: IncomingMessage, _: ServerResponse| async {});
    if let Err(error) = twice.listen(server.local_addr()).await {
        let port = server.local_addr().port().to_string();
        println!("{} {}", error.code(), error.to_string().replace(&port, "PORT"));
    }

    if stay {
        println!("waiting on http://{}", server.local_addr());
        server.closed().await;
    }
    println!("{}", ask(server.local_addr(), "/guide?chapter=4.1").await?);
    server.close().await;
    println!("closed, listening: {}", server.listening());
    Ok(())
}

/// One request by hand; the answer without its date.
async fn ask(address: SocketAddr, target: &str) -> std::io::Result<String> {
    let mut socket = TcpStream::connect(address).await?;
    let request = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await?;
    let lines = answer.trim_end().lines().filter(|line| !line.starts_with("Date: "));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
