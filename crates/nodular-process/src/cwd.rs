//! The working directory, the mask of new files, the process's name.

use std::io;
use std::path::{Path, PathBuf};

use nodular_error::{ArgumentError, Errno, SystemError};

use crate::error::Error;
use crate::sys;

/// The working directory.
///
/// A library should rather take the directory as an argument: it can change at any time, in any thread.
///
/// Node: [`process.cwd()`](https://nodejs.org/api/process.html#processcwd)
///
/// # Errors
///
/// [`Error::System`] if it is gone.
///
/// # Examples
///
/// ```
/// assert!(nodular_process::cwd()?.is_absolute());
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn cwd() -> Result<PathBuf, Error> {
    std::env::current_dir().map_err(|error| cwd_error(&error).into())
}

fn cwd_error(error: &io::Error) -> SystemError {
    let errno = Errno::from(error);
    let new = SystemError::new(errno, "uv_cwd");
    if errno != Errno::ENOENT {
        return new;
    }
    new.with_message(format!(
        "process.cwd failed with error {}, the current working directory was likely removed without changing the \
         working directory",
        errno.message(),
    ))
}

/// Changes the working directory of the whole process, all its threads included.
///
/// Node: [`process.chdir(directory)`](https://nodejs.org/api/process.html#processchdirdirectory)
///
/// # Errors
///
/// [`Error::System`] with the old directory as `path` and the new one as `dest`.
///
/// # Examples
///
/// ```
/// use nodular_process::{chdir, cwd};
///
/// let error = chdir("no-such-directory").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     format!("ENOENT: no such file or directory, chdir '{}' -> 'no-such-directory'", cwd()?.display()),
/// );
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn chdir(directory: impl AsRef<Path>) -> Result<(), Error> {
    let directory = directory.as_ref();
    std::env::set_current_dir(directory).map_err(|error| {
        let from = std::env::current_dir().unwrap_or_default();
        SystemError::from_io(error, "chdir").with_path(from).with_dest(directory).into()
    })
}

/// The permissions that new files do not get.
///
/// It can only be read by setting it: for a moment it is 0, for all threads. Node deprecates this for that reason
/// (DEP0139); so does this crate advise against it.
///
/// Node: [`process.umask()`](https://nodejs.org/api/process.html#processumask)
///
/// # Errors
///
/// [`Error::System`] on Windows.
pub fn umask() -> Result<u32, Error> {
    let mask = umask_or_error(0)?;
    umask_or_error(mask)?;
    Ok(mask)
}

/// Sets the permissions that new files do not get, and returns the old ones.
///
/// Node: [`process.umask(mask)`](https://nodejs.org/api/process.html#processumaskmask)
///
/// # Errors
///
/// - [`Error::Argument`] if a text is not octal, or is above `0o37777777777`.
/// - [`Error::System`] on Windows.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)] {
/// use nodular_process::set_umask;
///
/// let old = set_umask(0o077)?;
/// assert_eq!(set_umask(old)?, 0o077);
/// assert_eq!(
///     set_umask("rwx").unwrap_err().to_string(),
///     "The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received 'rwx'",
/// );
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "umask")]
pub fn set_umask(mask: impl Into<Mask>) -> Result<u32, Error> {
    umask_or_error(mask.into().bits()?)
}

fn umask_or_error(mask: u32) -> Result<u32, Error> {
    let failed = |errno| io::Error::from_raw_os_error(errno);
    sys::umask(mask).map_err(|errno| SystemError::new(failed(errno), "umask").into())
}

/// The argument of [`set_umask`]: a number, or a text with an octal one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mask(MaskKind);

#[derive(Clone, Debug, Eq, PartialEq)]
enum MaskKind {
    Bits(u32),
    Octal(String),
}

impl Mask {
    fn bits(self) -> Result<u32, Error> {
        let text = match self.0 {
            MaskKind::Bits(bits) => return Ok(bits),
            MaskKind::Octal(text) => text,
        };
        if text.is_empty() || !text.bytes().all(|byte| matches!(byte, b'0'..=b'7')) {
            let reason = "must be a 32-bit unsigned integer or an octal string";
            return Err(ArgumentError::invalid_value("mask", text, reason).into());
        }
        // As JavaScript's `parseInt`: a sum of rounded numbers, however many digits.
        let value = text.bytes().fold(0.0, |value, digit| value * 8.0 + f64::from(digit - b'0'));
        if value > f64::from(u32::MAX) {
            let range = ">= 0 && <= 4294967295";
            return Err(ArgumentError::out_of_range("mask", range, value).into());
        }
        Ok(value as u32)
    }
}

impl From<u32> for Mask {
    fn from(bits: u32) -> Self {
        Self(MaskKind::Bits(bits))
    }
}

impl From<&str> for Mask {
    fn from(text: &str) -> Self {
        Self(MaskKind::Octal(text.to_owned()))
    }
}

impl From<String> for Mask {
    fn from(text: String) -> Self {
        Self(MaskKind::Octal(text))
    }
}

/// The name that `ps` and `top` show for the process; empty where the platform has none.
///
/// Node: [`process.title`](https://nodejs.org/api/process.html#processtitle)
pub fn title() -> String {
    sys::title().unwrap_or_default()
}

/// Sets the name that `ps -o comm` and `top` show for the process: its first 15 bytes.
///
/// Node also writes over the program's arguments in memory, so that the longer name of `ps -f` changes; that would need
/// `unsafe`.
///
/// Node: [`process.title`](https://nodejs.org/api/process.html#processtitle)
///
/// # Errors
///
/// [`Error::System`] but on Linux.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// use nodular_process::{set_title, title};
///
/// set_title("my-server")?;
/// assert_eq!(title(), "my-server");
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "title")]
pub fn set_title(title: &str) -> Result<(), Error> {
    let failed = |errno| io::Error::from_raw_os_error(errno);
    sys::set_title(title)
        .map_err(|errno| SystemError::new(failed(errno), "uv_set_process_title").into())
}
