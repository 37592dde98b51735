//! `node:buffer`: what `nodular-buffer` does, on the bytes as they lie in JavaScript's memory.

use nodular_buffer::{BufferExt, Encoding, Error, is_ascii, is_utf8, transcode};
use nodular_error::ArgumentError;
use rquickjs::function::{Opt, This};
use rquickjs::{Coerced, Ctx, Function, Object, Result, Value};

use super::Binding;
use crate::engine::{Bytes, Coded, Text, Units, new_array, throw};
use crate::host::Host;

mod numbers;
mod search;
mod text;

pub(super) use self::text::units_text;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let methods = Object::new(binding.ctx.clone())?;
    numbers::define(&binding.ctx, &methods)?;
    text::define(&binding.ctx, &methods)?;
    search::define(&binding.ctx, &methods)?;
    binding.object.set("methods", methods)?;

    binding.function("isAnyArrayBuffer", |value: Value<'js>| {
        Bytes::of(&value).is_some_and(|bytes| bytes.is_buffer())
    })?;
    binding.function("isTypedArray", |value: Value<'js>| {
        Bytes::of(&value).is_some_and(|bytes| bytes.is_array())
    })?;
    binding.function("isUint8Array", |value: Value<'js>| {
        Bytes::of(&value).is_some_and(|bytes| bytes.is_uint8())
    })?;
    binding.function("encodingName", |name: Text| {
        name.as_ref().parse::<Encoding>().ok().map(Encoding::name)
    })?;
    binding.function("encode", |ctx: Ctx<'js>, text: Units<'js>, encoding: Text| {
        let encoding = named(&ctx, encoding.as_ref())?;
        to_buffer(&ctx, text::bytes(&text, encoding)?)
    })?;
    binding.function("encodeInto", encode_into)?;
    binding.function("byteLength", |ctx: Ctx<'js>, text: Units<'js>, encoding: Text| {
        let encoding = named(&ctx, encoding.as_ref())?;
        text.with_str(|text| encoding.byte_length(text) as f64)
    })?;
    binding.function(
        "copy",
        |source: Bytes<'js>, target: Bytes<'js>, at: f64, from: f64, n: f64| {
            source.copy_to(from as usize, n as usize, &target, at as usize) as f64
        },
    )?;
    binding.function("fill", fill)?;
    binding.function("compare", |one: Bytes<'js>, other: Bytes<'js>| {
        one.with(|one| other.with(|other| one.cmp(other) as i32))
    })?;
    binding.function("compareRange", compare_range)?;
    binding.function("isUtf8", |bytes: Bytes<'js>| bytes.with(is_utf8))?;
    binding.function("isAscii", |bytes: Bytes<'js>| bytes.with(is_ascii))?;
    binding.function("transcode", |ctx: Ctx<'js>, source: Bytes<'js>, from: Text, to: Text| {
        let unknown = |_| refuse(&ctx, &Error::UnknownTranscoding);
        let from = from.as_ref().parse().map_err(unknown)?;
        let to = to.as_ref().parse().map_err(unknown)?;
        let result = source.with(|source| transcode(source, from, to));
        to_buffer(&ctx, result.map_err(|error| refuse(&ctx, &error))?.into())
    })?;
    binding.function("atob", |ctx: Ctx<'_>, data: Text| {
        nodular_buffer::atob(data.as_ref()).map_err(|error| refuse(&ctx, &error))
    })?;
    binding.function("btoa", |ctx: Ctx<'_>, data: Text| {
        nodular_buffer::btoa(data.as_ref()).map_err(|error| refuse(&ctx, &error))
    })
}

/// A `Buffer` of these bytes, which are not copied.
pub(crate) fn to_buffer<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Object<'js>> {
    let host = Host::of(ctx);
    let prototype = match host.hook(ctx, "bufferPrototype") {
        Ok(prototype) => prototype,
        Err(_) => {
            host.call::<Value<'js>>(ctx, "requireBuiltin", ("buffer",))?;
            host.hook(ctx, "bufferPrototype")?
        }
    };
    new_array(ctx, bytes, &prototype)
}

/// A plain `Uint8Array` of these bytes.
pub(super) fn to_array<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Object<'js>> {
    rquickjs::TypedArray::<u8>::new(ctx.clone(), bytes).map(rquickjs::TypedArray::into_object)
}

