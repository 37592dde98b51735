use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file of the kernel; what is not UTF-8 is replaced.
///
/// Such a file says that it is empty: it is not worth asking, as a [`File`] alone would, and small pieces are slow.
pub(crate) fn read(path: impl AsRef<Path>) -> io::Result<String> {
    let mut bytes = Vec::with_capacity(4_096);
    File::open(path)?.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}
