//! What does not change while the process runs.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

/// The version of Node whose behavior this crate has, as `process.version` says it.
///
/// Node: [`process.version`](https://nodejs.org/api/process.html#processversion)
///
/// # Examples
///
/// ```
/// assert!(nodular_process::VERSION.starts_with("v26."));
/// ```
pub const VERSION: &str = "v26.10.0";

/// The name in front of each warning: `process.release.name`.
///
/// Node: [`process.release`](https://nodejs.org/api/process.html#processrelease)
pub const RELEASE_NAME: &str = "node";

/// The arguments with which the program was started, its own name first.
///
/// Node has the absolute path of itself first and that of the script second; here there is no script, so `args[1..]`
/// are what Node's `process.argv.slice(2)` are. What is not UTF-8 is shown with `U+FFFD`.
///
/// Node: [`process.argv`](https://nodejs.org/api/process.html#processargv)
///
/// # Examples
///
/// ```
/// let args = nodular_process::argv();
/// assert_eq!(args.len(), std::env::args_os().len());
/// ```
pub fn argv() -> Vec<String> {
    std::env::args_os().map(lossy).collect()
}

/// The name that the program was started by, as it was given; empty if there was none.
///
/// Node: [`process.argv0`](https://nodejs.org/api/process.html#processargv0)
///
/// # Examples
///
/// ```
/// assert_eq!(Some(nodular_process::argv0()), std::env::args().next());
/// ```
pub fn argv0() -> String {
    std::env::args_os().next().map(lossy).unwrap_or_default()
}

/// The absolute path of the running program.
///
/// Node: [`process.execPath`](https://nodejs.org/api/process.html#processexecpath)
///
/// # Errors
///
/// What [`std::env::current_exe`] fails with.
///
/// # Examples
///
/// ```
/// assert!(nodular_process::exec_path()?.is_absolute());
/// # Ok::<(), std::io::Error>(())
/// ```
#[doc(alias = "execPath")]
pub fn exec_path() -> io::Result<PathBuf> {
    std::env::current_exe()
}

/// The number of the process.
///
/// Node: [`process.pid`](https://nodejs.org/api/process.html#processpid)
///
/// # Examples
///
/// ```
/// assert_eq!(nodular_process::pid(), std::process::id());
/// ```
pub fn pid() -> u32 {
    std::process::id()
}

/// The number of the parent process, asked for anew; 0 where the platform does not tell.
///
/// Node: [`process.ppid`](https://nodejs.org/api/process.html#processppid)
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// assert_eq!(nodular_process::ppid(), std::os::unix::process::parent_id());
/// ```
pub fn ppid() -> u32 {
    crate::sys::parent_id()
}

/// Node's name of the operating system: `linux`, `darwin`, `win32` …
///
/// Node: [`process.platform`](https://nodejs.org/api/process.html#processplatform)
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert_eq!(nodular_process::platform(), "linux");
/// ```
pub fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" | "ios" => "darwin",
        "windows" => "win32",
        "solaris" | "illumos" => "sunos",
        other => other,
    }
}

/// Node's name of the processor: `x64`, `arm64`, `ia32` …
///
/// Node: [`process.arch`](https://nodejs.org/api/process.html#processarch)
///
/// # Examples
///
/// ```
/// # #[cfg(target_arch = "x86_64")]
/// assert_eq!(nodular_process::arch(), "x64");
/// ```
pub fn arch() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "x64",
        "x86" => "ia32",
        "aarch64" => "arm64",
        "powerpc64" => "ppc64",
        "loongarch64" => "loong64",
        "mips" if cfg!(target_endian = "little") => "mipsel",
        other => other,
    }
}

/// The versions of what the program is made of: the Node that it follows, and this crate.
///
/// Node: [`process.versions`](https://nodejs.org/api/process.html#processversions)
///
/// # Examples
///
/// ```
/// use nodular_process::versions;
///
/// assert_eq!(versions()[0], ("node", nodular_error::NODE_VERSION));
/// assert_eq!(versions()[1].0, "nodular");
/// ```
pub fn versions() -> [(&'static str, &'static str); 2] {
    [("node", nodular_error::NODE_VERSION), ("nodular", env!("CARGO_PKG_VERSION"))]
}

fn lossy(text: OsString) -> String {
    text.to_string_lossy().into_owned()
}
