//! `JSON.stringify` of a tree.

mod rust;

use std::fmt::Write;

use crate::inspect::date_to_string;
use crate::number::push_number as push_signed;
use crate::tree::{Element, Id, Key, Kind, Object, Property, Slot, Tree, Value};

pub(super) use self::rust::push_value;

/// How deeply objects can be within each other.
const MAX_NESTING: usize = 200;

/// Appends a value as JSON, `undefined` if it has none, `[Circular]` if it is in itself.
pub(super) fn push_json(out: &mut String, tree: &Tree, value: &Value) {
    let start = out.len();
    let mut writer = Writer { tree, around: Vec::new(), circular: false };
    let written = writer.value(out, value);
    if writer.circular {
        out.truncate(start);
        out.push_str("[Circular]");
    } else if !written {
        out.push_str("undefined");
    }
}

struct Writer<'a> {
    tree: &'a Tree,
    around: Vec<Id>,
    circular: bool,
}

impl Writer<'_> {
    /// Whether the value has a form in JSON.
    fn value(&mut self, out: &mut String, value: &Value) -> bool {
        match value {
            Value::Undefined | Value::Symbol(_) => return false,
            Value::Null => out.push_str("null"),
            Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) => push_number(out, *number),
            Value::BigInt(digits) => out.push_str(digits),
            Value::String(text) => push_string(out, text),
            Value::Object(id) => return self.object(out, *id),
        }
        true
    }

    fn object(&mut self, out: &mut String, id: Id) -> bool {
        let Some(object) = self.tree.get(id) else { return false };
        if self.circular || self.around.contains(&id) || self.around.len() >= MAX_NESTING {
            self.circular = true;
            return true;
        }
        self.around.push(id);
        let written = self.kind(out, object);
        self.around.pop();
        written
    }

    fn kind(&mut self, out: &mut String, object: &Object) -> bool {
        match &object.kind {
            Kind::Function { .. } | Kind::Class { .. } => return false,
            Kind::Array(elements) => self.array(out, elements),
            Kind::Boxed(Value::Symbol(_)) => out.push_str("{}"),
            Kind::Boxed(value) => return self.value(out, value),
            Kind::Date(time) if time.is_nan() => out.push_str("null"),
            Kind::Date(time) => push_string(out, &date_to_string(*time)),
            Kind::Proxy { target, .. } => return self.value(out, target),
            Kind::Buffer(bytes) => push_buffer(out, bytes),
            Kind::TypedArray { element, bytes, .. } => {
                out.push('{');
                let mut is_first = true;
                for (index, bytes) in bytes.chunks_exact(element.size()).enumerate() {
                    let key = index.to_string();
                    self.member(out, &key, &element.read(bytes), &mut is_first);
                }
                self.members(out, &object.properties, is_first);
                out.push('}');
            }
            _ => {
                out.push('{');
                self.members(out, &object.properties, true);
                out.push('}');
            }
        }
        true
    }

    fn array(&mut self, out: &mut String, elements: &[Element]) {
        out.push('[');
        let mut comma = "";
        for element in elements {
            let (value, count) = match element {
                Element::Value(value) => (value, 1),
                Element::Holes(count) => (&Value::Null, *count),
            };
            for _ in 0..count {
                out.push_str(comma);
                comma = ",";
                if !self.value(out, value) {
                    out.push_str("null");
                }
            }
        }
        out.push(']');
    }

    fn members(&mut self, out: &mut String, properties: &[Property], mut is_first: bool) {
        for property in properties.iter().filter(|property| property.enumerable) {
            let Key::String(key) = &property.key else { continue };
            let value = match &property.slot {
                Slot::Value(value) | Slot::Getter { result: Some(Ok(value)), .. } => value,
                _ => continue,
            };
            self.member(out, key, value, &mut is_first);
        }
    }

    fn member(&mut self, out: &mut String, key: &str, value: &Value, is_first: &mut bool) {
        let start = out.len();
        if !*is_first {
            out.push(',');
        }
        push_string(out, key);
        out.push(':');
        if self.value(out, value) {
            *is_first = false;
        } else {
            out.truncate(start);
        }
    }
}

fn push_number(out: &mut String, number: f64) {
    match number {
        0.0 => out.push('0'),
        number if number.is_finite() => push_signed(out, number, false),
        _ => out.push_str("null"),
    }
}

fn push_buffer(out: &mut String, bytes: &[u8]) {
    out.push_str(r#"{"type":"Buffer","data":["#);
    for (index, byte) in bytes.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(out, "{comma}{byte}");
    }
    out.push_str("]}");
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[kept..at]);
        kept = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            8 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            0xc => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            byte => {
                let _ = write!(out, "\\u{byte:04x}");
            }
        }
    }
    out.push_str(&text[kept..]);
    out.push('"');
}