/// Throws what the crate refused.
fn refuse(ctx: &Ctx<'_>, error: &Error) -> rquickjs::Error {
    let message = error.to_string();
    throw(ctx, &Coded { class: error.class(), code: error.code(), message: &message }, |object| {
        // The transcoder's errors have the number of ICU's too.
        let errno = match error {
            Error::UnknownTranscoding => 1,
            Error::InvalidTranscoding => 10,
            _ => return Ok(()),
        };
        object.set("errno", errno)
    })
}

fn refuse_argument(ctx: &Ctx<'_>, error: &ArgumentError) -> rquickjs::Error {
    let message = error.to_string();
    throw(ctx, &Coded { class: error.class(), code: error.code(), message: &message }, |_| Ok(()))
}

/// The encoding of this name.
fn named(ctx: &Ctx<'_>, name: &str) -> Result<Encoding> {
    name.parse().map_err(|error| refuse(ctx, &error))
}

/// An argument that names an encoding; UTF-8 if it is left out.
fn encoding_of<'js>(ctx: &Ctx<'js>, value: Option<&Value<'js>>) -> Result<Encoding> {
    match value {
        Some(value) if !value.is_undefined() => named(ctx, &coerced(value)?),
        _ => Ok(Encoding::Utf8),
    }
}

/// Text that JavaScript makes of any value.
fn coerced<'js>(value: &Value<'js>) -> Result<String> {
    if value.is_string() {
        return value.get::<Text>().map(|text| text.0);
    }
    value.get::<Coerced<String>>().map(|text| text.0)
}

/// `(text, encoding, target, offset, most)`: how many bytes were written; -1 if they are more than `most`, -2 if they are
/// more than there is room for.
fn encode_into<'js>(
    ctx: Ctx<'js>,
    text: Units<'js>,
    encoding: Text,
    target: Bytes<'js>,
    offset: f64,
    most: f64,
) -> Result<f64> {
    let encoding = named(&ctx, encoding.as_ref())?;
    let put = |bytes: &[u8]| {
        if bytes.len() as f64 >= most {
            return -1.0;
        }
        target.with_mut(|target| {
            match target.get_mut(offset as usize..).and_then(|room| room.get_mut(..bytes.len())) {
                Some(room) => {
                    room.copy_from_slice(bytes);
                    bytes.len() as f64
                }
                None => -2.0,
            }
        })
    };
    if encoding == Encoding::Utf8 {
        return text.with_str(|text| put(text.as_bytes()));
    }
    Ok(put(&text::bytes(&text, encoding)?))
}

/// `(target, value, start, end, encoding)`: `value` is a text or bytes; whether it made any bytes.
fn fill<'js>(
    ctx: Ctx<'js>,
    target: Bytes<'js>,
    value: Value<'js>,
    start: f64,
    end: f64,
    encoding: Opt<Value<'js>>,
) -> Result<bool> {
    let encoding = encoding_of(&ctx, encoding.0.as_ref())?;
    let pattern = match Units::of(&value) {
        Some(text) => text::bytes(&text, encoding)?,
        None => Bytes::of(&value).map(|bytes| bytes.to_vec()).unwrap_or_default(),
    };
    if pattern.is_empty() {
        return Ok(false);
    }
    let (start, end) = (start as usize, end as usize);
    let filled = target.with_mut(|target| match target.get_mut(start..end) {
        Some(room) => room.fill_pattern(&*pattern, ..),
        None => Err(Error::OutOfBounds),
    });
    filled.map(|()| true).map_err(|error| refuse(&ctx, &error))
}

/// `(source, target, targetStart, sourceStart, targetEnd, sourceEnd)`, of checked numbers.
fn compare_range<'js>(
    source: Bytes<'js>,
    target: Bytes<'js>,
    target_start: f64,
    source_start: f64,
    target_end: f64,
    source_end: f64,
) -> i32 {
    let part = |bytes: &[u8], start: f64, end: f64| -> Vec<u8> {
        bytes.get(start as usize..end as usize).unwrap_or_default().to_vec()
    };
    let target = target.with(|bytes| part(bytes, target_start, target_end));
    source.with(|bytes| {
        let source = bytes.get(source_start as usize..source_end as usize).unwrap_or_default();
        source.cmp(&target) as i32
    })
}

/// Adds a method that is called on the bytes.
fn method<'js, P, F>(
    ctx: &Ctx<'js>,
    methods: &Object<'js>,
    name: &str,
    length: usize,
    function: F,
) -> Result<()>
where
    F: rquickjs::function::IntoJsFunc<'js, P> + 'js,
{
    let function = Function::new(ctx.clone(), function)?.with_name(name)?.with_length(length)?;
    methods.set(name, function)
}

/// What every method is called on.
type Subject<'js> = This<Bytes<'js>>;
