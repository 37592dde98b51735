//! The tree of a segment's groups: `@(a|b)`, `!(c)`, `*(d)`, one in another.

use alloc::vec;
use alloc::vec::Vec;

use super::Units;

/// Groups nested deeper are text, as far as they are not of a kind that merges with the one around them.
const MAX_DEPTH: usize = 2;

/// And so are those, from here on. Node runs out of stack somewhat later.
const MAX_NESTING: usize = 50;

/// More parts than these, and the segment matches nothing: each `!()` has a copy of what follows it.
const MAX_PARTS: usize = 10_000;

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Part {
    Text(Units),
    Group(Group),
    /// What reads like a group but is not closed.
    Sequence(Sequence),
}

/// Parts that follow one another.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Sequence {
    pub(super) parts: Vec<Part>,
    /// Its place among a group's alternatives when that was made; 0 for all that were written there.
    pub(super) index: usize,
    /// How often what follows the group is appended: Node forgets none of the `!()` that were merged away.
    tails: usize,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) alternatives: Vec<Sequence>,
    /// `!()`, but for Node also `!(a|)` and `!(@(a))`: no text stands before the parenthesis.
    pub(super) is_empty: bool,
    /// Whether it was written as `!()`.
    negates: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// `@(…)`: once
    One,
    /// `?(…)`
    Optional,
    /// `+(…)`
    Some,
    /// `*(…)`
    Any,
    /// `!(…)`
    Not,
}

impl Kind {
    fn of(unit: u16) -> Option<Self> {
        match u8::try_from(unit) {
            Ok(b'@') => Some(Self::One),
            Ok(b'?') => Some(Self::Optional),
            Ok(b'+') => Some(Self::Some),
            Ok(b'*') => Some(Self::Any),
            Ok(b'!') => Some(Self::Not),
            _ => None,
        }
    }

    pub(super) fn unit(self) -> u16 {
        let byte = match self {
            Self::One => b'@',
            Self::Optional => b'?',
            Self::Some => b'+',
            Self::Any => b'*',
            Self::Not => b'!',
        };
        u16::from(byte)
    }

    /// Whether a group of this kind may hold `inner` without counting as deeper.
    fn may_hold(self, inner: Self) -> bool {
        match self {
            Self::Not | Self::Optional | Self::One => matches!(inner, Self::Optional | Self::One),
            Self::Any | Self::Some => !matches!(inner, Self::Not),
        }
    }

    /// Whether the alternatives of `inner` can be this group's own.
    fn adopts(self, inner: Self) -> bool {
        match self {
            Self::Not | Self::One => inner == Self::One,
            Self::Optional => matches!(inner, Self::Optional | Self::One),
            Self::Any => !matches!(inner, Self::Not),
            Self::Some => matches!(inner, Self::Some | Self::One),
        }
    }

    /// The same, with an empty alternative more.
    fn adopts_with_empty(self, inner: Self) -> bool {
        match self {
            Self::Not | Self::One => inner == Self::Optional,
            Self::Some => matches!(inner, Self::Optional | Self::Any),
            _ => false,
        }
    }

    /// What this group and the only one in it are together.
    fn usurped_by(self, inner: Self) -> Option<Self> {
        match (self, inner) {
            (Self::Not, Self::Not) => Some(Self::One),
            (Self::Optional, Self::Any | Self::Some) => Some(Self::Any),
            (Self::One, inner) => Some(inner),
            (Self::Some, Self::Optional | Self::Any) => Some(Self::Any),
            _ => None,
        }
    }
}

impl Sequence {
    /// The tree of a segment, or nothing if it is too large.
    pub(super) fn parse(segment: &[u16]) -> Option<Self> {
        let mut reader = Reader { text: segment, at: 0 };
        let mut sequence = reader.top_level();
        sequence.flatten();
        let mut room = MAX_PARTS;
        sequence.append_tails(&[], &mut room)?;
        Some(sequence)
    }

    fn push_text(&mut self, text: &mut Units) {
        if !text.is_empty() {
            self.parts.push(Part::Text(core::mem::take(text)));
        }
    }

