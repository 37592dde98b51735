//! The automaton of a segment.
//!
//! It is run from the end of the text to its start, so that what looks ahead (`!(…)`) is known when it is asked for.

use alloc::vec;
use alloc::vec::Vec;

use super::class::{Class, Parsed};
use super::extglob::{Group, Kind, Part, Sequence};
use super::{Options, Units};
use crate::utf16;

/// More states than these, and the segment matches nothing.
const MAX_STATES: usize = 50_000;

const DOT: u16 = b'.' as u16;

#[derive(Debug)]
pub(super) struct Program {
    states: Vec<State>,
    start: usize,
    /// How deep lookaheads are nested.
    levels: usize,
    /// Whether the text is read by code points instead of UTF-16 units.
    unicode: bool,
    nocase: bool,
}

#[derive(Debug)]
struct State {
    step: Step,
    /// How many lookaheads the state is in; what is asked for is always deeper.
    level: usize,
}

#[derive(Debug)]
enum Step {
    Accept,
    Fail,
    /// The end of the text.
    End(usize),
    /// Any character.
    Any(usize),
    Char(u32, usize),
    Class(Class, usize),
    Either(usize, usize),
    /// No dot comes next.
    NoDot(usize),
    /// The whole text is not `.` or `..`.
    NoDots(usize),
    /// From here the first does not match.
    Not(usize, usize),
}

const ACCEPT: usize = 0;

impl Program {
    /// The automaton, or the text that the segment stands for if there is nothing special in it.
    pub(super) fn compile(segment: &[u16], options: Options) -> Result<Self, Units> {
        let Some(tree) = Sequence::parse(segment) else { return Ok(Self::never()) };
        let mut compiler = Compiler::new(false, options.nocase);
        let (mut start, source) = compiler.top_level(&tree);
        if !compiler.magic {
            return Err(source);
        }
        if compiler.wants_unicode {
            compiler = Compiler::new(true, options.nocase);
            (start, _) = compiler.top_level(&tree);
        }
        if compiler.states.len() >= MAX_STATES {
            return Ok(Self::never());
        }
        let Compiler { states, unicode, nocase, .. } = compiler;
        let levels = states.iter().map(|state| state.level + 1).max().unwrap_or(0);
        Ok(Self { states, start, levels, unicode, nocase })
    }

    fn never() -> Self {
        let states = vec![State { step: Step::Fail, level: 0 }];
        Self { states, start: 0, levels: 1, unicode: false, nocase: false }
    }

    pub(super) fn matches(&self, text: &[u16]) -> bool {
        let text = self.characters(text);
        const CODE: u32 = DOT as u32;
        let is_dots = matches!(text[..], [CODE] | [CODE, CODE]);
        // Which states can go on to the end from the position after, and from this one.
        let mut after = vec![false; self.states.len()];
        let mut here = after.clone();
        for at in (0..=text.len()).rev() {
            here.fill(false);
            for level in (0..self.levels).rev() {
                while self.settle(level, at, &text, is_dots, &after, &mut here) {}
            }
            core::mem::swap(&mut after, &mut here);
        }
        after[self.start]
    }

    /// Works out the states of one level; whether one has changed.
    fn settle(
        &self,
        level: usize,
        at: usize,
        text: &[u32],
        is_dots: bool,
        after: &[bool],
        here: &mut [bool],
    ) -> bool {
        let next_is = |test: &dyn Fn(u32) -> bool| text.get(at).is_some_and(|&code| test(code));
        let mut changed = false;
        for (index, state) in self.states.iter().enumerate() {
            if state.level != level || here[index] {
                continue;
            }
            let goes_on = match &state.step {
                Step::Accept => true,
                Step::Fail => false,
                Step::End(next) => at == text.len() && here[*next],
                Step::Any(next) => at < text.len() && after[*next],
                Step::Char(code, next) => after[*next] && next_is(&|found| found == *code),
                Step::Class(class, next) => {
                    after[*next] && next_is(&|found| self.in_class(class, found))
                }
                Step::Either(a, b) => here[*a] || here[*b],
                Step::NoDot(next) => here[*next] && !next_is(&|found| found == u32::from(DOT)),
                Step::NoDots(next) => here[*next] && !(at == 0 && is_dots),
                Step::Not(unwanted, next) => here[*next] && !here[*unwanted],
            };
            here[index] = goes_on;
            changed |= goes_on;
        }
        changed
    }

    fn in_class(&self, class: &Class, code: u32) -> bool {
        if !self.nocase {
            return class.contains(code);
        }
        // The text is in lower case; the class may name either.
        let upper = char::from_u32(code).and_then(|lower| only(lower.to_uppercase()));
        class.contains(code) || upper.is_some_and(|upper| class.contains(u32::from(upper)))
    }

    fn characters(&self, text: &[u16]) -> Vec<u32> {
        let mut characters = Vec::with_capacity(text.len());
        let mut rest = text;
        while let [unit, behind @ ..] = rest {
            let pair = behind.first().and_then(|&low| utf16::pair(*unit, low));
            let (code, behind) = match pair.filter(|_| self.unicode) {
                Some(code) => (code, &behind[1..]),
                None => (u32::from(*unit), behind),
            };
            characters.push(if self.nocase { lower(code) } else { code });
            rest = behind;
        }
        characters
    }
}

