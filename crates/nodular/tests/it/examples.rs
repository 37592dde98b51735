//! Every example runs, ends, and prints what its JavaScript twin prints under Node.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::workspace::{files, read, root, stem};

/// Runs until it is stopped: `rest_server.rs` of these tests looks at it.
const SERVERS: &[&str] = &["rest_server"];

/// No example needs a tenth of it.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn every_example_prints_what_its_twin_prints() {
    for example in files(&root().join("examples"), "rs") {
        let name = stem(&example);
        if SERVERS.contains(&name) {
            continue;
        }
        let expected = read(&root().join(format!("examples/js/expected/{name}.txt")));
        assert_eq!(output(name), expected, "example {name} differs from its twin under Node");
    }
}

#[test]
fn every_example_is_in_the_catalogue_and_the_manifest() {
    let catalogue = read(&root().join("examples/README.md"));
    let manifest = read(&root().join("crates/nodular/Cargo.toml"));
    for example in files(&root().join("examples"), "rs") {
        let name = stem(&example);
        assert!(
            catalogue.contains(&format!("[`{name}`]({name}.rs)")),
            "{name}: not in examples/README.md"
        );
        assert!(
            manifest.contains(&format!("examples/{name}.rs")),
            "{name}: not in the facade's manifest"
        );
    }
}

/// The program that `cargo test` built for an example of this package.
pub(crate) fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the test knows itself");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/it");
    let program =
        profile.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        program.exists(),
        "{}: build it with `cargo test --package nodular`",
        program.display()
    );
    program
}

fn output(name: &str) -> String {
    let mut child = Command::new(program(name))
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let started = Instant::now();
    while child.try_wait().expect("the example can be waited for").is_none() {
        if started.elapsed() > LIMIT {
            child.kill().expect("the example can be ended");
            panic!("example {name} did not end by itself");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().expect("the example's output can be read");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "example {name} ended with {}\n{errors}", output.status);
    assert_eq!(errors, "", "example {name} complained");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}
