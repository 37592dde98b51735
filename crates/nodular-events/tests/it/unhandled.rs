//! What an `error` event is that nobody hears.

use nodular_events::{Error, Event, EventEmitter};
use nodular_record::Table;
use serde_json::Value;

#[test]
fn values_print_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "unhandled").check(15, |case| {
        let error = unhandled(&case[1]);
        let actual = (error.to_string(), error.code());
        let expected = (case[2].as_str().unwrap_or_default().to_owned(), case[3].as_str());
        if actual == expected { Ok(()) } else { Err(format!("{actual:?}")) }
    });
}

fn unhandled(value: &Value) -> Error {
    let emitter = EventEmitter::new();
    let emitted = match value {
        Value::String(text) => emitter.emit(Event::new("error"), text),
        Value::Bool(value) => emitter.emit(Event::new("error"), value),
        Value::Number(number) => match number.as_i64() {
            Some(number) => emitter.emit(Event::new("error"), &number),
            None => emitter.emit(Event::new("error"), &number.as_f64().unwrap()),
        },
        _ => emitter.emit(Event::new("error"), &()),
    };
    emitted.unwrap_err()
}
