//! Node's `node:events` as a Rust crate.

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
    Registration,
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
pub type EventEmitter = Emitter<Local>;

/// An [`EventEmitter`] that is not kept alive.
pub type WeakEmitter = emitter::WeakEmitter<Local>;
