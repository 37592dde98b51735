//! The lines of the corpora: what paths, URLs and query strings of real programs look like, odd ones among them.

use super::LINES;
use super::random::Random;

const WORDS: [&str; 48] = [
    "account", "admin", "api", "archive", "assets", "backup", "billing", "bin", "cart", "catalog",
    "chart", "client", "config", "css", "data", "draft", "email", "export", "feed", "files",
    "fonts", "gallery", "group", "home", "images", "inbox", "index", "invoice", "item", "js",
    "lib", "locale", "login", "media", "news", "order", "page", "photo", "profile", "report",
    "search", "session", "shop", "src", "static", "test", "upload", "v2",
];
const EXTENSIONS: [&str; 12] =
    ["", "", ".js", ".ts", ".json", ".html", ".css", ".png", ".md", ".rs", ".tar.gz", ".min.js"];

pub(crate) fn posix_paths() -> Vec<String> {
    let mut random = Random::new(1);
    (0..LINES)
        .map(|_| {
            let root =
                if random.percent(50) { "/" } else { random.pick(&["", "", "", "./", "../"]) };
            root.to_owned() + &segments(&mut random, "/")
        })
        .collect()
}

pub(crate) fn win32_paths() -> Vec<String> {
    let mut random = Random::new(2);
    (0..LINES)
        .map(|_| {
            let roots: &[&str] = match random.below(100) {
                0..40 => &["C:\\", "D:\\"],
                40..45 => &["\\\\server\\share\\"],
                45..50 => &["\\", "C:"],
                _ => &["", "", "", ".\\", "..\\"],
            };
            let path = random.pick(roots).to_owned() + &segments(&mut random, "\\");
            if random.percent(15) { path.replace('\\', "/") } else { path }
        })
        .collect()
}

/// The names of a path below its root, with some that `normalize` takes away.
fn segments(random: &mut Random, separator: &str) -> String {
    let mut path = String::new();
    for _ in 0..1 + random.below(7) {
        match random.below(100) {
            0..8 => path += "..",
            8..12 => path += ".",
            12..14 => {}
            14..18 => path = path + "." + random.pick(&WORDS),
            18..24 => path = path + "@" + random.pick(&WORDS) + "-" + random.pick(&WORDS),
            _ => path += random.pick(&WORDS),
        }
        path += separator;
    }
    path = path + random.pick(&WORDS) + random.pick(&["", "-", "_"]) + random.pick(&WORDS);
    path += random.pick(&EXTENSIONS);
    if random.percent(6) {
        path += separator;
    }
    path
}

pub(crate) fn queries() -> Vec<String> {
    let mut random = Random::new(3);
    (0..LINES).map(|_| query(&mut random)).collect()
}

fn query(random: &mut Random) -> String {
    let pairs: Vec<_> =
        (0..random.pick(&[1, 2, 2, 3, 4, 5, 8, 12])).map(|_| pair(random)).collect();
    pairs.join("&")
}

fn pair(random: &mut Random) -> String {
    let mut pair = random.pick(&WORDS).to_owned();
    if random.percent(8) {
        pair += &format!("%5B{}%5D", random.below(9));
    }
    pair += "=";
    match random.below(100) {
        0..35 => pair += &random.below(1_000_000).to_string(),
        35..75 => pair += random.pick(&WORDS),
        75..85 => {
            pair =
                pair + random.pick(&WORDS) + "+" + random.pick(&WORDS) + "+" + random.pick(&WORDS)
        }
        85..95 => {
            let encoded = ["%20", "%2F", "%3A", "%40", "%26", "%3D", "%3f", "%23", "%2C"];
            pair = pair + random.pick(&encoded) + random.pick(&WORDS);
            pair = pair + random.pick(&encoded) + random.pick(&WORDS);
        }
        95..97 => pair += "%EA%B0%80%EB%82%98+stra%C3%9Fe",
        _ => {}
    }
    pair
}

pub(crate) fn urls() -> Vec<String> {
    let mut random = Random::new(4);
    (0..LINES).map(|_| url(&mut random)).collect()
}

fn url(random: &mut Random) -> String {
    let mut url = random.pick(&["http://", "https://", "https://", "https://"]).to_owned();
    if random.percent(4) {
        url += "user:pa%20ss@";
    }
    url += &host(random);
    if random.percent(20) {
        url += random.pick(&[":80", ":443", ":8080", ":3000"]);
    }
    for _ in 0..random.pick(&[0, 1, 2, 3, 3, 4, 6]) {
        url += "/";
        match random.below(100) {
            0..2 => url += "..",
            2..3 => url += ".",
            3..5 => url = url + random.pick(&WORDS) + " " + random.pick(&WORDS),
            5..8 => url = url + "%7E" + random.pick(&WORDS),
            _ => url += random.pick(&WORDS),
        }
    }
    if random.percent(50) {
        url = url + "/" + random.pick(&WORDS) + random.pick(&EXTENSIONS);
    }
    if random.percent(40) {
        url = url + "?" + &query(random);
    }
    if random.percent(15) {
        url = url + "#" + random.pick(&WORDS);
    }
    url
}

fn host(random: &mut Random) -> String {
    match random.below(100) {
        0..60 => random.pick(&["example.com", "www.example.org", "api.example.co.uk"]).to_owned(),
        60..74 => format!("cdn-{}.static.example.net", random.below(250)),
        74..80 => "localhost".to_owned(),
        80..84 => "127.0.0.1".to_owned(),
        84..88 => format!("192.168.1.{}", random.below(250)),
        88..90 => "[::1]".to_owned(),
        90..92 => format!("[2001:db8::{}]", random.below(250)),
        92..96 => "EXAMPLE.com".to_owned(),
        96..98 => "xn--bcher-kva.example".to_owned(),
        _ => "b\u{fc}cher.example".to_owned(),
    }
}
