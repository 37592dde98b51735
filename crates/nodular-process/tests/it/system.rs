#![cfg(unix)]

use std::process::Command;

use nodular_process::{
    CpuUsage, Id, chdir, cpu_usage, cwd, getegid, geteuid, getgid, getuid, hrtime, hrtime_bigint,
    initgroups, kill, ppid, seteuid, setgid, setgroups, setuid, uptime,
};

/// Runs an ignored test in a process of its own; whether it passed.
fn in_child(test: &str) {
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    let out = child.args(["--exact", test, "--ignored", "--nocapture"]).output().expect("output");
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && text.contains("1 passed"), "{text}");
}

#[test]
fn identifiers() {
    assert!(ppid() > 0);
    assert_eq!((getuid(), getgid()), (geteuid(), getegid()));
    for (result, kind) in [
        (setuid("no-such"), "User"),
        (seteuid("no-such"), "User"),
        (setgid("no-such"), "Group"),
        (setgroups([Id::from(1), Id::from("no-such")]), "Group"),
        (initgroups("nobody", "no-such"), "Group"),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), format!("{kind} identifier does not exist: no-such"));
        assert_eq!(error.code(), "ERR_UNKNOWN_CREDENTIAL");
    }
    let error = setuid(u32::MAX).unwrap_err();
    assert_eq!(error.to_string(), "User identifier does not exist: 4294967295");
}

#[test]
fn rights_that_were_given_up_are_gone() {
    in_child("system::gives_up_its_rights");
}

#[test]
#[ignore = "run in a process of its own"]
fn gives_up_its_rights() {
    if geteuid() == 0 {
        setgroups([1, 2]).expect("may");
        setgid(65534).expect("may");
        setuid(65534).expect("may");
        assert_eq!((getuid(), geteuid(), getgid()), (65534, 65534, 65534));
    }
    let error = setuid(0).unwrap_err();
    assert_eq!(error.to_string(), "EPERM, Operation not permitted");
    assert_eq!(error.code(), "EPERM");
}

#[test]
fn a_folder_that_is_gone() {
    in_child("system::works_in_a_folder_that_is_gone");
}

#[test]
#[ignore = "run in a process of its own"]
fn works_in_a_folder_that_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    chdir(folder.path()).expect("is there");
    assert_eq!(cwd().expect("is there"), folder.path().canonicalize().expect("is there"));
    folder.close().expect("removed");
    let error = cwd().unwrap_err();
    assert_eq!(
        error.to_string(),
        "ENOENT: process.cwd failed with error no such file or directory, the current working directory was likely \
         removed without changing the working directory, uv_cwd",
    );
    let error = chdir("x").unwrap_err();
    assert_eq!(error.to_string(), "ENOENT: no such file or directory, chdir '' -> 'x'");
}

#[test]
fn a_signal_ends_a_child() {
    use std::os::unix::process::ExitStatusExt;

    let mut child = Command::new("/bin/sleep").arg("600").spawn().expect("started");
    let pid = i32::try_from(child.id()).expect("a pid");
    kill(pid, 0).expect("is there");
    kill(pid, "SIGKILL").expect("may");
    assert_eq!(child.wait().expect("ended").signal(), Some(9));
    let error = kill(pid, 0).unwrap_err();
    assert_eq!((error.to_string(), error.code()), ("kill ESRCH".to_owned(), "ESRCH"));
}

#[test]
fn clocks_go_forward() {
    let (start, nanos) = (hrtime(), hrtime_bigint());
    let before = uptime();
    std::thread::sleep(std::time::Duration::from_millis(2));
    let passed = hrtime().since(start);
    assert!((passed.seconds, passed.nanoseconds) >= (0, 2_000_000));
    assert!(hrtime_bigint() - nanos >= 2_000_000);
    assert!(uptime() > before);
}

#[test]
fn usage_grows() {
    let before = cpu_usage().expect("told");
    assert!(cpu_usage().expect("told").since(before).user < 1_000_000_000);
    assert_eq!(before.since(CpuUsage { user: u64::MAX, system: u64::MAX }), CpuUsage::default());
}
