//! [`tower_service::Service`] both ways.

mod answer;
mod foreign;

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Body;
use tower_service::Service;

pub use self::answer::ResponseBody;
use crate::handler::BoxError;
use crate::{Error, Handler, IncomingBody, IncomingMessage, ServerResponse};

/// A handler that lets a [`Service`] answer: an axum `Router`, or anything in tower's layers.
///
/// The service sees `http::Request<IncomingBody>`; the socket's addresses are in its extensions as [`Peers`], the
/// headers with order and case as [`Headers`](crate::Headers).
///
/// ```
/// # use std::convert::Infallible;
/// # use nodular_http::{IncomingBody, create_server, tower::from_service};
/// # fn example<S>(service: S)
/// # where
/// #     S: tower_service::Service<http::Request<IncomingBody>, Response = http::Response<String>, Error = Infallible>
/// #         + Clone + Send + Sync + 'static,
/// #     S::Future: Send,
/// # {
/// let server = create_server(from_service(service));
/// # drop(server);
/// # }
/// ```
pub fn from_service<S>(service: S) -> FromService<S> {
    FromService { service }
}

/// The handler that [`from_service`] makes.
#[derive(Clone, Debug)]
pub struct FromService<S> {
    service: S,
}

/// The two ends of the connection that a request came on, as far as they are known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Peers {
    /// The client's end.
    pub remote: Option<std::net::SocketAddr>,
    /// The server's end.
    pub local: Option<std::net::SocketAddr>,
}

impl<S, B> Handler for FromService<S>
where
    S: Service<http::Request<IncomingBody>, Response = http::Response<B>>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Output = Result<(), BoxError>;
    type Future = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn call(&self, request: IncomingMessage, response: ServerResponse) -> Self::Future {
        let service = self.service.clone();
        Box::pin(foreign::answer(service, request, response))
    }
}

/// A handler as a [`Service`], which mounts in axum, hyper, or tower's layers.
///
/// An error of the handler becomes a response with status 500, as in our server. What the server does by itself, such
/// as `Date` and `Connection`, is the other server's business there.
///
/// ```
/// # use nodular_http::{IncomingMessage, Router, ServerResponse, tower::into_service};
/// # async fn hello(_: IncomingMessage, mut response: ServerResponse) { let _ = response.end("hello").await; }
/// let service = into_service(Router::new().get("/hello", hello));
/// # drop(service);
/// ```
pub fn into_service<H: Handler>(handler: H) -> IntoService<H> {
    IntoService { handler: Arc::new(handler) }
}

/// The service that [`into_service`] makes.
pub struct IntoService<H> {
    handler: Arc<H>,
}

impl<H, B> Service<http::Request<B>> for IntoService<H>
where
    H: Handler,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = http::Response<ResponseBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let handler = Arc::clone(&self.handler);
        Box::pin(async move { Ok(answer::answer(handler, request).await) })
    }
}

impl<H> Clone for IntoService<H> {
    fn clone(&self) -> Self {
        Self { handler: Arc::clone(&self.handler) }
    }
}

impl<H> fmt::Debug for IntoService<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoService").finish_non_exhaustive()
    }
}

impl IncomingMessage {
    /// This request in the types of the `http` crate.
    ///
    /// Its addresses are in the extensions as [`Peers`], its headers with order and case as
    /// [`Headers`](crate::Headers).
    ///
    /// # Errors
    ///
    /// [`Error::InvalidTarget`] if the target is no URI of that crate.
    pub fn into_http(self) -> Result<http::Request<IncomingBody>, Error> {
        foreign::into_http(self)
    }
}
