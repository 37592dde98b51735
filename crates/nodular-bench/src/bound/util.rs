//! Text of values: the layout of the cases' values alone, short lines together and long ones apart.

use std::fmt::Write;

use serde_json::Value;

/// How much a line takes, where the text between brackets is counted with a comma an entry and ten more.
const LINE: usize = 80;

/// JSON of objects, lists of at most six and short text, in Node's layout.
pub(crate) fn inspect(value: &Value) -> String {
    let mut out = String::new();
    Layout { deepest: 0 }.value(value, 0, 0, &mut out);
    out
}

struct Layout {
    /// The level of the object that was begun last.
    deepest: usize,
}

impl Layout {
    fn value(&mut self, value: &Value, level: usize, indentation: usize, out: &mut String) {
        match value {
            Value::Array(items) => {
                self.entries(items.len(), ['[', ']'], level, indentation, out, {
                    |layout, index, out| {
                        layout.value(&items[index], level + 1, indentation + 2, out)
                    }
                })
            }
            Value::Object(members) => {
                let mut members = members.iter();
                self.entries(members.len(), ['{', '}'], level, indentation, out, {
                    |layout, _, out| {
                        let Some((key, value)) = members.next() else { return };
                        out.push_str(key);
                        out.push_str(": ");
                        layout.value(value, level + 1, indentation + 2, out);
                    }
                });
            }
            Value::String(text) => quoted(text, out),
            other => {
                let _ = write!(out, "{other}");
            }
        }
    }

    /// Writes each entry on a line of its own, then takes the lines together if they are few and short.
    fn entries(
        &mut self,
        count: usize,
        [open, close]: [char; 2],
        level: usize,
        indentation: usize,
        out: &mut String,
        mut write: impl FnMut(&mut Self, usize, &mut String),
    ) {
        self.deepest = level;
        let start = out.len();
        let separator = format!(",\n{:width$}", "", width = indentation + 2);
        out.push(open);
        out.push_str(&separator[1..]);
        let mut lines = 0;
        for index in 0..count {
            if index > 0 {
                out.push_str(&separator);
            }
            let before = out.len();
            write(self, index, out);
            lines += usize::from(out[before..].contains('\n'));
        }
        let length =
            out.len() - start - separator.len() - count.saturating_sub(1) * separator.len();
        let fits = length + 2 * count + indentation + 11 <= LINE;
        if self.deepest - level < 3 && lines == 0 && fits {
            let joined = out[start + separator.len()..].replace(&separator, ", ");
            out.truncate(start);
            let _ = write!(out, "{open} {joined} {close}");
        } else {
            out.push_str(&separator[1..separator.len() - 2]);
            out.push(close);
        }
    }
}

fn quoted(text: &str, out: &mut String) {
    let quote = match (text.contains('\''), text.contains('"')) {
        (true, true) => '`',
        (true, false) => '"',
        (false, _) => '\'',
    };
    out.push(quote);
    for char in text.chars() {
        match char {
            '\n' => out.push_str("\\n"),
            char => out.push(char),
        }
    }
    out.push(quote);
}

/// Numbers of at most four digits, the first hundred in columns.
pub(crate) fn numbers(numbers: &[u32]) -> String {
    let mut out = String::from("[\n");
    let shown = &numbers[..numbers.len().min(100)];
    for (row, numbers) in shown.chunks(12).enumerate() {
        out.push_str(if row > 0 { ",\n  " } else { "  " });
        for (column, number) in numbers.iter().enumerate() {
            if column > 0 {
                out.push_str(", ");
            }
            let _ = write!(out, "{number:3}");
        }
    }
    let _ = write!(out, ",\n  ... {} more items\n]", numbers.len() - shown.len());
    out
}

pub(crate) fn simple(name: &str, age: f64, share: f64) -> String {
    format!("{name} is {age} years and {}%", share as i64)
}

pub(crate) fn json(value: &Value) -> String {
    format!("got {value}")
}

/// Takes away what begins with an escape and ends with a letter.
pub(crate) fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        let sequence = &rest[at..];
        let end = sequence.find(|char: char| char.is_ascii_alphabetic());
        rest = end.map_or("", |end| &sequence[end + 1..]);
    }
    out.push_str(rest);
    out
}
