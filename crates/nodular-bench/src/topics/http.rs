//! The servers of the topic `http`: Nodular's and, as the yardstick, bare hyper.

use nodular_http::{Error, IncomingMessage, ServerResponse, create_server};
use serde_json::{Value, json as object};
use tokio::net::TcpListener;
use tokio::runtime;

use crate::bound;
use crate::line;
use crate::options::{Implementation, Options};

pub(crate) const HELLO: &[u8] = b"hello world";

/// What a server does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// Answers `hello world` as plain text.
    Hello,
    /// Parses the posted JSON, sets `seen` in it and sends it back.
    Json,
}

/// Serves until the process is ended.
///
/// # Errors
///
/// In words for the command line: no such role, or the port cannot be had.
pub(crate) fn serve(role: &str, options: &Options) -> Result<(), String> {
    let role = match role {
        "hello" => Role::Hello,
        "json" => Role::Json,
        _ => return Err(format!("http has no role {role}")),
    };
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", options.port)).await;
        let listener = listener.map_err(|error| error.to_string())?;
        ready(role, listener.local_addr().map_err(|error| error.to_string())?.port())?;
        match options.implementation {
            None | Some(Implementation::Nodular) => nodular(listener, role).await,
            Some(Implementation::Hyper) => bound::http::serve(listener, role).await,
            Some(Implementation::Bound) => Err("the bound of http is --impl=hyper".to_owned()),
        }
    })
}

async fn nodular(listener: TcpListener, role: Role) -> Result<(), String> {
    let listening = match role {
        Role::Hello => create_server(hello).serve(listener),
        Role::Json => create_server(json).serve(listener),
    };
    let _listening = listening.map_err(|error| error.to_string())?;
    std::future::pending().await
}

async fn hello(_: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    response.write_head(200, [("content-type", "text/plain"), ("content-length", "11")])?;
    response.end(HELLO).await
}

async fn json(mut request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
    let body = mark_seen(&request.bytes(1 << 20).await?);
    let length = body.len().to_string();
    let headers = [("content-type", "application/json"), ("content-length", &length)];
    response.write_head(200, headers)?;
    response.end(body).await
}

fn ready(role: Role, port: u16) -> Result<(), String> {
    let role = format!("{role:?}").to_lowercase();
    let pid = std::process::id();
    line::print(&object!({ "ready": true, "role": role, "port": port, "pid": pid }))
}

/// The body with `seen` set; nothing if it is no JSON object.
pub(crate) fn mark_seen(body: &[u8]) -> Vec<u8> {
    let Ok(Value::Object(mut object)) = serde_json::from_slice(body) else { return Vec::new() };
    object.insert("seen".to_owned(), true.into());
    serde_json::to_vec(&object).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_comes_back_marked() {
        assert_eq!(mark_seen(br#"{"z":1,"a":[]}"#), br#"{"z":1,"a":[],"seen":true}"#);
        assert_eq!(mark_seen(b"{"), b"");
    }
}
