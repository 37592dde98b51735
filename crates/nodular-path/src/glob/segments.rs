//! Patterns and paths as lists of segments.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::{Matcher, Options, SLASH, Units, is, is_hidden};

/// Patterns that `**/..` may turn one into; further ones are dropped. Node has no such limit.
const MAX_PATTERNS: usize = 1_000;

/// Node looks no deeper for `**`.
const MAX_GLOBSTARS: usize = 200;

/// Splits at slashes, of which several are one; on Windows the two of a share stay.
pub(super) fn split(text: &[u16], windows: bool) -> Vec<Units> {
    let last = text.iter().filter(|&&unit| unit == SLASH).count();
    let pieces = text.split(|&unit| unit == SLASH).enumerate();
    let counts =
        |(index, piece): &(usize, &[u16])| *index == 0 || *index == last || !piece.is_empty();
    let mut segments: Vec<Units> = pieces.filter(counts).map(|(_, piece)| piece.to_vec()).collect();
    let share = matches!(text, [SLASH, SLASH, third, ..] if *third != SLASH);
    if windows && share {
        segments.insert(0, Units::new());
    }
    segments
}

/// Rewrites patterns so that `.` and `..` mean in them what they mean in a path.
pub(super) fn simplify(mut patterns: Vec<Vec<Units>>) -> Vec<Vec<Units>> {
    loop {
        let mut changed = false;
        let mut index = 0;
        while index < patterns.len() {
            let mut more = Vec::new();
            let pattern = &mut patterns[index];
            changed |= split_globstars(pattern, &mut more);
            changed |= drop_dots(pattern);
            changed |= fold_parents(pattern);
            more.truncate(MAX_PATTERNS.saturating_sub(patterns.len()));
            patterns.append(&mut more);
            index += 1;
        }
        if !changed {
            break;
        }
    }
    if patterns.len() <= MAX_PATTERNS {
        merge(&mut patterns);
    }
    patterns
}

/// `**/**` becomes `**`, and `**/../a/b` both `../a/b` and `**/a/b`.
fn split_globstars(pattern: &mut Vec<Units>, more: &mut Vec<Vec<Units>>) -> bool {
    let mut changed = false;
    let mut at = 0;
    while at < pattern.len() {
        if !is(&pattern[at], "**") {
            at += 1;
            continue;
        }
        while pattern.get(at + 1).is_some_and(|next| is(next, "**")) {
            pattern.remove(at + 1);
        }
        let name = |index: usize| {
            let segment = pattern.get(index);
            segment.is_some_and(|text| !text.is_empty() && !is(text, ".") && !is(text, ".."))
        };
        let parent = pattern.get(at + 1).is_some_and(|next| is(next, ".."));
        if parent && name(at + 2) && name(at + 3) {
            pattern.remove(at);
            let mut other = pattern.clone();
            other[at] = globstar();
            more.push(other);
            changed = true;
        } else {
            at += 1;
        }
    }
    changed
}

fn globstar() -> Units {
    "**".encode_utf16().collect()
}

/// Removes `.` and empty segments between others.
fn drop_dots(segments: &mut Vec<Units>) -> bool {
    let before = segments.len();
    let rooted = segments.first().is_some_and(Vec::is_empty);
    let last = before.saturating_sub(1);
    let mut index = 0;
    let mut kept_second = false;
    segments.retain(|segment| {
        let at = index;
        index += 1;
        let inner = at > 0 && at < last;
        // The second of two empty ones in front belongs to a share.
        let share = rooted && segment.is_empty() && !kept_second;
        let drop = inner && (is(segment, ".") || segment.is_empty()) && !share;
        kept_second |= at > 0 && !drop;
        !drop
    });
    if let [first, second] = &segments[..]
        && is(first, ".")
        && (is(second, ".") || second.is_empty())
    {
        segments.pop();
    }
    segments.len() != before
}

/// Removes a segment and the `..` after it.
fn fold_parents(pattern: &mut Vec<Units>) -> bool {
    fold(pattern, |before| is(before, "**"), true)
}

fn fold(segments: &mut Vec<Units>, keeps: impl Fn(&[u16]) -> bool, is_pattern: bool) -> bool {
    let mut changed = false;
    let mut at = 1;
    while at < segments.len() {
        let before = &segments[at - 1];
        let is_name = !before.is_empty() && !is(before, ".") && !is(before, "..");
        if !is(&segments[at], "..") || !is_name || keeps(before) {
            at += 1;
            continue;
        }
        changed = true;
        let dot = is_pattern && at == 1 && segments.get(2).is_some_and(|next| is(next, "**"));
        let put = dot.then(|| vec![u16::from(b'.')]);
        segments.splice(at - 1..=at, put);
        if is_pattern && segments.is_empty() {
            segments.push(Units::new());
        }
        at = at.saturating_sub(1).max(1);
    }
    changed
}

