//! What kind of system this is, and what it is called.

use nodular_error::Platform;

use crate::Error;
use crate::sys;

/// The end of a line of the platform: `"\n"`, on Windows `"\r\n"`.
///
/// Node: [`os.EOL`](https://nodejs.org/api/os.html#oseol)
pub const EOL: &str = if cfg!(windows) { "\r\n" } else { "\n" };

/// The path of the file that swallows what is written into it: `/dev/null`, on Windows `\\.\nul`.
///
/// Node: [`os.devNull`](https://nodejs.org/api/os.html#osdevnull)
///
/// # Examples
///
/// ```
/// use std::io::Write;
///
/// let mut hole = std::fs::OpenOptions::new().write(true).open(nodular_os::DEV_NULL)?;
/// hole.write_all(b"gone")?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[doc(alias = "devNull")]
pub const DEV_NULL: &str = if cfg!(windows) { r"\\.\nul" } else { "/dev/null" };

/// The processor architecture that the program was compiled for, by Node's name: `x64`, `arm64`, `ia32`, ...
///
/// Node: [`os.arch()`](https://nodejs.org/api/os.html#osarch)
///
/// # Examples
///
/// ```
/// # #[cfg(target_arch = "x86_64")]
/// assert_eq!(nodular_os::arch(), "x64");
/// ```
pub const fn arch() -> &'static str {
    if cfg!(target_arch = "x86_64") {
        "x64"
    } else if cfg!(target_arch = "x86") {
        "ia32"
    } else if cfg!(target_arch = "aarch64") {
        "arm64"
    } else if cfg!(target_arch = "loongarch64") {
        "loong64"
    } else if cfg!(target_arch = "powerpc64") {
        "ppc64"
    } else if cfg!(target_arch = "powerpc") {
        "ppc"
    } else if cfg!(all(target_arch = "mips", target_endian = "little")) {
        "mipsel"
    } else {
        // `arm`, `mips`, `riscv64` and `s390x` are the same in both.
        std::env::consts::ARCH
    }
}

/// The platform that the program was compiled for, by Node's name: `linux`, `darwin`, `win32`, ...
///
/// Node: [`os.platform()`](https://nodejs.org/api/os.html#osplatform)
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert_eq!(nodular_os::platform(), "linux");
/// ```
pub const fn platform() -> &'static str {
    if cfg!(any(target_os = "solaris", target_os = "illumos")) {
        "sunos"
    } else if cfg!(any(target_os = "linux", target_vendor = "apple", windows)) {
        Platform::CURRENT.name()
    } else {
        // `aix`, `android`, `freebsd`, `netbsd` and `openbsd` are the same in both.
        std::env::consts::OS
    }
}

/// The order of the bytes in a number: `LE`, little endian, or `BE`.
///
/// Node: [`os.endianness()`](https://nodejs.org/api/os.html#osendianness)
///
/// # Examples
///
/// ```
/// let little = 1_u16.to_ne_bytes() == [1, 0];
/// assert_eq!(nodular_os::endianness(), if little { "LE" } else { "BE" });
/// ```
pub const fn endianness() -> &'static str {
    if cfg!(target_endian = "little") { "LE" } else { "BE" }
}

/// The name of the system: `Linux`, `Darwin`, `Windows_NT`.
///
/// Node: [`os.type()`](https://nodejs.org/api/os.html#ostype)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")]
/// assert_eq!(nodular_os::os_type()?, "Linux");
/// # Ok::<(), nodular_os::Error>(())
/// ```
#[doc(alias = "type")]
pub fn os_type() -> Result<String, Error> {
    sys::sysname().map_err(|error| Error::system(&error, "uv_os_uname"))
}

/// The release of the system's kernel, such as `6.18.2`.
///
/// Node: [`os.release()`](https://nodejs.org/api/os.html#osrelease)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// assert!(nodular_os::release()?.starts_with(|char: char| char.is_ascii_digit()));
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn release() -> Result<String, Error> {
    uname().map(|uname| uname.release)
}

/// The version of the system's kernel, such as `#1 SMP PREEMPT_DYNAMIC Tue Jan 20 14:05:41 UTC 2026`.
///
/// Node: [`os.version()`](https://nodejs.org/api/os.html#osversion)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows always, as yet.
pub fn version() -> Result<String, Error> {
    uname().map(|uname| uname.version)
}

/// The type of the machine, by the system's name: `x86_64`, `aarch64`, ...
///
/// Unlike [`arch`] it tells of the system, not of the program: a 32-bit program may run on an `x86_64`.
///
/// Node: [`os.machine()`](https://nodejs.org/api/os.html#osmachine)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
/// assert_eq!(nodular_os::machine()?, "x86_64");
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn machine() -> Result<String, Error> {
    uname().map(|uname| uname.machine)
}

/// The name of the host, as the system has it: often without the domain.
///
/// Node: [`os.hostname()`](https://nodejs.org/api/os.html#oshostname)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not say; on Windows always, as yet.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// println!("[{}] ready", nodular_os::hostname()?);
/// # Ok::<(), nodular_os::Error>(())
/// ```
pub fn hostname() -> Result<String, Error> {
    sys::hostname().map_err(|error| Error::system(&error, "uv_os_gethostname"))
}

fn uname() -> Result<sys::Uname, Error> {
    sys::uname().map_err(|error| Error::system(&error, "uv_os_uname"))
}
