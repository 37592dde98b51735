use nodular_error::Platform;

/// The names and numbers of Windows' headers, and what libuv 1.52 makes of them.
#[rustfmt::skip]
const TRANSLATED: &[(&str, i32, &str)] = &[
    ("WSAEACCES", 10_013, "EACCES"),
    ("ERROR_ELEVATION_REQUIRED", 740, "EACCES"),
    ("ERROR_CANT_ACCESS_FILE", 1920, "EACCES"),
    ("ERROR_ADDRESS_ALREADY_ASSOCIATED", 1227, "EADDRINUSE"),
    ("WSAEADDRINUSE", 10_048, "EADDRINUSE"),
    ("WSAEADDRNOTAVAIL", 10_049, "EADDRNOTAVAIL"),
    ("WSAEAFNOSUPPORT", 10_047, "EAFNOSUPPORT"),
    ("WSAEWOULDBLOCK", 10_035, "EAGAIN"),
    ("ERROR_NO_DATA", 232, "EAGAIN"),
    ("WSAEALREADY", 10_037, "EALREADY"),
    ("ERROR_INVALID_FLAGS", 1004, "EBADF"),
    ("ERROR_INVALID_HANDLE", 6, "EBADF"),
    ("ERROR_LOCK_VIOLATION", 33, "EBUSY"),
    ("ERROR_PIPE_BUSY", 231, "EBUSY"),
    ("ERROR_SHARING_VIOLATION", 32, "EBUSY"),
    ("ERROR_OPERATION_ABORTED", 995, "ECANCELED"),
    ("WSAEINTR", 10_004, "ECANCELED"),
    ("ERROR_NO_UNICODE_TRANSLATION", 1113, "ECHARSET"),
    ("ERROR_CONNECTION_ABORTED", 1236, "ECONNABORTED"),
    ("WSAECONNABORTED", 10_053, "ECONNABORTED"),
    ("ERROR_CONNECTION_REFUSED", 1225, "ECONNREFUSED"),
    ("WSAECONNREFUSED", 10_061, "ECONNREFUSED"),
    ("ERROR_NETNAME_DELETED", 64, "ECONNRESET"),
    ("WSAECONNRESET", 10_054, "ECONNRESET"),
    ("ERROR_ALREADY_EXISTS", 183, "EEXIST"),
    ("ERROR_FILE_EXISTS", 80, "EEXIST"),
    ("ERROR_NOACCESS", 998, "EFAULT"),
    ("WSAEFAULT", 10_014, "EFAULT"),
    ("ERROR_HOST_UNREACHABLE", 1232, "EHOSTUNREACH"),
    ("WSAEHOSTUNREACH", 10_065, "EHOSTUNREACH"),
    ("ERROR_INSUFFICIENT_BUFFER", 122, "EINVAL"),
    ("ERROR_INVALID_DATA", 13, "EINVAL"),
    ("ERROR_INVALID_PARAMETER", 87, "EINVAL"),
    ("ERROR_SYMLINK_NOT_SUPPORTED", 1464, "EINVAL"),
    ("WSAEINVAL", 10_022, "EINVAL"),
    ("WSAEPFNOSUPPORT", 10_046, "EINVAL"),
    ("ERROR_BEGINNING_OF_MEDIA", 1102, "EIO"),
    ("ERROR_BUS_RESET", 1111, "EIO"),
    ("ERROR_CRC", 23, "EIO"),
    ("ERROR_DEVICE_DOOR_OPEN", 1166, "EIO"),
    ("ERROR_DEVICE_REQUIRES_CLEANING", 1165, "EIO"),
    ("ERROR_DISK_CORRUPT", 1393, "EIO"),
    ("ERROR_EOM_OVERFLOW", 1129, "EIO"),
    ("ERROR_FILEMARK_DETECTED", 1101, "EIO"),
    ("ERROR_GEN_FAILURE", 31, "EIO"),
    ("ERROR_INVALID_BLOCK_LENGTH", 1106, "EIO"),
    ("ERROR_IO_DEVICE", 1117, "EIO"),
    ("ERROR_NO_DATA_DETECTED", 1104, "EIO"),
    ("ERROR_NO_SIGNAL_SENT", 205, "EIO"),
    ("ERROR_OPEN_FAILED", 110, "EIO"),
    ("ERROR_SETMARK_DETECTED", 1103, "EIO"),
    ("ERROR_SIGNAL_REFUSED", 156, "EIO"),
    ("WSAEISCONN", 10_056, "EISCONN"),
    ("ERROR_CANT_RESOLVE_FILENAME", 1921, "ELOOP"),
    ("ERROR_TOO_MANY_OPEN_FILES", 4, "EMFILE"),
    ("WSAEMFILE", 10_024, "EMFILE"),
    ("WSAEMSGSIZE", 10_040, "EMSGSIZE"),
    ("ERROR_BUFFER_OVERFLOW", 111, "ENAMETOOLONG"),
    ("ERROR_FILENAME_EXCED_RANGE", 206, "ENAMETOOLONG"),
    ("ERROR_NETWORK_UNREACHABLE", 1231, "ENETUNREACH"),
    ("WSAENETUNREACH", 10_051, "ENETUNREACH"),
    ("WSAENOBUFS", 10_055, "ENOBUFS"),
    ("ERROR_BAD_PATHNAME", 161, "ENOENT"),
    ("ERROR_DIRECTORY", 267, "ENOENT"),
    ("ERROR_ENVVAR_NOT_FOUND", 203, "ENOENT"),
    ("ERROR_FILE_NOT_FOUND", 2, "ENOENT"),
    ("ERROR_INVALID_NAME", 123, "ENOENT"),
    ("ERROR_INVALID_DRIVE", 15, "ENOENT"),
    ("ERROR_INVALID_REPARSE_DATA", 4392, "ENOENT"),
    ("ERROR_MOD_NOT_FOUND", 126, "ENOENT"),
    ("ERROR_PATH_NOT_FOUND", 3, "ENOENT"),
    ("WSAHOST_NOT_FOUND", 11_001, "ENOENT"),
    ("WSANO_DATA", 11_004, "ENOENT"),
    ("ERROR_NOT_ENOUGH_MEMORY", 8, "ENOMEM"),
    ("ERROR_OUTOFMEMORY", 14, "ENOMEM"),
    ("ERROR_CANNOT_MAKE", 82, "ENOSPC"),
    ("ERROR_DISK_FULL", 112, "ENOSPC"),
    ("ERROR_EA_TABLE_FULL", 277, "ENOSPC"),
    ("ERROR_END_OF_MEDIA", 1100, "ENOSPC"),
    ("ERROR_HANDLE_DISK_FULL", 39, "ENOSPC"),
    ("ERROR_NOT_CONNECTED", 2250, "ENOTCONN"),
    ("WSAENOTCONN", 10_057, "ENOTCONN"),
    ("ERROR_DIR_NOT_EMPTY", 145, "ENOTEMPTY"),
    ("WSAENOTSOCK", 10_038, "ENOTSOCK"),
    ("ERROR_NOT_SUPPORTED", 50, "ENOTSUP"),
    ("ERROR_BROKEN_PIPE", 109, "EOF"),
    ("ERROR_ACCESS_DENIED", 5, "EPERM"),
    ("ERROR_PRIVILEGE_NOT_HELD", 1314, "EPERM"),
    ("ERROR_BAD_PIPE", 230, "EPIPE"),
    ("ERROR_PIPE_NOT_CONNECTED", 233, "EPIPE"),
    ("WSAESHUTDOWN", 10_058, "EPIPE"),
    ("WSAEPROTONOSUPPORT", 10_043, "EPROTONOSUPPORT"),
    ("ERROR_WRITE_PROTECT", 19, "EROFS"),
    ("ERROR_SEM_TIMEOUT", 121, "ETIMEDOUT"),
    ("WSAETIMEDOUT", 10_060, "ETIMEDOUT"),
    ("ERROR_NOT_SAME_DEVICE", 17, "EXDEV"),
    ("ERROR_INVALID_FUNCTION", 1, "EISDIR"),
    ("ERROR_META_EXPANSION_TOO_LONG", 208, "E2BIG"),
    ("WSAESOCKTNOSUPPORT", 10_044, "ESOCKTNOSUPPORT"),
    ("ERROR_BAD_EXE_FORMAT", 193, "EFTYPE"),
];

