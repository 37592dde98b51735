/// Goes over the fields of a JSON object without looking into the values.
///
/// Node reads a `package.json` like this: `{"a": tru}` is fine as long as nobody asks for `a`.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    is_first: bool,
}

impl<'a> Scanner<'a> {
    /// `None` if the text cannot be an object: its strings do not end, or its last character is no `}`.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let trimmed = text.trim_end_matches(is_space);
        let mut scanner = Self { text: trimmed, at: 0, is_first: true };
        scanner.check_strings()?;
        if !trimmed.ends_with('}') {
            return None;
        }
        scanner.expect(b'{')?;
        Some(scanner)
    }

    /// The next key, with its escapes, and the text of its value; `None` inside at the end, `None` if it is malformed.
    pub(super) fn field(&mut self) -> Option<Option<(&'a str, &'a str)>> {
        match (self.peek()?, self.is_first) {
            (b'}', _) => return Some(None),
            (b',', false) => self.at += 1,
            (_, false) => return None,
            (_, true) => self.is_first = false,
        }
        if self.peek()? != b'"' {
            return None;
        }
        let key = self.value()?;
        self.expect(b':')?;
        let value = self.value()?;
        // A malformed end shows before the next field is looked at.
        matches!(self.peek()?, b',' | b'}').then_some(())?;
        Some(Some((key.get(1..key.len() - 1)?, value)))
    }

    /// The text of the value that starts here.
    fn value(&mut self) -> Option<&'a str> {
        if matches!(self.peek()?, b',' | b':' | b'}' | b']') {
            return None;
        }
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b'"' => self.skip_string()?,
                b',' | b':' => self.at += 1,
                _ => self.skip_scalar(),
            }
            if depth == 0 {
                return self.text.get(start..self.at);
            }
        }
    }

    /// The next character that is not a space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().position(|&byte| !is_space(char::from(byte)))?;
        self.text.as_bytes().get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// To behind the string that starts here.
    fn skip_string(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        loop {
            self.at += 1;
            match bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at += 1;
        Some(())
    }

    fn skip_scalar(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |byte: &u8| is_space(char::from(*byte)) || b",:{}[]\"".contains(byte);
        self.at += rest.iter().position(is_end).unwrap_or(rest.len());
    }

    /// Strings must end, and have no control characters, wherever they are.
    fn check_strings(&self) -> Option<()> {
        let mut in_string = false;
        let mut escaped = false;
        for byte in self.text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'"' => in_string = !in_string,
                b'\\' if in_string => escaped = true,
                0..=0x1F if in_string => return None,
                _ => {}
            }
        }
        (!in_string).then_some(())
    }
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}
