//! The colors of regular expressions: one for each level of brackets, the next ones for what is special in it.

/// The sequences of Node's `inspect.styles.regexp.colors`: green, red, yellow, cyan and magenta.
const COLORS: [u8; 5] = [32, 31, 33, 36, 35];

/// A regular expression, with a color for each of its parts.
pub(super) fn highlight(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut painter =
        Painter { chars: &chars, at: 1, depth: 0, in_class: false, out: String::new() };
    painter.paint("/", 0);
    painter.depth = 1;
    while let Some(char) = painter.peek() {
        if painter.in_class {
            painter.class_member(char);
        } else if char == '/' {
            break;
        } else {
            painter.part(char);
        }
    }
    painter.paint("/", -1);
    painter.at += 1;
    let flags = painter.text(painter.at, chars.len());
    if !flags.is_empty() {
        painter.paint(&flags, 0);
    }
    painter.out
}

struct Painter<'a> {
    chars: &'a [char],
    at: usize,
    /// How many brackets are open, the first slash among them; below zero where more are closed.
    depth: isize,
    in_class: bool,
    out: String,
}

impl Painter<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn text(&self, from: usize, to: usize) -> String {
        let to = to.min(self.chars.len());
        self.chars.get(from..to).unwrap_or_default().iter().collect()
    }

    /// Appends a text in the color of a depth beside the current one.
    fn paint(&mut self, text: &str, deeper: isize) {
        let index = usize::try_from((self.depth + deeper) % COLORS.len() as isize).unwrap_or(0);
        self.out.push_str(&format!("\u{1b}[{}m{text}\u{1b}[39m", COLORS[index]));
    }

    fn paint_char(&mut self, char: char, deeper: isize) {
        self.paint(char.encode_utf8(&mut [0; 4]), deeper);
        self.at += 1;
    }

    fn class_member(&mut self, char: char) {
        match char {
            '\\' => {
                let escape = self.escape();
                match (escape.chars().nth(1), self.peek()) {
                    (Some('u' | 'p' | 'P'), Some('{')) => self.named(&escape, '{', '}', 0),
                    (Some('x'), _) => {
                        let digits = self.text(self.at, self.at + 2);
                        self.at += 2;
                        self.paint(&(escape + &digits), 0);
                    }
                    _ => self.paint(&escape, 0),
                }
            }
            ']' => {
                self.depth -= 1;
                self.paint_char(']', 0);
                self.in_class = false;
            }
            '-' if self.chars.get(self.at.wrapping_sub(1)) != Some(&'[')
                && self.chars.get(self.at + 1).is_some_and(|&next| next != ']') =>
            {
                self.paint_char('-', 1);
            }
            char => self.paint_char(char, 0),
        }
    }

    fn part(&mut self, char: char) {
        match char {
            '[' => {
                self.paint_char('[', 0);
                self.depth += 1;
                self.in_class = true;
            }
            '(' => self.group(),
            ')' => {
                self.depth -= 1;
                self.paint_char(')', 0);
            }
            '\\' => self.escaped(),
            '|' | '+' | '*' | '?' | ',' | '^' | '$' => self.paint_char(char, 3),
            '{' => self.count(),
            '.' => self.paint_char(char, 2),
            char => self.paint_char(char, 1),
        }
    }

    fn group(&mut self) {
        self.paint_char('(', 0);
        self.depth += 1;
        if self.peek() != Some('?') {
            return;
        }
        self.at += 1;
        match (self.peek(), self.chars.get(self.at + 1)) {
            (Some(kind @ (':' | '=' | '!')), _) => {
                self.paint(&format!("?{kind}"), -1);
                self.at += 1;
            }
            (Some('<'), Some(kind @ ('=' | '!'))) => {
                self.paint(&format!("?<{kind}"), -1);
                self.at += 2;
            }
            (Some('<'), _) => {
                self.at += 1;
                let start = self.at;
                self.at = self.find('>').unwrap_or(self.chars.len());
                let name = self.text(start, self.at);
                if self.peek().is_none() {
                    self.paint("?<", -1);
                    return self.paint(&name, 0);
                }
                self.paint("?<", -1);
                self.paint(&name, 0);
                self.paint_char('>', -1);
            }
            _ => self.paint("?", 0),
        }
    }

    /// A backslash and what is escaped.
    fn escape(&mut self) -> String {
        let escape = self.text(self.at, self.at + 2);
        self.at = (self.at + 2).min(self.chars.len());
        escape
    }

    fn escaped(&mut self) {
        let mut escape = self.escape();
        match (escape.chars().nth(1), self.peek()) {
            (Some('u' | 'p' | 'P'), Some('{')) => return self.named(&escape, '{', '}', 0),
            (Some('k'), Some('<')) => return self.named(&escape, '<', '>', 1),
            (Some('x'), Some(_)) => {
                escape += &self.text(self.at, self.at + 2);
                self.at += 2;
            }
            (Some('0'..='9'), _) => escape += &self.digits(),
            _ => {}
        }
        self.paint(&escape, 1);
    }

    /// The name in brackets that belongs to an escape; without an end it is left for later.
    fn named(&mut self, escape: &str, open: char, close: char, outer: isize) {
        self.at += 1;
        match self.find(close) {
            Some(end) => {
                let name = self.text(self.at, end);
                self.paint(&format!("{escape}{open}"), -outer);
                self.paint(&name, 1 - outer);
                self.at = end;
                self.paint_char(close, -outer);
            }
            None => self.paint(&format!("{escape}{open}"), 1),
        }
    }

    /// How often something may come: `{1,2}`.
    fn count(&mut self) {
        self.at += 1;
        let least = self.digits();
        if !least.is_empty() {
            self.paint("{", 0);
            self.depth += 1;
            self.paint(&least, 1);
        }
        match self.peek() {
            Some(',') => {
                if least.is_empty() {
                    self.paint("{", 0);
                    self.depth += 1;
                }
                self.paint_char(',', 0);
            }
            Some(_) if least.is_empty() => return self.paint("{", 1),
            _ => {}
        }
        let most = self.digits();
        if !most.is_empty() {
            self.paint(&most, 1);
        }
        if self.peek() == Some('}') {
            self.depth -= 1;
            self.paint_char('}', 0);
        }
        if self.peek() == Some('?') {
            self.paint_char('?', 3);
        }
    }

    fn digits(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|char| char.is_ascii_digit()) {
            self.at += 1;
        }
        self.text(start, self.at)
    }

    fn find(&self, char: char) -> Option<usize> {
        let rest = self.chars.get(self.at..)?;
        rest.iter().position(|&other| other == char).map(|index| index + self.at)
    }
}
