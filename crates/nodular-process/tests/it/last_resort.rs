//! Programs that panic: the ignored tests, each run in a process of its own.

use std::process::Command;

use nodular_process::{Process, Uncaught, catch};

/// The exit code and the standard error stream of an ignored test.
fn child(test: &str, backtrace: &str) -> (Option<i32>, String) {
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    child.args(["--exact", &format!("last_resort::{test}"), "--ignored", "--nocapture"]);
    let out = child.env("RUST_BACKTRACE", backtrace).output().expect("output");
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

fn installed() -> Process {
    let process = Process::from_system();
    process.install_last_resort();
    process.on_exit(|_, code| eprintln!("exit {code}"));
    process
}

#[test]
fn a_panic_on_any_thread_ends_the_process() {
    let (code, stderr) = child("panics_on_a_thread", "0");
    assert_eq!(code, Some(1), "{stderr}");
    let file = file!();
    let expected = format!(
        "{file}:{PANIC_LINE}\n\nPanic: out of paper\n    at {file}:{PANIC_LINE}:9 \
                            (thread 'printer')\n\nNodular v{}\nexit 1\n",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(stderr, expected);

    let (code, stderr) = child("panics_on_a_thread", "1");
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("panics_on_a_thread"), "{stderr}");
}

const PANIC_LINE: u32 = line!() + 8;

#[test]
#[ignore = "run in a process of its own"]
fn panics_on_a_thread() {
    let _process = installed();
    let thread = std::thread::Builder::new().name("printer".to_owned());
    let panicking = || {
        panic!("out of paper");
    };
    let _ = thread.spawn(panicking).expect("started").join();
    unreachable!("the process has ended");
}

#[test]
fn a_hook_may_go_on() {
    let (code, stderr) = child("is_rescued_by_a_hook", "0");
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(stderr, "monitor out of paper\nhook out of paper\ndone\n");
}

#[test]
#[ignore = "run in a process of its own"]
fn is_rescued_by_a_hook() {
    let process = installed();
    process.on_uncaught_exception_monitor(|_, error| eprintln!("monitor {}", error.message()));
    process.on_uncaught_exception(|_, error| eprintln!("hook {}", error.message()));
    assert!(std::thread::spawn(|| panic!("out of paper")).join().is_err());
    eprintln!("done");
    std::process::exit(0);
}

#[test]
fn a_hook_that_logs_and_exits() {
    let (code, stderr) = child("logs_and_exits", "0");
    assert_eq!(code, Some(9), "{stderr}");
    assert_eq!(stderr, "[FATAL] out of paper\nexit 9\n");
}

#[test]
#[ignore = "run in a process of its own"]
fn logs_and_exits() {
    let process = installed();
    process.on_uncaught_exception(|process, error| {
        eprintln!("[FATAL] {}", error.message());
        process.exit_now(9);
    });
    panic!("out of paper");
}

#[test]
fn a_hook_that_panics_aborts_the_process() {
    let (code, stderr) = child("panics_in_a_hook", "0");
    assert_eq!(code, None, "{stderr}"); // by a signal
    assert!(stderr.contains("and no ink") && !stderr.contains("exit"), "{stderr}");
}

#[test]
#[ignore = "run in a process of its own"]
fn panics_in_a_hook() {
    let process = installed();
    process.on_uncaught_exception(|_, _| panic!("and no ink"));
    panic!("out of paper");
}

/// The panicking thread holds the lock of the stream that the report is for.
#[test]
fn a_panic_while_printing_does_not_hang() {
    let (code, stderr) = child("panics_while_printing", "0");
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("Panic: cannot be shown\n"), "{stderr}");
}

#[test]
#[ignore = "run in a process of its own"]
fn panics_while_printing() {
    struct Unshowable;

    impl std::fmt::Display for Unshowable {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            panic!("cannot be shown");
        }
    }

    let _process = installed();
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{Unshowable}");
}

#[test]
fn many_panics_are_one_end() {
    let (code, stderr) = child("panics_everywhere", "0");
    assert_eq!(code, Some(1), "{stderr}");
    assert_eq!(stderr.matches("Panic: ").count(), 1, "{stderr}");
    assert_eq!(stderr.matches("exit 1").count(), 1, "{stderr}");
}

#[test]
#[ignore = "run in a process of its own"]
fn panics_everywhere() {
    let _process = installed();
    let threads: Vec<_> =
        (0..16).map(|n| std::thread::spawn(move || panic!("number {n}"))).collect();
    for thread in threads {
        let _ = thread.join();
    }
}

#[test]
fn caught_panics_are_not_uncaught() {
    let (code, stderr) = child("catches", "0");
    assert_eq!((code, &*stderr), (Some(0), "caught tests/it/last_resort.rs\n"), "{stderr}");
}

#[test]
#[ignore = "run in a process of its own"]
fn catches() {
    let _process = installed();
    let caught: Box<Uncaught> = catch(|| panic!("expected")).unwrap_err();
    assert_eq!(caught.message(), "expected");
    // A catch within a catch, and a panic that leaves both.
    let outer = catch(|| {
        let inner = catch(|| panic!("inner")).unwrap_err();
        assert_eq!(inner.message(), "inner");
        std::panic::resume_unwind(Box::new("resumed"))
    });
    assert_eq!(outer.map(|()| "").unwrap_err().message(), "resumed");
    // What was caught inside is not what came out.
    let outer = catch(|| {
        assert!(std::panic::catch_unwind(|| panic!("inner")).is_err());
        std::panic::resume_unwind(Box::new("another"))
    });
    assert_eq!(outer.map(|()| "").unwrap_err().message(), "another");
    let file = &caught.place().expect("known").file;
    eprintln!("caught {}", &file[file.find("tests").expect("this file")..]);
    std::process::exit(0);
}
