//! Programs say under `nodular` what they said under Node.

use std::fs;
use std::path::{Path, PathBuf};

use nodular_record::recorder::transcript;

/// What Node prints for a program of `examples/js`, `nodular` prints too.
#[test]
fn the_examples_in_javascript() {
    let root = root();
    let programs = files(&root.join("examples/js"), &["js"]);
    assert!(programs.len() >= 15, "only {} programs", programs.len());
    let expected = |program: &Path| {
        root.join("examples/js/expected").join(program.file_name()?).with_extension("txt").into()
    };
    check(&programs, |program| expected(program));
}

/// The programs that were written to be compared, a folder a topic.
#[test]
fn the_recorded_programs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let topics = fs::read_dir(&folder).expect("there are programs");
    let topics = topics.map(|topic| topic.expect("the folder can be read").path());
    let programs: Vec<PathBuf> = topics.flat_map(|topic| files(&topic, &["js", "mjs"])).collect();
    check(&programs, |program| Some(program.with_extension("txt")));
}

fn check(programs: &[PathBuf], expected: impl Fn(&Path) -> Option<PathBuf>) {
    let root = root();
    let mut failures = Vec::new();
    for program in programs {
        let relative = program.strip_prefix(&root).expect("the program is in the workspace");
        let path = expected(program).expect("the program has a name");
        let expected =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let actual = transcript(Path::new(env!("CARGO_BIN_EXE_nodular")), relative, &root);
        if actual.as_deref() != Ok(&*expected) {
            failures.push(format!(
                "{}:\n{}",
                relative.display(),
                actual.unwrap_or_else(|error| error)
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} differ:\n{}",
        failures.len(),
        programs.len(),
        failures.join("\n")
    );
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace exists")
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
    };
    let mut files: Vec<PathBuf> = paths.filter(wanted).collect();
    files.sort();
    files
}
