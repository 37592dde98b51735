//! Between `file:` URLs and paths.

mod from_path;
mod to_path;

use std::path::PathBuf;

use nodular_error::Platform;

pub use self::from_path::{path_to_file_url, path_to_file_url_with};
pub use self::to_path::{
    file_url_to_path, file_url_to_path_buffer, file_url_to_path_buffer_with, file_url_to_path_with,
};

/// How a path is read or written; by default as on the platform that the program runs on.
///
/// Node: the `options` of [`url.fileURLToPath(url[, options])`](https://nodejs.org/api/url.html#urlfileurltopathurl-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, FileUrlOptions, path_to_file_url_with};
/// let windows = FileUrlOptions::new().windows(true).cwd(r"C:\home");
/// assert_eq!(path_to_file_url_with(r"notes\a.txt", &windows)?.href(), "file:///C:/home/notes/a.txt");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FileUrlOptions {
    windows: Option<bool>,
    cwd: Option<PathBuf>,
}

impl FileUrlOptions {
    /// Node's defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether paths are those of Windows; by default whether the program runs there.
    #[must_use]
    pub fn windows(mut self, windows: bool) -> Self {
        self.windows = Some(windows);
        self
    }

    /// Where a relative path starts; by default in the process's working directory.
    #[must_use]
    pub fn cwd(mut self, cwd: impl Into<PathBuf>) -> Self {
        self.cwd = Some(cwd.into());
        self
    }

    fn is_windows(&self) -> bool {
        self.windows.unwrap_or(Platform::CURRENT == Platform::Windows)
    }
}
