use crate::lexer::{Lexer, Token};

/// A token, and what matters of what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a [u8],
    pub(super) is_on_new_line: bool,
    /// Whether it is a `!` that is the start of `!=`.
    pub(super) is_different: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A text in quotes or a regular expression.
    Text,
    /// A template, or the part of one until braces.
    Template,
    Punctuator(u8),
}

impl Default for Word<'_> {
    fn default() -> Self {
        Self { kind: Kind::Punctuator(b';'), text: b"", is_on_new_line: true, is_different: false }
    }
}

impl Word<'_> {
    pub(super) fn is(&self, byte: u8) -> bool {
        self.kind == Kind::Punctuator(byte)
    }

    /// Whether a name behind it is a member's.
    pub(super) fn is_dot(&self) -> bool {
        // Of `...` the last one is none.
        self.is(b'.') && self.text == b"."
    }
}

/// The tokens of the source.
pub(super) fn words(source: &[u8]) -> Vec<Word<'_>> {
    let mut lexer = Lexer::new(source);
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    while lexer.peek().is_some() {
        let start = lexer.cursor.at;
        let is_on_new_line = source[end..start].iter().any(|byte| b"\r\n".contains(byte));
        let token = lexer.token();
        end = lexer.cursor.at.min(source.len());
        let text = &source[start..end];
        let kind = match token {
            Token::Word => Kind::Word,
            Token::Punctuator(b'}') if text.len() > 1 => Kind::Template,
            Token::Punctuator(byte) => Kind::Punctuator(byte),
            Token::Literal if text.starts_with(b"`") => Kind::Template,
            Token::Literal => Kind::Text,
        };
        let is_different = kind == Kind::Punctuator(b'!') && source.get(end) == Some(&b'=');
        // Of `=>` and `...` the last character has what is before it in its text.
        let pair = start.checked_sub(1).map(|start| &source[start..end]);
        let text = pair.filter(|pair| matches!(*pair, b"=>" | b"..")).unwrap_or(text);
        words.push(Word { kind, text, is_on_new_line, is_different });
    }
    words
}
