//! Node's event loop and [`node:timers`](https://nodejs.org/api/timers.html): phases, ticks, microtasks, timeouts,
//! intervals and immediates, on tokio.
//!
//! ```
//! use nodular_timers::EventLoop;
//! use std::{cell::RefCell, rc::Rc};
//!
//! let log = Rc::new(RefCell::new(Vec::new()));
//! let push = |name| {
//!     let log = Rc::clone(&log);
//!     move |_: &EventLoop| log.borrow_mut().push(name)
//! };
//!
//! let event_loop = EventLoop::new();
//! event_loop.spawn(async { /* I/O */ }, {
//!     let (timeout, immediate, microtask, tick) =
//!         (push("timeout"), push("immediate"), push("microtask"), push("tick"));
//!     move |event_loop, ()| {
//!         event_loop.set_timeout(0, timeout);
//!         event_loop.set_immediate(immediate);
//!         event_loop.queue_microtask(microtask);
//!         event_loop.next_tick(tick);
//!     }
//! });
//! event_loop.run()?; // until nothing is left to do
//! assert_eq!(*log.borrow(), ["tick", "microtask", "immediate", "timeout"]);
//! # Ok::<(), nodular_timers::Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `setTimeout(f, 100, a)` | [`event_loop.set_timeout(100, f)`](EventLoop::set_timeout): arguments are captured |
//! | `setInterval(f, 100)` | [`event_loop.set_interval(100, f)`](EventLoop::set_interval) |
//! | `setImmediate(f)` | [`event_loop.set_immediate(f)`](EventLoop::set_immediate) |
//! | `process.nextTick(f)` | [`event_loop.next_tick(f)`](EventLoop::next_tick) |
//! | `queueMicrotask(f)` | [`event_loop.queue_microtask(f)`](EventLoop::queue_microtask) |
//! | `clearTimeout(t)`, `clearInterval(t)`, `t.close()` | [`t.close()`](Timeout::close) |
//! | `clearTimeout(number)` | [`event_loop.clear_timeout_by_id(number)`](EventLoop::clear_timeout_by_id) |
//! | `clearImmediate(i)` | [`i.clear()`](Immediate::clear) |
//! | `t.ref()`, `t.unref()`, `t.hasRef()`, `t.refresh()` | [`t.ref_()`](Timeout::ref_), [`t.unref()`](Timeout::unref), [`t.has_ref()`](Timeout::has_ref), [`t.refresh()`](Timeout::refresh) |
//! | `this` in a timer's callback | [`event_loop.current_timeout()`](EventLoop::current_timeout) |
//! | `using t = setTimeout(…)` | [`t.guard()`](Timeout::guard) |
//! | `fs.readFile(path, callback)` | [`event_loop.spawn(future, callback)`](EventLoop::spawn) |
//! | a libuv request, `napi_call_threadsafe_function` | [`event_loop.request()`](EventLoop::request), [`event_loop.handle()`](EventLoop::handle) |
//! | `timers/promises` | [`promises`] |
//! | `process.on('uncaughtException', f)` | [`event_loop.on_uncaught(f)`](EventLoop::on_uncaught) |
//! | `process.on('beforeExit', f)`, `process.on('exit', f)` | [`on_before_exit`](EventLoop::on_before_exit), [`on_exit`](EventLoop::on_exit) |
//! | `uv_run()` | [`run`](EventLoop::run), [`run_async`](EventLoop::run_async), [`turn`](EventLoop::turn) |
//!
//! # The order
//!
//! A turn of the loop has the phases timers, pending, poll, check (immediates) and close. After every single callback
//! all ticks run, then all microtasks, again until there are none of either. A tick that queues another without end, or
//! a microtask that does, keeps the loop from all else, as in Node.
//!
//! The tests run 294 programs that Node was asked to run, on a [`VirtualClock`].
//!
//! # For runtimes
//!
//! An engine brings [its own microtasks](EventLoop::set_microtasks) and handles rejections
//! [after the ticks](EventLoop::set_after_ticks). An asynchronous context needs nothing of the loop: capture it in the
//! closure when it is queued, restore it around the call. [`EventLoop::clear`] lets go of what is queued before the
//! engine goes.
//!
//! # Differences from Node
//!
//! - Callbacks are given the loop, and may return a `Result`: an error is what an exception is in Node. A panic unwinds out
//!   of [`run`](EventLoop::run); the loop can go on after it.
//! - There is no loop of the process: a program makes its own, as many as it likes, each for one thread.
//! - [`set_timeout`](EventLoop::set_timeout) takes an `FnMut`, because a timer that has fired can be refreshed;
//!   [`set_timeout_once`](EventLoop::set_timeout_once) takes an `FnOnce`.
//! - A timer that was closed stays so. In Node, `refresh()` after `clearTimeout()` of a timer that had fired keeps the
//!   process alive for the delay, and calls nothing.
//! - Node 26 never gets on if an immediate is cleared after another one has failed in the same phase; here it is skipped.
//! - Warnings of delays go to a [hook](EventLoop::on_warning) and are said once a loop, not once a process.
//! - Futures that the loop drives go on after the microtasks of [`queue_microtask`](EventLoop::queue_microtask), not
//!   among them.
//! - [`promises::set_interval`] begins to count when it is called, Node's when it is first read.
//! - libuv's idle and prepare phases are not here: nothing in Node's API uses them.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod callback;
mod clock;
mod delay;
mod error;
mod event_loop;
mod hooks;
mod immediates;
mod metrics;
pub mod promises;
mod remote;
mod tasks;
mod timeout;
mod timers;
mod warning;

pub use crate::callback::{BoxError, IntoOutcome, Outcome};
pub use crate::clock::{Clock, SystemClock, VirtualClock};
pub use crate::delay::{Delay, TIMEOUT_MAX};
pub use crate::error::Error;
pub use crate::event_loop::{EventLoop, Turn, WeakEventLoop};
pub use crate::hooks::{Microtask, Microtasks};
pub use crate::metrics::Metrics;
pub use crate::remote::{Closed, Handle, Request};
pub use crate::tasks::Task;
pub use crate::timeout::{Immediate, Timeout, TimeoutGuard};
pub use crate::warning::Warning;

/// The README's Rust blocks are doctests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
