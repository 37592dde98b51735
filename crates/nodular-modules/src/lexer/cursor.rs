use super::{is_name_part, is_space};

/// A place in a source.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    source: &'a [u8],
    pub(crate) at: usize,
    /// Whether a text or a regular expression had no end.
    pub(crate) is_broken: bool,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(source: &'a [u8]) -> Self {
        Self { source, at: 0, is_broken: false }
    }

    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.source.get(at).copied()
    }

    /// The byte here; `None` at the end and in a broken source.
    pub(crate) fn peek(&self) -> Option<u8> {
        if self.is_broken { None } else { self.byte(self.at) }
    }

    /// From `start` to here.
    pub(crate) fn slice(&self, start: usize) -> &'a [u8] {
        self.source.get(start..self.at).unwrap_or_default()
    }

    pub(crate) fn until(&self, end: usize) -> &'a [u8] {
        self.source.get(..end).unwrap_or(self.source)
    }

    fn rest(&self) -> &'a [u8] {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Over spaces and comments.
    pub(crate) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte != b'/' || !self.comment() {
                break;
            }
        }
    }

    /// Over exactly this.
    pub(crate) fn exact(&mut self, text: impl AsRef<[u8]>) -> bool {
        let is_here = self.rest().starts_with(text.as_ref());
        self.at += if is_here { text.as_ref().len() } else { 0 };
        is_here
    }

    /// Over a name or a number.
    pub(crate) fn name_or_number(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.iter().position(|&byte| !is_name_part(byte)).unwrap_or(rest.len());
        self.at += length;
        length > 0
    }

    /// Over a name.
    pub(crate) fn name(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        let is_name =
            self.peek().is_some_and(|byte| !byte.is_ascii_digit()) && self.name_or_number();
        is_name.then(|| self.slice(start))
    }

    /// Over the comment, if one starts here.
    pub(crate) fn comment(&mut self) -> bool {
        match self.byte(self.at + 1) {
            Some(b'/') => self.line(),
            Some(b'*') => {
                let rest = &self.rest()[2..];
                let end = rest.windows(2).position(|pair| pair == b"*/");
                self.at += end.map_or(rest.len() + 2, |end| end + 4);
            }
            _ => return false,
        }
        true
    }

    /// To the end of the line.
    pub(crate) fn line(&mut self) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
    }

    /// Over the text in quotes that starts here.
    pub(crate) fn text(&mut self) {
        let quote = self.peek();
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' if self.rest().starts_with(b"\r\n") => self.at += 2,
                b'\\' => self.at += 1,
                b'\r' | b'\n' => break,
                _ if Some(byte) == quote => return,
                _ => {}
            }
        }
        self.is_broken = true;
    }

    /// Over the regular expression that starts here, but for its flags.
    pub(crate) fn regular_expression(&mut self) {
        let mut in_class = false;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'\r' | b'\n' => break,
                b'/' if !in_class => return,
                _ => {}
            }
        }
        self.is_broken = true;
    }

    /// Over the part of a template that starts here, with what is around it; whether it ends with `${`.
    pub(crate) fn template(&mut self) -> bool {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => return false,
                b'$' if self.exact("{") => return true,
                _ => {}
            }
        }
        self.is_broken = true;
        false
    }
}
