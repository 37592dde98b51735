//! Programs say under `nodular` what they said under Node.

use std::fs;
use std::path::{Path, PathBuf};

use nodular_record::recorder::transcript;

/// What Node prints for a program of `examples/js`, `nodular` prints too.
#[test]
fn the_examples_in_javascript() {
    let root = root();
    let programs = files(&root.join("examples/js"), "js");
    assert!(programs.len() >= 15, "only {} programs", programs.len());
    let expected = |program: &Path| {
        root.join("examples/js/expected").join(program.file_name()?).with_extension("txt").into()
    };
    check(&programs, NOT_YET, |program| expected(program));
}

/// Examples of modules that the runtime does not bind yet; one that works must leave the list.
const NOT_YET: &[&str] = &["errors", "http_hello", "modules"];

fn check(programs: &[PathBuf], not_yet: &[&str], expected: impl Fn(&Path) -> Option<PathBuf>) {
    let root = root();
    let mut failures = Vec::new();
    for program in programs {
        let relative = program.strip_prefix(&root).expect("the program is in the workspace");
        let path = expected(program).expect("the program has a name");
        let expected =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let actual = transcript(Path::new(env!("CARGO_BIN_EXE_nodular")), relative, &root);
        let is_same = actual.as_deref() == Ok(&*expected);
        let name = program.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if is_same && not_yet.contains(&name) {
            failures.push(format!("{} works: take it off the list", relative.display()));
        } else if !is_same && !not_yet.contains(&name) {
            let actual = actual.unwrap_or_else(|error| error);
            failures.push(format!("{}:\n{actual}", relative.display()));
        }
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{count} of {} differ:\n{}", programs.len(), failures.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace exists")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let wanted = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
    let mut files: Vec<PathBuf> = paths.filter(wanted).collect();
    files.sort();
    files
}
