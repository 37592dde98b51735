use std::borrow::Cow;
use std::fmt;
use std::io;

use crate::argument::ArgumentError;
use crate::platform::Platform;
use crate::system_error::SystemError;
use crate::table::SystemErrorEntry;

/// The number of a system error on the current platform: negative, as Node's `error.errno`.
///
/// Whatever takes an `impl Into<Errno>` takes one of the constants, the bare number, or an [`io::Error`].
///
/// # Examples
///
/// ```
/// use nodular_error::Errno;
///
/// assert_eq!(Errno::ENOENT.code(), "ENOENT");
/// assert_eq!(Errno::ENOENT.message(), "no such file or directory");
///
/// let missing = std::fs::read("/no/such/file").unwrap_err();
/// assert_eq!(Errno::from(&missing), Errno::ENOENT);
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Errno(i32);

impl Errno {
    /// The error with the negative number `errno`; it need not be in the table.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Errno;
    ///
    /// assert_eq!(Errno::new(Errno::EPIPE.number()), Errno::EPIPE);
    /// assert_eq!(Errno::new(-9999).code(), "UNKNOWN");
    /// ```
    pub const fn new(errno: i32) -> Self {
        Self(errno)
    }

    /// The error named `code`, if the platform's table has it.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Errno;
    ///
    /// assert_eq!(Errno::from_code("EPIPE"), Some(Errno::EPIPE));
    /// assert_eq!(Errno::from_code("ENOTFOUND"), None);
    /// ```
    pub fn from_code(code: &str) -> Option<Self> {
        Platform::CURRENT.system_error(code).map(|entry| Self(entry.errno))
    }

    /// The negative number, as in `error.errno`.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The name, as in `error.code`; `UNKNOWN` if the table has no such number.
    pub fn code(self) -> &'static str {
        self.entry().map_or("UNKNOWN", |entry| entry.code)
    }

    /// What it means, as in `error.message`; `unknown error` if the table has no such number.
    pub fn message(self) -> &'static str {
        self.entry().map_or("unknown error", |entry| entry.message)
    }

    /// The name, or `Unknown system error -123` if the table has no such number.
    pub(crate) fn name(self) -> Cow<'static, str> {
        self.entry().map_or_else(|| self.unknown(), |entry| Cow::Borrowed(entry.code))
    }

    fn unknown(self) -> Cow<'static, str> {
        Cow::Owned(format!("Unknown system error {}", self.0))
    }

    fn entry(self) -> Option<&'static SystemErrorEntry> {
        Platform::CURRENT.system_error_of(self.0)
    }

    /// The kind that [`std::io`] has for it: [`io::ErrorKind::Other`] if it has none.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Errno;
    /// use std::io::ErrorKind;
    ///
    /// assert_eq!(Errno::EACCES.kind(), ErrorKind::PermissionDenied);
    /// assert_eq!(Errno::EPERM.kind(), ErrorKind::PermissionDenied);
    /// ```
    pub fn kind(self) -> io::ErrorKind {
        let kind = KINDS.iter().find(|&&(errno, _)| errno == self);
        kind.map_or(io::ErrorKind::Other, |&(_, kind)| kind)
    }

    fn from_kind(kind: io::ErrorKind) -> Self {
        let errno = KINDS.iter().find(|&&(_, other)| other == kind);
        errno.map_or(Self::UNKNOWN, |&(errno, _)| errno)
    }
}

