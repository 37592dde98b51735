//! Lines of a stack that repeat what is above them.

use std::collections::HashMap;

/// So many lines are worth a note instead.
const WORTH: usize = 3;

/// Lines that are left out: those behind a block that are the same block again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repeated {
    pub(super) start: usize,
    /// How many lines the block has.
    pub(super) length: usize,
    pub(super) times: usize,
}

/// The repeated blocks, in their order.
pub(super) fn repeated(lines: &[String]) -> Vec<Repeated> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        places.entry(line).or_default().push(index);
    }
    let mut found = Vec::new();
    if lines.len() - places.len() <= WORTH {
        return found;
    }
    let mut at = 0;
    while at + WORTH < lines.len() {
        let later = places
            .get(&*lines[at])
            .map_or(&[][..], |places| &places[places.partition_point(|&place| place <= at)..]);
        let block = later.last().filter(|&&last| last - at >= WORTH);
        let block = block.map(|_| best_block(lines, at, later));
        match block.filter(|block| block.length * block.times >= WORTH) {
            Some(block) => {
                at = block.start + block.length * block.times;
                found.push(block);
            }
            None => at += 1,
        }
    }
    found
}

/// The length of a block at `at` that comes again most often, among what the distances to the same line tell.
fn best_block(lines: &[String], at: usize, later: &[usize]) -> Repeated {
    let (divisor, mut others) = divisors(at, later);
    let times = |length: usize| {
        let block = &lines[at..at + length];
        lines[at + length..].chunks_exact(length).take_while(|next| *next == block).count()
    };
    let mut length = divisor;
    let mut count = times(length);
    let (mut best_length, mut best_count) = (length, 0);
    while let Some(other) = others.pop() {
        if count != 0 && best_length * best_count < length * count {
            (best_length, best_count) = (length, count);
        }
        length = other;
        count = times(length);
    }
    if best_count != 0 && best_length * best_count >= length * count {
        (length, count) = (best_length, best_count);
    }
    Repeated { start: at + length, length, times: count }
}

/// The greatest common divisor of the distances, and what was met on the way to it.
fn divisors(at: usize, later: &[usize]) -> (usize, Vec<usize>) {
    let mut others = Vec::new();
    let mut divisor = 0;
    for place in later {
        let mut distance = place - at;
        while distance != 0 {
            if divisor != 0 && !others.contains(&divisor) {
                others.push(divisor);
            }
            let rest = divisor % distance;
            divisor = distance;
            distance = rest;
        }
        if divisor == 1 {
            break;
        }
    }
    others.retain(|&other| other != divisor);
    (divisor, others)
}
