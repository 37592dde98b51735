//! Whether a source is an ES module, as far as tokens tell.

use self::scope::{Scope, Scopes};
use self::words::{Kind, Word, words};

mod declared;
mod scope;
mod words;

/// The names that Node gives to a CommonJS module. One that declares them again is not one.
const COMMON_JS_NAMES: [&[u8]; 5] =
    [b"exports", b"require", b"module", b"__filename", b"__dirname"];

/// Whether a source must be an ES module: it has `import` or `export` statements, `import.meta`, `await` outside of
/// functions, or declares a name like `require` anew, which a CommonJS module could not.
///
/// Node asks its compiler. Without one, a source with errors may be judged otherwise than by Node.
///
/// Node: [Syntax detection](https://nodejs.org/api/packages.html#syntax-detection)
///
/// # Examples
///
/// ```
/// use nodular_modules::contains_module_syntax;
///
/// assert!(contains_module_syntax("import fs from 'node:fs';"));
/// assert!(contains_module_syntax("const data = await load();"));
/// assert!(contains_module_syntax("const require = createRequire(import.meta.url);"));
/// assert!(!contains_module_syntax("module.exports = () => import('./a.mjs'); // export"));
/// ```
pub fn contains_module_syntax(source: &str) -> bool {
    if !may_contain(source.as_bytes()) {
        return false;
    }
    let words = words(source.as_bytes());
    let mut scopes = Scopes::default();
    // Whether it is an ES module if nothing speaks against it: CommonJS it cannot be.
    let mut is_likely = false;
    for at in 0..words.len() {
        scopes.enter(&words, at);
        match sign(&words, at, &scopes) {
            Some(Sign::Module) if !is_likely => return true,
            Some(Sign::Nested) if !is_likely => return true,
            Some(Sign::Nested | Sign::Never) => return false,
            Some(Sign::Likely) => is_likely = true,
            // In an ES module there is no `return` outside of functions, wherever it comes.
            Some(Sign::Return) if is_likely || later_awaits(&words, at, &scopes) => return false,
            _ => {}
        }
    }
    is_likely
}

/// What a word says about the module.
enum Sign {
    /// It is an ES module.
    Module,
    /// It is one, but not if it has been taken for one already: the word must not stand in braces.
    Nested,
    /// It cannot be CommonJS.
    Likely,
    /// It is an error in both.
    Never,
    /// It is CommonJS.
    Return,
}

/// Most sources need no second look.
fn may_contain(source: &[u8]) -> bool {
    let mut rest = source;
    let mut before = b'\n';
    while let Some(at) = rest.iter().position(|byte| b"aeimr_".contains(byte)) {
        let found = &rest[at..];
        let last = if at > 0 { rest[at - 1] } else { before };
        if !crate::lexer::is_name_part(last) && is_sign(source, source.len() - found.len()) {
            return true;
        }
        before = found[0];
        rest = &found[1..];
    }
    false
}

fn is_sign(source: &[u8], at: usize) -> bool {
    let found = &source[at..];
    let length =
        found.iter().position(|byte| !crate::lexer::is_name_part(*byte)).unwrap_or(found.len());
    match &found[..length] {
        b"await" | b"import" | b"export" => true,
        name if COMMON_JS_NAMES.contains(&name) => {
            let before = source[..at].trim_ascii_end();
            // `const module`, `{ module`, `a: module`, `...module`, but not `= module` or `typeof module`
            let declares: [&[u8]; 8] = [b"const", b"let", b"class", b",", b"{", b"[", b":", b"..."];
            declares.iter().any(|start| before.ends_with(start))
        }
        _ => false,
    }
}

fn sign(words: &[Word<'_>], at: usize, scopes: &Scopes) -> Option<Sign> {
    let word = words[at];
    if word.kind != Kind::Word || at.checked_sub(1).is_some_and(|at| words[at].is_dot()) {
        return None;
    }
    let next = words.get(at + 1).copied().unwrap_or_default();
    match word.text {
        b"import" => match next.kind {
            Kind::Word | Kind::Text => Some(statement(scopes)),
            Kind::Punctuator(b'{' | b'*') => Some(statement(scopes)),
            Kind::Punctuator(b'.') => {
                let is_meta = words.get(at + 2).is_some_and(|word| word.text == b"meta");
                is_meta.then_some(Sign::Module)
            }
            _ => None,
        },
        b"export" => match next.kind {
            Kind::Punctuator(b':' | b'(' | b'=' | b',' | b'}') => None,
            _ => Some(statement(scopes)),
        },
        b"await" => awaits(words, at, scopes),
        b"return" if scopes.is_outside() && !is_key(next) => Some(Sign::Return),
        b"let" | b"const" | b"class" if scopes.is_empty() => {
            let mut names = declared::names(words, at);
            names.any(|name| COMMON_JS_NAMES.contains(&name)).then_some(Sign::Likely)
        }
        _ => None,
    }
}

fn statement(scopes: &Scopes) -> Sign {
    if scopes.is_empty() { Sign::Module } else { Sign::Nested }
}

/// Without an operand on its line, `await` is a name in CommonJS.
fn awaits(words: &[Word<'_>], at: usize, scopes: &Scopes) -> Option<Sign> {
    let next = words.get(at + 1)?;
    let is_loop = at > 0 && words[at - 1].text == b"for" && next.kind == Kind::Punctuator(b'(');
    let has_operand = match next.kind {
        Kind::Word => !matches!(next.text, b"in" | b"of" | b"instanceof"),
        Kind::Text => true,
        Kind::Punctuator(byte) => matches!(byte, b'{' | b'!' | b'~') && !next.is_different,
        Kind::Template => false,
    };
    if !is_loop && (!has_operand || next.is_on_new_line) {
        return None;
    }
    match scopes.function() {
        // The compiler that Node asks has another complaint there.
        None if scopes.is_in_template() => Some(Sign::Never),
        None => Some(Sign::Likely),
        Some(Scope::Function { is_async: true }) => None,
        Some(_) => Some(Sign::Never),
    }
}

/// Whether what stands before this is the key of an object, or a method.
fn is_key(next: Word<'_>) -> bool {
    next.kind == Kind::Punctuator(b':')
}

/// Whether something behind makes it impossible that this is CommonJS.
fn later_awaits(words: &[Word<'_>], at: usize, scopes: &Scopes) -> bool {
    let mut scopes = scopes.clone();
    for at in at + 1..words.len() {
        scopes.enter(words, at);
        match sign(words, at, &scopes) {
            Some(Sign::Module | Sign::Nested) => return false,
            Some(Sign::Likely | Sign::Never) => return true,
            _ => {}
        }
    }
    false
}