fn translated(raw: i32) -> &'static str {
    let errno = Platform::Windows.translate_sys_error(raw);
    Platform::Windows.system_error_of(errno).map_or("", |entry| entry.code)
}

#[test]
fn each_code_of_windows_like_libuv() {
    for &(name, raw, code) in TRANSLATED {
        assert_eq!(translated(raw), code, "{name}");
    }
}

#[test]
fn every_other_code_is_unknown() {
    for raw in (1..=20_000).filter(|raw| !TRANSLATED.iter().any(|(_, known, _)| known == raw)) {
        assert_eq!(translated(raw), "UNKNOWN", "{raw}");
    }
    assert_eq!(translated(i32::MAX), "UNKNOWN");
}

#[test]
fn a_unix_only_turns_the_sign() {
    for platform in [Platform::Linux, Platform::MacOs] {
        assert_eq!(platform.translate_sys_error(2), -2);
        assert_eq!(platform.translate_sys_error(i32::MAX), -i32::MAX);
    }
}

#[test]
fn libuvs_own_numbers_stay() {
    for platform in [Platform::Linux, Platform::MacOs, Platform::Windows] {
        for raw in [0, -1, -4058, i32::MIN] {
            assert_eq!(platform.translate_sys_error(raw), raw);
        }
    }
}
