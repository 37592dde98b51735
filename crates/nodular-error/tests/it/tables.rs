use std::collections::HashSet;

use nodular_error::{
    Errno, Platform, get_system_error_map, get_system_error_message, get_system_error_name,
};
use serde_json::{Value, json};

use crate::{same, table};

const PLATFORMS: [Platform; 3] = [Platform::Linux, Platform::MacOs, Platform::Windows];

#[test]
fn linux_like_node() {
    let table = table("system_errors");
    let recorded: Vec<&Value> = table.cases().iter().filter(|case| case[0] == "map").collect();
    let ours = Platform::Linux.system_errors();
    assert_eq!(ours.len(), recorded.len());
    for (entry, case) in ours.iter().zip(recorded) {
        assert_eq!(json!(["map", entry.errno, entry.code, entry.message]), *case);
    }
}

/// Only on Linux are the recorded numbers the current ones.
#[cfg(target_os = "linux")]
#[test]
fn names_and_messages_like_node() {
    table("system_errors").check(550, |case| {
        let Some(errno) = case[1].as_i64().and_then(|errno| i32::try_from(errno).ok()) else {
            return Err("not a number that Rust can pass".to_owned());
        };
        let result = match case[0].as_str() {
            Some("name") => get_system_error_name(errno),
            Some("message") => get_system_error_message(errno),
            _ => return Ok(()),
        };
        let actual = match result {
            Ok(text) => json!(text),
            Err(error) => json!({
                "name": error.class().name(),
                "code": error.code(),
                "message": error.to_string(),
            }),
        };
        same(&actual, &case[2])
    });
}

/// The numbers of Darwin's `errno.h`, copied from its documentation and not from our table.
#[rustfmt::skip]
const DARWIN: &[(&str, i32)] = &[
    ("EPERM", 1), ("ENOENT", 2), ("ESRCH", 3), ("EINTR", 4), ("EIO", 5), ("ENXIO", 6), ("E2BIG", 7),
    ("ENOEXEC", 8), ("EBADF", 9), ("ENOMEM", 12), ("EACCES", 13), ("EFAULT", 14), ("EBUSY", 16),
    ("EEXIST", 17), ("EXDEV", 18), ("ENODEV", 19), ("ENOTDIR", 20), ("EISDIR", 21), ("EINVAL", 22),
    ("ENFILE", 23), ("EMFILE", 24), ("ENOTTY", 25), ("ETXTBSY", 26), ("EFBIG", 27), ("ENOSPC", 28),
    ("ESPIPE", 29), ("EROFS", 30), ("EMLINK", 31), ("EPIPE", 32), ("ERANGE", 34), ("EAGAIN", 35),
    ("EALREADY", 37), ("ENOTSOCK", 38), ("EDESTADDRREQ", 39), ("EMSGSIZE", 40), ("EPROTOTYPE", 41),
    ("ENOPROTOOPT", 42), ("EPROTONOSUPPORT", 43), ("ESOCKTNOSUPPORT", 44), ("ENOTSUP", 45),
    ("EAFNOSUPPORT", 47), ("EADDRINUSE", 48), ("EADDRNOTAVAIL", 49), ("ENETDOWN", 50),
    ("ENETUNREACH", 51), ("ECONNABORTED", 53), ("ECONNRESET", 54), ("ENOBUFS", 55), ("EISCONN", 56),
    ("ENOTCONN", 57), ("ESHUTDOWN", 58), ("ETIMEDOUT", 60), ("ECONNREFUSED", 61), ("ELOOP", 62),
    ("ENAMETOOLONG", 63), ("EHOSTDOWN", 64), ("EHOSTUNREACH", 65), ("ENOTEMPTY", 66), ("ENOSYS", 78),
    ("EFTYPE", 79), ("EOVERFLOW", 84), ("ECANCELED", 89), ("EILSEQ", 92), ("ENODATA", 96),
    ("EPROTO", 100),
];

