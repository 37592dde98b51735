use nodular_util::tree::{Element, Id, Kind, Object, Property, Tree, Value};
use nodular_util::{
    ArgOption, CallSite, Compact, DebugEnv, DebugLog, Deprecated, Deprecations, InspectOptions,
    MimeError, MimeType, ParseArgs, ParseArgsError, ParsedArgs, Sorted, TextDecoder,
    TextDecoderError, Warning, format, format_values, get_string_width, inspect, inspect_value,
    inspect_with, is_deep_strict_equal, strip_vt_control_characters, style_text, to_value,
};
use proptest::prelude::*;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Tree>();
    check::<Value>();
    check::<InspectOptions>();
    check::<Sorted>();
    check::<ParseArgs>();
    check::<ParsedArgs>();
    check::<ParseArgsError>();
    check::<MimeType>();
    check::<MimeError>();
    check::<TextDecoder>();
    check::<TextDecoderError>();
    check::<Deprecations>();
    check::<Deprecated<fn()>>();
    check::<Warning>();
    check::<DebugEnv>();
    check::<DebugLog>();
    check::<CallSite>();
}

fn deep(kind: impl Fn(Value) -> Object) -> (Tree, Value) {
    let mut tree = Tree::new();
    let mut value = Value::from(1);
    for _ in 0..100_000 {
        value = tree.value(kind(value));
    }
    (tree, value)
}

#[test]
fn deep_values_end() {
    let all = InspectOptions { depth: None, show_proxy: true, ..InspectOptions::default() };
    let kinds: [fn(Value) -> Object; 5] = [
        |value| Object::new(Kind::Object).with("a", value),
        |value| Object::new(Kind::Array(vec![Element::Value(value)])),
        |value| Object::new(Kind::Map(vec![(Value::Null, value)])),
        |value| Object::new(Kind::Set(vec![value])),
        |value| Object::new(Kind::Proxy { target: value, handler: Value::Null }),
    ];
    for kind in kinds {
        let (tree, value) = deep(kind);
        for options in [all.clone(), InspectOptions { compact: Compact::Always, ..all.clone() }] {
            let text = inspect_value(&tree, &value, &options);
            assert!(text.contains("Maximum call stack size exceeded") || text.contains("Proxy"));
        }
        inspect_value(&tree, &value, &InspectOptions::default());
        format_values(
            &tree,
            &["%s %j %d %i".into(), value.clone(), value.clone(), value.clone(), value],
            &all,
        );
    }
}

#[test]
fn proxies_of_themselves_end() {
    let mut tree = Tree::new();
    let id = tree.add(Object::new(Kind::Object));
    tree[id].kind = Kind::Proxy { target: Value::Object(id), handler: Value::Object(id) };
    for show_proxy in [false, true] {
        let options = InspectOptions { show_proxy, depth: None, ..InspectOptions::default() };
        assert!(inspect_value(&tree, &Value::Object(id), &options).contains("Proxy"));
    }
    format_values(
        &tree,
        &["%j %s".into(), Value::Object(id), Value::Object(id)],
        &InspectOptions::default(),
    );
    assert!(is_deep_strict_equal((&tree, &Value::Object(id)), (&tree.clone(), &Value::Object(id))));
}

#[test]
fn values_that_double_with_each_level_end() {
    let mut tree = Tree::new();
    let mut value = Value::from("x");
    for _ in 0..60 {
        let twice = vec![Element::Value(value.clone()), Element::Value(value)];
        value = tree.value(Object::new(Kind::Array(twice)));
    }
    let options = InspectOptions { depth: Some(16), ..InspectOptions::default() };
    assert!(inspect_value(&tree, &value, &options).len() < 1 << 27);
}

