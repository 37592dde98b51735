//! What the cases work on: four lists of lines that every contestant reads from the same folder.

use std::fs;
use std::path::Path;

pub(crate) mod generate;
mod random;

/// How many lines each file has.
const LINES: usize = 10_000;

type Generator = fn() -> Vec<String>;

/// The files, and what makes the lines of each.
const FILES: [(&str, Generator); 4] = [
    ("paths-posix.txt", generate::posix_paths),
    ("paths-win32.txt", generate::win32_paths),
    ("urls.txt", generate::urls),
    ("qs.txt", generate::queries),
];

/// Writes those files that are not in the folder yet and returns their names.
///
/// # Errors
///
/// In words for the command line, if the folder cannot be written to.
pub(crate) fn write_missing(folder: &Path) -> Result<Vec<&'static str>, String> {
    let mut written = Vec::new();
    for (name, lines) in FILES {
        let path = folder.join(name);
        if path.exists() {
            continue;
        }
        let text: String = lines().into_iter().map(|line| line + "\n").collect();
        let write = || {
            fs::create_dir_all(folder)?;
            fs::write(&path, text)
        };
        write().map_err(|error| format!("{}: {error}", path.display()))?;
        written.push(name);
    }
    Ok(written)
}

/// The lines of one of the files.
///
/// # Errors
///
/// In words for the command line, if it is not there.
pub(crate) fn lines(folder: &Path, name: &str) -> Result<Vec<String>, String> {
    let path = folder.join(name);
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}; `nodular-bench data` writes it", path.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_lines_each_time() {
        for (name, lines) in FILES {
            let first = lines();
            assert_eq!(first.len(), LINES, "{name}");
            assert_eq!(first, lines(), "{name}");
            assert!(first.iter().all(|line| !line.contains(['\n', '\r'])), "{name}");
        }
    }

    #[test]
    fn files_that_are_there_stay() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("qs.txt"), "a=1\n").unwrap();
        let written = write_missing(folder.path()).unwrap();
        assert_eq!(written, ["paths-posix.txt", "paths-win32.txt", "urls.txt"]);
        assert_eq!(lines(folder.path(), "qs.txt").unwrap(), ["a=1"]);
        assert_eq!(lines(folder.path(), "urls.txt").unwrap(), generate::urls());
        assert_eq!(write_missing(folder.path()).unwrap(), Vec::<&str>::new());
    }

    #[test]
    fn a_missing_file_says_who_writes_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = lines(folder.path(), "qs.txt").unwrap_err();
        assert!(error.ends_with("`nodular-bench data` writes it"), "{error}");
    }
}
