use std::process::Command;

use futures_util::StreamExt;
use nodular_process::{Error, Fate, Process, catch_async, kill, on_signal, pid, signal_number};

#[tokio::test]
async fn signals_are_streams() {
    let mut signals = on_signal("SIGUSR2").expect("listens");
    let mut same = on_signal("SIGUSR2").expect("listens");
    for _ in 0..3 {
        kill(pid() as i32, "SIGUSR2").expect("sent");
        assert_eq!(signals.next().await, Some(()));
        same.recv().await;
    }
    assert_eq!(signals.name(), "SIGUSR2");
    assert_eq!(Some(signals.number()), signal_number("SIGUSR2"));
}

#[tokio::test]
async fn some_signals_cannot_be_heard() {
    for name in ["SIGKILL", "SIGSTOP", "SIGSEGV"] {
        let error = on_signal(name).unwrap_err();
        assert_eq!(
            (error.to_string(), error.code()),
            ("uv_signal_start EINVAL".to_owned(), "EINVAL")
        );
    }
    assert_eq!(on_signal("SIGFOO").unwrap_err(), Error::UnknownSignal("SIGFOO".to_owned()));
}

#[test]
fn signals_need_a_runtime() {
    assert_eq!(on_signal("SIGINT").unwrap_err(), Error::NoRuntime);
}

#[tokio::test]
async fn failures_of_tasks() {
    let process = Process::new();
    let task = tokio::spawn(async { Ok::<_, Error>("done") });
    assert_eq!(process.watch(task).await, Ok(Some("done")));

    let task = tokio::spawn(std::future::pending::<Result<(), Error>>());
    task.abort();
    assert_eq!(process.watch(task).await, Ok(None));

    process.on_uncaught_exception(|process, error| {
        assert_eq!(error.message(), "no paper");
        process.set_exit_code(5);
    });
    let task = tokio::spawn(async { Err::<(), _>("no paper") });
    assert_eq!(process.watch(task).await, Err(Fate::Continue));
    assert_eq!(process.exit_code(), Some(5));
}

#[tokio::test]
async fn panics_of_tasks() {
    let process = Process::new();
    let task = tokio::spawn(async { if true { panic!("expected") } else { Ok::<(), Error>(()) } });
    assert_eq!(process.watch(task).await, Err(Fate::Exit(1)));

    let panicked = catch_async(async {
        tokio::task::yield_now().await;
        panic!("expected")
    });
    let panicked: Result<(), _> = panicked.await;
    assert_eq!(panicked.unwrap_err().message(), "expected");
}

/// The exit code and the standard error stream of an ignored test.
fn child(test: &str) -> (Option<i32>, String) {
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    child.args(["--exact", &format!("tokio::{test}"), "--ignored", "--nocapture"]);
    let out = child.env("RUST_BACKTRACE", "0").output().expect("output");
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

#[test]
fn a_task_that_fails_unheard_ends_the_process() {
    let (code, stderr) = child("fails_unheard");
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.starts_with("Uncaught:\nError: no paper\n"), "{stderr}");
}

#[tokio::test]
#[ignore = "run in a process of its own"]
async fn fails_unheard() {
    let process = Process::from_system();
    process.guard(tokio::spawn(async { Err::<(), _>("no paper") }));
    std::future::pending::<()>().await;
}

/// Two tasks fail at once: the exit hooks run to their end, once.
#[test]
fn tasks_that_fail_together_are_one_end() {
    let (code, stderr) = child("fail_together");
    assert_eq!(code, Some(1), "{stderr}");
    assert_eq!(stderr.matches("Error: no paper").count(), 1, "{stderr}");
    assert!(stderr.ends_with("start\nend\n"), "{stderr}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "run in a process of its own"]
async fn fail_together() {
    let process = Process::from_system();
    process.on_exit(|_, _| {
        eprintln!("start");
        std::thread::sleep(std::time::Duration::from_millis(50));
        eprintln!("end");
    });
    for _ in 0..8 {
        process.guard(tokio::spawn(async { Err::<(), _>("no paper") }));
    }
    std::future::pending::<()>().await;
}

#[test]
fn a_hook_that_panics_ends_the_process_with_7() {
    for test in ["panics_in_a_hook", "panics_in_a_hook_with_a_last_resort"] {
        let (code, stderr) = child(test);
        assert_eq!(code, Some(7), "{stderr}");
        assert!(stderr.contains("Panic: and no ink\n"), "{stderr}");
    }
}

#[tokio::test]
#[ignore = "run in a process of its own"]
async fn panics_in_a_hook() {
    let process = Process::from_system();
    process.on_unhandled_rejection(|_, _| panic!("and no ink"));
    process.guard(tokio::spawn(async { Err::<(), _>("no paper") }));
    std::future::pending::<()>().await;
}

#[tokio::test]
#[ignore = "run in a process of its own"]
async fn panics_in_a_hook_with_a_last_resort() {
    let process = Process::from_system();
    process.install_last_resort();
    process.on_unhandled_rejection(|_, _| panic!("and no ink"));
    process.guard(tokio::spawn(async { Err::<(), _>("no paper") }));
    std::future::pending::<()>().await;
}

#[test]
fn a_task_that_panics_ends_the_process() {
    let (code, stderr) = child("panics_in_a_task");
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("Panic: no paper\n    at "), "{stderr}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run in a process of its own"]
async fn panics_in_a_task() {
    Process::from_system().install_last_resort();
    // A panic that is caught is not uncaught, on whatever thread it is polled.
    for _ in 0..20 {
        let caught = tokio::spawn(catch_async(async {
            tokio::task::yield_now().await;
            panic!("caught");
        }));
        assert_eq!(caught.await.expect("no panic").unwrap_err().message(), "caught");
    }
    tokio::spawn(async {
        panic!("no paper");
    });
    std::future::pending::<()>().await;
}