fn lower(code: u32) -> u32 {
    let lower = char::from_u32(code).and_then(|character| only(character.to_lowercase()));
    lower.map_or(code, u32::from)
}

fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}

/// What a text in a pattern is made of.
#[derive(Clone)]
enum Item {
    Char(u16),
    /// `?`
    Any,
    /// `*`, which some places want to have one character at least.
    Star {
        some: bool,
    },
    Class(Class),
    Never,
}

impl Item {
    /// Whether a hidden file's dot must be kept from it.
    fn takes_dot(&self) -> bool {
        match self {
            Self::Any | Self::Star { .. } => true,
            Self::Class(class) => class.is_bracketed(),
            Self::Char(_) | Self::Never => false,
        }
    }
}

/// Where a part stands.
#[derive(Clone, Copy)]
struct Place {
    /// At the start of the segment.
    start: bool,
    /// At its end.
    end: bool,
    /// Whether a wildcard may match a dot there.
    dot: bool,
    /// The number of lookaheads around it.
    level: usize,
}

struct Compiler {
    states: Vec<State>,
    unicode: bool,
    nocase: bool,
    /// Whether there is anything but text.
    magic: bool,
    wants_unicode: bool,
}

impl Compiler {
    fn new(unicode: bool, nocase: bool) -> Self {
        let mut compiler =
            Self { states: Vec::new(), unicode, nocase, magic: false, wants_unicode: false };
        compiler.add(Step::Accept, usize::MAX);
        compiler
    }

    /// The state to start in, and the segment's text as far as it is one.
    fn top_level(&mut self, tree: &Sequence) -> (usize, Units) {
        let end = self.add(Step::End(ACCEPT), 0);
        let place = Place { start: true, end: true, dot: false, level: 0 };
        let mut source = Units::new();
        let start = self.sequence(tree, place, end, &mut source);
        source.reverse();
        (start, source)
    }

    fn add(&mut self, step: Step, level: usize) -> usize {
        let level = if level == usize::MAX { 0 } else { level };
        if self.states.len() < MAX_STATES {
            self.states.push(State { step, level });
        }
        self.states.len() - 1
    }

    /// The state that matches the sequence and goes on to `next`. Appends to `source`, in reverse, the texts.
    fn sequence(
        &mut self,
        sequence: &Sequence,
        place: Place,
        next: usize,
        source: &mut Units,
    ) -> usize {
        let parts = &sequence.parts;
        let is_text = |part: &Part| matches!(part, Part::Text(_));
        let some = place.start && place.end && parts.iter().all(is_text);
        let is_not = |part: &Part| matches!(part, Part::Group(Group { kind: Kind::Not, .. }));

        let mut state = next;
        let mut first_items = Vec::new();
        for (index, part) in parts.iter().enumerate().rev() {
            let start = place.start && parts[..index].iter().all(is_not);
            match part {
                Part::Text(text) => {
                    let mut items = items(text, some);
                    state = self.text(&items, place.level, state, source);
                    items.append(&mut first_items);
                    first_items = items;
                }
                Part::Group(group) => {
                    let end = place.end && index == parts.len() - 1;
                    state = self.group(group, Place { start, end, ..place }, state, source);
                    first_items.clear();
                }
                Part::Sequence(inner) => {
                    state = self.sequence(inner, Place { start, ..place }, state, source);
                    first_items.clear();
                }
            }
        }
        self.guard(parts, &first_items, place, state)
    }

    /// Keeps wildcards at the start off `.`, `..` and hidden files.
    fn guard(&mut self, parts: &[Part], items: &[Item], place: Place, next: usize) -> usize {
        let Some(Part::Text(text)) = parts.first().filter(|_| place.start) else { return next };
        if parts.len() == 1 && (super::is(text, ".") || super::is(text, "..")) {
            return next;
        }
        let takes_dot = |at: usize| items.get(at).is_some_and(Item::takes_dot);
        let is_dot = |at: usize| matches!(items.get(at), Some(Item::Char(DOT)));
        let dots = (place.dot && takes_dot(0))
            || (is_dot(0) && (takes_dot(1) || (is_dot(1) && takes_dot(2))));
        if dots {
            self.add(Step::NoDots(next), place.level)
        } else if !place.dot && takes_dot(0) {
            self.add(Step::NoDot(next), place.level)
        } else {
            next
        }
    }

