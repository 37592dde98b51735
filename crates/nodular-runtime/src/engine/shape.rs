//! What the engine knows of a value beyond what JavaScript code can ask without being noticed.

use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

use rquickjs::{Ctx, Error, Object, Promise, Result, Value, qjs};

use crate::host::Host;

/// An own property.
pub(crate) struct Own<'js> {
    /// A string or a symbol.
    pub(crate) key: Value<'js>,
    pub(crate) slot: Slot<'js>,
    pub(crate) enumerable: bool,
}

/// What an own property is made of.
pub(crate) enum Slot<'js> {
    Value(Value<'js>),
    Accessor {
        getter: Option<Value<'js>>,
        setter: bool,
    },
    /// It was there a moment ago, or asking threw.
    Missing,
}

/// The name of the engine's class of an object, such as `Map Iterator`: it tells objects apart that pretend to be others.
pub(crate) fn class_name(object: &Object<'_>) -> Result<String> {
    let ctx = object.ctx();
    let name = unsafe {
        // SAFETY: the value is an object, so its class is one of the runtime's; the atom is turned into an owned value.
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        let atom = qjs::JS_GetClassName(runtime, qjs::JS_GetClassID(object.as_raw()));
        let value = qjs::JS_AtomToString(ctx.as_raw().as_ptr(), atom);
        qjs::JS_FreeAtom(ctx.as_raw().as_ptr(), atom);
        Value::from_raw(ctx.clone(), value)
    };
    name.get()
}

/// The target and the handler of a proxy; both are `null` once it was revoked. `None` if `value` is no proxy.
pub(crate) fn proxy<'js>(value: &Value<'js>) -> Option<(Value<'js>, Value<'js>)> {
    if !value.is_proxy() {
        return None;
    }
    let ctx = value.ctx();
    let raw = ctx.as_raw().as_ptr();
    // SAFETY: the value is a proxy; both functions return owned values.
    unsafe {
        let target = Value::from_raw(ctx.clone(), qjs::JS_GetProxyTarget(raw, value.as_raw()));
        let handler = Value::from_raw(ctx.clone(), qjs::JS_GetProxyHandler(raw, value.as_raw()));
        Some((target, handler))
    }
}

/// The result of a settled promise, without marking it as handled; `None` while it is pending.
pub(crate) fn promise_result<'js>(promise: &Promise<'js>) -> Option<Value<'js>> {
    let ctx = promise.ctx();
    if promise.state() == rquickjs::promise::PromiseState::Pending {
        return None;
    }
    // SAFETY: the value is a promise; the function returns an owned value.
    unsafe {
        let result = qjs::JS_PromiseResult(ctx.as_raw().as_ptr(), promise.as_raw());
        Some(Value::from_raw(ctx.clone(), result))
    }
}

/// The own properties, strings first, then symbols, in JavaScript's order; those that are not enumerable only if `hidden`.
pub(crate) fn own_properties<'js>(object: &Object<'js>, hidden: bool) -> Result<Vec<Own<'js>>> {
    let ctx = object.ctx();
    let raw = ctx.as_raw().as_ptr();
    let mut flags = qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_SYMBOL_MASK | qjs::JS_GPN_SET_ENUM;
    if !hidden {
        flags |= qjs::JS_GPN_ENUM_ONLY;
    }
    let mut table = ptr::null_mut();
    let mut length = 0;
    // SAFETY: the two places are written if the call succeeds, which is asked before they are read.
    let status = unsafe {
        qjs::JS_GetOwnPropertyNames(raw, &mut table, &mut length, object.as_raw(), flags as i32)
    };
    if status < 0 {
        return Err(Error::Exception);
    }
    let mut properties = Vec::with_capacity(length as usize);
    for index in 0..length as usize {
        // SAFETY: the table has `length` entries, whose atoms are ours until the table is freed.
        let (atom, enumerable) = unsafe {
            let entry = &*table.add(index);
            (entry.atom, entry.is_enumerable)
        };
        // SAFETY: the atom is valid; the function returns an owned value.
        let key = unsafe { Value::from_raw(ctx.clone(), qjs::JS_AtomToValue(raw, atom)) };
        // SAFETY: the atom is one of the context's.
        let slot = unsafe { slot(ctx, object, atom) };
        properties.push(Own { key, slot, enumerable });
    }
    // SAFETY: the table came from the engine with this length.
    unsafe { qjs::JS_FreePropertyEnum(raw, table, length) };
    Ok(properties)
}

