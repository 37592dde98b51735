//! Runs `tests/programs/TOPIC/*.js`; beside each stands what Node printed, as `.txt`.

use std::fs;
use std::path::{Path, PathBuf};

use nodular_runtime::Runtime;

use crate::output::ended;

#[test]
fn print_what_node_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let programs: Vec<PathBuf> = entries(&root).iter().flat_map(|topic| entries(topic)).collect();
    let programs: Vec<_> = programs.iter().filter(|path| is_program(path)).collect();
    assert!(programs.len() >= 8, "only {} programs in {}", programs.len(), root.display());
    for program in programs {
        let ended = ended(Runtime::new(), |runtime| runtime.run_file(program));
        let expected = fs::read_to_string(program.with_extension("txt")).expect("it was recorded");
        let (name, errors) = (program.display(), ended.errors);
        assert_eq!(ended.output, expected, "{name}: standard output; errors:\n{errors}");
        assert_eq!(ended.code, 0, "{name}: exit code; errors:\n{errors}");
    }
}

fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "js" || extension == "mjs")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    paths
}
