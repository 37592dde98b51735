//! Node's [`util.types`](https://nodejs.org/api/util.html#utiltypes): what a value of a [`tree`](crate::tree) is.
//!
//! What is asked for is the object itself, not its class: a proxy of a map is a proxy, a class that extends `Map` makes maps.
//! Where several answers are needed, a `match` on [`Kind`] is plainer.
//!
//! ```
//! use nodular_util::tree::{Kind, Object, Tree};
//! use nodular_util::types;
//!
//! let mut tree = Tree::new();
//! let map = tree.value(Object::new(Kind::Map(Vec::new())).with_class("Cache"));
//! assert!(types::is_map(&tree, &map));
//! assert!(!types::is_set(&tree, &map) && !types::is_array(&tree, &map));
//! ```

use crate::tree::{ElementType, FunctionKind, IteratorOf, Kind, Tree, Value};

macro_rules! predicates {
    ($($what:literal, $name:ident, $alias:literal, $anchor:literal, $kind:pat,)*) => {$(
        #[doc = concat!("Whether a value is ", $what, ".")]
        #[doc = ""]
        #[doc = concat!("Node: [`util.", $alias, "(value)`](https://nodejs.org/api/util.html#util", $anchor, ")")]
        #[doc(alias = $alias)]
        pub fn $name(tree: &Tree, value: &Value) -> bool {
            matches!(kind(tree, value), Some($kind))
        }
    )*};
}

macro_rules! typed_arrays {
    ($($name:ident, $element:ident, $alias:literal, $anchor:literal;)*) => {$(
        #[doc = concat!("Whether a value is a `", stringify!($element), "Array`.")]
        #[doc = ""]
        #[doc = concat!("Node: [`util.types.", $alias, "(value)`](https://nodejs.org/api/util.html#utiltypes", $anchor, ")")]
        #[doc(alias = $alias)]
        pub fn $name(tree: &Tree, value: &Value) -> bool {
            element_type(tree, value) == Some(ElementType::$element)
        }
    )*};
}

/// Whether a value is an array, or a proxy of one.
///
/// Node: [`util.isArray(object)`](https://nodejs.org/api/util.html#utilisarrayobject)
#[doc(alias = "isArray")]
pub fn is_array(tree: &Tree, value: &Value) -> bool {
    let mut value = value;
    // A proxy can be made of itself in a tree, so that there are not more steps than objects.
    for _ in 0..=tree.len() {
        match kind(tree, value) {
            Some(Kind::Proxy { target, .. }) => value = target,
            kind => return matches!(kind, Some(Kind::Array(_))),
        }
    }
    false
}

fn kind<'a>(tree: &'a Tree, value: &Value) -> Option<&'a Kind> {
    match value {
        Value::Object(id) => tree.get(*id).map(|object| &object.kind),
        _ => None,
    }
}

fn element_type(tree: &Tree, value: &Value) -> Option<ElementType> {
    match kind(tree, value)? {
        Kind::TypedArray { element, .. } => Some(*element),
        Kind::Buffer(_) => Some(ElementType::Uint8),
        _ => None,
    }
}