/// Where several errors are of one kind, the first is the one that the kind alone stands for.
const KINDS: &[(Errno, io::ErrorKind)] = &[
    (Errno::ENOENT, io::ErrorKind::NotFound),
    (Errno::EACCES, io::ErrorKind::PermissionDenied),
    (Errno::EPERM, io::ErrorKind::PermissionDenied),
    (Errno::ECONNREFUSED, io::ErrorKind::ConnectionRefused),
    (Errno::ECONNRESET, io::ErrorKind::ConnectionReset),
    (Errno::EHOSTUNREACH, io::ErrorKind::HostUnreachable),
    (Errno::ENETUNREACH, io::ErrorKind::NetworkUnreachable),
    (Errno::ECONNABORTED, io::ErrorKind::ConnectionAborted),
    (Errno::ENOTCONN, io::ErrorKind::NotConnected),
    (Errno::EADDRINUSE, io::ErrorKind::AddrInUse),
    (Errno::EADDRNOTAVAIL, io::ErrorKind::AddrNotAvailable),
    (Errno::ENETDOWN, io::ErrorKind::NetworkDown),
    (Errno::EPIPE, io::ErrorKind::BrokenPipe),
    (Errno::EEXIST, io::ErrorKind::AlreadyExists),
    (Errno::EAGAIN, io::ErrorKind::WouldBlock),
    (Errno::ENOTDIR, io::ErrorKind::NotADirectory),
    (Errno::EISDIR, io::ErrorKind::IsADirectory),
    (Errno::ENOTEMPTY, io::ErrorKind::DirectoryNotEmpty),
    (Errno::EROFS, io::ErrorKind::ReadOnlyFilesystem),
    (Errno::EINVAL, io::ErrorKind::InvalidInput),
    // The first of an error is its kind: EINVAL is only what stands for this one.
    (Errno::EINVAL, io::ErrorKind::InvalidData),
    (Errno::ETIMEDOUT, io::ErrorKind::TimedOut),
    (Errno::ENOSPC, io::ErrorKind::StorageFull),
    (Errno::ESPIPE, io::ErrorKind::NotSeekable),
    (Errno::EFBIG, io::ErrorKind::FileTooLarge),
    (Errno::EBUSY, io::ErrorKind::ResourceBusy),
    (Errno::ETXTBSY, io::ErrorKind::ExecutableFileBusy),
    (Errno::EXDEV, io::ErrorKind::CrossesDevices),
    (Errno::EMLINK, io::ErrorKind::TooManyLinks),
    (Errno::ENAMETOOLONG, io::ErrorKind::InvalidFilename),
    (Errno::E2BIG, io::ErrorKind::ArgumentListTooLong),
    (Errno::EINTR, io::ErrorKind::Interrupted),
    (Errno::ENOSYS, io::ErrorKind::Unsupported),
    (Errno::ENOTSUP, io::ErrorKind::Unsupported),
    (Errno::EAFNOSUPPORT, io::ErrorKind::Unsupported),
    (Errno::EOF, io::ErrorKind::UnexpectedEof),
    (Errno::ENOMEM, io::ErrorKind::OutOfMemory),
];

impl From<i32> for Errno {
    fn from(errno: i32) -> Self {
        Self(errno)
    }
}

/// The number of the [`SystemError`] that the error was made of, or the system's number as libuv translates it,
/// or the one that the kind stands for.
impl From<&io::Error> for Errno {
    fn from(error: &io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<SystemError>());
        if let Some(errno) = inner.and_then(SystemError::errno) {
            return Self(errno);
        }
        let translate = |raw| Self(Platform::CURRENT.translate_sys_error(raw));
        error.raw_os_error().map_or_else(|| Self::from_kind(error.kind()), translate)
    }
}

impl From<io::Error> for Errno {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl fmt::Debug for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.code(), self.0)
    }
}

/// Every system error of the current platform, in libuv's order.
///
/// Node: [`util.getSystemErrorMap()`](https://nodejs.org/api/util.html#utilgetsystemerrormap)
///
/// # Examples
///
/// ```
/// use nodular_error::{Errno, get_system_error_map};
///
/// let codes: Vec<_> = get_system_error_map().iter().map(|entry| entry.code).collect();
/// assert!(codes.contains(&"ECONNREFUSED"));
/// ```
#[doc(alias = "getSystemErrorMap")]
pub fn get_system_error_map() -> &'static [SystemErrorEntry] {
    Platform::CURRENT.system_errors()
}

/// The code of the negative number `errno`, or `Unknown system error -123`.
///
/// Node: [`util.getSystemErrorName(err)`](https://nodejs.org/api/util.html#utilgetsystemerrornameerr)
///
/// # Errors
///
/// [`ArgumentError::OutOfRange`] if `errno` is not negative.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, Errno, get_system_error_name};
///
/// assert_eq!(get_system_error_name(Errno::EACCES.number())?, "EACCES");
/// assert_eq!(get_system_error_name(-9999)?, "Unknown system error -9999");
/// assert_eq!(get_system_error_name(2).unwrap_err().code(), "ERR_OUT_OF_RANGE");
/// # Ok::<(), ArgumentError>(())
/// ```
#[doc(alias = "getSystemErrorName")]
pub fn get_system_error_name(errno: i32) -> Result<Cow<'static, str>, ArgumentError> {
    negative(errno).map(Errno::name)
}

/// The description of the negative number `errno`, or `Unknown system error -123`.
///
/// Node: [`util.getSystemErrorMessage(err)`](https://nodejs.org/api/util.html#utilgetsystemerrormessageerr)
///
/// # Errors
///
/// [`ArgumentError::OutOfRange`] if `errno` is not negative.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, Errno, get_system_error_message};
///
/// assert_eq!(get_system_error_message(Errno::EACCES.number())?, "permission denied");
/// # Ok::<(), ArgumentError>(())
/// ```
#[doc(alias = "getSystemErrorMessage")]
pub fn get_system_error_message(errno: i32) -> Result<Cow<'static, str>, ArgumentError> {
    let errno = negative(errno)?;
    Ok(errno.entry().map_or_else(|| errno.unknown(), |entry| Cow::Borrowed(entry.message)))
}

fn negative(errno: i32) -> Result<Errno, ArgumentError> {
    if errno < 0 {
        return Ok(Errno(errno));
    }
    Err(ArgumentError::out_of_range("err", "a negative integer", errno))
}
