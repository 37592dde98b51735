//! What a handler's calls put on the wire, held against Node's bytes.

use std::sync::{Arc, Mutex};

use nodular_http::{Error, IncomingMessage, NO_HEADERS, ServerResponse, create_server};
use nodular_record::Table;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::Notify;

use crate::support::blank_dates;

/// More than any response of the table, so that writing never waits.
const ROOM: usize = 1 << 20;

#[test]
fn responses_like_node() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    Table::read(env!("CARGO_MANIFEST_DIR"), "responses").check(900, |case| {
        let (bytes, ended, errors) = runtime.block_on(play(text(&case[0]), &case[1]));
        let recorded: Vec<(usize, String, String)> =
            serde_json::from_value(case[4].clone()).expect("a list of errors");
        let like_node = errors == recorded
            && (case[2].is_null() || (case[2] == bytes.as_str() && case[3] == ended));
        if like_node { Ok(()) } else { Err(format!("{bytes:?}, {ended}, {errors:?}")) }
    });
}

type Errors = Vec<(usize, String, String)>;

/// Runs the script against one request; the bytes, whether the server ended the connection, and the errors.
async fn play(request: &str, script: &Value) -> (String, bool, Errors) {
    let (mut client, server_side) = duplex(ROOM);
    let errors = Arc::new(Mutex::new(Errors::new()));
    let done = Arc::new(Notify::new());
    let handler = {
        let (script, errors, done) = (script.clone(), Arc::clone(&errors), Arc::clone(&done));
        move |_: IncomingMessage, mut response: ServerResponse| {
            let (script, errors, done) = (script.clone(), Arc::clone(&errors), Arc::clone(&done));
            async move {
                for (index, step) in script.as_array().into_iter().flatten().enumerate() {
                    if let Err(error) = call(&mut response, step).await {
                        let error = (index, error.code().to_owned(), error.to_string());
                        errors.lock().expect("no panic").push(error);
                    }
                }
                done.notify_one();
            }
        }
    };
    let server = tokio::spawn(create_server(handler).serve_connection(server_side));
    client.write_all(bytes_of(request)).await.expect("there is room");
    done.notified().await;
    let (mut received, ended) = receive_what_is_there(&mut client).await;
    client.shutdown().await.expect("it is open");
    client.read_to_end(&mut received).await.expect("the server ends");
    server.await.expect("no panic");
    let text: String = received.into_iter().map(char::from).collect();
    let errors = errors.lock().expect("no panic").clone();
    (blank_dates(&text), ended, errors)
}

/// The connection has done all it could when the handler's task pauses, so nothing has to be waited for.
async fn receive_what_is_there(client: &mut DuplexStream) -> (Vec<u8>, bool) {
    let mut received = Vec::with_capacity(ROOM);
    loop {
        tokio::select! {
            biased;
            read = client.read_buf(&mut received) => {
                if read.expect("no error in memory") == 0 {
                    return (received, true);
                }
            }
            () = tokio::task::yield_now() => return (received, false),
        }
    }
}

async fn call(response: &mut ServerResponse, step: &Value) -> Result<(), Error> {
    let pairs = |value: &Value| -> Vec<(String, String)> {
        serde_json::from_value(value.clone()).expect("pairs of name and value")
    };
    let status = |value: &Value| u16::try_from(value.as_u64().unwrap_or(0)).expect("a status");
    match text(&step[0]) {
        "tick" => tokio::task::yield_now().await,
        "statusCode" => {
            response.set_status_code(status(&step[1]));
        }
        "statusMessage" => {
            response.set_status_message(text(&step[1]));
        }
        "sendDate" => {
            response.set_send_date(step[1] == true);
        }
        "strictContentLength" => {
            response.set_strict_content_length(step[1] == true);
        }
        "setHeader" => {
            response.set_header(text(&step[1]), text(&step[2]))?;
        }
        "appendHeader" => {
            response.append_header(text(&step[1]), text(&step[2]))?;
        }
        "removeHeader" => {
            response.remove_header(text(&step[1]))?;
        }
        "flushHeaders" => {
            response.flush_headers()?;
        }
        "addTrailers" => {
            response.add_trailers(pairs(&step[1]))?;
        }
        "writeContinue" => {
            response.write_continue()?;
        }
        "writeProcessing" => {
            response.write_processing()?;
        }
        "writeInformation" => {
            response.write_information(status(&step[1]), pairs(&step[2]))?;
        }
        "writeEarlyHints" => {
            let links: Vec<&str> = step[1].as_array().into_iter().flatten().map(text).collect();
            response.write_early_hints(&links, pairs(&step[2]))?;
        }
        "writeHead" => match (status(&step[1]), step[2].as_str(), pairs(&step[3])) {
            (status, None, headers) if headers.is_empty() => {
                response.write_head(status, NO_HEADERS)?;
            }
            (status, None, headers) => {
                response.write_head(status, headers)?;
            }
            (status, Some(message), headers) => {
                response.write_head((status, message), headers)?;
            }
        },
        "write" => response.write(text(&step[1]).to_owned()).await?,
        "end" => response.end(text(&step[1]).to_owned()).await?,
        other => panic!("unknown call {other}"),
    }
    Ok(())
}

fn bytes_of(request: &str) -> &'static [u8] {
    match request {
        "get" => b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "head" => b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        "close" => b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "old" => b"GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "oldKeepAlive" => b"GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n",
        "oldChunks" => b"GET / HTTP/1.0\r\nHost: a\r\nTE: chunked\r\n\r\n",
        other => panic!("unknown request {other}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
