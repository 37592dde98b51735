//! `JSON.stringify` of Rust values.

use serde::Serialize;

use crate::number::number_to_string;
use crate::serialize::{self as rust, NoContents, Room, SerializeError, Shape, Sink, give};

use super::{push_buffer, push_number, push_string};

type Result<T> = std::result::Result<T, SerializeError>;

/// Appends a value as JSON, `[Circular]` if it is too deep.
pub(in crate::format) fn push_value<T: Serialize + ?Sized>(
    out: &mut String,
    value: &T,
    room: Room,
) -> Result<()> {
    let start = out.len();
    match give(value, JsonSink { out }, room) {
        Err(error) if error == SerializeError::NOT_HERE => {
            out.truncate(start);
            out.push_str("[Circular]");
            Ok(())
        }
        written => written,
    }
}

struct JsonSink<'o> {
    out: &'o mut String,
}

impl JsonSink<'_> {
    fn push(self, text: &str) -> Result<()> {
        self.out.push_str(text);
        Ok(())
    }
}

impl<'o> Sink for JsonSink<'o> {
    type Out = ();
    type List = ListWriter<'o>;
    type Object = ObjectWriter<'o>;

    fn undefined(self) -> Result<()> {
        Err(SerializeError::NOT_HERE)
    }

    fn null(self) -> Result<()> {
        self.push("null")
    }

    fn boolean(self, value: bool) -> Result<()> {
        self.push(if value { "true" } else { "false" })
    }

    fn number(self, value: f64) -> Result<()> {
        push_number(self.out, value);
        Ok(())
    }

    fn bigint(self, digits: String) -> Result<()> {
        self.push(&digits)
    }

    fn text(self, value: &str) -> Result<()> {
        push_string(self.out, value);
        Ok(())
    }

    fn bytes(self, value: &[u8]) -> Result<()> {
        push_buffer(self.out, value);
        Ok(())
    }

    fn list(self, shape: Shape, room: Room) -> Result<ListWriter<'o>> {
        let brackets = Brackets::open(self.out, shape, room, "[")?;
        Ok(ListWriter { brackets, room })
    }

    fn object(self, shape: Shape, room: Room) -> Result<ObjectWriter<'o>> {
        let brackets = Brackets::open(self.out, shape, room, "{")?;
        Ok(ObjectWriter { brackets, room, is_map: false })
    }
}

/// What is between brackets, with the object around it if it is an enum's variant.
struct Brackets<'o> {
    out: &'o mut String,
    is_variant: bool,
    /// Where the first member begins.
    start: usize,
}

impl<'o> Brackets<'o> {
    fn open(out: &'o mut String, shape: Shape, room: Room, open: &str) -> Result<Self> {
        if room.levels == 0 {
            return Err(SerializeError::NOT_HERE);
        }
        if let Some(variant) = shape.variant {
            out.push('{');
            push_string(out, variant);
            out.push(':');
        }
        out.push_str(open);
        let start = out.len();
        Ok(Self { out, is_variant: shape.variant.is_some(), start })
    }

    fn separate(&mut self) {
        if self.out.len() > self.start {
            self.out.push(',');
        }
    }

    fn close(self, close: &str) {
        self.out.push_str(close);
        if self.is_variant {
            self.out.push('}');
        }
    }
}

struct ListWriter<'o> {
    brackets: Brackets<'o>,
    room: Room,
}

impl rust::List for ListWriter<'_> {
    type Out = ();

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.brackets.separate();
        give(value, JsonSink { out: self.brackets.out }, self.room)
    }

    fn end(self) -> Result<()> {
        self.brackets.close("]");
        Ok(())
    }
}

struct ObjectWriter<'o> {
    brackets: Brackets<'o>,
    room: Room,
    /// It has a key that is no name: in JSON a `Map` is empty.
    is_map: bool,
}

impl rust::Object for ObjectWriter<'_> {
    type Out = ();

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.brackets.separate();
        match give(key, NameSink { out: self.brackets.out }, self.room) {
            Err(error) if error == SerializeError::NOT_HERE => self.is_map = true,
            named => named?,
        }
        self.brackets.out.push(':');
        Ok(())
    }

    fn name(&mut self, name: &'static str) -> Result<()> {
        self.brackets.separate();
        push_string(self.brackets.out, name);
        self.brackets.out.push(':');
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        give(value, JsonSink { out: self.brackets.out }, self.room)
    }

    fn end(self) -> Result<()> {
        if self.is_map {
            self.brackets.out.truncate(self.brackets.start);
        }
        self.brackets.close("}");
        Ok(())
    }
}

/// Appends the name of a member.
struct NameSink<'o> {
    out: &'o mut String,
}

impl Sink for NameSink<'_> {
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
        push_string(self.out, value);
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
