use super::words::{Kind, Word};

/// What is around a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Scope {
    /// Braces of statements.
    Block,
    /// Braces of an object.
    Object,
    /// Braces of a class.
    Class,
    /// Parentheses and brackets.
    Expression,
    /// Braces of a template.
    Template,
    /// A function's parameters, or its body in braces or without.
    Function { is_async: bool },
}

/// What is around the word at hand, from the outside in.
#[derive(Clone, Debug, Default)]
pub(super) struct Scopes {
    open: Vec<Open>,
    /// Whether the next brace is that of a class, and how many scopes are around that.
    class: Option<usize>,
    /// Where the bracket that was closed last was opened.
    closed: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    scope: Scope,
    /// The index of the bracket; `None` for the body of an arrow function without braces.
    at: Option<usize>,
}

impl Scopes {
    /// Whether the word stands at the top, in no braces at all.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether the word stands in no function.
    pub(super) fn is_outside(&self) -> bool {
        self.function().is_none()
    }

    /// The function that the word stands in; a class counts as one, where `await` is not allowed.
    pub(super) fn function(&self) -> Option<Scope> {
        let mut scopes = self.open.iter().rev().map(|open| open.scope);
        scopes.find(|scope| matches!(scope, Scope::Function { .. } | Scope::Class))
    }

    pub(super) fn is_in_template(&self) -> bool {
        self.open.last().is_some_and(|open| open.scope == Scope::Template)
    }

    /// Takes note of the word at `at`; the words are given one after the other.
    pub(super) fn enter(&mut self, words: &[Word<'_>], at: usize) {
        let word = words[at];
        self.leave_arrow(words, at);
        if at > 0 && words[at - 1].text == b"=>" && !word.is(b'{') {
            let is_async = self.is_async_arrow(words, at - 1);
            self.open.push(Open { scope: Scope::Function { is_async }, at: None });
        }
        match word.kind {
            Kind::Word if word.text == b"class" && !before(words, at).is_dot() => {
                self.class = Some(self.open.len());
            }
            Kind::Template => self.template(words, at),
            Kind::Punctuator(b'(') => self.push(parenthesis(words, at), at),
            Kind::Punctuator(b'[') => self.push(Scope::Expression, at),
            Kind::Punctuator(b'{') => {
                let scope = self.brace(words, at);
                self.push(scope, at);
            }
            Kind::Punctuator(b')' | b']' | b'}') => self.pop(),
            _ => {}
        }
    }

    fn push(&mut self, scope: Scope, at: usize) {
        self.open.push(Open { scope, at: Some(at) });
    }

    fn pop(&mut self) {
        while let Some(open) = self.open.pop() {
            if open.at.is_some() {
                self.closed = open.at;
                break;
            }
        }
    }

    fn template(&mut self, words: &[Word<'_>], at: usize) {
        let text = words[at].text;
        if text.starts_with(b"}") {
            self.pop();
        }
        if text.ends_with(b"${") {
            self.push(Scope::Template, at);
        }
    }

    /// The body of an arrow function without braces ends with its expression.
    fn leave_arrow(&mut self, words: &[Word<'_>], at: usize) {
        let word = words[at];
        let last = before(words, at);
        let ends_before = matches!(last.kind, Kind::Word | Kind::Text | Kind::Template)
            || [b')', b']', b'}'].iter().any(|byte| last.is(*byte));
        let starts_statement = word.is_on_new_line
            && ends_before
            && word.kind == Kind::Word
            && !matches!(word.text, b"in" | b"instanceof");
        if word.is(b',') || word.is(b';') || starts_statement {
            while self.open.last().is_some_and(|open| open.at.is_none()) {
                self.open.pop();
            }
        }
    }

    fn brace(&mut self, words: &[Word<'_>], at: usize) -> Scope {
        if self.class == Some(self.open.len()) {
            self.class = None;
            return Scope::Class;
        }
        let last = before(words, at);
        let around = self.open.last().map(|open| open.scope);
        match last.kind {
            Kind::Punctuator(b'>') if last.text == b"=>" => {
                Scope::Function { is_async: self.is_async_arrow(words, at - 1) }
            }
            Kind::Punctuator(b')') => self.body(words, around, words[at].is_on_new_line),
            Kind::Word if last.text == b"static" && around == Some(Scope::Class) => {
                Scope::Function { is_async: false }
            }
            Kind::Word if is_operator_word(last.text) => Scope::Object,
            Kind::Punctuator(b':') if around == Some(Scope::Object) => Scope::Object,
            Kind::Punctuator(b';' | b'{' | b'}' | b']' | b':') => Scope::Block,
            Kind::Punctuator(_) => Scope::Object,
            _ => Scope::Block,
        }
    }

    /// What the braces behind parentheses are.
    fn body(&self, words: &[Word<'_>], around: Option<Scope>, is_on_new_line: bool) -> Scope {
        let Some(open) = self.closed else { return Scope::Block };
        if let Scope::Function { is_async } = parenthesis(words, open) {
            return Scope::Function { is_async };
        }
        if matches!(
            before(words, open).text,
            b"if" | b"for" | b"while" | b"switch" | b"with" | b"catch"
        ) || before(words, open).text == b"await"
        {
            return Scope::Block;
        }
        if matches!(around, Some(Scope::Class | Scope::Object)) {
            return Scope::Function { is_async: is_async_method(words, open) };
        }
        if is_on_new_line { Scope::Block } else { Scope::Function { is_async: false } }
    }

    /// Whether the arrow at `at` belongs to an async function.
    fn is_async_arrow(&self, words: &[Word<'_>], at: usize) -> bool {
        // The arrow is two tokens.
        let Some(last) = at.checked_sub(2) else { return false };
        let start = match (words[last].is(b')'), self.closed) {
            (true, Some(open)) => open,
            _ => last,
        };
        before(words, start).text == b"async"
    }
}

/// What the parentheses at `at` are: a function's parameters or an expression.
fn parenthesis(words: &[Word<'_>], at: usize) -> Scope {
    // `async function* name (`
    let mut start = at;
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1) else { return Scope::Expression };
        start = before;
        if words[start].text == b"function" {
            let is_async = before_is(words, start, b"async");
            return Scope::Function { is_async };
        }
        if words[start].kind != Kind::Word && !words[start].is(b'*') {
            break;
        }
    }
    Scope::Expression
}

/// Whether the method whose parameters start at `at` is async: `async name(`, `async *name(`, `async [name](`.
fn is_async_method(words: &[Word<'_>], at: usize) -> bool {
    let from = at.saturating_sub(5);
    let near = &words[from..at];
    let start =
        near.iter().rposition(|word| [b',', b'{', b'}', b';'].iter().any(|byte| word.is(*byte)));
    near[start.map_or(0, |start| start + 1)..].iter().any(|word| word.text == b"async")
}

fn before<'a>(words: &[Word<'a>], at: usize) -> Word<'a> {
    at.checked_sub(1).map(|at| words[at]).unwrap_or_default()
}

fn before_is(words: &[Word<'_>], at: usize, text: &[u8]) -> bool {
    at.checked_sub(1).is_some_and(|at| words[at].text == text)
}

/// Whether an expression follows, so that a brace starts an object.
fn is_operator_word(text: &[u8]) -> bool {
    matches!(
        text,
        b"return"
            | b"typeof"
            | b"void"
            | b"delete"
            | b"case"
            | b"in"
            | b"of"
            | b"instanceof"
            | b"new"
            | b"throw"
            | b"yield"
            | b"await"
            | b"default"
            | b"const"
            | b"let"
            | b"var"
    )
}
