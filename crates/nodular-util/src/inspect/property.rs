use crate::tree::{Key, Kind, Object, Property, Slot, Value};
use crate::width::{get_string_width, width};

use super::entries::Entries;
use super::formatter::{Formatter, Keys};
use super::head::length;
use super::string::{push_escaped, push_quoted, push_spaces};
use super::style::Style;

/// The sequences around what a prototype has.
const FAINT: (&str, &str) = ("\u{1b}[2m", "\u{1b}[22m");

impl<'a> Formatter<'a> {
    /// Adds the properties of an object and returns how many of its own there are.
    pub(super) fn properties(
        &mut self,
        object: &'a Object,
        keys: &Keys<'a>,
        level: i64,
        entries: &mut Entries,
    ) -> usize {
        let own = keys.len() - self.inherited(object);
        let mut count = own;
        if let Some(length) = self.hidden_length(object) {
            entries.text.push_str("[length]: ");
            self.paint(&mut entries.text, Style::Number, &length.to_string());
            entries.close();
            count += 1;
        }
        let is_list = matches!(object.kind, Kind::Array(_) | Kind::TypedArray { .. });
        let (own, inherited) = keys.split_at(own);
        for property in own {
            self.property(property, !is_list, level, &mut entries.text);
            entries.close();
        }
        for property in inherited {
            // Node shows these before it is in the object.
            if self.options.colors {
                entries.text.push_str(FAINT.0);
            }
            self.property(property, true, level - 1, &mut entries.text);
            if self.options.colors {
                entries.text.push_str(FAINT.1);
            }
            entries.close();
        }
        count
    }

    fn inherited(&self, object: &Object) -> usize {
        if self.options.show_hidden { object.inherited.len() } else { 0 }
    }

    fn hidden_length(&self, object: &Object) -> Option<usize> {
        match &object.kind {
            _ if !self.options.show_hidden => None,
            Kind::Array(elements) => Some(length(elements)),
            Kind::Boxed(Value::String(text)) => Some(super::utf16_length(text)),
            _ => None,
        }
    }

    fn property(
        &mut self,
        property: &'a Property,
        may_be_column: bool,
        level: i64,
        out: &mut String,
    ) {
        if property.enumerable {
            self.key(out, &property.key);
        } else {
            out.push('[');
            self.key(out, &property.key);
            out.push(']');
        }
        out.push(':');
        match &property.slot {
            Slot::Value(value) => {
                let is_column =
                    may_be_column && self.is_always_compact() && *value != Value::Undefined;
                self.behind_colon(is_column, out, |this, out| this.value(value, level, out));
            }
            Slot::Getter { result, setter } => {
                out.push(' ');
                let label = if *setter { "Getter/Setter" } else { "Getter" };
                match result {
                    Some(result) if self.options.getters.shows(*setter) => {
                        self.indentation += 2;
                        self.getter(label, result, level, out);
                        self.indentation -= 2;
                    }
                    _ => self.paint(out, Style::Special, &format!("[{label}]")),
                }
            }
            Slot::Setter => {
                out.push(' ');
                self.paint(out, Style::Special, "[Setter]");
            }
            Slot::Uninitialized => {
                out.push(' ');
                self.paint(out, Style::Special, "<uninitialized>");
            }
        }
    }

    /// What `write` appends behind the colon of a property, on a new line if it `is_column` and too long.
    pub(super) fn behind_colon<T>(
        &mut self,
        is_column: bool,
        out: &mut String,
        write: impl FnOnce(&mut Self, &mut String) -> T,
    ) -> T {
        let begun = self.begin_behind_colon(is_column, out);
        let written = write(self, out);
        self.end_behind_colon(begun, out);
        written
    }

    /// Where a value begins that may have to move to a new line.
    pub(super) fn begin_behind_colon(
        &mut self,
        is_column: bool,
        out: &mut String,
    ) -> Option<usize> {
        if is_column {
            self.indentation += 3;
            return Some(out.len());
        }
        out.push(' ');
        self.indentation += 2;
        None
    }

    pub(super) fn end_behind_colon(&mut self, begun: Option<usize>, out: &mut String) {
        let Some(start) = begun else {
            self.indentation -= 2;
            return;
        };
        let columns = match self.options.colors {
            true => get_string_width(&out[start..]),
            false => width(&out[start..]),
        };
        let mut between = String::from(" ");
        if self.options.break_length.is_some_and(|line| line < columns) {
            between = String::from("\n");
            push_spaces(&mut between, self.indentation);
        }
        out.insert_str(start, &between);
        self.indentation -= 3;
    }

    fn getter(
        &mut self,
        label: &str,
        result: &'a Result<Value, Value>,
        level: i64,
        out: &mut String,
    ) {
        match result {
            Ok(value @ Value::Object(_)) => {
                self.paint(out, Style::Special, &format!("[{label}]"));
                out.push(' ');
                self.value(value, level, out);
            }
            Ok(value) => {
                self.paint(out, Style::Special, &format!("[{label}:"));
                out.push(' ');
                self.primitive(out, value);
                self.paint(out, Style::Special, "]");
            }
            Err(thrown) => {
                self.paint(out, Style::Special, &format!("[{label}:"));
                out.push_str(" <Inspection threw (");
                self.value(thrown, level, out);
                out.push_str(")>");
                self.paint(out, Style::Special, "]");
            }
        }
    }

    fn key(&self, out: &mut String, key: &Key) {
        match key {
            Key::String(name) => self.name(out, name),
            Key::Symbol(description) => self.painted(out, Style::Symbol, |out| {
                out.push_str("Symbol(");
                push_escaped(out, description.as_deref().unwrap_or_default(), '\'');
                out.push(')');
            }),
        }
    }
}

impl Formatter<'_> {
    /// The name of a property, in quotes if it is no identifier.
    pub(super) fn name(&self, out: &mut String, name: &str) {
        if !is_identifier(name) {
            self.painted(out, Style::String, |out| push_quoted(out, name, None));
        } else if name == "__proto__" {
            out.push_str("['__proto__']");
        } else {
            out.push_str(name);
        }
    }
}

/// Whether a key needs no quotes.
fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
