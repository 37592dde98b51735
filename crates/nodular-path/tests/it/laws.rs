//! What holds for every path.

use std::borrow::Cow;

use nodular_path::{posix, win32};
use proptest::prelude::*;
use proptest::sample::select;

/// A text of pieces that the rules care about.
fn text_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(select(pieces), 0..10).prop_map(|pieces| pieces.concat())
}

fn posix_path() -> impl Strategy<Value = String> {
    text_of(&["/", "/", "//", ".", "..", "a", "bc", ".d", "e.f", "\\", "é", "😀", "\0"])
}

fn win32_path() -> impl Strategy<Value = String> {
    text_of(&[
        "\\", "/", "\\\\", ".", "..", "a", "B", ".d", "e.f", "C:", "d:", ":", "CON", "com1:", "?",
        "É", "İ", "\0", "\\\\h\\s", "C:\\",
    ])
}

/// Without what Node normalizes twice with another result: further colons, device names, `\\.\` and `\\?\`.
fn plain_win32_path() -> impl Strategy<Value = String> {
    let root = select(vec!["", "", "\\", "/", "C:\\", "c:/", "C:", "d:\\", "\\\\host\\share\\"]);
    let tail = text_of(&["\\", "/", "\\\\", "..\\", ".\\", "a", "bC", ".d", "e.f", "é", "x\\"]);
    (root, tail).prop_map(|(root, tail)| root.to_owned() + &tail).prop_filter("a device", |path| {
        let start: Vec<char> =
            path.chars().map(|c| if c == '/' { '\\' } else { c }).take(3).collect();
        start != ['\\', '\\', '.']
    })
}

