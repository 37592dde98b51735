//! Node's `node:events` as a Rust crate.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod abort;
mod emitter;
mod error;
mod event;
mod flavor;
mod list;
pub mod sync;
mod unhandled;
mod warning;

pub use crate::abort::{AbortController, AbortListener, AbortSignal, Aborted};
pub use crate::emitter::{
    ERROR, ERROR_MONITOR, Emitter, NEW_LISTENER, Prepared, REMOVE_LISTENER, Registration,
};
pub use crate::error::{AbortError, DomException, Error, PayloadMismatch, SharedError};
pub use crate::event::{Event, EventName, Name};
pub use crate::flavor::{Local, Shared};
pub use crate::list::ListenerId;
pub use crate::warning::{
    Warning, default_max_listeners, set_default_max_listeners, set_warning_hook,
};

/// An emitter for one thread; its listeners are any functions.
pub type EventEmitter = Emitter<Local>;

/// An [`EventEmitter`] that is not kept alive.
pub type WeakEmitter = emitter::WeakEmitter<Local>;
