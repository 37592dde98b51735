//! `buf.toString()`, `buf.write()` and what they are made of.

use nodular_buffer::{BufferExt, Encoding, constants};
use nodular_error::{ArgumentError, Class};
use rquickjs::function::Opt;
use rquickjs::{Coerced, Ctx, Object, Result, Value};

use super::{Subject, encoding_of, method, refuse_argument};
use crate::binding::errors::received;
use crate::engine::{Bytes, Coded, Units, new_string, throw};

/// The names under which Node has them.
const NAMES: [(&str, Encoding); 7] = [
    ("ascii", Encoding::Ascii),
    ("base64", Encoding::Base64),
    ("base64url", Encoding::Base64Url),
    ("latin1", Encoding::Latin1),
    ("hex", Encoding::Hex),
    ("ucs2", Encoding::Utf16Le),
    ("utf8", Encoding::Utf8),
];

pub(super) fn define<'js>(ctx: &Ctx<'js>, methods: &Object<'js>) -> Result<()> {
    method(ctx, methods, "toString", 3, to_string)?;
    method(ctx, methods, "write", 4, write)?;
    for (name, encoding) in NAMES {
        let slice = move |this: Subject<'js>,
                          ctx: Ctx<'js>,
                          start: Opt<Value<'js>>,
                          end: Opt<Value<'js>>| {
            let len = this.0.len();
            let start = index(&ctx, start.0, 0)?;
            let end = index(&ctx, end.0, len)?.max(start);
            if end > len {
                return Err(out_of_index(&ctx));
            }
            text(&ctx, &this.0, start, end, encoding)
        };
        method(ctx, methods, &format!("{name}Slice"), 2, slice)?;
        let write =
            move |this: Subject<'js>,
                  ctx: Ctx<'js>,
                  text: Opt<Value<'js>>,
                  offset: Opt<Value<'js>>,
                  length: Opt<Value<'js>>| {
                let text = string(&ctx, text.0.as_ref())?;
                let len = this.0.len();
                // Three of them check their arguments; the others write as much as there is room for.
                let strict =
                    matches!(encoding, Encoding::Ascii | Encoding::Latin1 | Encoding::Utf8);
                let place = |value: Option<Value<'js>>, name: &str, most: usize, default: usize| {
                    match index(&ctx, value.clone(), default) {
                        Ok(place) if place <= most => Ok(place),
                        Ok(_) if name == "length" && !strict => Ok(most),
                        Err(_) if strict => {
                            drop(ctx.catch());
                            Err(outside(&ctx, name))
                        }
                        Ok(_) => Err(outside(&ctx, name)),
                        Err(error) => Err(error),
                    }
                };
                let offset = place(offset.0, "offset", len, 0)?;
                let length = place(length.0, "length", len - offset, len - offset)?;
                put(&this.0, &text, offset, length, encoding)
            };
        method(ctx, methods, &format!("{name}Write"), 3, write)?;
    }
    Ok(())
}

/// The bytes of a text.
pub(super) fn bytes(text: &Units<'_>, encoding: Encoding) -> Result<Vec<u8>> {
    match encoding {
        Encoding::Utf16Le => text.with_units(|units| {
            let mut bytes = Vec::with_capacity(units.len() * 2);
            bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
            bytes
        }),
        Encoding::Latin1 | Encoding::Ascii => {
            let ascii = text.with_str(|text| text.is_ascii().then(|| text.as_bytes().to_vec()))?;
            match ascii {
                Some(bytes) => Ok(bytes),
                None => text.with_units(|units| units.iter().map(|unit| *unit as u8).collect()),
            }
        }
        _ => text.with_str(|text| encoding.to_bytes(text)),
    }
}

/// The text of a part of the bytes, which ends where they end.
fn text<'js>(
    ctx: &Ctx<'js>,
    bytes: &Bytes<'js>,
    start: usize,
    end: usize,
    encoding: Encoding,
) -> Result<Value<'js>> {
    let part = |bytes: &[u8]| -> Part {
        let bytes = &bytes[start.min(bytes.len())..end.min(bytes.len())];
        match encoding {
            Encoding::Utf16Le => Part::Units(utf16(bytes)),
            _ => Part::Text(encoding.to_text(bytes)),
        }
    };
    if (end - start) as u64 > constants::MAX_STRING_LENGTH {
        return Err(too_long(ctx));
    }
    match bytes.with(part) {
        // Each of hexadecimal digits is a character, and so on: none is longer in UTF-16 than in UTF-8.
        Part::Text(text) if text.len() as u64 > constants::MAX_STRING_LENGTH => Err(too_long(ctx)),
        Part::Text(text) => {
            rquickjs::String::from_str(ctx.clone(), &text).map(rquickjs::String::into_value)
        }
        Part::Units(units) => units_text(ctx, &units),
    }
}

enum Part {
    Text(String),
    Units(Vec<u16>),
}

fn utf16(bytes: &[u8]) -> Vec<u16> {
    bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect()
}

/// A string of the units; a short one where each fits into a byte.
pub(in crate::binding) fn units_text<'js>(ctx: &Ctx<'js>, units: &[u16]) -> Result<Value<'js>> {
    if units.iter().all(|unit| *unit < 0x100) {
        let text: String = units.iter().map(|unit| char::from(*unit as u8)).collect();
        return rquickjs::String::from_str(ctx.clone(), &text).map(rquickjs::String::into_value);
    }
    new_string(ctx, units)
}

