//! What Node answers, for each kind of path text.

use std::borrow::{Borrow, Cow};
use std::ffi::OsStr;
use std::path::Path;

use nodular_path::win32::Cwd;
use nodular_path::{ParsedPath, PathText, posix, win32};
use nodular_record::Table;
use serde_json::{Value, json};

/// What `process.env['=C:']` and so on were while recording.
const DRIVES: [(&str, &str); 4] =
    [("C:", r"C:\work\dir"), ("D:", "D:/data"), ("E:", r"F:\elsewhere"), ("G:", "relative")];

#[test]
fn every_function_on_str() {
    check::<str>(|text| text, |text| text);
}

#[test]
fn every_function_on_bytes() {
    check::<[u8]>(str::as_bytes, |bytes| std::str::from_utf8(bytes).expect("made of UTF-8"));
}

#[cfg(unix)]
#[test]
fn every_function_on_os_str_and_path() {
    check::<OsStr>(OsStr::new, |text| text.to_str().expect("made of UTF-8"));
    check::<Path>(Path::new, |path| path.to_str().expect("made of UTF-8"));
}

/// Compares all recorded answers with those for another kind of text.
fn check<S: PathText + ?Sized>(to: fn(&str) -> &S, back: fn(&S) -> &str) {
    let drives = DRIVES.map(|(drive, folder)| (to(drive), to(folder)));
    Table::read(env!("CARGO_MANIFEST_DIR"), "path").check(10_000, |case| {
        let cwd = to(case[4].as_str().unwrap_or("/"));
        let kind = Kind { to, back, cwd, drives: &drives };
        let (flavour, function) = (case[0].as_str(), case[1].as_str().expect("a name"));
        let actual = match flavour {
            Some("posix") => kind.posix(function, &case[2]),
            _ => kind.win32(function, &case[2]),
        };
        if actual == case[3] { Ok(()) } else { Err(actual.to_string()) }
    });
}

struct Kind<'a, S: PathText + ?Sized> {
    to: fn(&str) -> &S,
    back: fn(&S) -> &str,
    cwd: &'a S,
    drives: &'a [(&'a S, &'a S)],
}

impl<S: PathText + ?Sized> Kind<'_, S> {
    fn posix(&self, function: &str, arguments: &Value) -> Value {
        let texts = self.texts(arguments);
        let cwd = self.cwd;
        match (function, &texts[..]) {
            ("basename", [path]) => self.text(posix::basename(*path)),
            ("basename", [path, suffix]) => self.text(posix::basename_without(*path, suffix)),
            ("dirname", [path]) => self.text(posix::dirname(*path)),
            ("extname", [path]) => self.text(posix::extname(*path)),
            ("isAbsolute", [path]) => posix::is_absolute(*path).into(),
            ("parse", [path]) => self.parsed(posix::parse(*path)),
            ("format", _) => self.owned(posix::format(&self.parts(&arguments[0]))),
            ("normalize", [path]) => self.cow(posix::normalize(*path)),
            ("join", paths) => self.owned(posix::join(paths.iter().copied())),
            ("resolve", paths) => self.owned(posix::resolve_in(cwd, paths.iter().copied())),
            ("relative", [from, to]) => self.owned(posix::relative_in(cwd, *from, to)),
            ("toNamespacedPath", [path]) => self.cow(posix::to_namespaced_path_in(cwd, *path)),
            ("sep", _) => posix::SEP.to_string().into(),
            ("delimiter", _) => posix::DELIMITER.to_string().into(),
            _ => panic!("no such case: {function} {arguments}"),
        }
    }

    fn win32(&self, function: &str, arguments: &Value) -> Value {
        let texts = self.texts(arguments);
        let cwd = Cwd::new(self.cwd).with_drives(self.drives);
        match (function, &texts[..]) {
            ("basename", [path]) => self.text(win32::basename(*path)),
            ("basename", [path, suffix]) => self.text(win32::basename_without(*path, suffix)),
            ("dirname", [path]) => self.text(win32::dirname(*path)),
            ("extname", [path]) => self.text(win32::extname(*path)),
            ("isAbsolute", [path]) => win32::is_absolute(*path).into(),
            ("parse", [path]) => self.parsed(win32::parse(*path)),
            ("format", _) => self.owned(win32::format(&self.parts(&arguments[0]))),
            ("normalize", [path]) => self.cow(win32::normalize(*path)),
            ("join", paths) => self.owned(win32::join(paths.iter().copied())),
            ("resolve", paths) => self.owned(win32::resolve_in(cwd, paths.iter().copied())),
            ("relative", [from, to]) => self.owned(win32::relative_in(cwd, *from, to)),
            ("toNamespacedPath", [path]) => self.cow(win32::to_namespaced_path_in(cwd, *path)),
            ("sep", _) => win32::SEP.to_string().into(),
            ("delimiter", _) => win32::DELIMITER.to_string().into(),
            _ => panic!("no such case: {function} {arguments}"),
        }
    }

    fn texts<'v>(&self, arguments: &'v Value) -> Vec<&'v S> {
        let arguments = arguments.as_array().into_iter().flatten();
        arguments.filter_map(Value::as_str).map(self.to).collect()
    }

    fn parts<'v>(&self, object: &'v Value) -> ParsedPath<'v, S> {
        let part = |name| (self.to)(object[name].as_str().unwrap_or_default());
        let (root, dir, base) = (part("root"), part("dir"), part("base"));
        ParsedPath { root, dir, base, ext: part("ext"), name: part("name") }
    }

    fn parsed(&self, ParsedPath { root, dir, base, ext, name }: ParsedPath<'_, S>) -> Value {
        let [root, dir, base, ext, name] = [root, dir, base, ext, name].map(self.back);
        json!({ "root": root, "dir": dir, "base": base, "ext": ext, "name": name })
    }

    fn text(&self, text: &S) -> Value {
        (self.back)(text).into()
    }

    fn owned(&self, text: S::Owned) -> Value {
        self.text(text.borrow())
    }

    fn cow(&self, text: Cow<'_, S>) -> Value {
        self.text(&text)
    }
}
