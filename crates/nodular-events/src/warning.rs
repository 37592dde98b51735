//! What an emitter has to say that nobody asked for. It never prints: it calls a hook.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::error::SharedError;
use crate::event::Name;

/// What went unnoticed otherwise; `Display` is Node's `message`.
///
/// Node: [`process.emitWarning()`](https://nodejs.org/api/process.html#processemitwarningwarning-options)
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Warning {
    /// An event has more listeners than it may have: often a leak.
    MaxListenersExceeded {
        /// What kind of thing has the listeners.
        source: SourceKind,
        /// What it calls itself, such as `EventEmitter`.
        class_name: &'static str,
        /// The event.
        event: Name,
        /// How many listeners it has.
        count: usize,
        /// How many it may have.
        max_listeners: usize,
    },
    /// An [`on_async`](crate::Emitter::on_async) listener failed, and nobody listened to `error`.
    UnhandledRejection {
        /// The event that the listener was called for.
        event: Name,
        /// Why it failed.
        error: SharedError,
    },
}

/// What kind of thing has too many listeners.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SourceKind {
    /// An emitter.
    EventEmitter,
    /// An event target.
    EventTarget,
}

impl Warning {
    /// Node's `name` of the warning.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MaxListenersExceeded { .. } => "MaxListenersExceededWarning",
            Self::UnhandledRejection { .. } => "UnhandledPromiseRejectionWarning",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MaxListenersExceeded { source, class_name, event, count, max_listeners } => {
                let (kind, target, setter) = match source {
                    SourceKind::EventEmitter => {
                        ("EventEmitter", format!("[{class_name}]"), "emitter")
                    }
                    SourceKind::EventTarget => ("EventTarget", class_name.to_string(), "events"),
                };
                write!(
                    f,
                    "Possible {kind} memory leak detected. {count} {event} listeners added to {target}. \
                     MaxListeners is {max_listeners}. Use {setter}.setMaxListeners() to increase limit"
                )
            }
            Self::UnhandledRejection { error, .. } => fmt::Display::fmt(error, f),
        }
    }
}

type Hook = Arc<dyn Fn(&Warning) + Send + Sync>;

static DEFAULT_MAX_LISTENERS: AtomicUsize = AtomicUsize::new(10);
static HOOK: RwLock<Option<Hook>> = RwLock::new(None);

/// How many listeners an event may have, in emitters that were not told otherwise; 0 is no limit.
///
/// Node: [`events.defaultMaxListeners`](https://nodejs.org/api/events.html#eventsdefaultmaxlisteners)
#[doc(alias = "defaultMaxListeners")]
pub fn default_max_listeners() -> usize {
    DEFAULT_MAX_LISTENERS.load(Ordering::Relaxed)
}

/// Sets [`default_max_listeners`] of the whole process, for emitters that there are and will be.
///
/// Node: [`events.defaultMaxListeners`](https://nodejs.org/api/events.html#eventsdefaultmaxlisteners)
#[doc(alias = "defaultMaxListeners")]
pub fn set_default_max_listeners(n: usize) {
    DEFAULT_MAX_LISTENERS.store(n, Ordering::Relaxed);
}

/// Sets what is called with the warnings of every emitter that has no hook of its own.
///
/// This is a program's choice, not a library's; without it such warnings are lost.
///
/// Node: [`process.on('warning')`](https://nodejs.org/api/process.html#event-warning)
pub fn set_warning_hook(hook: impl Fn(&Warning) + Send + Sync + 'static) {
    *HOOK.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(hook));
}

pub(crate) fn warn(warning: &Warning) {
    let hook = HOOK.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(hook) = hook {
        hook(warning);
    }
}
