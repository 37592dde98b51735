use nodular_record::Table;
use nodular_util::{format, format_values, format_with_options};

use crate::describe::{build_all, options};

#[test]
fn format_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "format").check(700, |case| {
        let (tree, values) = build_all(case[0].as_array().expect("arguments"));
        let actual = format_values(&tree, &values, &options(&case[1]));
        if Some(&*actual) == case[2].as_str() { Ok(()) } else { Err(actual) }
    });
}

#[test]
fn arguments_are_any_sequence() {
    assert_eq!(format(&["%s", "a", "b"]), "a b");
    assert_eq!(format(&vec![1, 2]), "1 2");
    assert_eq!(format("%s"), "%s");
    assert_eq!(format(&5), "5");
    let options = options(&serde_json::json!({ "numericSeparator": true }));
    assert_eq!(format_with_options(&options, &("%d", 123_456)), "123_456");
}

#[test]
fn what_json_cannot_say() {
    assert_eq!(format(&("%j", i128::MAX)), format!("{}", i128::MAX));
}
