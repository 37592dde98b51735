//! Abort controllers and signals.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use nodular_events::{AbortController, AbortSignal, DomException, SharedError, add_abort_listener};
use nodular_record::Table;
use serde_json::{Value, json};

const STEPS: usize = 40;

#[test]
fn traces_are_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "abort_signal").check(400, |case| {
        let actual = run(&case[0], &case[1]);
        if json!(actual) == case[2] { Ok(()) } else { Err(format!("{actual:?}")) }
    });
}

struct Run {
    controllers: [AbortController; 3],
    functions: Value,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    signals: Vec<AbortSignal>,
    steps: usize,
    trace: Vec<String>,
}

fn run(functions: &Value, ops: &Value) -> Vec<String> {
    let controllers: [AbortController; 3] = Default::default();
    let signals = controllers.iter().map(AbortController::signal).collect();
    let state = Mutex::new(State { signals, ..State::default() });
    let run = Arc::new(Run { controllers, functions: functions.clone(), state });
    run.steps(ops);
    std::mem::take(&mut run.state.lock().unwrap().trace)
}

impl Run {
    fn steps(self: &Arc<Self>, ops: &Value) {
        for op in ops.as_array().into_iter().flatten() {
            let mut state = self.state.lock().unwrap();
            state.steps += 1;
            if state.steps > STEPS {
                return;
            }
            drop(state);
            self.step(op);
        }
    }

    fn step(self: &Arc<Self>, op: &Value) {
        let signals = self.state.lock().unwrap().signals.clone();
        let index = op[1].as_u64().unwrap_or(0) as usize;
        match op[0].as_str().unwrap_or_default() {
            "on" => {
                let (run, signal) = (Arc::downgrade(self), signals[index].clone());
                let label = op[2].as_str().unwrap_or_default().to_owned();
                let heard = signal.clone();
                let listener = signal.on_abort(move |_| {
                    let Some(run) = run.upgrade() else { return };
                    run.say(format!("{label} hears that {index} is {}", show(&heard)));
                    run.steps(&run.functions[&label]);
                });
                listener.forget();
            }
            "abort" => match op[2].as_str() {
                None => self.controllers[index].abort(),
                Some(reason) => self.controllers[index].abort_with(reason),
            },
            "any" => {
                let sources = op[1].as_array().into_iter().flatten().filter_map(Value::as_u64);
                let any = AbortSignal::any(sources.map(|at| &signals[at as usize % signals.len()]));
                self.state.lock().unwrap().signals.push(any);
            }
            "made" => {
                let made = op[1].as_str().map_or_else(AbortSignal::abort, AbortSignal::abort_with);
                self.state.lock().unwrap().signals.push(made);
            }
            "throw" => match signals[index].throw_if_aborted() {
                Ok(()) => self.say(format!("{index} goes on")),
                Err(reason) => self.say(format!("{index} threw {}", shown(&reason))),
            },
            _ => {
                let shown: Vec<_> = signals.iter().map(show).collect();
                self.say(format!("state {}", shown.join(", ")));
            }
        }
    }

    fn say(&self, line: String) {
        self.state.lock().unwrap().trace.push(line);
    }
}

fn show(signal: &AbortSignal) -> String {
    signal
        .reason()
        .map_or_else(|| "not aborted".to_owned(), |reason| format!("aborted: {}", shown(&reason)))
}

fn shown(reason: &SharedError) -> String {
    match reason.downcast_ref::<DomException>() {
        Some(reason) => format!("{} {} {reason}", reason.name(), reason.code()),
        None => reason.to_string(),
    }
}

#[test]
fn a_guard_removes_its_listener() {
    let controller = AbortController::new();
    let calls = Arc::new(Mutex::new(Vec::new()));
    let call = |name: &'static str| {
        let calls = Arc::clone(&calls);
        move |_: &SharedError| calls.lock().unwrap().push(name)
    };
    drop(controller.signal().on_abort(call("dropped")));
    let kept = controller.signal().on_abort(call("kept"));
    controller.signal().on_abort(call("forgotten")).forget();
    controller.abort();
    drop(kept);
    let _late = controller.signal().on_abort(call("late"));
    let _at_once = add_abort_listener(&controller.signal(), call("at once"));
    assert_eq!(*calls.lock().unwrap(), ["kept", "forgotten", "at once"]);
}

#[test]
fn any_keeps_its_sources_and_they_do_not_keep_it() {
    let dropped = Arc::new(());
    let controller = AbortController::new();
    for _ in 0..10_000 {
        let any = AbortSignal::any([&controller.signal()]);
        let held = Arc::clone(&dropped);
        any.on_abort(move |_| drop(held)).forget();
    }
    assert_eq!(Arc::strong_count(&dropped), 1);

    // Those that are held stay, however many there are.
    let many: Vec<_> = (0..100).map(|_| AbortSignal::any([&controller.signal()])).collect();

    // Whoever holds only the signal that `any` made still hears of its sources.
    let any =
        AbortSignal::any([&AbortSignal::any([&controller.signal()]), &AbortSignal::default()]);
    controller.abort();
    assert!(any.is_aborted() && many.iter().all(AbortSignal::is_aborted));
}

#[test]
fn an_abort_is_seen_by_all_threads_and_counts_once() {
    let controller = AbortController::new();
    let any = AbortSignal::any([&controller.signal()]);
    let calls = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&calls);
    let _guard = any.on_abort(move |_| *counted.lock().unwrap() += 1);
    std::thread::scope(|scope| {
        for n in 0..4 {
            let controller = controller.clone();
            scope.spawn(move || controller.abort_with(n.to_string()));
        }
    });
    assert_eq!(*calls.lock().unwrap(), 1);
    assert_eq!(
        any.reason().unwrap().to_string(),
        controller.signal().reason().unwrap().to_string()
    );
}

#[tokio::test]
async fn a_driver_ends_when_its_signal_is_gone() {
    let (signal, driver) = AbortSignal::when(std::future::pending::<DomException>());
    let driver = tokio::spawn(driver);
    tokio::task::yield_now().await;
    assert!(!driver.is_finished());
    drop(signal);
    driver.await.unwrap();
}

#[tokio::test]
async fn a_listener_may_abort_another_signal_while_a_task_waits() {
    let (first, second) = (AbortController::new(), AbortController::new());
    let waiting = tokio::spawn(second.signal().aborted());
    tokio::task::yield_now().await;
    let next = second.clone();
    first.signal().on_abort(move |_| next.abort_with("chained")).forget();
    first.abort();
    assert_eq!(waiting.await.unwrap().to_string(), "chained");
    let reasons: HashMap<_, _> = [("first", &first), ("second", &second)]
        .map(|(name, it)| (name, show(&it.signal())))
        .into();
    assert_eq!(reasons["first"], "aborted: AbortError 20 This operation was aborted");
}
