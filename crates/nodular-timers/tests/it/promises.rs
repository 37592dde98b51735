//! Timers as futures.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::StreamExt;
use nodular_events::AbortController;
use nodular_timers::promises::{self, Options, scheduler};
use nodular_timers::{Clock, EventLoop, VirtualClock};

fn new_loop() -> (EventLoop, VirtualClock) {
    let clock = VirtualClock::new();
    (EventLoop::with_clock(clock.clone()), clock)
}

#[test]
fn a_task_goes_on_before_the_next_timer() {
    let (event_loop, _) = new_loop();
    let log = Rc::new(RefCell::new(Vec::new()));
    let timer = promises::set_timeout(&event_loop, 5, "value", ());
    let (first, second) = (Rc::clone(&log), Rc::clone(&log));
    event_loop.set_timeout(5, move |_| second.borrow_mut().push("next timer"));
    event_loop.spawn(
        async move {
            let value = timer.await.unwrap();
            first.borrow_mut().push(value);
        },
        |_, ()| {},
    );
    event_loop.run().unwrap();
    assert_eq!(*log.borrow(), ["value", "next timer"]);
}

#[test]
fn an_abort_clears_the_timer_and_says_why() {
    let (event_loop, clock) = new_loop();
    let controller = AbortController::new();
    let timer = promises::set_timeout(&event_loop, 60_000, (), &controller.signal());
    let error = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&error);
    event_loop.spawn(timer, move |_, result| *kept.borrow_mut() = result.err());
    event_loop.set_timeout_once(10, move |_| controller.abort_with("enough"));
    event_loop.run().unwrap();
    let error = error.take().unwrap();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("ABORT_ERR", "The operation was aborted")
    );
    assert_eq!(error.reason().unwrap().to_string(), "enough");
    assert_eq!(clock.now(), Duration::from_millis(10));
}

#[test]
fn a_signal_that_has_aborted_starts_no_timer() {
    let (event_loop, _) = new_loop();
    let controller = AbortController::new();
    controller.abort();
    let timer = promises::set_immediate(&event_loop, (), &controller.signal());
    assert!(!event_loop.is_alive());
    event_loop.spawn(timer, |_, result| assert!(result.is_err()));
    event_loop.run().unwrap();
}

#[test]
fn dropping_a_future_clears_its_timer() {
    let (event_loop, clock) = new_loop();
    drop(promises::set_timeout(&event_loop, 1000, (), ()));
    drop(promises::set_immediate(&event_loop, (), ()));
    drop(promises::set_interval(&event_loop, 1000, (), ()));
    assert!(!event_loop.is_alive());
    let unrefed = scheduler::wait(&event_loop, 1000, Options::new().keep_alive(false));
    assert!(!event_loop.is_alive());
    drop(unrefed);
    event_loop.run().unwrap();
    assert_eq!(clock.now(), Duration::ZERO);
}

#[test]
fn an_interval_ends_with_the_abort() {
    let (event_loop, clock) = new_loop();
    let controller = AbortController::new();
    let ticks = promises::set_interval(&event_loop, 10, 7, &controller.signal());
    event_loop.set_timeout_once(35, move |_| controller.abort());
    event_loop.spawn(ticks.collect::<Vec<_>>(), |_, ticks| {
        let ticks: Vec<_> = ticks.into_iter().map(|tick| tick.ok()).collect();
        assert_eq!(ticks, [Some(7), Some(7), Some(7), None]);
    });
    event_loop.run().unwrap();
    assert_eq!(clock.now(), Duration::from_millis(35));
}
