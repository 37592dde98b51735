//! One connection: reads requests, runs the handler, writes answers, all in one task.
//!
//! [`Connection::poll`] goes round until nothing moves: take requests off the input and let the handler answer them
//! (`process`), write, read. A handler that is ready at once costs no wake-up, and the answers to requests that came
//! together leave together.

mod clock;
mod control;
mod failure;
mod socket;
mod timer;

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::time::Instant;

pub(crate) use self::control::{Command, Control, Peer};
use self::timer::Timer;
use crate::exchange::{Answer, Exchange, HIGH_WATER_MARK, wake_other};
use crate::h1::{Event, Framing, RequestHead, RequestParser};
use crate::handler::{BoxError, Outcome};
use crate::hooks::{BoxFuture, Hooks};
use crate::outbox::Outbox;
use crate::response::{Manner, NO_HEADERS};
use crate::upgrade::Stream;
use crate::{Error, Handler, IncomingMessage, ServerOptions, ServerResponse};

/// How much room for reading an idle connection keeps.
const KEPT_WHILE_IDLE: usize = 8 * 1024;

/// How long a client that was refused may go on sending before it is cut off: time to read the reason.
const LINGER_REFUSED: Duration = Duration::from_secs(5);

/// The same for a client that is still sending a body which no one wants.
const LINGER_ANSWERED: Duration = Duration::from_secs(30);

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
    /// The handler has been polled before.
    handler_waits: bool,
    closing: Option<Closing>,
    input_ended: bool,
    requests: u32,
    /// The task that polls this, which the server wakes.
    waker: Option<Waker>,
    timer: Timer,
    /// When this began: the request, or the wait for it. Looked up late, for most requests are there at once.
    since: Option<Instant>,
    /// The first byte of a request is there.
    receiving: bool,
    last_activity: Instant,
    drain_noticed: Option<Instant>,
}