fn put(
    bytes: &Bytes<'_>,
    text: &Units<'_>,
    offset: usize,
    length: usize,
    encoding: Encoding,
) -> Result<f64> {
    if encoding == Encoding::Utf8 {
        let written = text.with_str(|text| {
            bytes.with_mut(|bytes| bytes.write_text(text, offset, length, Encoding::Utf8))
        })?;
        return Ok(written.unwrap_or_default() as f64);
    }
    let source = self::bytes(text, encoding)?;
    let fits = match encoding {
        Encoding::Utf16Le => source.len().min(length & !1),
        _ => source.len().min(length),
    };
    Ok(bytes.with_mut(|bytes| {
        match bytes.get_mut(offset..).and_then(|room| room.get_mut(..fits)) {
            Some(room) => {
                room.copy_from_slice(&source[..fits]);
                fits as f64
            }
            None => 0.0,
        }
    }))
}

/// `buf.toString(encoding, start, end)`: what is outside of the bytes is left out.
fn to_string<'js>(
    this: Subject<'js>,
    ctx: Ctx<'js>,
    encoding: Opt<Value<'js>>,
    start: Opt<Value<'js>>,
    end: Opt<Value<'js>>,
) -> Result<Value<'js>> {
    let len = this.0.len();
    let number = |value: Option<Value<'js>>, default: f64| match value {
        Some(value) if !value.is_undefined() => Ok(value.get::<Coerced<f64>>()?.0),
        _ => Ok::<_, rquickjs::Error>(default),
    };
    // A cast takes what is no number, and what is below 0, for 0.
    let start = number(start.0, 0.0)? as usize;
    let end = (number(end.0, len as f64)? as usize).min(len);
    if start >= len || end <= start {
        return rquickjs::String::from_str(ctx, "").map(rquickjs::String::into_value);
    }
    let encoding = encoding_of(&ctx, encoding.0.as_ref())?;
    text(&ctx, &this.0, start, end, encoding)
}

/// `buf.write(string, encoding)`, `(string, offset, encoding)`, `(string, offset, length, encoding)`
fn write<'js>(
    this: Subject<'js>,
    ctx: Ctx<'js>,
    text: Opt<Value<'js>>,
    offset: Opt<Value<'js>>,
    length: Opt<Value<'js>>,
    encoding: Opt<Value<'js>>,
) -> Result<f64> {
    let len = this.0.len();
    let given = |value: Opt<Value<'js>>| value.0.filter(|value| !value.is_undefined());
    let (offset, length, encoding) = match (given(offset), given(length), encoding.0) {
        (None, _, _) => (0, len, None),
        (Some(encoding), None, _) if encoding.is_string() => (0, len, Some(encoding)),
        (Some(offset), length, encoding) => {
            let offset = place(&ctx, "offset", &offset, len)?;
            match length {
                None => (offset, len - offset, encoding),
                Some(encoding) if encoding.is_string() => (offset, len - offset, Some(encoding)),
                Some(length) => {
                    let length = place(&ctx, "length", &length, len)?;
                    (offset, length.min(len - offset), encoding)
                }
            }
        }
    };
    let encoding = match encoding.filter(truthy) {
        Some(encoding) => encoding_of(&ctx, Some(&encoding))?,
        None => Encoding::Utf8,
    };
    put(&this.0, &string(&ctx, text.0.as_ref())?, offset, length, encoding)
}

fn truthy(value: &Value<'_>) -> bool {
    value.get::<Coerced<bool>>().is_ok_and(|value| value.0)
}

/// An offset or a length of at most `len`.
fn place<'js>(ctx: &Ctx<'js>, name: &'static str, value: &Value<'js>, len: usize) -> Result<usize> {
    let error = match value.as_number() {
        None => ArgumentError::invalid_type(name, &["number"], received(value)?),
        Some(number) if number.fract() != 0.0 || !number.is_finite() => {
            ArgumentError::out_of_range(name, "an integer", received(value)?)
        }
        Some(number) if (0.0..=len as f64).contains(&number) => return Ok(number as usize),
        Some(_) => ArgumentError::out_of_range(name, format!(">= 0 && <= {len}"), received(value)?),
    };
    Err(refuse_argument(ctx, &error))
}

fn string<'js>(ctx: &Ctx<'js>, value: Option<&Value<'js>>) -> Result<Units<'js>> {
    value.and_then(Units::of).ok_or_else(|| {
        refusal(ctx, Class::TypeError, "ERR_INVALID_ARG_TYPE", "argument must be a string")
    })
}

/// A position of the methods that check little.
fn index<'js>(ctx: &Ctx<'js>, value: Option<Value<'js>>, default: usize) -> Result<usize> {
    let Some(value) = value.filter(|value| !value.is_undefined()) else { return Ok(default) };
    let number = value.get::<Coerced<f64>>()?.0;
    if number <= -1.0 {
        return Err(out_of_index(ctx));
    }
    Ok(number as usize)
}

fn outside(ctx: &Ctx<'_>, name: &str) -> rquickjs::Error {
    let message = format!("\"{name}\" is outside of buffer bounds");
    refusal(ctx, Class::RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", &message)
}

fn out_of_index(ctx: &Ctx<'_>) -> rquickjs::Error {
    refusal(ctx, Class::RangeError, "ERR_OUT_OF_RANGE", "Index out of range")
}

fn too_long(ctx: &Ctx<'_>) -> rquickjs::Error {
    let message = format!(
        "Cannot create a string longer than {:#x} characters",
        constants::MAX_STRING_LENGTH
    );
    refusal(ctx, Class::Error, "ERR_STRING_TOO_LONG", &message)
}

fn refusal(ctx: &Ctx<'_>, class: Class, code: &str, message: &str) -> rquickjs::Error {
    throw(ctx, &Coded { class, code, message }, |_| Ok(()))
}
