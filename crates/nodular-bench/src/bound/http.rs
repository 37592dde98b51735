//! HTTP: hyper with nothing around it, on one thread.

use std::convert::Infallible;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::topics::http::{HELLO, Role, mark_seen};

/// Answers every connection until the process ends.
pub(crate) async fn serve(listener: TcpListener, role: Role) -> Result<(), String> {
    loop {
        let (stream, _) = listener.accept().await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        tokio::spawn(async move {
            let service = service_fn(move |request| answer(role, request));
            // A client that goes away is no failure of the server.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(
    role: Role,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (content_type, body) = match role {
        Role::Hello => ("text/plain", Bytes::from_static(HELLO)),
        Role::Json => match request.into_body().collect().await {
            Ok(body) => ("application/json", mark_seen(&body.to_bytes()).into()),
            Err(_) => ("text/plain", Bytes::new()),
        },
    };
    let mut response = Response::new(Full::new(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    Ok(response)
}
