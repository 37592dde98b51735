//! What is read out of sources without running them.

use nodular_modules::{common_js_exports, contains_module_syntax};
use nodular_record::Table;
use serde_json::json;

#[test]
fn exports_like_node() {
    let table = Table::read(env!("CARGO_MANIFEST_DIR"), "lexer");
    table.check(1_000, |case| {
        if case[0] != "exports" {
            return Ok(());
        }
        let found = common_js_exports(case[1].as_str().expect("a source"));
        let actual = [json!(found.exports), json!(found.reexports)];
        if actual == [case[2].clone(), case[3].clone()] {
            Ok(())
        } else {
            Err(json!(actual).to_string())
        }
    });
}

#[test]
fn syntax_like_node() {
    let table = Table::read(env!("CARGO_MANIFEST_DIR"), "lexer");
    table.check(1_000, |case| {
        if case[0] != "syntax" {
            return Ok(());
        }
        let actual = contains_module_syntax(case[1].as_str().expect("a source"));
        if json!(actual) == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}
