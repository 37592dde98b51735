//! The kinds of text, what is borrowed, and the functions that read the working directory.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use nodular_path::win32::Cwd;
use nodular_path::{ParsedPath, posix, win32};

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<ParsedPath<'_, str>>();
    check::<ParsedPath<'_, Path>>();
    check::<Cwd<'_, [u8]>>();
}

#[test]
fn what_is_normal_is_borrowed() {
    for path in ["/", "a", "/a/b.c", "../../a", "a/", ".", ".."] {
        assert!(matches!(posix::normalize(path), Cow::Borrowed(_)), "{path}");
    }
    for path in
        [r"C:\", "a", r"C:\a\b", r"\a", r"..\a", r"\\host\share\", r"\\host\share\a", r"C:."]
    {
        assert!(matches!(win32::normalize(path), Cow::Borrowed(_)), "{path}");
    }
    assert!(matches!(win32::normalize("a/b"), Cow::Owned(_)));
    assert!(matches!(win32::to_namespaced_path_in("C:\\", ""), Cow::Borrowed("")));
}

#[test]
fn what_is_cut_out_is_a_part_of_the_input() {
    let path = String::from("/home/user/file.tar.gz");
    let parsed = posix::parse(&*path);
    let within = |part: &str| path.as_bytes().as_ptr_range().contains(&part.as_ptr());
    for part in [parsed.root, parsed.dir, parsed.base, parsed.name, parsed.ext] {
        assert!(within(part), "{part}");
    }
    assert!(within(posix::basename(&*path)) && within(posix::extname(&*path)));
    assert!(within(posix::dirname(&*path)));
}

#[test]
fn bytes_need_not_be_utf8() {
    let path = b"/\xFF/\xF0\x9F/../b\xC4.\xFE".as_slice();
    assert_eq!(posix::normalize(path), b"/\xFF/b\xC4.\xFE".as_slice());
    assert_eq!(posix::extname(path), b".\xFE");
    assert_eq!(win32::join([b"C:\\".as_slice(), b"\xFF/\xFE"]), b"C:\\\xFF\\\xFE");
    // Case is folded around what is not text.
    let way =
        win32::relative_in(b"C:\\".as_slice(), b"C:\\\xFF\\\xC3\x89", b"c:\\\xFF\\\xC3\xA9\\x");
    assert_eq!(way, b"x");
    assert!(posix::matches_glob(b"a\xFFb".as_slice(), b"a?b"));
    assert!(!posix::matches_glob(b"a\xFFb".as_slice(), b"a\xFEb"));
}

#[test]
fn what_owns_its_text_is_taken_too() {
    let path = String::from("/home//user/file.txt");
    let normal: Cow<'_, str> = posix::normalize(&path);
    assert_eq!(posix::basename(&path), "file.txt");
    assert_eq!(posix::dirname(&normal), "/home/user");
    assert_eq!(posix::parse(&normal).name, "file");
    assert!(posix::is_absolute(&path) && win32::is_absolute(&path));
    assert_eq!(posix::normalize(&normal), normal);

    // Kinds of owners mix where the text is the same.
    let suffix = String::from(".txt");
    assert_eq!(posix::basename_without(&path, ".txt"), "file");
    assert_eq!(win32::basename_without(&normal, &suffix), "file");
    assert_eq!(posix::relative_in("/", &path, &normal), "");
    assert_eq!(posix::relative("/home", &path).expect("a way"), "user/file.txt");
    assert_eq!(win32::relative(r"Q:\a", &String::from(r"q:\A\b")).expect("a way"), "b");
    assert!(posix::matches_glob(&normal, &String::from("/home/**")));

    let names = vec![String::from("a"), String::from("../b")];
    assert_eq!((posix::join(&names), win32::join(&names)), ("b".into(), "b".into()));
    assert_eq!(posix::join(&["a", "b"]), "a/b");
    assert_eq!(posix::resolve_in(&path, &names), "/home/user/file.txt/b");
    assert_eq!(posix::resolve([&path]).expect("to resolve"), normal);
    let cwd = String::from(r"C:\work");
    assert_eq!(win32::resolve_in(&cwd, &names), r"C:\work\b");
    assert_eq!(win32::relative_in(&cwd, "a", &names[0]), "");
    assert_eq!(win32::to_namespaced_path_in(&cwd, &names[0]), r"\\?\C:\work\a");

    assert_eq!(posix::extname(&b"/\xFF.txt".to_vec()), b".txt");
    assert_eq!(posix::extname(b"/\xFF.txt"), b".txt");
}

#[test]
#[cfg(unix)]
fn owned_paths_of_the_system() {
    let path = PathBuf::from("/srv/a.txt");
    assert_eq!(posix::basename(&path), Path::new("a.txt"));
    assert_eq!(posix::normalize(&path), Cow::Borrowed(path.as_path()));
    assert_eq!(posix::join(&[path.clone(), "..".into()]), Path::new("/srv"));
    assert_eq!(posix::relative(&path, Path::new("/srv")).expect("a way"), Path::new(".."));
    assert_eq!(posix::dirname(&path.into_os_string()), "/srv");
}

#[test]
#[cfg(unix)]
fn paths_of_the_system() {
    assert_eq!(posix::join([Path::new("/srv"), Path::new("a")]), PathBuf::from("/srv/a"));
    assert_eq!(posix::dirname(Path::new("/srv/a")), Path::new("/srv"));
    let cwd = std::env::current_dir().expect("a working directory");
    assert_eq!(posix::resolve([Path::new("x/../y")]).expect("to resolve"), cwd.join("y"));
    assert_eq!(nodular_path::resolve([Path::new(".")]).expect("to resolve"), cwd);
    assert_eq!(posix::relative(&*cwd, Path::new("a")).expect("a way"), Path::new("a"));
}

#[test]
fn win32_reads_the_working_directory_only_if_it_must() {
    assert_eq!(win32::resolve(["x", r"Q:\a", "b"]).expect("to resolve"), r"Q:\a\b");
    assert_eq!(win32::relative(r"Q:\a", r"q:\A\b").expect("a way"), "b");
    let here = win32::resolve(["a"]).expect("to resolve");
    assert!(win32::is_absolute(&*here) && here.ends_with(r"\a"), "{here}");
    let long = win32::to_namespaced_path(r"Q:\a\..\b").expect("to resolve");
    assert_eq!(long, r"\\?\Q:\b");
}

#[test]
fn parsed_path_is_plain_data() {
    let parts = ParsedPath { dir: "/a", base: "b.c", ..ParsedPath::default() };
    let copy = parts;
    assert_eq!(copy, parts);
    assert_eq!(posix::format(&ParsedPath::<str>::default()), "");
    assert!(format!("{parts:?}").contains("b.c"));
}
