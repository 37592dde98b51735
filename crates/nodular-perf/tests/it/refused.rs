//! `tests/data/refused.jsonl`: what is refused, and differences of event loop utilizations.

use nodular_error::Number;
use nodular_perf::{
    Error, EventLoopUtilization, MonitorOptions, create_histogram, monitor_event_loop_delay,
};
use nodular_record::Table;
use serde_json::{Value, json};

use crate::histogram::{number, options};

#[test]
fn the_same_is_refused_as_in_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "refused").check(240, |case| {
        let actual = match case[0].as_str().unwrap() {
            "utilization" => difference(&case[1]),
            function => {
                call(function, &case[1]).map_or_else(|error| shown(&error), |()| Value::Null)
            }
        };
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn call(function: &str, args: &Value) -> Result<(), Error> {
    let histogram = create_histogram(())?;
    let float = |value: &Value| value.as_f64().unwrap();
    match function {
        "createHistogram" => create_histogram(options(&args[0])).map(drop),
        "record" => histogram.record(number(&args[0])),
        "recordCorrected" => histogram.record_corrected(number(&args[0]), number(&args[1])),
        "percentile" => histogram.percentile(float(&args[0])).map(drop),
        "percentilesAt" => {
            let percentiles: Vec<f64> = args[0].as_array().unwrap().iter().map(float).collect();
            histogram.percentiles_at(&percentiles).map(drop)
        }
        "burnRate" => histogram.burn_rate(float(&args[0])).map(drop),
        "monitorEventLoopDelay" => {
            let options = MonitorOptions::default().resolution(number(&args[0]));
            monitor_event_loop_delay(options).map(drop)
        }
        other => panic!("{other}"),
    }
}

fn difference(pair: &Value) -> Value {
    let [later, earlier] = [&pair[0], &pair[1]].map(|given| EventLoopUtilization {
        idle: given["idle"].as_f64().unwrap(),
        active: given["active"].as_f64().unwrap(),
        utilization: given["utilization"].as_f64().unwrap(),
    });
    let EventLoopUtilization { idle, active, utilization } = later.since(&earlier);
    json!([idle, active, utilization].map(|number| Number::from(number).to_string()))
}

/// The error as the scripts print it.
pub(crate) fn shown(error: &Error) -> Value {
    let code = match (error.code(), error.dom_code()) {
        (Some(code), _) => json!(code),
        (None, code) => json!(code),
    };
    json!({ "name": error.name(), "code": code, "message": error.to_string() })
}