    fn only_group(&self) -> Option<&Group> {
        match &self.parts[..] {
            [Part::Group(group)] => Some(group),
            _ => None,
        }
    }

    fn into_only_group(self) -> Option<Group> {
        match self.parts.into_iter().next() {
            Some(Part::Group(group)) => Some(group),
            _ => None,
        }
    }

    fn flatten(&mut self) {
        for part in &mut self.parts {
            if let Part::Group(group) = part {
                group.flatten();
            }
        }
    }

    /// Appends to the alternatives of each `!()` what follows it up to the end of the segment.
    fn append_tails(&mut self, tail: &[Part], room: &mut usize) -> Option<()> {
        for at in (0..self.parts.len()).rev() {
            let (before, after) = self.parts.split_at_mut(at + 1);
            let Some(Part::Group(group)) = before.last_mut() else { continue };
            let following: Vec<Part> = after.iter().chain(tail).map(Part::copy).collect();
            *room = room.checked_sub(following.iter().map(Part::count).sum())?;
            let own = usize::from(group.negates && group.kind == Kind::Not);
            for alternative in &mut group.alternatives {
                alternative.append_tails(&following, room)?;
                let times = own + alternative.tails;
                *room =
                    room.checked_sub(times * following.iter().map(Part::count).sum::<usize>())?;
                for _ in 0..times {
                    alternative.parts.extend(following.iter().cloned());
                }
            }
        }
        Some(())
    }

    /// As it was written, but for what was merged.
    fn write(&self, out: &mut Units) {
        for part in &self.parts {
            match part {
                Part::Text(text) => out.extend_from_slice(text),
                Part::Group(group) => group.write(out),
                Part::Sequence(sequence) => sequence.write(out),
            }
        }
    }
}

impl Part {
    /// A copy as Node makes it: a group no longer knows that it is empty.
    fn copy(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.clone()),
            Self::Sequence(sequence) => Self::Sequence(sequence.copy(0)),
            Self::Group(group) => {
                let alternatives = group.alternatives.iter().enumerate();
                Self::Group(Group {
                    kind: group.kind,
                    alternatives: alternatives.map(|(index, one)| one.copy(index)).collect(),
                    is_empty: false,
                    negates: group.negates,
                })
            }
        }
    }

    fn count(&self) -> usize {
        let of = |sequence: &Sequence| 1 + sequence.parts.iter().map(Self::count).sum::<usize>();
        match self {
            Self::Text(text) => 1 + text.len() / 8,
            Self::Sequence(sequence) => of(sequence),
            Self::Group(group) => 1 + group.alternatives.iter().map(of).sum::<usize>(),
        }
    }
}

impl Sequence {
    fn copy(&self, index: usize) -> Self {
        Self { parts: self.parts.iter().map(Part::copy).collect(), index, tails: 0 }
    }
}

impl Group {
    /// Merges groups that hold nothing but a group.
    fn flatten(&mut self) {
        for _ in 0..10 {
            let mut merged = false;
            let mut at = 0;
            while at < self.alternatives.len() {
                self.alternatives[at].flatten();
                if let Some(inner) = self.alternatives[at].only_group().map(|inner| inner.kind) {
                    merged |= self.merge(at, inner);
                }
                at += 1;
            }
            if !merged {
                return;
            }
        }
    }

    /// Merges the group that is the alternative `at`, of kind `inner`, if that is possible.
    fn merge(&mut self, at: usize, inner: Kind) -> bool {
        let adopts_with_empty = self.kind.adopts_with_empty(inner);
        if self.kind.adopts(inner) || adopts_with_empty {
            let Some(group) = self.alternatives.remove(at).into_only_group() else { return false };
            let empty = adopts_with_empty.then(|| Sequence {
                parts: vec![Part::Text(Units::new())],
                index: group.alternatives.len(),
                tails: 0,
            });
            self.alternatives.splice(at..at, group.alternatives.into_iter().chain(empty));
            return true;
        }
        let ([_], Some(kind)) = (&self.alternatives[..], self.kind.usurped_by(inner)) else {
            return false;
        };
        let Some(mut group) = self.alternatives.remove(at).into_only_group() else { return false };
        if group.negates && group.kind == Kind::Not {
            group.alternatives.iter_mut().for_each(|alternative| alternative.tails += 1);
        }
        self.alternatives = group.alternatives;
        self.kind = kind;
        self.is_empty = false;
        true
    }

