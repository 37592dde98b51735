//! A nightly import: its steps in groups, its files in tables, its failures counted.
//!
//! Run with `cargo run --example console`.

use std::collections::BTreeMap;
use std::io;

use nodular::console::{Console, ConsoleOptions};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Like Node's console on one stream: warnings stand between the other lines.
    let options = ConsoleOptions::new().inspect_options(|options| options.depth = Some(1));
    let mut console = Console::new(io::stdout()).with_options(options)?;

    console.group(&("Import of %s", "2026-03-01"))?;
    let files = json!([
        { "name": "users.csv", "rows": 1200, "columns": ["id", "name"] },
        { "name": "주문.csv", "rows": 98000, "columns": ["id", "user", "item", "price"] },
        { "name": "empty.csv", "rows": 0 },
    ]);
    console.table(&files)?;
    for file in files.as_array().into_iter().flatten() {
        console.group(file["name"].as_str().unwrap_or_default())?;
        console.assert(file["rows"] != 0, &("%s has no rows", &file["name"]))?;
        console.log(&("%d rows,\n%j", &file["rows"], &file["columns"]))?;
        console.count(if file["rows"] == 0 { "failed" } else { "imported" })?;
        console.group_end();
    }
    console.group_end();

    console.log("Only the sizes:")?;
    console.table_columns(&files, &["name", "rows"])?;

    console.log("By country:")?;
    console.table(&BTreeMap::from([("DE", [3, 1]), ("KR", [12, 7])]))?;

    console.log("Settings:")?;
    let settings = json!({ "retry": { "times": 3, "wait": { "seconds": 5 } }, "dry": false });
    console.log(&settings)?;
    console.dir_with(&settings, |options| options.depth = None)?;
    Ok(())
}
