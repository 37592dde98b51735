use super::{Text, Value};

/// What an object is, with all that `inspect` shows of it beside its properties.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Kind {
    /// Any object that is none of the others
    Object,
    /// The `arguments` of a function; they are its properties
    Arguments,
    /// An array of these elements
    Array(Vec<Element>),
    /// A `Set`
    Set(Vec<Value>),
    /// A `Map`
    Map(Pairs),
    /// A typed array of elements of a type, in little-endian `bytes`, which start at `byte_offset` of a buffer of
    /// `buffer_length` bytes
    TypedArray { element: ElementType, bytes: Vec<u8>, byte_offset: usize, buffer_length: usize },
    /// Node's `Buffer`
    Buffer(Vec<u8>),
    /// An `ArrayBuffer` or a `SharedArrayBuffer`
    ArrayBuffer { bytes: Vec<u8>, shared: bool },
    /// A `DataView` on `byte_length` bytes from `byte_offset` of `buffer`
    DataView { byte_length: usize, byte_offset: usize, buffer: Value },
    /// A `Date`, in milliseconds since 1970 (UTC); NaN if it is invalid
    Date(f64),
    /// A `RegExp`
    RegExp { source: Text, flags: Text },
    /// An error
    Error(ErrorText),
    /// A function; an empty name is none
    Function { name: Text, kind: FunctionKind },
    /// A class and the name of the one that it extends
    Class { name: Text, extends: Option<Text> },
    /// A `Promise`
    Promise(PromiseState),
    /// A `Proxy`
    Proxy { target: Value, handler: Value },
    /// A `Proxy` that was revoked
    RevokedProxy,
    /// A primitive as an object: `new Number(1)`
    Boxed(Value),
    /// A module's namespace
    Module,
    /// A `WeakSet` and, as far as known, what is in it
    WeakSet(Vec<Value>),
    /// A `WeakMap` and, as far as known, what is in it
    WeakMap(Pairs),
    /// What is left of an iterator over keys or values
    Iterator { of: IteratorOf, items: Vec<Value> },
    /// What is left of an iterator over entries
    Entries { of: IteratorOf, pairs: Pairs },
    /// The text that the object's own inspection function returned
    Custom(Text),
    /// The value that it returned, which is shown instead of the object
    Instead(Value),
}

/// Keys and values of a map.
pub type Pairs = Vec<(Value, Value)>;

impl Kind {
    /// The constructor that JavaScript has for it.
    pub(crate) fn class(&self) -> Option<Text> {
        let name = match self {
            Self::Module => return None,
            Self::Array(_) => "Array",
            Self::Set(_) => "Set",
            Self::Map(_) => "Map",
            Self::TypedArray { element, .. } => element.name(),
            Self::Buffer(_) => "Buffer",
            Self::ArrayBuffer { shared: true, .. } => "SharedArrayBuffer",
            Self::ArrayBuffer { .. } => "ArrayBuffer",
            Self::DataView { .. } => "DataView",
            Self::Date(_) => "Date",
            Self::RegExp { .. } => "RegExp",
            Self::Error(error) => return Some(error.name.clone()),
            Self::Function { kind, .. } => kind.name(),
            Self::Class { .. } => "Function",
            Self::Promise(_) => "Promise",
            Self::Boxed(value) => boxed_class(value),
            Self::WeakSet(_) => "WeakSet",
            Self::WeakMap(_) => "WeakMap",
            _ => "Object",
        };
        Some(name.into())
    }

    /// The `Symbol.toStringTag` that JavaScript has for it, empty if none.
    pub(crate) fn tag(&self) -> &'static str {
        match self {
            Self::Set(_) => "Set",
            Self::Map(_) => "Map",
            Self::TypedArray { element, .. } => element.name(),
            Self::ArrayBuffer { shared: true, .. } => "SharedArrayBuffer",
            Self::ArrayBuffer { .. } => "ArrayBuffer",
            Self::DataView { .. } => "DataView",
            Self::Promise(_) => "Promise",
            Self::Function { kind: FunctionKind::Plain, .. } => "",
            Self::Function { kind, .. } => kind.name(),
            Self::WeakSet(_) => "WeakSet",
            Self::WeakMap(_) => "WeakMap",
            Self::Module => "Module",
            Self::Boxed(Value::Symbol(_)) => "Symbol",
            Self::Boxed(Value::BigInt(_)) => "BigInt",
            Self::Iterator { of, .. } | Self::Entries { of, .. } => match of {
                IteratorOf::Map => "Map Iterator",
                IteratorOf::Set => "Set Iterator",
            },
            _ => "",
        }
    }
}

