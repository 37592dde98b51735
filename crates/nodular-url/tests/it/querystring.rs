use std::borrow::Cow;

use nodular_record::Table;
use nodular_url::querystring::{
    OneOrMany, ParseOptions, Query, StringifyOptions, Value, escape, parse, parse_with, stringify,
    stringify_with, unescape, unescape_buffer,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn as_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "querystring").check(6_000, |case| {
        let (arguments, expected) = (&case[1], &case[2]);
        let text = || string(arguments);
        let actual = match string(&case[0]) {
            "parse" => parse_case(arguments),
            "stringify" => json!(stringify_case(arguments)),
            "escape" => json!(escape(text())),
            "unescape" => json!(unescape(text())),
            "unescapeBuffer" => json!(hex(&unescape_buffer(text()))),
            other => panic!("{other}"),
        };
        if actual == *expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn parse_case(arguments: &Json) -> Json {
    let mut options = ParseOptions::default()
        .sep(arguments[1].as_str().unwrap_or_default())
        .eq(arguments[2].as_str().unwrap_or_default());
    if let Some(max_keys) = arguments[3].as_i64() {
        options = options.max_keys(usize::try_from(max_keys).unwrap_or(0));
    }
    if let Some(codec) = arguments[4].as_str() {
        options = options.decode_uri_component(decoder(codec));
    }
    let query = parse_with(string(&arguments[0]), &options);
    let mut pairs: Vec<_> = query.iter().collect();
    // JavaScript gives array indices first, in the order of numbers. The sort is stable.
    pairs.sort_by_key(|(key, _)| array_index(key));
    pairs.into_iter().map(|(key, values)| json!([key, to_json(values)])).collect()
}

fn decoder(name: &str) -> &'static dyn Fn(&str) -> Option<String> {
    match name {
        // What this one, JavaScript's decodeURIComponent, does is the usual decoding, which takes over if it fails.
        "strict" | "fails" => &|_| None,
        "upper" => &|text| Some(text.to_uppercase()),
        "failsOnDigits" => &|text| {
            (!text.contains(|char: char| char.is_ascii_digit())).then(|| format!("<{text}>"))
        },
        other => panic!("{other}"),
    }
}

fn array_index(key: &str) -> (bool, u32) {
    match key.parse::<u32>() {
        Ok(index) if index < u32::MAX && index.to_string() == key => (false, index),
        _ => (true, 0),
    }
}

fn to_json(values: &OneOrMany) -> Json {
    match values {
        OneOrMany::One(value) => json!(value),
        OneOrMany::Many(values) => json!(values),
    }
}

fn stringify_case(arguments: &Json) -> String {
    let mut options = StringifyOptions::default()
        .sep(arguments[1].as_str().unwrap_or_default())
        .eq(arguments[2].as_str().unwrap_or_default());
    match arguments[3].as_str() {
        Some("upper") => options = options.encode_uri_component(&|text| text.to_uppercase()),
        Some("brackets") => options = options.encode_uri_component(&|text| format!("<{text}>")),
        _ => {}
    }
    let pairs = arguments[0].as_array().into_iter().flatten();
    stringify_with(pairs.map(|pair| (string(&pair[0]), to_value(&pair[1]))), &options)
}

fn to_value(json: &Json) -> Value<'_> {
    match json {
        Json::Bool(bool) => Value::from(*bool),
        Json::String(text) => Value::from(text),
        Json::Array(elements) => Value::Array(elements.iter().map(to_value).collect()),
        Json::Object(object) => match (object.get("number"), object.get("bigint")) {
            (Some(number), _) => Value::Number(string(number).parse().expect("a number")),
            (_, Some(bigint)) => Value::Integer(string(bigint).parse().expect("an integer")),
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

fn string(json: &Json) -> &str {
    json.as_str().expect("a string")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// CVE-2022-21824 and its kind: a key is data, whatever JavaScript's objects think of it.
#[test]
fn keys_of_object_prototype_are_plain() {
    let query = parse("__proto__=1&constructor=2&__proto__=3&hasOwnProperty=4");
    assert_eq!(query.get_all("__proto__"), ["1", "3"]);
    assert_eq!(query.get("constructor"), Some("2"));
    assert_eq!(query.len(), 3);
    assert!(!query.contains_key("toString"));
    assert!(Query::new().get("__proto__").is_none());
}

/// However many keys a client sends, finding each of them is no loop over all others.
#[test]
fn many_keys_are_no_burden() {
    let text: String = (0..60_000).map(|index| format!("k{index}=v&")).collect();
    let query = parse_with(&text, &ParseOptions::default().max_keys(0));
    assert_eq!(query.len(), 60_000);
    assert_eq!(query.get("k59999"), Some("v"));
    assert_eq!(parse(&text).len(), 1000);
}

#[test]
fn text_without_change_is_borrowed() {
    assert!(matches!(escape("plain-text_1.5~"), Cow::Borrowed(_)));
    assert!(matches!(unescape("a+b"), Cow::Borrowed(_)));
}

#[test]
fn a_query_is_a_map_with_an_order() {
    for keys in [3, 16, 17, 40] {
        let mut query: Query = (0..keys).map(|index| (format!("k{index}"), "v")).collect();
        query.append("k1", "w");
        assert_eq!(query.insert("k0", "new"), Some(OneOrMany::One("v".into())));
        assert_eq!(query.insert("last", vec!["x".to_owned(), "y".to_owned()]), None);
        assert_eq!(query.remove("k2"), Some(OneOrMany::One("v".into())));
        assert_eq!(query.remove("k2"), None);

        assert_eq!(query.len(), keys);
        assert_eq!(query.get("k0"), Some("new"));
        assert_eq!(query.get_all("k1"), ["v", "w"]);
        assert_eq!(query.get_all("last"), ["x", "y"]);
        let order: Vec<_> = query.iter().map(|(key, _)| key.to_owned()).collect();
        let expected = (0..keys).filter(|&index| index != 2).map(|index| format!("k{index}"));
        assert_eq!(order, expected.chain(["last".to_owned()]).collect::<Vec<_>>());

        let mut rotated: Vec<_> = query.clone().into_iter().collect();
        rotated.rotate_left(1);
        let mut other = Query::new();
        for (key, values) in rotated {
            other.insert(key, values);
        }
        assert_eq!(query, other);
        other.append("k0", "more");
        assert_ne!(query, other);
    }
}

#[test]
fn aliases_are_nodes() {
    use nodular_url::querystring::{decode, encode};
    assert_eq!(encode(&decode("a=1&a=2&b=%20")), "a=1&a=2&b=%20");
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_nodes_object() {
    let query = parse("b=1&a=2&b=3");
    let json = serde_json::to_string(&query).unwrap();
    assert_eq!(json, r#"{"b":["1","3"],"a":"2"}"#);
    assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
    assert!(serde_json::from_str::<Query>(r#"{"a":1}"#).is_err());
}

#[test]
fn types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Query>();
    check::<OneOrMany>();
    check::<Value<'_>>();
}

/// Texts in which the interesting characters are frequent.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[&=+%4a1é東😀]{0,12}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn unescape_undoes_escape(text in text()) {
        let escaped = escape(&text);
        prop_assert!(escaped.is_ascii());
        prop_assert_eq!(unescape(&escaped), text.as_str());
    }

    #[test]
    fn parse_undoes_stringify(pairs in prop::collection::vec((text(), text()), 0..24)) {
        let query: Query = pairs.into_iter().collect();
        let written = stringify(&query);
        prop_assert_eq!(&parse(&written), &query);
        prop_assert_eq!(parse(&written).to_string(), written);
    }

    #[test]
    fn parse_never_panics(
        text in "[a%4+=é東😀]{0,24}",
        sep in "[a%4+=é東😀]{0,3}",
        eq in "[a%4+=é東😀]{0,3}",
        max_keys in 0_usize..4,
    ) {
        let options = ParseOptions::default().sep(&sep).eq(&eq).max_keys(max_keys);
        let query = parse_with(&text, &options);
        prop_assert!(max_keys == 0 || query.len() <= max_keys);
        let options = options.decode_uri_component(&|_| None);
        parse_with(&text, &options);
    }

    #[test]
    fn written_once_a_query_stays(text in text()) {
        let written = parse(&text).to_string();
        prop_assert_eq!(parse(&written).to_string(), written);
        prop_assert!(unescape_buffer(&text).len() <= text.len());
    }
}
