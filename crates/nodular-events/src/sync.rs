//! The same for many threads: emitters and event targets that are `Send + Sync`, and so are their listeners.
//!
//! A listener runs on the thread that emits. No lock is held meanwhile: it may use the emitter as any listener may.
//!
//! ```
//! use nodular_events::Event;
//! use nodular_events::sync::EventEmitter;
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicU32, Ordering};
//! use std::thread;
//!
//! const JOB: Event<u32> = Event::new("job");
//!
//! let emitter = EventEmitter::new();
//! let sum = Arc::new(AtomicU32::new(0));
//! let seen = Arc::clone(&sum);
//! emitter.on(JOB, move |n| _ = seen.fetch_add(*n, Ordering::Relaxed))?;
//! thread::scope(|scope| {
//!     for n in 1..=4 {
//!         let emitter = &emitter;
//!         scope.spawn(move || emitter.emit(JOB, &n));
//!     }
//! });
//! assert_eq!(sum.load(Ordering::Relaxed), 10);
//! # Ok::<(), nodular_events::Error>(())
//! ```

use crate::emitter::{Emitter, WeakEmitter as Weak};
use crate::event_target::{self, EventListener as Listener, Target};
use crate::flavor::Shared;

/// An emitter that threads share; its listeners are `Send + Sync`.
///
/// It is a handle: its clones are the same emitter.
///
/// Node: [`EventEmitter`](https://nodejs.org/api/events.html#class-eventemitter)
pub type EventEmitter = Emitter<Shared>;

/// An [`EventEmitter`] that is not kept alive.
pub type WeakEmitter = Weak<Shared>;

/// An event target that threads share.
pub type EventTarget = Target<Shared>;

/// A listener of such an [`EventTarget`].
pub type EventListener = Listener<Shared>;

/// An event of such an [`EventTarget`]; not to be confused with an emitter's [`Event`](crate::Event).
pub type Event = event_target::Event<Shared>;
