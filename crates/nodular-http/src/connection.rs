//! One connection: reads requests, runs the handler, writes answers, all in one task.
//!
//! [`Connection::poll`] goes round until nothing moves: take requests off the input and let the handler answer them
//! (`process`), write, read. A handler that is ready at once costs no wake-up, and the answers to requests that came
//! together leave together.

mod control;
mod timer;

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::io::AsyncReadExt;
use tokio::time::Instant;

pub(crate) use self::control::{Command, Control, Peer};
use self::timer::Timer;
use crate::exchange::{Exchange, HIGH_WATER_MARK, wake_other};
use crate::h1::{Event, Framing, RequestHead, RequestParser};
use crate::handler::{BoxError, Outcome};
use crate::hooks::{BoxFuture, Hooks};
use crate::outbox::Outbox;
use crate::response::{Manner, NO_HEADERS};
use crate::upgrade::Stream;
use crate::{Error, Handler, IncomingMessage, ServerOptions, ServerResponse, Upgraded};

/// How much room there is for one read, at least and at most.
const READ_SIZE: std::ops::Range<usize> = 2 * 1024..64 * 1024;

/// How much room for reading an idle connection keeps.
const KEPT_WHILE_IDLE: usize = 8 * 1024;

/// How much of later requests is read while one is being answered.
const READ_AHEAD: usize = 16 * 1024;

/// How long a client that was refused may go on sending before it is cut off: time to read the reason.
const LINGER_REFUSED: Duration = Duration::from_secs(5);

/// The same for a client that is still sending a body which no one wants.
const LINGER_ANSWERED: Duration = Duration::from_secs(30);

/// Once the server closes: how long a new connection may take to its first byte, and a refused client to read why.
const DRAIN_PATIENCE: Duration = Duration::from_secs(1);

/// What the connections of a server share.
#[derive(Debug)]
pub(crate) struct Service<H> {
    pub(crate) handler: H,
    pub(crate) options: ServerOptions,
    pub(crate) hooks: Hooks,
}

/// Serves one connection to its end.
pub(crate) async fn run<S, H>(io: S, service: Arc<Service<H>>, control: Arc<Control>, peer: Peer)
where
    S: Stream + 'static,
    H: Handler,
{
    let mut connection = Connection::new(io, service, Arc::clone(&control), peer);
    let upgraded = poll_fn(|cx| connection.poll(cx)).await;
    drop(connection);
    let Some(mut upgraded) = upgraded else { return };
    poll_fn(|cx| {
        control.attach(cx);
        if control.is_killed() { Poll::Ready(()) } else { upgraded.as_mut().poll(cx) }
    })
    .await;
}

struct Connection<S, H: Handler> {
    /// Gone once nothing can be sent any more.
    io: Option<S>,
    service: Arc<Service<H>>,
    control: Arc<Control>,
    peer: Peer,
    parser: RequestParser,
    input: BytesMut,
    output: Outbox,
    exchange: Arc<Exchange>,
    current: Option<Current>,
    /// The handler at work. One box for all requests of the connection.
    call: Pin<Box<Option<H::Future>>>,
    /// A handler of another event than `request` at work.
    other_call: Option<BoxFuture<Result<(), BoxError>>>,
    /// A request that asked for another protocol, waiting for earlier answers to leave.
    upgrading: Option<RequestHead>,
    closing: Option<Closing>,
    input_ended: bool,
    requests: u32,
    timer: Timer,
    /// When this began: the request, or the wait for it.
    since: Instant,
    /// The first byte of a request is there.
    receiving: bool,
    last_activity: Instant,
    drain_noticed: Option<Instant>,
}

/// The request that is being answered.
#[derive(Debug, Default)]
struct Current {
    /// All of it has come in.
    complete: bool,
    /// The answer is complete.
    answered: bool,
    /// Something of the answer's head may be on the wire.
    begun: bool,
    /// How much of the body has been thrown away.
    discarded: u64,
}

/// A connection that only has to say its last word.
#[derive(Debug)]
struct Closing {
    /// Until when to read what the client still sends, so that it gets to see the answer: closing with bytes unread
    /// would reset the connection.
    linger_until: Option<Instant>,
    shut_down: bool,
    discarded: u64,
}

