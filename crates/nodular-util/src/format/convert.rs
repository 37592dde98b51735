//! JavaScript's conversions of values.

use std::borrow::Cow;

use crate::number::{number_to_string, to_number as text_to_number};
use crate::tree::{Element, ErrorText, Id, Kind, Tree, Value};

/// How deeply arrays can be within each other to be part of a text.
const MAX_NESTING: usize = 100;

/// `Number(value)`
pub(super) fn to_number(tree: &Tree, value: &Value) -> f64 {
    match value {
        Value::Undefined | Value::Symbol(_) => f64::NAN,
        Value::Null | Value::Boolean(false) => 0.0,
        Value::Boolean(true) => 1.0,
        Value::Number(number) => *number,
        Value::Object(id) => match tree.get(*id).map(|object| &object.kind) {
            Some(Kind::Date(time)) => *time,
            Some(Kind::Boxed(inner)) if !matches!(inner, Value::Object(_)) => {
                to_number(tree, inner)
            }
            _ => text_to_number(&to_text(tree, value)),
        },
        Value::String(text) | Value::BigInt(text) => text_to_number(text),
    }
}

/// `String(value)`
pub(super) fn to_text<'a>(tree: &Tree, value: &'a Value) -> Cow<'a, str> {
    match value {
        Value::Undefined => "undefined".into(),
        Value::Null => "null".into(),
        Value::Boolean(true) => "true".into(),
        Value::Boolean(false) => "false".into(),
        Value::Number(number) => number_to_string(*number).into(),
        Value::BigInt(text) | Value::String(text) => Cow::Borrowed(text),
        Value::Symbol(description) => {
            std::format!("Symbol({})", description.as_deref().unwrap_or_default()).into()
        }
        Value::Object(id) => {
            let mut out = String::new();
            push_object(&mut out, tree, *id, &mut Vec::new());
            out.into()
        }
    }
}

fn push_object(out: &mut String, tree: &Tree, id: Id, around: &mut Vec<Id>) {
    let Some(object) = tree.get(id) else { return };
    // What is in itself is nothing there.
    if around.contains(&id) || around.len() > MAX_NESTING {
        return;
    }
    match &object.kind {
        Kind::Array(elements) => {
            around.push(id);
            push_elements(out, tree, elements, around);
            around.pop();
        }
        Kind::Boxed(inner) if !matches!(inner, Value::Object(_)) => {
            out.push_str(&to_text(tree, inner));
        }
        // It begins with a weekday, so that it is no number; and only numbers are made of it.
        Kind::Date(_) => out.push_str("Date"),
        Kind::Buffer(bytes) => out.push_str(&String::from_utf8_lossy(bytes)),
        Kind::TypedArray { element, bytes, .. } => {
            for (index, bytes) in bytes.chunks_exact(element.size()).enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&to_text(tree, &element.read(bytes)));
            }
        }
        Kind::RegExp { source, flags } => out.push_str(&std::format!("/{source}/{flags}")),
        Kind::Error(error) => push_error(out, error),
        kind => match kind.tag() {
            "" => out.push_str("[object Object]"),
            tag => out.push_str(&std::format!("[object {tag}]")),
        },
    }
}

fn push_error(out: &mut String, error: &ErrorText) {
    let colon = if error.name.is_empty() || error.message.is_empty() { "" } else { ": " };
    out.push_str(&std::format!("{}{colon}{}", error.name, error.message));
}

fn push_elements(out: &mut String, tree: &Tree, elements: &[Element], around: &mut Vec<Id>) {
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        match element {
            Element::Holes(count) => {
                out.extend(std::iter::repeat_n(',', (*count as usize).saturating_sub(1)))
            }
            Element::Value(Value::Undefined | Value::Null) => {}
            Element::Value(Value::Object(id)) => push_object(out, tree, *id, around),
            Element::Value(value) => out.push_str(&to_text(tree, value)),
        }
    }
}
