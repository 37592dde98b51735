use smallvec::SmallVec;

use crate::number::{push_bigint, push_number};
use crate::tree::{Id, Kind, Object, Objects, Property, Text, Value};

use super::entries::{Entries, by_utf16};
use super::group::is_numeric;
use super::head::Head;
use super::options::{Compact, InspectOptions, Sorted};
use super::prefix::Name;
use super::style::Style;

/// How many objects can be within each other: what a thread's stack of 2 MiB is enough for, without optimization too.
pub(super) const MAX_NESTING: usize = 200;
/// How many proxies can be of each other.
const MAX_PROXIES: usize = 1000;
/// How long the text of one indentation can become before no deeper level is shown.
const BUDGET: usize = 1 << 27;

/// The properties of an object that are shown.
pub(super) type Keys<'a> = SmallVec<[&'a Property; 8]>;

/// One call of `inspect`.
pub(super) struct Formatter<'a> {
    objects: &'a dyn Objects,
    pub(super) options: &'a InspectOptions,
    pub(super) indentation: usize,
    /// The last level to be shown.
    depth: i64,
    /// The level of the object whose entries were begun last.
    pub(super) current_depth: i64,
    /// The objects that the current one is in.
    seen: Vec<Id>,
    /// The proxies that the current value is in, and in how many objects each is.
    proxies: Vec<(usize, Id)>,
    /// How many values the current one stands for.
    instead: usize,
    /// The objects that are in themselves, in the order of their numbers.
    circular: Vec<Id>,
    /// The length of the text so far, by indentation.
    budget: Vec<usize>,
    /// Memory of entries to be used again.
    pool: Vec<Entries>,
}

impl<'a> Formatter<'a> {
    pub(super) fn new(objects: &'a dyn Objects, options: &'a InspectOptions) -> Self {
        Self {
            objects,
            options,
            indentation: 0,
            depth: options.depth.map_or(i64::MAX, i64::from),
            current_depth: 0,
            seen: Vec::new(),
            proxies: Vec::new(),
            instead: 0,
            circular: Vec::new(),
            budget: Vec::new(),
            pool: Vec::new(),
        }
    }

    /// Appends a value that is at the level `level`.
    pub(super) fn value(&mut self, value: &'a Value, level: i64, out: &mut String) {
        match value {
            Value::Object(id) => self.reference(*id, level, out),
            value => self.primitive(out, value),
        }
    }

    pub(super) fn primitive(&self, out: &mut String, value: &Value) {
        let separators = self.options.numeric_separator;
        match value {
            Value::Undefined => self.paint(out, Style::Undefined, "undefined"),
            Value::Null => self.paint(out, Style::Null, "null"),
            Value::Boolean(true) => self.paint(out, Style::Boolean, "true"),
            Value::Boolean(false) => self.paint(out, Style::Boolean, "false"),
            Value::Number(number) => {
                self.painted(out, Style::Number, |out| push_number(out, *number, separators));
            }
            Value::BigInt(digits) => {
                self.painted(out, Style::BigInt, |out| push_bigint(out, digits, separators));
            }
            Value::String(text) => self.string(out, text),
            Value::Symbol(description) => self.painted(out, Style::Symbol, |out| {
                out.push_str("Symbol(");
                out.push_str(description.as_deref().unwrap_or_default());
                out.push(')');
            }),
            Value::Object(_) => {}
        }
    }

    /// An object, unless it is the current one or around it; proxies are taken off it.
    fn reference(&mut self, mut id: Id, level: i64, out: &mut String) {
        let mut proxies = 0;
        let mut inner = None;
        while let Some(object) = self.find(id, level) {
            match &object.kind {
                Kind::Proxy { target, handler } if self.options.show_proxy => {
                    return self.proxy(id, [target, handler], level, out);
                }
                // A proxy of itself would have no end; JavaScript has none.
                Kind::Proxy { target, .. } if proxies <= MAX_PROXIES => {
                    proxies += 1;
                    match target {
                        Value::Object(next) => id = *next,
                        other => {
                            inner = Some(other);
                            break;
                        }
                    }
                }
                _ => break,
            }
        }
        for _ in 0..proxies {
            self.paint(out, Style::Special, "Proxy(");
        }
        match inner {
            Some(value) => self.primitive(out, value),
            None => self.target(id, level, out),
        }
        for _ in 0..proxies {
            self.paint(out, Style::Special, ")");
        }
    }

