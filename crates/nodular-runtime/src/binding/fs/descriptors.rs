//! File descriptors by their numbers: the files that the program opened, and the three that it was started with.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use nodular_error::{Errno, SystemError};

/// The process's open files: descriptors are numbers that all threads share.
static OPEN: LazyLock<Mutex<HashMap<i32, Arc<File>>>> = LazyLock::new(Mutex::default);

fn open() -> MutexGuard<'static, HashMap<i32, Arc<File>>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps `file` open under its number.
pub(crate) fn keep(file: File) -> i32 {
    let number = file.as_raw_fd();
    open().insert(number, Arc::new(file));
    number
}

/// The file of this number; `syscall` is what fails if there is none.
pub(crate) fn get(number: i32, syscall: &'static str) -> Result<Arc<File>, SystemError> {
    if let Some(file) = open().get(&number) {
        return Ok(Arc::clone(file));
    }
    let duplicate = match number {
        0 => io::stdin().as_fd().try_clone_to_owned(),
        1 => io::stdout().as_fd().try_clone_to_owned(),
        2 => io::stderr().as_fd().try_clone_to_owned(),
        _ => return Err(SystemError::new(Errno::EBADF, syscall)),
    };
    match duplicate {
        Ok(duplicate) => Ok(Arc::new(File::from(duplicate))),
        Err(error) => Err(SystemError::from_io(error, syscall)),
    }
}

/// Closes the file of this number, once the calls that are under way have ended.
pub(crate) fn close(number: i32) -> Result<(), SystemError> {
    let file = open().remove(&number);
    match file {
        Some(file) => {
            drop(file);
            Ok(())
        }
        // The three of the start stay: others in the process use them.
        None => get(number, "close").map(drop),
    }
}
