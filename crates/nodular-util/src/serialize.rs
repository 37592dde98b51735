//! Rust values in JavaScript's words.

mod primitive;
mod sink;
mod tree;

use std::fmt::Display;

use serde::Serialize;
use serde::ser;

use crate::tree::{Tree, Value};

use self::tree::TreeSink;

pub(crate) use self::primitive::to_primitive;
pub(crate) use self::sink::{List, NoContents, Object, Room, Shape, Sink, give};

/// Adds a Rust value to a tree, so that it can stand beside other values there.
///
/// It becomes what [`inspect`](crate::inspect) shows. More than 200 levels are cut off.
///
/// # Errors
///
/// What the value's own `Serialize` returns.
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Kind, Object, Tree};
/// use nodular_util::{InspectOptions, inspect_value, to_value};
///
/// let mut tree = Tree::new();
/// let list = to_value(&mut tree, &[1, 2])?;
/// let map = tree.value(Object::new(Kind::Map(vec![("list".into(), list)])));
/// let text = inspect_value(&tree, &map, &InspectOptions::default());
/// assert_eq!(text, "Map(1) { 'list' => [ 1, 2 ] }");
/// # Ok::<(), nodular_util::SerializeError>(())
/// ```
pub fn to_value<T: Serialize + ?Sized>(
    tree: &mut Tree,
    value: &T,
) -> Result<Value, SerializeError> {
    give(value, TreeSink { tree }, Room::new(None))
}

/// What a value's `Serialize` said when it failed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct SerializeError(String);

impl SerializeError {
    /// Why a sink wants the value in another way.
    pub(crate) const NOT_HERE: Self = Self(String::new());
}

impl ser::Error for SerializeError {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
