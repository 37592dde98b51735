//! `UrlSearchParams` against Node's answers.

use nodular_record::Table;
use nodular_url::{Url, UrlSearchParams};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn operates_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "search_params").check(600, |case| {
        let query = case[0].as_str().unwrap();
        let mut params = UrlSearchParams::new(query);
        let mut url = Url::new("https://h/p#f").unwrap();
        url.set_search(query);
        let mut answers = Vec::new();
        for operation in case[1].as_array().unwrap() {
            if matches!(operation[0].as_str(), Some("append" | "delete" | "set" | "sort")) {
                change(&mut url.search_params_mut(), operation);
            }
            answers.push(change(&mut params, operation));
        }
        let actual = json!([answers, params.to_string(), url.href()]);
        let expected = json!([case[2], case[3], case[4]]);
        if actual == expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn change(params: &mut UrlSearchParams, operation: &Value) -> Value {
    let argument = |index: usize| operation[index].as_str();
    let name = argument(1).unwrap_or("");
    match (argument(0).unwrap(), argument(2)) {
        ("append", Some(value)) => params.append(name, value),
        ("set", Some(value)) => params.set(name, value),
        ("delete", None) => params.delete(name),
        ("delete", Some(value)) => params.delete_value(name, value),
        ("sort", _) => params.sort(),
        ("get", _) => return json!(params.get(name)),
        ("getAll", _) => return params.get_all(name).collect(),
        ("has", None) => return json!(params.has(name)),
        ("has", Some(value)) => return json!(params.has_value(name, value)),
        ("size", _) => return json!(params.size()),
        ("entries", _) => return params.iter().map(|(name, value)| json!([name, value])).collect(),
        other => panic!("no operation {other:?}"),
    }
    Value::Null
}

#[test]
fn reading_through_the_guard_writes_nothing() {
    let mut url = Url::new("https://h/?a b&c=%7E").unwrap();
    assert_eq!(url.search_params_mut().get("c"), Some("~"));
    assert_eq!(url.search(), "?a%20b&c=%7E");
    url.search_params_mut().sort();
    assert_eq!(url.search(), "?a+b=&c=%7E");
    let mut params = url.search_params_mut();
    params.delete("a b");
    params.delete("c");
    drop(params);
    assert_eq!(url.href(), "https://h/");
}

#[test]
fn collects_and_extends() {
    let mut params: UrlSearchParams = [("a", "1"), ("b", "2")].into_iter().collect();
    params.extend(vec![("c".to_owned(), String::from("3"))]);
    assert_eq!(params.to_string(), "a=1&b=2&c=3");
    assert_eq!((&params).into_iter().len(), 3);
    assert_eq!(params.into_iter().last(), Some(("c".to_owned(), "3".to_owned())));
}

#[cfg(feature = "serde")]
#[test]
fn serializes_as_pairs() {
    let params = UrlSearchParams::new("a=1&a=2");
    let json = serde_json::to_string(&params).unwrap();
    assert_eq!(json, r#"[["a","1"],["a","2"]]"#);
    assert_eq!(serde_json::from_str::<UrlSearchParams>(&json).unwrap(), params);
}

/// Class 66 of the reliability list: names that mean something in JavaScript are names like any other.
#[test]
fn prototype_names_are_plain_keys() {
    let mut params = UrlSearchParams::new("__proto__=1&constructor=2&toString=3");
    assert_eq!(params.get("__proto__"), Some("1"));
    assert!(!params.has("hasOwnProperty"));
    params.delete("__proto__");
    assert!(params.keys().eq(["constructor", "toString"]));
}

proptest! {
    #[test]
    fn what_is_written_is_read(pairs in prop::collection::vec((any::<String>(), any::<String>()), 0..6)) {
        let params: UrlSearchParams = pairs.iter().cloned().collect();
        prop_assert_eq!(UrlSearchParams::new(&params.to_string()), params.clone());
        let mut url = Url::new("https://h/").unwrap();
        url.search_params_mut().extend(pairs);
        prop_assert_eq!(url.search_params(), params);
    }

    #[test]
    fn any_query_is_read(query in any::<String>()) {
        let params = UrlSearchParams::new(&query);
        prop_assert_eq!(UrlSearchParams::new(&params.to_string()), params);
    }
}
