use super::Reader;

impl Reader<'_> {
    /// `Object.defineProperty(exports, 'a', …)`, and at the top `Object.keys(a).forEach(…)`
    pub(super) fn object(&mut self, start: usize, is_top: bool) -> bool {
        self.lexer.cursor.at = start + "Object".len();
        if self.eat(".").is_none() {
            return false;
        }
        if self.eat("defineProperty").is_some() {
            let behind = self.lexer.cursor.at;
            if self.defined().is_none() {
                self.lexer.cursor.at = behind;
            }
            return true;
        }
        is_top && self.eat("keys").is_some() && self.keys()
    }

    /// `(exports, 'a', { enumerable: true, value: …`, or a getter that only returns a member
    fn defined(&mut self) -> Option<()> {
        self.eat("(")?;
        self.exports()?;
        self.eat(",")?;
        let name = self.text()?;
        self.eat_all(&[",", "{"])?;
        self.space();
        if self.lexer.cursor.peek() == Some(b'e') {
            self.eat_all(&["enumerable", ":", "true", ","])?;
            self.space();
        }
        if self.lexer.cursor.peek() == Some(b'v') {
            self.eat_all(&["value", ":"])?;
            self.add_export(name);
            // The value is read like any source.
            return None;
        }
        self.getter()?;
        self.returned_member()?;
        self.end_of_getter()?;
        self.add_export(name);
        Some(())
    }

    /// `exports` or `module.exports`
    pub(super) fn exports(&mut self) -> Option<()> {
        if self.eat("module").is_some() {
            self.eat(".")?;
        }
        self.eat("exports")
    }

    /// `get: function () { return` or `get() { return`
    pub(super) fn getter(&mut self) -> Option<()> {
        self.eat("get")?;
        if self.eat(":").is_some() {
            self.eat("function")?;
            let behind = self.lexer.cursor.at;
            self.space();
            if self.lexer.cursor.at > behind {
                self.lexer.cursor.name();
            }
        }
        self.eat_all(&["(", ")", "{", "return"])
    }

    /// `a`, `a.b` or `a['b']`
    fn returned_member(&mut self) -> Option<()> {
        self.name()?;
        if self.eat(".").is_some() {
            self.name()?;
        } else if self.eat("[").is_some() {
            self.text()?;
            self.eat("]")?;
        }
        Some(())
    }

    /// `; }, })`
    pub(super) fn end_of_getter(&mut self) -> Option<()> {
        self.eat(";");
        self.eat("}")?;
        self.eat(",");
        self.eat_all(&["}", ")"])
    }
}
