use nodular_record::Table;
use nodular_util::inspect_value;

use crate::describe::{build, options};

#[test]
fn inspect_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "inspect").check(2_500, |case| {
        let (tree, value) = build(&case[0]);
        let actual = inspect_value(&tree, &value, &options(&case[1]));
        if Some(&*actual) == case[2].as_str() { Ok(()) } else { Err(actual) }
    });
}
