//! The source text of a call, found by the place that the engine tells of it.
//!
//! The engine tells the last place that it remembers of a call: in its name, or in one of its arguments. So the source is
//! taken apart as far as brackets, texts and comments go, and of the calls around the place the one is taken whose
//! name is right.

/// The call of a function called `name` around a place, as far as it stands on its first line; `line` and `column`
/// begin at 1.
pub(crate) fn call_text(source: &str, line: usize, column: usize, name: &str) -> Option<String> {
    let target = offset(source, line, column)?;
    let mut scanner = Scanner { source, at: 0, target, ..Scanner::default() };
    scanner.run();
    let boundary = scanner.boundary?;
    let around = |call: &&Call| call.start <= target && call.end.unwrap_or(source.len()) >= target;
    // The innermost one begins last.
    let mut calls: Vec<&Call> = scanner.calls.iter().filter(around).collect();
    calls.sort_by_key(|call| call.open);
    let is_named = |call: &&&Call| {
        let callee = source[call.start..call.open].trim_end();
        callee.ends_with(name)
            || callee.contains(&format!("{name}."))
            || callee.contains(&format!("'{name}'"))
    };
    let is_inside = |call: &&&Call| call.start >= boundary;
    let named = calls.iter().rev().filter(is_inside).find(is_named);
    let call = named
        .or_else(|| calls.iter().rev().find(is_named))
        .or_else(|| calls.iter().find(is_inside))?;
    // Only what is on the line of the call's bracket is shown.
    let line_start = source[..call.open].rfind('\n').map_or(0, |at| at + 1);
    let start = call.start.max(line_start);
    let line_end = source[call.open..].find('\n').map_or(source.len(), |at| call.open + at + 1);
    let text = match call.end {
        Some(end) if end <= line_end => &source[start..end],
        _ => source[start..line_end].trim_end_matches('\n'),
    };
    let text = text.trim_start_matches([' ', '\t', '.', '?']);
    (!text.is_empty()).then(|| escape(text))
}

/// Control characters as JavaScript writes them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_control() && char != '\t' {
            out.push_str(&format!("\\u{:04x}", char as u32));
        } else {
            out.push(char);
        }
    }
    out
}

/// The place in the text.
fn offset(source: &str, line: usize, column: usize) -> Option<usize> {
    let mut start = 0;
    for _ in 1..line {
        start += source[start..].find('\n')? + 1;
    }
    let text = source[start..].lines().next().unwrap_or_default();
    let before: usize = text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    Some(start + before)
}

#[derive(Debug)]
struct Call {
    /// Where the callee begins.
    start: usize,
    /// Its bracket.
    open: usize,
    /// Behind the bracket that closes it.
    end: Option<usize>,
}

/// A bracket that is open.
struct Open {
    bracket: u8,
    at: usize,
    /// The call that it belongs to.
    call: Option<usize>,
    /// Where the expression began that it goes on with.
    chain: Option<usize>,
    /// Behind the last arrow in it: what follows is another function's.
    arrow: Option<usize>,
}

