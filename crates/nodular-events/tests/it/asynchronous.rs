//! Events as futures and streams, and listeners that are futures.

use std::cell::RefCell;
use std::future::pending;
use std::pin::pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{FutureExt, StreamExt};
use nodular_events::{
    AbortController, ERROR, Error, Event, EventEmitter, Flow, NEW_LISTENER, OnOptions, on, once,
    once_with_signal, sync,
};

const DATA: Event<u32> = Event::new("data");
const END: Event<()> = Event::new("end");

#[tokio::test]
async fn once_takes_the_first_and_goes() {
    let emitter = EventEmitter::new();
    let first = once(&emitter, DATA);
    assert_eq!((emitter.listener_count(DATA), emitter.listener_count(ERROR)), (1, 1));
    emitter.emit(DATA, &1).unwrap();
    assert_eq!((emitter.listener_count(DATA), emitter.listener_count(ERROR)), (0, 0));
    emitter.emit(DATA, &2).unwrap();
    assert_eq!(first.await.unwrap(), 1);
}

#[tokio::test]
async fn once_fails_with_an_error_unless_that_is_waited_for() {
    let emitter = EventEmitter::new();
    let (data, error) = (once(&emitter, DATA), once(&emitter, ERROR));
    assert_eq!(emitter.listener_count(ERROR), 2);
    assert!(emitter.emit_error("boom").unwrap());
    assert_eq!(data.await.unwrap_err().to_string(), "boom");
    assert_eq!(error.await.unwrap().to_string(), "boom");
    assert!(emitter.event_names().is_empty());
}

#[tokio::test]
async fn once_gives_up_with_its_signal() {
    let (emitter, controller) = (EventEmitter::new(), AbortController::new());
    let signal = controller.signal();
    let waiting = once_with_signal(&emitter, DATA, &signal);
    controller.abort_with("enough");
    // Too late, although the task did not run yet.
    emitter.emit(DATA, &1).unwrap();
    let Err(Error::Aborted(error)) = waiting.await else { panic!("was not aborted") };
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("ABORT_ERR", "The operation was aborted")
    );
    assert_eq!(error.reason().unwrap().to_string(), "enough");
    assert!(emitter.event_names().is_empty());

    // Aborted before: it does not listen at all.
    emitter.on(NEW_LISTENER, |_| panic!("listens")).unwrap();
    assert!(matches!(once_with_signal(&emitter, DATA, &signal).await, Err(Error::Aborted(_))));
}

#[tokio::test]
async fn once_ends_when_nothing_can_come() {
    let emitter = EventEmitter::new();
    let (removed, dropped) = (once(&emitter, DATA), once(&emitter, END));
    emitter.remove_all(DATA);
    assert!(matches!(removed.await, Err(Error::Removed)));
    drop(emitter);
    assert!(matches!(dropped.await, Err(Error::Removed)));
}

#[tokio::test]
async fn a_dropped_wait_does_not_listen() {
    let emitter = EventEmitter::new();
    drop(once(&emitter, DATA));
    drop(on(&emitter, DATA, OnOptions::new().close(END)));
    assert!(emitter.event_names().is_empty());
}

