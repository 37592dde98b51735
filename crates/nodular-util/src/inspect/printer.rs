//! Rust values as text, without a tree in between.

use serde::Serialize;

use crate::number::number_to_string;
use crate::serialize::{
    self as rust, NoContents, Room, SerializeError, Shape, Sink, give, to_primitive,
};
use crate::tree::{Tree, Value};

use super::InspectOptions;
use super::entries::Entries;
use super::formatter::{Formatter, MAX_NESTING};
use super::head::Head;
use super::items::{push_buffer, push_more};
use super::style::Style;

type Result<T> = std::result::Result<T, SerializeError>;

/// Appends a value; [`SerializeError::NOT_HERE`] if one of its maps turns out to have more than names as keys.
pub(super) fn print<T: Serialize + ?Sized>(
    out: &mut String,
    value: &T,
    options: &InspectOptions,
) -> Result<()> {
    let tree = Tree::new();
    let mut formatter = Formatter::new(&tree, options);
    give(value, Printer { formatter: &mut formatter, out, level: 0 }, Room::new(None))?;
    Ok(())
}

/// Appends a value that is at a level; tells whether it is a number.
struct Printer<'p, 'a> {
    formatter: &'p mut Formatter<'a>,
    out: &'p mut String,
    level: i64,
}

impl Printer<'_, '_> {
    fn primitive(self, value: &Value) -> Result<bool> {
        self.formatter.primitive(self.out, value);
        Ok(is_number(value))
    }
}

impl<'p, 'a> Sink for Printer<'p, 'a> {
    type Out = bool;
    type List = ListPrinter<'p, 'a>;
    type Object = ObjectPrinter<'p, 'a>;

    fn undefined(self) -> Result<bool> {
        self.primitive(&Value::Undefined)
    }

    fn null(self) -> Result<bool> {
        self.primitive(&Value::Null)
    }

    fn boolean(self, value: bool) -> Result<bool> {
        self.primitive(&Value::Boolean(value))
    }

    fn number(self, value: f64) -> Result<bool> {
        self.primitive(&Value::Number(value))
    }

    fn bigint(self, digits: String) -> Result<bool> {
        self.primitive(&Value::BigInt(digits.into()))
    }

    fn text(self, value: &str) -> Result<bool> {
        self.formatter.string(self.out, value);
        Ok(false)
    }

    fn bytes(self, value: &[u8]) -> Result<bool> {
        push_buffer(self.out, "Buffer", value);
        Ok(false)
    }

    fn list(self, shape: Shape, room: Room) -> Result<ListPrinter<'p, 'a>> {
        let frame = Frame::new(self, shape, room);
        Ok(ListPrinter { frame, is_numeric: true })
    }

    fn object(self, shape: Shape, room: Room) -> Result<ObjectPrinter<'p, 'a>> {
        let frame = Frame::new(self, shape, room);
        Ok(ObjectPrinter { frame, is_map: false })
    }
}

/// A list or an object that is being printed.
struct Frame<'p, 'a> {
    formatter: &'p mut Formatter<'a>,
    out: &'p mut String,
    shape: Shape,
    room: Room,
    /// The level that it is at.
    level: i64,
    /// What there is of the object around it, if it is an enum's variant, and where it begins there.
    variant: Option<(Entries, Option<usize>)>,
    /// Those that are shown; none before the first, nor if it is too deep to show them.
    entries: Option<Entries>,
    count: usize,
}

impl<'p, 'a> Frame<'p, 'a> {
    fn new(printer: Printer<'p, 'a>, shape: Shape, room: Room) -> Self {
        let Printer { formatter, out, level } = printer;
        let mut frame =
            Self { formatter, out, shape, room, level, variant: None, entries: None, count: 0 };
        if let Some(name) = shape.variant
            && let Some(mut around) = frame.begin()
        {
            frame.formatter.name(&mut around.text, name);
            around.text.push(':');
            let is_column = frame.formatter.is_always_compact();
            let begun = frame.formatter.begin_behind_colon(is_column, &mut around.text);
            frame.level += 1;
            frame.variant = Some((around, begun));
        }
        frame
    }

