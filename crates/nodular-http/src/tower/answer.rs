//! Our handler as a service: what a connection does for it otherwise, without a connection.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::Peers;
use crate::connection::{Control, Peer};
use crate::exchange::{Exchange, wake_other};
use crate::h1::{Framing, RequestHead, Target};
use crate::handler::{BoxError, Outcome};
use crate::hooks::BoxFuture;
use crate::response::Manner;
use crate::{Error, Handler, Headers, IncomingMessage, ServerResponse};

/// The body that a handler writes, as it comes.
pub struct ResponseBody(Source);

enum Source {
    Handler(Pin<Box<dyn Work>>),
    Text(&'static str),
    Ended,
}

pub(super) async fn answer<H, B>(
    handler: Arc<H>,
    request: http::Request<B>,
) -> http::Response<ResponseBody>
where
    H: Handler,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    let (parts, body) = request.into_parts();
    let framing = framing(&body);
    let peers = parts.extensions.get::<Peers>();
    let peer =
        peers.map_or_else(Peer::default, |peers| Peer { remote: peers.remote, local: peers.local });
    let exchange = Exchange::off_wire(peer, Arc::new(Control::default()));
    let manner = Manner { head_only: parts.method == http::Method::HEAD, ..Manner::default() };
    let request = IncomingMessage::new(head(parts, framing), Arc::clone(&exchange));
    let response = ServerResponse::new(Arc::clone(&exchange), manner);
    let call = async move { handler.call(request, response).await.into_result() };
    let mut work =
        Box::pin(Handling { exchange, call: Some(Box::pin(call)), body: Some(Box::pin(body)) });

    let head = poll_fn(|cx| {
        let failure = work.drive(cx);
        let mut state = work.exchange.lock();
        match (state.answer.parts.take(), failure) {
            (Some(head), _) => Poll::Ready(Ok(head)),
            (None, Some(status)) => Poll::Ready(Err(status)),
            (None, None) if state.answer.dropped => Poll::Ready(Err(500)),
            (None, None) => Poll::Pending,
        }
    })
    .await;
    let (status, headers, source) = match head {
        Ok((status, headers)) => (status, headers, Source::Handler(work)),
        Err(status) => {
            let phrase = crate::status::reason_phrase(status).unwrap_or_default();
            (status, Headers::new(), Source::Text(phrase))
        }
    };
    let mut answer = http::Response::new(ResponseBody(source));
    // A status is 100 to 999, which is what that crate takes as well.
    *answer.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
    *answer.headers_mut() = (&headers).into();
    answer
}

fn head(parts: http::request::Parts, framing: Framing) -> RequestHead {
    let target = parts.uri.path_and_query().map_or("*", |target| target.as_str());
    let received = parts.extensions.get::<Headers>().cloned();
    RequestHead {
        target: Target::from_uri(target),
        version: if parts.version == http::Version::HTTP_10 { (1, 0) } else { (1, 1) },
        headers: received.unwrap_or_else(|| Headers::from(&parts.headers)),
        method: parts.method,
        framing,
        keep_alive: true,
        upgrade: false,
        expect_continue: false,
    }
}

fn framing(body: &impl Body) -> Framing {
    match body.size_hint().exact() {
        Some(0) => Framing::None,
        Some(length) => Framing::Length(length),
        None => Framing::Chunked,
    }
}

/// The handler at work, whatever its type.
trait Work: Send {
    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>>;

    /// How long the rest of the answer is, if it is all there.
    fn rest(&self) -> Option<u64>;
}

struct Handling<B> {
    exchange: Arc<Exchange>,
    call: Option<BoxFuture<Result<(), BoxError>>>,
    body: Option<Pin<Box<B>>>,
}

impl<B> Handling<B>
where
    B: Body<Data = Bytes> + Send,
    B::Error: Into<BoxError>,
{
    /// Lets the handler work, and gives it of the body what it takes. If it fails now, the status to answer with.
    fn drive(&mut self, cx: &mut Context<'_>) -> Option<u16> {
        loop {
            let was_full = self.exchange.lock().body.is_full();
            let received = !was_full && self.receive(cx);
            self.exchange.lock().polling = true;
            let result = self.call.as_mut().map(|call| call.as_mut().poll(cx));
            let mut state = self.exchange.lock();
            state.polling = false;
            state.set_connection(cx);
            let made_room = was_full && !state.body.is_full();
            drop(state);
            match result {
                Some(Poll::Ready(result)) => {
                    self.call = None;
                    let error = result.err()?;
                    return Some(error.downcast_ref::<Error>().map_or(500, Error::status));
                }
                _ if received || made_room => {}
                _ => return None,
            }
        }
    }

    /// Takes one piece of the request's body; says whether there was one.
    fn receive(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(body) = &mut self.body else { return false };
        let frame = match body.as_mut().poll_frame(cx) {
            Poll::Pending => return false,
            Poll::Ready(frame) => frame,
        };
        let mut state = self.exchange.lock();
        match frame.map(|frame| frame.map(Frame::into_data)) {
            Some(Ok(Ok(data))) => {
                let len = data.len();
                state.body.push(data, len);
            }
            Some(Ok(Err(other))) => {
                if let Ok(trailers) = other.into_trailers() {
                    state.body.end = Some(Headers::from(&trailers));
                }
            }
            Some(Err(_)) => {
                self.body = None;
                state.set_gone();
                return true;
            }
            None => {
                self.body = None;
                state.body.end.get_or_insert_default();
            }
        }
        wake_other(&mut state.body.waker, cx);
        true
    }
}

impl<B> Work for Handling<B>
where
    B: Body<Data = Bytes> + Send,
    B::Error: Into<BoxError>,
{
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.drive(cx);
        let mut state = self.exchange.lock();
        if let Some(data) = state.answer.out.take() {
            // A handler that waits for room goes on when the next frame is asked for.
            wake_other(&mut state.answer.waker, cx);
            return Poll::Ready(Some(Ok(Frame::data(data))));
        }
        if state.answer.ended {
            return Poll::Ready(None);
        }
        if state.answer.dropped {
            return Poll::Ready(Some(Err(Error::ResponseDropped.into())));
        }
        Poll::Pending
    }

    fn rest(&self) -> Option<u64> {
        let state = self.exchange.lock();
        state.answer.ended.then(|| state.answer.out.len() as u64)
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = match &mut self.0 {
            Source::Handler(work) => ready!(work.as_mut().poll_frame(cx)),
            Source::Text(text) => {
                let data = Bytes::from_static(text.as_bytes());
                self.0 = Source::Ended;
                return Poll::Ready(Some(Ok(Frame::data(data))));
            }
            Source::Ended => None,
        };
        if !matches!(frame, Some(Ok(_))) {
            self.0 = Source::Ended;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.size_hint().exact() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        let rest = match &self.0 {
            Source::Handler(work) => work.rest(),
            Source::Text(text) => Some(text.len() as u64),
            Source::Ended => Some(0),
        };
        rest.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl<B> Drop for Handling<B> {
    fn drop(&mut self) {
        self.exchange.lock().set_gone();
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody").finish_non_exhaustive()
    }
}
