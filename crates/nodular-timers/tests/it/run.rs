//! Running a loop: threads, tasks, hooks, turns, metrics.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use nodular_timers::{
    Clock, Closed, Error, EventLoop, Microtask, Microtasks, SystemClock, Turn, VirtualClock,
};

type Log = Rc<RefCell<Vec<String>>>;

fn push(log: &Log, text: &str) -> impl FnMut(&EventLoop) + 'static {
    let (log, text) = (Rc::clone(log), text.to_owned());
    move |_| log.borrow_mut().push(text.clone())
}

#[test]
fn threads_complete_requests() {
    let event_loop = EventLoop::new();
    let sum = Rc::new(Cell::new(0));
    let threads: Vec<_> = (0..8_u64)
        .map(|number| {
            let request = event_loop.request();
            let handle = event_loop.handle();
            thread::spawn(move || {
                handle.queue(|_| {}).unwrap();
                request.complete(move |event_loop| {
                    event_loop.set_immediate(move |_| assert!(number < 8));
                })
            })
        })
        .collect();
    let count = Rc::clone(&sum);
    event_loop.on_before_exit(move |_| count.set(count.get() + 1));
    event_loop.run().unwrap();
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert_eq!((sum.get(), event_loop.metrics().events), (1, 16));
}

#[test]
fn a_dropped_request_ends_the_wait() {
    let event_loop = EventLoop::new();
    let request = event_loop.request();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(5));
        drop(request);
    });
    event_loop.run().unwrap();
    thread.join().unwrap();
}

#[test]
fn a_handle_knows_when_its_loop_is_gone() {
    let handle = EventLoop::new().handle();
    assert_eq!(handle.queue(|_| {}), Err(Closed));
    let event_loop = EventLoop::new();
    let request = event_loop.request();
    drop(event_loop);
    assert_eq!(request.complete(|_| {}), Err(Closed));
}

#[test]
fn tasks_use_tokio() {
    let event_loop = EventLoop::new();
    let log = Log::default();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let (first, second) = (Rc::clone(&log), Rc::clone(&log));
    event_loop.spawn(receiver, move |_, text: Result<&str, _>| {
        first.borrow_mut().push(text.unwrap().to_owned());
    });
    let slow = async {
        tokio::time::sleep(Duration::from_millis(3)).await;
        tokio::spawn(async { 7 }).await.unwrap()
    };
    event_loop.spawn(slow, move |_, number| {
        second.borrow_mut().push(number.to_string());
        sender.send("sent").map_err(|_| "nobody listens")
    });
    event_loop.run().unwrap();
    assert_eq!(*log.borrow(), ["7", "sent"]);
}

#[test]
fn tasks_that_are_unrefed_or_aborted_do_not_keep_the_loop() {
    let event_loop = EventLoop::new();
    let task = event_loop.spawn(std::future::pending::<()>(), |_, ()| {});
    assert!(task.has_ref() && event_loop.is_alive());
    task.unref();
    assert!(!task.has_ref() && !event_loop.is_alive());
    task.ref_();
    task.abort();
    event_loop.run().unwrap();
    assert!(task.is_finished());
}

#[test]
fn a_task_that_wakes_itself_does_not_stop_the_rest() {
    let event_loop = EventLoop::new();
    let done = Rc::new(Cell::new(false));
    let (seen, set) = (Rc::clone(&done), Rc::clone(&done));
    let spin = std::future::poll_fn(move |context| {
        context.waker().wake_by_ref();
        if seen.get() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    });
    event_loop.spawn(spin, |_, ()| {});
    event_loop.set_timeout(2, move |_| set.set(true));
    event_loop.run().unwrap();
    assert!(done.get());
}

#[test]
fn turns_are_made_one_by_one() {
    let clock = VirtualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    let log = Log::default();
    event_loop.set_timeout(50, push(&log, "timeout"));
    event_loop.next_tick(push(&log, "tick"));
    assert!(event_loop.turn(Turn::NoWait).unwrap());
    assert_eq!((log.borrow().len(), clock.now()), (1, Duration::ZERO));
    assert!(!event_loop.turn(Turn::Once).unwrap());
    assert_eq!((log.borrow().len(), clock.now()), (2, Duration::from_millis(50)));
}

#[test]
fn pending_callbacks_come_before_completions() {
    let event_loop = EventLoop::with_clock(VirtualClock::new());
    let log = Log::default();
    event_loop.set_immediate(push(&log, "check"));
    event_loop.spawn(async {}, {
        let mut poll = push(&log, "poll");
        move |event_loop, ()| poll(event_loop)
    });
    event_loop.queue_close(push(&log, "close"));
    event_loop.queue_pending(push(&log, "pending"));
    event_loop.run().unwrap();
    assert_eq!(*log.borrow(), ["pending", "poll", "check", "close"]);
}

#[test]
fn stop_leaves_what_is_queued() {
    let event_loop = EventLoop::with_clock(VirtualClock::new());
    let log = Log::default();
    event_loop.on_exit(|_, _| panic!("a stopped loop has not come to its end"));
    event_loop.set_immediate(|event_loop| {
        event_loop.next_tick(|_| Err("not in this run"));
        event_loop.stop();
    });
    event_loop.set_immediate(push(&log, "second"));
    event_loop.run().unwrap();
    assert!(log.borrow().is_empty() && event_loop.is_alive());
    event_loop.clear();
    event_loop.run().unwrap();
}

