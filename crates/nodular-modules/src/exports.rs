//! Which names a CommonJS module exports, read from its source.

use self::unescape::unescape;
use crate::lexer::{Lexer, Token};

mod define;
mod star;
mod unescape;

/// What `import` sees of a CommonJS module.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CommonJsExports {
    /// The names that the module exports itself, in the order of the source.
    pub exports: Vec<String>,
    /// The modules whose names it exports too, as it requires them.
    pub reexports: Vec<String>,
}

/// The names that `import` sees of a CommonJS module: those that are assigned in ways which Node recognizes without
/// running the source.
///
/// There are none in a source whose brackets or texts do not end, and none in an ES module.
///
/// Node: [CommonJS namespaces](https://nodejs.org/api/esm.html#commonjs-namespaces)
///
/// # Examples
///
/// ```
/// use nodular_modules::common_js_exports;
///
/// let found = common_js_exports("exports.a = 1; module.exports = { b, ...require('./c') };");
/// assert_eq!(found.exports, ["a", "b"]);
/// assert_eq!(found.reexports, ["./c"]);
/// ```
#[doc(alias = "cjs-module-lexer")]
pub fn common_js_exports(source: &str) -> CommonJsExports {
    let mut reader = Reader {
        lexer: Lexer::new(source.as_bytes()),
        found: CommonJsExports::default(),
        required: Vec::new(),
    };
    reader.read();
    if reader.lexer.is_complete() { reader.found } else { CommonJsExports::default() }
}

