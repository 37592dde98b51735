//! Header fields: Node's views of them, what may stand in them, and the collection itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use http::HeaderMap;
use nodular_http::{
    Error, Headers, JoinDuplicates, Joined, MAX_HEADER_SIZE, METHODS, STATUS_CODES,
    validate_header_name, validate_header_value,
};
use nodular_record::Table;
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn views_as_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "headers").check(450, |case| {
        let headers = fields(&case[0]);
        let distinct = headers.distinct().into_iter();
        let distinct = in_order(distinct.map(|(name, values)| json!([name, values])).collect());
        let ours = json!([
            raw(&headers),
            joined(&headers, JoinDuplicates::No),
            distinct,
            joined(&headers, JoinDuplicates::Yes),
        ]);
        if ours == *case { Ok(()) } else { Err(ours.to_string()) }
    });
}

#[test]
fn one_name_as_all() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "headers").check(450, |case| {
        let headers = fields(&case[0]);
        for (name, value) in headers.joined_all(JoinDuplicates::No) {
            assert_eq!(headers.joined(&name), Some(value), "{name}");
        }
        Ok(())
    });
}

#[test]
fn constants_and_validators_as_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "validate").check(1_500, |case| {
        let text = |index: usize| case[1][index].as_str().unwrap_or_default();
        let ours = match case[0].as_str().unwrap_or_default() {
            "METHODS" => json!(METHODS.as_slice()),
            "STATUS_CODES" => json!(STATUS_CODES.as_slice()),
            "maxHeaderSize" => json!(MAX_HEADER_SIZE),
            "validateHeaderName" => outcome(validate_header_name(text(0))),
            "validateHeaderValue" => outcome(validate_header_value(text(0), text(1))),
            other => panic!("{other}"),
        };
        if ours == case[2] { Ok(()) } else { Err(ours.to_string()) }
    });
}

fn outcome(result: Result<(), Error>) -> Value {
    match result {
        Ok(()) => Value::Null,
        // In JavaScript it is always this class.
        Err(error) => {
            json!({"code": error.code(), "message": error.to_string(), "name": "TypeError"})
        }
    }
}

fn fields(raw: &Value) -> Headers {
    let texts: Vec<&str> =
        raw.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let mut headers = Headers::new();
    for field in texts.chunks(2) {
        headers.append(field[0], field[1]).unwrap();
    }
    headers
}

fn raw(headers: &Headers) -> Value {
    json!(headers.raw())
}

fn joined(headers: &Headers, join_duplicates: JoinDuplicates) -> Value {
    let view = headers.joined_all(join_duplicates).into_iter();
    let view = view.map(|(name, value)| match value {
        Joined::One(text) => json!([name, text]),
        Joined::List(list) => json!([name, list]),
    });
    in_order(view.collect())
}

/// JavaScript's objects have names that are numbers first, in ascending order.
fn in_order(mut view: Vec<Value>) -> Value {
    view.sort_by_key(|entry| {
        entry[0].as_str().and_then(|name| name.parse().ok()).unwrap_or(u32::MAX)
    });
    Value::Array(view)
}

#[test]
fn set_keeps_the_place_of_the_first() {
    let mut headers =
        Headers::from_iter([("A", "1"), ("B", "2"), ("a", "3"), ("C", "4"), ("A", "5")]);
    headers.set("a", "longer than before").unwrap();
    assert_eq!(headers.raw(), ["a", "longer than before", "B", "2", "C", "4"]);
    headers.set("A", "x").unwrap();
    headers.set("D", "y").unwrap();
    assert_eq!(headers.raw(), ["A", "x", "B", "2", "C", "4", "D", "y"]);
}

#[test]
fn text_is_latin1() {
    let mut headers = Headers::new();
    headers.append("X", "é").unwrap();
    assert_eq!(headers.get_bytes("x"), Some(&b"\xe9"[..]));
    assert_eq!(headers.get("x").as_deref(), Some("é"));
    assert!(matches!(headers.append("X", "한"), Err(Error::InvalidChar { .. })));
    assert!(matches!(headers.append_bytes("X", b"\x7f"), Err(Error::InvalidChar { .. })));
}

#[test]
fn to_and_from_header_map() {
    let headers = Headers::from_iter([("X-A", "1"), ("x-b", "é"), ("X-A", "2")]);
    let map = HeaderMap::from(&headers);
    assert_eq!(map["x-b"], http::HeaderValue::from_bytes(b"\xe9").unwrap());
    let back = Headers::from(&map);
    assert!(back.get_all("X-A").eq(["1", "2"]));
    assert_eq!(back.get("x-b").as_deref(), Some("é"));
}

/// More fields than a `HeaderMap` can hold: no panic.
#[test]
fn class_19_too_many_for_a_header_map() {
    let headers = Headers::from_iter((0..40_000).map(|n| (format!("x{n}"), "")));
    assert!(HeaderMap::from(&headers).len() < headers.len());
}

#[test]
fn setting_again_and_again_takes_no_more_room() {
    let mut headers = Headers::from_iter([("X-Keep", "kept")]);
    for n in 0..100_000 {
        headers.set("X-Count", &"n".repeat(n % 100)).unwrap();
    }
    assert_eq!(headers.get("x-keep").as_deref(), Some("kept"));
    let debug = format!("{:?}", headers.clone());
    assert_eq!(debug, format!("{{\"X-Keep\": \"kept\", \"X-Count\": {:?}}}", "n".repeat(99)));
}

#[test]
fn are_send_and_sync() {
    fn is<T: Send + Sync + Clone>() {}
    is::<Headers>();
    is::<Joined<'_>>();
    is::<nodular_http::h1::Event>();
    is::<nodular_http::h1::ParseError>();
    is::<nodular_http::h1::RequestParser>();
}

#[derive(Clone, Debug)]
enum Change {
    Append(&'static str, String),
    Set(&'static str, String),
    Remove(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let name = prop::sample::select(vec!["a", "A", "b", "C-d", "c-D"]);
    (name, "[ -~]{0,12}", 0..3).prop_map(|(name, value, kind)| match kind {
        0 => Change::Append(name, value),
        1 => Change::Set(name, value),
        _ => Change::Remove(name),
    })
}

proptest! {
    /// Whatever is done to them, they are what a plain list would be.
    #[test]
    fn as_a_list(changes in prop::collection::vec(change(), 0..60)) {
        let mut headers = Headers::new();
        let mut list: Vec<(&str, String)> = Vec::new();
        for change in changes {
            match change {
                Change::Append(name, value) => {
                    headers.append(name, &value).unwrap();
                    list.push((name, value));
                }
                Change::Set(name, value) => {
                    headers.set(name, &value).unwrap();
                    match list.iter().position(|(old, _)| old.eq_ignore_ascii_case(name)) {
                        None => list.push((name, value)),
                        Some(first) => {
                            let mut index = 0;
                            list.retain(|(old, _)| {
                                index += 1;
                                index <= first + 1 || !old.eq_ignore_ascii_case(name)
                            });
                            list[first] = (name, value);
                        }
                    }
                }
                Change::Remove(name) => {
                    let there = list.iter().any(|(old, _)| old.eq_ignore_ascii_case(name));
                    prop_assert_eq!(headers.remove(name), there);
                    list.retain(|(old, _)| !old.eq_ignore_ascii_case(name));
                }
            }
            prop_assert!(headers.iter().eq(list.iter().map(|(name, value)| (*name, value.as_bytes()))));
            prop_assert_eq!(headers.len(), list.len());
        }
    }
}
