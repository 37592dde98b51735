//! Which of the engine's classes an object is of: what it is, whatever its prototype says.

use std::sync::atomic::{AtomicU8, Ordering};

use rquickjs::{Object, qjs};

use super::shape;

macro_rules! brands {
    ($($brand:ident = $name:literal,)*) => {
        /// The engine's class of an object.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        #[repr(u8)]
        pub(crate) enum Brand { $($brand,)* Module, Other }

        /// The names that the engine has for them.
        const BRANDS: &[(Brand, &str)] = &[$((Brand::$brand, $name),)*];
    };
}

brands! {
    Object = "Object",
    Array = "Array",
    Error = "Error",
    Number = "Number",
    String = "String",
    Boolean = "Boolean",
    Symbol = "Symbol",
    BigInt = "BigInt",
    Arguments = "Arguments",
    Date = "Date",
    RegExp = "RegExp",
    Map = "Map",
    Set = "Set",
    WeakMap = "WeakMap",
    WeakSet = "WeakSet",
    WeakRef = "WeakRef",
    MapIterator = "Map Iterator",
    SetIterator = "Set Iterator",
    Promise = "Promise",
    Proxy = "Proxy",
    ArrayBuffer = "ArrayBuffer",
    SharedArrayBuffer = "SharedArrayBuffer",
    DataView = "DataView",
    Int8Array = "Int8Array",
    Uint8Array = "Uint8Array",
    Uint8ClampedArray = "Uint8ClampedArray",
    Int16Array = "Int16Array",
    Uint16Array = "Uint16Array",
    Int32Array = "Int32Array",
    Uint32Array = "Uint32Array",
    Float16Array = "Float16Array",
    Float32Array = "Float32Array",
    Float64Array = "Float64Array",
    BigInt64Array = "BigInt64Array",
    BigUint64Array = "BigUint64Array",
    Generator = "Generator",
    AsyncGenerator = "AsyncGenerator",
    Function = "Function",
    GeneratorFunction = "GeneratorFunction",
    AsyncFunction = "AsyncFunction",
    AsyncGeneratorFunction = "AsyncGeneratorFunction",
}

/// What is known of the engine's own classes, by their numbers: 0 is nothing yet, else the brand and one.
static KNOWN: [AtomicU8; 96] = [const { AtomicU8::new(0) }; 96];

impl Brand {
    /// The brand of `object`.
    pub(crate) fn of(object: &Object<'_>) -> Self {
        if shape::is_namespace(object) {
            return Self::Module;
        }
        // SAFETY: the value is an object.
        let id = unsafe { qjs::JS_GetClassID(object.as_raw()) } as usize;
        let known = KNOWN.get(id).map_or(0, |known| known.load(Ordering::Relaxed));
        if let Some((brand, _)) = usize::from(known).checked_sub(1).and_then(|at| BRANDS.get(at)) {
            return *brand;
        }
        let Ok(name) = shape::class_name(object) else { return Self::Other };
        // Functions of Rust have classes of their own.
        if object.is_function() && !name.ends_with("Function") {
            return Self::Function;
        }
        let Some(at) = BRANDS.iter().position(|(_, known)| *known == name) else {
            return Self::Other;
        };
        // The numbers of the engine's own classes are constants.
        if let (Some(known), Ok(at)) = (KNOWN.get(id), u8::try_from(at + 1)) {
            known.store(at, Ordering::Relaxed);
        }
        BRANDS[at].0
    }

    /// Whether it is one of the typed arrays.
    pub(crate) fn is_typed_array(self) -> bool {
        (Self::Int8Array as u8..=Self::BigUint64Array as u8).contains(&(self as u8))
    }

    /// Whether it is a primitive as an object.
    pub(crate) fn is_boxed(self) -> bool {
        (Self::Number as u8..=Self::BigInt as u8).contains(&(self as u8))
    }

    /// The engine's name of the class.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Module => "Module",
            other => BRANDS.get(other as usize).map_or("Other", |(_, name)| name),
        }
    }
}
