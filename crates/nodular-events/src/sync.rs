//! The emitter for many threads: `Send + Sync`, and so are its listeners.

use crate::emitter::{Emitter, WeakEmitter as Weak};
use crate::event_target::{self, EventListener as Listener, Target};
use crate::flavor::Shared;

/// An emitter that threads share; its listeners are `Send + Sync` and run on the thread that emits.
pub type EventEmitter = Emitter<Shared>;

/// An [`EventEmitter`] that is not kept alive.
pub type WeakEmitter = Weak<Shared>;

/// An event target that threads share.
pub type EventTarget = Target<Shared>;

/// A listener of such an [`EventTarget`].
pub type EventListener = Listener<Shared>;

/// An event of such an [`EventTarget`].
pub type Event = event_target::Event<Shared>;
