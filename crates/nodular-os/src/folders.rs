//! The folders of the user and of what is temporary.

use std::ffi::OsString;
use std::path::PathBuf;

use nodular_error::Platform;

use crate::Error;
use crate::sys;

/// The home folder of the user: the variable `HOME` (on Windows `USERPROFILE`), else what the system knows of the user.
///
/// The variable is taken as it is: it may be empty, relative or missing on disk.
///
/// Node: [`os.homedir()`](https://nodejs.org/api/os.html#oshomedir)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if there is no such variable and the system does not know the user.
///
/// # Examples
///
/// ```
/// let settings = nodular_os::homedir()?.join(".config/app.toml");
/// assert!(settings.ends_with(".config/app.toml"));
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn homedir() -> Result<PathBuf, Error> {
    homedir_in(Platform::CURRENT, |name| std::env::var_os(name))
}

/// As [`homedir`], with the rules of `platform` and the variables of `env`.
///
/// # Errors
///
/// Those of [`homedir`].
///
/// # Examples
///
/// ```
/// use nodular_error::Platform;
/// use nodular_os::homedir_in;
/// use std::path::Path;
///
/// let env = |name: &str| (name == "HOME").then(|| "/home/me".into());
/// assert_eq!(homedir_in(Platform::Linux, env)?, Path::new("/home/me"));
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn homedir_in(
    platform: Platform,
    env: impl Fn(&str) -> Option<OsString>,
) -> Result<PathBuf, Error> {
    const SYSCALL: &str = "uv_os_homedir";
    let windows = platform == Platform::Windows;
    match env(if windows { "USERPROFILE" } else { "HOME" }) {
        // No path of Windows is shorter than `C:\`.
        Some(home) if windows && home.len() < 3 => {
            Err(Error::system(&std::io::ErrorKind::NotFound.into(), SYSCALL))
        }
        Some(home) => Ok(home.into()),
        None => {
            let user = sys::user_info().map_err(|error| Error::system(&error, SYSCALL))?;
            Ok(user.homedir)
        }
    }
}

/// The folder for temporary files: of the variables `TMPDIR`, `TMP` and `TEMP` the first that is not empty, else `/tmp`.
///
/// One slash at its end is left out. On Windows the variables are `TEMP` and `TMP`, else it is the folder `temp` of
/// `SystemRoot` or `windir`. Nobody looks whether the folder is there.
///
/// Node: [`os.tmpdir()`](https://nodejs.org/api/os.html#ostmpdir)
///
/// # Examples
///
/// ```
/// let upload = nodular_os::tmpdir().join("upload-1");
/// assert!(upload.ends_with("upload-1"));
/// ```
pub fn tmpdir() -> PathBuf {
    tmpdir_in(Platform::CURRENT, |name| std::env::var_os(name))
}

/// As [`tmpdir`], with the rules of `platform` and the variables of `env`.
///
/// # Examples
///
/// ```
/// use nodular_error::Platform;
/// use nodular_os::tmpdir_in;
/// use std::path::Path;
///
/// let env = |name: &str| (name == "TMP").then(|| "/var/tmp/".into());
/// assert_eq!(tmpdir_in(Platform::Linux, env), Path::new("/var/tmp"));
///
/// let env = |name: &str| (name == "SystemRoot").then(|| r"C:\Windows".into());
/// assert_eq!(tmpdir_in(Platform::Windows, env), Path::new(r"C:\Windows\temp"));
/// ```
pub fn tmpdir_in(platform: Platform, env: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let first =
        |names: &[&str]| names.iter().filter_map(|name| env(name)).find(|value| !value.is_empty());
    if platform != Platform::Windows {
        let folder = first(&["TMPDIR", "TMP", "TEMP"]).unwrap_or_else(|| "/tmp".into());
        let cut = matches!(folder.as_encoded_bytes(), [_, .., b'/']);
        return if cut { sys::without_last(folder) } else { folder }.into();
    }
    let folder = first(&["TEMP", "TMP"]).unwrap_or_else(|| {
        let mut system = first(&["SystemRoot", "windir"]).unwrap_or_default();
        system.push(r"\temp");
        system
    });
    let bytes = folder.as_encoded_bytes();
    let cut = matches!(bytes, [.., before, b'\\'] if *before != b':');
    if cut { sys::without_last(folder) } else { folder }.into()
}
