//! The process's working directories, for the functions that read them.

use std::env;
use std::io;

use crate::PathText;

/// The working directory; on Windows without its drive, with `/`.
pub(crate) fn posix<S: PathText + ?Sized>() -> io::Result<S::Owned> {
    let cwd = env::current_dir()?.into_os_string();
    if !cfg!(windows) {
        return S::from_system(cwd);
    }
    let text = cwd.into_string().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let text = text.replace('\\', "/");
    let from_root = text.find('/').map_or("", |root| &text[root..]);
    S::from_system(from_root.into())
}

/// The working directory as it is.
pub(crate) fn current<S: PathText + ?Sized>() -> io::Result<S::Owned> {
    S::from_system(env::current_dir()?.into_os_string())
}

/// The working directory of a drive, which Windows keeps as the variable `=C:`.
pub(crate) fn of_drive<S: PathText + ?Sized>(letter: u8) -> io::Result<Option<S::Owned>> {
    let variable = env::var_os(format!("={}:", char::from(letter)));
    variable.filter(|folder| !folder.is_empty()).map(S::from_system).transpose()
}