    pub(super) fn write(&self, out: &mut Units) {
        out.extend([self.kind.unit(), u16::from(b'(')]);
        for (index, alternative) in self.alternatives.iter().enumerate() {
            if index > 0 {
                out.push(u16::from(b'|'));
            }
            alternative.write(out);
        }
        out.push(u16::from(b')'));
    }
}

struct Reader<'a> {
    text: &'a [u16],
    at: usize,
}

/// Knows which characters are in brackets, where they begin no group.
#[derive(Default)]
struct Brackets {
    start: Option<usize>,
    negated: bool,
}

impl Brackets {
    /// Whether the unit that ends before `at` is in brackets, these included.
    fn hold(&mut self, unit: u16, at: usize) -> bool {
        let Some(start) = self.start else {
            if unit == u16::from(b'[') {
                *self = Self { start: Some(at), negated: false };
            }
            return self.start.is_some();
        };
        if at == start + 1 {
            self.negated = unit == u16::from(b'^') || unit == u16::from(b'!');
        } else if unit == u16::from(b']') && !(at == start + 2 && self.negated) {
            self.start = None;
        }
        true
    }
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u16> {
        let unit = self.text.get(self.at).copied()?;
        self.at += 1;
        Some(unit)
    }

    /// The kind of the group that `unit`, read last, begins.
    fn group_kind(&self, unit: u16) -> Option<Kind> {
        let opens = self.text.get(self.at) == Some(&u16::from(b'('));
        Kind::of(unit).filter(|_| opens)
    }

    fn top_level(&mut self) -> Sequence {
        let mut sequence = Sequence::default();
        let mut text = Units::new();
        let mut brackets = Brackets::default();
        while let Some(unit) = self.next() {
            if !brackets.hold(unit, self.at)
                && let Some(kind) = self.group_kind(unit)
            {
                sequence.push_text(&mut text);
                sequence.parts.push(self.group(kind, 1, 1));
            } else {
                text.push(unit);
            }
        }
        sequence.push_text(&mut text);
        sequence
    }

    /// Reads a group from its parenthesis on.
    fn group(&mut self, kind: Kind, depth: usize, nesting: usize) -> Part {
        let start = self.at - 1;
        self.at += 1;
        let mut alternatives = Vec::new();
        let mut sequence = Sequence::default();
        let mut text = Units::new();
        let mut brackets = Brackets::default();
        while let Some(unit) = self.next() {
            if brackets.hold(unit, self.at) {
                text.push(unit);
                continue;
            }
            let inner = self.group_kind(unit).filter(|&inner| {
                nesting < MAX_NESTING && (depth <= MAX_DEPTH || kind.may_hold(inner))
            });
            if let Some(inner) = inner {
                let deeper = usize::from(!kind.may_hold(inner));
                sequence.push_text(&mut text);
                sequence.parts.push(self.group(inner, depth + deeper, nesting + 1));
            } else if unit == u16::from(b'|') {
                sequence.push_text(&mut text);
                alternatives.push(core::mem::take(&mut sequence));
            } else if unit == u16::from(b')') {
                let is_empty = text.is_empty();
                sequence.push_text(&mut text);
                alternatives.push(sequence);
                let negates = kind == Kind::Not;
                return Part::Group(Group { kind, alternatives, is_empty, negates });
            } else {
                text.push(unit);
            }
        }
        // Not closed: all of it is text.
        let parts = vec![Part::Text(self.text[start..].to_vec())];
        Part::Sequence(Sequence { parts, ..Sequence::default() })
    }
}
