//! Values as text, laid out as Node does it.

mod date;
mod entries;
mod error;
mod formatter;
mod group;
mod head;
mod items;
mod layout;
mod options;
mod prefix;
mod printer;
mod property;
mod regexp;
mod string;
mod style;

use serde::Serialize;

use crate::serialize::{SerializeError, to_value};
use crate::tree::{Objects, Tree, Value};

use self::formatter::Formatter;
use self::printer::print;

pub(crate) use self::date::date_to_string;
pub use self::options::{Compact, Getters, InspectOptions, Sorted};
pub(crate) use self::string::utf16_length;

/// Shows a value as Node shows it: `{ a: 1, b: [ 'x', 'y' ] }`.
///
/// A struct is an object of a class of its name, a map with strings or numbers as keys is a plain object, any other map
/// a `Map`; bytes are a `Buffer`, integers beyond 2**53 are `bigint`s, `None` and `()` are `null`. A value that fails to
/// serialize shows why.
///
/// Node: [`util.inspect(object)`](https://nodejs.org/api/util.html#utilinspectobject-options)
///
/// # Examples
///
/// ```
/// use nodular_util::inspect;
///
/// #[derive(serde::Serialize)]
/// struct User { name: &'static str, tags: Vec<&'static str>, age: Option<u8> }
///
/// let user = User { name: "Kim", tags: vec!["a", "it's"], age: None };
/// assert_eq!(inspect(&user), r#"User { name: 'Kim', tags: [ 'a', "it's" ], age: null }"#);
/// ```
pub fn inspect<T: Serialize + ?Sized>(value: &T) -> String {
    inspect_with(value, &InspectOptions::default())
}

/// [`inspect`] with options.
///
/// Node: [`util.inspect(object, options)`](https://nodejs.org/api/util.html#utilinspectobject-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{InspectOptions, inspect_with};
///
/// let options = InspectOptions { numeric_separator: true, ..InspectOptions::default() };
/// assert_eq!(inspect_with(&123456.789, &options), "123_456.789");
/// ```
#[doc(alias = "inspect")]
pub fn inspect_with<T: Serialize + ?Sized>(value: &T, options: &InspectOptions) -> String {
    let mut out = String::with_capacity(128);
    match print_into(&mut out, value, options) {
        Ok(()) => out,
        Err(error) => format!("<Inspection threw ({error})>"),
    }
}

pub(crate) fn print_into<T: Serialize + ?Sized>(
    out: &mut String,
    value: &T,
    options: &InspectOptions,
) -> Result<(), SerializeError> {
    let start = out.len();
    match print(out, value, options) {
        // Whether a map is an object or a `Map` may not be known before its last key.
        Err(error) if error == SerializeError::NOT_HERE => {
            out.truncate(start);
            let mut tree = Tree::new();
            let value = to_value(&mut tree, value)?;
            out.push_str(&inspect_value(&tree, &value, options));
            Ok(())
        }
        printed => printed,
    }
}

/// Shows a value of a [`Tree`], a [`LazyTree`](crate::tree::LazyTree) or other [`Objects`].
///
/// It ends on every tree, cyclic ones included. Objects within 200 others are not shown, as Node does not show those
/// for which its stack is too small; and where the text passes 128 MiB, no more levels are shown.
///
/// Node: [`util.inspect(object, options)`](https://nodejs.org/api/util.html#utilinspectobject-options)
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Kind, Object, Tree, Value};
/// use nodular_util::{InspectOptions, inspect_value};
///
/// let mut tree = Tree::new();
/// let set = tree.value(Object::new(Kind::Set(vec![Value::from(1), Value::Undefined])).with("size", "big"));
/// let text = inspect_value(&tree, &set, &InspectOptions::default());
/// assert_eq!(text, "Set(2) { 1, undefined, size: 'big' }");
/// ```
#[doc(alias = "inspect")]
pub fn inspect_value(objects: &impl Objects, value: &Value, options: &InspectOptions) -> String {
    let mut out = String::new();
    Formatter::new(objects, options).value(value, 0, &mut out);
    out
}

/// [`inspect_value`] at a depth below zero, which no option has: of an object with properties, only its name.
///
/// It is what Node shows in a cell of `console.table` for an object that has no room there.
///
/// Node: [`util.inspect(object, { depth: -1 })`](https://nodejs.org/api/util.html#utilinspectobject-options)
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Kind, Object, Tree};
/// use nodular_util::{InspectOptions, inspect_name};
///
/// let mut tree = Tree::new();
/// let user = tree.value(Object::new(Kind::Object).with_class("User").with("name", "Kim"));
/// assert_eq!(inspect_name(&tree, &user, &InspectOptions::default()), "[User]");
/// ```
#[doc(alias = "inspect")]
pub fn inspect_name(tree: &Tree, value: &Value, options: &InspectOptions) -> String {
    let options = InspectOptions { depth: Some(0), ..options.clone() };
    let mut out = String::new();
    Formatter::new(tree, &options).value(value, 1, &mut out);
    out
}
