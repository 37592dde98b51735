use super::Reader;

/// The variables of `Object.keys(module).forEach(function (key) {…})`.
#[derive(Clone, Copy)]
struct Names<'a> {
    module: &'a [u8],
    key: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The loop that compilers write for `export * from 'x'`.
    pub(super) fn keys(&mut self) -> bool {
        let mut behind = self.lexer.cursor.at;
        let Some(module) = self.each_key(&mut behind) else {
            self.lexer.cursor.at = behind;
            return true;
        };
        if let Some(&(_, request)) = self.required.iter().find(|(name, _)| *name == module) {
            self.add_reexport(request);
            self.lexer.cursor.at = behind;
        }
        true
    }

    /// The variable of the module whose names are all exported. `behind` is where reading goes on if there is none.
    fn each_key(&mut self, behind: &mut usize) -> Option<&'a [u8]> {
        self.eat("(")?;
        let module = self.name()?;
        self.eat(")")?;
        *behind = self.lexer.cursor.at;
        self.eat_all(&[".", "forEach"])?;
        *behind = self.lexer.cursor.at;
        self.eat_all(&["(", "function", "("])?;
        let key = self.name()?;
        let names = Names { module, key };
        self.eat_all(&[")", "{", "if", "("])?;
        self.eat(key)?;
        self.space();
        match self.lexer.cursor.peek()? {
            b'=' => self.returns_early(names)?,
            b'!' => self.condition(names)?,
            _ => return None,
        }
        self.space();
        if self.lexer.cursor.peek() == Some(b'O') {
            self.defined_from(names)?;
        } else {
            self.assigned_from(names)?;
        }
        self.eat_all(&["}", ")"])?;
        Some(module)
    }

    /// `=== 'default' || key === '__esModule') return;`, and further conditions to return
    fn returns_early(&mut self, names: Names<'a>) -> Option<()> {
        self.eat("===")?;
        self.quoted("default")?;
        self.eat("||")?;
        self.eat(names.key)?;
        self.eat("===")?;
        self.quoted("__esModule")?;
        self.eat(")")?;
        self.returns()?;
        if self.eat("if").is_none() {
            return Some(());
        }
        self.eat("(")?;
        let inside = self.lexer.cursor.at;
        if self.has_own_property(names).is_some() {
            self.eat(")")?;
            self.returns()?;
            if self.eat("if").is_none() {
                return Some(());
            }
            self.eat("(")?;
        } else {
            self.lexer.cursor.at = inside;
        }
        self.same_already(names)
    }

    /// `key in exports && exports[key] === module[key]) return;`
    fn same_already(&mut self, names: Names<'a>) -> Option<()> {
        self.lexer.cursor.exact(names.key).then_some(())?;
        self.eat("in ")?;
        self.exports()?;
        self.eat("&&")?;
        self.exports()?;
        self.element(names.key)?;
        self.eat("===")?;
        self.eat(names.module)?;
        self.element(names.key)?;
        self.eat(")")?;
        self.returns()
    }

    /// `!== 'default' && !exports.hasOwnProperty(key))`
    fn condition(&mut self, names: Names<'a>) -> Option<()> {
        self.eat("!==")?;
        self.quoted("default")?;
        if self.eat("&&").is_some() {
            self.eat("!")?;
            self.space();
            let start = self.lexer.cursor.at;
            if self.lexer.cursor.exact("Object.") {
                self.lexer.cursor.at = start;
                self.has_own_property(names)?;
            } else if self.lexer.cursor.name().is_some() {
                self.eat_all(&[".", "hasOwnProperty", "("])?;
                self.eat(names.key)?;
                self.eat(")")?;
            }
        }
        self.eat(")")
    }

    /// `Object.prototype.hasOwnProperty.call(exported, key)`
    fn has_own_property(&mut self, names: Names<'a>) -> Option<()> {
        self.eat_all(&["Object", "."])?;
        if self.eat("prototype").is_some() {
            self.eat(".")?;
        }
        self.eat_all(&["hasOwnProperty", ".", "call", "("])?;
        self.name()?;
        self.eat(",")?;
        self.eat(names.key)?;
        self.eat(")")
    }

    /// `exports[key] = module[key];`
    fn assigned_from(&mut self, names: Names<'a>) -> Option<()> {
        self.exports()?;
        self.element(names.key)?;
        self.eat("=")?;
        self.eat(names.module)?;
        self.element(names.key)?;
        self.eat(";");
        Some(())
    }

    /// `Object.defineProperty(exports, key, { enumerable: true, get: function () { return module[key]; } });`
    fn defined_from(&mut self, names: Names<'a>) -> Option<()> {
        self.eat_all(&["Object", ".", "defineProperty", "("])?;
        self.exports()?;
        self.eat(",")?;
        self.eat(names.key)?;
        self.eat_all(&[",", "{", "enumerable", ":", "true", ","])?;
        self.getter()?;
        self.eat(names.module)?;
        self.element(names.key)?;
        self.end_of_getter()?;
        self.eat(";");
        Some(())
    }

    /// `[key]`
    fn element(&mut self, key: &[u8]) -> Option<()> {
        self.eat("[")?;
        self.eat(key)?;
        self.eat("]")
    }

    /// The text in quotes of either kind.
    fn quoted(&mut self, text: &str) -> Option<()> {
        self.space();
        let quote = self.lexer.cursor.peek().filter(|byte| b"'\"".contains(byte))?;
        self.lexer.cursor.at += 1;
        self.lexer.cursor.exact(text).then_some(())?;
        self.eat([quote])
    }

    fn returns(&mut self) -> Option<()> {
        self.eat("return")?;
        self.eat(";");
        Some(())
    }
}
