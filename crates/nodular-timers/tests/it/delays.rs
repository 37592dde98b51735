//! What becomes of a delay.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use nodular_record::Table;
use nodular_timers::{Delay, EventLoop};
use serde_json::{Value, json};

#[test]
fn delays_are_coerced_and_warned_of_like_nodes() {
    let event_loop = EventLoop::new();
    let warnings = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&warnings);
    event_loop.on_warning(move |warning| {
        let (name, message) = (warning.name(), warning.to_string());
        heard.borrow_mut().push(json!({ "message": message, "name": name }));
    });
    Table::read(env!("CARGO_MANIFEST_DIR"), "delays").check(29, |case| {
        let delay = match case[0].as_str() {
            Some("NaN") => f64::NAN,
            Some("Infinity") => f64::INFINITY,
            Some(_) => f64::NEG_INFINITY,
            None => case[0].as_f64().unwrap(),
        };
        event_loop.set_timeout(delay, |_| {}).close();
        let warning = warnings.borrow_mut().pop().unwrap_or(Value::Null);
        let actual = json!([case[0], Delay::from(delay).millis(), warning]);
        if actual == *case { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[test]
fn every_kind_of_number_is_a_delay() {
    for delay in [
        Delay::from(7_i32),
        Delay::from(7_u32),
        Delay::from(7_u64),
        Delay::from(7.5),
        Delay::from(Duration::from_micros(7_900)),
    ] {
        assert_eq!(delay.millis(), 7);
    }
    assert_eq!(Delay::from(Duration::MAX).millis(), 1);
    assert_eq!(Delay::default().millis(), 1);
}
