//! How a connection ends before its time.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;

use super::{Closing, Connection, LINGER_REFUSED};
use crate::exchange::Exchange;
use crate::handler::BoxError;
use crate::response::Manner;
use crate::upgrade::Stream;
use crate::{Error, Handler, ServerResponse};

impl<S: Stream + 'static, H: Handler> Connection<S, H> {
    /// The handler failed: answers 500 if nothing has been answered yet, else breaks the connection off, so that the
    /// client does not take a part for the whole. Says whether it answered.
    pub(super) fn fail(&mut self, error: BoxError) -> bool {
        let Some(current) = self.current.as_mut() else { return false };
        let mut state = self.exchange.lock();
        let (gone, ended) = (state.gone, state.answer.ended);
        // Who still holds the request or the response is told that it is over.
        if !ended {
            state.set_gone();
        }
        drop(state);
        if !gone {
            self.service.hooks.report(&error);
        }
        if ended || gone || current.answered {
            return false;
        }
        if current.begun {
            self.io = None;
            return false;
        }
        let status = error.downcast_ref::<Error>().map_or(500, Error::status);
        let keep_alive = current.manner.keep_alive && current.complete;
        // An answer to HEAD leaves the text out, which must not be an error here.
        let manner = Manner { keep_alive, reject_body: false, ..current.manner };
        self.exchange = Exchange::new(self.peer, Arc::clone(&self.control));
        // The body that is still to come belongs to nobody.
        self.exchange.lock().body.dropped = true;
        let mut response = ServerResponse::new(Arc::clone(&self.exchange), manner);
        let phrase = crate::status::reason_phrase(status).unwrap_or_default();
        response.set_status_code(status);
        // It cannot fail: nothing in it comes from outside.
        let _ = response.finish(Bytes::from_static(phrase.as_bytes()));
        true
    }

    /// The client's bytes are refused: says so, if an answer has not begun, and closes.
    pub(super) fn refuse(&mut self, error: &Error, linger: Option<Duration>) {
        let answer = self.service.hooks.client_error(error, self.peer.remote);
        if let Some(current) = &mut self.current {
            current.take_written(&mut self.exchange.lock().answer, &mut self.output);
        }
        if self.current.as_ref().is_none_or(|current| !current.begun && !current.answered) {
            self.output.push(answer);
        }
        self.exchange.lock().set_gone();
        self.close(linger);
    }

    /// Closes after what is to be sent, and after reading for as long as `linger` what the client is sending.
    pub(super) fn close(&mut self, linger: Option<Duration>) {
        let unread = !self.input.is_empty();
        let linger = linger.or(unread.then_some(LINGER_REFUSED));
        self.closing.get_or_insert_with(|| Closing {
            linger_until: linger.map(|linger| Instant::now() + linger),
            shut_down: false,
            discarded: 0,
        });
        self.input.clear();
    }

    /// The client is gone.
    pub(super) fn destroy(&mut self) {
        self.io = None;
        self.output.clear();
        self.exchange.lock().set_gone();
    }
}
