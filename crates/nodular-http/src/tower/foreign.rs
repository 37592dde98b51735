//! A service that answers requests of our server.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Buf, Bytes};
use http_body::{Body, Frame};
use tower_service::Service;

use super::Peers;
use crate::handler::BoxError;
use crate::{Error, IncomingBody, IncomingMessage, ServerResponse};

pub(super) async fn answer<S, B>(
    mut service: S,
    request: IncomingMessage,
    response: ServerResponse,
) -> Result<(), BoxError>
where
    S: Service<http::Request<IncomingBody>, Response = http::Response<B>>,
    S::Error: Into<BoxError>,
    B: Body,
    B::Error: Into<BoxError>,
{
    let request = into_http(request)?;
    poll_fn(|cx| service.poll_ready(cx)).await.map_err(Into::into)?;
    let answer = service.call(request).await.map_err(Into::into)?;
    send(answer, response).await
}

pub(super) fn into_http(request: IncomingMessage) -> Result<http::Request<IncomingBody>, Error> {
    let peers = Peers { remote: request.remote_addr(), local: request.local_addr() };
    let (head, body) = request.into_parts();
    let target = head.target.into_bytes();
    let uri = http::Uri::from_maybe_shared(target).map_err(|_| Error::InvalidTarget)?;
    let mut new = http::Request::new(body);
    *new.method_mut() = head.method;
    *new.uri_mut() = uri;
    *new.version_mut() =
        if head.version == (1, 0) { http::Version::HTTP_10 } else { http::Version::HTTP_11 };
    *new.headers_mut() = (&head.headers).into();
    new.extensions_mut().insert(head.headers);
    new.extensions_mut().insert(peers);
    Ok(new)
}

async fn send<B>(answer: http::Response<B>, mut response: ServerResponse) -> Result<(), BoxError>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    let (parts, body) = answer.into_parts();
    let mut body = pin!(body);
    let exact = body.size_hint().exact();
    response.set_status_code(parts.status.as_u16());
    response.set_http_headers(&parts.headers)?;
    let mut first = None;
    if exact.is_some_and(|exact| exact > 0) && !response.has_header("content-length") {
        first = next(body.as_mut()).await?;
        let whole = first.as_ref().and_then(|frame| frame.data_ref()).map(Buf::remaining);
        if whole.map(|length| length as u64) == exact
            && let Some(Ok(data)) = first.take().map(Frame::into_data)
        {
            response.end(to_bytes(data)).await?;
            return Ok(());
        }
        response.set_header("Content-Length", &exact.unwrap_or_default().to_string())?;
    }
    if exact == Some(0) {
        response.end("").await?;
        return Ok(());
    }
    response.implicit_head()?;
    let mut frame = match first {
        Some(frame) => Some(frame),
        None => next(body.as_mut()).await?,
    };
    while let Some(some) = frame {
        match some.into_data() {
            Ok(data) => response.write(to_bytes(data)).await?,
            Err(other) => {
                if let Ok(trailers) = other.into_trailers() {
                    response.set_http_trailers(&trailers);
                }
            }
        }
        frame = next(body.as_mut()).await?;
    }
    response.end("").await?;
    Ok(())
}

async fn next<B>(mut body: std::pin::Pin<&mut B>) -> Result<Option<Frame<B::Data>>, BoxError>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    poll_fn(|cx| body.as_mut().poll_frame(cx)).await.transpose().map_err(Into::into)
}

fn to_bytes(mut data: impl Buf) -> Bytes {
    let length = data.remaining();
    data.copy_to_bytes(length)
}
