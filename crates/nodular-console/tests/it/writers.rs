//! What is written, to which writer, and what happens if that fails.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::thread;

use nodular_console::{ColorMode, Console, ConsoleOptions, Error};
use nodular_util::tree::{Tree, Value};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};

/// A writer that counts its calls and fails from one of them on.
#[derive(Debug, Default)]
struct Fragile {
    calls: usize,
    fails_from: usize,
    text: String,
}

impl Write for Fragile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls > self.fails_from {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe));
        }
        self.text.push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        panic!("nobody asked to flush");
    }
}

type Call = fn(&mut Console<Fragile>) -> io::Result<()>;

/// Every method that writes.
const WRITES: [(&str, Call); 15] = [
    ("log", |console| console.log("x")),
    ("info", |console| console.info("x")),
    ("debug", |console| console.debug("x")),
    ("warn", |console| console.warn("x")),
    ("error", |console| console.error("x")),
    ("trace", |console| console.trace("x")),
    ("assert", |console| console.assert(false, "x")),
    ("dir", |console| console.dir("x")),
    ("dirxml", |console| console.dirxml("x")),
    ("table", |console| console.table(&["x"])),
    ("table of a primitive", |console| console.table("x")),
    ("count", |console| console.count("x")),
    ("group", |console| console.group("x")),
    ("time_end", |console| {
        console.time("x");
        console.time_end("x")
    }),
    ("time_log", |console| {
        console.time("x");
        console.time_log("x", "y")
    }),
];

#[test]
fn errors_are_ignored_by_default() {
    for (name, call) in WRITES {
        let mut console = Console::new(Fragile::default());
        assert!(call(&mut console).is_ok(), "{name}");
        assert_eq!(console.stdout().calls, 1, "{name}");
    }
}

#[test]
fn errors_are_returned_if_asked_for() {
    for (name, call) in WRITES {
        let options = ConsoleOptions::new().ignore_errors(false);
        let mut console = Console::new(Fragile::default()).with_options(options).expect("valid");
        let error = call(&mut console).expect_err(name);
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{name}");
    }
    let options = ConsoleOptions::new().ignore_errors(false).stdout_is_terminal(true);
    let mut console = Console::new(Fragile::default()).with_options(options).expect("valid");
    assert!(console.clear().is_err());
}

#[test]
fn each_call_is_one_write() {
    for (name, call) in WRITES {
        let writer = Fragile { fails_from: usize::MAX, ..Fragile::default() };
        let mut console = Console::new(writer);
        console.group(()).expect("nothing is written");
        call(&mut console).expect(name);
        assert_eq!(console.stdout().calls, 1, "{name}");
        assert!(console.stdout().text.ends_with('\n'), "{name}");
    }
}

#[test]
fn state_goes_on_after_an_error() {
    let mut console = Console::new(Fragile::default());
    console.group("lost").expect("ignored");
    console.count("x").expect("ignored");
    console.stdout_mut().fails_from = usize::MAX;
    console.count("x").expect("written");
    assert_eq!(console.stdout().text, "  x: 2\n");
}

#[test]
fn which_writer() {
    let mut console = Console::with_stderr(Vec::new(), Vec::new());
    console.log("log").expect("written");
    console.warn("warn").expect("written");
    console.group("group").expect("written");
    console.error("error").expect("written");
    console.stderr_mut().expect("a second writer").extend(b"!");
    assert_eq!(console.stdout(), b"log\ngroup\n");
    let (out, err) = console.into_writers();
    assert_eq!(out, b"log\ngroup\n");
    assert_eq!(err.expect("a second writer"), b"warn\n  error\n!");
}

#[test]
fn every_form_of_arguments() {
    struct Broken;
    impl Serialize for Broken {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("no"))
        }
    }
    let mut console = Console::new(Vec::new());
    let text = String::from("owned");
    let values = [Value::from("%s"), Value::Undefined];
    console.log("100%").expect("written");
    console.log(&text).expect("written");
    console.log(&5).expect("written");
    console.log(&None::<u8>).expect("written");
    console.log(&("%s-%s", "a", 1, "more")).expect("written");
    console.log(&["a", "b"]).expect("written");
    console.log(&vec![1, 2][..]).expect("written");
    console.log(&(vec![1, 2],)).expect("written");
    console.log(()).expect("written");
    console.log((&Tree::new(), &values[..])).expect("written");
    console.log(&Broken).expect("written");
    console.dir(&Broken).expect("written");
    console.table(&Broken).expect("written");
    let expected = "100%\nowned\n5\nnull\na-1 more\na b\n1 2\n[ 1, 2 ]\n\nundefined\n\
        <Inspection threw (no)>\n'<Inspection threw (no)>'\n<Inspection threw (no)>\n";
    assert_eq!(String::from_utf8_lossy(console.stdout()), expected);
}

#[test]
fn traces_say_where() {
    let mut console = Console::new(Vec::new());
    console.trace(()).expect("written");
    let line = line!() - 1;
    let written = String::from_utf8(console.into_writers().0).expect("UTF-8");
    let file = file!();
    assert!(written.starts_with(&format!("Trace\n    at {file}:{line}:")), "{written}");
}

#[test]
fn options_that_contradict() {
    let colored = || ConsoleOptions::new().inspect_options(|options| options.colors = true);
    let refused = Console::new(io::sink()).with_options(colored().color_mode(ColorMode::Never));
    let error = refused.expect_err("both");
    assert_eq!(error, Error::ColorsTwice);
    assert_eq!(error.code(), "ERR_INCOMPATIBLE_OPTION_PAIR");
    assert!(Console::new(io::sink()).with_options(colored()).is_ok());
}

#[test]
fn many_threads() {
    let console = Arc::new(Mutex::new(Console::new(Vec::new())));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let console = Arc::clone(&console);
            thread::spawn(move || {
                for _ in 0..100 {
                    console.lock().expect("no panic").count("x").expect("written");
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
    let console = console.lock().expect("no panic");
    let written = String::from_utf8_lossy(console.stdout());
    let expected: String = (1..=400).map(|count| format!("x: {count}\n")).collect();
    assert_eq!(written, expected);
}
