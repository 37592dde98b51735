//! Runs `tests/programs/TOPIC/*.js`; beside each stands what Node printed, as `.txt`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use nodular_runtime::{Runtime, Stdio};

/// Text that a program printed.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Printed {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn print_what_node_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut programs = Vec::new();
    collect(&root, &mut programs).expect("the folder is there");
    programs.sort();
    assert!(!programs.is_empty(), "no programs in {}", root.display());
    for program in programs {
        let (out, err) = (Printed::default(), Printed::default());
        let stdio = Stdio::new(out.clone(), err.clone());
        let exit = Runtime::new().stdio(stdio).run_file(&program).expect("the engine starts");
        let expected = fs::read_to_string(program.with_extension("txt")).expect("it was recorded");
        let name = program.display();
        assert_eq!(out.text(), expected, "{name}: standard output; errors:\n{}", err.text());
        assert_eq!(exit, 0, "{name}: exit code; errors:\n{}", err.text());
    }
}

fn collect(folder: &Path, programs: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, programs)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            programs.push(path);
        }
    }
    Ok(())
}
