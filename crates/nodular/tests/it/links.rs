//! No dead link in what people read: every relative link leads to a file, every anchor to a heading.

use std::path::{Path, PathBuf};

use crate::workspace::{files, read, root};

#[test]
fn every_relative_link_leads_somewhere() {
    let mut dead = Vec::new();
    for page in pages() {
        let text = without_code(&read(&page));
        for link in links(&text) {
            if !leads_somewhere(&page, link) {
                dead.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

fn pages() -> Vec<PathBuf> {
    let root = root();
    let mut pages = files(&root, "md");
    pages.extend(files(&root.join("docs"), "md"));
    pages.extend(files(&root.join("examples"), "md"));
    for entry in std::fs::read_dir(root.join("crates")).expect("the folder can be read") {
        pages.extend(files(&entry.expect("the entry can be read").path(), "md"));
    }
    pages
}

/// The text with fenced blocks and code spans left out: brackets in them are no links.
fn without_code(markdown: &str) -> String {
    let mut text = String::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let spans = line.split('`').enumerate();
            text.extend(spans.filter(|(index, _)| index % 2 == 0).map(|(_, part)| part));
            text.push('\n');
        }
    }
    text
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn leads_somewhere(page: &Path, link: &str) -> bool {
    if link.starts_with("https://") || link.starts_with("http://") {
        return true;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { page.to_owned() } else { page.with_file_name(file) };
    target.exists() && (anchor.is_empty() || anchors(&read(&target)).any(|found| found == anchor))
}

/// The anchors of the headings as mdBook and code hosts make them.
fn anchors(markdown: &str) -> impl Iterator<Item = String> {
    let headings = markdown.lines().filter_map(|line| line.strip_prefix('#'));
    headings.map(|heading| {
        let title = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

#[test]
fn a_dead_link_is_found() {
    let page = root().join("README.md");
    assert!(leads_somewhere(&page, "docs/status.md#status"));
    assert!(!leads_somewhere(&page, "docs/status.md#nowhere"));
    assert!(!leads_somewhere(&page, "docs/nowhere.md"));
    assert_eq!(links("a [b](c) and [d](e#f)").collect::<Vec<_>>(), ["c", "e#f"]);
}
