//! `util.format` of Rust values, one after the other.

use serde::Serialize;

use crate::inspect::{InspectOptions, print_into};
use crate::serialize::{
    self as rust, NoContents, Room, SerializeError, Shape, Sink, give, to_primitive, to_value,
};
use crate::tree::{Tree, Value};

use super::json::push_value;
use super::template::{Place, Template};
use super::{Formatter, push_plain};

type Result<T> = std::result::Result<T, SerializeError>;

/// Formats a list of arguments; [`SerializeError::NOT_HERE`] if it is an object.
pub(super) fn format<T: Serialize + ?Sized>(
    arguments: &T,
    options: &InspectOptions,
) -> Result<String> {
    let tree = Tree::new();
    let formatter = Formatter { tree: &tree, options };
    let mut out = String::with_capacity(64);
    give(arguments, ArgumentSink { formatter, out: &mut out }, Room::new(None))?;
    Ok(out)
}

/// Takes the arguments: a list of them, or a single primitive.
struct ArgumentSink<'o, 'a> {
    /// Of an empty tree, for primitives.
    formatter: Formatter<'a>,
    out: &'o mut String,
}

impl ArgumentSink<'_, '_> {
    fn primitive(self, value: &Value) -> Result<()> {
        push_plain(self.out, self.formatter.tree, value, self.formatter.options);
        Ok(())
    }
}

impl<'o, 'a> Sink for ArgumentSink<'o, 'a> {
    type Out = ();
    type List = Arguments<'o, 'a>;
    type Object = NoContents<()>;

    fn undefined(self) -> Result<()> {
        self.primitive(&Value::Undefined)
    }

    fn null(self) -> Result<()> {
        self.primitive(&Value::Null)
    }

    fn boolean(self, value: bool) -> Result<()> {
        self.primitive(&Value::Boolean(value))
    }

    fn number(self, value: f64) -> Result<()> {
        self.primitive(&Value::Number(value))
    }

    fn bigint(self, digits: String) -> Result<()> {
        self.primitive(&Value::BigInt(digits.into()))
    }

    fn text(self, value: &str) -> Result<()> {
        self.out.push_str(value);
        Ok(())
    }

    fn bytes(self, _: &[u8]) -> Result<()> {
        Err(SerializeError::NOT_HERE)
    }

    fn list(self, shape: Shape, room: Room) -> Result<Arguments<'o, 'a>> {
        if shape.variant.is_some() {
            return Err(SerializeError::NOT_HERE);
        }
        let Self { formatter, out } = self;
        Ok(Arguments { formatter, out, room, template: None, count: 0 })
    }

    fn object(self, _: Shape, _: Room) -> Result<NoContents<()>> {
        Err(SerializeError::NOT_HERE)
    }
}

struct Arguments<'o, 'a> {
    formatter: Formatter<'a>,
    out: &'o mut String,
    room: Room,
    /// The first argument, if it is a text.
    template: Option<Template<String>>,
    count: usize,
}

impl rust::List for Arguments<'_, '_> {
    type Out = ();

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.count += 1;
        if self.count == 1 {
            match to_primitive(value, self.room) {
                Ok(Value::String(text)) => self.template = Some(Template::new(text.into_owned())),
                Ok(value) => self.plain(&value),
                Err(_) => print_into(self.out, value, self.formatter.options)?,
            }
            return Ok(());
        }
        let template = self.template.as_mut();
        if let Some(place) = template.and_then(|template| template.next(self.out)) {
            return self.place(place, value);
        }
        if let Some(template) = &mut self.template {
            template.finish(self.out);
        }
        self.out.push(' ');
        match to_primitive(value, self.room) {
            Ok(value) => self.plain(&value),
            Err(_) => print_into(self.out, value, self.formatter.options)?,
        }
        Ok(())
    }

    fn end(self) -> Result<()> {
        match self.template {
            // Without any values a percent sign is one, even twice.
            Some(template) if self.count == 1 => self.out.push_str(template.text()),
            Some(mut template) => template.finish(self.out),
            None => {}
        }
        Ok(())
    }
}

impl Arguments<'_, '_> {
    fn plain(&mut self, value: &Value) {
        push_plain(self.out, self.formatter.tree, value, self.formatter.options);
    }

    fn place<T: Serialize + ?Sized>(&mut self, place: Place, value: &T) -> Result<()> {
        match place {
            Place::Nothing => return Ok(()),
            Place::Json => return push_value(self.out, value, self.room),
            Place::Object => return print_into(self.out, value, self.formatter.options),
            _ => {}
        }
        if let Ok(value) = to_primitive(value, self.room) {
            self.formatter.place(self.out, place, &value);
            return Ok(());
        }
        let mut tree = Tree::new();
        let value = to_value(&mut tree, value)?;
        let formatter = Formatter { tree: &tree, options: self.formatter.options };
        formatter.place(self.out, place, &value);
        Ok(())
    }
}
