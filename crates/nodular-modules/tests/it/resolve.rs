//! `require()`, `import` and their kin on the trees that Node was asked about, in memory and on disk.

use std::path::{Path, PathBuf};

use nodular_modules::{
    Error, FileSystem, Import, ImportOptions, MemoryFileSystem, OsFileSystem, RequireOptions,
    Resolution, Resolver, global_paths, lookup_paths, validate_attributes,
};
use nodular_record::Table;
use nodular_url::Url;
use serde_json::{Map, Value, json};

#[test]
fn like_node_in_memory() {
    check(|tree| Tree {
        root: "/T".into(),
        resolver: Resolver::with_files(in_memory(tree)),
        _folder: None,
    });
}

#[cfg(unix)]
#[test]
fn like_node_on_disk() {
    check(|tree| {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("the folder").to_string_lossy().into_owned();
        on_disk(tree, &root).expect("the tree");
        Tree { root, resolver: Resolver::with_files(OsFileSystem), _folder: Some(folder) }
    });
}

fn check<F: FileSystem>(build: impl Fn(&Map<String, Value>) -> Tree<F>) {
    let mut tree = build(&Map::new());
    Table::read(env!("CARGO_MANIFEST_DIR"), "resolve").check(4_000, |case| {
        let (expected, actual) = match case[0].as_str() {
            Some("tree") => {
                tree = build(case[1].as_object().expect("a tree"));
                return Ok(());
            }
            Some("require") => (json!([case[4], case[5]]), tree.require(case)),
            Some("import") => (json!([case[4], case[5]]), tree.import(case)),
            Some("load") => (json!([case[3], case[4]]), tree.load(case)),
            Some("find") => (case[3].clone(), tree.find(case)),
            Some("paths") => (case[3].clone(), tree.paths(case)),
            other => panic!("{other:?}"),
        };
        if actual == expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

struct Tree<F> {
    root: String,
    resolver: Resolver<F>,
    _folder: Option<tempfile::TempDir>,
}

impl<F: FileSystem> Tree<F> {
    fn require(&self, case: &Value) -> Value {
        let (request, parent) = (self.real(&case[1]), PathBuf::from(self.real(&case[2])));
        let globals = self.globals();
        let paths: Option<Vec<PathBuf>> = case[3]["paths"]
            .as_array()
            .map(|paths| paths.iter().map(|path| self.real(path).into()).collect());
        let options = RequireOptions {
            global_paths: &globals,
            paths: paths.as_deref(),
            preserve_symlinks: case[3]["preserveSymlinks"] == true,
            ..RequireOptions::default()
        };
        let folder = parent.parent().expect("a folder");
        let found = self.resolver.require_resolve(&request, folder, Some(&parent), &options);
        let answer = match found {
            Ok(Resolution::Builtin(_)) => json!(request),
            Ok(Resolution::File(path)) => self.hidden(&path.to_string_lossy()),
            Err(error) => {
                self.failed(&error.with_require_stack(vec![parent.to_string_lossy().into_owned()]))
            }
        };
        json!([answer, self.warnings()])
    }

    fn import(&self, case: &Value) -> Value {
        let cwd = format!("{}/app", self.root);
        let parent = if case[2].is_null() { format!("file://{cwd}/") } else { self.real(&case[2]) };
        let parent = Url::new(&parent).expect("a URL");
        let globals = self.globals();
        let options = ImportOptions {
            preserve_symlinks: case[3]["preserveSymlinks"] == true,
            hints: RequireOptions {
                global_paths: &globals,
                preserve_symlinks: case[3]["preserveSymlinks"] == true,
                ..RequireOptions::default()
            },
            cwd: Some(Path::new(&cwd)),
            ..ImportOptions::default()
        };
        let answer = match self.resolver.import(&self.real(&case[1]), &parent, &options) {
            Ok(found) => {
                let mut format = json!(found.format.map(|format| format.as_str()));
                // Node says the format only when it had to look for the URL.
                if case[4][1].is_null() && found.url.protocol() == "node:" {
                    format = Value::Null;
                }
                json!([self.hidden(found.url.href()), format])
            }
            Err(error) => self.failed(&error),
        };
        json!([answer, self.warnings()])
    }

    fn load(&self, case: &Value) -> Value {
        let url = Url::new(&self.real(&case[1])).expect("a URL");
        let source = nodular_url::file_url_to_path(&url)
            .ok()
            .and_then(|path| self.resolver.files().read(Path::new(&path)).ok())
            .unwrap_or_default();
        let attributes = case[2].as_object().expect("attributes");
        let attributes: Vec<(&str, &str)> = attributes
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str().expect("a text")))
            .collect();
        let import = Import { url, format: None };
        let answer = match self.resolver.load_format(&import, &source) {
            Err(error) => self.failed(&error),
            Ok(format) => match validate_attributes(import.url.href(), format, &attributes) {
                Ok(()) => json!(format.as_str()),
                Err(error) => self.failed(&error),
            },
        };
        json!([answer, self.warnings()])
    }

    fn find(&self, case: &Value) -> Value {
        let base = Url::new(&self.real(&case[2])).expect("a URL");
        let cwd = format!("{}/app", self.root);
        let globals = self.globals();
        let options = ImportOptions {
            hints: RequireOptions { global_paths: &globals, ..RequireOptions::default() },
            cwd: Some(Path::new(&cwd)),
            ..ImportOptions::default()
        };
        let found = self.resolver.find_package_json(&self.real(&case[1]), &base, &options);
        self.resolver.take_warnings();
        match found {
            // Where there is no package.json, Node names the module.
            Ok(None) if !case[3].to_string().ends_with("package.json\"") => case[3].clone(),
            Ok(None) => Value::Null,
            Ok(Some(path)) => self.hidden(&path.to_string_lossy()),
            Err(error) => self.failed(&error),
        }
    }

    fn paths(&self, case: &Value) -> Value {
        let parent = self.real(&case[2]);
        let folder = Path::new(&parent).parent().expect("a folder");
        let paths = lookup_paths(&self.real(&case[1]), folder, &self.globals());
        let inside = |path: &&PathBuf| path.starts_with(&self.root);
        json!(paths.map(|paths| {
            let paths = paths.iter().filter(inside);
            paths.map(|path| self.hidden(&path.to_string_lossy())).collect::<Vec<_>>()
        }))
    }

    fn globals(&self) -> Vec<PathBuf> {
        let node_path = format!("{0}/np1::{0}/np2", self.root);
        let home = format!("{}/home", self.root);
        global_paths(Some(&node_path), Some(Path::new(&home)), Path::new("/no/bin/node"))
    }

    fn warnings(&self) -> Vec<Value> {
        let warnings = self.resolver.take_warnings();
        warnings
            .iter()
            .map(|warning| json!([warning.code, self.hidden(&warning.message)]))
            .collect()
    }

    fn failed(&self, error: &Error) -> Value {
        let mut object = json!({
            "code": error.code(),
            "message": self.hidden(&error.to_string()),
            "name": error.class().to_string(),
        });
        if let Some(url) = error.url() {
            object["url"] = self.hidden(url);
        }
        if let Some(path) = error.path() {
            object["path"] = self.hidden(&path.to_string_lossy());
        }
        object
    }

    /// The recorded text with the tree's own folder in it.
    fn real(&self, text: &Value) -> String {
        let text = text.as_str().expect("a text");
        text.replace("/T/", &format!("{}/", self.root))
    }

    fn hidden(&self, text: &str) -> Value {
        json!(text.replace(&self.root, "/T"))
    }
}

fn in_memory(tree: &Map<String, Value>) -> MemoryFileSystem {
    let mut files = MemoryFileSystem::new();
    for (path, content) in tree {
        let path = format!("/T/{path}");
        match content {
            Value::String(text) => files.write(path, text.as_bytes()),
            Value::Null => files.create_folder(path),
            link => files.symlink(link["link"].as_str().expect("a target"), path),
        }
    }
    files
}

#[cfg(unix)]
fn on_disk(tree: &Map<String, Value>, root: &str) -> std::io::Result<()> {
    for (path, content) in tree {
        let path = Path::new(root).join(path);
        std::fs::create_dir_all(path.parent().expect("a folder"))?;
        match content {
            Value::String(text) => std::fs::write(path, text)?,
            Value::Null => std::fs::create_dir(path)?,
            link => {
                let target = link["link"].as_str().expect("a target");
                std::os::unix::fs::symlink(target.replace("/T/", &format!("{root}/")), path)?;
            }
        }
    }
    Ok(())
}