#[test]
fn macos_has_darwins_numbers_and_libuvs() {
    for entry in Platform::MacOs.system_errors() {
        let windows = Platform::Windows.system_error(entry.code).unwrap();
        let darwin = DARWIN.iter().find(|(code, _)| *code == entry.code);
        assert_eq!(entry.errno, darwin.map_or(windows.errno, |(_, errno)| -errno), "{entry:?}");
    }
    // What Darwin does not have has libuv's number.
    let codes = Platform::MacOs.system_errors().iter().map(|entry| entry.code);
    let own = codes.filter(|code| DARWIN.iter().any(|(darwin, _)| darwin == code)).count();
    assert_eq!(own, DARWIN.len());
}

/// On Windows libuv counts from -4095 up, in the order in which the errors joined it.
#[rustfmt::skip]
const LIBUV: &[&str] = &[
    "EOF", "UNKNOWN", "E2BIG", "EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EAFNOSUPPORT", "EAGAIN",
    "", "", "", "EALREADY", "EBADF", "EBUSY", "ECANCELED", "ECHARSET", "ECONNABORTED", "ECONNREFUSED",
    "ECONNRESET", "EDESTADDRREQ", "EEXIST", "EFAULT", "EHOSTUNREACH", "EINTR", "EINVAL", "EIO",
    "EISCONN", "EISDIR", "ELOOP", "EMFILE", "EMSGSIZE", "ENAMETOOLONG", "ENETDOWN", "ENETUNREACH",
    "ENFILE", "ENOBUFS", "ENODEV", "ENOENT", "ENOMEM", "ENONET", "ENOSPC", "ENOSYS", "ENOTCONN",
    "ENOTDIR", "ENOTEMPTY", "ENOTSOCK", "ENOTSUP", "EPERM", "EPIPE", "EPROTO", "EPROTONOSUPPORT",
    "EPROTOTYPE", "EROFS", "ESHUTDOWN", "ESPIPE", "ESRCH", "ETIMEDOUT", "ETXTBSY", "EXDEV", "EFBIG",
    "ENOPROTOOPT", "ERANGE", "ENXIO", "EMLINK", "EHOSTDOWN", "EREMOTEIO", "ENOTTY", "EFTYPE",
    "EILSEQ", "EOVERFLOW", "ESOCKTNOSUPPORT", "ENODATA", "EUNATCH", "ENOEXEC",
];

#[test]
fn windows_has_libuvs_numbers() {
    for (errno, &code) in (-4095..).zip(LIBUV) {
        let entry = Platform::Windows.system_error_of(errno);
        assert_eq!(entry.map_or("", |entry| entry.code), code, "{errno}");
    }
    let codes = Platform::Windows.system_errors().iter().map(|entry| entry.code);
    for code in codes.filter(|code| !code.starts_with("EAI_")) {
        assert!(LIBUV.contains(&code), "{code}");
    }
}

#[test]
fn every_platform_has_the_same_codes_and_messages() {
    let texts = |platform: Platform| {
        let entries = platform.system_errors().iter();
        entries.map(|entry| (entry.code, entry.message)).collect::<Vec<_>>()
    };
    for platform in PLATFORMS {
        assert_eq!(texts(platform), texts(Platform::Linux));
        let numbers: HashSet<i32> =
            platform.system_errors().iter().map(|entry| entry.errno).collect();
        assert_eq!(numbers.len(), platform.system_errors().len(), "{platform:?}: a number twice");
        assert!(numbers.iter().all(|errno| *errno < 0));
    }
}

#[test]
fn the_constants_are_the_current_platforms() {
    assert_eq!(get_system_error_map(), Platform::CURRENT.system_errors());
    for entry in get_system_error_map() {
        let errno = Errno::from_code(entry.code).unwrap();
        assert_eq!((errno.number(), errno.code()), (entry.errno, entry.code));
        assert_eq!(errno.message(), entry.message);
    }
    assert_eq!(Errno::ENOENT, Errno::from_code("ENOENT").unwrap());
    assert_eq!(Errno::EPROTO, Errno::from_code("EPROTO").unwrap());
}
