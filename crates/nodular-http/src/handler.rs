//! What answers requests: any function of a request and a response.

use std::error::Error as StdError;
use std::future::Future;

use crate::{IncomingMessage, ServerResponse};

/// Any error, as a handler may return it.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Answers requests: implemented by every `Fn(IncomingMessage, ServerResponse)` that returns a future, and by
/// [`Router`](crate::Router).
///
/// The future returns nothing or a `Result<(), E>`. It runs inside the connection's task: its connection's other
/// requests wait for it, those of other connections do not.
///
/// Node: [event `'request'`](https://nodejs.org/api/http.html#event-request)
pub trait Handler: Send + Sync + 'static {
    /// What the future returns.
    type Output: Outcome;
    /// The answering itself.
    type Future: Future<Output = Self::Output> + Send + 'static;

    /// Begins to answer `request` through `response`.
    fn call(&self, request: IncomingMessage, response: ServerResponse) -> Self::Future;
}

impl<F, Fut> Handler for F
where
    F: Fn(IncomingMessage, ServerResponse) -> Fut + Send + Sync + 'static,
    Fut: Future + Send + 'static,
    Fut::Output: Outcome,
{
    type Output = Fut::Output;
    type Future = Fut;

    fn call(&self, request: IncomingMessage, response: ServerResponse) -> Fut {
        self(request, response)
    }
}

/// What a handler may return: `()`, or a `Result<(), E>` of any error.
pub trait Outcome {
    /// The failure, if there is one.
    ///
    /// # Errors
    ///
    /// The error of the handler.
    fn into_result(self) -> Result<(), BoxError>;
}

impl Outcome for () {
    fn into_result(self) -> Result<(), BoxError> {
        Ok(())
    }
}

impl<E: Into<BoxError>> Outcome for Result<(), E> {
    fn into_result(self) -> Result<(), BoxError> {
        self.map_err(Into::into)
    }
}