#[tokio::test]
async fn a_wait_for_another_payload_is_an_error() {
    let emitter = EventEmitter::new();
    emitter.on(DATA, |_| {}).unwrap();
    let text = Event::<String>::new("data");
    assert!(matches!(once(&emitter, text).await, Err(Error::Payload(_))));
    emitter.on(Event::<String>::new("error"), |_| {}).unwrap();
    let refused = once(&emitter, DATA);
    assert_eq!(emitter.listener_count(DATA), 1);
    assert!(matches!(refused.await, Err(Error::Payload(_))));
    let mut stream = on(&emitter, text, ());
    assert!(matches!(stream.next().await, Some(Err(Error::Payload(_)))));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_gives_what_was_queued_and_then_fails_once() {
    let emitter = EventEmitter::new();
    let mut stream = on(&emitter, DATA, ());
    emitter.emit(DATA, &1).unwrap();
    emitter.emit(DATA, &2).unwrap();
    emitter.emit_error("boom").unwrap();
    assert_eq!(emitter.emit(DATA, &3).ok(), Some(false));
    assert_eq!(stream.queued(), 2);
    assert_eq!(stream.next().await.unwrap().unwrap(), 1);
    assert_eq!(stream.next().await.unwrap().unwrap(), 2);
    assert_eq!(stream.next().await.unwrap().unwrap_err().to_string(), "boom");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_ends_with_its_signal_its_close_event_or_its_emitter() {
    let (emitter, controller) = (EventEmitter::new(), AbortController::new());
    let mut aborted = on(&emitter, DATA, &controller.signal());
    let mut closed = on(&emitter, DATA, OnOptions::new().close(END));
    emitter.emit(DATA, &1).unwrap();
    emitter.emit(END, &()).unwrap();
    assert!(matches!(closed.next().await, Some(Ok(1))));
    assert!(closed.next().await.is_none());
    controller.abort();
    assert!(matches!(aborted.next().await, Some(Ok(1))));
    assert!(matches!(aborted.next().await, Some(Err(Error::Aborted(_)))));
    assert!(aborted.next().await.is_none());
    assert!(emitter.event_names().is_empty());

    let mut orphan = on(&emitter, DATA, ());
    assert!(orphan.next().now_or_never().is_none());
    drop(emitter);
    assert!(orphan.next().await.is_none());
}

#[tokio::test]
async fn a_stream_pauses_above_its_high_and_resumes_below_its_low_water_mark() {
    let emitter = EventEmitter::new();
    let flows = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&flows);
    let options = OnOptions::new()
        .high_water_mark(2)
        .low_water_mark(2)
        .flow(move |flow| told.borrow_mut().push(*flow));
    let mut stream = on(&emitter, DATA, options);
    for n in 0..4 {
        emitter.emit(DATA, &n).unwrap();
        assert_eq!(flows.borrow().len(), usize::from(n >= 2), "after {n}");
    }
    assert_eq!(*flows.borrow(), [Flow::Pause]);
    for n in 0..4 {
        assert_eq!(stream.next().await.unwrap().unwrap(), n);
        let expected = if n < 2 { 1 } else { 2 };
        assert_eq!(flows.borrow().len(), expected, "after {n}");
    }
    assert_eq!(flows.borrow()[1], Flow::Resume);
}

#[tokio::test]
async fn a_stream_that_nobody_reads_gives_up() {
    let emitter = EventEmitter::new();
    let mut stream = on(&emitter, DATA, OnOptions::new().max_queued(2));
    for n in 0..5 {
        emitter.emit(DATA, &n).unwrap();
    }
    assert_eq!(emitter.listener_count(DATA), 0);
    assert!(matches!(stream.next().await, Some(Ok(0))));
    assert!(matches!(stream.next().await, Some(Ok(1))));
    assert!(matches!(stream.next().await, Some(Err(Error::Overflow { limit: 2 }))));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_wakes_its_task_from_another_thread() {
    let emitter = sync::EventEmitter::new();
    let stream = on(&emitter, DATA, OnOptions::new().close(END));
    let reader = tokio::spawn(stream.filter_map(|n| async { n.ok() }).collect::<Vec<_>>());
    let emitting = std::thread::spawn(move || {
        for n in 0..1_000 {
            emitter.emit(DATA, &n).unwrap();
        }
        emitter.emit(END, &()).unwrap();
    });
    assert_eq!(reader.await.unwrap(), (0..1_000).collect::<Vec<_>>());
    emitting.join().unwrap();
}

#[tokio::test]
async fn an_event_of_another_thread_is_not_lost_to_the_end_that_it_brings() {
    let emitter = sync::EventEmitter::new();
    for n in 0..100 {
        let mut waiting = once(&emitter, DATA);
        let emitting = emitter.clone();
        let thread = std::thread::spawn(move || emitting.emit(DATA, &n).unwrap());
        // Polled in a tight loop, to meet the emit in its midst.
        let result = loop {
            if let Some(result) = (&mut waiting).now_or_never() {
                break result;
            }
        };
        assert_eq!(result.unwrap(), n);
        assert!(thread.join().unwrap());
    }
}

#[tokio::test]
async fn a_failed_async_listener_goes_to_its_handler_to_error_or_to_the_hook() {
    let emitter = sync::EventEmitter::new();
    let fail = |n: &u32| {
        let n = *n;
        async move { Err::<(), _>(format!("{n} failed")) }
    };
    let spawn = |task| drop(tokio::spawn(task));
    let log = Arc::new(Mutex::new(Vec::new()));
    let log_as = |kind: &'static str| {
        let log = Arc::clone(&log);
        move |text: String| log.lock().unwrap().push(format!("{kind}: {text}"))
    };

    emitter.on_async(DATA, spawn, fail).unwrap();
    let warn = log_as("warning");
    emitter.set_warning_hook(move |warning| warn(warning.to_string()));
    emitter.emit(DATA, &1).unwrap();
    tokio::task::yield_now().await;

    let error = log_as("error");
    emitter.on(ERROR, move |it| error(it.to_string())).unwrap();
    emitter.emit(DATA, &2).unwrap();
    tokio::task::yield_now().await;

    let handle = log_as("handler");
    emitter.set_rejection_handler(move |it| handle(format!("{} of {}", it.error, it.event)));
    emitter.emit(DATA, &3).unwrap();
    tokio::task::yield_now().await;

    let expected = ["warning: 1 failed", "error: 2 failed", "handler: 3 failed of data"];
    assert_eq!(*log.lock().unwrap(), expected);
}

#[tokio::test]
async fn an_async_listener_of_error_that_fails_is_not_told_to_itself() {
    let emitter = EventEmitter::new();
    let warnings = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&warnings);
    emitter.set_warning_hook(move |warning| seen.borrow_mut().push(warning.to_string()));
    let local = tokio::task::LocalSet::new();
    let spawn = |task| drop(tokio::task::spawn_local(task));
    emitter.on_async(ERROR, spawn, |_| async { Err("again") }).unwrap();
    local
        .run_until(async {
            emitter.emit_error("boom").unwrap();
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        })
        .await;
    assert_eq!(*warnings.borrow(), ["again"]);
}

#[tokio::test]
async fn waiting_is_cancel_safe() {
    let emitter = EventEmitter::new();
    let mut stream = on(&emitter, DATA, ());
    for n in 0..3 {
        // The loser of a race is dropped without losing an event.
        let lost = tokio::time::timeout(Duration::ZERO, stream.next()).await;
        assert!(lost.is_err());
        emitter.emit(DATA, &n).unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap(), n);
    }
    let mut never = pin!(pending::<()>());
    assert!((&mut never).now_or_never().is_none());
}
