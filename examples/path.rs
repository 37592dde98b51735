//! Where uploaded files may go: joining, looking at and matching paths, with the rules of both kinds of system.
//!
//! Run with `cargo run --example path`.

use nodular::path::{ParsedPath, posix, win32};

/// The file that an upload's name stands for, unless that is outside of the folder.
fn upload_path(folder: &str, name: &str) -> Option<String> {
    let path = posix::resolve_in(folder, [name]);
    let way = posix::relative_in("/", folder, &*path);
    let outside = way.is_empty() || way == ".." || way.starts_with("../");
    (!outside).then_some(path)
}

fn main() {
    println!("Uploads");
    for name in [
        "cat.png",
        "2026/july/cat.png",
        "a/../cat.png",
        "../etc/passwd",
        "/etc/passwd",
        "고양이.png",
    ] {
        let path = upload_path("/srv/uploads", name);
        println!("  {name:<18} {}", path.as_deref().unwrap_or("refused"));
    }

    println!("Parts");
    let parsed = posix::parse("/srv/uploads/cat.tar.gz");
    let ParsedPath { root, dir, base, name, ext } = parsed;
    println!("  {root} | {dir} | {base} | {name} | {ext}");
    println!("  {}", posix::format(&ParsedPath { base: "", ext: ".zip", ..parsed }));
    println!("  {}", posix::basename_without("/srv/uploads/cat.png", ".png"));

    println!("Windows, on any system");
    println!("  {}", win32::join([r"C:\Users", "me", "../you", "a.txt"]));
    println!("  {}", win32::normalize("//server/share/a/../b"));
    println!("  {}", win32::join(["upload", "../C:"]));
    println!("  {}", win32::relative_in("C:\\", r"C:\Users\me", r"c:\users\You\a.txt"));
    println!("  {}", win32::relative_in("C:\\", r"C:\Users", r"D:\data"));

    println!("Globs");
    for path in ["src/main.rs", "src/path/posix.rs", "src/.hidden.rs", "tests/it.rs"] {
        println!("  {path:<18} {}", posix::matches_glob(path, "src/**/*.{rs,toml}"));
    }
}
