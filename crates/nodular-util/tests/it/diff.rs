use nodular_record::Table;
use nodular_util::{Change, diff};
use serde_json::json;

#[test]
fn diff_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "diff").check(600, |case| {
        let list = |index: usize| case[index].as_array().expect("a list");
        let changes = diff(list(0), list(1));
        let actual = changes.iter().map(|(change, item)| match change {
            Change::Delete => json!([-1, item]),
            Change::Keep => json!([0, item]),
            Change::Insert => json!([1, item]),
        });
        let actual: Vec<_> = actual.collect();
        if json!(actual) == case[2] { Ok(()) } else { Err(json!(actual).to_string()) }
    });
}

#[test]
fn equal_lists_have_no_changes() {
    assert!(diff(&[1, 2], &[1, 2]).is_empty());
    assert!(diff::<u8>(&[], &[]).is_empty());
    assert_eq!(diff(&[], &[1]), [(Change::Delete, &1)]);
}
