//! `util.types`: what an object is by the engine's class, whatever its prototype says.

use rquickjs::{Function, Result, Value};

use super::Binding;
use crate::engine::Brand;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    for (name, is) in TYPES {
        let test =
            move |value: Value<'js>| value.as_object().is_some_and(|object| is(Brand::of(object)));
        let function = Function::new(binding.ctx.clone(), test)?.with_name(name)?;
        binding.object.set(*name, function)?;
    }
    binding.function("brand", |value: Value<'js>| {
        value.as_object().map(|object| Brand::of(object).name())
    })
}

/// A function of `util.types`.
type Predicate = fn(Brand) -> bool;

/// The functions in Node's order.
const TYPES: &[(&str, Predicate)] = &[
    ("isArgumentsObject", |brand| brand == Brand::Arguments),
    ("isArrayBuffer", |brand| brand == Brand::ArrayBuffer),
    ("isAsyncFunction", |brand| {
        matches!(brand, Brand::AsyncFunction | Brand::AsyncGeneratorFunction)
    }),
    ("isBigIntObject", |brand| brand == Brand::BigInt),
    ("isBooleanObject", |brand| brand == Brand::Boolean),
    ("isDate", |brand| brand == Brand::Date),
    // Values of native addons, which there are none of.
    ("isExternal", |_| false),
    ("isGeneratorFunction", |brand| {
        matches!(brand, Brand::GeneratorFunction | Brand::AsyncGeneratorFunction)
    }),
    ("isGeneratorObject", |brand| matches!(brand, Brand::Generator | Brand::AsyncGenerator)),
    ("isMap", |brand| brand == Brand::Map),
    ("isMapIterator", |brand| brand == Brand::MapIterator),
    ("isModuleNamespaceObject", |brand| brand == Brand::Module),
    ("isNativeError", |brand| brand == Brand::Error),
    ("isNumberObject", |brand| brand == Brand::Number),
    ("isPromise", |brand| brand == Brand::Promise),
    ("isProxy", |brand| brand == Brand::Proxy),
    ("isRegExp", |brand| brand == Brand::RegExp),
    ("isSet", |brand| brand == Brand::Set),
    ("isSetIterator", |brand| brand == Brand::SetIterator),
    ("isSharedArrayBuffer", |brand| brand == Brand::SharedArrayBuffer),
    ("isStringObject", |brand| brand == Brand::String),
    ("isSymbolObject", |brand| brand == Brand::Symbol),
    ("isWeakMap", |brand| brand == Brand::WeakMap),
    ("isWeakSet", |brand| brand == Brand::WeakSet),
    ("isAnyArrayBuffer", |brand| matches!(brand, Brand::ArrayBuffer | Brand::SharedArrayBuffer)),
    ("isBoxedPrimitive", Brand::is_boxed),
    ("isArrayBufferView", |brand| brand.is_typed_array() || brand == Brand::DataView),
    ("isDataView", |brand| brand == Brand::DataView),
    ("isTypedArray", Brand::is_typed_array),
    ("isUint8Array", |brand| brand == Brand::Uint8Array),
    ("isUint8ClampedArray", |brand| brand == Brand::Uint8ClampedArray),
    ("isUint16Array", |brand| brand == Brand::Uint16Array),
    ("isUint32Array", |brand| brand == Brand::Uint32Array),
    ("isInt8Array", |brand| brand == Brand::Int8Array),
    ("isInt16Array", |brand| brand == Brand::Int16Array),
    ("isInt32Array", |brand| brand == Brand::Int32Array),
    ("isFloat16Array", |brand| brand == Brand::Float16Array),
    ("isFloat32Array", |brand| brand == Brand::Float32Array),
    ("isFloat64Array", |brand| brand == Brand::Float64Array),
    ("isBigInt64Array", |brand| brand == Brand::BigInt64Array),
    ("isBigUint64Array", |brand| brand == Brand::BigUint64Array),
];