/// Leaves out a pattern that another one includes.
fn merge(patterns: &mut Vec<Vec<Units>>) {
    for first in 0..patterns.len() {
        for second in first + 1..patterns.len() {
            if let Some(merged) = merged(&patterns[first], &patterns[second]) {
                patterns[first].clear();
                patterns[second] = merged;
                break;
            }
        }
    }
    patterns.retain(|pattern| !pattern.is_empty());
}

/// The one pattern for two that differ only in `*` for a name, or in an empty `**`.
fn merged(a: &[Units], b: &[Units]) -> Option<Vec<Units>> {
    let (mut at_a, mut at_b) = (0, 0);
    let mut wider = None;
    let mut merged = Vec::new();
    while let (Some(in_a), Some(in_b)) = (a.get(at_a), b.get(at_b)) {
        let star_for = |star: &[u16], name: &[u16]| {
            is(star, "*") && !name.is_empty() && !is_hidden(name) && !is(name, "**")
        };
        let (from, step_a, step_b) = if in_a == in_b {
            (in_a, 1, 1)
        } else if is(in_a, "**") && a.get(at_a + 1) == Some(in_b) {
            (in_a, 1, 0)
        } else if is(in_b, "**") && b.get(at_b + 1) == Some(in_a) {
            (in_b, 0, 1)
        } else if star_for(in_a, in_b) && wider != Some('b') {
            wider = Some('a');
            (in_a, 1, 1)
        } else if star_for(in_b, in_a) && wider != Some('a') {
            wider = Some('b');
            (in_b, 1, 1)
        } else {
            return None;
        };
        merged.push(from.clone());
        (at_a, at_b) = (at_a + step_a, at_b + step_b);
    }
    (a.len() == b.len()).then_some(merged)
}

pub(super) fn matches(path: &[Units], pattern: &[Units], options: Options) -> bool {
    let matchers = matchers(pattern, options);
    let (mut path_start, mut pattern_start) = (0, 0);
    if options.windows
        && let Some((in_path, letter)) = drive_at(|index| path.get(index))
        && let Some((in_pattern, same)) = drive_at(|index| matchers.get(index)?.text())
        && letter == same
    {
        // A drive's case does not count, nor does the `\\?\` before it.
        (path_start, pattern_start) = (in_path + 1, in_pattern + 1);
    }
    let mut path = path.to_vec();
    simplify_path(&mut path, options.windows);
    match_from(&path, path_start, &matchers[pattern_start..])
}

fn matchers(pattern: &[Units], options: Options) -> Vec<Matcher> {
    let literal = if options.windows && options.nocase { literal_len(pattern) } else { 0 };
    let matcher = |(index, segment): (usize, &Units)| {
        if index < literal { Matcher::Text(segment.clone()) } else { Matcher::of(segment, options) }
    };
    let mut matchers: Vec<Matcher> = pattern.iter().enumerate().map(matcher).collect();
    if let [_, _, host, drive, ..] = &mut matchers[..]
        && options.windows
        && is(&pattern[2], "?")
        && drive.text().is_some_and(|text| is_drive(text))
    {
        // The `?` of `//?/C:` is no wildcard.
        *host = Matcher::Text(pattern[2].clone());
    }
    matchers
}

/// How many segments of a pattern for Windows are a root, in which nothing is a wildcard.
fn literal_len(pattern: &[Units]) -> usize {
    let plain = |index: usize| {
        let magic = |&unit: &u16| matches!(u8::try_from(unit), Ok(b'?' | b'*' | b'[' | b']'));
        pattern.get(index).is_none_or(|segment| !segment.iter().any(magic))
    };
    match pattern {
        [a, b, host, ..]
            if a.is_empty() && b.is_empty() && (is(host, "?") || plain(2)) && plain(3) =>
        {
            4
        }
        [drive, ..] if is_drive(drive.get(..2).unwrap_or_default()) => 1,
        _ => 0,
    }
}

/// Where the drive is in `C:/…` and in `//?/C:/…`, and its letter in lower case.
fn drive_at<'a>(segment: impl Fn(usize) -> Option<&'a Units>) -> Option<(usize, u16)> {
    let drive = |index| segment(index).filter(|text| is_drive(text));
    let begins = |index, text| segment(index).is_some_and(|found| is(found, text));
    let long = begins(0, "") && begins(1, "") && begins(2, "?");
    let index = if long { 3 } else { 0 };
    Some((index, drive(index)?[0] | 0x20))
}

fn is_drive(segment: &[u16]) -> bool {
    let is_letter = |unit: u16| u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_alphabetic());
    matches!(segment, [letter, colon] if is_letter(*letter) && *colon == u16::from(b':'))
}

