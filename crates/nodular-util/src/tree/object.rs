use super::{Kind, Text, Value};

/// An object: what it is, what it is called, and its own properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// What it is
    pub kind: Kind,
    /// The name of its constructor, `None` if its prototype is `null`.
    pub class: Option<Text>,
    /// Its `Symbol.toStringTag`; `None` stands for what the kind has by itself, an empty text for none.
    pub tag: Option<Text>,
    /// Its own properties in their order, those with symbols last; not the elements of an array.
    pub properties: Vec<Property>,
    /// The properties of its prototypes that `showHidden` shows behind them: no functions, none of JavaScript's own.
    pub inherited: Vec<Property>,
}

impl Object {
    /// An object of the class that JavaScript has for its kind, without properties.
    pub fn new(kind: Kind) -> Self {
        let class = kind.class();
        Self { kind, class, tag: None, properties: Vec::new(), inherited: Vec::new() }
    }

    /// The same object of another class.
    #[must_use]
    pub fn with_class(mut self, class: impl Into<Text>) -> Self {
        self.class = Some(class.into());
        self
    }

    /// The same object with `null` as its prototype.
    #[must_use]
    pub fn with_null_prototype(mut self) -> Self {
        self.class = None;
        self
    }

    /// The same object with another `Symbol.toStringTag`.
    #[must_use]
    pub fn with_tag(mut self, tag: impl Into<Text>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// The same object with one more property.
    #[must_use]
    pub fn with(mut self, key: impl Into<Key>, value: impl Into<Value>) -> Self {
        self.properties.push(Property::new(key, value));
        self
    }
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name
    pub key: Key,
    /// What it holds
    pub slot: Slot,
    /// Whether it is shown without `showHidden`
    pub enumerable: bool,
}

impl Property {
    /// An enumerable property with a value.
    pub fn new(key: impl Into<Key>, value: impl Into<Value>) -> Self {
        Self { key: key.into(), slot: Slot::Value(value.into()), enumerable: true }
    }

    /// A property that only `showHidden` shows.
    pub fn hidden(key: impl Into<Key>, value: impl Into<Value>) -> Self {
        Self { enumerable: false, ..Self::new(key, value) }
    }

    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.slot {
            Slot::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// The name of a property.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Key {
    /// A string
    String(Text),
    /// A symbol with this description, `None` if it has none
    Symbol(Option<Text>),
}

impl<T: Into<Text>> From<T> for Key {
    fn from(key: T) -> Self {
        Self::String(key.into())
    }
}

impl Key {
    pub(crate) fn is(&self, name: &str) -> bool {
        matches!(self, Self::String(key) if key == name)
    }
}

/// What a property holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A value
    Value(Value),
    /// A getter; `result` is what it returned or threw, if whoever built the tree called it.
    #[expect(missing_docs, reason = "the variant's sentence names the fields")]
    Getter { result: Option<Result<Value, Value>>, setter: bool },
    /// A setter alone
    Setter,
    /// A binding of a module that is not initialized yet
    Uninitialized,
}
