//! The bytes of typed arrays and array buffers, borrowed while no JavaScript runs.

use std::slice;

use rquickjs::{ArrayBuffer, Ctx, Error, FromJs, Object, Result, TypedArray, Value, qjs};

/// The bytes of a typed array, a `DataView` or an `ArrayBuffer`: those that it shows, from its offset on.
///
/// The memory is asked for anew at each use, as JavaScript may have moved, resized or detached it meanwhile. What was
/// detached, or no longer lies in its buffer, has no bytes.
#[derive(Clone, Debug)]
pub(crate) struct Bytes<'js> {
    value: Value<'js>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Array,
    Buffer,
    /// The engine has no access to a view but its properties: this is what they said.
    View {
        offset: usize,
        length: usize,
    },
}

impl<'js> Bytes<'js> {
    /// The bytes of `value`; `None` if it is none of these classes.
    pub(crate) fn of(value: &Value<'js>) -> Option<Self> {
        let object = value.as_object()?;
        // SAFETY: the value is an object.
        let (is_array, is_buffer) = unsafe {
            let raw = object.as_raw();
            (qjs::JS_GetTypedArrayType(raw) >= 0, qjs::JS_IsArrayBuffer(raw))
        };
        if is_array {
            return Some(Self { value: value.clone(), kind: Kind::Array });
        }
        if is_buffer || ArrayBuffer::from_value(value.clone()).is_some() {
            return Some(Self { value: value.clone(), kind: Kind::Buffer });
        }
        if super::shape::class_name(object).ok()? != "DataView" {
            return None;
        }
        let offset = object.get::<_, f64>("byteOffset").ok()? as usize;
        let length = object.get::<_, f64>("byteLength").ok()? as usize;
        let buffer: Value<'js> = object.get("buffer").ok()?;
        Some(Self { value: buffer, kind: Kind::View { offset, length } })
    }

    /// Whether they are an `ArrayBuffer` or a `SharedArrayBuffer`.
    pub(crate) fn is_buffer(&self) -> bool {
        matches!(self.kind, Kind::Buffer)
    }

    /// Whether they are a typed array.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.kind, Kind::Array)
    }

    /// Whether they are a `Uint8Array`.
    pub(crate) fn is_uint8(&self) -> bool {
        // SAFETY: the value is an object.
        matches!(self.kind, Kind::Array)
            && unsafe { qjs::JS_GetTypedArrayType(self.value.as_raw()) == UINT8 }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.place().1
    }

    /// Runs `work` with the bytes. It must not run JavaScript.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&[u8]) -> R) -> R {
        let (start, length) = self.place();
        if length == 0 {
            return work(&[]);
        }
        // SAFETY: the memory belongs to a value that is alive, and only JavaScript could move or change it, which does
        // not run during `work`.
        work(unsafe { slice::from_raw_parts(start, length) })
    }

    /// Runs `work` with the bytes, to change them. It must neither run JavaScript nor look at other bytes of JavaScript.
    pub(crate) fn with_mut<R>(&self, work: impl FnOnce(&mut [u8]) -> R) -> R {
        let (start, length) = self.place();
        if length == 0 {
            return work(&mut []);
        }
        // SAFETY: as in `with`; nothing else refers to the memory during `work`.
        work(unsafe { slice::from_raw_parts_mut(start, length) })
    }

    /// The bytes as they are now.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        self.with(<[u8]>::to_vec)
    }

    /// Copies `length` bytes from `start` to `target_start` of `target`, which may be the same memory. What is not there
    /// is left out; returns how many were copied.
    pub(crate) fn copy_to(
        &self,
        start: usize,
        length: usize,
        target: &Self,
        target_start: usize,
    ) -> usize {
        let (source, source_length) = self.place();
        let (place, target_length) = target.place();
        let length = length
            .min(source_length.saturating_sub(start))
            .min(target_length.saturating_sub(target_start));
        if length > 0 {
            // SAFETY: both ranges were just checked against the memory; they may overlap.
            unsafe { std::ptr::copy(source.add(start), place.add(target_start), length) };
        }
        length
    }

    /// Where the bytes are and how many.
    fn place(&self) -> (*mut u8, usize) {
        match self.kind {
            Kind::Array => self.array(),
            Kind::Buffer => self.buffer(self.value.as_raw()),
            Kind::View { offset, length } => {
                let (start, all) = self.buffer(self.value.as_raw());
                if start.is_null() || offset.saturating_add(length) > all {
                    return (std::ptr::null_mut(), 0);
                }
                // SAFETY: the offset is within the memory.
                (unsafe { start.add(offset) }, length)
            }
        }
    }

    fn array(&self) -> (*mut u8, usize) {
        let ctx = self.value.ctx();
        let raw = ctx.as_raw().as_ptr();
        let (mut offset, mut length) = (0, 0);
        // SAFETY: the value is an object; the function checks that it is a typed array within its buffer, and returns
        // the buffer as an owned value, which is let go after the memory was asked for: the array keeps it alive.
        unsafe {
            if qjs::JS_GetTypedArrayType(self.value.as_raw()) == UINT8 {
                let start = qjs::JS_GetUint8Array(raw, &mut length, self.value.as_raw());
                if start.is_null() && length == 0 {
                    return self.refused();
                }
                return (start, length as usize);
            }
            let buffer = qjs::JS_GetTypedArrayBuffer(
                raw,
                self.value.as_raw(),
                &mut offset,
                &mut length,
                std::ptr::null_mut(),
            );
            if qjs::JS_IsException(buffer) {
                return self.refused();
            }
            let (start, all) = self.buffer(buffer);
            qjs::JS_FreeValue(raw, buffer);
            let (offset, length) = (offset as usize, length as usize);
            if start.is_null() || offset.saturating_add(length) > all {
                return (std::ptr::null_mut(), 0);
            }
            (start.add(offset), length)
        }
    }

    fn buffer(&self, buffer: qjs::JSValue) -> (*mut u8, usize) {
        let raw = self.value.ctx().as_raw().as_ptr();
        let mut length = 0;
        // SAFETY: the value is an object; the function checks that it is a buffer that has its memory.
        let start = unsafe { qjs::JS_GetArrayBuffer(raw, &mut length, buffer) };
        if start.is_null() {
            return self.refused();
        }
        (start, length as usize)
    }

    /// No bytes; the engine's complaint is forgotten, if there is one.
    fn refused(&self) -> (*mut u8, usize) {
        let ctx = self.value.ctx();
        // SAFETY: the context is alive.
        if unsafe { qjs::JS_HasException(ctx.as_raw().as_ptr()) } {
            drop(ctx.catch());
        }
        (std::ptr::null_mut(), 0)
    }
}