pub(crate) fn boxed_class(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "Number",
        Value::Boolean(_) => "Boolean",
        Value::BigInt(_) => "BigInt",
        Value::Symbol(_) => "Symbol",
        Value::String(_) => "String",
        _ => "Object",
    }
}

/// An element of an array.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// A value
    Value(Value),
    /// As many places without one
    Holes(u32),
}

impl<T: Into<Value>> From<T> for Element {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

/// What an error says, as its properties have it whether they are its own or inherited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorText {
    /// `error.name`
    pub name: Text,
    /// `error.message`
    pub message: Text,
    /// `error.stack`
    pub stack: Option<Text>,
}

/// What is special about a function.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FunctionKind {
    /// Nothing
    #[default]
    Plain,
    /// `async function`
    Async,
    /// `function*`
    Generator,
    /// `async function*`
    AsyncGenerator,
}

impl FunctionKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "Function",
            Self::Async => "AsyncFunction",
            Self::Generator => "GeneratorFunction",
            Self::AsyncGenerator => "AsyncGeneratorFunction",
        }
    }
}

/// What became of a promise.
#[derive(Clone, Debug, PartialEq)]
pub enum PromiseState {
    /// Nothing yet
    Pending,
    /// It was fulfilled with this
    Fulfilled(Value),
    /// It was rejected with this
    Rejected(Value),
}

/// What an iterator is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum IteratorOf {
    /// A `Map`
    Map,
    /// A `Set`
    Set,
}

/// The type of a typed array's elements.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "each is named for its type")]
pub enum ElementType {
    Int8,
    Uint8,
    Uint8Clamped,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Float32,
    Float64,
    BigInt64,
    BigUint64,
}

impl ElementType {
    /// The class of its typed array.
    pub fn name(self) -> &'static str {
        match self {
            Self::Int8 => "Int8Array",
            Self::Uint8 => "Uint8Array",
            Self::Uint8Clamped => "Uint8ClampedArray",
            Self::Int16 => "Int16Array",
            Self::Uint16 => "Uint16Array",
            Self::Int32 => "Int32Array",
            Self::Uint32 => "Uint32Array",
            Self::Float32 => "Float32Array",
            Self::Float64 => "Float64Array",
            Self::BigInt64 => "BigInt64Array",
            Self::BigUint64 => "BigUint64Array",
        }
    }

    /// How many bytes an element has.
    pub fn size(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 | Self::Uint8Clamped => 1,
            Self::Int16 | Self::Uint16 => 2,
            Self::Int32 | Self::Uint32 | Self::Float32 => 4,
            Self::Float64 | Self::BigInt64 | Self::BigUint64 => 8,
        }
    }

    /// The value of an element's bytes, in little-endian order; the ones that are missing are zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::tree::{ElementType, Value};
    ///
    /// assert_eq!(ElementType::Int16.read(&[0xfe, 0xff]), Value::Number(-2.0));
    /// ```
    pub fn read(self, bytes: &[u8]) -> Value {
        let mut raw = [0; 8];
        for (to, from) in raw.iter_mut().zip(bytes) {
            *to = *from;
        }
        let [a, b, c, d, ..] = raw;
        let number = match self {
            Self::Int8 => f64::from(i8::from_le_bytes([a])),
            Self::Uint8 | Self::Uint8Clamped => f64::from(a),
            Self::Int16 => f64::from(i16::from_le_bytes([a, b])),
            Self::Uint16 => f64::from(u16::from_le_bytes([a, b])),
            Self::Int32 => f64::from(i32::from_le_bytes([a, b, c, d])),
            Self::Uint32 => f64::from(u32::from_le_bytes([a, b, c, d])),
            Self::Float32 => f64::from(f32::from_le_bytes([a, b, c, d])),
            Self::Float64 => f64::from_le_bytes(raw),
            Self::BigInt64 => return Value::BigInt(i64::from_le_bytes(raw).to_string().into()),
            Self::BigUint64 => return Value::BigInt(u64::from_le_bytes(raw).to_string().into()),
        };
        Value::Number(number)
    }
}
