//! How often the functions allocate.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use nodular_path::win32::Cwd;
use nodular_path::{posix, win32};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[expect(unsafe_code, reason = "an allocator cannot be counted without being one")]
// SAFETY: the system's allocator does all of it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn count<T>(call: impl FnOnce() -> T) -> usize {
    let before = COUNT.with(Cell::get);
    drop(black_box(call()));
    COUNT.with(Cell::get) - before
}

const PATHS: [&str; 15] = [
    "",
    "/",
    "a",
    "/a/b/../c.d/",
    "../../x",
    "a//b/./c",
    r"C:\a\..\b",
    "C:",
    "c:x",
    r"..\C:\a",
    "//host//share",
    r"\\host\share\a\..",
    r"\\.\COM1:a",
    "CON:a",
    "日本/😀",
];

#[test]
fn parts_are_not_allocated() {
    for path in PATHS {
        let cut = |path| {
            (posix::basename(path), posix::dirname(path), posix::extname(path), posix::parse(path))
        };
        assert_eq!(count(|| cut(path)), 0, "{path}");
        let cut = |path| {
            (win32::basename(path), win32::dirname(path), win32::extname(path), win32::parse(path))
        };
        assert_eq!(count(|| cut(path)), 0, "{path}");
        let cut = |path| (posix::basename_without(path, ".d"), win32::basename_without(path, "d"));
        assert_eq!(count(|| cut(path)), 0, "{path}");
    }
}

#[test]
fn results_are_allocated_once() {
    let drives = [("C:", r"C:\work")];
    let cwd = Cwd::new(r"D:\").with_drives(&drives);
    for a in PATHS {
        assert!(count(|| posix::normalize(a)) <= 1, "{a}");
        assert!(count(|| win32::normalize(a)) <= 1, "{a}");
        for b in PATHS {
            assert!(count(|| posix::join([a, b, a])) <= 1, "{a} {b}");
            assert!(count(|| win32::join([a, b, a])) <= 1, "{a} {b}");
            assert!(count(|| posix::resolve_in("/cwd", [a, b])) <= 1, "{a} {b}");
            assert!(count(|| win32::resolve_in(cwd, [a, b])) <= 1, "{a} {b}");
        }
    }
}
