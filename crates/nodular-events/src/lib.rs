//! Event emitters, event targets and abort signals with the semantics of
//! [`node:events`](https://nodejs.org/api/events.html).
//!
//! An [`Event`] is a name with the type of what it carries; an [`EventEmitter`] calls its listeners one after the other
//! when it is emitted.
//!
//! ```
//! use nodular_events::{Error, Event, EventEmitter};
//!
//! const DATA: Event<String> = Event::new("data");
//! const END: Event<()> = Event::new("end");
//!
//! let emitter = EventEmitter::new();
//! let data = emitter.on(DATA, |chunk| assert_eq!(chunk, "hello"))?;
//! emitter.once(END, |()| {})?;
//!
//! assert!(emitter.emit(DATA, &"hello".to_owned())?); // somebody heard it
//! emitter.off(data);
//! assert!(!emitter.emit(DATA, &"nobody".to_owned())?);
//!
//! // Emitting an error that nobody hears is an error.
//! assert_eq!(emitter.emit_error("boom").unwrap_err().to_string(), "boom");
//! # Ok::<(), Error>(())
//! ```
//!
//! [`EventEmitter`] is for one thread; the one of [`sync`] is `Send + Sync`, and otherwise the same. [`once()`] waits for
//! an event as a future, [`on()`] reads it as a stream, an [`AbortSignal`] gives up on either.
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `emitter.on('data', f)` | [`emitter.on(DATA, f)?`](Emitter::on), which returns the listener's id |
//! | `emitter.off('data', f)` | [`emitter.off(id)`](Emitter::off), or a [guard](Emitter::guard) that does so when dropped |
//! | `emitter.emit('data', a, b)` | [`emitter.emit(DATA, &(a, b))?`](Emitter::emit) |
//! | `emitter.emit('error', new Error('x'))` | [`emitter.emit_error("x")?`](Emitter::emit_error), with [`ERROR`] as its event |
//! | `this` in a listener | a [`WeakEmitter`] that the listener holds |
//! | `process.on('warning', f)` | [`set_warning_hook`], or an emitter's [own](Emitter::set_warning_hook) |
//! | `await once(emitter, 'data')` | [`once(&emitter, DATA).await?`](once()) |
//! | `for await (const x of on(emitter, 'data'))` | [`on(&emitter, DATA, ())`](on()), a `Stream` |
//! | an `async` listener, `captureRejections` | [`emitter.on_async(DATA, spawn, f)?`](Emitter::on_async) |
//! | `new EventTarget()`, `new Event('x')` | [`event_target::EventTarget`], [`event_target::Event`] |
//! | `AbortSignal.timeout(ms)` | `AbortSignal::timeout` with the feature `tokio`, or [`AbortSignal::when`] with any clock |
//!
//! # Listeners that use their emitter
//!
//! A listener may emit, add and remove on the emitter that calls it. It is an `Fn`: it is called again while it runs if
//! it emits its own event, so what it changes lives in a `Cell`, an atomic or a lock. (A
//! [`once`](Emitter::once) listener is an `FnOnce` and may take what it owns.) A listener that holds its emitter keeps it
//! alive for ever; let it hold a [`WeakEmitter`].
//!
//! # Features
//!
//! - `tokio`: `AbortSignal::timeout`, and events to and from a `tokio::sync::broadcast` channel
//! - `tokio-util`: `AbortSignal` to and from a `CancellationToken`
//!
//! # Differences from Node
//!
//! - An event carries one value, a tuple if need be. An event whose listeners take another type than is emitted is an
//!   [error](Error::Payload), at the first wrong use; once nobody listens to it, its type is forgotten.
//! - A listener is removed by the id that adding it returned, as Rust's functions have no identity.
//! - Listeners return nothing. A listener that panics ends the `emit`, as one that throws does in Node; the emitter stays
//!   usable.
//! - An unheard `error` is returned by `emit`. If it does not carry a [`SharedError`], `Unhandled error. (…)` shows
//!   strings, numbers and booleans as Node does, and the type's name of all else.
//! - Rejections of [asynchronous listeners](Emitter::on_async) are always captured.
//! - [`once()`] fails if its listener is removed, and [`on()`] ends; Node's wait for ever. A stream's queue is
//!   [bounded](OnOptions::max_queued), and it [tells a function](OnOptions::flow) when to pause and resume.
//! - An emitter's event names are in the order in which they were first listened to, also those that are numbers.
//! - Abort listeners are called on the thread that aborts, and an [`AbortSignal`] is not an
//!   [`EventTarget`](event_target::EventTarget).

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod abort;
mod asynchronous;
#[cfg(feature = "tokio")]
mod broadcast;
#[cfg(feature = "tokio-util")]
mod cancellation;
mod emitter;
mod error;
mod event;
pub mod event_target;
mod flavor;
mod list;
mod once;
mod raw;
mod source;
mod stream;
pub mod sync;
mod unhandled;
mod wait;
mod warning;

pub use crate::abort::{AbortController, AbortListener, AbortSignal, Aborted, add_abort_listener};
pub use crate::asynchronous::Rejection;
#[cfg(feature = "tokio")]
pub use crate::broadcast::{broadcast, emit_broadcast};
pub use crate::emitter::{
    ERROR, ERROR_MONITOR, Emitter, ListenerGuard, NEW_LISTENER, Prepared, REMOVE_LISTENER,
    Registration, WeakEmitter,
};
pub use crate::error::{AbortError, DomException, Error, PayloadMismatch, SharedError};
pub use crate::event::{Event, EventName, Name};
pub use crate::flavor::{Local, Shared};
pub use crate::list::ListenerId;
pub use crate::once::{OnceEvent, once, once_with_signal};
pub use crate::raw::RawListener;
pub use crate::source::{
    EventSource, get_event_listeners, get_max_listeners, listener_count, set_max_listeners,
};
pub use crate::stream::{EventStream, Flow, OnOptions, on};
pub use crate::warning::{
    SourceKind, Warning, default_max_listeners, set_default_max_listeners, set_warning_hook,
};

/// An emitter for one thread; its listeners are any functions.
///
/// It is a handle: its clones are the same emitter.
///
/// Node: [`EventEmitter`](https://nodejs.org/api/events.html#class-eventemitter)
pub type EventEmitter = Emitter<Local>;

/// The README's Rust blocks are doctests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