#[test]
fn huge_arrays_are_cut() {
    let mut tree = Tree::new();
    let holes = vec![Element::Holes(u32::MAX - 1), Element::Value(1.into())];
    let array = tree.value(Object::new(Kind::Array(holes)));
    let text = inspect_value(&tree, &array, &InspectOptions::default());
    assert_eq!(text, "[ <4294967294 empty items>, 1 ]");
    let many = vec![7; 1_000_000];
    assert!(inspect(&many).ends_with("... 999900 more items\n]"));
}

/// A list in a list in a list, without end.
struct Endless;

impl Serialize for Endless {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(usize::MAX))?;
        list.serialize_element(&Endless)?;
        list.end()
    }
}

/// The same in wrappers that are no values.
struct EndlessOption;

impl Serialize for EndlessOption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_some(&EndlessOption)
    }
}

#[test]
fn endless_values_end() {
    assert_eq!(inspect(&Endless), "[ [ [ [Array] ] ] ]");
    let all = InspectOptions { depth: None, ..InspectOptions::default() };
    assert!(inspect_with(&Endless, &all).contains("Maximum call stack size exceeded"));
    assert_eq!(inspect(&EndlessOption), "undefined");
}

#[test]
fn unknown_ids_are_undefined() {
    let mut other = Tree::new();
    let id: Id = other.add(Object::new(Kind::Object));
    let options = InspectOptions::default();
    assert_eq!(inspect_value(&Tree::new(), &Value::Object(id), &options), "undefined");
    format_values(&Tree::new(), &["%j%s%d".into(), id.into(), id.into(), id.into()], &options);
}

/// Objects that refer to each other in any way.
fn graphs() -> impl Strategy<Value = (Tree, Value)> {
    let reference = (0_usize..12, ".{0,5}");
    let object = (0_u8..8, proptest::collection::vec(reference, 0..5));
    proptest::collection::vec(object, 1..12).prop_map(|objects| {
        let mut tree = Tree::new();
        let ids: Vec<Id> = objects.iter().map(|_| tree.add(Object::new(Kind::Object))).collect();
        for (id, (kind, references)) in ids.iter().zip(objects) {
            let values = references.iter().map(|(to, text)| match ids.get(*to) {
                Some(id) => Value::Object(*id),
                None => Value::from(text.clone()),
            });
            let values: Vec<Value> = values.collect();
            let first = values.first().cloned().unwrap_or_default();
            let kind = match kind {
                0 => Kind::Array(values.into_iter().map(Element::Value).collect()),
                1 => Kind::Set(values),
                2 => Kind::Map(values.into_iter().map(|value| (value.clone(), value)).collect()),
                3 => Kind::Proxy { target: first.clone(), handler: first },
                4 => Kind::Boxed(first),
                _ => {
                    for (value, (_, name)) in values.into_iter().zip(references) {
                        tree[*id].properties.push(Property::new(name, value));
                    }
                    continue;
                }
            };
            tree[*id] = Object::new(kind);
        }
        let value = Value::Object(ids[0]);
        (tree, value)
    })
}

#[test]
fn huge_texts_end() {
    let text = "it's \"x\"\n".repeat(10_000_000);
    assert!(inspect(&text).ends_with(" more characters"));
    let all = InspectOptions { max_string_length: None, ..InspectOptions::default() };
    let text = "\u{1}".repeat(1_000_000);
    assert_eq!(inspect_with(&text, &all).len(), 4_000_002);
    assert_eq!(format(&("%s", &text)).len(), text.len());
    assert_eq!(format(&("%j", &text)).len(), 6 * text.len() + 2);
}

/// Any JSON, with keys that are numbers and text.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (-1000_i32..1000).prop_map(|number| (f64::from(number) / 8.0).into()),
        "[a-z'\"\n]{0,30}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 80, 12, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..12).prop_map(Into::into),
            proptest::collection::vec(("[a-z0-9-]{1,6}|__proto__", inner), 0..8)
                .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// The same in an enum's variants, as members of structs and of maps with other keys than text.