#[derive(Default)]
struct Scanner<'a> {
    source: &'a str,
    at: usize,
    target: usize,
    opens: Vec<Open>,
    calls: Vec<Call>,
    /// Where the current chain of names, members and calls began.
    chain: Option<usize>,
    /// Whether a name would go on with the chain: behind a dot.
    in_member: bool,
    /// Whether a slash would divide.
    after_value: bool,
    arrow: Option<usize>,
    /// Where the function begins that the target is in.
    boundary: Option<usize>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            if self.at >= self.target && self.boundary.is_none() {
                self.boundary = Some(self.function_start());
            }
            // The calls that are still open then end behind their line.
            if self.boundary.is_some() && byte == b'\n' && self.at > self.target + 4096 {
                return;
            }
            self.step(byte);
        }
        if self.boundary.is_none() {
            self.boundary = Some(self.function_start());
        }
    }

    /// Behind the nearest `=>` or `{` of a function around here.
    fn function_start(&self) -> usize {
        let mut start = self.arrow.unwrap_or(0);
        for open in self.opens.iter().rev() {
            if open.bracket == b'{' && open.call.is_none() && open.chain.is_none() {
                return start.max(open.at);
            }
            start = start.max(open.arrow.unwrap_or(0));
        }
        start
    }

    fn step(&mut self, byte: u8) {
        let rest = &self.source[self.at..];
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
            b'/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => {
                self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            }
            b'/' if !self.after_value => self.skip(regexp_end(rest)),
            b'"' | b'\'' => self.skip(text_end(rest, byte)),
            b'`' => self.template(rest, 1),
            b'(' | b'[' | b'{' => self.open(byte),
            b')' | b']' | b'}' => self.close(byte),
            b'=' if rest.starts_with("=>") => {
                self.at += 2;
                self.operator();
                self.arrow = Some(self.at);
            }
            b'.' | b'?' if byte == b'.' || rest.starts_with("?.") => {
                self.at += if byte == b'.' { 1 } else { 2 };
                self.in_member = self.chain.is_some();
                self.after_value = false;
            }
            b',' | b';' => {
                self.at += 1;
                self.operator();
                self.arrow = None;
            }
            _ if byte == b'_'
                || byte == b'$'
                || byte == b'#'
                || byte >= 0x80
                || byte.is_ascii_alphanumeric() =>
            {
                self.word(rest);
            }
            _ => {
                self.at += 1;
                self.operator();
            }
        }
    }

    fn operator(&mut self) {
        self.chain = None;
        self.in_member = false;
        self.after_value = false;
    }

    fn skip(&mut self, length: usize) {
        self.chain.get_or_insert(self.at);
        self.at += length;
        self.after_value = true;
        self.in_member = false;
    }

    fn word(&mut self, rest: &str) {
        let is_part = |char: char| matches!(char, '_' | '$' | '#') || char.is_alphanumeric();
        let length = rest.find(|char: char| !is_part(char)).unwrap_or(rest.len()).max(1);
        let word = &rest[..length];
        let is_keyword = !self.in_member
            && matches!(
                word,
                "if" | "while"
                    | "for"
                    | "switch"
                    | "with"
                    | "return"
                    | "typeof"
                    | "void"
                    | "delete"
                    | "in"
                    | "of"
                    | "instanceof"
                    | "new"
                    | "await"
                    | "yield"
                    | "throw"
                    | "case"
                    | "do"
                    | "else"
                    | "function"
                    | "catch"
                    | "const"
                    | "let"
                    | "var"
            );
        if is_keyword {
            self.operator();
        } else {
            if !self.in_member {
                self.chain = Some(self.at);
            }
            self.in_member = false;
            self.after_value = true;
        }
        self.at += length;
    }

    fn open(&mut self, byte: u8) {
        let call = match self.chain.filter(|_| byte == b'(') {
            Some(start) => {
                self.calls.push(Call { start, open: self.at, end: None });
                Some(self.calls.len() - 1)
            }
            None => None,
        };
        // An object among values is no function's body.
        let before = self.source[..self.at].trim_end().as_bytes().last().copied();
        let is_literal = byte == b'{' && matches!(before, Some(b'(' | b',' | b'=' | b':' | b'['));
        let chain = self.chain.filter(|_| byte != b'{').or(is_literal.then_some(self.at));
        self.opens.push(Open { bracket: byte, at: self.at, call, chain, arrow: self.arrow.take() });
        self.at += 1;
        self.operator();
    }

    fn close(&mut self, byte: u8) {
        self.at += 1;
        let Some(open) = self.opens.pop() else { return };
        self.arrow = open.arrow;
        if let Some(call) = open.call.and_then(|call| self.calls.get_mut(call)) {
            call.end = Some(self.at);
        }
        if open.bracket == b'`' {
            let rest = &self.source[self.at..];
            self.chain = open.chain;
            self.template(rest, 0);
            return;
        }
        self.chain = if byte == b'}' { None } else { Some(open.chain.unwrap_or(open.at)) };
        self.in_member = false;
        self.after_value = byte != b'}';
    }

    /// Text between backticks, up to its end or a place for a value.
    fn template(&mut self, rest: &str, start: usize) {
        self.chain.get_or_insert(self.at);
        let bytes = rest.as_bytes();
        let mut at = start;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 1,
                b'`' => {
                    self.at += at + 1;
                    self.after_value = true;
                    return;
                }
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    self.at += at + 2;
                    let arrow = self.arrow.take();
                    self.opens.push(Open {
                        bracket: b'`',
                        at: self.at,
                        call: None,
                        chain: self.chain,
                        arrow,
                    });
                    self.operator();
                    return;
                }
                _ => {}
            }
            at += 1;
        }
        self.at = self.source.len();
    }
}

/// Behind the quote that ends a text; at most its line.
fn text_end(rest: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn regexp_end(rest: &str) -> usize {
    let (mut escaped, mut in_class) = (false, false);
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' => return at,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::call_text;

    #[test]
    fn finds_the_call_around_a_place() {
        let cases = [
            ("x(()=>assert.ok(0,y), 5)", 1, 19, "ok", Some("assert.ok(0,y)")),
            ("x(()=>assert.ok(0,y), 5)", 1, 14, "ok", Some("assert.ok(0,y)")),
            ("  assert(!c);", 1, 11, "assert", Some("assert(!c)")),
            ("f(a); g(`${ok(/[)]/)}`)", 1, 15, "ok", Some("ok(/[)]/)")),
            ("strict.ok(\n  1\n);", 1, 8, "ok", Some("strict.ok(")),
            ("assert\n  .ok(null);", 2, 4, "ok", Some("ok(null)")),
            ("const w = (fn, v) => fn(v);\nw(assert, 0)", 1, 22, "assert", Some("fn(v)")),
            ("ok((() => f(1))())", 1, 11, "ok", Some("ok((() => f(1))())")),
            ("nothing", 1, 3, "ok", None),
        ];
        for (source, line, column, name, expected) in cases {
            assert_eq!(call_text(source, line, column, name).as_deref(), expected, "{source}");
        }
    }
}
