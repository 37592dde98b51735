//! The emitter, in both flavours.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nodular_events::{
    ERROR, Error, Event, EventEmitter, EventName, NEW_LISTENER, get_event_listeners,
    listener_count, sync,
};
use nodular_record::Table;
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};
use proptest::{collection, sample};
use serde_json::{Value, json};

use crate::trace::{self, Emit};

const DATA: Event<u32> = Event::new("data");

#[test]
fn traces_are_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "emitter").check(800, |case| {
        for emit in [Emit::ByEvent, Emit::Prepared] {
            for run in [trace::local::run, trace::shared::run] {
                let actual = run(&case[0], &case[1], emit);
                if json!(actual) != case[2] {
                    return Err(format!("{actual:?}"));
                }
            }
        }
        Ok(())
    });
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn both_flavours_do_the_same(
        functions in collection::vec(ops(4), 3),
        steps in ops(12),
    ) {
        let [f, g, h] = [&functions[0], &functions[1], &functions[2]];
        let functions = json!({"f": f, "g": g, "h": h});
        let steps = json!(steps);
        let local = trace::local::run(&functions, &steps, Emit::ByEvent);
        for emit in [Emit::ByEvent, Emit::Prepared] {
            proptest::prop_assert_eq!(&trace::shared::run(&functions, &steps, emit), &local);
        }
    }
}

fn ops(at_most: usize) -> impl Strategy<Value = Vec<Value>> {
    let event = sample::select(vec!["a", "b", "error", "monitor", "newListener", "removeListener"]);
    let add = sample::select(vec!["on", "once", "prepend", "prependOnce", "off", "removeAll"]);
    let label = sample::select(vec!["f", "g", "h"]);
    let op = prop_oneof![
        5 => (add, event, label).prop_map(|(op, event, label)| json!([op, event, label])),
        3 => (sample::select(vec!["a", "b", "error"]), 0..9).prop_map(|(event, n)| json!(["emit", event, n])),
        1 => prop_oneof![Just(json!(["clear"])), Just(json!(["state"])), Just(json!(["max", 1]))],
    ];
    collection::vec(op, 0..=at_most)
}

#[test]
fn names_of_every_kind_are_equal_by_what_they_say() {
    let run_time: Arc<str> = Arc::from("data");
    let copied = "data".to_owned();
    let names: [EventName<'_>; 4] =
        [DATA.name(), EventName::new("data"), (&run_time).into(), copied.as_str().into()];
    for name in names {
        let emitter = EventEmitter::new();
        emitter.on(Event::<u32>::named(name), |_| {}).unwrap();
        for other in names {
            assert_eq!(
                emitter.emit(Event::named(other), &1_u32).ok(),
                Some(true),
                "{name} {other}"
            );
        }
        assert_eq!(emitter.listener_count(EventName::symbol("data")), 0);
    }
}

#[test]
fn another_payload_is_an_error_and_calls_nobody() {
    let emitter = EventEmitter::new();
    emitter.on(DATA, |_| panic!("was called")).unwrap();
    let text = Event::<String>::new("data");
    let expected =
        "The payload of event \"data\" must be of type u32. Received type alloc::string::String";
    let errors = [
        emitter.emit(text, &String::new()).unwrap_err(),
        emitter.on(text, |_| {}).unwrap_err(),
        emitter.once(text, |_| {}).unwrap_err(),
        emitter.raw_listeners(text).unwrap_err(),
        emitter.prepare(text).emit(&String::new()).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(
            (error.to_string(), error.code()),
            (expected.to_owned(), Some("ERR_INVALID_ARG_TYPE"))
        );
    }
    // The emitter's own events never take another payload than theirs.
    assert!(emitter.on(Event::<u8>::new("newListener"), |_| {}).is_err());
    // Without listeners an event takes any.
    emitter.remove_all(DATA);
    assert!(emitter.on(text, |_| {}).is_ok());
}

#[test]
fn a_refused_listener_may_use_the_emitter_when_it_is_dropped() {
    struct Emits(EventEmitter);
    impl Drop for Emits {
        fn drop(&mut self) {
            self.0.emit(Event::new("dropped"), &()).unwrap();
        }
    }
    let emitter = EventEmitter::new();
    let drops = Rc::new(Cell::new(0));
    let seen = Rc::clone(&drops);
    emitter.on(Event::<()>::new("dropped"), move |()| seen.set(seen.get() + 1)).unwrap();
    let listener = || {
        let emits = Emits(emitter.clone());
        move |_: &u32| _ = &emits
    };

    emitter.on(Event::<u8>::new("data"), |_| {}).unwrap();
    assert!(emitter.on(DATA, listener()).is_err());
    emitter.remove_all("data");
    let id = emitter.on(DATA, listener()).unwrap();
    emitter.off(id);
    emitter.on(DATA, listener()).unwrap();
    emitter.on(DATA, listener()).unwrap();
    emitter.remove_all(DATA);
    emitter.once(DATA, listener()).unwrap();
    emitter.emit(DATA, &1).unwrap();
    assert_eq!(drops.get(), 5);
}

#[test]
fn a_listener_that_panics_leaves_the_emitter_usable() {
    let emitter = sync::EventEmitter::new();
    emitter.once(DATA, |_| panic!("on purpose")).unwrap();
    let emit = std::panic::AssertUnwindSafe(|| emitter.emit(DATA, &1));
    assert!(std::panic::catch_unwind(emit).is_err());
    assert_eq!(emitter.emit(DATA, &2).ok(), Some(false));
}

#[test]
fn a_prepared_event_sees_every_change() {
    let emitter = EventEmitter::new();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let mut data = emitter.prepare(DATA);
    let hear = |label: &'static str| {
        let heard = Rc::clone(&heard);
        move |n: &u32| heard.borrow_mut().push(format!("{label}{n}"))
    };
    assert_eq!(data.emit(&0).ok(), Some(false));
    let f = emitter.on(DATA, hear("f")).unwrap();
    data.emit(&1).unwrap();
    data.emit(&1).unwrap();
    emitter.once(DATA, hear("g")).unwrap();
    data.emit(&2).unwrap();
    data.emit(&3).unwrap();
    emitter.off(f);
    data.emit(&4).unwrap();
    emitter.prepend_listener(DATA, hear("h")).unwrap();
    data.emit(&5).unwrap();
    emitter.remove_all_listeners();
    data.emit(&6).unwrap();
    assert_eq!(*heard.borrow(), ["f1", "f1", "f2", "g2", "f3", "h5"]);

    let mut error = emitter.prepare(ERROR);
    let boom = || Arc::from(Box::<dyn std::error::Error + Send + Sync>::from("boom"));
    assert_eq!(error.emit(&boom()).unwrap_err().to_string(), "boom");
    emitter.on(ERROR, |_| {}).unwrap();
    assert_eq!(error.emit(&boom()).ok(), Some(true));
}

