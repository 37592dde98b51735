use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;

use super::{Id, Object, Objects};

/// How many objects the first chunk has; each next one has twice as many.
const FIRST: usize = 32;
/// Chunks for all ids that there are.
const CHUNKS: usize = 28;

/// Objects that are made when they are about to be shown.
///
/// # Examples
///
/// ```
/// use nodular_util::tree::{Id, Kind, LazyTree, Object, Value};
/// use nodular_util::{InspectOptions, inspect_value};
///
/// // Each object has the next one, without end.
/// let tree = LazyTree::new(|id: Id, _| {
///     Object::new(Kind::Object).with("next", Value::Object(Id::new(id.number() + 1)))
/// });
/// let text = inspect_value(&tree, &Value::Object(Id::new(0)), &InspectOptions::default());
/// assert_eq!(text, "{ next: { next: { next: [Object] } } }");
/// ```
pub struct LazyTree<F> {
    read: F,
    /// Where each object is that was looked at.
    places: RefCell<HashMap<Id, usize>>,
    chunks: [OnceCell<Box<[OnceCell<Object>]>>; CHUNKS],
}

impl<F: Fn(Id, Option<i64>) -> Object> LazyTree<F> {
    /// `read` is called once for each object that is looked at, with the depth of [`Objects::object`] there.
    ///
    /// It must not inspect values of this tree itself.
    pub fn new(read: F) -> Self {
        Self { read, places: RefCell::default(), chunks: [const { OnceCell::new() }; CHUNKS] }
    }
}

impl<F: Fn(Id, Option<i64>) -> Object> Objects for LazyTree<F> {
    fn object(&self, id: Id, depth: Option<i64>) -> Option<&Object> {
        let mut places = self.places.borrow_mut();
        let next = places.len();
        let place = *places.entry(id).or_insert(next) + FIRST;
        drop(places);
        let chunk = place.ilog2() - FIRST.ilog2();
        let size = FIRST << chunk;
        let objects = self
            .chunks
            .get(chunk as usize)?
            .get_or_init(|| std::iter::repeat_with(OnceCell::new).take(size).collect());
        Some(objects.get(place - size)?.get_or_init(|| (self.read)(id, depth)))
    }
}

impl<F> fmt::Debug for LazyTree<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazyTree").finish_non_exhaustive()
    }
}
