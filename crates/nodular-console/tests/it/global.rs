//! The process's own console, which a process of its own writes to.

use std::process::{Command, Output};

use nodular_console as console;
use serde::{Serialize, Serializer};

/// Set for the process that writes.
const WRITER: &str = "NODULAR_CONSOLE_WRITER";

#[test]
fn on_the_standard_streams() {
    if std::env::var_os(WRITER).is_some() {
        return write();
    }
    let Output { stdout, stderr, status } = Command::new(std::env::current_exe().expect("a path"))
        .args(["--exact", "global::on_the_standard_streams", "--nocapture"])
        .env(WRITER, "1")
        .env("FORCE_COLOR", "1")
        .output()
        .expect("the process ran");
    assert!(status.success());
    // The harness writes before and after.
    let stdout = between(&stdout);
    assert_eq!(
        stdout,
        "a \u{1b}[33m5\u{1b}[39m\ninfo\ndebug\nlabel\n  \u{1b}[32m'in'\u{1b}[39m\n  x: 1\n  x: 2\n\
         ┌─────────┬────────┐\n│ (index) │ Values │\n├─────────┼────────┤\n\
         │ 0       │ \u{1b}[33m1\u{1b}[39m      │\n└─────────┴────────┘\nx: 1\nouter inner\n"
    );
    let stderr = between(&stderr);
    let mut lines = stderr.lines();
    assert_eq!(lines.next(), Some("warn"));
    assert_eq!(lines.next(), Some("error"));
    assert_eq!(lines.next(), Some("Assertion failed: 7"));
    assert_eq!(lines.next(), Some("Trace: here"));
    let place = lines.next().expect("a place");
    assert!(place.starts_with("    at ") && place.contains("global.rs:"), "{place}");
    let warning = lines.next().expect("a warning");
    assert!(
        warning.starts_with('(')
            && warning.ends_with(") Warning: No such label 'y' for console.timeEnd()"),
        "{warning}"
    );
    assert_eq!(lines.next(), None);
}

fn write() {
    console::log("<begin>");
    console::error("<begin>");
    console::log(&("a", 5));
    console::info("info");
    console::debug("debug");
    console::group("label");
    console::dir("in");
    console::count("x");
    console::count("x");
    console::count_reset("x");
    console::group_end();
    console::table(&[1]);
    console::count("x");
    console::clear();
    console::log(&Nosy);
    console::warn("warn");
    console::error("error");
    console::assert(true, "not written");
    console::assert(false, &("%d", 7));
    console::trace("here");
    console::time_end("y");
    console::log("<end>");
    console::error("<end>");
}

/// It uses the console while it is converted to be printed.
struct Nosy;

impl Serialize for Nosy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        console::global().stdout();
        serializer.serialize_str("outer inner")
    }
}

fn between(written: &[u8]) -> String {
    let text = String::from_utf8_lossy(written).into_owned();
    let (_, text) = text.split_once("<begin>\n").expect("a beginning");
    let (text, _) = text.split_once("<end>\n").expect("an end");
    text.to_owned()
}
