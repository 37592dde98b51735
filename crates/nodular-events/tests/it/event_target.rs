//! Event targets.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nodular_events::event_target::{Event, EventListener, EventTarget, ListenerOptions};
use nodular_events::{AbortController, get_event_listeners, set_max_listeners};
use nodular_record::Table;
use serde_json::{Value, json};

const STEPS: usize = 40;

#[test]
fn traces_are_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "event_target").check(400, |case| {
        let (trace, errors) = run(&case[0], &case[1]);
        if json!(trace) == case[2] && json!(errors) == case[3] {
            return Ok(());
        }
        Err(format!("{trace:?} {errors:?}"))
    });
}

#[test]
fn a_removed_listener_is_dropped_with_its_last_handle() {
    let (target, held) = (EventTarget::new(), Rc::new(()));
    let listener = |held: &Rc<()>| {
        let held = Rc::clone(held);
        EventListener::new(move |_: &Event| assert_eq!(*held, ()))
    };
    let (first, second, third) = (listener(&held), listener(&held), listener(&held));
    for each in [&first, &second, &third] {
        target.add_event_listener("x", each, ());
    }
    target.remove_event_listener("x", &second, ());
    drop(second);
    assert_eq!(Rc::strong_count(&held), 3);
}

struct Run {
    target: EventTarget,
    controllers: [AbortController; 2],
    functions: Value,
    listeners: RefCell<HashMap<String, EventListener>>,
    steps: RefCell<usize>,
    trace: RefCell<Vec<String>>,
}

fn run(functions: &Value, ops: &Value) -> (Vec<String>, Vec<String>) {
    let run = Rc::new(Run {
        target: EventTarget::new(),
        controllers: Default::default(),
        functions: functions.clone(),
        listeners: RefCell::default(),
        steps: RefCell::default(),
        trace: RefCell::default(),
    });
    let errors = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&errors);
    run.target.set_error_hook(move |error| seen.borrow_mut().push(error.to_string()));
    let hook = Rc::downgrade(&run);
    run.target.set_warning_hook(move |warning| {
        if let Some(run) = hook.upgrade() {
            run.trace.borrow_mut().push(format!("warn {}: {warning}", warning.name()));
        }
    });
    for label in functions.as_object().unwrap().keys() {
        let (weak, label) = (Rc::downgrade(&run), label.clone());
        let hears = label.clone();
        let listener = EventListener::fallible(move |event: &Event| {
            weak.upgrade().map_or(Ok(()), |run| run.hear(&hears, event))
        });
        run.listeners.borrow_mut().insert(label, listener);
    }
    for op in ops.as_array().unwrap() {
        run.step(op, None);
    }
    let trace = run.trace.take();
    (trace, errors.take())
}

impl Run {
    fn hear(&self, label: &str, event: &Event) -> Result<(), String> {
        let at = match event.current_target() {
            Some(target) if target.ptr_eq(&self.target) => event.composed_path().len().to_string(),
            _ => "null".to_owned(),
        };
        let is_target = event.target().is_some_and(|target| target.ptr_eq(&self.target));
        self.say(format!(
            "{label} hears {} phase {} at {at} for {is_target}",
            event.name(),
            event.event_phase() as u8,
        ));
        let ops = self.functions[label].as_array().unwrap();
        for op in ops {
            self.step(op, Some(event));
        }
        let fails = ops.iter().any(|op| op[0] == "fail");
        if fails { Err(format!("{label} failed")) } else { Ok(()) }
    }

    fn step(&self, op: &Value, event: Option<&Event>) {
        *self.steps.borrow_mut() += 1;
        if *self.steps.borrow() > STEPS {
            return;
        }
        let text = |index: usize| op[index].as_str().unwrap_or_default();
        let listener = || self.listeners.borrow()[text(2)].clone();
        let index = op[1].as_u64().unwrap_or(0) as usize;
        match text(0) {
            "add" => self.target.add_event_listener(text(1), &listener(), self.options(&op[3])),
            "remove" => {
                self.target.remove_event_listener(text(1), &listener(), self.options(&op[3]));
            }
            "abort" => self.controllers[index].abort(),
            "max" => set_max_listeners(index, &[&self.target]),
            "count" => {
                let count = get_event_listeners(&self.target, text(1)).len();
                self.say(format!("{} has {count}", text(1)));
            }
            "dispatch" => {
                let mut made = Event::named(text(1));
                if op[2] == true {
                    made = made.with_cancelable();
                }
                match self.target.dispatch_event(&made) {
                    Err(error) => self.say(format!("threw {}: {error}", error.code())),
                    Ok(result) => self.say(format!(
                        "{} {result} {} {} {}",
                        text(1),
                        made.default_prevented(),
                        made.propagation_stopped(),
                        made.event_phase() as u8,
                    )),
                }
            }
            other => {
                let Some(event) = event else { return };
                match other {
                    "stop" => event.stop_immediate_propagation(),
                    "prevent" => event.prevent_default(),
                    "again" => {
                        if let Err(error) = self.target.dispatch_event(event) {
                            self.say(format!("threw {}: {error}", error.code()));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn options(&self, flags: &Value) -> ListenerOptions {
        let mut options = ListenerOptions::new();
        if flags["once"] == true {
            options = options.once();
        }
        if flags["capture"] == true {
            options = options.capture();
        }
        if flags["passive"] == true {
            options = options.passive();
        }
        if let Some(index) = flags["signal"].as_u64() {
            options = options.signal(&self.controllers[index as usize].signal());
        }
        options
    }

    fn say(&self, line: String) {
        self.trace.borrow_mut().push(line);
    }
}