fn win32_path_on_drive() -> impl Strategy<Value = String> {
    let plain = plain_win32_path();
    plain.prop_filter("a share", |path| !path.starts_with("\\\\") && !path.starts_with("//"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn posix_normalize_is_idempotent(path in posix_path()) {
        let once = posix::normalize(&*path);
        prop_assert!(matches!(posix::normalize(&*once), Cow::Borrowed(twice) if twice == once));
    }

    #[test]
    fn win32_normalize_is_idempotent_on_plain_paths(path in plain_win32_path()) {
        let once = win32::normalize(&*path);
        prop_assert!(matches!(win32::normalize(&*once), Cow::Borrowed(twice) if twice == once));
    }

    #[test]
    fn posix_relative_leads_back(from in posix_path(), to in posix_path()) {
        let way = posix::relative_in("/cwd", &*from, &*to);
        let there = posix::resolve_in("/cwd", [&*from, &*way]);
        prop_assert_eq!(there, posix::resolve_in("/cwd", [&*to]));
    }

    #[test]
    fn posix_relative_joins_back(from in posix_path(), to in posix_path()) {
        let (from, to) = (posix::resolve_in("/", [&*from]), posix::resolve_in("/", [&*to]));
        let way = posix::relative_in("/", &*from, &*to);
        let there = posix::join([&*from, &*way]);
        prop_assert_eq!(posix::resolve_in("/", [&*there]), to);
    }

    #[test]
    fn win32_relative_leads_back_on_drives(from in win32_path_on_drive(), to in win32_path_on_drive()) {
        let way = win32::relative_in(r"C:\cwd", &*from, &*to);
        let there = win32::resolve_in(r"C:\cwd", [&*from, &*way]);
        let to = win32::resolve_in(r"C:\cwd", [&*to]);
        prop_assert_eq!(there.to_lowercase(), to.to_lowercase());
    }

    #[test]
    fn parse_undoes_format(path in posix_path(), windows in win32_path()) {
        // Node sees an extension in the `..` of `/..`, but none in that of `//..`.
        prop_assume!(posix::basename(&*path) != "..");
        let parsed = posix::parse(&*path);
        let formatted = posix::format(&parsed);
        prop_assert_eq!(posix::parse(&*formatted), parsed);
        let parsed = win32::parse(&*windows);
        let formatted = win32::format(&parsed);
        prop_assert_eq!(win32::parse(&*formatted), parsed);
    }

    #[test]
    fn the_parts_make_up_the_base(path in posix_path(), windows in win32_path()) {
        for parsed in [posix::parse(&*path), win32::parse(&*windows)] {
            prop_assert_eq!(format!("{}{}", parsed.name, parsed.ext), parsed.base);
            prop_assert!(parsed.dir.starts_with(parsed.root));
        }
        prop_assert_eq!(posix::parse(&*path).base, posix::basename(&*path));
    }

    #[test]
    fn resolved_paths_are_absolute_and_normal(a in win32_path(), b in posix_path()) {
        let resolved = win32::resolve_in(r"C:\cwd", [&*a, &*a]);
        prop_assert!(win32::is_absolute(&*resolved));
        let resolved = posix::resolve_in("/cwd", [&*b, &*b]);
        prop_assert!(posix::is_absolute(&*resolved));
        prop_assert!(matches!(posix::normalize(&*resolved), Cow::Borrowed(_)));
    }

    #[test]
    fn bytes_and_str_agree(a in win32_path(), b in win32_path()) {
        let (x, y) = (a.as_bytes(), b.as_bytes());
        prop_assert_eq!(posix::join([x, y]), posix::join([&*a, &*b]).into_bytes());
        prop_assert_eq!(win32::join([x, y]), win32::join([&*a, &*b]).into_bytes());
        let normal = win32::normalize(&*a);
        prop_assert_eq!(&*win32::normalize(x), normal.as_bytes());
        let way = win32::relative_in(b"C:\\".as_slice(), x, y);
        prop_assert_eq!(way, win32::relative_in("C:\\", &*a, &*b).into_bytes());
        prop_assert_eq!(win32::matches_glob(x, y), win32::matches_glob(&*a, &*b));
        prop_assert_eq!(posix::matches_glob(x, y), posix::matches_glob(&*a, &*b));
    }

    #[test]
    fn nothing_panics_on_any_bytes(a: Vec<u8>, b: Vec<u8>) {
        every_function(&a, &b);
    }

    #[test]
    fn nothing_panics_on_nasty_bytes(a in nasty(), b in nasty()) {
        every_function(&a, &b);
    }

    #[test]
    fn a_plain_path_matches_itself_and_globstar(names in prop::collection::vec("[a-z]{1,3}", 1..5)) {
        let path = names.join("/");
        prop_assert!(posix::matches_glob(&*path, &path));
        prop_assert!(win32::matches_glob(&*path.replace('/', "\\"), &path));
        prop_assert!(posix::matches_glob(&*path, "**"));
        let other = names.concat() + "!(*)";
        prop_assert!(!posix::matches_glob(&*path, &*other) || names.len() == 1);
    }
}

fn nasty() -> impl Strategy<Value = Vec<u8>> {
    let bytes = select(b"/\\.:aC?*[](){}!@+|,-^$0 \xFF\xC2\xB9\xF0\x9F\x98\x80\xC4\xB0".to_vec());
    prop::collection::vec(bytes, 0..24)
}

fn every_function(a: &[u8], b: &[u8]) {
    let paths = [a, b, a];
    let _ =
        (posix::basename(a), posix::basename_without(a, b), posix::dirname(a), posix::extname(a));
    let _ = (
        posix::is_absolute(a),
        posix::normalize(a),
        posix::join(paths),
        posix::format(&posix::parse(a)),
    );
    let _ = (
        posix::resolve_in(b, paths),
        posix::relative_in(b, a, b),
        posix::to_namespaced_path_in(b, a),
    );
    let _ = (posix::matches_glob(a, b), win32::matches_glob(a, b));
    let _ =
        (win32::basename(a), win32::basename_without(a, b), win32::dirname(a), win32::extname(a));
    let _ = (
        win32::is_absolute(a),
        win32::normalize(a),
        win32::join(paths),
        win32::format(&win32::parse(a)),
    );
    let _ = (
        win32::resolve_in(b, paths),
        win32::relative_in(b, a, b),
        win32::to_namespaced_path_in(b, a),
    );
}