struct Reader<'a> {
    lexer: Lexer<'a>,
    found: CommonJsExports,
    /// The variables that hold a required module, and its request in quotes.
    required: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        while self.lexer.peek().is_some() {
            let start = self.lexer.cursor.at;
            let is_keyword = self.lexer.is_keyword_start(start);
            let is_top = self.lexer.depth() == 0;
            if self.lexer.token() != Token::Word {
                continue;
            }
            let end = self.lexer.cursor.at;
            let word = self.lexer.cursor.slice(start);
            let starts_with = |text: &str| word.starts_with(text.as_bytes());
            let is_member = start > 0 && self.lexer.cursor.byte(start - 1) == Some(b'.');
            // A rule that applies leaves the cursor behind what it took; one that does not, behind the word.
            let applies = match () {
                () if is_top && starts_with("import") && is_keyword => self.import(start),
                () if is_top && starts_with("require") => self.variable(start, start, is_keyword),
                () if is_top
                    && starts_with("_interopRequireWildcard")
                    && (is_keyword || is_member) =>
                {
                    self.wildcard(start, is_keyword)
                }
                () if is_top && starts_with("__export") && (is_keyword || is_member) => {
                    self.export_call(start)
                }
                () if !is_keyword => false,
                () if starts_with("exports") => self.assigned(start, false),
                () if is_top && starts_with("export") => self.export_statement(start),
                () if starts_with("module") => self.module(start),
                () if starts_with("Object") => self.object(start, is_top),
                () => false,
            };
            if applies {
                self.lexer.mark();
            } else {
                self.lexer.cursor.at = end;
            }
        }
    }

    /// `import` makes it an ES module, but for `import()`.
    fn import(&mut self, start: usize) -> bool {
        let behind = start + "import".len();
        self.lexer.cursor.at = behind;
        self.space();
        let is_apart = self.lexer.cursor.at > behind;
        match self.lexer.cursor.peek() {
            Some(b'(') => {}
            Some(b'.') => {
                self.lexer.cursor.at += 1;
                self.space();
                let is_name = self.lexer.cursor.name() == Some(b"meta");
                self.lexer.cursor.is_broken |= is_name;
            }
            Some(b'"' | b'\'' | b'{' | b'*') => self.lexer.cursor.is_broken = true,
            _ => self.lexer.cursor.is_broken |= is_apart,
        }
        false
    }

    fn export_statement(&mut self, start: usize) -> bool {
        let behind = start + "export".len();
        self.lexer.cursor.at = behind;
        if self.lexer.cursor.peek().is_none() {
            return false;
        }
        self.space();
        let is_apart = self.lexer.cursor.at > behind;
        let next = self.lexer.cursor.peek();
        let is_statement = is_apart || next.is_none_or(crate::lexer::is_punctuator);
        self.lexer.cursor.is_broken |= is_statement;
        false
    }

    /// `const a = require('x')`: `a` may be exported later. `value` is where what stands behind the `=` starts.
    fn variable(&mut self, value: usize, require: usize, is_keyword: bool) -> bool {
        let Some(request) = self.require(require) else { return false };
        if is_keyword && let Some(name) = declared(self.lexer.cursor.until(value)) {
            self.required.push((name, request));
        }
        true
    }

    /// `_interopRequireWildcard(require('x'))`
    fn wildcard(&mut self, start: usize, is_keyword: bool) -> bool {
        self.lexer.cursor.at = start + "_interopRequireWildcard".len();
        if !self.lexer.cursor.exact("(") {
            return false;
        }
        self.lexer.open();
        let require = self.lexer.cursor.at;
        if !self.variable(start, require, is_keyword) {
            self.lexer.cursor.at = require;
        }
        true
    }

    /// `__export(require('x'))`, `__exportStar(require('x'))`
    fn export_call(&mut self, start: usize) -> bool {
        self.lexer.cursor.at = start + "__export".len();
        self.lexer.cursor.exact("Star");
        if !self.lexer.cursor.exact("(") {
            return false;
        }
        self.lexer.open();
        let require = self.lexer.cursor.at;
        match self.require(require) {
            Some(request) => self.add_reexport(request),
            None => self.lexer.cursor.at = require,
        }
        true
    }

    /// `module.exports = …`
    fn module(&mut self, start: usize) -> bool {
        self.lexer.cursor.at = start + "module".len();
        self.eat(".").is_some() && {
            self.space();
            let exports = self.lexer.cursor.at;
            self.lexer.cursor.exact("exports") && self.assigned(exports, true)
        }
    }

    /// `exports.a =`, `exports['a'] =`, and `module.exports =`
    fn assigned(&mut self, start: usize, is_whole: bool) -> bool {
        let behind = start + "exports".len();
        self.lexer.cursor.at = behind;
        self.space();
        let applies = match self.lexer.cursor.peek() {
            Some(b'.') => self.assigned_member(),
            Some(b'[') => {
                self.assigned_element();
                None
            }
            Some(b'=') if is_whole => self.assigned_whole(),
            _ => None,
        };
        if applies.is_none() {
            self.lexer.cursor.at = behind;
        }
        true
    }

    fn assigned_member(&mut self) -> Option<()> {
        self.eat(".")?;
        let name = self.name()?;
        self.eat("=")?;
        self.add_export(name);
        Some(())
    }

    fn assigned_element(&mut self) -> Option<()> {
        self.eat("[")?;
        let name = self.text()?;
        self.eat("]")?;
        self.eat("=")?;
        self.add_export(name);
        Some(())
    }

    fn assigned_whole(&mut self) -> Option<()> {
        self.found.reexports.clear();
        self.eat("=")?;
        self.space();
        let start = self.lexer.cursor.at;
        if self.lexer.cursor.peek() == Some(b'{') {
            if self.literal().is_none() {
                // What is in the braces is looked at once more, as any source.
                self.lexer.cursor.at = start;
            }
            return Some(());
        }
        if let Some(request) = self.require(start) {
            self.add_reexport(request);
        }
        None
    }

    /// `{ a, b: c, 'd': e, ...require('x') }`, as far as it goes.
    fn literal(&mut self) -> Option<()> {
        self.eat("{")?;
        loop {
            self.space();
            match self.lexer.cursor.peek()? {
                b'\'' | b'"' => {
                    let name = self.text()?;
                    if self.eat(":").is_some() {
                        self.value()?;
                        self.add_export(name);
                    } else {
                        self.space();
                    }
                }
                b'.' => {
                    self.eat("...")?;
                    let start = self.lexer.cursor.at;
                    match self.require(start) {
                        Some(request) => self.add_reexport(request),
                        None => {
                            self.lexer.cursor.at = start;
                            self.lexer.cursor.name()?;
                        }
                    }
                    self.space();
                }
                _ => {
                    let mut name = self.lexer.cursor.name()?;
                    self.space();
                    if name == b"get"
                        && self.lexer.cursor.peek() != Some(b':')
                        && self.lexer.cursor.name().is_some()
                    {
                        self.space();
                        if self.lexer.cursor.peek() == Some(b'(') {
                            return None;
                        }
                        name = b"get";
                    }
                    if self.eat(":").is_some() {
                        self.value()?;
                    }
                    self.add_export(name);
                }
            }
            match self.lexer.cursor.peek()? {
                b'}' => {
                    self.lexer.cursor.at += 1;
                    return Some(());
                }
                b',' => self.lexer.cursor.at += 1,
                _ => return None,
            }
        }
    }

    /// What stands behind a colon: a name, or `require('x')`, behind which Node reads no further.
    fn value(&mut self) -> Option<()> {
        self.space();
        let start = self.lexer.cursor.at;
        if let Some(request) = self.require(start) {
            self.add_reexport(request);
            self.lexer.cursor.at -= 1;
            return Some(());
        }
        self.lexer.cursor.at = start;
        self.lexer.cursor.name().map(|_| ())
    }

    /// The request, in quotes, of the `require('x')` that starts there.
    fn require(&mut self, start: usize) -> Option<&'a [u8]> {
        self.lexer.cursor.at = start;
        if !self.lexer.cursor.exact("require") {
            return None;
        }
        self.eat("(")?;
        let request = self.text()?;
        self.eat(")")?;
        Some(request)
    }

    fn space(&mut self) {
        self.lexer.cursor.space();
    }

    /// Over spaces, comments and this.
    fn eat(&mut self, text: impl AsRef<[u8]>) -> Option<()> {
        self.space();
        self.lexer.cursor.exact(text).then_some(())
    }

    /// Over spaces, comments and all of these.
    fn eat_all(&mut self, texts: &[&str]) -> Option<()> {
        texts.iter().try_for_each(|text| self.eat(text))
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        self.space();
        self.lexer.cursor.name()
    }

    /// Over spaces, comments and a text, which is returned with its quotes.
    fn text(&mut self) -> Option<&'a [u8]> {
        self.space();
        let start = self.lexer.cursor.at;
        if !matches!(self.lexer.cursor.peek()?, b'\'' | b'"') {
            return None;
        }
        self.lexer.cursor.text();
        (!self.lexer.cursor.is_broken).then(|| self.lexer.cursor.slice(start))
    }

    fn add_export(&mut self, name: &[u8]) {
        if let Some(name) = unescape(name).filter(|name| !self.found.exports.contains(name)) {
            self.found.exports.push(name);
        }
    }

    fn add_reexport(&mut self, request: &[u8]) {
        self.found.reexports.extend(unescape(request));
    }
}

/// `a` if the source before a value ends with `var a =`, `let a =` or `const a =`, with spaces only.
fn declared(before: &[u8]) -> Option<&[u8]> {
    let trimmed =
        |text: &'_ [u8]| text.len() - text.iter().rev().take_while(|b| **b == b' ').count();
    let before = before[..trimmed(before)].strip_suffix(b"=")?;
    let before = &before[..trimmed(before)];
    let length = before.iter().rev().take_while(|byte| crate::lexer::is_name_part(**byte)).count();
    let (before, name) = before.split_at(before.len() - length);
    if name.first().is_none_or(u8::is_ascii_digit) || before.last() != Some(&b' ') {
        return None;
    }
    let before = &before[..trimmed(before)];
    let keywords: [&[u8]; 3] = [b"var", b"let", b"const"];
    let keyword = keywords.into_iter().find(|keyword| before.ends_with(keyword))?;
    let outside = before[..before.len() - keyword.len()].last();
    let is_word = outside.is_none_or(|&byte| {
        crate::lexer::is_space(byte) || (crate::lexer::is_punctuator(byte) && byte != b'.')
    });
    is_word.then_some(name)
}
