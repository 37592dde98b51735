//! The JavaScript in the guide: every block of every chapter has run under Node as it stands there.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

/// Where what the blocks print is kept, relative to the workspace.
pub const OUTPUT: &str = "crates/nodular/tests/data/chapters.jsonl";

/// The chapters below `docs` with their JavaScript blocks, in the order of their names.
///
/// # Errors
///
/// If a chapter cannot be read.
pub fn js_blocks(docs: &Path) -> io::Result<Vec<(String, String)>> {
    let mut blocks = Vec::new();
    for path in crate::recorder::files(docs, "md")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        blocks.extend(fenced(&text, "js").map(|code| (name.clone(), code)));
    }
    Ok(blocks)
}

fn fenced<'a>(markdown: &'a str, language: &'a str) -> impl Iterator<Item = String> + 'a {
    let mut lines = markdown.lines();
    std::iter::from_fn(move || {
        lines.find(|line| line.strip_prefix("```") == Some(language))?;
        let code = lines.by_ref().take_while(|line| *line != "```");
        Some(code.map(|line| format!("{line}\n")).collect())
    })
}

/// Runs each block of the chapters in `root`'s guide; one line a block: chapter, code, what it printed.
///
/// # Errors
///
/// In words for the command line: a block failed.
pub(crate) fn run(node: &Path, root: &Path) -> Result<String, String> {
    let blocks = js_blocks(&root.join("docs")).map_err(|error| error.to_string())?;
    let mut lines = String::new();
    for (chapter, code) in blocks {
        let printed =
            run_block(node, &code).map_err(|error| format!("{chapter}:\n{code}\n{error}"))?;
        lines.push_str(&json!([chapter, code, printed]).to_string());
        lines.push('\n');
    }
    Ok(lines)
}

fn run_block(node: &Path, code: &str) -> Result<String, String> {
    let mut command = Command::new(node);
    command.arg("-").env("NO_COLOR", "1").env("TZ", "UTC");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(code.as_bytes()).map_err(|error| error.to_string())?;
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|error| error.to_string());
    }
    Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blocks_of_the_language_are_taken() {
        let text = "a\n```js\none\ntwo\n```\n```rust\nno\n```\n```js\nthree\n```\n";
        assert_eq!(fenced(text, "js").collect::<Vec<_>>(), ["one\ntwo\n", "three\n"]);
    }
}
