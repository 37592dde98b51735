//! Blobs that have a name.

use std::fmt;
use std::ops::Deref;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::blob::{Blob, BlobOptions, BlobPart, Endings};

/// A [`Blob`] with a name and the time when it was last modified; it has all that a blob has.
///
/// Node: [`Class: File`](https://nodejs.org/api/buffer.html#class-file)
///
/// # Examples
///
/// ```
/// use nodular_buffer::{File, FileOptions};
///
/// let options = FileOptions::default().content_type("text/plain").last_modified(1_700_000_000_000);
/// let file = File::new(["hello"], "hello.txt", options);
/// assert_eq!((file.name(), file.last_modified()), ("hello.txt", 1_700_000_000_000));
/// assert_eq!((file.content_type(), file.text().as_str()), ("text/plain", "hello"));
/// ```
#[derive(Clone)]
pub struct File {
    blob: Blob,
    name: String,
    last_modified: i64,
}

impl File {
    /// A file with this name, of the bytes of all `parts`.
    ///
    /// Node: [`new buffer.File(sources, fileName, options)`](https://nodejs.org/api/buffer.html#new-bufferfilesources-filename-options)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{File, FileOptions};
    /// let file = File::new(["a", "b"], "a/b", FileOptions::default());
    /// assert_eq!((file.name(), file.size()), ("a/b", 2));
    /// ```
    pub fn new<P: Into<BlobPart>>(
        parts: impl IntoIterator<Item = P>,
        name: impl Into<String>,
        options: FileOptions,
    ) -> Self {
        Self {
            blob: Blob::new(parts, options.blob),
            name: name.into(),
            last_modified: options.last_modified.unwrap_or_else(now),
        }
    }

    /// The name, which may have any character.
    ///
    /// Node: [`file.name`](https://nodejs.org/api/buffer.html#filename)
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it was last modified, in milliseconds since 1970.
    ///
    /// Node: [`file.lastModified`](https://nodejs.org/api/buffer.html#filelastmodified)
    #[doc(alias = "lastModified")]
    pub fn last_modified(&self) -> i64 {
        self.last_modified
    }
}

impl Deref for File {
    type Target = Blob;

    fn deref(&self) -> &Blob {
        &self.blob
    }
}

/// The bytes and their type, without the name.
impl From<File> for Blob {
    fn from(file: File) -> Self {
        file.blob
    }
}

/// Its size, type, name and time.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("size", &self.size())
            .field("type", &self.content_type())
            .field("name", &self.name)
            .field("last_modified", &self.last_modified)
            .finish()
    }
}

/// The options of [`File::new`]; by default those of [`BlobOptions`], and the file was modified now.
///
/// Node: [`new buffer.File(sources, fileName, options)`](https://nodejs.org/api/buffer.html#new-bufferfilesources-filename-options)
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    blob: BlobOptions,
    last_modified: Option<i64>,
}

impl FileOptions {
    /// The MIME type, see [`Blob::content_type`].
    #[doc(alias = "type")]
    #[must_use]
    pub fn content_type(mut self, content_type: &str) -> Self {
        self.blob = self.blob.content_type(content_type);
        self
    }

    /// What happens to the ends of lines.
    #[must_use]
    pub fn endings(mut self, endings: Endings) -> Self {
        self.blob = self.blob.endings(endings);
        self
    }

    /// When the file was last modified, in milliseconds since 1970, instead of now.
    #[doc(alias = "lastModified")]
    #[must_use]
    pub fn last_modified(mut self, milliseconds: i64) -> Self {
        self.last_modified = Some(milliseconds);
        self
    }
}

fn now() -> i64 {
    let milliseconds = SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_millis());
    milliseconds.ok().and_then(|milliseconds| milliseconds.try_into().ok()).unwrap_or(0)
}
