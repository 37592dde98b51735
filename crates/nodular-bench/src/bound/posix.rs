//! Posix paths: one pass over the segments, straight into the answer.

/// The parts of a path that `parse` gives.
#[derive(Debug)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the case makes all the parts and looks at the name only")
)]
pub(crate) struct Parsed<'a> {
    pub(crate) root: &'a str,
    pub(crate) dir: &'a str,
    pub(crate) base: &'a str,
    pub(crate) ext: &'a str,
    pub(crate) name: &'a str,
}

/// A path that grows by segments; those before `start` cannot be taken away again.
struct Folded {
    path: String,
    start: usize,
    /// How many of the last segments a `..` may take away.
    removable: usize,
}

impl Folded {
    fn new(root: &str, capacity: usize) -> Self {
        let mut path = String::with_capacity(capacity);
        path.push_str(root);
        Self { path, start: root.len(), removable: 0 }
    }

    fn extend(&mut self, path: &str) {
        let mut rest = path;
        while !rest.is_empty() {
            let end = slash(rest).unwrap_or(rest.len());
            let segment = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or("");
            match segment {
                "" | "." => {}
                ".." if self.removable > 0 => {
                    let kept = last_slash(&self.path.as_bytes()[self.start..]).unwrap_or(0);
                    self.path.truncate(self.start + kept);
                    self.removable -= 1;
                }
                ".." if self.start > 0 => {}
                _ => {
                    if self.path.len() > self.start {
                        self.path.push('/');
                    }
                    self.path.push_str(segment);
                    self.removable += usize::from(segment != "..");
                }
            }
        }
    }

    fn finish(mut self, trailing: bool) -> String {
        if self.path.is_empty() {
            self.path.push('.');
        }
        if trailing && !self.path.ends_with('/') {
            self.path.push('/');
        }
        self.path
    }
}

// Names are short: a plain loop finds their end sooner than a search that is made for long text.
fn slash(text: &str) -> Option<usize> {
    text.bytes().position(|byte| byte == b'/')
}

fn last_slash(text: &[u8]) -> Option<usize> {
    text.iter().rposition(|&byte| byte == b'/')
}

fn without_trailing_slashes(mut path: &str) -> &str {
    while let Some(shorter) = path.strip_suffix('/') {
        path = shorter;
    }
    path
}

fn root(path: &str) -> &str {
    &path[..usize::from(path.starts_with('/'))]
}

pub(crate) fn normalize(path: &str) -> String {
    let mut folded = Folded::new(root(path), path.len() + 2);
    folded.extend(path);
    folded.finish(path.ends_with('/'))
}

pub(crate) fn join(first: &str, second: &str) -> String {
    let mut folded = Folded::new(root(first), first.len() + second.len() + 2);
    folded.extend(first);
    folded.extend(second);
    folded.finish(second.ends_with('/'))
}

/// `base` is absolute.
pub(crate) fn resolve(base: &str, path: &str) -> String {
    let mut folded = Folded::new("/", base.len() + path.len() + 1);
    if !path.starts_with('/') {
        folded.extend(base);
    }
    folded.extend(path);
    folded.path
}

/// Both are absolute.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let (from, to) = (resolve("/", from), resolve("/", to));
    let (from, to) = (&from[1..], &to[1..]);
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let ends = |path: &str| path.len() == same || path.as_bytes()[same] == b'/';
    let common = if ends(from) && ends(to) {
        same
    } else {
        last_slash(&from.as_bytes()[..same]).unwrap_or(0)
    };
    let left = from[common..].trim_start_matches('/');
    let rest = to[common..].trim_start_matches('/');
    let up =
        if left.is_empty() { 0 } else { 1 + left.bytes().filter(|&byte| byte == b'/').count() };
    let mut answer = String::with_capacity(up * 3 + rest.len());
    for _ in 0..up {
        answer.push_str("../");
    }
    answer.push_str(rest);
    if rest.is_empty() {
        answer.pop();
    }
    answer
}

pub(crate) fn basename(path: &str) -> &str {
    let path = without_trailing_slashes(path);
    last_slash(path.as_bytes()).map_or(path, |slash| &path[slash + 1..])
}

pub(crate) fn dirname(path: &str) -> &str {
    let trimmed = without_trailing_slashes(path);
    match last_slash(trimmed.as_bytes()) {
        None if path.starts_with('/') => "/",
        None => ".",
        Some(0) => "/",
        Some(1) if path.starts_with("//") => "//",
        Some(slash) => &trimmed[..slash],
    }
}

pub(crate) fn parse(path: &str) -> Parsed<'_> {
    let trimmed = without_trailing_slashes(path);
    let (dir, base) = match last_slash(trimmed.as_bytes()) {
        None => ("", trimmed),
        Some(slash) => (&trimmed[..slash.max(1)], &trimmed[slash + 1..]),
    };
    let dot = base.as_bytes().iter().rposition(|&byte| byte == b'.');
    let dot = dot.filter(|&dot| dot > 0 && base != "..").unwrap_or(base.len());
    Parsed { root: root(path), dir, base, ext: &base[dot..], name: &base[..dot] }
}
