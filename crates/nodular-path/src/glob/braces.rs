//! Brace expansion: `a{b,c}` is `ab` and `ac`, `{1..3}` is `1`, `2` and `3`.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::Units;

/// At most so many texts, of so many units altogether, come out of one pattern: Node's limits.
const MAX_TEXTS: usize = 100_000;
const MAX_UNITS: usize = 4_000_000;

/// So many units are read and copied; what would take more expands to nothing. Node has no such limit.
const MAX_WORK: usize = 8_000_000;

/// Braces nested deeper are taken literally: Node runs out of stack somewhat later.
const MAX_DEPTH: usize = 100;

const OPEN: u16 = b'{' as u16;
const CLOSE: u16 = b'}' as u16;
const COMMA: u16 = b',' as u16;

/// Stand for braces that mean themselves; no text that was UTF-8 has them.
const LITERAL_OPEN: u16 = 0xD800;
const LITERAL_CLOSE: u16 = 0xD801;

pub(super) fn expand(pattern: &[u16]) -> Vec<Units> {
    if !has_braces(pattern) {
        return vec![pattern.to_vec()];
    }
    let mut text = pattern.to_vec();
    if text.starts_with(&[OPEN, CLOSE]) {
        text[..2].copy_from_slice(&[LITERAL_OPEN, LITERAL_CLOSE]);
    }
    let mut expander = Expander { work_left: MAX_WORK };
    let mut texts = expander.expand(&text, true, 0);
    if expander.work_left == 0 {
        return Vec::new();
    }
    for unit in texts.iter_mut().flatten() {
        match *unit {
            LITERAL_OPEN => *unit = OPEN,
            LITERAL_CLOSE => *unit = CLOSE,
            _ => {}
        }
    }
    texts
}

/// Whether an opening brace is closed before the next one, on the same line.
fn has_braces(pattern: &[u16]) -> bool {
    let mut open = false;
    for &unit in pattern {
        match unit {
            OPEN => open = true,
            CLOSE if open => return true,
            _ if is_newline(unit) => open = false,
            _ => {}
        }
    }
    false
}

fn is_newline(unit: u16) -> bool {
    matches!(unit, 0x0A | 0x0D | 0x2028 | 0x2029)
}

/// The texts so far, within the limits.
struct Texts {
    texts: Vec<Units>,
    units: usize,
}

impl Texts {
    fn new() -> Self {
        Self { texts: Vec::new(), units: 0 }
    }

    /// Whether there was room.
    fn push(&mut self, text: Units) -> bool {
        let fits = self.texts.len() < MAX_TEXTS && self.units + text.len() <= MAX_UNITS;
        if fits {
            self.units += text.len();
            self.texts.push(text);
        }
        fits
    }
}

struct Expander {
    work_left: usize,
}

impl Expander {
    fn expand(&mut self, text: &[u16], mut is_top: bool, depth: usize) -> Vec<Units> {
        let nothing = [Units::new()];
        let mut heads = vec![Units::new()];
        let mut drop_empty = false;
        let mut first = true;
        let mut text = text.to_vec();
        loop {
            self.work_left = self.work_left.saturating_sub(text.len() + 1);
            let go_on = depth < MAX_DEPTH && self.work_left > 0;
            let Some((open, close)) = balanced(&text).filter(|_| go_on) else {
                return self.combine(&heads, &text, &nothing, drop_empty);
            };
            let (pre, body, post) = (&text[..open], &text[open + 1..close], &text[close + 1..]);
            let sequence = Sequence::parse(body);
            if pre.ends_with(&[u16::from(b'$')]) {
                // `${x}` is no group.
                let drop = drop_empty && post.is_empty();
                heads = self.combine(&heads, &text[..=close], &nothing, drop);
            } else if sequence.is_none() && !body.contains(&COMMA) {
                if !closes_after_comma(post) {
                    return self.combine(&heads, &text, &nothing, drop_empty);
                }
                // `{a},b}`: the group ends at the next brace.
                text[close] = LITERAL_CLOSE;
                is_top = true;
                continue;
            } else {
                drop_empty = if first { is_top && sequence.is_none() } else { drop_empty };
                let drop = drop_empty && post.is_empty();
                heads = match sequence {
                    Some(sequence) => self.combine(&heads, pre, &sequence.texts(), drop),
                    None => match self.parts(body, depth) {
                        Parts::One(one) => {
                            self.combine(&heads, &[pre, &one].concat(), &nothing, drop)
                        }
                        Parts::Many(parts) => {
                            let alone = drop && pre.is_empty() && heads.iter().all(Vec::is_empty);
                            let values = self.expand_parts(&parts, alone, depth);
                            self.combine(&heads, pre, &values, drop)
                        }
                    },
                };
            }
            first = false;
            if post.is_empty() {
                return heads;
            }
            text = post.to_vec();
        }
    }

    /// Every one of `heads` with `middle` and every one of `ends`.
    fn combine(
        &mut self,
        heads: &[Units],
        middle: &[u16],
        ends: &[Units],
        drop_empty: bool,
    ) -> Vec<Units> {
        let mut combined = Texts::new();
        for head in heads {
            for end in ends {
                let text = [head, middle, end].concat();
                self.work_left = self.work_left.saturating_sub(text.len() + 1);
                let skip = drop_empty && text.is_empty();
                if self.work_left == 0 || !(skip || combined.push(text)) {
                    return combined.texts;
                }
            }
        }
        combined.texts
    }

