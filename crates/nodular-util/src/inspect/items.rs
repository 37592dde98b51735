use std::fmt::Write;

use crate::tree::{Element, ElementType, Kind, Object, Pairs, PromiseState, Value};

use super::entries::{Entries, by_utf16};
use super::formatter::Formatter;
use super::head::{Head, length};
use super::options::Sorted;
use super::style::Style;

/// How many bytes of a `Buffer` are shown: Node's `buffer.INSPECT_MAX_BYTES`.
const MAX_BUFFER_BYTES: usize = 50;

impl<'a> Formatter<'a> {
    /// Adds what an object has beside its properties.
    pub(super) fn items(&mut self, object: &'a Object, level: i64, entries: &mut Entries) {
        match &object.kind {
            Kind::Array(elements) => self.elements(elements, level, entries),
            Kind::Set(items) => self.set(items, self.most_of(object), level, entries),
            Kind::Map(pairs) => self.map(pairs, self.most_of(object), level, entries),
            Kind::TypedArray { element, bytes, byte_offset, buffer_length } => {
                self.typed(*element, bytes, entries);
                if self.options.show_hidden {
                    let size = element.size();
                    self.number_entry("BYTES_PER_ELEMENT", size, entries);
                    self.number_entry("length", bytes.len() / size, entries);
                    self.number_entry("byteLength", bytes.len() / size * size, entries);
                    self.number_entry("byteOffset", *byte_offset, entries);
                    self.paint(&mut entries.text, Style::String, "[buffer]");
                    entries.text.push_str(": ArrayBuffer { [byteLength]: ");
                    self.paint(&mut entries.text, Style::Number, &buffer_length.to_string());
                    entries.text.push_str(" }");
                    entries.close();
                }
            }
            Kind::ArrayBuffer { bytes, .. } => {
                self.paint(&mut entries.text, Style::Special, "[Uint8Contents]");
                entries.text.push_str(": <");
                let most = self.options.max_array_length.unwrap_or(usize::MAX);
                push_bytes(&mut entries.text, bytes, most);
                entries.text.push('>');
                entries.close();
                self.number_entry("byteLength", bytes.len(), entries);
            }
            Kind::DataView { byte_length, byte_offset, buffer } => {
                self.number_entry("byteLength", *byte_length, entries);
                self.number_entry("byteOffset", *byte_offset, entries);
                self.paint(&mut entries.text, Style::String, "[buffer]");
                entries.text.push_str(": ");
                self.indented(buffer, level, entries);
                entries.close();
            }
            Kind::Promise(PromiseState::Pending) => {
                self.paint(&mut entries.text, Style::Special, "<pending>");
                entries.close();
            }
            Kind::Promise(PromiseState::Fulfilled(value)) => {
                self.indented(value, level, entries);
                entries.close();
            }
            Kind::Promise(PromiseState::Rejected(value)) => {
                self.paint(&mut entries.text, Style::Special, "<rejected>");
                entries.text.push(' ');
                self.indented(value, level, entries);
                entries.close();
            }
            Kind::WeakSet(_) | Kind::WeakMap(_) if !self.options.show_hidden => {
                self.paint(&mut entries.text, Style::Special, "<items unknown>");
                entries.close();
            }
            Kind::WeakSet(items) => {
                self.set(items, self.most(), level, entries);
                self.sort_weak(entries);
            }
            Kind::WeakMap(pairs) => {
                self.map(pairs, self.most(), level, entries);
                self.sort_weak(entries);
            }
            Kind::Iterator { items, .. } => self.set(items, self.most(), level, entries),
            Kind::Entries { pairs, .. } => self.pairs(pairs, level, entries),
            _ => {}
        }
    }

    /// `<Buffer 01 02>`
    pub(super) fn buffer(&self, object: &Object, bytes: &[u8], out: &mut String) {
        push_buffer(out, object.class.as_deref().unwrap_or("Buffer"), bytes);
    }

    pub(super) fn most(&self) -> usize {
        self.options.max_array_length.unwrap_or(usize::MAX)
    }

