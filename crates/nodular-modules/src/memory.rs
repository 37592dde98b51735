use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::file_system::{FileKind, FileSystem};

/// A tree of files in memory, with symbolic links, for tests and bundlers.
///
/// # Examples
///
/// ```
/// use nodular_modules::{MemoryFileSystem, RequireOptions, Resolution, Resolver};
/// use std::path::Path;
///
/// let files = MemoryFileSystem::from_iter([
///     ("/app/index.js", ""),
///     ("/app/node_modules/a/package.json", r#"{"exports":"./lib.js"}"#),
///     ("/app/node_modules/a/lib.js", ""),
/// ]);
/// let resolver = Resolver::with_files(files);
/// let found = resolver.require("a", Path::new("/app"), None, &RequireOptions::default())?;
/// assert_eq!(found, Resolution::File("/app/node_modules/a/lib.js".into()));
/// # Ok::<(), nodular_modules::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MemoryFileSystem {
    entries: BTreeMap<PathBuf, Entry>,
}

#[derive(Clone, Debug)]
enum Entry {
    File(Vec<u8>),
    Folder,
    Link(PathBuf),
}

/// How many links may lie behind each other, as on Linux.
const MOST_LINKS: usize = 40;

impl MemoryFileSystem {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file at `path`, and the folders above it.
    pub fn write(&mut self, path: impl AsRef<Path>, content: impl Into<Vec<u8>>) {
        self.put(path.as_ref(), Entry::File(content.into()));
    }

    /// Puts a folder at `path`, and the folders above it.
    pub fn create_folder(&mut self, path: impl AsRef<Path>) {
        self.put(path.as_ref(), Entry::Folder);
    }

    /// Puts a symbolic link to `target`, which may be relative, at `path`, and the folders above it.
    pub fn symlink(&mut self, target: impl Into<PathBuf>, path: impl AsRef<Path>) {
        self.put(path.as_ref(), Entry::Link(target.into()));
    }

    /// Takes away what is at `path`, and everything below it.
    pub fn remove(&mut self, path: impl AsRef<Path>) {
        self.entries.retain(|entry, _| !entry.starts_with(&path));
    }

    fn put(&mut self, path: &Path, entry: Entry) {
        for folder in path.ancestors().skip(1) {
            self.entries.entry(folder.to_owned()).or_insert(Entry::Folder);
        }
        self.entries.insert(path.to_owned(), entry);
    }

    /// The path without links, and what is there.
    fn find(&self, path: &Path) -> Option<(PathBuf, &Entry)> {
        let mut rest: Vec<PathBuf> = components(path);
        let mut found = PathBuf::from("/");
        let mut entry = &Entry::Folder;
        let mut links = 0;
        while let Some(name) = rest.pop() {
            if !matches!(entry, Entry::Folder) {
                return None;
            }
            if name.as_os_str() == ".." {
                found.pop();
                continue;
            }
            let next = found.join(&name);
            match self.entries.get(&next)? {
                Entry::Link(target) => {
                    links += 1;
                    if links > MOST_LINKS {
                        return None;
                    }
                    if target.is_absolute() {
                        found = PathBuf::from("/");
                    }
                    rest.extend(components(target));
                }
                other => {
                    entry = other;
                    found = next;
                }
            }
        }
        // A path that ended above what was looked at last is a folder.
        let entry = self.entries.get(&found).unwrap_or(entry);
        Some((found, entry))
    }
}

/// The names of the path, the first one last.
fn components(path: &Path) -> Vec<PathBuf> {
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.into()),
        Component::ParentDir => Some("..".into()),
        _ => None,
    });
    let mut names: Vec<PathBuf> = names.collect();
    names.reverse();
    names
}

impl<P: AsRef<Path>, C: Into<Vec<u8>>> FromIterator<(P, C)> for MemoryFileSystem {
    fn from_iter<I: IntoIterator<Item = (P, C)>>(files: I) -> Self {
        let mut tree = Self::new();
        for (path, content) in files {
            tree.write(path, content);
        }
        tree
    }
}

impl FileSystem for MemoryFileSystem {
    fn kind(&self, path: &Path) -> Option<FileKind> {
        let (_, entry) = self.find(path)?;
        // "file/" is not the file.
        let is_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        match entry {
            Entry::Folder => Some(FileKind::Directory),
            _ if is_folder => None,
            _ => Some(FileKind::File),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.find(path) {
            Some((_, Entry::File(content))) => Ok(content.clone()),
            Some(_) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn realpath(&self, path: &Path) -> io::Result<PathBuf> {
        let found = self.find(path).map(|(path, _)| path);
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
