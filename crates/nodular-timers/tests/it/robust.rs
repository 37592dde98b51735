//! What must not break the loop: re-entrance, panics, leaks, callbacks that drop things.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use nodular_timers::{Error, EventLoop, Timeout, VirtualClock};

fn new_loop() -> EventLoop {
    EventLoop::with_clock(VirtualClock::new())
}

/// Counts in [`Rc::strong_count`] what keeps a callback alive.
fn token() -> Rc<Cell<u32>> {
    Rc::new(Cell::new(0))
}

fn fail() {
    panic!("on purpose");
}

#[test]
fn dropping_the_loop_drops_what_is_scheduled() {
    let alive = token();
    let event_loop = new_loop();
    let hold = || {
        let alive = Rc::clone(&alive);
        move |_: &EventLoop| alive.set(alive.get() + 1)
    };
    let timeout = event_loop.set_timeout(1, hold());
    let inner = event_loop.set_interval(1, hold());
    event_loop.set_timeout(1, move |_| inner.close()); // a handle in a callback is no cycle
    event_loop.set_immediate(hold());
    event_loop.next_tick(hold());
    event_loop.queue_microtask(hold());
    event_loop.queue_pending(hold());
    event_loop.queue_close(hold());
    event_loop.on_before_exit({
        let alive = Rc::clone(&alive);
        move |_| alive.set(0)
    });
    let task = Rc::clone(&alive);
    event_loop.spawn(std::future::pending::<()>(), move |_, ()| drop(task));
    assert_eq!(Rc::strong_count(&alive), 10);
    drop(event_loop);
    assert_eq!(Rc::strong_count(&alive), 1);
    timeout.refresh();
    timeout.close();
    assert!(!timeout.has_ref());
}

#[test]
fn clear_drops_what_is_scheduled() {
    let alive = token();
    let event_loop = new_loop();
    // A cycle: the loop has what has the loop.
    let (held, own) = (Rc::clone(&alive), event_loop.clone());
    let timeout = event_loop.set_interval(1, move |_| drop((Rc::clone(&held), own.clone())));
    event_loop.clear();
    assert_eq!(Rc::strong_count(&alive), 1);
    assert!(!event_loop.is_alive());
    timeout.refresh();
    event_loop.run().unwrap();
}

#[test]
fn what_a_dropped_callback_drops_may_use_the_loop() {
    struct OnDrop(EventLoop, Timeout);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            self.1.close();
            self.0.set_immediate(|_| {});
        }
    }
    let event_loop = new_loop();
    let other = event_loop.set_timeout(1, |_| {});
    let on_drop = OnDrop(event_loop.clone(), other);
    let timeout = event_loop.set_timeout(5, move |_| {
        let _ = &on_drop;
    });
    timeout.close();
    event_loop.run().unwrap();
}

#[test]
fn a_fired_timer_is_gone_with_its_last_handle() {
    let alive = token();
    let event_loop = new_loop();
    let held = Rc::clone(&alive);
    let timeout = event_loop.set_timeout(1, move |_| held.set(held.get() + 1));
    event_loop.run().unwrap();
    assert_eq!((alive.get(), Rc::strong_count(&alive)), (1, 2)); // it can be refreshed
    timeout.refresh();
    event_loop.run().unwrap();
    let clone = timeout.clone();
    drop(timeout);
    assert_eq!((alive.get(), Rc::strong_count(&alive)), (2, 2));
    drop(clone);
    assert_eq!(Rc::strong_count(&alive), 1);
}

#[test]
fn an_old_handle_does_not_meet_the_next_timer_in_its_place() {
    let event_loop = new_loop();
    let first = event_loop.set_timeout(1, |_| {});
    let id = first.id();
    event_loop.run().unwrap();
    drop(first);
    let second = event_loop.set_timeout(1, |_| {});
    assert_ne!(second.id(), id);
    event_loop.clear_timeout_by_id(id);
    assert!(second.has_ref() && event_loop.is_alive());

    let old = event_loop.set_immediate(|_| {});
    event_loop.run().unwrap();
    let ran = token();
    let count = Rc::clone(&ran);
    event_loop.set_immediate(move |_| count.set(1));
    old.clear();
    event_loop.run().unwrap();
    assert_eq!(ran.get(), 1);
}

#[test]
fn a_loop_does_not_run_in_itself() {
    let event_loop = new_loop();
    event_loop.set_immediate(|event_loop| {
        assert!(matches!(event_loop.run(), Err(Error::AlreadyRunning)));
    });
    event_loop.run().unwrap();
}

#[tokio::test]
async fn blocking_inside_of_a_runtime_is_refused() {
    let event_loop = EventLoop::new();
    assert!(matches!(event_loop.run(), Err(Error::InsideRuntime)));
    event_loop.set_timeout(1, |_| {});
    event_loop.run_async().await.unwrap();
}

#[test]
fn a_loop_with_a_runtime_may_be_dropped_inside_of_another() {
    let event_loop = EventLoop::new();
    event_loop.set_timeout(1, |_| {});
    event_loop.run().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async move { drop(event_loop) });
}

#[test]
fn after_a_panic_the_rest_can_run() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let push = |name: &'static str| {
        let log = Rc::clone(&log);
        move |_: &EventLoop| log.borrow_mut().push(name)
    };
    let panics = |_: &EventLoop| fail();
    let event_loop = new_loop();
    event_loop.next_tick(panics);
    event_loop.next_tick(push("tick"));
    event_loop.queue_microtask(panics);
    event_loop.queue_microtask(push("microtask"));
    event_loop.set_immediate(panics);
    event_loop.set_immediate(push("immediate"));
    event_loop.set_timeout(1, panics);
    event_loop.set_timeout(1, push("timeout"));
    event_loop.queue_close(push("close"));
    event_loop.queue_close(panics);
    event_loop.spawn(async { panic!("on purpose") }, |_, ()| {});
    event_loop.spawn(async {}, |_, ()| fail());
    let panicked =
        (0..20).map_while(|_| catch_unwind(AssertUnwindSafe(|| event_loop.run())).err()).count();
    assert_eq!(panicked, 7);
    assert_eq!(*log.borrow(), ["tick", "microtask", "immediate", "close", "timeout"]);
    assert!(!event_loop.is_alive());
}

#[test]
fn an_interval_that_panics_goes_on() {
    let event_loop = new_loop();
    let times = token();
    let count = Rc::clone(&times);
    let interval = event_loop.set_interval(1, move |event_loop| {
        count.set(count.get() + 1);
        if count.get() == 3 {
            event_loop.current_timeout().unwrap().close();
        }
        assert_ne!(count.get(), 1, "on purpose");
    });
    catch_unwind(AssertUnwindSafe(|| event_loop.run())).unwrap_err();
    assert!(event_loop.current_timeout().is_none());
    event_loop.run().unwrap();
    assert_eq!(times.get(), 3);
    drop(interval);
}

#[test]
fn many_immediates_that_are_cleared_leave_nothing() {
    let event_loop = new_loop();
    for _ in 0..100_000 {
        event_loop.set_immediate(|_| fail()).clear();
    }
    assert!(!event_loop.is_alive());
    event_loop.run().unwrap();
}
