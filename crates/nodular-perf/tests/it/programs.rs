//! `tests/data/programs.jsonl`: what programs of marks, measures, resources and observers see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use nodular_perf::{
    CacheMode, ConnectionTiming, EntryType, Error, FetchTiming, MarkOptions, MeasureOptions,
    ObserveOptions, Performance, PerformanceEntry, PerformanceObserver, PerformanceResourceTiming,
    Point, SystemClock,
};
use nodular_record::Table;
use serde_json::{Map, Value, json};

use crate::refused;

/// How many ops a case runs at most, as functions may call each other for ever.
const STEPS: usize = 60;

#[test]
fn programs_see_what_they_see_in_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "programs").check(700, |case| {
        let run = Run::new(&case[0]);
        let mut phase = 0;
        for op in case[1].as_array().unwrap() {
            if op[0] == "flush" {
                run.performance.flush();
                phase += 1;
                run.trace(json!(format!("flush {phase}")));
            } else {
                run.step(op);
            }
        }
        run.performance.flush();
        let actual = Value::Array(std::mem::take(&mut run.state.lock().unwrap().trace));
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

/// `Value` is the type of the details.
#[derive(Clone)]
struct Run {
    performance: Performance<Value>,
    functions: Arc<Value>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    steps: usize,
    trace: Vec<Value>,
    observers: HashMap<String, PerformanceObserver<Value>>,
}

impl Run {
    fn new(functions: &Value) -> Self {
        let performance = Performance::with_clock(SystemClock);
        Self { performance, functions: Arc::new(functions.clone()), state: Arc::default() }
    }

    fn trace(&self, line: Value) {
        self.state.lock().unwrap().trace.push(line);
    }

    fn step(&self, op: &Value) {
        let steps = {
            let mut state = self.state.lock().unwrap();
            state.steps += 1;
            state.steps
        };
        if steps <= STEPS {
            let line = self.call(op).unwrap_or_else(|error| refused::shown(&error));
            self.trace(line);
        }
    }

    fn observer(&self, label: &str) -> PerformanceObserver<Value> {
        if let Some(observer) = self.state.lock().unwrap().observers.get(label) {
            return observer.clone();
        }
        let (run, name) = (self.clone(), label.to_owned());
        let observer = PerformanceObserver::new(&self.performance, move |list, _| {
            let (named, marks) =
                (list.entries_by_name("a", None), list.entries_by_type(EntryType::Mark));
            run.trace(json!(["told", name, shown(list.entries()), named.len(), marks.len()]));
            let ops = run.functions.get(&name).and_then(Value::as_array);
            ops.into_iter().flatten().for_each(|op| run.step(op));
        });
        self.state.lock().unwrap().observers.insert(label.to_owned(), observer.clone());
        observer
    }

    fn call(&self, op: &Value) -> Result<Value, Error> {
        let performance = &self.performance;
        let (name, first) = (op[0].as_str().unwrap(), op[1].as_str());
        let text = first.unwrap_or_default();
        match name {
            "mark" => {
                let mut options = MarkOptions::new().start_time(op[2].as_f64().unwrap());
                if !op[3].is_null() {
                    options = options.detail(op[3].clone());
                }
                return Ok(json!(performance.mark(text, options)?));
            }
            "measure" => return Ok(json!(performance.measure(text, measure(&op[2], &op[3]))?)),
            "resource" => return Ok(json!(performance.mark_resource_timing(resource(op)))),
            "clearMarks" => performance.clear_marks(first)?,
            "clearMeasures" => performance.clear_measures(first),
            "clearResourceTimings" => performance.clear_resource_timings(first),
            "getEntries" => return Ok(shown(&performance.entries())),
            "getEntriesByName" => {
                let entry_type = op[2].as_str().map(|name| name.parse().unwrap());
                return Ok(shown(&performance.entries_by_name(text, entry_type)));
            }
            "getEntriesByType" => {
                return Ok(shown(&performance.entries_by_type(text.parse().unwrap())));
            }
            "observe" => self.observer(text).observe(observe_options(&op[2]))?,
            "disconnect" => self.observer(text).disconnect(),
            "takeRecords" => return Ok(shown(&self.observer(text).take_records())),
            other => panic!("{other}"),
        }
        Ok(Value::Null)
    }
}

fn measure(given: &Value, end: &Value) -> MeasureOptions<Value> {
    let mut options = MeasureOptions::new();
    if let Some(given) = given.as_object() {
        options = from_object(options, given);
    } else if !given.is_null() {
        options = options.start(point(given));
    }
    if end.is_null() { options } else { options.end(point(end)) }
}

fn from_object(
    mut options: MeasureOptions<Value>,
    given: &Map<String, Value>,
) -> MeasureOptions<Value> {
    for (name, value) in given {
        options = match name.as_str() {
            "start" => options.start(point(value)),
            "end" => options.end(point(value)),
            "duration" => options.duration(point(value)),
            _ => options.detail(value.clone()),
        };
    }
    options
}

fn point(value: &Value) -> Point {
    value.as_f64().map_or_else(|| Point::from(value.as_str().unwrap()), Point::from)
}

fn observe_options(given: &Value) -> ObserveOptions {
    let parse = |name: &Value| name.as_str().unwrap().parse::<EntryType>().unwrap();
    match given["entryTypes"].as_array() {
        Some(names) => names.iter().map(parse).collect::<Vec<_>>().into(),
        None if given["buffered"] == true => ObserveOptions::buffered(parse(&given["type"])),
        None => parse(&given["type"]).into(),
    }
}

fn resource(op: &Value) -> PerformanceResourceTiming {
    let (start, end) = (op[2].as_f64().unwrap(), op[3].as_f64().unwrap());
    let integer = op[2].as_u64().unwrap();
    let connection = ConnectionTiming {
        domain_lookup_start_time: start,
        domain_lookup_end_time: start,
        connection_start_time: start,
        connection_end_time: start,
        secure_connection_start_time: 0.0,
        alpn_negotiated_protocol: "h2".into(),
    };
    let timing = FetchTiming {
        start_time: start,
        end_time: end,
        post_redirect_start_time: start,
        final_network_request_start_time: start + 1.0,
        first_interim_network_response_start_time: if integer % 2 == 1 { start + 1.5 } else { 0.0 },
        final_network_response_start_time: start + 2.0,
        encoded_body_size: end as u64,
        decoded_body_size: 2 * end as u64,
        render_blocking: integer.is_multiple_of(3),
        connection,
        ..Default::default()
    };
    PerformanceResourceTiming {
        name: op[1].as_str().unwrap().into(),
        initiator_type: "fetch".into(),
        timing,
        cache_mode: if integer.is_multiple_of(4) { CacheMode::Local } else { CacheMode::None },
        content_type: "text/plain".into(),
        content_encoding: "br".into(),
        response_status: 200,
        delivery_type: String::new(),
    }
}

fn shown(entries: &[PerformanceEntry<Value>]) -> Value {
    json!(entries)
}