#[test]
fn a_guard_removes_and_a_weak_emitter_lets_go() {
    let emitter = EventEmitter::new();
    let guard = emitter.guard(emitter.on(DATA, |_| {}).unwrap());
    assert!(emitter.has_listener(guard.id()));
    drop(guard);
    assert_eq!(emitter.listener_count(DATA), 0);

    let weak = emitter.downgrade();
    emitter
        .on(DATA, {
            let weak = weak.clone();
            move |_| assert!(weak.upgrade().is_some())
        })
        .unwrap();
    let guard = emitter.guard(emitter.on(DATA, |_| {}).unwrap());
    emitter.emit(DATA, &1).unwrap();
    drop(emitter);
    assert!(weak.upgrade().is_none());
    drop(guard);
}

#[test]
fn an_id_means_nothing_to_another_emitter() {
    let (one, other) = (EventEmitter::new(), EventEmitter::new());
    let id = one.on(DATA, |_| {}).unwrap();
    other.on(DATA, |_| {}).unwrap();
    assert!(!other.off(id));
    assert_eq!(get_event_listeners(&one, DATA), [id]);
    assert_eq!(listener_count(&other, DATA), 1);
}

#[test]
fn threads_share_an_emitter() {
    const EACH: usize = 2_000;
    let emitter = sync::EventEmitter::new();
    let (heard, once) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let count = |counter: &Arc<AtomicUsize>| {
        let counter = Arc::clone(counter);
        move || _ = counter.fetch_add(1, Ordering::Relaxed)
    };
    let always = count(&heard);
    emitter.on(DATA, move |_| always()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut data = emitter.prepare(DATA);
                for n in 0..EACH {
                    let one_time = count(&once);
                    emitter.once(DATA, move |_| one_time()).unwrap();
                    let emitted = if n % 2 == 0 { data.emit(&1) } else { emitter.emit(DATA, &1) };
                    assert_eq!(emitted.ok(), Some(true));
                }
            });
        }
    });
    assert_eq!(heard.load(Ordering::Relaxed), 4 * EACH);
    assert_eq!(once.load(Ordering::Relaxed), 4 * EACH);
    assert_eq!(emitter.listener_count(DATA), 1);
}

#[test]
fn new_listener_comes_before_the_listener() {
    let emitter = EventEmitter::new();
    let weak = emitter.downgrade();
    emitter
        .on(NEW_LISTENER, move |about| {
            assert_eq!(about.event, "data");
            assert!(weak.upgrade().is_some_and(|emitter| !emitter.has_listener(about.id)));
        })
        .unwrap();
    let id = emitter.on(DATA, |_| {}).unwrap();
    assert!(emitter.has_listener(id));
}

#[test]
fn an_error_keeps_its_source() {
    let cause = std::io::Error::other("disk");
    let error = EventEmitter::new().emit_error(cause).unwrap_err();
    assert!(matches!(&error, Error::Emitted(error) if error.is::<std::io::Error>()));
    assert_eq!((error.to_string().as_str(), error.code()), ("disk", None));
}
