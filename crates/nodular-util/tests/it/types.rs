use std::collections::BTreeSet;

use nodular_record::Table;
use nodular_util::tree::{Tree, Value};
use nodular_util::types::*;

use crate::describe::build;

type Predicate = fn(&Tree, &Value) -> bool;

#[rustfmt::skip]
const PREDICATES: &[(&str, Predicate)] = &[
    ("isArray", is_array), ("isAnyArrayBuffer", is_any_array_buffer),
    ("isArgumentsObject", is_arguments_object), ("isArrayBuffer", is_array_buffer),
    ("isArrayBufferView", is_array_buffer_view), ("isAsyncFunction", is_async_function),
    ("isBigIntObject", is_big_int_object), ("isBooleanObject", is_boolean_object),
    ("isBoxedPrimitive", is_boxed_primitive), ("isDataView", is_data_view), ("isDate", is_date),
    ("isGeneratorFunction", is_generator_function), ("isMap", is_map),
    ("isMapIterator", is_map_iterator), ("isModuleNamespaceObject", is_module_namespace_object),
    ("isNativeError", is_native_error), ("isNumberObject", is_number_object),
    ("isPromise", is_promise), ("isProxy", is_proxy), ("isRegExp", is_reg_exp), ("isSet", is_set),
    ("isSetIterator", is_set_iterator), ("isSharedArrayBuffer", is_shared_array_buffer),
    ("isStringObject", is_string_object), ("isSymbolObject", is_symbol_object),
    ("isTypedArray", is_typed_array), ("isWeakMap", is_weak_map), ("isWeakSet", is_weak_set),
    ("isBigInt64Array", is_big_int_64_array), ("isBigUint64Array", is_big_uint_64_array),
    ("isFloat32Array", is_float_32_array), ("isFloat64Array", is_float_64_array),
    ("isInt8Array", is_int_8_array), ("isInt16Array", is_int_16_array),
    ("isInt32Array", is_int_32_array), ("isUint8Array", is_uint_8_array),
    ("isUint8ClampedArray", is_uint_8_clamped_array), ("isUint16Array", is_uint_16_array),
    ("isUint32Array", is_uint_32_array),
];

#[test]
fn types_like_node() {
    let mut asked_for = BTreeSet::new();
    Table::read(env!("CARGO_MANIFEST_DIR"), "types").check(300, |case| {
        let (tree, value) = build(&case[0]);
        let yes = PREDICATES.iter().filter(|(_, is)| is(&tree, &value)).map(|(name, _)| *name);
        let actual: BTreeSet<&str> = yes.collect();
        let expected = case[1].as_array().expect("names").iter();
        let expected: BTreeSet<&str> = expected.filter_map(|name| name.as_str()).collect();
        asked_for.extend(expected.iter().map(|name| (*name).to_owned()));
        if actual == expected { Ok(()) } else { Err(format!("{actual:?}")) }
    });
    // A namespace cannot be described.
    assert_eq!(asked_for.len(), PREDICATES.len() - 1);
}
