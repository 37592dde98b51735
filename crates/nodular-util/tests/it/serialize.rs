use std::collections::BTreeMap;

use nodular_util::tree::{Kind, Tree, Value};
use nodular_util::{InspectOptions, inspect, inspect_with, to_value};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::json;

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Wrapper(u8);

#[derive(Serialize)]
struct Pair(u8, u8);

#[derive(Serialize)]
struct Point {
    x: f64,
    y: Option<f64>,
}

#[derive(Serialize)]
enum Shape {
    None,
    Radius(f64),
    Sides(u8, u8),
    Box { width: u8 },
}

#[test]
fn rust_values() {
    let cases = [
        (inspect(&()), "null"),
        (inspect("it's"), "\"it's\""),
        (inspect(&'x'), "'x'"),
        (inspect(&u64::MAX), "18446744073709551615n"),
        (inspect(&-(1_i64 << 53)), "-9007199254740992"),
        (inspect(&u128::MAX), "340282366920938463463374607431768211455n"),
        (inspect(&-0.0), "-0"),
        (inspect(&Unit), "Unit {}"),
        (inspect(&Wrapper(1)), "1"),
        (inspect(&Pair(1, 2)), "Pair(2) [ 1, 2 ]"),
        (inspect(&Point { x: 1.5, y: None }), "Point { x: 1.5, y: null }"),
        (
            inspect(&[
                Shape::None,
                Shape::Radius(1.0),
                Shape::Sides(1, 2),
                Shape::Box { width: 3 },
            ]),
            "[ 'None', { Radius: 1 }, { Sides: [ 1, 2 ] }, { Box: { width: 3 } } ]",
        ),
        (inspect(&BTreeMap::from([(1, 'a'), (2, 'b')])), "{ '1': 'a', '2': 'b' }"),
        (inspect(&BTreeMap::from([((1, 2), 'a')])), "Map(1) { [ 1, 2 ] => 'a' }"),
        (inspect(&json!({ "a": [1, null, { "b": "c" }] })), "{ a: [ 1, null, { b: 'c' } ] }"),
    ];
    for (actual, expected) in cases {
        assert_eq!(actual, expected);
    }
}

#[test]
fn depth_is_node_s() {
    let value = json!({ "a": { "b": { "c": { "d": 1 }, "e": {}, "f": [], "g": [1] } } });
    assert_eq!(inspect(&value), "{ a: { b: { c: [Object], e: {}, f: [], g: [Array] } } }");
    let options = InspectOptions { depth: Some(0), ..InspectOptions::default() };
    assert_eq!(inspect_with(&value, &options), "{ a: [Object] }");
    assert_eq!(inspect_with(&json!([{}, []]), &options), "[ {}, [] ]");
}

struct Failing;

impl Serialize for Failing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("not today"))
    }
}

#[test]
fn failures_are_told() {
    assert_eq!(inspect(&[Failing]), "<Inspection threw (not today)>");
    assert_eq!(nodular_util::format(&("%s", Failing)), "<Inspection threw (not today)>");
    let error = to_value(&mut Tree::new(), &Failing).expect_err("it fails");
    assert_eq!(error.to_string(), "not today");
}

#[test]
fn bytes_are_a_buffer() {
    struct Bytes;
    impl Serialize for Bytes {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(b"hi")
        }
    }
    assert_eq!(inspect(&Bytes), "<Buffer 68 69>");
    let mut tree = Tree::new();
    let Ok(Value::Object(id)) = to_value(&mut tree, &Bytes) else { panic!("an object") };
    assert_eq!(tree[id].kind, Kind::Buffer(b"hi".to_vec()));
}
