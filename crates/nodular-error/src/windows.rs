//! Windows has error codes of its own: libuv translates them.

use crate::platform::Platform;

impl Platform {
    /// The libuv number of an error of this platform's system calls: `errno` on a Unix, `GetLastError` or
    /// `WSAGetLastError` on Windows.
    ///
    /// Numbers that are not positive are libuv's already; what libuv cannot translate is `UNKNOWN`, -4094.
    ///
    /// libuv: [`uv_translate_sys_error`](https://docs.libuv.org/en/v1.x/errors.html#c.uv_translate_sys_error)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Platform;
    ///
    /// let windows = |raw| {
    ///     let errno = Platform::Windows.translate_sys_error(raw);
    ///     Platform::Windows.system_error_of(errno).map(|entry| entry.code)
    /// };
    /// assert_eq!(windows(2), Some("ENOENT")); // ERROR_FILE_NOT_FOUND
    /// assert_eq!(windows(5), Some("EPERM")); // ERROR_ACCESS_DENIED
    /// assert_eq!(windows(10_048), Some("EADDRINUSE")); // WSAEADDRINUSE
    ///
    /// assert_eq!(Platform::Linux.translate_sys_error(2), -2);
    /// ```
    #[doc(alias = "uv_translate_sys_error")]
    pub fn translate_sys_error(self, raw: i32) -> i32 {
        match self {
            _ if raw <= 0 => raw,
            Self::Windows => self.system_error(code(raw)).map_or(UNKNOWN, |entry| entry.errno),
            Self::Linux | Self::MacOs => -raw,
        }
    }
}

const UNKNOWN: i32 = -4094;

#[rustfmt::skip]
fn code(raw: i32) -> &'static str {
    match raw {
        // META_EXPANSION_TOO_LONG
        208 => "E2BIG",
        // ELEVATION_REQUIRED, CANT_ACCESS_FILE, WSAEACCES
        740 | 1920 | 10_013 => "EACCES",
        // ADDRESS_ALREADY_ASSOCIATED, WSAEADDRINUSE
        1227 | 10_048 => "EADDRINUSE",
        10_049 => "EADDRNOTAVAIL",
        10_047 => "EAFNOSUPPORT",
        // NO_DATA, WSAEWOULDBLOCK
        232 | 10_035 => "EAGAIN",
        10_037 => "EALREADY",
        // INVALID_HANDLE, INVALID_FLAGS
        6 | 1004 => "EBADF",
        // SHARING_VIOLATION, LOCK_VIOLATION, PIPE_BUSY
        32 | 33 | 231 => "EBUSY",
        // OPERATION_ABORTED, WSAEINTR
        995 | 10_004 => "ECANCELED",
        // NO_UNICODE_TRANSLATION
        1113 => "ECHARSET",
        // CONNECTION_ABORTED, WSAECONNABORTED
        1236 | 10_053 => "ECONNABORTED",
        // CONNECTION_REFUSED, WSAECONNREFUSED
        1225 | 10_061 => "ECONNREFUSED",
        // NETNAME_DELETED, WSAECONNRESET
        64 | 10_054 => "ECONNRESET",
        // FILE_EXISTS, ALREADY_EXISTS
        80 | 183 => "EEXIST",
        // NOACCESS, WSAEFAULT
        998 | 10_014 => "EFAULT",
        // BAD_EXE_FORMAT
        193 => "EFTYPE",
        // HOST_UNREACHABLE, WSAEHOSTUNREACH
        1232 | 10_065 => "EHOSTUNREACH",
        // INVALID_DATA, INVALID_PARAMETER, INSUFFICIENT_BUFFER, SYMLINK_NOT_SUPPORTED, WSAEINVAL, WSAEPFNOSUPPORT
        13 | 87 | 122 | 1464 | 10_022 | 10_046 => "EINVAL",
        // CRC, GEN_FAILURE, OPEN_FAILED, SIGNAL_REFUSED, NO_SIGNAL_SENT
        23 | 31 | 110 | 156 | 205
        // FILEMARK_DETECTED, BEGINNING_OF_MEDIA, SETMARK_DETECTED, NO_DATA_DETECTED, INVALID_BLOCK_LENGTH
        | 1101 | 1102 | 1103 | 1104 | 1106
        // BUS_RESET, IO_DEVICE, EOM_OVERFLOW, DEVICE_REQUIRES_CLEANING, DEVICE_DOOR_OPEN, DISK_CORRUPT
        | 1111 | 1117 | 1129 | 1165 | 1166 | 1393 => "EIO",
        10_056 => "EISCONN",
        // INVALID_FUNCTION
        1 => "EISDIR",
        // CANT_RESOLVE_FILENAME
        1921 => "ELOOP",
        // TOO_MANY_OPEN_FILES, WSAEMFILE
        4 | 10_024 => "EMFILE",
        10_040 => "EMSGSIZE",
        // BUFFER_OVERFLOW, FILENAME_EXCED_RANGE
        111 | 206 => "ENAMETOOLONG",
        // NETWORK_UNREACHABLE, WSAENETUNREACH
        1231 | 10_051 => "ENETUNREACH",
        10_055 => "ENOBUFS",
        // FILE_NOT_FOUND, PATH_NOT_FOUND, INVALID_DRIVE, INVALID_NAME, MOD_NOT_FOUND, BAD_PATHNAME
        2 | 3 | 15 | 123 | 126 | 161
        // ENVVAR_NOT_FOUND, DIRECTORY, INVALID_REPARSE_DATA, WSAHOST_NOT_FOUND, WSANO_DATA
        | 203 | 267 | 4392 | 11_001 | 11_004 => "ENOENT",
        // NOT_ENOUGH_MEMORY, OUTOFMEMORY
        8 | 14 => "ENOMEM",
        // HANDLE_DISK_FULL, CANNOT_MAKE, DISK_FULL, EA_TABLE_FULL, END_OF_MEDIA
        39 | 82 | 112 | 277 | 1100 => "ENOSPC",
        // NOT_CONNECTED, WSAENOTCONN
        2250 | 10_057 => "ENOTCONN",
        // DIR_NOT_EMPTY
        145 => "ENOTEMPTY",
        10_038 => "ENOTSOCK",
        // NOT_SUPPORTED
        50 => "ENOTSUP",
        // BROKEN_PIPE
        109 => "EOF",
        // ACCESS_DENIED, PRIVILEGE_NOT_HELD
        5 | 1314 => "EPERM",
        // BAD_PIPE, PIPE_NOT_CONNECTED, WSAESHUTDOWN
        230 | 233 | 10_058 => "EPIPE",
        10_043 => "EPROTONOSUPPORT",
        // WRITE_PROTECT
        19 => "EROFS",
        10_044 => "ESOCKTNOSUPPORT",
        // SEM_TIMEOUT, WSAETIMEDOUT
        121 | 10_060 => "ETIMEDOUT",
        // NOT_SAME_DEVICE
        17 => "EXDEV",
        _ => "UNKNOWN",
    }
}
