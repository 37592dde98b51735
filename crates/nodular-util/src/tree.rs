//! The small tree that `inspect` prints: anything can produce one.
//!
//! A [`Tree`] owns objects; a [`Value`] is a primitive, or the [`Id`] of an object in the tree. Because values
//! point to objects by id, an object can be in several places, and in itself.
//!
//! ```
//! use nodular_util::tree::{Kind, Object, Property, Tree, Value};
//! use nodular_util::{InspectOptions, inspect_value};
//!
//! let mut tree = Tree::new();
//! let id = tree.add(Object::new(Kind::Object));
//! tree[id].properties.push(Property::new("name", Value::from("a")));
//! tree[id].properties.push(Property::new("self", Value::Object(id)));
//! let shown = inspect_value(&tree, &Value::Object(id), &InspectOptions::default());
//! assert_eq!(shown, "<ref *1> { name: 'a', self: [Circular *1] }");
//! ```
//!
//! # For a JavaScript engine
//!
//! Whoever has objects of another form gives them one by one: a [`LazyTree`] asks its function for each object when
//! `inspect` comes to it, and an object deeper than what is shown is never asked for. The function says in one
//! [`Object`] what the engine knows, and it alone calls JavaScript:
//!
//! | in JavaScript | here |
//! | --- | --- |
//! | the same object again | the same [`Id`]: that is how circles are found |
//! | the constructor's name, `null` as prototype | [`Object::class`]; `Foo <Complex prototype>` is a name as well |
//! | `Symbol.toStringTag` | [`Object::tag`] |
//! | own keys, then symbols | [`Object::properties`], with those that are not enumerable for `showHidden` only |
//! | properties of prototypes (`showHidden`) | [`Object::inherited`] |
//! | a getter, called under `getters` only | [`Slot::Getter`] with what it returned or threw |
//! | `[util.inspect.custom]` returned a string | [`Kind::Custom`] |
//! | … returned another value | [`Kind::Instead`] |
//! | a proxy, whose traps are not called | [`Kind::Proxy`], [`Kind::RevokedProxy`] |
//! | an array's elements behind `maxArrayLength` | [`Element::Holes`]: only how many there are is shown |
//! | `inspect.defaultOptions`, `inspect.replDefaults` | [`InspectOptions`](crate::InspectOptions) that the engine keeps |
//!
//! Where JavaScript throws, the function keeps the error and returns any object; the caller looks for the error
//! behind the call.

mod kind;
mod lazy;
mod object;
mod value;

use std::ops::{Index, IndexMut};

pub(crate) use self::kind::boxed_class;
pub use self::kind::{
    Element, ElementType, ErrorText, FunctionKind, IteratorOf, Kind, Pairs, PromiseState,
};
pub use self::lazy::LazyTree;
pub use self::object::{Key, Object, Property, Slot};
pub use self::value::{Text, Value};

/// The objects that values point to.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    objects: Vec<Object>,
}

/// Which object of a [`Tree`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Id(u32);

impl Id {
    /// The object with this number, of a [`LazyTree`] or another [`Objects`].
    pub fn new(number: u32) -> Self {
        Self(number)
    }

    /// Its number.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Where `inspect` finds the objects that values point to.
///
/// It asks for an object when that is about to be shown or named, and for no object that is deeper than that.
pub trait Objects {
    /// The object, if there is one of this id; the same each time.
    ///
    /// `depth` is how many more levels are to be shown below it: none in an object that is only named if below zero,
    /// all if `None`.
    fn object(&self, id: Id, depth: Option<i64>) -> Option<&Object>;
}

impl Objects for Tree {
    fn object(&self, id: Id, _: Option<i64>) -> Option<&Object> {
        self.get(id)
    }
}

impl Tree {
    /// A tree without objects.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an object; its properties can be added later, so that it can contain itself.
    ///
    /// # Panics
    ///
    /// If there are 2**32 objects already.
    pub fn add(&mut self, object: Object) -> Id {
        let id = u32::try_from(self.objects.len()).expect("fewer objects than 2**32");
        self.objects.push(object);
        Id(id)
    }

    /// Adds an object and returns it as a value.
    pub fn value(&mut self, object: Object) -> Value {
        Value::Object(self.add(object))
    }

    /// The object, unless the id is another tree's.
    pub fn get(&self, id: Id) -> Option<&Object> {
        self.objects.get(id.0 as usize)
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// Whether there are no objects.
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }
}

/// # Panics
///
/// If the id is another tree's and this one has fewer objects; [`Tree::get`] answers `None` instead.
impl Index<Id> for Tree {
    type Output = Object;

    fn index(&self, id: Id) -> &Object {
        &self.objects[id.0 as usize]
    }
}

impl IndexMut<Id> for Tree {
    fn index_mut(&mut self, id: Id) -> &mut Object {
        &mut self.objects[id.0 as usize]
    }
}
