//! The keys of objects as the engine has them, for code that goes through many.

use std::collections::HashSet;
use std::ptr;

use rquickjs::{Ctx, Error, Object, Result, Value, qjs};

/// The keys of an object's own enumerable properties, in their order.
pub(crate) struct Keys<'js> {
    ctx: Ctx<'js>,
    table: *mut qjs::JSPropertyEnum,
    length: u32,
}

/// A key of one of the [`Keys`] that is borrowed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Key(qjs::JSAtom);

/// Set in the engine's keys that are integers.
const INTEGER: u32 = 1 << 31;

impl<'js> Keys<'js> {
    /// Those of `object`; the ones that are symbols only if `symbols`.
    pub(crate) fn of(object: &Object<'js>, symbols: bool) -> Result<Self> {
        let ctx = object.ctx();
        let mut flags = qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_ENUM_ONLY;
        if symbols {
            flags |= qjs::JS_GPN_SYMBOL_MASK;
        }
        let mut table = ptr::null_mut();
        let mut length = 0;
        // SAFETY: the two places are written if the call succeeds, which is asked before they are read.
        let status = unsafe {
            let raw = ctx.as_raw().as_ptr();
            qjs::JS_GetOwnPropertyNames(raw, &mut table, &mut length, object.as_raw(), flags as i32)
        };
        if status < 0 {
            return Err(Error::Exception);
        }
        Ok(Self { ctx: ctx.clone(), table, length })
    }

    pub(crate) fn len(&self) -> usize {
        self.length as usize
    }

    /// The keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Key> {
        // SAFETY: the table has `length` entries until it is dropped.
        (0..self.len()).map(|index| Key(unsafe { (*self.table.add(index)).atom }))
    }

    /// The keys for looking up.
    pub(crate) fn set(&self) -> HashSet<Key> {
        self.iter().collect()
    }

    /// Whether both have the same keys in the same order.
    pub(crate) fn same_order(&self, other: &Self) -> bool {
        self.length == other.length && self.iter().eq(other.iter())
    }

    /// `object[key]`
    pub(crate) fn get(&self, object: &Object<'js>, key: Key) -> Result<Value<'js>> {
        // SAFETY: the key is one of the live table, or of another one of this context that is borrowed by the caller.
        let value = unsafe {
            let raw = self.ctx.as_raw().as_ptr();
            let value = qjs::JS_GetProperty(raw, object.as_raw(), key.0);
            if qjs::JS_IsException(value) {
                return Err(Error::Exception);
            }
            Value::from_raw(self.ctx.clone(), value)
        };
        Ok(value)
    }
}

impl Key {
    /// Whether it is an index of an array.
    pub(crate) fn is_index(self) -> bool {
        self.0 & INTEGER != 0
    }
}

impl Drop for Keys<'_> {
    fn drop(&mut self) {
        // SAFETY: the table came from the engine with this length.
        unsafe { qjs::JS_FreePropertyEnum(self.ctx.as_raw().as_ptr(), self.table, self.length) };
    }
}

/// `a === b`
pub(crate) fn strict_equal<'js>(a: &Value<'js>, b: &Value<'js>) -> bool {
    // SAFETY: both values are of this context.
    unsafe { qjs::JS_IsStrictEqual(a.ctx().as_raw().as_ptr(), a.as_raw(), b.as_raw()) }
}

/// `Object.is(a, b)`
pub(crate) fn same<'js>(a: &Value<'js>, b: &Value<'js>) -> bool {
    // SAFETY: both values are of this context.
    unsafe { qjs::JS_IsSameValue(a.ctx().as_raw().as_ptr(), a.as_raw(), b.as_raw()) }
}

/// `a == b`
pub(crate) fn loosely_equal<'js>(a: &Value<'js>, b: &Value<'js>) -> Result<bool> {
    // SAFETY: both values are of this context.
    let answer = unsafe { qjs::JS_IsEqual(a.ctx().as_raw().as_ptr(), a.as_raw(), b.as_raw()) };
    if answer < 0 { Err(Error::Exception) } else { Ok(answer != 0) }
}