/// The engine's number of `Uint8Array`.
const UINT8: i32 = qjs::JSTypedArrayEnum_JS_TYPED_ARRAY_UINT8 as i32;

impl<'js> FromJs<'js> for Bytes<'js> {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        match Self::of(&value) {
            Some(bytes) => Ok(bytes),
            None => Err(super::throw(
                ctx,
                &super::Coded {
                    class: nodular_error::Class::TypeError,
                    code: "ERR_INVALID_ARG_TYPE",
                    message: "argument must be a buffer",
                },
                |_| Ok(()),
            )),
        }
    }
}

/// A `Uint8Array` of `bytes`, which are not copied, with this prototype.
pub(crate) fn new_array<'js>(
    ctx: &Ctx<'js>,
    bytes: Vec<u8>,
    prototype: &Object<'js>,
) -> Result<Object<'js>> {
    let array = TypedArray::<u8>::from_arraybuffer(ArrayBuffer::new(ctx.clone(), bytes)?)?;
    let array = array.into_object();
    array.set_prototype(Some(prototype))?;
    Ok(array)
}

/// A string of JavaScript, with all that Rust's texts cannot have.
#[derive(Clone, Debug)]
pub(crate) struct Units<'js>(Value<'js>);

impl<'js> Units<'js> {
    /// The string; `None` if `value` is none.
    pub(crate) fn of(value: &Value<'js>) -> Option<Self> {
        value.is_string().then(|| Self(value.clone()))
    }

    /// Whether it is text: no surrogate stands alone.
    pub(crate) fn is_well_formed(&self) -> Result<bool> {
        self.with_raw(|bytes| std::str::from_utf8(bytes).is_ok())
    }

    /// Runs `work` with the string as text: half a surrogate pair becomes U+FFFD. It must not run JavaScript.
    pub(crate) fn with_str<R>(&self, work: impl FnOnce(&str) -> R) -> Result<R> {
        self.with_raw(|bytes| match std::str::from_utf8(bytes) {
            Ok(text) => work(text),
            Err(_) => work(&replace_halves(bytes.to_vec())),
        })
    }

    /// Runs `work` with the string in UTF-8, where half a surrogate pair is three bytes that UTF-8 does not allow.
    fn with_raw<R>(&self, work: impl FnOnce(&[u8]) -> R) -> Result<R> {
        let raw = self.0.ctx().as_raw().as_ptr();
        let mut length = 0;
        // SAFETY: the value is a string; what is returned is valid for `length` bytes until it is freed below.
        unsafe {
            let start = qjs::JS_ToCStringLen2(raw, &mut length, self.0.as_raw(), false);
            if start.is_null() {
                return Err(Error::Exception);
            }
            let result = work(slice::from_raw_parts(start.cast::<u8>(), length as usize));
            qjs::JS_FreeCString(raw, start);
            Ok(result)
        }
    }

    /// Runs `work` with the UTF-16 units. It must not run JavaScript.
    pub(crate) fn with_units<R>(&self, work: impl FnOnce(&[u16]) -> R) -> Result<R> {
        let raw = self.0.ctx().as_raw().as_ptr();
        let mut length = 0;
        // SAFETY: the value is a string; what is returned is valid for `length` units until it is freed below.
        unsafe {
            let start = qjs::JS_ToCStringLenUTF16(raw, &mut length, self.0.as_raw());
            if start.is_null() {
                return Err(Error::Exception);
            }
            let result = work(slice::from_raw_parts(start, length as usize));
            qjs::JS_FreeCStringUTF16(raw, start);
            Ok(result)
        }
    }
}

impl<'js> FromJs<'js> for Units<'js> {
    fn from_js(_ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        Self::of(&value).ok_or_else(|| Error::new_from_js(value.type_name(), "string"))
    }
}

/// The engine writes half a surrogate pair as three bytes of its own; U+FFFD has as many.
fn replace_halves(mut bytes: Vec<u8>) -> String {
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xed && bytes[at + 1] >= 0xa0 {
            bytes[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
        }
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A string of these units, whatever halves of pairs there are.
pub(crate) fn new_string<'js>(ctx: &Ctx<'js>, units: &[u16]) -> Result<Value<'js>> {
    // SAFETY: the units are valid for their length; the function copies them and returns an owned value.
    let value = unsafe {
        let raw = ctx.as_raw().as_ptr();
        Value::from_raw(ctx.clone(), qjs::JS_NewStringUTF16(raw, units.as_ptr(), units.len() as _))
    };
    if value.is_exception() { Err(Error::Exception) } else { Ok(value) }
}
