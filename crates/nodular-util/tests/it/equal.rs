use nodular_record::Table;
use nodular_util::is_deep_strict_equal;
use nodular_util::tree::{Kind, Object, Tree, Value};

use crate::describe::build;

#[test]
fn is_deep_strict_equal_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "equal").check(2_500, |case| {
        let ((tree, a), (other, b)) = (build(&case[0]), build(&case[1]));
        let actual = is_deep_strict_equal((&tree, &a), (&other, &b));
        if Some(actual) == case[2].as_bool() { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[test]
fn deep_values() {
    let mut tree = Tree::new();
    let (mut a, mut b) = (Value::from(1), Value::from(1));
    for _ in 0..100_000 {
        a = tree.value(Object::new(Kind::Object).with("a", a));
        b = tree.value(Object::new(Kind::Object).with("a", b));
    }
    assert!(is_deep_strict_equal((&tree, &a), (&tree, &b)));
}

#[test]
fn functions_are_themselves() {
    let mut tree = Tree::new();
    let mut function =
        || tree.value(Object::new(Kind::Function { name: "f".into(), kind: Default::default() }));
    let (a, b) = (function(), function());
    assert!(is_deep_strict_equal((&tree, &a), (&tree, &a)));
    assert!(!is_deep_strict_equal((&tree, &a), (&tree, &b)));
}
