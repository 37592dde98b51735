//! Classes of vulnerabilities that path functions of Node had, a test each. The expected values are Node 26's.

use nodular_path::{posix, win32};

/// CVE-2025-23084: a name with a colon must not become a drive when what is before it goes away.
#[test]
fn class_67_drive_relative_join() {
    assert_eq!(win32::join(["./upload", "../C:"]), r".\C:");
    assert_eq!(win32::join(["upload", "..", "C:Windows"]), r".\C:Windows");
    assert_eq!(win32::join(["upload", "../C:/Windows"]), r".\C:\Windows");
    assert_eq!(win32::join([".", "C:"]), r".\C:");
    assert_eq!(win32::normalize("./upload/../D:"), r".\D:");
}

/// CVE-2025-27210: `..` behind a device's name must not walk out of the folder, nor open the device.
#[test]
fn class_67_reserved_device_names() {
    assert_eq!(win32::normalize("CON:../../secret"), r".\CON:..\..\secret");
    assert_eq!(win32::normalize("PRN:a"), r".\PRN:a");
    assert_eq!(win32::normalize(r"AUX:.\..\.."), r".\AUX:..\..");
    assert_eq!(win32::normalize(r"\\.\COM1:..\..\secret"), r"\\?\COM1:\secret");
    assert_eq!(win32::join(["uploads", "COM1:../../secret"]), r"uploads\COM1:..\..\secret");
    let joined = win32::join(["uploads", "con:", "..", "..", "secret"]);
    assert_eq!(joined, r"uploads\con:\..\..\secret");
}

/// CVE-2024-37372: a path is a share if, and only if, it begins with exactly two separators.
#[test]
fn class_67_unc_roots() {
    assert_eq!(win32::normalize("//server/share/../../x"), r"\\server\share\x");
    assert_eq!(win32::resolve_in("C:\\", ["//server/share", "..", "..", "x"]), r"\\server\share\x");
    assert_eq!(win32::join(["/server", "share"]), r"\server\share");
    assert_eq!(win32::join(["/", "/server/share"]), r"\server\share");
    assert_eq!(win32::join([r"\\\server", "share"]), r"\server\share");
    assert_eq!(win32::parse(r"\\server\share\a").root, r"\\server\share\");
}

/// CVE-2017-14849: what leads out of the folder must be seen to do so.
#[test]
fn class_68_leading_parents_stay() {
    assert_eq!(posix::normalize("./../../x"), "../../x");
    assert_eq!(posix::normalize("a/../../../b"), "../../b");
    assert_eq!(posix::normalize("../../node_modules/../../../x"), "../../../../x");
    assert_eq!(posix::join(["static", "../../../etc/passwd"]), "../../etc/passwd");
    assert_eq!(win32::normalize(r"..\a\..\..\x"), r"..\..\x");
    assert_eq!(posix::normalize("/../../etc"), "/etc");
}

/// CVE-2018-7158: long paths of one kind of character. Quadratic work would not end here.
#[test]
fn class_68_long_paths() {
    for unit in ["/", ".", "./", "../", "a/", "a/../", "\\", "..\\", "x.", ":", "é"] {
        let path = unit.repeat(200_000);
        let _ = (posix::normalize(&*path), posix::parse(&*path), posix::resolve_in("/", [&*path]));
        let _ =
            (win32::normalize(&*path), win32::parse(&*path), win32::resolve_in("C:\\", [&*path]));
        let _ = (win32::join([&*path, &*path]), win32::relative_in("C:\\", &*path, "C:\\a"));
    }
}

/// The same for patterns: what backtracks exponentially, or multiplies, in a matcher that is not made for it.
#[test]
fn class_68_glob_patterns_that_explode() {
    let path = "a".repeat(300);
    let deep = "a/".repeat(100);
    for pattern in [
        "*a".repeat(200) + "b",
        "+(a)".repeat(50) + "b",
        "+(+(+(a|aa)|aaa)|a)b".to_owned(),
        "*(*(*(*(*(a)))))b".to_owned(),
        "*(a*(a*(a*(a*(a".repeat(20) + &")".repeat(100),
        "!(a)".repeat(40),
        "!(!(!(!(a)".repeat(10),
        "{a,b}".repeat(1_000),
        "{a,".repeat(1_000) + &"}".repeat(1_000),
        "{1..99999999}{1..99999999}".to_owned(),
        "{".repeat(20_000),
        "{a},".repeat(5_000) + "}",
        "(".repeat(60_000),
        "@(".repeat(30_000),
        "[".repeat(60_000),
        "a".repeat(100_000),
    ] {
        assert!(!posix::matches_glob(&*path, &pattern), "{}", &pattern[..20]);
        assert!(!win32::matches_glob(&*path, &pattern), "{}", &pattern[..20]);
    }
    for pattern in
        ["**/a/".repeat(100) + "b", "**/../a/b/".repeat(30), "{**/,a/,*/}".repeat(8) + "b"]
    {
        assert!(!posix::matches_glob(&*deep, &pattern), "{}", &pattern[..20]);
    }
}

/// Node throws for a longer pattern.
#[test]
fn class_68_the_longest_glob_pattern() {
    let (longest, longer) = ("a".repeat(65_536), "a".repeat(65_537));
    assert!(posix::matches_glob(&*longest, &longest));
    assert!(!posix::matches_glob(&*longer, &longer));
}

/// CVE-2023-32004 and its kind: a path in bytes goes through the same rules as one in a string.
#[test]
fn class_69_bytes_like_strings() {
    let join = |parts: [&str; 2]| (win32::join(parts), win32::join(parts.map(str::as_bytes)));
    for parts in [["upload", "../C:"], ["a", "COM1:x"], ["//server", "share"], ["..", "x/../.."]] {
        let (text, bytes) = join(parts);
        assert_eq!(text.as_bytes(), bytes);
    }
    // An overlong or broken encoding of `/` or `.` is no separator and no dot.
    assert_eq!(
        posix::normalize(b"a/\xC0\xAE\xC0\xAE/b".as_slice()),
        b"a/\xC0\xAE\xC0\xAE/b".as_slice()
    );
    assert_eq!(posix::basename(b"a\xC0\xAFb".as_slice()), b"a\xC0\xAFb");
}

/// A NUL is a character like others here, and ends nothing: who opens the path has to refuse it.
#[test]
fn class_69_nul_bytes() {
    assert_eq!(posix::normalize("a\0/../b\0"), "b\0");
    assert_eq!(posix::basename("/a/b\0.txt"), "b\0.txt");
    assert_eq!(win32::join(["C:\\a\0", "..\\b\0c"]), "C:\\b\0c");
    assert!(posix::matches_glob("a\0b", "a?b") && !posix::matches_glob("a\0b", "a"));
}