#[derive(Debug, Serialize)]
enum Rust {
    One(serde_json::Value),
    Pair(u8, serde_json::Value),
    Struct { value: serde_json::Value },
    Map(std::collections::BTreeMap<(bool, u8), serde_json::Value>),
    Numbers(Vec<u16>),
}

fn rust() -> impl Strategy<Value = Vec<Rust>> {
    let one = prop_oneof![
        json().prop_map(Rust::One),
        json().prop_map(|value| Rust::Pair(7, value)),
        json().prop_map(|value| Rust::Struct { value }),
        proptest::collection::btree_map(any::<(bool, u8)>(), json(), 0..4).prop_map(Rust::Map),
        proptest::collection::vec(any::<u16>(), 0..40).prop_map(Rust::Numbers),
    ];
    proptest::collection::vec(one, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn rust_values_read_as_their_trees(
        value in rust(),
        depth in proptest::option::of(0_u32..6),
        levels in 0_u32..5,
        always: bool,
        most in proptest::option::of(0_usize..9),
        break_length in 1_usize..120,
        colors: bool,
    ) {
        let options = InspectOptions {
            depth,
            compact: if always { Compact::Always } else { Compact::Levels(levels) },
            max_array_length: most,
            break_length: Some(break_length),
            colors,
            sorted: if always { Sorted::Yes } else { Sorted::No },
            ..InspectOptions::default()
        };
        let mut tree = Tree::new();
        let in_tree = to_value(&mut tree, &value).expect("it can be serialized");
        prop_assert_eq!(inspect_with(&value, &options), inspect_value(&tree, &in_tree, &options));
        let places = "%j %O %s %d%%%i %f %o %x";
        let in_places: Vec<Value> = std::iter::once(places.into())
            .chain(std::iter::repeat_n(in_tree, 8))
            .collect();
        prop_assert_eq!(
            format(&(places, &value, &value, &value, &value, &value, &value, &value, &value)),
            format_values(&tree, &in_places, &InspectOptions::default())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_graph_ends((tree, value) in graphs(), depth in proptest::option::of(0_u32..5), colors: bool, always: bool) {
        let compact = if always { Compact::Always } else { Compact::Levels(3) };
        let options = InspectOptions { depth: Some(depth.unwrap_or(6)), colors, compact, sorted: Sorted::Yes, ..InspectOptions::default() };
        inspect_value(&tree, &value, &options);
        format_values(&tree, &["%s%d%i%f%j%o".into(), value.clone(), value.clone(), value.clone(), value.clone(), value.clone(), value.clone()], &options);
        prop_assert!(is_deep_strict_equal((&tree, &value), (&tree, &value)));
        is_deep_strict_equal((&tree, &value), (&tree.clone(), &value));
    }

    #[test]
    fn text_never_panics(text in "(?s)([\u{1b}\u{9b}\\[\\]();:0-9mA;\u{7}\\\\%sdifjoOcé😀'\"`\n]|.){0,40}", most in 0_usize..50) {
        let stripped = strip_vt_control_characters(&text);
        prop_assert!(stripped.len() <= text.len());
        get_string_width(&text);
        let options = InspectOptions { max_string_length: Some(most), break_length: Some(most), ..InspectOptions::default() };
        inspect_with(&text, &options);
        format(&(&text, 1.5, "x", [1]));
        let _ = style_text(&["red", &text], &text);
    }

    #[test]
    fn any_arguments(arguments in proptest::collection::vec("-{0,3}(no-)?[abé]{0,3}=?.{0,3}", 0..8), lax: bool, negative: bool) {
        let mut command = ParseArgs::new()
            .option("a", ArgOption::boolean().short('é'))
            .option("b", ArgOption::string().short('b').multiple());
        if lax { command = command.lax(); }
        if negative { command = command.allow_negative(); }
        let parsed = command.parse(arguments);
        prop_assert!(parsed.is_ok() || !lax);
    }
}