fn simplify_path(path: &mut Vec<Units>, windows: bool) {
    let keeps = |before: &[u16]| is(before, "**") || (windows && is_drive(before));
    while drop_dots(path) | fold(path, keeps, false) {}
    if path.is_empty() {
        path.push(Units::new());
    }
}

fn match_from(path: &[Units], start: usize, pattern: &[Matcher]) -> bool {
    let is_globstar = |matcher: &Matcher| matches!(matcher, Matcher::Globstar);
    let Some(first) = pattern.iter().position(is_globstar) else {
        return match_list(path, start, pattern);
    };
    let last = pattern.iter().rposition(is_globstar).unwrap_or(first);
    let (head, tail) = (&pattern[..first], &pattern[last + 1..]);
    let head_end = start + head.len();
    let head_path = &path[..head_end.min(path.len())];
    if !head.is_empty() && !match_list(head_path, start, head) {
        return false;
    }
    let Some(tail_len) = match_tail(path, head_end, tail) else { return false };
    if first == last {
        let between = path.get(head_end..path.len() - tail_len).unwrap_or_default();
        return !between.iter().any(|segment| is_hidden(segment))
            && (tail_len > 0 || !between.is_empty());
    }
    let body = &pattern[first + 1..last];
    let groups: Vec<&[Matcher]> = body.split(is_globstar).collect();
    Globstars::new(path, &groups, path.len() - tail_len, tail_len > 0).matches(head_end, 0)
        == Found::Yes
}

/// How many of the path's last segments the pattern's last ones match; a trailing separator is one more.
fn match_tail(path: &[Units], start: usize, tail: &[Matcher]) -> Option<usize> {
    if tail.is_empty() {
        return Some(0);
    }
    let tail_start = path.len().checked_sub(tail.len()).filter(|&at| at >= start)?;
    if match_list(path, tail_start, tail) {
        return Some(tail.len());
    }
    let trailing = path.last().is_some_and(Vec::is_empty);
    let before = tail_start.checked_sub(1).filter(|&at| trailing && at >= start)?;
    match_list(path, before, tail).then_some(tail.len() + 1)
}

/// Whether the segments from `start` on are the pattern's, but for a trailing separator.
fn match_list(path: &[Units], start: usize, pattern: &[Matcher]) -> bool {
    let path = path.get(start..).unwrap_or_default();
    let matched = path.iter().zip(pattern).all(|(segment, matcher)| matcher.matches(segment));
    let rest = path.get(pattern.len()..);
    matched
        && rest.is_some_and(|rest| matches!(rest, []) || matches!(rest, [last] if last.is_empty()))
}

/// What a search for segments between two `**` found.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Found {
    Yes,
    No,
    /// Not even if the groups before stood elsewhere.
    Never,
}

/// The groups of segments between the first `**` and the last.
struct Globstars<'a> {
    path: &'a [Units],
    groups: &'a [&'a [Matcher]],
    /// The last start of each group that leaves room for the ones after it.
    limits: Vec<Option<usize>>,
    saw_tail: bool,
    known: BTreeMap<(usize, usize), Found>,
}

impl<'a> Globstars<'a> {
    fn new(path: &'a [Units], groups: &'a [&'a [Matcher]], end: usize, saw_tail: bool) -> Self {
        // Node counts, for the room of a group, the segments of groups from the wrong end of the list.
        let mut sums = vec![0];
        for group in groups {
            sums.push(sums.last().copied().unwrap_or(0) + group.len());
        }
        let room = |(index, group): (usize, &&[Matcher])| {
            end.checked_sub(sums[groups.len() - 1 - index] + group.len())
        };
        let limits = groups.iter().enumerate().map(room).collect();
        Self { path, groups, limits, saw_tail, known: BTreeMap::new() }
    }

    fn matches(&mut self, start: usize, index: usize) -> Found {
        if let Some(&found) = self.known.get(&(start, index)) {
            return found;
        }
        let found = self.search(start, index);
        self.known.insert((start, index), found);
        found
    }

    fn search(&mut self, start: usize, index: usize) -> Found {
        let Some(group) = self.groups.get(index) else {
            let rest = self.path.get(start..).unwrap_or_default();
            let hidden = rest.iter().any(|segment| is_hidden(segment));
            let some = self.saw_tail || !rest.is_empty();
            return if !hidden && some { Found::Yes } else { Found::No };
        };
        let Some(limit) = self.limits[index] else { return Found::Never };
        for at in start..=limit {
            let until = &self.path[..self.path.len().min(at + group.len())];
            if index < MAX_GLOBSTARS && match_list(until, at, group) {
                let found = self.matches(at + group.len(), index + 1);
                if found != Found::No {
                    return found;
                }
            }
            if self.path.get(at).is_some_and(|segment| is_hidden(segment)) {
                return Found::No;
            }
        }
        Found::Never
    }
}
