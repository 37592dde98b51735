//! Paths, by the rules of both platforms.

use std::hint::black_box;

use nodular_path::{posix, win32};

use crate::bound::posix as bound;
use crate::corpus;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

const POSIX_BASE: &str = "/home/user/project";
const WIN32_BASE: &str = "C:\\Users\\user\\project";

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let posix = corpus::lines(&suite.options().data, "paths-posix.txt")?;
    let win32 = corpus::lines(&suite.options().data, "paths-win32.txt")?;
    if suite.wants(Nodular) {
        nodular_posix(suite, &posix)?;
        nodular_win32(suite, &win32)?;
    }
    if suite.wants(Bound) {
        bound_posix(suite, &posix)?;
    }
    Ok(())
}

/// The same cases for both rules: two modules with the same functions.
macro_rules! nodular {
    ($name:ident, $rules:ident, $base:ident) => {
        fn $name(suite: &Suite, paths: &[String]) -> Result<(), String> {
            let id = |function: &str| concat!(stringify!($rules), ".").to_owned() + function;
            let resolve = |path: &str| $rules::resolve([$base, path]);
            let absolute: Result<Vec<_>, _> = paths.iter().map(|path| resolve(path)).collect();
            let absolute = absolute.map_err(|error| error.to_string())?;

            suite.each(Nodular, &id("join"), &partners(paths), |&(path, other)| {
                black_box($rules::join([path, other])).len()
            })?;
            suite.each(Nodular, &id("resolve"), paths, |path| {
                black_box(resolve(path)).map_or(0, |path| path.len())
            })?;
            suite.each(Nodular, &id("normalize"), paths, |path| {
                black_box($rules::normalize(path.as_str())).len()
            })?;
            suite.each(Nodular, &id("relative"), &partners(&absolute), |(path, other)| {
                black_box($rules::relative(*path, *other)).map_or(0, |path| path.len())
            })?;
            suite.each(Nodular, &id("basename"), paths, |path| {
                black_box($rules::basename(path.as_str())).len()
            })?;
            suite.each(Nodular, &id("dirname"), paths, |path| {
                black_box($rules::dirname(path.as_str())).len()
            })?;
            suite.each(Nodular, &id("parse"), paths, |path| {
                black_box($rules::parse(path.as_str())).name.len()
            })
        }
    };
}

nodular!(nodular_posix, posix, POSIX_BASE);
nodular!(nodular_win32, win32, WIN32_BASE);

fn bound_posix(suite: &Suite, paths: &[String]) -> Result<(), String> {
    let absolute: Vec<_> = paths.iter().map(|path| bound::resolve(POSIX_BASE, path)).collect();
    suite.each(Bound, "posix.join", &partners(paths), |(path, other)| {
        black_box(bound::join(path, other)).len()
    })?;
    suite.each(Bound, "posix.resolve", paths, |path| {
        black_box(bound::resolve(POSIX_BASE, path)).len()
    })?;
    suite.each(Bound, "posix.normalize", paths, |path| black_box(bound::normalize(path)).len())?;
    suite.each(Bound, "posix.relative", &partners(&absolute), |(path, other)| {
        black_box(bound::relative(path, other)).len()
    })?;
    suite.each(Bound, "posix.basename", paths, |path| black_box(bound::basename(path)).len())?;
    suite.each(Bound, "posix.dirname", paths, |path| black_box(bound::dirname(path)).len())?;
    suite.each(Bound, "posix.parse", paths, |path| black_box(bound::parse(path)).name.len())
}

/// Each path with another one of the list.
fn partners(paths: &[String]) -> Vec<(&str, &str)> {
    let other = |index: usize| paths[(index * 7 + 3) % paths.len()].as_str();
    paths.iter().enumerate().map(|(index, path)| (path.as_str(), other(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_answers_like_nodular() {
        let paths = corpus::generate::posix_paths();
        for (path, other) in partners(&paths) {
            assert_eq!(posix::join([path, other]), bound::join(path, other), "{path} {other}");
            assert_eq!(posix::normalize(path), bound::normalize(path), "{path}");
            assert_eq!(posix::basename(path), bound::basename(path), "{path}");
            assert_eq!(posix::dirname(path), bound::dirname(path), "{path}");
            let (ours, bound) = (posix::parse(path), bound::parse(path));
            let parts = [ours.root, ours.dir, ours.base, ours.ext, ours.name];
            let expected = [bound.root, bound.dir, bound.base, bound.ext, bound.name];
            assert_eq!(parts, expected, "{path}");

            let [from, to] = [path, other].map(|path| bound::resolve(POSIX_BASE, path));
            assert_eq!(posix::resolve([POSIX_BASE, path]).unwrap(), from, "{path}");
            let relative = posix::relative(from.as_str(), to.as_str()).unwrap();
            assert_eq!(relative, bound::relative(&from, &to), "{from} {to}");
        }
    }
}
