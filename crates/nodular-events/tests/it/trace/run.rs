// Included once a flavour, over its `Ptr`, `Flavor`, `EventEmitter` and `WeakEmitter`.

use std::collections::HashMap;
use std::sync::Mutex;

use nodular_events::{
    ERROR, ERROR_MONITOR, Error, Event, EventName, ListenerId, NEW_LISTENER, Prepared,
    REMOVE_LISTENER, Registration, SharedError,
};
use serde_json::Value;

use super::{Emit, Log, lock, text};

struct Run {
    emitter: WeakEmitter,
    functions: Value,
    log: Mutex<Log>,
    emit: Emit,
    prepared: Mutex<HashMap<String, Prepared<Flavor, i64>>>,
}

pub(crate) fn run(functions: &Value, ops: &Value, emit: Emit) -> Vec<String> {
    let emitter = EventEmitter::new();
    let run = Ptr::new(Run {
        emitter: emitter.downgrade(),
        functions: functions.clone(),
        log: Mutex::default(),
        emit,
        prepared: Mutex::default(),
    });
    let hook = Ptr::downgrade(&run);
    emitter.set_warning_hook(move |warning| {
        if let Some(run) = hook.upgrade() {
            run.say(format!("warn {}: {warning}", warning.name()));
        }
    });
    run.steps(ops);
    // They hold the emitter, whose listeners hold the run.
    run.prepared.lock().unwrap().clear();
    std::mem::take(&mut lock(&run.log).lines)
}

trait Steps {
    fn steps(&self, ops: &Value);
    fn step(&self, op: &Value) -> Result<(), Error>;
    fn add(&self, op: &str, name: &str, label: &str) -> Result<(), Error>;
}

impl Steps for Ptr<Run> {
    fn steps(&self, ops: &Value) {
        for op in ops.as_array().into_iter().flatten() {
            if !lock(&self.log).step() {
                return;
            }
            if let Err(error) = self.step(op) {
                self.say(format!("threw {error}"));
            }
        }
    }

    fn step(&self, op: &Value) -> Result<(), Error> {
        let Some(emitter) = self.emitter.upgrade() else { return Ok(()) };
        let (name, arg) = (text(&op[1]), &op[2]);
        let key = key(name);
        match text(&op[0]) {
            "off" => {
                let ids = emitter.listeners(key).into_iter().rev();
                let wanted = |id: &ListenerId| lock(&self.log).label(*id) == text(arg);
                if let Some(id) = { ids }.find(wanted) {
                    emitter.off(id);
                }
            }
            "removeAll" => emitter.remove_all(key),
            "clear" => emitter.remove_all_listeners(),
            "max" => emitter.set_max_listeners(op[1].as_u64().unwrap_or(0) as usize),
            "emit" => {
                let heard = match name {
                    "error" => emitter.emit_error(arg.to_string())?,
                    _ => self.emit(&emitter, name, arg.as_i64().unwrap_or(0))?,
                };
                self.say(format!("{name} {arg} heard: {heard}"));
            }
            "raw" => {
                if let Some(raw) = emitter.raw_listeners::<i64>(Event::named(key))?.first() {
                    raw.call(&arg.as_i64().unwrap_or(0));
                }
            }
            "state" => {
                let mut line = "state ".to_owned();
                for (index, name) in emitter.event_names().iter().enumerate() {
                    let ids = emitter.listeners(name).into_iter();
                    let labels: Vec<_> = ids.map(|id| lock(&self.log).label(id)).collect();
                    let space = if index == 0 { "" } else { " " };
                    line += &format!("{space}{name}={}", labels.join("+"));
                }
                self.say(line);
            }
            op => {
                lock(&self.log).adding.push(text(arg).to_owned());
                let added = self.add(op, name, text(arg));
                lock(&self.log).adding.pop();
                added?;
            }
        }
        Ok(())
    }

    fn add(&self, op: &str, name: &str, label: &str) -> Result<(), Error> {
        let Some(emitter) = self.emitter.upgrade() else { return Ok(()) };
        let (run, function) = (Self::clone(self), label.to_owned());
        let hear = move |shown: String| {
            run.say(format!("{function} hears {shown}"));
            run.steps(&run.functions[&function]);
        };
        macro_rules! add {
            ($event:expr, $listener:expr) => {
                match op {
                    "once" => emitter.once($event, $listener),
                    "prepend" => emitter.prepend_listener($event, $listener),
                    "prependOnce" => emitter.prepend_once_listener($event, $listener),
                    _ => emitter.on($event, $listener),
                }
            };
        }
        let labels = Self::clone(self);
        let meta = move |about: &Registration| {
            format!("{} {}", about.event, lock(&labels.log).label(about.id))
        };
        let id = match name {
            "newListener" => add!(NEW_LISTENER, move |about| hear(meta(about))),
            "removeListener" => add!(REMOVE_LISTENER, move |about| hear(meta(about))),
            "error" => add!(ERROR, move |error: &SharedError| hear(error.to_string())),
            "monitor" => add!(ERROR_MONITOR, move |error: &SharedError| hear(error.to_string())),
            _ => add!(Event::named(name), move |payload: &i64| hear(payload.to_string())),
        }?;
        lock(&self.log).labels.insert(id, label.to_owned());
        Ok(())
    }
}

impl Run {
    /// Takes the prepared event out while it emits, as a listener may emit it again.
    fn emit(&self, emitter: &EventEmitter, name: &str, payload: i64) -> Result<bool, Error> {
        let event = Event::named(name);
        if self.emit == Emit::ByEvent {
            return emitter.emit(event, &payload);
        }
        let taken = self.prepared.lock().unwrap().remove(name);
        let mut prepared = taken.unwrap_or_else(|| emitter.prepare(event));
        let heard = prepared.emit(&payload);
        self.prepared.lock().unwrap().insert(name.to_owned(), prepared);
        heard
    }

    fn say(&self, line: String) {
        lock(&self.log).lines.push(line);
    }
}

fn key(name: &str) -> EventName<'_> {
    if name == "monitor" { ERROR_MONITOR.name() } else { name.into() }
}
