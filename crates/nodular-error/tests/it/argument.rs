use nodular_error::{ArgumentError, Number, Received};
use serde_json::{Value, json};

use crate::{same, table};

#[test]
fn messages_like_node() {
    table("argument_errors").check(2_300, |case| {
        let error = match case.as_array().unwrap().as_slice() {
            [what, name, expected, value, _] if what == "type" => {
                ArgumentError::invalid_type(text(name), words(expected), received(value))
            }
            [what, name, reason, value, _] if what == "value" => {
                ArgumentError::invalid_value(text(name), received(value), text(reason))
            }
            [what, name, range, value, _] if what == "range" => {
                ArgumentError::out_of_range(text(name), text(range), received(value))
            }
            [what, names, _] if what == "missing" => {
                let names: Vec<_> = names.as_array().unwrap().iter().map(words).collect();
                ArgumentError::missing(names.leak())
            }
            [what, name, required, value, _] if what == "port" => ArgumentError::BadPort {
                name: text(name).into(),
                received: received(value),
                required: required.as_bool().unwrap(),
            },
            // The cases of `tests/it/validate.rs`.
            [what, ..] if what == "integer" => return Ok(()),
            _ => return Err("no such kind of case".to_owned()),
        };
        same(&shown(&error), &case[case.as_array().unwrap().len() - 1])
    });
}

pub(crate) fn shown(error: &ArgumentError) -> Value {
    let (name, code) = (error.class().name(), error.code());
    json!({ "name": name, "code": code, "message": error.to_string() })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn words(value: &Value) -> &'static [&'static str] {
    let words = value.as_array().unwrap().iter();
    words.map(|word| &*text(word).leak()).collect::<Vec<_>>().leak()
}

/// The value that the script wrote as `[kind, text]` or `[kind, text, inspected]`.
fn received(value: &Value) -> Received {
    let text = value[1].as_str().unwrap_or_default();
    let inspected = value[2].as_str().unwrap_or_default().to_owned();
    match value[0].as_str().unwrap() {
        "undefined" => Received::Undefined,
        "null" => Received::Null,
        "boolean" => Received::from(text == "true"),
        "number" => Received::Number(Number::from(number(text))),
        "bigint" => Received::BigInt(text.parse().unwrap()),
        "string" => Received::from(text),
        "symbol" => Received::Symbol(text.to_owned()),
        "function" => {
            Received::Function { name: text.to_owned().into(), inspected: inspected.into() }
        }
        "object" => {
            Received::Instance { class: text.to_owned().into(), inspected: inspected.into() }
        }
        kind => panic!("no kind {kind}"),
    }
}

pub(crate) fn number(text: &str) -> f64 {
    match text {
        "Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        text => text.parse().unwrap(),
    }
}

#[test]
fn rusts_values_convert() {
    let told = |value: Received| value.to_string();
    assert_eq!(told(i64::MIN.into()), "type number (-9223372036854775808)");
    assert_eq!(told(u64::MAX.into()), "type number (18446744073709551615)");
    assert_eq!(told(usize::MIN.into()), "type number (0)");
    assert_eq!(told(true.into()), "type boolean (true)");
    assert_eq!(told(String::from("x").into()), "type string ('x')");
    assert_eq!(told(None::<&str>.into()), "undefined");
    assert_eq!(told(Some(5).into()), "type number (5)");
}

#[test]
fn what_has_nothing_to_show() {
    let inspected = |value: Received| value.inspect().into_owned();
    assert_eq!(inspected(Received::instance("Object")), "{}");
    assert_eq!(inspected(Received::instance("Array")), "[]");
    assert_eq!(inspected(Received::instance("Own")), "Own {}");
    assert_eq!(inspected(Received::function("")), "[Function (anonymous)]");
    assert_eq!(inspected(Received::function("named")), "[Function: named]");
}

/// No error is long enough to show this: its messages end after 128 units.
#[test]
fn a_very_long_text_is_cut() {
    let inspected = |length: usize| Received::from("x".repeat(length)).inspect().into_owned();
    let whole = format!("'{}'", "x".repeat(10_000));
    assert_eq!(inspected(10_000), whole);
    assert_eq!(inspected(10_001), format!("{whole}... 1 more character"));
    assert_eq!(inspected(10_002), format!("{whole}... 2 more characters"));
}

#[test]
fn an_integer_of_rust_stays_exact() {
    assert_eq!(
        ArgumentError::out_of_range("size", ">= 0", u64::MAX).to_string(),
        "The value of \"size\" is out of range. It must be >= 0. Received 18_446_744_073_709_551_615",
    );
}

#[test]
fn nothing_expected_and_nothing_missing_do_not_panic() {
    assert!(!ArgumentError::invalid_type("x", &[], 5).to_string().is_empty());
    assert!(!ArgumentError::missing(&[]).to_string().is_empty());
    assert!(!ArgumentError::missing(&[&[]]).to_string().is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_is_shown(text: String) {
        let received = Received::from(text);
        let short = received.to_string();
        assert!(short.starts_with("type string ("));
        assert!(short.len() < 4 * 40 + 20, "{short}");
        let shown = ArgumentError::invalid_value("x", received, "is invalid").to_string();
        assert!(!shown.contains('\0') && !shown.contains('\u{1b}'));
    }
}
