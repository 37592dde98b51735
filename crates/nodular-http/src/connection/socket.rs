//! A connection's bytes, in and out.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::BytesMut;
use tokio::io::AsyncReadExt;
use tokio::time::Instant;

use super::Connection;
use crate::exchange::{Exchange, HIGH_WATER_MARK, wake_other};
use crate::hooks::BoxFuture;
use crate::upgrade::Stream;
use crate::{Handler, IncomingMessage, Upgraded};

/// How much room there is for one read, at least and at most.
const READ_SIZE: std::ops::Range<usize> = 2 * 1024..64 * 1024;

/// How much of later requests is read while one is being answered.
const READ_AHEAD: usize = 16 * 1024;

impl<S: Stream + 'static, H: Handler> Connection<S, H> {
    /// Writes what can be written; says whether that changed anything for the rest.
    pub(super) fn write(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(io) = &mut self.io else { return false };
        let had_output = !self.output.is_empty();
        if had_output {
            let before = self.output.len();
            match self.output.poll_write(io, cx) {
                Poll::Pending => {
                    if self.output.len() < before {
                        self.last_activity = Instant::now();
                    }
                    return false;
                }
                Poll::Ready(Err(_)) => {
                    self.destroy();
                    return true;
                }
                Poll::Ready(Ok(())) => {}
            }
        }
        // For a socket this is nothing; other streams have a buffer of their own.
        if Pin::new(&mut *io).poll_flush(cx).is_pending() {
            return false;
        }
        if let Some(closing) = &mut self.closing {
            if !closing.shut_down {
                if Pin::new(io).poll_shutdown(cx).is_pending() {
                    return false;
                }
                closing.shut_down = true;
            }
            if closing.linger_until.is_none() {
                self.io = None;
            }
            return had_output;
        }
        if had_output {
            if !self.service.options.timeout.is_zero() {
                self.last_activity = Instant::now();
            }
            let mut state = self.exchange.lock();
            state.answer.unsent = 0;
            wake_other(&mut state.answer.waker, cx);
        }
        // A handler may have waited for this, or a request for room in the output.
        had_output && (self.current.is_some() || !self.input.is_empty() || self.input_ended)
    }

    fn wants_to_read(&self) -> bool {
        if self.io.is_none() || self.input_ended || self.upgrading.is_some() {
            return false;
        }
        if let Some(closing) = &self.closing {
            return closing.shut_down;
        }
        match &self.current {
            None => self.output.len() < HIGH_WATER_MARK,
            Some(current) if current.complete => self.input.len() < READ_AHEAD,
            Some(current) => {
                let state = self.exchange.lock();
                if state.body.dropped {
                    current.discarded <= self.service.options.max_discarded_body
                } else {
                    !state.body.is_full()
                }
            }
        }
    }

    /// Reads once; says whether anything came, be it the end.
    pub(super) fn read(&mut self, cx: &mut Context<'_>) -> bool {
        if !self.wants_to_read() {
            return false;
        }
        let Some(io) = &mut self.io else { return false };
        make_room(&mut self.input);
        match pin!(io.read_buf(&mut self.input)).poll(cx) {
            Poll::Pending => return false,
            Poll::Ready(Err(_)) => self.destroy(),
            Poll::Ready(Ok(0)) => self.end_of_input(),
            Poll::Ready(Ok(count)) => {
                if let Some(closing) = &mut self.closing {
                    self.input.clear();
                    closing.discarded += count as u64;
                    if closing.discarded > self.service.options.max_discarded_body {
                        self.io = None;
                    }
                } else if !self.service.options.timeout.is_zero() {
                    self.last_activity = Instant::now();
                }
            }
        }
        true
    }

    /// The client sends no more. Unless told otherwise, as in Node, it is then not waiting for an answer either.
    fn end_of_input(&mut self) {
        self.input_ended = true;
        if self.closing.is_some() {
            self.io = None;
        } else if self.current.is_some() && !self.service.options.allow_half_open {
            self.finish_input();
            self.exchange.lock().set_gone();
        }
        // What is left of the input comes first, and then its end.
    }

    /// The parser has seen all that came: closes, or refuses what is not complete.
    pub(super) fn finish_input(&mut self) {
        match self.parser.finish() {
            Ok(()) => self.close(None),
            Err(error) => self.refuse(&error.into(), None),
        }
    }

    /// Hands the socket over, if a request asked for that and all earlier answers are out.
    pub(super) fn upgrade(&mut self) -> Option<BoxFuture<()>> {
        if !self.output.is_empty() {
            return None;
        }
        let head = self.upgrading.take()?;
        let hooks = &self.service.hooks;
        let is_connect = head.method == http::Method::CONNECT;
        let hook = if is_connect { hooks.connect.as_ref() } else { hooks.upgrade.as_ref() }?;
        let upgraded = Upgraded::new(Box::new(self.io.take()?), self.input.split().freeze());
        Exchange::renew(&mut self.exchange, false);
        let request = IncomingMessage::new(head, Arc::clone(&self.exchange));
        catch_unwind(AssertUnwindSafe(|| hook(request, upgraded))).ok()
    }
}

/// Room for the next read: as much as came last, within bounds.
fn make_room(input: &mut BytesMut) {
    if input.capacity() - input.len() < READ_SIZE.start / 2 {
        let room = (2 * input.capacity()).clamp(READ_SIZE.start, READ_SIZE.end);
        input.reserve(room);
    }
}
