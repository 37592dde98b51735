//! Any two paths, under both platforms' rules: no panic, and the laws hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_path::{posix, win32};

fuzz_target!(|paths: (&[u8], &[u8])| {
    let (a, b) = paths;

    let normal = posix::normalize(a);
    assert_eq!(posix::normalize(&*normal), normal);
    let resolved = posix::resolve_in(b"/cwd".as_slice(), [a]);
    assert_eq!(posix::normalize(&*resolved), resolved);
    let way = posix::relative_in(b"/cwd".as_slice(), b, a);
    assert_eq!(posix::resolve_in(b"/cwd".as_slice(), [b, &*way]), resolved);
    assert_eq!(posix::parse(a).base, posix::basename(a));
    let _ = (posix::join([a, b]), posix::format(&posix::parse(a)));
    let _ = (posix::dirname(a), posix::extname(a), posix::basename_without(a, b));
    let _ = posix::matches_glob(a, b);

    let parsed = win32::parse(a);
    assert_eq!([parsed.name, parsed.ext].concat(), parsed.base);
    assert_eq!(win32::parse(&*win32::format(&parsed)), parsed);
    let resolved = win32::resolve_in(b"C:\\cwd".as_slice(), [a, b]);
    assert!(win32::is_absolute(&*resolved));
    let _ = (win32::normalize(a), win32::join([a, b]), win32::resolve_in(b, [a, b]));
    let _ = (win32::relative_in(b"C:\\cwd".as_slice(), a, b), win32::relative_in(b, b, a));
    let _ =
        (win32::basename(a), win32::basename_without(a, b), win32::dirname(a), win32::extname(a));
    let _ = (win32::to_namespaced_path_in(b"C:\\".as_slice(), a), win32::matches_glob(a, b));

    // The same on text as on its bytes.
    if let (Ok(x), Ok(y)) = (core::str::from_utf8(a), core::str::from_utf8(b)) {
        assert_eq!(posix::join([x, y]).into_bytes(), posix::join([a, b]));
        assert_eq!(win32::join([x, y]).into_bytes(), win32::join([a, b]));
        let way = win32::relative_in("C:\\cwd", x, y);
        assert_eq!(way.into_bytes(), win32::relative_in(b"C:\\cwd".as_slice(), a, b));
    }
});
