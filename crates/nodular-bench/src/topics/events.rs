//! Event emitters.

use std::cell::Cell;

use nodular_events::event_target::{self, EventListener, EventTarget, ListenerOptions};
use nodular_events::{Error, Event, EventEmitter};

use crate::bound::events::Listeners;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

/// Operations a call.
const N: usize = 100_000;

const DATA: Event<(i64, i64)> = Event::new("data");
const X: Event<i64> = Event::new("x");

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let counter = Counter::new();
    if suite.wants(Nodular) {
        nodular(suite, counter).map_err(|error| error.to_string())?;
    }
    if suite.wants(Bound) {
        bound(suite, counter)?;
    }
    Ok(())
}

/// What listeners add to: they capture a reference to it, as Node's capture a variable.
#[derive(Clone, Copy)]
struct Counter(&'static Cell<i64>);

impl Counter {
    fn new() -> Self {
        Self(Box::leak(Box::new(Cell::new(0))))
    }

    fn add(self, value: i64) {
        self.0.set(self.0.get() + value);
    }

    fn take(self) -> usize {
        self.0.take() as usize
    }
}

fn nodular(suite: &Suite, counter: Counter) -> Result<(), Box<dyn std::error::Error>> {
    for count in [0, 1, 3, 10] {
        let emitter = EventEmitter::new();
        for number in 0..count {
            emitter.on(DATA, move |(first, second)| counter.add(first + second + number))?;
        }
        suite.ops(Nodular, &format!("emit.{count}"), N, || {
            let turns = (0..N as i64).map(|turn| emitter.emit(DATA, &(turn & 7, 1)));
            all(turns).map_or(usize::MAX, |()| counter.take())
        })?;
    }

    // The same with the name looked up once.
    let emitter = EventEmitter::new();
    emitter.on(DATA, move |(first, second)| counter.add(first + second))?;
    let mut data = emitter.prepare(DATA);
    suite.ops(Nodular, "emit.1.prepared", N, || {
        let turns = (0..N as i64).map(|turn| data.emit(&(turn & 7, 1)));
        all(turns).map_or(usize::MAX, |()| counter.take())
    })?;

    let emitter = EventEmitter::new();
    suite.ops(Nodular, "once", N, || {
        let turns = (0..N).map(|_| {
            emitter.once(X, move |value| counter.add(*value))?;
            emitter.emit(X, &1)
        });
        all(turns).map_or(usize::MAX, |()| counter.take())
    })?;

    let emitter = EventEmitter::new();
    emitter.on(X, |_| {})?;
    suite.ops(Nodular, "on_off", N, || {
        let turns = (0..N).map(|_| {
            let id = emitter.on(X, move |value| counter.add(*value))?;
            Ok(emitter.off(id))
        });
        all(turns).map_or(usize::MAX, |()| emitter.listener_count(X))
    })?;

    suite.ops(Nodular, "create_on_emit", N, || {
        let turns = (0..N).map(|_| {
            let emitter = EventEmitter::new();
            emitter.on(X, move |value| counter.add(*value))?;
            emitter.emit(X, &1)
        });
        all(turns).map_or(usize::MAX, |()| counter.take())
    })?;

    let target = EventTarget::new();
    let listener = EventListener::new(move |_: &event_target::Event| counter.add(1));
    target.add_event_listener("x", &listener, ListenerOptions::new());
    suite.ops(Nodular, "eventtarget.dispatch1", N / 10, || {
        for _ in 0..N / 10 {
            let dispatched = target.dispatch_event(&event_target::Event::new("x"));
            if dispatched.is_err() {
                return usize::MAX;
            }
        }
        counter.take()
    })?;
    Ok(())
}

fn all(turns: impl IntoIterator<Item = Result<bool, Error>>) -> Result<(), Error> {
    turns.into_iter().try_for_each(|turn| turn.map(drop))
}

fn bound(suite: &Suite, counter: Counter) -> Result<(), String> {
    for (id, count) in [("0", 0), ("1", 1), ("3", 3), ("10", 10), ("1.prepared", 1)] {
        let mut listeners = Listeners::default();
        for number in 0..count {
            listeners.on(move |first, second| counter.add(first + second + number));
        }
        suite.ops(Bound, &format!("emit.{id}"), N, || {
            for turn in 0..N as i64 {
                listeners.emit(turn & 7, 1);
            }
            counter.take()
        })?;
    }

    let mut listeners = Listeners::default();
    suite.ops(Bound, "once", N, || {
        for _ in 0..N {
            listeners.once(move |value| counter.add(value));
            listeners.emit(1, 0);
        }
        counter.take()
    })?;

    let mut listeners = Listeners::default();
    listeners.on(|_, _| {});
    suite.ops(Bound, "on_off", N, || {
        for _ in 0..N {
            listeners.on(move |first, second| counter.add(first + second));
            listeners.off_last();
        }
        listeners.count()
    })?;

    suite.ops(Bound, "create_on_emit", N, || {
        for _ in 0..N {
            let mut listeners = Listeners::default();
            listeners.on(move |value, _| counter.add(value));
            listeners.emit(1, 0);
        }
        counter.take()
    })
}
