//! Timers, immediates, ticks and microtasks.

use std::cell::Cell;

use nodular_timers::EventLoop;

use crate::bound::timers::{Queue, Timers};
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

const N: usize = 1_000_000;
const FIRED: usize = N / 10;
const IMMEDIATES: usize = N / 5;

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let counter = Counter(Box::leak(Box::new(Cell::new(0))));
    if suite.wants(Nodular) {
        nodular(suite, counter)?;
    }
    if suite.wants(Bound) {
        bound(suite, counter)?;
    }
    Ok(())
}

/// What callbacks count in: they capture a reference to it, as Node's capture a variable.
#[derive(Clone, Copy)]
struct Counter(&'static Cell<usize>);

impl Counter {
    /// Counts, and says whether there are more to come.
    fn add(self, limit: usize) -> bool {
        self.0.set(self.0.get() + 1);
        self.0.get() < limit
    }

    /// What was counted, if the loop has ended well.
    fn done<E>(self, result: Result<(), E>) -> usize {
        let count = self.0.take();
        result.map_or(usize::MAX, |()| count)
    }
}

fn nodular(suite: &Suite, counter: Counter) -> Result<(), String> {
    let event_loop = EventLoop::new();
    suite.ops(Nodular, "timeout.insert_cancel.1m", N, || {
        let timeouts: Vec<_> = (0..N as u32)
            .map(|number| event_loop.set_timeout(1000 + number % 1000, |_| {}))
            .collect();
        timeouts.iter().for_each(|timeout| timeout.close());
        timeouts.len()
    })?;
    suite.ops(Nodular, "timeout.fire.100k", FIRED, || {
        for _ in 0..FIRED {
            event_loop.set_timeout(1, move |_| {
                counter.add(FIRED);
            });
        }
        counter.done(event_loop.run())
    })?;
    suite.ops(Nodular, "immediate.batch.200k", IMMEDIATES, || {
        for _ in 0..IMMEDIATES {
            event_loop.set_immediate(move |_| {
                counter.add(IMMEDIATES);
            });
        }
        counter.done(event_loop.run())
    })?;
    suite.ops(Nodular, "immediate.chain.200k", IMMEDIATES, || {
        immediate(&event_loop, counter);
        counter.done(event_loop.run())
    })?;
    suite.ops(Nodular, "nexttick.chain.1m", N, || {
        tick(&event_loop, counter);
        counter.done(event_loop.run())
    })?;
    suite.ops(Nodular, "microtask.chain.1m", N, || {
        microtask(&event_loop, counter);
        counter.done(event_loop.run())
    })
}

fn immediate(event_loop: &EventLoop, counter: Counter) {
    event_loop.set_immediate(move |event_loop| {
        if counter.add(IMMEDIATES) {
            immediate(event_loop, counter);
        }
    });
}

fn tick(event_loop: &EventLoop, counter: Counter) {
    event_loop.next_tick(move |event_loop| {
        if counter.add(N) {
            tick(event_loop, counter);
        }
    });
}

fn microtask(event_loop: &EventLoop, counter: Counter) {
    event_loop.queue_microtask(move |event_loop| {
        if counter.add(N) {
            microtask(event_loop, counter);
        }
    });
}

fn bound(suite: &Suite, counter: Counter) -> Result<(), String> {
    let mut timers = Timers::default();
    suite.ops(Bound, "timeout.insert_cancel.1m", N, || {
        let timeouts: Vec<_> =
            (0..N).map(|number| timers.insert(1000 + number % 1000, || {})).collect();
        timeouts.iter().for_each(|timeout| timers.cancel(*timeout));
        timers.clear();
        timeouts.len()
    })?;
    suite.ops(Bound, "timeout.fire.100k", FIRED, || {
        for _ in 0..FIRED {
            timers.insert(1, move || {
                counter.add(FIRED);
            });
        }
        timers.fire();
        counter.done(Ok::<_, ()>(()))
    })?;
    let mut queue = Queue::default();
    suite.ops(Bound, "immediate.batch.200k", IMMEDIATES, || {
        for _ in 0..IMMEDIATES {
            queue.push(move |_| {
                counter.add(IMMEDIATES);
            });
        }
        queue.run();
        counter.done(Ok::<_, ()>(()))
    })?;
    for (case, limit) in
        [("immediate.chain.200k", IMMEDIATES), ("nexttick.chain.1m", N), ("microtask.chain.1m", N)]
    {
        suite.ops(Bound, case, limit, || {
            chain(&mut queue, counter, limit);
            queue.run();
            counter.done(Ok::<_, ()>(()))
        })?;
    }
    Ok(())
}

fn chain(queue: &mut Queue, counter: Counter, limit: usize) {
    queue.push(move |queue| {
        if counter.add(limit) {
            chain(queue, counter, limit);
        }
    });
}
