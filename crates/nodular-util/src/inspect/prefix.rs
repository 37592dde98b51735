//! The names of objects.

use crate::tree::{FunctionKind, Kind, Value, boxed_class};

/// What an object is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) class: Option<&'a str>,
    /// Empty if it has none.
    pub(super) tag: &'a str,
}

impl Name<'_> {
    /// The name before an opening bracket, with a blank behind it.
    pub(super) fn prefix(&self, fallback: &str, size: Option<usize>) -> String {
        let size = size.map(|size| format!("({size})")).unwrap_or_default();
        let tag = self.tag;
        let Some(class) = self.class else {
            return match tag {
                tag if !tag.is_empty() && tag != fallback => {
                    format!("[{fallback}{size}: null prototype] [{tag}] ")
                }
                _ => format!("[{fallback}{size}: null prototype] "),
            };
        };
        if tag.is_empty() {
            return format!("{class}{size} ");
        }
        let last = match tag.rfind('.') {
            Some(dot) if dot >= 1 => &tag[dot + 1..],
            _ => tag,
        };
        if class == last { format!("{tag}{size} ") } else { format!("{class}{size} [{tag}] ") }
    }

    /// The name of an object of which nothing else is known, with a blank behind it.
    pub(super) fn plain_prefix(&self, kind: &Kind) -> String {
        let own = kind.class();
        let fallback = match own.as_deref() {
            Some(name) if name != self.tag => name,
            _ => "Object",
        };
        self.prefix(fallback, None)
    }

    /// `[Function: name]`
    pub(super) fn function(&self, name: &str, kind: FunctionKind) -> String {
        let mut base = format!("[{}", kind.name());
        if self.class.is_none() {
            base.push_str(" (null prototype)");
        }
        match name {
            "" => base.push_str(" (anonymous)"),
            name => base.push_str(&format!(": {name}")),
        }
        base.push(']');
        if let Some(class) = self.class.filter(|class| *class != kind.name()) {
            base.push_str(&format!(" {class}"));
        }
        if !self.tag.is_empty() && self.class != Some(self.tag) {
            base.push_str(&format!(" [{}]", self.tag));
        }
        base
    }

    /// `[class Name extends Other]`
    pub(super) fn class_of_objects(&self, name: &str, extends: Option<&str>) -> String {
        let mut base = format!("[class {}", if name.is_empty() { "(anonymous)" } else { name });
        if let Some(class) = self.class.filter(|class| *class != "Function") {
            base.push_str(&format!(" [{class}]"));
        }
        if !self.tag.is_empty() && self.class != Some(self.tag) {
            base.push_str(&format!(" [{}]", self.tag));
        }
        match (self.class, extends) {
            (None, _) => base.push_str(" extends [null prototype]"),
            (_, Some(extends)) if !extends.is_empty() => {
                base.push_str(&format!(" extends {extends}"));
            }
            _ => {}
        }
        base.push(']');
        base
    }

    /// `[Number: 1]` for an already printed primitive.
    pub(super) fn boxed(&self, value: &Value, printed: &str) -> String {
        let kind = boxed_class(value);
        let class = match self.class {
            Some(class) if class == kind => String::new(),
            Some(class) => format!(" ({class})"),
            None => " (null prototype)".to_owned(),
        };
        let tag = match self.tag {
            "" => String::new(),
            tag if self.class == Some(tag) => String::new(),
            tag => format!(" [{tag}]"),
        };
        format!("[{kind}{class}: {printed}]{tag}")
    }
}
