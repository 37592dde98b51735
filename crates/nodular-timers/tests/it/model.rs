//! Timers against a simple model: a list that is searched for who is due first.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use nodular_timers::{Clock, EventLoop, Timeout, VirtualClock};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Op {
    Insert(u32),
    Clear(usize),
    Refresh(usize),
    Advance(u64),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        4 => (1..20_u32).prop_map(Op::Insert),
        1 => (20..1000_u32).prop_map(Op::Insert),
        2 => any::<usize>().prop_map(Op::Clear),
        2 => any::<usize>().prop_map(Op::Refresh),
        2 => (0..30_u64).prop_map(Op::Advance),
    ];
    prop::collection::vec(op, 0..200)
}

/// A timer of the model: when it began to wait, how long it does, whether it still does.
#[derive(Clone, Copy, Debug)]
struct Model {
    start: u64,
    delay: u64,
    waits: bool,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Every timer that was not cleared fires exactly once, none before its time, and in the order of their times if
    /// these differ; those that wait equally long fire in the order in which they began to.
    #[test]
    fn timers_fire_when_they_are_due(ops in ops()) {
        let clock = VirtualClock::new();
        let event_loop = EventLoop::with_clock(clock.clone());
        let fired = Rc::new(RefCell::new(Vec::new()));
        let mut timers: Vec<(Timeout, Model)> = Vec::new();
        let now = || clock.now().as_millis() as u64;
        for op in ops {
            match op {
                Op::Insert(delay) => {
                    let (number, fired, time) = (timers.len(), Rc::clone(&fired), clock.clone());
                    let timer = event_loop.set_timeout(delay, move |_| {
                        fired.borrow_mut().push((number, time.now().as_millis() as u64));
                    });
                    timers.push((timer, Model { start: now(), delay: delay.into(), waits: true }));
                }
                Op::Clear(index) if !timers.is_empty() => {
                    let index = index % timers.len();
                    timers[index].0.close();
                    timers[index].1.waits = false;
                }
                Op::Refresh(index) if !timers.is_empty() => {
                    let index = index % timers.len();
                    timers[index].0.refresh();
                    timers[index].1.start = now();
                }
                Op::Advance(millis) => clock.advance(Duration::from_millis(millis)),
                Op::Clear(_) | Op::Refresh(_) => {}
            }
        }
        let begun = now();
        event_loop.run().unwrap();

        let fired = fired.borrow();
        let mut numbers: Vec<_> = fired.iter().map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        let expected: Vec<_> = (0..timers.len()).filter(|&index| timers[index].1.waits).collect();
        prop_assert_eq!(numbers, expected);
        for &(number, at) in fired.iter() {
            let Model { start, delay, .. } = timers[number].1;
            // What was overdue when the loop began is up to a millisecond late.
            prop_assert!(at >= start + delay && at <= (start + delay).max(begun + 1), "{number} at {at}");
        }
        for pair in fired.windows(2) {
            let [(a, _), (b, _)] = pair else { continue };
            let (a, b) = (timers[*a].1, timers[*b].1);
            prop_assert!(a.delay != b.delay || a.start <= b.start);
        }
    }
}

#[test]
fn a_million_timers_live() {
    let clock = VirtualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    let fired = Rc::new(RefCell::new(0_u32));
    let timers: Vec<_> = (0..1_000_000_u32)
        .map(|number| {
            let fired = Rc::clone(&fired);
            event_loop.set_timeout(1_000 + number % 1_000, move |_| *fired.borrow_mut() += 1)
        })
        .collect();
    for timer in timers.iter().step_by(2) {
        timer.close();
    }
    drop(timers);
    event_loop.run().unwrap();
    assert_eq!(*fired.borrow(), 500_000);
    assert_eq!(clock.now(), Duration::from_millis(1_999));
    assert_eq!(Rc::strong_count(&fired), 1);
}
