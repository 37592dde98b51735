//! What holds whatever is printed.

use nodular_console::{Arguments, Console, ConsoleOptions, Error, Warning};
use nodular_util::get_string_width;
use nodular_util::tree::{
    Element, ElementType, Id, IteratorOf, Kind, Object, Property, Tree, Value,
};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Console<Vec<u8>>>();
    check::<Console<std::io::Stdout, std::io::Stderr>>();
    check::<ConsoleOptions>();
    check::<Arguments<'_>>();
    check::<Error>();
    check::<Warning>();
}

fn table(tree: &Tree, value: &Value, columns: Option<&[&str]>) -> String {
    let mut console = Console::new(Vec::new());
    console.table_value(tree, value, columns).expect("written");
    String::from_utf8(console.into_writers().0).expect("UTF-8")
}

#[test]
fn signed_elements() {
    let bytes = (-5_i16).to_le_bytes().to_vec();
    let kind =
        Kind::TypedArray { element: ElementType::Int16, bytes, byte_offset: 0, buffer_length: 2 };
    let mut tree = Tree::new();
    let value = tree.value(Object::new(kind));
    assert!(table(&tree, &value, None).contains("│ 0       │ -5     │"));
}

#[test]
fn long_and_deep_values_end() {
    let mut tree = Tree::new();
    let many = (0..100_000).map(|number| Element::Value(Value::from(number))).collect();
    let many = tree.value(Object::new(Kind::Array(many)));
    assert_eq!(table(&tree, &many, None).lines().count(), 100_004);
    let holes = tree.value(Object::new(Kind::Array(vec![Element::Holes(u32::MAX), "x".into()])));
    assert!(table(&tree, &holes, None).contains("│ 4294967295 │ 'x'    │"));

    let mut value = Value::from(1);
    for _ in 0..100_000 {
        value = tree.value(Object::new(Kind::Proxy { target: value, handler: Value::Null }));
    }
    let list = tree.value(Object::new(Kind::Array(vec![Element::Value(value.clone())])));
    table(&tree, &value, None);
    table(&tree, &list, Some(&["a"]));
}

#[test]
fn unknown_ids_are_undefined() {
    let mut other = Tree::new();
    let id: Id = other.add(Object::new(Kind::Object));
    assert_eq!(table(&Tree::new(), &Value::Object(id), None), "undefined\n");
    let mut tree = Tree::new();
    tree.add(Object::new(Kind::Object));
    let unknown = {
        other.add(Object::new(Kind::Object));
        Value::Object(other.add(Object::new(Kind::Object)))
    };
    let list = tree.value(Object::new(Kind::Array(vec![Element::Value(unknown)])));
    table(&tree, &list, None);
    table(&tree, &list, Some(&["a"]));
}

#[test]
fn proxies_of_themselves_end() {
    let mut tree = Tree::new();
    let id = tree.add(Object::new(Kind::Object));
    tree[id].kind = Kind::Proxy { target: id.into(), handler: Value::Null };
    let list = tree.value(Object::new(Kind::Array(vec![Element::Value(id.into())])));
    for value in [&Value::Object(id), &list] {
        table(&tree, value, None);
        table(&tree, value, Some(&["a"]));
    }
}

/// Text that stays on its line: escape sequences too.
const TEXT: &str = "([a-z0-9 '\"%]|[日한😀é\u{301}\u{200d}👩]|\u{1b}\\[3[0-9]m|\\PC){0,6}";