    /// Room for entries, unless it is too deep to show any.
    fn begin(&mut self) -> Option<Entries> {
        if self.formatter.is_beyond(self.level) || self.is_too_deep() {
            return None;
        }
        self.formatter.current_depth = self.level + 1;
        Some(self.formatter.pooled())
    }

    fn is_too_deep(&self) -> bool {
        self.level >= MAX_NESTING as i64
    }

    /// Whether this is a variant in an object that is not shown itself.
    fn is_in_hidden(&self) -> bool {
        self.shape.variant.is_some() && self.variant.is_none()
    }

    /// One more entry: whether it is shown.
    fn next(&mut self, most: usize) -> bool {
        if self.count == 0 && !self.is_in_hidden() {
            self.entries = self.begin();
        }
        self.count += 1;
        self.entries.is_some() && self.count <= most
    }

    /// What is written by `write`, two columns further to the right.
    fn indented<T>(
        &mut self,
        write: impl FnOnce(&mut Formatter<'a>, &mut String, Room) -> Result<T>,
    ) -> Result<T> {
        let Some(entries) = &mut self.entries else { return Err(SerializeError::NOT_HERE) };
        self.formatter.indentation += 2;
        let written = write(self.formatter, &mut entries.text, self.room);
        self.formatter.indentation -= 2;
        written
    }

    fn close_entry(&mut self) {
        if let Some(entries) = &mut self.entries {
            entries.close();
        }
    }

    /// Appends it all.
    fn end(mut self, class: &str, head: Head, is_numeric: bool) {
        let is_in_hidden = self.is_in_hidden();
        let out = self.variant.as_mut().map_or(&mut *self.out, |(around, _)| &mut around.text);
        match self.entries.take() {
            Some(entries) => {
                let first = if head.is_array { entries.len() } else { 0 };
                self.formatter.finish(entries, first, &head, self.level + 1, is_numeric, out);
            }
            None if self.count == 0 && !is_in_hidden => {
                out.push_str(&head.open);
                out.push_str(head.close);
            }
            None => {
                let class = if is_in_hidden { "Object" } else { class };
                if self.formatter.is_beyond(self.level) {
                    self.formatter.paint(out, Style::Special, &format!("[{class}]"));
                } else {
                    self.formatter.interrupted(class, out);
                }
            }
        }
        if let Some((mut around, begun)) = self.variant {
            self.formatter.end_behind_colon(begun, &mut around.text);
            around.close();
            let head = Head::object("{");
            self.formatter.finish(around, 0, &head, self.level, false, self.out);
        }
    }
}

/// The elements of a list.
struct ListPrinter<'p, 'a> {
    frame: Frame<'p, 'a>,
    is_numeric: bool,
}

impl rust::List for ListPrinter<'_, '_> {
    type Out = bool;

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let most = self.frame.formatter.most();
        let level = self.frame.level + 1;
        if self.frame.next(most) {
            self.is_numeric &= self.frame.indented(|formatter, out, room| {
                give(value, Printer { formatter, out, level }, room)
            })?;
            self.frame.close_entry();
        } else if self.is_numeric && self.frame.count == most.saturating_add(1) {
            // The line that tells how many are left counts as the element that it stands for.
            self.is_numeric =
                to_primitive(value, self.frame.room).is_ok_and(|value| is_number(&value));
        }
        Ok(())
    }

    fn end(mut self) -> Result<bool> {
        let count = self.frame.count;
        if let Some(entries) = &mut self.frame.entries {
            push_more(entries, count.saturating_sub(self.frame.formatter.most()));
        }
        let head = match self.frame.shape.class {
            None => Head::array("["),
            Some(class) => Head::array(format!("{class}({count}) [")),
        };
        let class = self.frame.shape.class.unwrap_or("Array");
        self.frame.end(class, head, self.is_numeric);
        Ok(false)
    }
}

/// The properties of an object, or the entries of a `Map` if its first key is no name.
struct ObjectPrinter<'p, 'a> {
    frame: Frame<'p, 'a>,
    is_map: bool,
}

