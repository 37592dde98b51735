use super::words::{Kind, Word};

/// The names that the `let`, `const` or `class` at `at` declares.
pub(super) fn names<'a>(words: &'a [Word<'a>], at: usize) -> impl Iterator<Item = &'a [u8]> {
    let mut found = Vec::new();
    if words[at].text == b"class" {
        found
            .extend(words.get(at + 1).filter(|word| word.kind == Kind::Word).map(|word| word.text));
    } else {
        list(words, at + 1, &mut found);
    }
    found.into_iter()
}

/// Targets with their initial values, separated by commas.
fn list<'a>(words: &'a [Word<'a>], mut at: usize, found: &mut Vec<&'a [u8]>) {
    loop {
        let end = target_end(words, at);
        target(words, at, end, found);
        at = end;
        if words.get(at).is_some_and(|word| word.is(b'=')) {
            at = value_end(words, at + 1);
        }
        if !words.get(at).is_some_and(|word| word.is(b',')) {
            return;
        }
        at += 1;
    }
}

/// Behind the name or pattern that starts at `at`.
fn target_end(words: &[Word<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, word) in words.iter().enumerate().skip(at) {
        match word.kind {
            Kind::Punctuator(b'{' | b'[' | b'(') => depth += 1,
            Kind::Punctuator(b'}' | b']' | b')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    words.len()
}

/// The names in the name or pattern between `at` and `end`.
fn target<'a>(words: &'a [Word<'a>], at: usize, end: usize, found: &mut Vec<&'a [u8]>) {
    // Nesting does not matter: what is bound is a name before `,`, `=` or a closing bracket, outside of initial values
    // and computed keys.
    let mut index = at;
    while index < end {
        let word = words[index];
        let next = words.get(index + 1).copied().unwrap_or_default();
        if word.is(b'=') {
            index = value_end(words, index + 1).max(index + 1);
            continue;
        }
        let is_key = word.is(b'[') && {
            let close = target_end(words, index);
            words.get(close).is_some_and(|word| word.is(b':')) && close < end
        };
        if is_key {
            index = target_end(words, index);
            continue;
        }
        if word.kind == Kind::Word && !next.is(b':') {
            found.push(word.text);
        }
        index += 1;
    }
}

/// Behind the expression that starts at `at`: a comma, a semicolon, a closing bracket, or a new statement.
fn value_end(words: &[Word<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, word) in words.iter().enumerate().skip(at) {
        match word.kind {
            Kind::Punctuator(b'{' | b'[' | b'(') => depth += 1,
            Kind::Punctuator(b'}' | b']' | b')') if depth == 0 => return index,
            Kind::Punctuator(b'}' | b']' | b')') => depth -= 1,
            Kind::Template => {
                if word.text.starts_with(b"}") {
                    depth = depth.saturating_sub(1);
                }
                if word.text.ends_with(b"${") {
                    depth += 1;
                }
            }
            Kind::Punctuator(b',' | b';') if depth == 0 => return index,
            Kind::Word
                if depth == 0 && word.is_on_new_line && index > at && ends(&words[index - 1]) =>
            {
                return index;
            }
            _ => {}
        }
    }
    words.len()
}

/// Whether an expression can end with it.
fn ends(word: &Word<'_>) -> bool {
    !matches!(word.kind, Kind::Punctuator(byte) if !b")]}".contains(&byte))
}
