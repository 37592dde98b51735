use std::borrow::Cow;

use nodular_util::tree::{Element, Kind, Tree, Value};
use nodular_util::{InspectOptions, format_values, to_value};
use serde::Serialize;

/// What `log` and its kind take: a text, a tuple that begins with one, or values of a tree.
///
/// - `"text"` is printed as it is.
/// - `&("%s is %d", "Kim", 42)` is the arguments of [`format`](nodular_util::format()): any tuple, array, slice or
///   `Vec` is a list of arguments, so that a list to be printed as one stands in a tuple, `&(list,)`.
/// - `&value` of any other [`serde::Serialize`] type is one argument.
/// - `()` is no argument at all.
/// - `(&tree, &values)` is values of a [`Tree`], which is what an engine's are.
///
/// # Examples
///
/// ```
/// use nodular_console::Console;
///
/// let mut console = Console::new(Vec::new());
/// console.log("100%")?;
/// console.log(&("%s is %d", "Kim", 42))?;
/// console.log(&(vec![1, 2],))?;
/// console.log(())?;
/// assert_eq!(console.stdout(), b"100%\nKim is 42\n[ 1, 2 ]\n\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Arguments<'a> {
    tree: Cow<'a, Tree>,
    values: Cow<'a, [Value]>,
}

impl Arguments<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// What is printed; a text alone needs no options, and is as it is.
    pub(crate) fn into_text(mut self, options: impl FnOnce() -> InspectOptions) -> String {
        if let [Value::String(_)] = &*self.values
            && let Some(Value::String(text)) = self.values.to_mut().pop()
        {
            return text.into_owned();
        }
        format_values(&self.tree, &self.values, &options())
    }

    /// Node's `Assertion failed`, before the text if the first argument is one.
    pub(crate) fn of_failed_assertion(mut self) -> Self {
        let values = self.values.to_mut();
        match values.first_mut() {
            Some(Value::String(text)) => *text = format!("Assertion failed: {text}").into(),
            _ => values.insert(0, Value::from("Assertion failed")),
        }
        self
    }

    /// The arguments behind a label and a time.
    pub(crate) fn after_time(mut self, label: &str, time: String) -> Self {
        let first = ["%s: %s".into(), label.to_owned().into(), time.into()];
        self.values.to_mut().splice(..0, first);
        self
    }
}

impl From<()> for Arguments<'_> {
    fn from((): ()) -> Self {
        Self { tree: Cow::Owned(Tree::new()), values: Cow::Borrowed(&[]) }
    }
}

/// A value that fails to serialize is a text that says why.
impl<T: Serialize + ?Sized> From<&T> for Arguments<'_> {
    fn from(arguments: &T) -> Self {
        let (mut tree, value) = serialize(arguments);
        let mut values = vec![value];
        if let Value::Object(id) = values[0]
            && let Kind::Array(elements) = &mut tree[id].kind
        {
            values = std::mem::take(elements).into_iter().map(value_of).collect();
        }
        Self { tree: Cow::Owned(tree), values: Cow::Owned(values) }
    }
}

impl<'a> From<(&'a Tree, &'a [Value])> for Arguments<'a> {
    fn from((tree, values): (&'a Tree, &'a [Value])) -> Self {
        Self { tree: Cow::Borrowed(tree), values: Cow::Borrowed(values) }
    }
}

/// A Rust value as a tree, or as a text that says why it is none.
pub(crate) fn serialize<T: Serialize + ?Sized>(value: &T) -> (Tree, Value) {
    let mut tree = Tree::new();
    let value = match to_value(&mut tree, value) {
        Ok(value) => value,
        Err(error) => format!("<Inspection threw ({error})>").into(),
    };
    (tree, value)
}

fn value_of(element: Element) -> Value {
    match element {
        Element::Value(value) => value,
        Element::Holes(_) => Value::Undefined,
    }
}