    fn text(&mut self, items: &[Item], level: usize, next: usize, source: &mut Units) -> usize {
        let mut state = next;
        let mut at = items.len();
        while let Some(item) = at.checked_sub(1).map(|last| &items[last]) {
            at -= 1;
            self.magic |= !matches!(item, Item::Char(_));
            state = match item {
                Item::Char(unit) => {
                    source.push(*unit);
                    let high = match at.checked_sub(1).map(|before| &items[before]) {
                        Some(Item::Char(high)) if self.unicode => utf16::pair(*high, *unit),
                        _ => None,
                    };
                    at -= usize::from(high.is_some());
                    let code = high.unwrap_or(u32::from(*unit));
                    let code = if self.nocase { lower(code) } else { code };
                    self.add(Step::Char(code, state), level)
                }
                Item::Any => self.add(Step::Any(state), level),
                Item::Star { some } => {
                    let star = self.star(state, level);
                    if *some { self.add(Step::Any(star), level) } else { star }
                }
                Item::Class(class) => {
                    self.wants_unicode |= class.unicode;
                    let mut class = class.clone();
                    class.unicode = self.unicode;
                    self.add(Step::Class(class, state), level)
                }
                Item::Never => self.add(Step::Fail, level),
            };
        }
        state
    }

    fn star(&mut self, next: usize, level: usize) -> usize {
        let star = self.add(Step::Fail, level);
        let again = self.add(Step::Any(star), level);
        self.set(star, Step::Either(next, again));
        star
    }

    fn set(&mut self, state: usize, step: Step) {
        self.states[state].step = step;
    }

    fn group(&mut self, group: &Group, place: Place, next: usize, source: &mut Units) -> usize {
        let all = place.start && place.end;
        let is_nothing = |sequence: &Sequence| {
            sequence.parts.iter().all(|part| matches!(part, Part::Text(text) if text.is_empty()))
        };
        if all && group.kind != Kind::Not && group.alternatives.iter().all(is_nothing) {
            // `@()` alone is no group: it means itself.
            let mut written = Units::new();
            group.write(&mut written);
            let items: Vec<Item> = written.into_iter().map(Item::Char).collect();
            return self.text(&items, place.level, next, source);
        }
        self.magic = true;
        // An empty alternative does not count if the group is all of the segment.
        let counts = |sequence: &&Sequence| !all || !is_nothing(sequence);
        let alternatives: Vec<&Sequence> = group.alternatives.iter().filter(counts).collect();
        let level = place.level;
        match group.kind {
            Kind::One => self.either(&alternatives, place, next),
            Kind::Optional => {
                let once = self.either(&alternatives, place, next);
                self.add(Step::Either(once, next), level)
            }
            Kind::Some | Kind::Any => {
                let again = self.add(Step::Fail, level);
                let more = self.either(&alternatives, Place { dot: true, ..place }, again);
                self.set(again, Step::Either(next, more));
                // Only what is repeated may begin with a dot.
                let differs = place.start && !place.dot;
                let once = if differs { self.either(&alternatives, place, again) } else { more };
                let skip = group.kind == Kind::Any;
                if skip { self.add(Step::Either(once, next), level) } else { once }
            }
            Kind::Not => self.not(group, &alternatives, place, next),
        }
    }

    fn not(
        &mut self,
        group: &Group,
        alternatives: &[&Sequence],
        place: Place,
        next: usize,
    ) -> usize {
        let level = place.level;
        let star = self.star(next, level);
        if group.is_empty {
            let some = self.add(Step::Any(star), level);
            return if place.start && !place.dot {
                self.add(Step::NoDot(some), level)
            } else {
                some
            };
        }
        let guarded =
            if place.start && !place.dot { self.add(Step::NoDot(star), level) } else { star };
        let inside = Place { level: level + 1, end: true, ..place };
        let accept = self.add(Step::Accept, inside.level);
        let end = self.add(Step::End(accept), inside.level);
        let unwanted = self.either(alternatives, inside, end);
        self.add(Step::Not(unwanted, guarded), level)
    }

    fn either(&mut self, alternatives: &[&Sequence], place: Place, next: usize) -> usize {
        let mut state = None;
        if self.states.len() >= MAX_STATES {
            return next;
        }
        for alternative in alternatives {
            let start = place.start && alternative.index == 0;
            let place = Place { start, ..place };
            let one = self.sequence(alternative, place, next, &mut Units::new());
            state =
                Some(state.map_or(one, |other| self.add(Step::Either(other, one), place.level)));
        }
        state.unwrap_or_else(|| self.add(Step::Fail, place.level))
    }
}

fn items(text: &[u16], some: bool) -> Vec<Item> {
    let star = u16::from(b'*');
    let some = some && text.iter().all(|&unit| unit == star);
    let last_close = text.iter().rposition(|&unit| unit == u16::from(b']'));
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(&unit) = text.get(at) {
        at += 1;
        if unit == star {
            if at < 2 || text[at - 2] != star {
                items.push(Item::Star { some });
            }
            continue;
        }
        let may_close = last_close.is_some_and(|close| close >= at);
        let is_class = unit == u16::from(b'[') && may_close;
        let class = if is_class { Class::parse(&text[at - 1..]) } else { Parsed::Literal };
        match class {
            Parsed::Literal if unit == u16::from(b'?') => items.push(Item::Any),
            Parsed::Literal => items.push(Item::Char(unit)),
            Parsed::One { unit, len } => {
                items.push(Item::Char(unit));
                at += len - 1;
            }
            Parsed::Class { class, len } => {
                items.push(Item::Class(class));
                at += len - 1;
            }
            Parsed::Never => {
                items.push(Item::Never);
                return items;
            }
        }
    }
    items
}