impl<S: Stream + 'static, H: Handler> Connection<S, H> {
    fn new(io: S, service: Arc<Service<H>>, control: Arc<Control>, peer: Peer) -> Self {
        let now = Instant::now();
        Self {
            io: Some(io),
            parser: RequestParser::new(service.options.parser()),
            service,
            exchange: Exchange::new(peer, Arc::clone(&control)),
            control,
            peer,
            input: BytesMut::new(),
            output: Outbox::default(),
            current: None,
            call: Box::pin(None),
            other_call: None,
            upgrading: None,
            closing: None,
            input_ended: false,
            requests: 0,
            timer: Timer::default(),
            since: now,
            receiving: false,
            last_activity: now,
            drain_noticed: None,
        }
    }

    /// Ready when the connection is over, with what takes its place if it was upgraded.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<BoxFuture<()>>> {
        self.control.attach(cx);
        loop {
            if self.control.is_killed() {
                return Poll::Ready(None);
            }
            self.process(cx);
            let mut moved = self.write(cx);
            if let Some(upgraded) = self.upgrade() {
                return Poll::Ready(Some(upgraded));
            }
            moved |= self.read(cx);
            moved |= self.obey();
            if self.io.is_none() && !self.is_handler_running() {
                return Poll::Ready(None);
            }
            if !moved {
                moved = self.check_deadline(cx);
            }
            if !moved {
                return Poll::Pending;
            }
        }
    }

    // Requests and their handler

    /// Answers requests until the input or the handler has no more to give.
    fn process(&mut self, cx: &mut Context<'_>) {
        loop {
            if self.io.is_none() || self.closing.is_some() {
                self.run_handler(cx);
                return;
            }
            if self.current.is_none() && !self.begin_request() {
                return;
            }
            self.receive_body(cx);
            self.run_handler(cx);
            if !self.settle(cx) || self.output.len() >= HIGH_WATER_MARK {
                return;
            }
        }
    }

    /// Takes the head of a request off the input, and starts to answer it.
    fn begin_request(&mut self) -> bool {
        if self.input.is_empty() || self.upgrading.is_some() {
            return false;
        }
        match self.parser.next(&mut self.input) {
            Ok(Some(Event::Head(head))) => {
                self.note_first_byte();
                self.start(head);
                self.current.is_some()
            }
            Ok(_) => {
                if !self.parser.is_idle() {
                    self.note_first_byte();
                }
                false
            }
            Err(error) => {
                self.refuse(&error.into(), Some(LINGER_REFUSED));
                false
            }
        }
    }

    fn note_first_byte(&mut self) {
        if !self.receiving {
            self.receiving = true;
            // The time of the first request runs from the start of the connection, as in Node.
            if self.requests > 0 {
                self.since = Instant::now();
            }
        }
    }

    fn start(&mut self, head: RequestHead) {
        let service = Arc::clone(&self.service);
        let hooks = &service.hooks;
        if head.upgrade && head.framing == Framing::None {
            let is_connect = head.method == http::Method::CONNECT;
            let hook = if is_connect { &hooks.connect } else { &hooks.upgrade };
            if hook.is_some() {
                self.upgrading = Some(head);
                return;
            }
            if is_connect {
                self.close(None);
                return;
            }
        }
        self.requests = self.requests.saturating_add(1);
        Exchange::renew(&mut self.exchange);
        self.current = Some(Current::default());

        let options = &service.options;
        let limit = options.max_requests_per_socket;
        let manner = Manner {
            keep_alive: head.keep_alive,
            may_chunk: head.version >= (1, 1) || accepts_chunks(&head),
            head_only: head.method == http::Method::HEAD,
            expects_continue: head.expect_continue,
            last_allowed: limit > 0 && self.requests >= limit,
            keep_alive_seconds: options.advertised_keep_alive(),
            max_requests: limit,
            reject_body: options.reject_non_standard_body_writes,
        };
        let modern = head.version == (1, 1);
        let has_host = head.headers.contains("host");
        let expects_other = modern && !head.expect_continue && head.headers.contains("expect");
        let request = IncomingMessage::new(head, Arc::clone(&self.exchange));
        let mut response = ServerResponse::new(Arc::clone(&self.exchange), manner);
        if modern && options.require_host_header && !has_host {
            answer_plainly(&mut response, 400, &[("Connection", "close")]);
        } else if modern && limit > 0 && self.requests > limit {
            if let Some(hook) = &hooks.drop_request {
                hook(&request);
            }
            answer_plainly(&mut response, 503, &NO_HEADERS);
        } else if expects_other {
            match &hooks.check_expectation {
                Some(hook) => self.call_other(|| hook(request, response)),
                None => answer_plainly(&mut response, 417, &NO_HEADERS),
            }
        } else if let Some(hook) = hooks.check_continue.as_ref().filter(|_| manner.expects_continue)
        {
            self.call_other(|| hook(request, response));
        } else {
            if manner.expects_continue {
                // It cannot fail: the head has not been written.
                let _ = response.write_continue();
            }
            match catch_unwind(AssertUnwindSafe(|| service.handler.call(request, response))) {
                Ok(future) => self.call.set(Some(future)),
                Err(panic) => {
                    self.fail(panicked(&*panic).into());
                }
            }
        }
    }

    fn call_other(&mut self, call: impl FnOnce() -> BoxFuture<Result<(), BoxError>>) {
        match catch_unwind(AssertUnwindSafe(call)) {
            Ok(future) => self.other_call = Some(future),
            Err(panic) => {
                self.fail(panicked(&*panic).into());
            }
        }
    }

    fn is_handler_running(&self) -> bool {
        self.call.is_some() || self.other_call.is_some()
    }

    /// Moves the request's body from the input to the handler, or to nowhere if nobody will read it.
    fn receive_body(&mut self, cx: &mut Context<'_>) {
        loop {
            let Some(current) = &mut self.current else { return };
            if current.complete {
                return;
            }
            let discard = current.answered || self.exchange.lock().body.dropped;
            if discard && current.discarded > self.service.options.max_discarded_body {
                if current.answered {
                    self.close(Some(LINGER_ANSWERED));
                }
                return;
            }
            if !discard && self.exchange.lock().body.buffered >= HIGH_WATER_MARK {
                return;
            }
            match self.parser.next(&mut self.input) {
                Ok(Some(Event::Data(data))) if discard => current.discarded += data.len() as u64,
                Ok(Some(Event::Data(data))) => {
                    let body = &mut self.exchange.lock().body;
                    body.buffered += data.len();
                    body.chunks.push_back(data);
                    wake_other(&mut body.waker, cx);
                }
                Ok(Some(Event::End { trailers })) => {
                    current.complete = true;
                    let body = &mut self.exchange.lock().body;
                    body.end = Some(trailers);
                    wake_other(&mut body.waker, cx);
                }
                Ok(Some(Event::Head(_)) | None) => return,
                Err(error) => return self.refuse(&error.into(), Some(LINGER_REFUSED)),
            }
        }
    }

    fn run_handler(&mut self, cx: &mut Context<'_>) {
        if !self.is_handler_running() {
            return;
        }
        self.exchange.lock().polling = true;
        let result = catch_unwind(AssertUnwindSafe(|| {
            if let Some(call) = self.call.as_mut().as_pin_mut() {
                return call.poll(cx).map(Outcome::into_result);
            }
            self.other_call.as_mut().map_or(Poll::Ready(Ok(())), |call| call.as_mut().poll(cx))
        }));
        let result = result.unwrap_or_else(|panic| Poll::Ready(Err(panicked(&*panic).into())));
        self.exchange.lock().polling = false;
        if let Poll::Ready(result) = result {
            self.call.set(None);
            self.other_call = None;
            if let Err(error) = result {
                self.fail(error);
            }
        }
    }

    /// Takes what the handler has written; says whether the request is done with.
    fn settle(&mut self, cx: &Context<'_>) -> bool {
        let running = self.is_handler_running();
        let Some(current) = &mut self.current else { return false };
        if !current.answered {
            let mut state = self.exchange.lock();
            let answer = &mut state.answer;
            if !answer.held {
                answer.frame_chunk();
                if !answer.out.is_empty() {
                    current.begun |= answer.head;
                    answer.unsent += answer.out.len();
                    self.output.append(&mut answer.out);
                }
            }
            let (ended, dropped, last) = (answer.ended, answer.dropped, answer.last);
            if !ended && !dropped {
                state.set_connection(cx);
            }
            drop(state);
            if ended {
                current.answered = true;
                if last {
                    let linger = (!current.complete).then_some(LINGER_ANSWERED);
                    self.close(linger);
                    return false;
                }
            } else if dropped {
                return self.fail(Error::ResponseDropped.into()) && self.settle(cx);
            } else {
                return false;
            }
        }
        if !current.complete || running {
            return false;
        }
        self.current = None;
        self.receiving = false;
        if self.output.is_empty() {
            self.since = Instant::now();
        }
        if self.input_ended {
            self.close(None);
        }
        if self.input.is_empty() && self.input.capacity() > KEPT_WHILE_IDLE {
            self.input = BytesMut::new();
        }
        true
    }

    // Failures

    /// The handler failed: answers 500 if nothing has been answered yet, else breaks the connection off, so that the
    /// client does not take a part for the whole. Says whether it answered.
    fn fail(&mut self, error: BoxError) -> bool {
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
        let complete = current.complete;
        self.exchange = Exchange::new(self.peer, Arc::clone(&self.control));
        // The body that is still to come belongs to nobody.
        self.exchange.lock().body.dropped = true;
        let manner = Manner {
            keep_alive: complete,
            may_chunk: true,
            keep_alive_seconds: self.service.options.advertised_keep_alive(),
            ..Manner::default()
        };
        let mut response = ServerResponse::new(Arc::clone(&self.exchange), manner);
        let phrase = crate::status::reason_phrase(status).unwrap_or_default();
        response.set_status_code(status);
        // It cannot fail: nothing in it comes from outside.
        let _ = response.finish(Bytes::from_static(phrase.as_bytes()));
        true
    }

    /// The client's bytes are refused: says so, if an answer has not begun, and closes.
    fn refuse(&mut self, error: &Error, linger: Option<Duration>) {
        let answer = self.service.hooks.client_error(error, self.peer.remote);
        if self.current.as_ref().is_none_or(|current| !current.begun && !current.answered) {
            self.output.push(answer);
        }
        self.exchange.lock().set_gone();
        self.close(linger);
    }

    /// Closes after what is to be sent, and after reading for as long as `linger` what the client is sending.
    fn close(&mut self, linger: Option<Duration>) {
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
    fn destroy(&mut self) {
        self.io = None;
        self.output.clear();
        self.exchange.lock().set_gone();
    }

    // The socket

    /// Writes what can be written; says whether that changed anything for the rest.
    fn write(&mut self, cx: &mut Context<'_>) -> bool {
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
                // The handler, if it still runs, writes to nobody.
                self.exchange.lock().set_gone();
            }
            return had_output;
        }
        if had_output {
            self.last_activity = Instant::now();
            if self.current.is_none() && !self.receiving {
                // The wait for the next request begins when the last answer is out.
                self.since = self.last_activity;
            }
            let mut state = self.exchange.lock();
            state.answer.unsent = 0;
            wake_other(&mut state.answer.waker, cx);
        }
        // A handler may have waited for this, or a request for room in the output.
        had_output && (self.current.is_some() || !self.input.is_empty())
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
                let discard = current.answered || state.body.dropped;
                if discard {
                    current.discarded <= self.service.options.max_discarded_body
                } else {
                    state.body.buffered < HIGH_WATER_MARK
                }
            }
        }
    }

    /// Reads once; says whether anything came, be it the end.
    fn read(&mut self, cx: &mut Context<'_>) -> bool {
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
            return;
        }
        if let Err(error) = self.parser.finish() {
            self.refuse(&error.into(), None);
        } else if self.current.is_none() {
            self.close(None);
        } else if !self.service.options.allow_half_open {
            self.exchange.lock().set_gone();
            self.close(None);
        }
    }

    /// Hands the socket over, if a request asked for that and all earlier answers are out.
    fn upgrade(&mut self) -> Option<BoxFuture<()>> {
        if !self.output.is_empty() {
            return None;
        }
        let head = self.upgrading.take()?;
        let hooks = &self.service.hooks;
        let is_connect = head.method == http::Method::CONNECT;
        let hook = if is_connect { hooks.connect.as_ref() } else { hooks.upgrade.as_ref() }?;
        let upgraded = Upgraded::new(Box::new(self.io.take()?), self.input.split().freeze());
        Exchange::renew(&mut self.exchange);
        self.exchange.lock().body.end = Some(crate::Headers::new());
        let request = IncomingMessage::new(head, Arc::clone(&self.exchange));
        catch_unwind(AssertUnwindSafe(|| hook(request, upgraded))).ok()
    }

    // The server's commands and the clock

    /// Looks whether the server wants the connection to close; says whether it now does.
    fn obey(&mut self) -> bool {
        match self.control.command() {
            Command::Work | Command::Kill => return false,
            Command::CloseIfIdle => self.control.decline_close_if_idle(),
            Command::Drain => {
                self.drain_noticed.get_or_insert_with(Instant::now);
            }
        }
        let idle = self.current.is_none() && self.input.is_empty() && !self.receiving;
        // A new connection is about to send its first request, and would not expect to be turned away.
        let open = self.closing.is_none() && self.upgrading.is_none() && self.io.is_some();
        if idle && open && self.requests > 0 {
            self.close(None);
            return true;
        }
        false
    }

    /// Acts on a deadline that has passed; says whether one has.
    fn check_deadline(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(deadline) = self.deadline() else { return false };
        if !self.timer.expired(deadline, cx) {
            return false;
        }
        let receiving = self
            .current
            .as_ref()
            .map_or(self.receiving || self.requests == 0, |current| !current.complete);
        if self.closing.is_some() {
            self.io = None;
        } else if self.timed_out() || !receiving {
            self.destroy();
        } else if self.drain_noticed.is_some() && !self.receiving {
            self.close(None);
        } else {
            self.refuse(&Error::RequestTimeout, None);
        }
        true
    }

    /// Whether nothing has moved for the time that `timeout` allows.
    fn timed_out(&self) -> bool {
        let timeout = self.service.options.timeout;
        !timeout.is_zero() && Instant::now() >= self.last_activity + timeout
    }

    fn deadline(&self) -> Option<Instant> {
        let options = &self.service.options;
        self.io.as_ref()?;
        let drained = self.drain_noticed.and_then(|since| after(since, DRAIN_PATIENCE));
        let phase = if let Some(closing) = &self.closing {
            closing.linger_until.map(|until| drained.map_or(until, |drained| drained.min(until)))
        } else if let Some(current) = &self.current {
            after(self.since, options.request_timeout).filter(|_| !current.complete)
        } else if self.receiving || self.requests == 0 {
            let head = after(self.since, options.headers_timeout);
            let whole = after(self.since, options.request_timeout);
            earliest([head, whole, drained.filter(|_| !self.receiving)])
        } else if options.keep_alive_timeout.is_zero() || !self.output.is_empty() {
            None
        } else {
            after(self.since, options.keep_alive_timeout + options.keep_alive_timeout_buffer)
        };
        earliest([phase, after(self.last_activity, options.timeout)])
    }
}

