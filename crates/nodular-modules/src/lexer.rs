//! JavaScript as far as it can be read without a parser: comments, texts, templates, regular expressions, brackets.
//!
//! Whether a slash divides or starts a regular expression depends on what stands before it. The rules are those that
//! Node's reader of CommonJS exports goes by, so that both give up on the same sources.

use self::cursor::Cursor;

pub(crate) mod cursor;

/// What stands at a place of the source.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Token {
    /// A name, a keyword or a number.
    Word,
    /// A text in quotes, a regular expression, or a part of a template without what is in its braces.
    Literal,
    /// Any other character.
    Punctuator(u8),
}

/// Goes over the tokens of a source.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    pub(crate) cursor: Cursor<'a>,
    opens: Vec<Open>,
    /// The bracket that was closed last.
    closed: Open,
    /// How many brackets were open at each `${` that has not ended.
    templates: Vec<usize>,
    /// Where the last token ends.
    last: Option<usize>,
    last_slash_divides: bool,
    next_brace_is_class: bool,
}

/// A bracket that has not been closed.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    /// Where the token before it ends.
    before: Option<usize>,
    is_class: bool,
}

const EXPRESSION_WORDS: [&[u8]; 14] = [
    b"void",
    b"yield",
    b"else",
    b"case",
    b"delete",
    b"instanceof",
    b"typeof",
    b"in",
    b"return",
    b"do",
    b"debugger",
    b"await",
    b"new",
    b"throw",
];

impl<'a> Lexer<'a> {
    pub(crate) fn new(source: &'a [u8]) -> Self {
        let mut lexer = Self {
            cursor: Cursor::new(source),
            opens: Vec::new(),
            closed: Open::default(),
            templates: Vec::new(),
            last: None,
            last_slash_divides: false,
            next_brace_is_class: false,
        };
        if source.starts_with(b"#!") {
            lexer.cursor.line();
            lexer.last = Some(lexer.cursor.at);
        }
        lexer
    }

    /// How many parentheses and braces are open.
    pub(crate) fn depth(&self) -> usize {
        self.opens.len()
    }

    /// Takes the place where the cursor is now for the end of the last token.
    pub(crate) fn mark(&mut self) {
        self.last = self.cursor.at.checked_sub(1);
    }

    /// Opens a parenthesis that the caller has read.
    pub(crate) fn open(&mut self) {
        self.opens.push(Open { before: self.last, is_class: false });
    }

    /// Whether all that was opened is closed, and no text is without an end.
    pub(crate) fn is_complete(&self) -> bool {
        self.opens.is_empty() && self.templates.is_empty() && !self.cursor.is_broken
    }

    /// Whether a keyword may start at this place: behind a dot it is a name.
    pub(crate) fn is_keyword_start(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.cursor.byte(at));
        before.is_none_or(|byte| is_space(byte) || (is_punctuator(byte) && byte != b'.'))
    }

    /// To the next token, but not over it; `None` at the end or if the source is broken.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.cursor.peek()?;
            if is_space(byte) {
                self.cursor.at += 1;
            } else if byte != b'/' || !self.cursor.comment() {
                return Some(byte);
            }
        }
    }

    /// Over the token that starts here.
    pub(crate) fn token(&mut self) -> Token {
        let start = self.cursor.at;
        let byte = self.cursor.peek().unwrap_or(b' ');
        let mut token = Token::Punctuator(byte);
        if self.cursor.name_or_number() {
            let word = self.cursor.slice(start);
            let is_class = word == b"class" && self.cursor.peek().is_some_and(is_space);
            self.next_brace_is_class |= is_class && self.is_keyword_start(start);
            self.mark();
            return Token::Word;
        }
        match byte {
            b'\'' | b'"' => {
                self.cursor.text();
                token = Token::Literal;
            }
            b'`' => {
                self.template();
                token = Token::Literal;
            }
            b'/' if self.is_regular_expression() => {
                self.cursor.regular_expression();
                self.last_slash_divides = false;
                token = Token::Literal;
            }
            _ => {
                self.cursor.at += 1;
                self.bracket(byte);
                self.last_slash_divides = byte == b'/' || self.last_slash_divides;
            }
        }
        self.mark();
        token
    }

    fn bracket(&mut self, byte: u8) {
        match byte {
            b'(' => self.open(),
            b'{' => {
                let is_class = std::mem::take(&mut self.next_brace_is_class);
                self.opens.push(Open { before: self.last, is_class });
            }
            b')' | b'}' => {
                let depth = self.opens.len();
                let Some(open) = self.opens.pop() else {
                    self.cursor.is_broken = true;
                    return;
                };
                self.closed = open;
                match self.templates.last() {
                    Some(&template) if byte == b'}' && template == depth => {
                        self.templates.pop();
                        self.cursor.at -= 1;
                        self.template();
                    }
                    Some(&template) if byte == b'}' && depth - 1 < template => {
                        self.cursor.is_broken = true;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Over the part of a template that starts here, with its quote or brace.
    fn template(&mut self) {
        if self.cursor.template() {
            self.opens.push(Open::default());
            self.templates.push(self.opens.len());
        }
    }

    /// Whether the slash that comes now starts a regular expression.
    fn is_regular_expression(&self) -> bool {
        let Some(last) = self.last else { return true };
        let byte = |at: Option<usize>| at.and_then(|at| self.cursor.byte(at)).unwrap_or(0);
        let before = byte(last.checked_sub(1));
        match byte(Some(last)) {
            0 => true,
            b'.' => !before.is_ascii_digit(),
            sign @ (b'+' | b'-') => sign != before,
            b')' => {
                let words: [&[u8]; 3] = [b"while", b"for", b"if"];
                self.closed.before.is_some_and(|end| self.ends_with_word(end, &words))
            }
            b'}' => {
                self.closed.is_class
                    || self.closed.before.is_none_or(|end| self.ends_statement(end))
            }
            b'/' => self.last_slash_divides,
            last if is_punctuator(last) && last != b']' => true,
            _ => self.ends_with_word(last, &EXPRESSION_WORDS),
        }
    }

    /// Whether what ends here comes before a block and not before an object.
    fn ends_statement(&self, end: usize) -> bool {
        let words: [&[u8]; 3] = [b"catch", b"finally", b"else"];
        match self.cursor.byte(end) {
            Some(b';' | b')') => true,
            Some(b'>') => end.checked_sub(1).and_then(|at| self.cursor.byte(at)) == Some(b'='),
            _ => self.ends_with_word(end, &words),
        }
    }

    fn ends_with_word(&self, end: usize, words: &[&[u8]]) -> bool {
        let text = self.cursor.until(end + 1);
        words
            .iter()
            .any(|word| text.ends_with(word) && self.is_keyword_start(text.len() - word.len()))
    }
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// All beyond ASCII may be a part of a name.
pub(crate) fn is_name_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

pub(crate) fn is_punctuator(byte: u8) -> bool {
    byte.is_ascii_punctuation()
        && !matches!(byte, b'"' | b'#' | b'$' | b'\'' | b'@' | b'\\' | b'_' | b'`')
}
