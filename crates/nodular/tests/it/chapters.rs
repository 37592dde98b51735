//! The guide's code: its Rust blocks are doctests of the facade, its JavaScript blocks have run under Node.

use std::collections::HashSet;

use nodular_record::{Table, chapters};

use crate::workspace::{files, read, root};

#[test]
fn every_js_block_has_run_under_node() {
    let table = Table::read(env!("CARGO_MANIFEST_DIR"), "chapters");
    let ran: HashSet<_> =
        table.cases().iter().map(|case| (case[0].as_str(), case[1].as_str())).collect();
    for (chapter, code) in chapters::js_blocks(&root().join("docs")).expect("the guide can be read")
    {
        let block = (Some(chapter.as_str()), Some(code.as_str()));
        assert!(
            ran.contains(&block),
            "docs/{chapter}: run `cargo record docs` for this block:\n{code}"
        );
    }
}

#[test]
fn every_chapter_with_rust_is_a_doctest() {
    let facade = read(&root().join("crates/nodular/src/lib.rs"));
    for chapter in files(&root().join("docs"), "md") {
        if !read(&chapter).contains("```rust") {
            continue;
        }
        let name = chapter.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
        assert!(
            facade.contains(&format!("docs/{name}")),
            "docs/{name} is not tested by the facade"
        );
    }
}

#[test]
fn every_chapter_is_in_the_summary() {
    let docs = root().join("docs");
    let summary = read(&docs.join("SUMMARY.md"));
    for chapter in files(&docs, "md") {
        let name = chapter.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
        assert!(
            name == "SUMMARY.md" || summary.contains(&format!("({name})")),
            "docs/{name} is in no list"
        );
    }
}

/// The version is written once in the code; where people read it, it is the same.
#[test]
fn every_page_names_the_node_that_was_recorded() {
    let root = root();
    let mut pages = files(&root.join("docs"), "md");
    pages.push(root.join("README.md"));
    let mut named = 0;
    for page in pages {
        for rest in read(&page).split("Node ").skip(1).chain(read(&page).split("node@").skip(1)) {
            let version = rest.split(|c: char| !c.is_ascii_digit() && c != '.').next();
            let version = version.unwrap_or_default().trim_end_matches('.');
            if version.split('.').count() == 3 {
                named += 1;
                assert_eq!(version, nodular::NODE_VERSION, "{}", page.display());
            }
        }
    }
    assert!(named > 3, "no page names the version");
}