/// The request that is being answered.
#[derive(Debug, Default)]
struct Current {
    /// How it wants to be answered.
    manner: Manner,
    has_body: bool,
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
            handler_waits: false,
            closing: None,
            input_ended: false,
            requests: 0,
            waker: None,
            timer: Timer::default(),
            since: Some(now),
            receiving: false,
            last_activity: now,
            drain_noticed: None,
        }
    }

    /// Ready when the connection is over, with what takes its place if it was upgraded.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<BoxFuture<()>>> {
        if self.waker.as_ref().is_none_or(|waker| !waker.will_wake(cx.waker())) {
            self.control.attach(cx);
            self.waker = Some(cx.waker().clone());
        }
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
            if self.io.is_none() {
                if !self.is_handler_running() {
                    return Poll::Ready(None);
                }
                // The handler reads from nobody and writes to nobody.
                self.exchange.lock().set_gone();
            }
            if !moved {
                moved = self.check_deadline(cx);
            }
            if !moved {
                return Poll::Pending;
            }
        }
    }

    /// Answers requests until the input or the handler has no more to give.
    fn process(&mut self, cx: &mut Context<'_>) {
        loop {
            if self.io.is_none() || self.closing.is_some() {
                self.run_handler(cx);
                return;
            }
            let full = self.output.len() >= HIGH_WATER_MARK;
            if self.current.is_none() && (full || !self.begin_request()) {
                return;
            }
            self.receive_body(cx);
            let was_full = self.is_body_full();
            self.run_handler(cx);
            let settled = self.settle(cx);
            // Whoever made room just now did not wake this task, which is running.
            let made_room = was_full && !self.is_body_full();
            if !settled && !made_room {
                return;
            }
        }
    }

    /// Whether more of the body than is in memory already waits for the handler to read.
    fn is_body_full(&self) -> bool {
        let incomplete = self.current.as_ref().is_some_and(|current| !current.complete);
        incomplete && self.exchange.lock().body.stops_input()
    }

    /// Takes the head of a request off the input, and starts to answer it.
    fn begin_request(&mut self) -> bool {
        let exhausted = self.input.is_empty() && !self.input_ended;
        if exhausted || self.upgrading.is_some() {
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
                if self.input_ended {
                    self.finish_input();
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
                self.since = None;
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
        let has_body = head.framing != Framing::None;
        Exchange::renew(&mut self.exchange, has_body);
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
        self.current = Some(Current { manner, has_body, ..Current::default() });
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
            if !current.has_body {
                // The exchange knows already; only the parser has to go on.
                current.complete = matches!(self.parser.next(&mut self.input), Ok(Some(_)));
                return;
            }
            let discard = self.exchange.lock().body.dropped;
            if discard && current.discarded > self.service.options.max_discarded_body {
                if current.answered {
                    self.close(Some(LINGER_ANSWERED));
                }
                return;
            }
            if !discard && self.exchange.lock().body.is_full() {
                return;
            }
            let before = self.input.len();
            let event = self.parser.next(&mut self.input);
            let taken = before - self.input.len();
            match event {
                Ok(Some(Event::Data(data))) if discard => current.discarded += data.len() as u64,
                Ok(Some(Event::Data(data))) => {
                    let body = &mut self.exchange.lock().body;
                    body.push(data, taken);
                    wake_other(&mut body.waker, cx);
                }
                Ok(Some(Event::End { trailers })) => {
                    current.complete = true;
                    let body = &mut self.exchange.lock().body;
                    body.end = Some(trailers);
                    wake_other(&mut body.waker, cx);
                }
                Ok(Some(Event::Head(_)) | None) => {
                    self.exchange.lock().body.hold(taken);
                    if self.input_ended {
                        self.finish_input();
                    }
                    return;
                }
                Err(error) => return self.refuse(&error.into(), Some(LINGER_REFUSED)),
            }
        }
    }

    fn run_handler(&mut self, cx: &mut Context<'_>) {
        if !self.is_handler_running() {
            return;
        }
        if std::mem::replace(&mut self.handler_waits, true) {
            self.exchange.lock().polling = true;
        }
        let result = catch_unwind(AssertUnwindSafe(|| {
            if let Some(call) = self.call.as_mut().as_pin_mut() {
                return call.poll(cx).map(Outcome::into_result);
            }
            self.other_call.as_mut().map_or(Poll::Ready(Ok(())), |call| call.as_mut().poll(cx))
        }));
        let result = result.unwrap_or_else(|panic| Poll::Ready(Err(panicked(&*panic).into())));
        if let Poll::Ready(result) = result {
            self.handler_waits = false;
            self.call.set(None);
            self.other_call = None;
            if let Err(error) = result {
                self.fail(error);
            }
        }
    }

    /// Takes what the handler has written; says whether the request is done with.
    fn settle(&mut self, cx: &Context<'_>) -> bool {
        if self.closing.is_some() {
            return false;
        }
        let running = self.is_handler_running();
        let Some(current) = &mut self.current else { return false };
        if !current.answered {
            let mut state = self.exchange.lock();
            state.polling = false;
            let answer = &mut state.answer;
            current.take_written(answer, &mut self.output);
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
        if !current.complete {
            // A handler may read on after its answer.
            let mut state = self.exchange.lock();
            state.polling = false;
            state.set_connection(cx);
            return false;
        }
        if running {
            return false;
        }
        self.current = None;
        self.receiving = false;
        self.since = None;
        if self.input.is_empty() && self.input.capacity() > KEPT_WHILE_IDLE {
            self.input = BytesMut::new();
        }
        true
    }
}

impl Current {
    /// Moves what the handler has written to the connection's output.
    fn take_written(&mut self, answer: &mut Answer, output: &mut Outbox) {
        if answer.held {
            return;
        }
        answer.frame_chunk();
        if !answer.out.is_empty() {
            self.begun |= answer.head;
            answer.unsent += answer.out.len();
            output.append(&mut answer.out);
        }
    }
}

impl<S, H: Handler> Drop for Connection<S, H> {
    fn drop(&mut self) {
        self.exchange.lock().set_gone();
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
