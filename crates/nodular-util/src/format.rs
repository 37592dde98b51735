//! `util.format`: text with places for values.

mod arguments;
mod convert;
mod json;
mod template;

use serde::Serialize;

use crate::inspect::{Compact, InspectOptions, inspect_value};
use crate::number::{parse_float, parse_int, push_bigint, push_number};
use crate::serialize::{SerializeError, to_value};
use crate::tree::{Element, Id, Kind, Tree, Value};

use self::convert::{to_number, to_text};
use self::json::push_json;
use self::template::{Place, Template};

/// Puts the values of a tuple into the places of its first member, and appends the rest of them.
///
/// The places are `%s` (text), `%d` (number), `%i` (integer), `%f` (float), `%j` (JSON), `%o` (object with all that is
/// hidden), `%O` (object), `%c` (nothing) and `%%` (a percent sign). An array or a slice will do as well as a tuple;
/// any other value stands for itself.
///
/// Node: [`util.format(format, ...args)`](https://nodejs.org/api/util.html#utilformatformat-args)
///
/// # Examples
///
/// ```
/// use nodular_util::format;
///
/// assert_eq!(format(&("%s is %d years and %i%%", "Bob", 42.5, 99.9)), "Bob is 42.5 years and 99%");
/// assert_eq!(format(&("got %j", [1, 2])), "got [1,2]");
/// assert_eq!(format(&("a", 1, ["b"])), "a 1 [ 'b' ]");
/// ```
pub fn format<T: Serialize + ?Sized>(arguments: &T) -> String {
    format_with_options(&InspectOptions::default(), arguments)
}

/// [`format()`] with options for the values that it inspects.
///
/// Node: [`util.formatWithOptions(inspectOptions, format, ...args)`](https://nodejs.org/api/util.html#utilformatwithoptionsinspectoptions-format-args)
///
/// # Examples
///
/// ```
/// use nodular_util::{InspectOptions, format_with_options};
///
/// let options = InspectOptions { colors: true, ..InspectOptions::default() };
/// assert_eq!(format_with_options(&options, &("see %O", 42)), "see \u{1b}[33m42\u{1b}[39m");
/// ```
#[doc(alias = "formatWithOptions")]
pub fn format_with_options<T: Serialize + ?Sized>(
    options: &InspectOptions,
    arguments: &T,
) -> String {
    let mut text = arguments::format(arguments, options);
    if text == Err(SerializeError::NOT_HERE) {
        text = format_in_tree(arguments, options);
    }
    text.unwrap_or_else(|error| std::format!("<Inspection threw ({error})>"))
}

fn format_in_tree<T: Serialize + ?Sized>(
    arguments: &T,
    options: &InspectOptions,
) -> Result<String, SerializeError> {
    let mut tree = Tree::new();
    let value = to_value(&mut tree, arguments)?;
    let values = match value {
        Value::Object(id) => match std::mem::replace(&mut tree[id].kind, Kind::Object) {
            Kind::Array(elements) => values(elements),
            kind => {
                tree[id].kind = kind;
                vec![value]
            }
        },
        _ => vec![value],
    };
    Ok(format_values(&tree, &values, options))
}

fn values(elements: Vec<Element>) -> Vec<Value> {
    let values = elements.into_iter().map(|element| match element {
        Element::Value(value) => value,
        Element::Holes(_) => Value::Undefined,
    });
    values.collect()
}

