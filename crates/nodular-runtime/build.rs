//! Lists the builtin modules that are written in JavaScript: every file under `js/`, by its id.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder")).join("js");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    let mut modules: Vec<(String, String)> =
        files.iter().map(|file| (id(&root, file), file.display().to_string())).collect();
    // By their ids, as they are searched for.
    modules.sort();

    let mut table = String::from("&[\n");
    for (id, file) in &modules {
        writeln!(table, "    ({id:?}, include_str!({file:?})),").expect("a string takes any text");
    }
    table.push(']');
    let target =
        Path::new(&env::var("OUT_DIR").expect("cargo names the folder")).join("builtins.rs");
    fs::write(target, table)
}

/// `js/fs/promises.js` is `fs/promises`.
fn id(root: &Path, file: &Path) -> String {
    let id = file.strip_prefix(root).expect("the file is under the root").with_extension("");
    id.to_str().expect("the name is UTF-8").replace('\\', "/")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            files.push(path);
        }
    }
    Ok(())
}
