use std::sync::{Arc, Mutex};
use std::time::Duration;

use nodular_record::Table;
use nodular_util::{
    Call, CallError, DebounceOptions, Debounced, Overflow, Reason, ThrottleOptions, Throttled,
    debounce, throttle,
};
use serde_json::{Value as Json, json};
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, sleep_until};

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Debounced<String, String>>();
    check::<Throttled<String, String>>();
    check::<Call<String>>();
    check::<CallError>();
}

#[test]
fn rate_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "rate").check(250, |case| {
        let runtime = Builder::new_current_thread().enable_time().start_paused(true).build();
        let actual = runtime.expect("a runtime").block_on(run(case));
        let expected = json!([case[3], case[4]]);
        if actual == expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

enum Limited {
    Debounced(Debounced<u64, u64>),
    Throttled(Throttled<u64, u64>),
}

fn units(units: &Json) -> Duration {
    Duration::from_millis(200).mul_f64(units.as_f64().expect("units"))
}

/// What happened, and what became of the calls.
async fn run(case: &Json) -> Json {
    let log: Arc<Mutex<Vec<Json>>> = Arc::default();
    let settings = &case[1];
    let options = &settings["options"];
    let (wait, takes, ran) = (units(&settings["wait"]), units(&settings["takes"]), log.clone());
    let function = move |argument: u64| {
        ran.lock().expect("lock").push(json!(argument.to_string()));
        async move {
            sleep(takes).await;
            argument * 10
        }
    };
    let limited = if case[0] == "debounce" {
        let leading = options["leading"] == true;
        let reject_on_cancel = options["rejectOnCancel"] == true;
        let options = DebounceOptions { leading, reject_on_cancel };
        Limited::Debounced(debounce(function, wait, options))
    } else {
        let count = |value: &Json| value.as_u64().map(|count| count as usize);
        let options = ThrottleOptions {
            concurrency: count(&options["concurrency"]),
            max_pending: count(&options["maxPending"]),
            overflow: if options["overflow"] == "drop" { Overflow::Drop } else { Overflow::Queue },
            strict: options["strict"] == true,
        };
        let limit = count(&settings["limit"]).expect("limit");
        Limited::Throttled(throttle(function, limit, wait, options))
    };
    let mut calls = Vec::new();
    let start = Instant::now();
    for (index, step) in case[2].as_array().expect("steps").iter().enumerate() {
        sleep_until(start + units(&step[0])).await;
        log.lock().expect("lock").push(json!(index));
        let reason = || Some(Reason::from(Box::<dyn std::error::Error + Send + Sync>::from("why")));
        let argument = step[2].as_u64().unwrap_or(0);
        match (&limited, step[1].as_str()) {
            (Limited::Debounced(f), Some("call")) => calls.push(f.call(argument)),
            (Limited::Debounced(f), Some("flush")) => f.flush(),
            (Limited::Debounced(f), Some("cancel")) => f.cancel(reason()),
            (Limited::Debounced(f), _) => f.abort(reason()),
            (Limited::Throttled(f), Some("call")) => {
                let is_now = f.has_immediate_capacity();
                let waiting = f.pending_count();
                calls.push(f.call(argument));
                assert!(!is_now || f.pending_count() == waiting);
            }
            (Limited::Throttled(f), Some("cancel")) => f.cancel(reason()),
            (Limited::Throttled(f), _) => f.abort(reason()),
        }
    }
    let mut results = Vec::new();
    for call in calls {
        results.push(match call.await {
            Ok(value) => json!(value),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(|cause| cause.to_string());
                json!([error.name(), error.code(), error.to_string(), cause])
            }
        });
    }
    let log = log.lock().expect("lock").clone();
    json!([log, results])
}

#[tokio::test(start_paused = true)]
async fn a_panic_loses_one_call_only() {
    let options = ThrottleOptions { concurrency: Some(1), ..ThrottleOptions::default() };
    let fail = throttle(
        |n: u32| async move { 10_u32.checked_div(n).expect("not 0") },
        9,
        Duration::ZERO,
        options,
    );
    let (first, second) = (fail.call(0), fail.call(5));
    assert!(matches!(first.await, Err(CallError::Lost)));
    assert_eq!(second.await.ok(), Some(2));
    assert_eq!((fail.active_count(), fail.pending_count()), (0, 0));
}

#[test]
fn a_runtime_that_ends_ends_the_calls() {
    let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
    let options = ThrottleOptions { concurrency: Some(1), ..ThrottleOptions::default() };
    let never = throttle(|()| std::future::pending::<()>(), usize::MAX, Duration::ZERO, options);
    let guard = runtime.enter();
    let first = never.call(());
    for _ in 0..100_000 {
        drop(never.call(()));
    }
    drop(guard);
    drop(runtime);
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    assert!(matches!(runtime.block_on(first), Err(CallError::Lost)));
    assert_eq!(never.pending_count(), 100_000);
}

#[tokio::test(start_paused = true)]
async fn cancelled_timers_are_gone() {
    let wait = Duration::from_secs(1_000);
    let one = debounce(|()| async {}, wait, DebounceOptions::default());
    let other = throttle(|()| async {}, 1, wait, ThrottleOptions::default());
    for _ in 0..1_000 {
        drop(one.call(()));
        one.cancel(None);
        drop((other.call(()), other.call(())));
        other.cancel(None);
        tokio::task::yield_now().await;
    }
    tokio::task::yield_now().await;
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}