    fn expand_parts(&mut self, parts: &[Units], drop_empty: bool, depth: usize) -> Vec<Units> {
        let mut values = Texts::new();
        for part in parts {
            for value in self.expand(part, false, depth + 1) {
                let skip = drop_empty && value.is_empty();
                if !(skip || values.push(value)) {
                    return values.texts;
                }
            }
        }
        values.texts
    }

    fn parts(&mut self, body: &[u16], depth: usize) -> Parts {
        let parts = split_commas(body);
        let [one] = &parts[..] else { return Parts::Many(parts) };
        // `{{a,b}}` is `{a}` and `{b}`.
        let mut expanded = self.expand(one, false, depth + 1);
        for text in &mut expanded {
            text.insert(0, OPEN);
            text.push(CLOSE);
        }
        match expanded.len() {
            1 => Parts::One(expanded.remove(0)),
            _ => Parts::Many(expanded),
        }
    }
}

/// The parts of a group, split at its commas.
enum Parts {
    /// It has but one, so that its braces stay.
    One(Units),
    Many(Vec<Units>),
}

/// Splits at the commas outside of inner groups.
fn split_commas(mut body: &[u16]) -> Vec<Units> {
    let mut parts = vec![Units::new()];
    let mut add = |text: &[u16], group: &[u16]| {
        for (index, piece) in text.split(|&unit| unit == COMMA).enumerate() {
            if index > 0 {
                parts.push(Units::new());
            }
            if let Some(last) = parts.last_mut() {
                last.extend_from_slice(piece);
            }
        }
        if let Some(last) = parts.last_mut() {
            last.extend_from_slice(group);
        }
    };
    while let Some((open, close)) = balanced(body) {
        add(&body[..open], &body[open..=close]);
        body = &body[close + 1..];
    }
    add(body, &[]);
    parts
}

/// The first group that is closed: as far out as possible.
fn balanced(text: &[u16]) -> Option<(usize, usize)> {
    let mut open = Vec::new();
    let mut found: Option<(usize, usize)> = None;
    for (at, &unit) in text.iter().enumerate() {
        if unit == OPEN {
            open.push(at);
        } else if unit == CLOSE {
            let Some(start) = open.pop() else { continue };
            if open.is_empty() {
                return Some((start, at));
            }
            if found.is_none_or(|(first, _)| start < first) {
                found = Some((start, at));
            }
        }
    }
    found
}

/// Whether `text` has a comma, not before another one, and on the same line behind it a closing brace.
fn closes_after_comma(text: &[u16]) -> bool {
    let mut after_comma = false;
    for (at, &unit) in text.iter().enumerate() {
        match unit {
            COMMA if text.get(at + 1) != Some(&COMMA) => after_comma = true,
            CLOSE if after_comma => return true,
            _ if is_newline(unit) => after_comma = false,
            _ => {}
        }
    }
    false
}

/// `{1..5}`, `{01..10..3}`, `{a..e}`
struct Sequence {
    first: i64,
    last: i64,
    step: i64,
    /// The digits of a number, with leading zeros.
    width: usize,
    letters: bool,
}

impl Sequence {
    fn parse(body: &[u16]) -> Option<Self> {
        let body = String::from_utf16(body).ok().filter(|body| body.is_ascii())?;
        let fields: Vec<&str> = body.split("..").collect();
        let (first, last, step) = match fields[..] {
            [first, last] => (first, last, "1"),
            [first, last, step] => (first, last, step),
            _ => return None,
        };
        let step = integer(step)?.saturating_abs().max(1);
        if let (Some(first_number), Some(last_number)) = (integer(first), integer(last)) {
            let padded = fields.iter().any(|field| {
                let digits = field.strip_prefix('-').unwrap_or(field);
                digits.len() > 1 && digits.starts_with('0')
            });
            let width = if padded { first.len().max(last.len()) } else { 0 };
            let (first, last) = (first_number, last_number);
            return Some(Self { first, last, step, width, letters: false });
        }
        let (first, last) = (letter(first)?, letter(last)?);
        Some(Self { first, last, step, width: 0, letters: true })
    }

    fn texts(&self) -> Vec<Units> {
        let mut texts = Texts::new();
        let mut value = self.first;
        let up = self.first <= self.last;
        while if up { value <= self.last } else { value >= self.last } {
            if !texts.push(self.text(value)) {
                break;
            }
            let step = if up { self.step } else { -self.step };
            let Some(next) = value.checked_add(step) else { break };
            value = next;
        }
        texts.texts
    }

    fn text(&self, value: i64) -> Units {
        if self.letters {
            // Between `Z` and `a` there is a backslash, which would escape what follows.
            let letter = u16::try_from(value).ok().filter(|&unit| unit != u16::from(b'\\'));
            return letter.into_iter().collect();
        }
        let sign = if value < 0 { "-" } else { "" };
        let digits = value.unsigned_abs().to_string();
        let zeros = self.width.saturating_sub(sign.len() + digits.len());
        let zeros = core::iter::repeat_n(u16::from(b'0'), zeros);
        sign.encode_utf16().chain(zeros).chain(digits.encode_utf16()).collect()
    }
}

fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let beyond = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    is_number.then(|| text.parse().unwrap_or(beyond))
}

fn letter(text: &str) -> Option<i64> {
    match text.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(i64::from(*letter)),
        _ => None,
    }
}
