//! `buf.indexOf()`, `buf.equals()`, `buf.swap16()`: the rest of the methods that are native.

use nodular_buffer::{BufferExt, Encoding, Error};
use nodular_error::ArgumentError;
use rquickjs::function::{Opt, This};
use rquickjs::{Coerced, Ctx, Object, Result, Value};

use super::{Subject, encoding_of, method, refuse, refuse_argument, text};
use crate::binding::errors::received;
use crate::engine::{Bytes, Units};

pub(super) fn define<'js>(ctx: &Ctx<'js>, methods: &Object<'js>) -> Result<()> {
    let index_of = |this: This<Value<'js>>,
                    ctx: Ctx<'js>,
                    value: Opt<Value<'js>>,
                    offset: Opt<Value<'js>>,
                    encoding: Opt<Value<'js>>| {
        find(&ctx, this.0, value, offset, encoding, true).map(|index| index as f64)
    };
    method(ctx, methods, "indexOf", 4, index_of)?;
    let last_index_of = |this: This<Value<'js>>,
                         ctx: Ctx<'js>,
                         value: Opt<Value<'js>>,
                         offset: Opt<Value<'js>>,
                         encoding: Opt<Value<'js>>| {
        find(&ctx, this.0, value, offset, encoding, false).map(|index| index as f64)
    };
    method(ctx, methods, "lastIndexOf", 4, last_index_of)?;
    let includes = |this: This<Value<'js>>,
                    ctx: Ctx<'js>,
                    value: Opt<Value<'js>>,
                    offset: Opt<Value<'js>>,
                    encoding: Opt<Value<'js>>| {
        find(&ctx, this.0, value, offset, encoding, true).map(|index| index >= 0)
    };
    method(ctx, methods, "includes", 4, includes)?;
    method(
        ctx,
        methods,
        "equals",
        1,
        |this: Subject<'js>, ctx: Ctx<'js>, other: Opt<Value<'js>>| {
            let other = other.0.unwrap_or_else(|| Value::new_undefined(ctx.clone()));
            let Some(bytes) = uint8(&other) else {
                return Err(not_bytes(&ctx, "otherBuffer", &other)?);
            };
            Ok(this.0.with(|one| bytes.with(|other| one == other)))
        },
    )?;
    swap(ctx, methods, "swap16", |bytes| bytes.swap16())?;
    swap(ctx, methods, "swap32", |bytes| bytes.swap32())?;
    swap(ctx, methods, "swap64", |bytes| bytes.swap64())
}

fn swap<'js>(
    ctx: &Ctx<'js>,
    methods: &Object<'js>,
    name: &str,
    swap: fn(&mut [u8]) -> std::result::Result<(), Error>,
) -> Result<()> {
    method(
        ctx,
        methods,
        name,
        0,
        move |this: Subject<'js>, ctx: Ctx<'js>, own: This<Value<'js>>| {
            this.0.with_mut(swap).map_err(|error| refuse(&ctx, &error))?;
            Ok::<_, rquickjs::Error>(own.0)
        },
    )
}

/// The bytes of a `Uint8Array`.
fn uint8<'js>(value: &Value<'js>) -> Option<Bytes<'js>> {
    let bytes = Bytes::of(value)?;
    bytes.is_uint8().then_some(bytes)
}

fn not_bytes<'js>(
    ctx: &Ctx<'js>,
    name: &'static str,
    value: &Value<'js>,
) -> Result<rquickjs::Error> {
    let error = ArgumentError::invalid_type(name, &["Buffer", "Uint8Array"], received(value)?);
    Ok(refuse_argument(ctx, &error))
}

/// The first position of `value` from `offset` on, or the last one up to it; -1 if there is none.
fn find<'js>(
    ctx: &Ctx<'js>,
    subject: Value<'js>,
    value: Opt<Value<'js>>,
    offset: Opt<Value<'js>>,
    encoding: Opt<Value<'js>>,
    forwards: bool,
) -> Result<isize> {
    let Some(bytes) = Bytes::of(&subject) else {
        let expected = &["Buffer", "TypedArray", "DataView"];
        let error = ArgumentError::invalid_type("buffer", expected, received(&subject)?);
        return Err(refuse_argument(ctx, &error));
    };
    let value = value.0.unwrap_or_else(|| Value::new_undefined(ctx.clone()));
    let (offset, encoding) = match offset.0 {
        Some(encoding) if encoding.is_string() => (None, Some(encoding)),
        offset => (offset, encoding.0),
    };
    let offset = match offset {
        Some(offset) if !offset.is_undefined() => offset.get::<Coerced<f64>>()?.0,
        _ => f64::NAN,
    };
    let offset = match offset {
        offset if offset.is_nan() && forwards => 0,
        offset if offset.is_nan() => bytes.len() as isize,
        offset => offset.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as isize,
    };
    if let Some(number) = value.as_number() {
        let byte = wrap(number);
        return Ok(bytes.with(|bytes| position(bytes, byte, offset, forwards)));
    }
    let is_text = value.is_string();
    let encoding = match encoding_of(ctx, encoding.as_ref()) {
        // An encoding that nobody knows matters only for texts.
        Err(_) if !is_text => {
            drop(ctx.catch());
            Encoding::Utf8
        }
        encoding => encoding?,
    };
    let needle = match (Units::of(&value), uint8(&value)) {
        (Some(text), _) => text::bytes(&text, encoding)?,
        (None, Some(needle)) => needle.to_vec(),
        (None, None) => {
            let expected = &["number", "string", "Buffer", "Uint8Array"];
            let error = ArgumentError::invalid_type("value", expected, received(&value)?);
            return Err(refuse_argument(ctx, &error));
        }
    };
    Ok(bytes.with(|bytes| {
        let whole = match (is_text, encoding) {
            (true, Encoding::Utf16Le) => &bytes[..bytes.len() & !1],
            _ => bytes,
        };
        position(whole, (&*needle, encoding), offset, forwards)
    }))
}

fn position<'a>(
    bytes: &[u8],
    pattern: impl Into<nodular_buffer::Pattern<'a>>,
    offset: isize,
    forwards: bool,
) -> isize {
    let found = match forwards {
        true => bytes.index_of_from(pattern, offset),
        false => bytes.last_index_of_from(pattern, offset),
    };
    found.map_or(-1, |index| index as isize)
}

/// A number as the byte that an array would store.
fn wrap(number: f64) -> u8 {
    if !number.is_finite() {
        return 0;
    }
    (number.trunc() % 256.0) as i16 as u8
}