    pub(super) fn find(&self, id: Id, level: i64) -> Option<&'a Object> {
        let depth = (self.depth < i64::MAX).then(|| self.depth - level);
        self.objects.object(id, depth)
    }

    fn target(&mut self, id: Id, level: i64, out: &mut String) {
        let Some(object) = self.find(id, level) else {
            return self.paint(out, Style::Undefined, "undefined");
        };
        match &object.kind {
            Kind::RevokedProxy | Kind::Proxy { .. } => {
                self.paint(out, Style::Special, "<Revoked Proxy>");
            }
            Kind::Custom(text) => self.push_indented(out, text),
            Kind::Instead(_) if self.instead >= MAX_NESTING => self.interrupted("Object", out),
            Kind::Instead(value) => {
                self.instead += 1;
                self.value(value, level, out);
                self.instead -= 1;
            }
            Kind::Buffer(bytes) => self.buffer(object, bytes, out),
            _ if self.seen.contains(&id) => {
                let number = match self.circular.iter().position(|other| *other == id) {
                    Some(index) => index + 1,
                    None => {
                        self.circular.push(id);
                        self.circular.len()
                    }
                };
                self.paint(out, Style::Special, &format!("[Circular *{number}]"));
            }
            _ => self.object(id, object, level, out),
        }
    }

    fn object(&mut self, id: Id, object: &'a Object, level: i64, out: &mut String) {
        let mut keys = self.keys(object);
        let tag = self.tag(object, &keys);
        let name = Name { class: object.class.as_deref(), tag };
        if self.options.show_hidden && !self.is_beyond(level) {
            keys.extend(&object.inherited);
        }
        let Some(head) = self.head(object, name, &mut keys, level, out) else { return };
        if level > self.depth {
            let name = name.plain_prefix(&object.kind);
            let name = name.trim_end();
            return match object.class {
                Some(_) => self.paint(out, Style::Special, &format!("[{name}]")),
                None => self.paint(out, Style::Special, name),
            };
        }
        if self.seen.len() + self.proxies.len() >= MAX_NESTING {
            return self.interrupted(name.plain_prefix(&object.kind).trim_end(), out);
        }
        self.body(id, object, &keys, head, level + 1, out);
    }

    pub(super) fn interrupted(&self, name: &str, out: &mut String) {
        let why = "Inspection interrupted prematurely. Maximum call stack size exceeded.";
        self.paint(out, Style::Special, &format!("[{name}: {why}]"));
    }

    /// The entries of an object between its brackets.
    fn body(
        &mut self,
        id: Id,
        object: &'a Object,
        keys: &Keys<'a>,
        mut head: Head,
        level: i64,
        out: &mut String,
    ) {
        self.seen.push(id);
        self.current_depth = level;
        let mut entries = self.pooled();
        self.items(object, level, &mut entries);
        let shown = self.properties(object, keys, level, &mut entries);
        self.seen.pop();
        self.mark_circular(id, &mut head);
        let is_numeric = head.is_array && entries.len() > 6 && is_numeric(object, entries.len());
        let first = if head.is_array { entries.len() - shown } else { 0 };
        self.finish(entries, first, &head, level, is_numeric, out);
    }

    /// Sorts the entries from `first` on, as far as that is asked for, and appends them all.
    pub(super) fn finish(
        &mut self,
        mut entries: Entries,
        first: usize,
        head: &Head,
        level: i64,
        is_numeric: bool,
        out: &mut String,
    ) {
        match &self.options.sorted {
            Sorted::No => {}
            Sorted::Yes => entries.sort(first, by_utf16),
            Sorted::By(compare) => entries.sort(first, |a, b| compare(a, b)),
        }
        let start = out.len();
        let entries = self.lay_out(entries, head, level, is_numeric, out);
        self.give_back(entries);
        self.spend(out.len() - start);
    }

    pub(super) fn pooled(&mut self) -> Entries {
        self.pool.pop().unwrap_or_else(Entries::new)
    }

    pub(super) fn give_back(&mut self, mut entries: Entries) {
        entries.clear();
        self.pool.push(entries);
    }

    fn mark_circular(&self, id: Id, head: &mut Head) {
        let Some(index) = self.circular.iter().position(|other| *other == id) else { return };
        let mut mark = String::new();
        self.paint(&mut mark, Style::Special, &format!("<ref *{}>", index + 1));
        if self.is_always_compact() {
            head.open = format!("{mark} {}", head.open).into();
        } else if head.base.is_empty() {
            head.base = mark;
        } else {
            head.base = format!("{mark} {}", head.base);
        }
    }

    fn spend(&mut self, length: usize) {
        if self.budget.len() <= self.indentation {
            self.budget.resize(self.indentation + 32, 0);
        }
        let spent = &mut self.budget[self.indentation];
        *spent += length;
        if *spent > BUDGET {
            self.depth = -1;
        }
    }

    fn proxy(&mut self, id: Id, parts: [&'a Value; 2], level: i64, out: &mut String) {
        // In JavaScript no proxy is its own target or handler without an object in between.
        let place = (self.seen.len(), id);
        let nesting = self.seen.len() + self.proxies.len();
        if level > self.depth || nesting >= MAX_NESTING || self.proxies.contains(&place) {
            return self.paint(out, Style::Special, "Proxy [Array]");
        }
        self.proxies.push(place);
        let start = out.len();
        let mut entries = self.pooled();
        self.indentation += 2;
        for value in parts {
            self.value(value, level + 1, &mut entries.text);
            entries.close();
        }
        self.indentation -= 2;
        let head = Head { open: "Proxy [".into(), close: "]", is_array: true, base: String::new() };
        let entries = self.lay_out(entries, &head, level + 1, true, out);
        self.give_back(entries);
        self.proxies.pop();
        self.spend(out.len() - start);
    }

    /// The properties of an object that are shown, without those of prototypes.
    fn keys(&self, object: &'a Object) -> Keys<'a> {
        let all = self.options.show_hidden;
        object.properties.iter().filter(|property| all || property.enumerable).collect()
    }

    /// The tag, unless it is shown as a property.
    fn tag(&self, object: &'a Object, keys: &Keys<'_>) -> &'a str {
        let tag = match &object.tag {
            Some(tag) => tag,
            None if object.class.is_none() && object.kind != Kind::Module => "",
            None => object.kind.tag(),
        };
        let is_tag = |property: &&Property| {
            use crate::tree::Key::Symbol;
            matches!(&property.key, Symbol(Some(text)) if text == "Symbol.toStringTag")
        };
        if !tag.is_empty() && keys.iter().any(is_tag) { "" } else { tag }
    }

    pub(super) fn is_beyond(&self, level: i64) -> bool {
        level > self.depth
    }

    pub(super) fn is_always_compact(&self) -> bool {
        self.options.compact == Compact::Always
    }

    pub(super) fn paint(&self, out: &mut String, style: Style, text: &str) {
        self.painted(out, style, |out| out.push_str(text));
    }

    /// What `write` appends, in its color.
    pub(super) fn painted(&self, out: &mut String, style: Style, write: impl FnOnce(&mut String)) {
        if !self.options.colors {
            return write(out);
        }
        let (open, close) = style.codes();
        out.push_str(&format!("\u{1b}[{open}m"));
        write(out);
        out.push_str(&format!("\u{1b}[{close}m"));
    }

    /// Text whose lines are indented.
    pub(super) fn push_indented(&self, out: &mut String, text: &str) {
        if self.indentation == 0 {
            return out.push_str(text);
        }
        let indented = format!("\n{}", " ".repeat(self.indentation));
        out.push_str(&text.replace('\n', &indented));
    }
}

/// The text of a tree as it is, without a copy where it is a literal.
pub(super) fn literal(text: &'static str) -> Text {
    Text::Borrowed(text)
}