/// Objects that refer to each other in any way.
fn graphs() -> impl Strategy<Value = (Tree, Value)> {
    let reference = (0_usize..14, TEXT);
    let object = (0_u8..13, vec(reference, 0..6));
    vec(object, 1..10).prop_map(|objects| {
        let mut tree = Tree::new();
        let ids: Vec<Id> = objects.iter().map(|_| tree.add(Object::new(Kind::Object))).collect();
        for (id, (kind, references)) in ids.iter().zip(objects) {
            let values = references.iter().map(|(to, text)| match ids.get(*to) {
                Some(id) => Value::Object(*id),
                None if to % 2 == 0 => Value::from(text.clone()),
                None => Value::Number(*to as f64),
            });
            let values: Vec<Value> = values.collect();
            let first = values.first().cloned().unwrap_or_default();
            let pairs = || values.iter().cloned().map(|value| (first.clone(), value)).collect();
            let kind = match kind {
                0 => Kind::Array(values.iter().cloned().map(Element::Value).collect()),
                1 => Kind::Set(values),
                2 => Kind::Map(pairs()),
                3 => Kind::Proxy { target: first.clone(), handler: first },
                4 => Kind::Boxed(first),
                5 => Kind::Iterator { of: IteratorOf::Map, items: values },
                6 => Kind::Entries { of: IteratorOf::Map, pairs: pairs() },
                7 => Kind::Entries { of: IteratorOf::Set, pairs: pairs() },
                8 => Kind::Buffer(vec![7; values.len()]),
                _ => {
                    let names = references.into_iter().map(|(_, name)| name);
                    let properties = names.zip(values);
                    let properties = properties.map(|(name, value)| Property::new(name, value));
                    tree[*id].properties.extend(properties);
                    continue;
                }
            };
            tree[*id] = Object::new(kind);
        }
        let value = Value::Object(ids[0]);
        (tree, value)
    })
}

/// A call of a program: with a group, or without.
#[derive(Clone, Debug)]
enum Call {
    Group(String),
    GroupEnd,
    Log(String),
}

fn calls() -> impl Strategy<Value = Vec<Call>> {
    let call = prop_oneof![
        TEXT.prop_map(Call::Group),
        Just(Call::GroupEnd),
        "[a-z\n]{0,8}".prop_map(Call::Log),
    ];
    vec(call, 0..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn lines_of_a_table_are_equally_wide((tree, value) in graphs(), columns in proptest::option::of(vec("[a-c0-2]", 0..4))) {
        let columns: Option<Vec<&str>> =
            columns.as_ref().map(|columns| columns.iter().map(String::as_str).collect());
        let table = table(&tree, &value, columns.as_deref());
        if table.starts_with('┌') {
            let mut widths = table.lines().map(get_string_width);
            let first = widths.next();
            prop_assert!(widths.all(|width| Some(width) == first), "{table}");
        }
    }

    #[test]
    fn groups_balance(calls in calls(), columns in 0_u16..9) {
        let options = ConsoleOptions::new().group_indentation(columns);
        let mut console = Console::new(Vec::new()).with_options(options).expect("valid");
        let mut depth = 0_usize;
        for call in calls {
            console.stdout_mut().clear();
            let text = match call {
                Call::Group(text) => {
                    console.group(&text).expect("written");
                    depth += 1;
                    continue;
                }
                Call::GroupEnd => {
                    console.group_end();
                    depth = depth.saturating_sub(1);
                    continue;
                }
                Call::Log(text) => text,
            };
            console.log(&text).expect("written");
            let indentation = " ".repeat(depth * usize::from(columns));
            let expected: String =
                text.split('\n').map(|line| format!("{indentation}{line}\n")).collect();
            prop_assert_eq!(String::from_utf8_lossy(console.stdout()), expected);
        }
        for _ in 0..depth {
            console.group_end();
        }
        console.stdout_mut().clear();
        console.log("out").expect("written");
        prop_assert_eq!(console.stdout(), b"out\n");
    }

    #[test]
    fn durations_never_panic(seconds: u64, nanoseconds in 0_u32..1_000_000_000) {
        use std::sync::atomic::{AtomicBool, Ordering};
        use std::time::Duration;

        let has_begun = AtomicBool::new(false);
        let end = Duration::new(seconds, nanoseconds);
        let options = ConsoleOptions::new().clock(move || {
            if has_begun.swap(true, Ordering::Relaxed) { end } else { Duration::ZERO }
        });
        let mut console = Console::new(Vec::new()).with_options(options).expect("valid");
        console.time("x");
        console.time_end("x").expect("written");
        let text = String::from_utf8_lossy(console.stdout()).into_owned();
        prop_assert!(text.starts_with("x: ") && (text.ends_with("s\n") || text.ends_with(")\n")));
    }
}