/// # Safety
///
/// `atom` is a valid atom of the context.
unsafe fn slot<'js>(ctx: &Ctx<'js>, object: &Object<'js>, atom: qjs::JSAtom) -> Slot<'js> {
    let mut descriptor = MaybeUninit::<qjs::JSPropertyDescriptor>::uninit();
    let raw = ctx.as_raw().as_ptr();
    // SAFETY: the descriptor is written if the call returns 1; its values are owned by us then.
    unsafe {
        match qjs::JS_GetOwnProperty(raw, descriptor.as_mut_ptr(), object.as_raw(), atom) {
            1 => {}
            0 => return Slot::Missing,
            _ => {
                drop(ctx.catch());
                return Slot::Missing;
            }
        }
        let descriptor = descriptor.assume_init();
        let value = Value::from_raw(ctx.clone(), descriptor.value);
        let getter = Value::from_raw(ctx.clone(), descriptor.getter);
        let setter = Value::from_raw(ctx.clone(), descriptor.setter);
        if descriptor.flags as u32 & qjs::JS_PROP_GETSET == 0 {
            return Slot::Value(value);
        }
        if Host::of(ctx).async_context.is_constructor_getter(&getter) {
            // It stands for a plain property.
            return Slot::Value(ctx.globals().get("Promise").unwrap_or(value));
        }
        let getter = (!getter.is_undefined()).then_some(getter);
        Slot::Accessor { getter, setter: !setter.is_undefined() }
    }
}

/// Which object this is: equal for equal objects while both live.
pub(crate) fn identity(object: &Object<'_>) -> usize {
    // SAFETY: the value is an object, whose payload is a pointer.
    let pointer = unsafe { qjs::JS_VALUE_GET_PTR(object.as_raw()) };
    NonNull::new(pointer).map_or(0, |pointer| pointer.as_ptr() as usize)
}

/// An own property of this name.
pub(crate) fn own_property<'js>(object: &Object<'js>, name: &str) -> Result<Slot<'js>> {
    let ctx = object.ctx();
    let raw = ctx.as_raw().as_ptr();
    // SAFETY: the text is valid for its length; the atom is freed after its use.
    unsafe {
        let atom = qjs::JS_NewAtomLen(raw, name.as_ptr().cast(), name.len() as _);
        let slot = slot(ctx, object, atom);
        qjs::JS_FreeAtom(raw, atom);
        Ok(slot)
    }
}

/// Whether the object is the namespace of a module: the engine calls its class `Object`, as that of plain ones.
pub(crate) fn is_namespace(object: &Object<'_>) -> bool {
    // SAFETY: the value is an object.
    unsafe { qjs::JS_GetClassID(object.as_raw()) == MODULE_NAMESPACE }
}

/// Whether the object has the prototype of errors above it.
pub(crate) fn inherits_error<'js>(object: &Object<'js>) -> Result<bool> {
    let error: Object<'js> =
        object.ctx().globals().get::<_, Object<'js>>("Error")?.get("prototype")?;
    let mut current = object.get_prototype();
    while let Some(prototype) = current {
        if prototype == error {
            return Ok(true);
        }
        current = prototype.get_prototype();
    }
    Ok(false)
}

/// The engine's number of the class of module namespaces: the eleventh of its standard classes, which begin at 1.
const MODULE_NAMESPACE: qjs::JSClassID = 11;

/// The bytes of a buffer as they are now.
pub(crate) fn copy_bytes(bytes: NonNull<[u8]>) -> Vec<u8> {
    // SAFETY: the caller just got the slice from a live buffer, and no JavaScript runs during the copy.
    unsafe { bytes.as_ref().to_vec() }
}