impl ObjectPrinter<'_, '_> {
    fn most(&self) -> usize {
        if self.is_map { self.frame.formatter.most() } else { usize::MAX }
    }
}

impl rust::Object for ObjectPrinter<'_, '_> {
    type Out = bool;

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let most = self.most();
        let is_shown = self.frame.next(most);
        if !self.is_map {
            let mut hidden = String::new();
            let Frame { formatter, entries, room, count, .. } = &mut self.frame;
            let out = entries.as_mut().map_or(&mut hidden, |entries| &mut entries.text);
            match give(key, NamePrinter { formatter, out, is_quoted: false }, *room) {
                Err(error) if error == SerializeError::NOT_HERE && *count == 1 => {
                    self.is_map = true;
                }
                named => return named,
            }
        }
        // A map that shows no entries shows only how many there are.
        if !is_shown || self.most() == 0 {
            return Ok(());
        }
        let level = self.frame.level + 1;
        self.frame.indented(|formatter, out, room| {
            match give(key, NamePrinter { formatter, out, is_quoted: true }, room) {
                Err(error) if error == SerializeError::NOT_HERE => {
                    give(key, Printer { formatter, out, level }, room).map(|_| ())
                }
                named => named,
            }
        })
    }

    fn name(&mut self, name: &'static str) -> Result<()> {
        if self.frame.next(usize::MAX)
            && let Some(entries) = &mut self.frame.entries
        {
            self.frame.formatter.name(&mut entries.text, name);
        }
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        if self.frame.entries.is_none() || self.frame.count > self.most() {
            return Ok(());
        }
        let level = self.frame.level + 1;
        if self.is_map {
            self.frame.indented(|formatter, out, room| {
                out.push_str(" => ");
                give(value, Printer { formatter, out, level }, room)
            })?;
        } else if let Some(entries) = &mut self.frame.entries {
            let room = self.frame.room;
            entries.text.push(':');
            let is_column = self.frame.formatter.is_always_compact();
            self.frame.formatter.behind_colon(is_column, &mut entries.text, |formatter, out| {
                give(value, Printer { formatter, out, level }, room)
            })?;
        }
        self.frame.close_entry();
        Ok(())
    }

    fn end(mut self) -> Result<bool> {
        let (count, most) = (self.frame.count, self.most());
        if let Some(entries) = &mut self.frame.entries {
            push_more(entries, count.saturating_sub(most));
        }
        let (class, head) = match self.frame.shape.class {
            _ if self.is_map => ("Map", Head::object(format!("Map({count}) {{"))),
            None => ("Object", Head::object("{")),
            Some(class) => (class, Head::object(format!("{class} {{"))),
        };
        self.frame.end(class, head, false);
        Ok(false)
    }
}

/// Appends the name of a property, or as a text what would be one.
struct NamePrinter<'p, 'a> {
    formatter: &'p Formatter<'a>,
    out: &'p mut String,
    is_quoted: bool,
}

impl Sink for NamePrinter<'_, '_> {
    type Out = ();
    type List = NoContents<()>;
    type Object = NoContents<()>;

    fn undefined(self) -> Result<()> {
        self.text("")
    }

    fn null(self) -> Result<()> {
        Err(SerializeError::NOT_HERE)
    }

    fn boolean(self, value: bool) -> Result<()> {
        self.text(if value { "true" } else { "false" })
    }

    fn number(self, value: f64) -> Result<()> {
        self.text(&number_to_string(value))
    }

    fn bigint(self, digits: String) -> Result<()> {
        self.text(&digits)
    }

    fn text(self, value: &str) -> Result<()> {
        if self.is_quoted {
            self.formatter.string(self.out, value);
        } else {
            self.formatter.name(self.out, value);
        }
        Ok(())
    }

    fn bytes(self, _: &[u8]) -> Result<()> {
        Err(SerializeError::NOT_HERE)
    }

    fn list(self, _: Shape, _: Room) -> Result<NoContents<()>> {
        Err(SerializeError::NOT_HERE)
    }

    fn object(self, _: Shape, _: Room) -> Result<NoContents<()>> {
        Err(SerializeError::NOT_HERE)
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Number(_) | Value::BigInt(_))
}
