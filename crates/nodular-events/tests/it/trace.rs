//! The op language of the recorded traces: `[functions, ops, trace]`, see `tests/record/emitter.mjs`.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use nodular_events::ListenerId;
use serde_json::Value;

/// How many ops a case runs at most, as functions may call each other for ever.
const STEPS: usize = 60;

/// Runs ops with an emitter for one thread.
pub(crate) mod local {
    use std::rc::Rc as Ptr;

    use nodular_events::{EventEmitter, Local as Flavor, WeakEmitter};

    include!("trace/run.rs");
}

/// Runs ops with an emitter for many threads.
pub(crate) mod shared {
    use std::sync::Arc as Ptr;

    use nodular_events::Shared as Flavor;
    use nodular_events::sync::{EventEmitter, WeakEmitter};

    include!("trace/run.rs");
}

/// How a run emits.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Emit {
    ByEvent,
    Prepared,
}

/// What a run keeps besides its emitter; never locked while an op is under way.
#[derive(Default)]
pub(crate) struct Log {
    steps: usize,
    lines: Vec<String>,
    labels: HashMap<ListenerId, String>,
    /// The labels of those that are being added: `newListener` tells of them before their ids are known here.
    adding: Vec<String>,
}

impl Log {
    fn step(&mut self) -> bool {
        self.steps += 1;
        self.steps <= STEPS
    }

    fn label(&self, id: ListenerId) -> String {
        self.labels.get(&id).or(self.adding.last()).cloned().unwrap_or_default()
    }
}

fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
