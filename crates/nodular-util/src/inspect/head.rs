use crate::tree::{Element, Kind, Object, Text};

use super::date::date_to_string;
use super::formatter::{Formatter, Keys, literal};
use super::prefix::Name;
use super::regexp::highlight;
use super::style::Style;

/// What stands around the entries of an object.
#[derive(Debug)]
pub(super) struct Head {
    /// The text before the opening bracket, such as a function or an error.
    pub(super) base: String,
    pub(super) open: Text,
    pub(super) close: &'static str,
    /// Whether many entries are put into columns, and only properties are sorted.
    pub(super) is_array: bool,
}

impl Head {
    pub(super) fn object(open: impl Into<Text>) -> Self {
        Self { base: String::new(), open: open.into(), close: "}", is_array: false }
    }

    pub(super) fn array(open: impl Into<Text>) -> Self {
        Self { base: String::new(), open: open.into(), close: "]", is_array: true }
    }

    fn with_base(base: String) -> Self {
        Self { base, ..Self::object("{") }
    }
}

impl<'a> Formatter<'a> {
    /// What stands around the entries, or `None` after appending all that there is to an object without any.
    pub(super) fn head(
        &self,
        object: &'a Object,
        name: Name<'_>,
        keys: &mut Keys<'a>,
        level: i64,
        out: &mut String,
    ) -> Option<Head> {
        let hidden = self.options.show_hidden;
        let head = match &object.kind {
            Kind::Object | Kind::Arguments if object.class.as_deref() == Some("Object") => {
                match (&object.kind, name.tag) {
                    (Kind::Arguments, _) => Head::object("[Arguments] {"),
                    (_, "") => Head::object("{"),
                    _ => Head::object(name.prefix("Object", None) + "{"),
                }
            }
            Kind::Array(elements) => {
                let is_plain = object.class.as_deref() == Some("Array") && name.tag.is_empty();
                let open = match is_plain {
                    true => literal("["),
                    false => (name.prefix("Array", Some(length(elements))) + "[").into(),
                };
                if elements.is_empty() && keys.is_empty() && !hidden {
                    out.push_str(&open);
                    out.push(']');
                    return None;
                }
                return Some(Head::array(open));
            }
            Kind::TypedArray { element, bytes, .. } => {
                let length = bytes.len() / element.size();
                let open = name.prefix(element.name(), Some(length)) + "[";
                if length == 0 && keys.is_empty() && !hidden {
                    out.push_str(&open);
                    out.push(']');
                    return None;
                }
                return Some(Head::array(open));
            }
            Kind::Set(items) => Head::object(name.prefix("Set", Some(items.len())) + "{"),
            Kind::Map(pairs) => Head::object(name.prefix("Map", Some(pairs.len())) + "{"),
            Kind::Iterator { of, .. } | Kind::Entries { of, .. } => {
                let is_entries = matches!(object.kind, Kind::Entries { .. });
                return Some(Head::object(iterator(*of, is_entries, name.tag)));
            }
            Kind::Function { name: own, kind } => {
                return self.with_base(Style::Special, name.function(own, *kind), keys, out);
            }
            Kind::Class { name: own, extends } => {
                let base = name.class_of_objects(own, extends.as_deref());
                return self.with_base(Style::Special, base, keys, out);
            }
            Kind::RegExp { source, flags } => {
                let prefix = name.prefix("RegExp", None);
                let prefix = if prefix == "RegExp " { "" } else { &prefix };
                let mut base = format!("{prefix}/{source}/{flags}");
                if self.options.colors {
                    base = highlight(&base);
                }
                if keys.is_empty() || self.is_beyond(level) {
                    out.push_str(&base);
                    return None;
                }
                return Some(Head::with_base(base));
            }
            Kind::Date(time) => {
                let prefix = name.prefix("Date", None);
                let prefix = if prefix == "Date " { "" } else { &prefix };
                let base = format!("{prefix}{}", date_to_string(*time));
                return self.with_base(Style::Date, base, keys, out);
            }
            Kind::Error(error) => {
                let base = self.error(object, error, name, keys, level);
                if keys.is_empty() {
                    out.push_str(&base);
                    return None;
                }
                return Some(Head::with_base(base));
            }
            Kind::Boxed(value) => return self.boxed(value, name, keys, out),
            Kind::ArrayBuffer { shared, .. } => {
                let fallback = if *shared { "SharedArrayBuffer" } else { "ArrayBuffer" };
                return Some(Head::object(name.prefix(fallback, None) + "{"));
            }
            Kind::DataView { .. } => {
                return Some(Head::object(name.prefix("DataView", None) + "{"));
            }
            Kind::Promise(_) => return Some(Head::object(name.prefix("Promise", None) + "{")),
            Kind::WeakSet(_) => return Some(Head::object(name.prefix("WeakSet", None) + "{")),
            Kind::WeakMap(_) => return Some(Head::object(name.prefix("WeakMap", None) + "{")),
            Kind::Module => return Some(Head::object(name.prefix("Module", None) + "{")),
            kind => Head::object(name.plain_prefix(kind) + "{"),
        };
        let is_empty = match &object.kind {
            Kind::Set(items) => items.is_empty(),
            Kind::Map(pairs) => pairs.is_empty(),
            _ => true,
        };
        if is_empty && keys.is_empty() {
            out.push_str(&head.open);
            out.push('}');
            return None;
        }
        Some(head)
    }

    /// A text that is in color only where nothing follows.
    fn with_base(
        &self,
        style: Style,
        base: String,
        keys: &Keys<'_>,
        out: &mut String,
    ) -> Option<Head> {
        if !keys.is_empty() {
            return Some(Head::with_base(base));
        }
        self.paint(out, style, &base);
        None
    }

    fn boxed(
        &self,
        value: &crate::tree::Value,
        name: Name<'_>,
        keys: &Keys<'_>,
        out: &mut String,
    ) -> Option<Head> {
        use crate::tree::Value;

        let tree = crate::tree::Tree::new();
        let plain = super::InspectOptions { colors: false, ..self.options.clone() };
        let mut uncolored = Formatter::new(&tree, &plain);
        uncolored.indentation = self.indentation;
        let mut printed = String::new();
        uncolored.primitive(&mut printed, value);
        let base = name.boxed(value, &printed);
        // A string always has its length to show.
        if self.options.show_hidden && matches!(value, Value::String(_)) {
            return Some(Head::with_base(base));
        }
        let style = match value {
            Value::Number(_) => Style::Number,
            Value::BigInt(_) => Style::BigInt,
            Value::Boolean(_) => Style::Boolean,
            Value::Symbol(_) => Style::Symbol,
            _ => Style::String,
        };
        self.with_base(style, base, keys, out)
    }
}

/// The length of an array.
pub(super) fn length(elements: &[Element]) -> usize {
    let lengths = elements.iter().map(|element| match element {
        Element::Value(_) => 1,
        Element::Holes(count) => *count as usize,
    });
    lengths.sum()
}

fn iterator(of: crate::tree::IteratorOf, is_entries: bool, tag: &str) -> String {
    let of = match of {
        crate::tree::IteratorOf::Map => "Map",
        crate::tree::IteratorOf::Set => "Set",
    };
    let own = format!("{of} Iterator");
    let last = if is_entries { "Entries" } else { "Iterator" };
    match tag {
        "" => format!("[{of} {last}] {{"),
        tag if tag == own => format!("[{of} {last}] {{"),
        tag => format!("[{tag}] [{of} {last}] {{"),
    }
}
