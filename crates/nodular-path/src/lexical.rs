//! What posix and win32 have in common: segments between separators.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{scan, utf16};

/// How a flavour separates segments.
pub(crate) trait Rules {
    /// The separator that results are written with.
    const SEP: u8;
    /// The other one, or the same where there is but one.
    const OTHER: u8;

    fn is_sep(byte: u8) -> bool {
        byte == Self::SEP || byte == Self::OTHER
    }
}

/// Folds `.`, `..` and doubled separators of a path, in place.
///
/// `buf[base..written]` is already folded and `buf[read..]`, which starts with a segment, is still to do; what comes
/// before `base` is the root, which stays.
pub(crate) struct Fold {
    pub(crate) base: usize,
    pub(crate) written: usize,
    pub(crate) read: usize,
    /// Whether a `..` that has nothing to remove is kept: so it is in relative paths.
    pub(crate) above_root: bool,
}

impl Fold {
    /// Everything behind the root, which ends at `base`.
    pub(crate) fn all(base: usize, above_root: bool) -> Self {
        Self { base, written: base, read: base, above_root }
    }

    /// Cuts `buf` to the root and the folded segments, without a trailing separator.
    pub(crate) fn run<R: Rules>(self, buf: &mut Vec<u8>) {
        let Self { base, mut written, mut read, above_root } = self;
        if R::OTHER != R::SEP {
            for byte in &mut buf[read..] {
                *byte = if *byte == R::OTHER { R::SEP } else { *byte };
            }
        }
        while read < buf.len() {
            let (segment, len) = Segment::at::<R>(&buf[read..], R::SEP);
            let end = read + len;
            match segment {
                Segment::Nothing => {}
                Segment::Parent => match last_segment(&buf[base..written], R::SEP) {
                    Some(start) => written = base + start.saturating_sub(1),
                    None if above_root => push::<R>(buf, base, &mut written, read..end),
                    None => {}
                },
                Segment::Names => push::<R>(buf, base, &mut written, read..end),
            }
            read = end + 1;
        }
        buf.truncate(written);
    }
}

/// What begins at a place where a segment begins.
enum Segment {
    /// An empty one or `.`
    Nothing,
    /// `..`
    Parent,
    /// A name, and more of them as long as nothing but single separators is between.
    Names,
}

impl Segment {
    /// With its length, up to its separator, which is `R`'s or the `other`.
    fn at<R: Rules>(path: &[u8], other: u8) -> (Self, usize) {
        let is_sep = |byte: u8| byte == R::SEP || byte == other;
        let ends = |at: usize| path.get(at).is_none_or(|&byte| is_sep(byte));
        match path {
            _ if ends(0) => (Self::Nothing, 0),
            [b'.', ..] if ends(1) => (Self::Nothing, 1),
            [b'.', b'.', ..] if ends(2) => (Self::Parent, 2),
            _ => (Self::Names, scan::odd_separator(path, R::SEP, other)),
        }
    }
}

/// Appends a segment to what is written. There is room: the segment was read from behind `written`, and so was
/// the separator before it.
fn push<R: Rules>(buf: &mut [u8], base: usize, written: &mut usize, segment: Range<usize>) {
    if *written > base {
        buf[*written] = R::SEP;
        *written += 1;
    }
    let len = segment.len();
    if segment.start != *written {
        buf.copy_within(segment, *written);
    }
    *written += len;
}

/// Where the last of the folded segments starts, if there is one that a `..` removes.
fn last_segment(folded: &[u8], sep: u8) -> Option<usize> {
    let start = folded.iter().rposition(|&byte| byte == sep).map_or(0, |at| at + 1);
    let last = &folded[start..];
    (!last.is_empty() && last != b"..").then_some(start)
}

/// The length of the part of `tail`, which is a path without its root, that folding leaves as it is.
///
/// A single trailing separator counts as a part of it. The rest, if any, starts with a segment.
pub(crate) fn normal_len<R: Rules>(tail: &[u8], above_root: bool) -> usize {
    let mut leading = above_root;
    let mut start = 0;
    while start < tail.len() {
        let (segment, len) = Segment::at::<R>(&tail[start..], R::OTHER);
        match segment {
            Segment::Names => leading = false,
            Segment::Parent if leading => {}
            Segment::Nothing | Segment::Parent => return start,
        }
        let end = start + len;
        match tail.get(end) {
            None => return end,
            Some(&sep) if sep == R::SEP => start = end + 1,
            Some(_) => return start,
        }
    }
    start
}

/// The last segment of `path` behind `floor`, without the separators after it.
///
/// It starts at `floor` if there is no separator before it.
pub(crate) fn last<R: Rules>(path: &[u8], floor: usize) -> Option<Range<usize>> {
    let behind = path.get(floor..)?;
    let end = behind.iter().rposition(|&byte| !R::is_sep(byte))? + 1;
    let start = behind[..end].iter().rposition(|&byte| R::is_sep(byte)).map_or(0, |at| at + 1);
    Some(floor + start..floor + end)
}

/// Where the extension of a segment starts: at its last dot, unless that is the first byte, or all is `..`.
pub(crate) fn extension(segment: &[u8]) -> Option<usize> {
    let dot = segment.iter().rposition(|&byte| byte == b'.')?;
    (dot > 0 && segment != b"..").then_some(dot)
}

/// Node's `basename(path, suffix)`; a drive ends at `floor`.
pub(crate) fn basename_without<R: Rules>(path: &[u8], suffix: &[u8], floor: usize) -> Range<usize> {
    let segment = last::<R>(path, floor);
    if suffix.is_empty() || utf16::len(suffix) > utf16::len(path) {
        return segment.unwrap_or(0..0);
    }
    if suffix == path {
        return 0..0;
    }
    let Some(Range { start, end }) = segment else {
        // Node looks for the end of the suffix in vain, and then takes all.
        return floor..path.len();
    };
    let segment = &path[start..end];
    if segment.len() < suffix.len() && suffix.ends_with(segment) {
        // The same: the separators at the end are in.
        return start..path.len();
    }
    match segment.strip_suffix(suffix) {
        Some(stem) if !stem.is_empty() => start..start + stem.len(),
        _ => start..end,
    }
}