/// [`format()`] for values of a tree.
///
/// Node: [`util.formatWithOptions(inspectOptions, format, ...args)`](https://nodejs.org/api/util.html#utilformatwithoptionsinspectoptions-format-args)
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Tree, Value};
/// use nodular_util::{InspectOptions, format_values};
///
/// let values = [Value::from("%s and %d"), Value::Undefined, Value::BigInt("7".into())];
/// let text = format_values(&Tree::new(), &values, &InspectOptions::default());
/// assert_eq!(text, "undefined and 7n");
/// ```
#[doc(alias = "formatWithOptions")]
pub fn format_values(tree: &Tree, values: &[Value], options: &InspectOptions) -> String {
    let formatter = Formatter { tree, options };
    let mut out = String::new();
    let rest = match values {
        // Without any values a percent sign is one, even twice.
        [Value::String(text)] => return text.clone().into_owned(),
        [Value::String(text), rest @ ..] => formatter.fill(&mut out, text, rest),
        _ => values,
    };
    for (index, value) in rest.iter().enumerate() {
        if index > 0 || rest.len() < values.len() {
            out.push(' ');
        }
        push_plain(&mut out, tree, value, options);
    }
    out
}

/// Appends a value that has no place: a text as it is, any other value inspected.
fn push_plain(out: &mut String, tree: &Tree, value: &Value, options: &InspectOptions) {
    match value {
        Value::String(text) => out.push_str(text),
        value => out.push_str(&inspect_value(tree, value, options)),
    }
}

#[derive(Clone, Copy)]
struct Formatter<'a> {
    tree: &'a Tree,
    options: &'a InspectOptions,
}

impl Formatter<'_> {
    /// Appends the template with values in its places, and returns the values that are left.
    fn fill<'v>(&self, out: &mut String, template: &str, mut values: &'v [Value]) -> &'v [Value] {
        let mut template = Template::new(template);
        while let [value, rest @ ..] = values {
            let Some(place) = template.next(out) else { return values };
            self.place(out, place, value);
            values = rest;
        }
        template.finish(out);
        values
    }

    fn place(&self, out: &mut String, place: Place, value: &Value) {
        match place {
            Place::Text => self.text(out, value),
            Place::Number => self.number(out, value, |this, value| to_number(this.tree, value)),
            Place::Integer => self.number(out, value, |this, value| match value {
                // As it is written, so that what has an exponent is another number.
                Value::Number(number) if (1e-6..1e21).contains(&number.abs()) => number.trunc(),
                value => parse_int(&to_text(this.tree, value)),
            }),
            Place::Float => match value {
                Value::BigInt(digits) => self.push_number(out, parse_float(digits)),
                value => {
                    self.number(out, value, |this, value| parse_float(&to_text(this.tree, value)));
                }
            },
            Place::Json => push_json(out, self.tree, value),
            Place::Hidden => {
                let all = InspectOptions {
                    show_hidden: true,
                    show_proxy: true,
                    depth: Some(4),
                    ..self.options.clone()
                };
                out.push_str(&inspect_value(self.tree, value, &all));
            }
            Place::Object => out.push_str(&inspect_value(self.tree, value, self.options)),
            Place::Nothing => {}
        }
    }

    fn text(&self, out: &mut String, value: &Value) {
        match value {
            Value::Number(number) => self.push_number(out, *number),
            Value::BigInt(digits) => push_bigint(out, digits, self.options.numeric_separator),
            Value::Object(id) if !self.has_text(*id) => {
                let short = InspectOptions {
                    compact: Compact::Levels(3),
                    colors: false,
                    depth: Some(0),
                    ..self.options.clone()
                };
                out.push_str(&inspect_value(self.tree, value, &short));
            }
            value => out.push_str(&to_text(self.tree, value)),
        }
    }

    /// Of all that is in a tree, only typed arrays and `Buffer`s have a text of their own.
    fn has_text(&self, id: Id) -> bool {
        let kind = self.tree.get(id).map(|object| &object.kind);
        matches!(kind, Some(Kind::Buffer(_) | Kind::TypedArray { .. }))
    }

    fn number(&self, out: &mut String, value: &Value, convert: impl Fn(&Self, &Value) -> f64) {
        match value {
            Value::BigInt(digits) => push_bigint(out, digits, self.options.numeric_separator),
            Value::Symbol(_) => out.push_str("NaN"),
            value => self.push_number(out, convert(self, value)),
        }
    }

    fn push_number(&self, out: &mut String, number: f64) {
        push_number(out, number, self.options.numeric_separator);
    }
}