#[rustfmt::skip]
predicates! {
    "a buffer that can be shared, or one that cannot", is_any_array_buffer, "types.isAnyArrayBuffer", "typesisanyarraybuffervalue", Kind::ArrayBuffer { .. },
    "the `arguments` of a function", is_arguments_object, "types.isArgumentsObject", "typesisargumentsobjectvalue", Kind::Arguments,
    "an `ArrayBuffer`", is_array_buffer, "types.isArrayBuffer", "typesisarraybuffervalue", Kind::ArrayBuffer { shared: false, .. },
    "a view on an `ArrayBuffer`: a typed array, a `Buffer` or a `DataView`", is_array_buffer_view, "types.isArrayBufferView", "typesisarraybufferviewvalue", Kind::TypedArray { .. } | Kind::Buffer(_) | Kind::DataView { .. },
    "an asynchronous function", is_async_function, "types.isAsyncFunction", "typesisasyncfunctionvalue", Kind::Function { kind: FunctionKind::Async | FunctionKind::AsyncGenerator, .. },
    "a `bigint` as an object", is_big_int_object, "types.isBigIntObject", "typesisbigintobjectvalue", Kind::Boxed(Value::BigInt(_)),
    "a boolean as an object", is_boolean_object, "types.isBooleanObject", "typesisbooleanobjectvalue", Kind::Boxed(Value::Boolean(_)),
    "a primitive as an object", is_boxed_primitive, "types.isBoxedPrimitive", "typesisboxedprimitivevalue", Kind::Boxed(_),
    "a `DataView`", is_data_view, "types.isDataView", "typesisdataviewvalue", Kind::DataView { .. },
    "a `Date`", is_date, "types.isDate", "typesisdatevalue", Kind::Date(_),
    "a generator function", is_generator_function, "types.isGeneratorFunction", "typesisgeneratorfunctionvalue", Kind::Function { kind: FunctionKind::Generator | FunctionKind::AsyncGenerator, .. },
    "a `Map`", is_map, "types.isMap", "typesismapvalue", Kind::Map(_),
    "an iterator over a `Map`", is_map_iterator, "types.isMapIterator", "typesismapiteratorvalue", Kind::Iterator { of: IteratorOf::Map, .. } | Kind::Entries { of: IteratorOf::Map, .. },
    "a module's namespace", is_module_namespace_object, "types.isModuleNamespaceObject", "typesismodulenamespaceobjectvalue", Kind::Module,
    "an error", is_native_error, "types.isNativeError", "typesisnativeerrorvalue", Kind::Error(_),
    "a number as an object", is_number_object, "types.isNumberObject", "typesisnumberobjectvalue", Kind::Boxed(Value::Number(_)),
    "a `Promise`", is_promise, "types.isPromise", "typesispromisevalue", Kind::Promise(_),
    "a `Proxy`", is_proxy, "types.isProxy", "typesisproxyvalue", Kind::Proxy { .. } | Kind::RevokedProxy,
    "a regular expression", is_reg_exp, "types.isRegExp", "typesisregexpvalue", Kind::RegExp { .. },
    "a `Set`", is_set, "types.isSet", "typesissetvalue", Kind::Set(_),
    "an iterator over a `Set`", is_set_iterator, "types.isSetIterator", "typesissetiteratorvalue", Kind::Iterator { of: IteratorOf::Set, .. } | Kind::Entries { of: IteratorOf::Set, .. },
    "a `SharedArrayBuffer`", is_shared_array_buffer, "types.isSharedArrayBuffer", "typesissharedarraybuffervalue", Kind::ArrayBuffer { shared: true, .. },
    "a string as an object", is_string_object, "types.isStringObject", "typesisstringobjectvalue", Kind::Boxed(Value::String(_)),
    "a symbol as an object", is_symbol_object, "types.isSymbolObject", "typesissymbolobjectvalue", Kind::Boxed(Value::Symbol(_)),
    "a typed array, such as a `Buffer`", is_typed_array, "types.isTypedArray", "typesistypedarrayvalue", Kind::TypedArray { .. } | Kind::Buffer(_),
    "a `WeakMap`", is_weak_map, "types.isWeakMap", "typesisweakmapvalue", Kind::WeakMap(_),
    "a `WeakSet`", is_weak_set, "types.isWeakSet", "typesisweaksetvalue", Kind::WeakSet(_),
}

#[rustfmt::skip]
typed_arrays! {
    is_big_int_64_array, BigInt64, "isBigInt64Array", "isbigint64arrayvalue";
    is_big_uint_64_array, BigUint64, "isBigUint64Array", "isbiguint64arrayvalue";
    is_float_32_array, Float32, "isFloat32Array", "isfloat32arrayvalue";
    is_float_64_array, Float64, "isFloat64Array", "isfloat64arrayvalue";
    is_int_8_array, Int8, "isInt8Array", "isint8arrayvalue";
    is_int_16_array, Int16, "isInt16Array", "isint16arrayvalue";
    is_int_32_array, Int32, "isInt32Array", "isint32arrayvalue";
    is_uint_8_array, Uint8, "isUint8Array", "isuint8arrayvalue";
    is_uint_8_clamped_array, Uint8Clamped, "isUint8ClampedArray", "isuint8clampedarrayvalue";
    is_uint_16_array, Uint16, "isUint16Array", "isuint16arrayvalue";
    is_uint_32_array, Uint32, "isUint32Array", "isuint32arrayvalue";
}