#[test]
fn an_error_of_the_handler_ends_the_loop() {
    let event_loop = EventLoop::with_clock(VirtualClock::new());
    let code = Rc::new(Cell::new(-1));
    let kept = Rc::clone(&code);
    event_loop.on_exit(move |event_loop, code| {
        event_loop.next_tick(|_| Err("too late"));
        kept.set(code);
    });
    event_loop.on_uncaught(|_, error| Err(format!("again: {error}")));
    event_loop.set_timeout(1, |_| Err("boom"));
    let error = event_loop.run().unwrap_err();
    assert!(matches!(error, Error::Uncaught(_)));
    assert_eq!((error.to_string().as_str(), code.get()), ("again: boom", 1));
}

#[test]
fn a_loop_runs_again() {
    let event_loop = EventLoop::with_clock(VirtualClock::new());
    let log = Log::default();
    event_loop.run().unwrap();
    event_loop.next_tick(push(&log, "tick"));
    event_loop.run().unwrap();
    assert_eq!(*log.borrow(), ["tick"]);
}

#[derive(Clone, Default)]
struct Engine {
    jobs: Rc<RefCell<VecDeque<Microtask>>>,
    runs: Rc<Cell<u32>>,
}

impl Microtasks for Engine {
    fn enqueue(&self, microtask: Microtask) {
        self.jobs.borrow_mut().push_back(microtask);
    }

    fn run(&self, event_loop: &EventLoop) -> Result<(), Error> {
        self.runs.set(self.runs.get() + 1);
        loop {
            let Some(job) = self.jobs.borrow_mut().pop_front() else { return Ok(()) };
            if let Err(error) = job(event_loop) {
                event_loop.report_uncaught(error)?;
            }
        }
    }
}

#[test]
fn an_engine_brings_its_own_microtasks() {
    let event_loop = EventLoop::with_clock(VirtualClock::new());
    let (engine, log) = (Engine::default(), Log::default());
    event_loop.queue_microtask(push(&log, "before"));
    event_loop.set_microtasks(engine.clone());
    engine.enqueue(Box::new(|_| Err("boom".into())));
    event_loop.queue_microtask(push(&log, "after"));
    event_loop.next_tick(push(&log, "tick"));
    let heard = Rc::clone(&log);
    event_loop.on_uncaught(move |_, error| heard.borrow_mut().push(error.to_string()));
    // What rejections do: once, and the ticks that come of it run.
    let (rejections, late) = (Cell::new(1), Rc::clone(&log));
    event_loop.set_after_ticks(move |event_loop| {
        let left = rejections.replace(0);
        if left > 0 {
            event_loop.next_tick(push(&late, "rejected"));
        }
        Ok(left > 0)
    });
    event_loop.run().unwrap();
    assert_eq!(*log.borrow(), ["tick", "before", "boom", "after", "rejected"]);
    assert!(engine.runs.get() >= 2);
}

#[test]
fn metrics_tell_idle_time_from_work() {
    let clock = VirtualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    clock.advance(Duration::from_millis(5));
    let work = clock.clone();
    event_loop.set_timeout(100, move |_| work.advance(Duration::from_millis(30)));
    event_loop.run().unwrap();
    let metrics = event_loop.metrics();
    assert_eq!(metrics.loop_start, Some(Duration::from_millis(5)));
    assert_eq!(metrics.loop_exit, Some(Duration::from_millis(135)));
    assert_eq!(metrics.idle_time, Duration::from_millis(100));
    assert_eq!(event_loop.now(), 105);
}

#[tokio::test(start_paused = true)]
async fn tokios_paused_time_is_the_loops() {
    let clock = SystemClock::new();
    let event_loop = EventLoop::with_clock(clock);
    event_loop.set_timeout(86_400_000, |_| {});
    event_loop.run_async().await.unwrap();
    assert_eq!(clock.now().as_secs(), 86_400);
}

#[tokio::test(start_paused = true)]
async fn a_loop_that_sleeps_hears_of_what_other_tasks_schedule() {
    let event_loop = EventLoop::new();
    let keep = event_loop.request();
    let log = Log::default();
    let other = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        event_loop.set_timeout(5, push(&log, "timeout"));
        tokio::time::sleep(Duration::from_millis(10)).await;
        assert_eq!(*log.borrow(), ["timeout"]);
        drop(keep);
    };
    let (result, ()) = tokio::join!(event_loop.run_async(), other);
    result.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_dropped_can_be_taken_up_again() {
    let event_loop = EventLoop::new();
    let log = Log::default();
    event_loop.set_timeout(50, push(&log, "timeout"));
    let timeout = tokio::time::timeout(Duration::from_millis(10), event_loop.run_async());
    timeout.await.unwrap_err();
    event_loop.run_async().await.unwrap();
    assert_eq!(*log.borrow(), ["timeout"]);
}
