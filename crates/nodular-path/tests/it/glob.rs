//! `matches_glob`.

use nodular_path::{posix, win32};
use nodular_record::Table;

#[test]
#[cfg(not(any(windows, target_os = "macos")))]
fn matches_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "glob").check(8_000, |case| {
        let (path, pattern) = (case[1].as_str().unwrap_or(""), case[2].as_str().unwrap_or(""));
        let matches = if case[0] == "posix" { posix::matches_glob } else { win32::matches_glob };
        let actual = matches(path, pattern);
        let on_bytes = if case[0] == "posix" { posix::matches_glob } else { win32::matches_glob };
        if on_bytes(path.as_bytes(), pattern.as_bytes()) != actual {
            return Err("bytes differ".to_owned());
        }
        // Where Node throws a SyntaxError, there is nothing to compare.
        if case[3].as_bool().is_none_or(|expected| expected == actual) {
            Ok(())
        } else {
            Err(actual.to_string())
        }
    });
}