impl<S, H: Handler> Drop for Connection<S, H> {
    fn drop(&mut self) {
        self.exchange.lock().set_gone();
    }
}

/// `limit` after `start`; zero is no limit.
fn after(start: Instant, limit: Duration) -> Option<Instant> {
    if limit.is_zero() { None } else { start.checked_add(limit) }
}

fn earliest<const N: usize>(deadlines: [Option<Instant>; N]) -> Option<Instant> {
    deadlines.into_iter().flatten().min()
}

/// Room for the next read: as much as came last, within bounds.
fn make_room(input: &mut BytesMut) {
    if input.capacity() - input.len() < READ_SIZE.start / 2 {
        let room = (2 * input.capacity()).clamp(READ_SIZE.start, READ_SIZE.end);
        input.reserve(room);
    }
}

/// Whether a client of HTTP/1.0 says that it knows chunks.
fn accepts_chunks(head: &RequestHead) -> bool {
    let te = head.headers.get("te").unwrap_or_default();
    te.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("chunked"))
}

/// An answer of the server's own, with no body.
fn answer_plainly(response: &mut ServerResponse, status: u16, headers: &[(&str, &str)]) {
    // It cannot fail: nothing in it comes from outside.
    let _ = response.write_head(status, headers.iter().copied());
    let _ = response.finish(Bytes::new());
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Error {
    let text = panic.downcast_ref::<&'static str>().map(|text| (*text).into());
    let text = text.or_else(|| panic.downcast_ref::<String>().map(|text| text.clone().into()));
    Error::HandlerPanicked(text.unwrap_or("unknown".into()))
}