    /// The same for a set or a map: without a prototype Node does not know how many there are.
    fn most_of(&self, object: &Object) -> usize {
        if object.class.is_some() { self.most() } else { usize::MAX }
    }

    fn indented(&mut self, value: &'a Value, level: i64, entries: &mut Entries) {
        self.indentation += 2;
        self.value(value, level, &mut entries.text);
        self.indentation -= 2;
    }

    fn elements(&mut self, elements: &'a [Element], level: i64, entries: &mut Entries) {
        let most = self.most().min(length(elements));
        let mut index = 0;
        for element in elements {
            if entries.len() >= most {
                break;
            }
            match element {
                Element::Value(value) => {
                    self.indented(value, level, entries);
                    index += 1;
                }
                Element::Holes(count) => {
                    let plural = if *count > 1 { "s" } else { "" };
                    let text = format!("<{count} empty item{plural}>");
                    self.paint(&mut entries.text, Style::Undefined, &text);
                    index += *count as usize;
                }
            }
            entries.close();
        }
        push_more(entries, length(elements) - index);
    }

    fn set(&mut self, items: &'a [Value], most: usize, level: i64, entries: &mut Entries) {
        for item in items.iter().take(most) {
            self.indented(item, level, entries);
            entries.close();
        }
        push_more(entries, items.len().saturating_sub(most));
    }

    fn map(&mut self, pairs: &'a Pairs, most: usize, level: i64, entries: &mut Entries) {
        for (key, value) in pairs.iter().take(most) {
            self.indented(key, level, entries);
            entries.text.push_str(" => ");
            self.indented(value, level, entries);
            entries.close();
        }
        push_more(entries, pairs.len().saturating_sub(most));
    }

    fn pairs(&mut self, pairs: &'a Pairs, level: i64, entries: &mut Entries) {
        let most = self.most();
        let head = Head { base: String::new(), open: "[".into(), close: "]", is_array: true };
        self.indentation += 2;
        for (key, value) in pairs.iter().take(most) {
            let mut pair = self.pooled();
            for part in [key, value] {
                self.value(part, level, &mut pair.text);
                pair.close();
            }
            let pair = self.lay_out(pair, &head, level, true, &mut entries.text);
            self.give_back(pair);
            entries.close();
        }
        self.indentation -= 2;
        push_more(entries, pairs.len().saturating_sub(most));
    }

    /// Entries that have no order are sorted.
    fn sort_weak(&self, entries: &mut Entries) {
        if matches!(self.options.sorted, Sorted::No) {
            entries.sort(0, by_utf16);
        }
    }

    fn typed(&self, element: ElementType, bytes: &[u8], entries: &mut Entries) {
        let most = self.most();
        let size = element.size();
        for bytes in bytes.chunks_exact(size).take(most) {
            self.primitive(&mut entries.text, &element.read(bytes));
            entries.close();
        }
        push_more(entries, (bytes.len() / size).saturating_sub(most));
    }

    fn number_entry(&self, name: &str, value: usize, entries: &mut Entries) {
        self.painted(&mut entries.text, Style::String, |out| {
            let _ = write!(out, "[{name}]");
        });
        entries.text.push_str(": ");
        self.primitive(&mut entries.text, &Value::Number(value as f64));
        entries.close();
    }
}

pub(super) fn push_buffer(out: &mut String, class: &str, bytes: &[u8]) {
    let _ = write!(out, "<{class} ");
    push_bytes(out, bytes, MAX_BUFFER_BYTES);
    out.push('>');
}

pub(super) fn push_more(entries: &mut Entries, left: usize) {
    if left > 0 {
        let plural = if left > 1 { "s" } else { "" };
        entries.push(&format!("... {left} more item{plural}"));
    }
}

fn push_bytes(out: &mut String, bytes: &[u8], most: usize) {
    for (index, byte) in bytes.iter().take(most).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        let _ = write!(out, "{byte:02x}");
    }
    let left = bytes.len().saturating_sub(most);
    if left > 0 {
        let plural = if left > 1 { "s" } else { "" };
        let _ = write!(out, " ... {left} more byte{plural}");
    }
}
