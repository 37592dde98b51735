//! What a server tells its owner: Node's events that are not requests.

use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;

use bytes::Bytes;

use crate::handler::BoxError;
use crate::{Error, IncomingMessage, ServerResponse, Upgraded};

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Observer<T> = Option<Box<dyn Fn(T) + Send + Sync>>;
type Answerer =
    Box<dyn Fn(IncomingMessage, ServerResponse) -> BoxFuture<Result<(), BoxError>> + Send + Sync>;
type Takeover = Box<dyn Fn(IncomingMessage, Upgraded) -> BoxFuture<()> + Send + Sync>;
type ClientErrorAnswer = Box<dyn Fn(&Error, Option<SocketAddr>) -> Option<Bytes> + Send + Sync>;
type ErrorObserver = Box<dyn Fn(&BoxError) + Send + Sync>;
type RequestObserver = Box<dyn Fn(&IncomingMessage) + Send + Sync>;

#[derive(Default)]
pub(crate) struct Hooks {
    pub(crate) listening: Observer<SocketAddr>,
    pub(crate) connection: Observer<Option<SocketAddr>>,
    pub(crate) error: Option<ErrorObserver>,
    pub(crate) client_error: Option<ClientErrorAnswer>,
    pub(crate) drop_connection: Observer<Option<SocketAddr>>,
    pub(crate) drop_request: Option<RequestObserver>,
    pub(crate) check_continue: Option<Answerer>,
    pub(crate) check_expectation: Option<Answerer>,
    pub(crate) upgrade: Option<Takeover>,
    pub(crate) connect: Option<Takeover>,
    pub(crate) close: Option<Box<dyn Fn() + Send + Sync>>,
}

impl Hooks {
    pub(crate) fn report(&self, error: &BoxError) {
        if let Some(hook) = &self.error {
            hook(error);
        }
    }

    /// What to send to a client whose bytes were refused, before its connection is closed.
    pub(crate) fn client_error(&self, error: &Error, client: Option<SocketAddr>) -> Bytes {
        match &self.client_error {
            Some(hook) => hook(error, client).unwrap_or_default(),
            None => default_answer(error),
        }
    }
}

/// Node's answer to a client error.
fn default_answer(error: &Error) -> Bytes {
    let status = match error {
        Error::Parse(error) => error.status(),
        Error::RequestTimeout => 408,
        _ => 400,
    };
    let phrase = crate::status::reason_phrase(status).unwrap_or("unknown");
    format!("HTTP/1.1 {status} {phrase}\r\nConnection: close\r\n\r\n").into()
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}
