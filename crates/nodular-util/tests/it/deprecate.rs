use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use nodular_record::Table;
use nodular_util::{Deprecated, Deprecations, Warning};
use serde_json::{Value as Json, json};

#[test]
fn deprecate_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "deprecate").check(150, |case| {
        let told: Arc<Mutex<Vec<Warning>>> = Arc::default();
        let hook = Arc::clone(&told);
        let deprecations =
            Deprecations::new(move |warning| hook.lock().expect("lock").push(warning.clone()));
        let functions = case[0].as_array().expect("functions").iter().map(|function| {
            let message = function[0].as_str().expect("message");
            deprecations.deprecate(|| 1, message, function[1].as_str())
        });
        let functions: Vec<_> = functions.collect();
        for call in case[1].as_array().expect("calls") {
            match call.as_i64() {
                Some(-1) => deprecations.silence(),
                Some(-2) => deprecations.unsilence(),
                Some(index) => assert_eq!(functions[index as usize](), 1),
                None => panic!("{call}"),
            }
        }
        let told = told.lock().expect("lock");
        let told = told.iter().map(|warning| {
            json!([warning.name, warning.code, warning.to_string(), warning.line(4242)])
        });
        let actual = Json::Array(told.collect());
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("lock").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn lines_are_written() {
    let written = Written::default();
    let deprecations = Deprecations::write_to(written.clone());
    let sum = deprecations.deprecate(|a: i32, b: i32| a + b, "old", Some("D1"));
    assert_eq!((sum(1, 2), sum(2, 3)), (3, 5));
    let line = format!("(node:{}) [D1] DeprecationWarning: old\n", std::process::id());
    assert_eq!(String::from_utf8_lossy(&written.0.lock().expect("lock")), line);
}

type Inner = Deprecated<fn()>;

#[test]
fn a_hook_may_call_what_is_deprecated() {
    let inner: Arc<Mutex<Option<Inner>>> = Arc::default();
    let held = Arc::clone(&inner);
    let deprecations = Deprecations::new(move |_| {
        let inner = held.lock().expect("lock").take();
        if let Some(inner) = inner {
            inner();
        }
    });
    *inner.lock().expect("lock") = Some(deprecations.deprecate(|| (), "b", Some("B")));
    deprecations.deprecate(|| (), "a", Some("A"))();
    assert!(inner.lock().expect("lock").is_none());
}
