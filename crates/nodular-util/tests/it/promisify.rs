use std::sync::{Arc, Mutex};
use std::thread;

use nodular_util::{Callback, Promised, PromisifyError, Task, callbackify, promisify};

#[test]
fn futures_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Promised<String, std::io::Error>>();
    check::<PromisifyError<String>>();
}

fn on_a_thread(delay: u64, callback: Callback<u64, String>) {
    thread::spawn(move || {
        thread::sleep(std::time::Duration::from_millis(delay));
        callback(if delay == 3 { Err("three".to_owned()) } else { Ok(delay) });
    });
}

#[tokio::test]
async fn results_come_from_threads() {
    let wait = promisify(on_a_thread);
    let waiting: Vec<_> = (0..20).map(|delay| wait(delay % 5)).collect();
    for (index, one) in waiting.into_iter().enumerate() {
        let expected = match index as u64 % 5 {
            3 => Err(PromisifyError::Failed("three".to_owned())),
            delay => Ok(delay),
        };
        assert_eq!(one.await, expected);
    }
}

#[tokio::test]
async fn the_function_is_called_at_once_and_once() {
    let calls = Mutex::new(Vec::new());
    let call = promisify(|name: &str, callback: Callback<(), ()>| {
        calls.lock().expect("lock").push(name.to_owned());
        callback(Ok(()));
    });
    let (first, second) = (call("a"), call("b"));
    assert_eq!(*calls.lock().expect("lock"), ["a", "b"]);
    assert_eq!((second.await, first.await), (Ok(()), Ok(())));
    assert_eq!(calls.lock().expect("lock").len(), 2);
}

#[tokio::test]
async fn a_dropped_callback_is_an_error() {
    let never = promisify(|(), callback: Callback<(), std::fmt::Error>| drop(callback));
    let error = never(()).await.unwrap_err();
    assert_eq!(error, PromisifyError::NeverCalled);
    assert_eq!(error.to_string(), "The callback was dropped without being called");
}

#[test]
fn a_dropped_future_drops_what_comes_late() {
    let (kept, value) = (Arc::new(Mutex::new(None)), Arc::new(()));
    let slot = Arc::clone(&kept);
    let later = promisify(move |(), callback: Callback<Arc<()>, ()>| {
        *slot.lock().expect("lock") = Some(callback);
    });
    drop(later(()));
    let callback = kept.lock().expect("lock").take().expect("a callback");
    callback(Ok(Arc::clone(&value)));
    assert_eq!(Arc::strong_count(&value), 1);
}

#[tokio::test]
async fn there_and_back() {
    let asynchronous = |text: String| async move { text.parse::<i32>() };
    let with_callback = callbackify(asynchronous, |task| drop(tokio::spawn(task)));
    let back = promisify(with_callback);
    assert_eq!(back("5".to_owned()).await, Ok(5));
    let error = back("x".to_owned()).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid digit found in string");
}

#[tokio::test]
async fn a_task_that_is_dropped_drops_its_callback() {
    let lost = promisify(callbackify(|()| async { Ok::<(), ()>(()) }, |task: Task| drop(task)));
    assert_eq!(lost(()).await, Err(PromisifyError::NeverCalled));
}
