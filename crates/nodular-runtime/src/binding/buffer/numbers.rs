//! `buf.readInt16LE()` and its kin: methods of the prototype, natively.

use nodular_buffer::{BufferWrite, Error};
use nodular_error::{ArgumentError, Number};
use rquickjs::function::{Opt, This};
use rquickjs::{BigInt, Coerced, Ctx, Exception, Object, Result, Value};

use super::{refuse, refuse_argument};
use crate::binding::Binding;
use crate::binding::errors::received;
use crate::engine::Bytes;

/// Puts the methods into `prototype`, under both spellings.
pub(super) fn define<'js>(ctx: &Ctx<'js>, prototype: &Object<'js>) -> Result<()> {
    let methods = Binding { ctx: ctx.clone(), object: prototype.clone() };
    integers(&methods)?;
    floats(&methods)?;
    big_integers(&methods)?;
    of_length(&methods)
}

macro_rules! fixed {
    ($methods:ident, $($name:literal $alias:literal $number:ty, $from:ident, $to:ident;)*) => {$(
        let read = |this: This<Bytes<'js>>, ctx: Ctx<'js>, offset: Opt<Value<'js>>| {
            let bytes = bytes_at(&ctx, &this.0, offset.0.as_ref())?;
            Ok::<_, rquickjs::Error>(f64::from(<$number>::$from(bytes)))
        };
        method($methods, concat!("read", $name), concat!("read", $alias), 1, read)?;
    )*};
}

macro_rules! fixed_integers {
    ($methods:ident, $($name:literal $alias:literal $number:ty, $from:ident, $to:ident;)*) => {
        fixed! { $methods, $($name $alias $number, $from, $to;)* }
        $(
            let write = |this: This<Bytes<'js>>,
                         ctx: Ctx<'js>,
                         value: Opt<Coerced<f64>>,
                         offset: Opt<Value<'js>>| {
                let value = value.0.map_or(f64::NAN, |value| value.0);
                if value < f64::from(<$number>::MIN) || value > f64::from(<$number>::MAX) {
                    let range = format!(">= {} and <= {}", <$number>::MIN, <$number>::MAX);
                    return Err(out_of_range(&ctx, "value", range, value));
                }
                // What is no number is 0; fractions are cut.
                put_at(&ctx, &this.0, offset.0.as_ref(), (value as $number).$to())
            };
            method($methods, concat!("write", $name), concat!("write", $alias), 1, write)?;
        )*
    };
}

macro_rules! fixed_floats {
    ($methods:ident, $($name:literal $number:ty, $from:ident, $to:ident;)*) => {
        fixed! { $methods, $($name "" $number, $from, $to;)* }
        $(
            let write = |this: This<Bytes<'js>>,
                         ctx: Ctx<'js>,
                         value: Opt<Coerced<f64>>,
                         offset: Opt<Value<'js>>| {
                let value = value.0.map_or(f64::NAN, |value| value.0);
                put_at(&ctx, &this.0, offset.0.as_ref(), (value as $number).$to())
            };
            method($methods, concat!("write", $name), "", 1, write)?;
        )*
    };
}

macro_rules! fixed_bigs {
    ($methods:ident, $($name:literal $alias:literal $number:ty, $from:ident, $to:ident, $big:ident, $range:literal;)*) => {$(
        let read = |this: This<Bytes<'js>>, ctx: Ctx<'js>, offset: Opt<Value<'js>>| {
            let bytes = bytes_at(&ctx, &this.0, offset.0.as_ref())?;
            BigInt::$big(ctx, <$number>::$from(bytes))
        };
        method($methods, concat!("read", $name), concat!("read", $alias), 0, read)?;
        let write = |this: This<Bytes<'js>>,
                     ctx: Ctx<'js>,
                     value: Opt<Value<'js>>,
                     offset: Opt<Value<'js>>| {
            let value = value.0.unwrap_or_else(|| Value::new_undefined(ctx.clone()));
            let number = match big(&ctx, &value)? {
                Some(number) => <$number>::try_from(number).ok(),
                None => None,
            };
            let Some(number) = number else {
                let received = received(&value)?;
                let error = ArgumentError::out_of_range("value", $range, received);
                return Err(refuse_argument(&ctx, &error));
            };
            put_at(&ctx, &this.0, offset.0.as_ref(), number.$to())
        };
        method($methods, concat!("write", $name), concat!("write", $alias), 1, write)?;
    )*};
}

fn integers<'js>(methods: &Binding<'js>) -> Result<()> {
    fixed_integers! { methods,
        "UInt8" "Uint8" u8, from_le_bytes, to_le_bytes;
        "UInt16LE" "Uint16LE" u16, from_le_bytes, to_le_bytes;
        "UInt16BE" "Uint16BE" u16, from_be_bytes, to_be_bytes;
        "UInt32LE" "Uint32LE" u32, from_le_bytes, to_le_bytes;
        "UInt32BE" "Uint32BE" u32, from_be_bytes, to_be_bytes;
        "Int8" "" i8, from_le_bytes, to_le_bytes;
        "Int16LE" "" i16, from_le_bytes, to_le_bytes;
        "Int16BE" "" i16, from_be_bytes, to_be_bytes;
        "Int32LE" "" i32, from_le_bytes, to_le_bytes;
        "Int32BE" "" i32, from_be_bytes, to_be_bytes;
    }
    Ok(())
}

fn floats<'js>(methods: &Binding<'js>) -> Result<()> {
    fixed_floats! { methods,
        "FloatLE" f32, from_le_bytes, to_le_bytes;
        "FloatBE" f32, from_be_bytes, to_be_bytes;
        "DoubleLE" f64, from_le_bytes, to_le_bytes;
        "DoubleBE" f64, from_be_bytes, to_be_bytes;
    }
    Ok(())
}

fn big_integers<'js>(methods: &Binding<'js>) -> Result<()> {
    fixed_bigs! { methods,
        "BigUInt64LE" "BigUint64LE" u64, from_le_bytes, to_le_bytes, from_u64, ">= 0n and < 2n ** 64n";
        "BigUInt64BE" "BigUint64BE" u64, from_be_bytes, to_be_bytes, from_u64, ">= 0n and < 2n ** 64n";
        "BigInt64LE" "" i64, from_le_bytes, to_le_bytes, from_i64, ">= -(2n ** 63n) and < 2n ** 63n";
        "BigInt64BE" "" i64, from_be_bytes, to_be_bytes, from_i64, ">= -(2n ** 63n) and < 2n ** 63n";
    }
    Ok(())
}

/// Those that are told how many bytes: 1 to 6.
fn of_length<'js>(methods: &Binding<'js>) -> Result<()> {
    for (name, alias, signed, big_endian) in [
        ("UIntLE", "UintLE", false, false),
        ("UIntBE", "UintBE", false, true),
        ("IntLE", "", true, false),
        ("IntBE", "", true, true),
    ] {
        let alias = |prefix: &str| match alias {
            "" => String::new(),
            alias => format!("{prefix}{alias}"),
        };
        let read = move |this: This<Bytes<'js>>,
                         ctx: Ctx<'js>,
                         offset: Opt<Value<'js>>,
                         length: Opt<Value<'js>>| {
            let offset = given(&ctx, offset);
            if offset.is_undefined() {
                let error = ArgumentError::invalid_type("offset", &["number"], received(&offset)?);
                return Err(refuse_argument(&ctx, &error));
            }
            let length = byte_length(&ctx, &given(&ctx, length))?;
            let offset = offset_of(&ctx, &offset, this.0.len(), length)?;
            let mut bytes = [0; 8];
            this.0.with(|all| {
                let found = all.get(offset..offset + length).unwrap_or_default();
                if big_endian {
                    bytes[8 - found.len()..].copy_from_slice(found);
                    bytes.reverse();
                } else {
                    bytes[..found.len()].copy_from_slice(found);
                }
            });
            let unused = 64 - 8 * length;
            let bits = u64::from_le_bytes(bytes);
            Ok(if signed { ((bits << unused).cast_signed() >> unused) as f64 } else { bits as f64 })
        };
        method(methods, &format!("read{name}"), &alias("read"), 2, read)?;

        let write = move |this: This<Bytes<'js>>,
                          ctx: Ctx<'js>,
                          value: Opt<Coerced<f64>>,
                          offset: Opt<Value<'js>>,
                          length: Opt<Value<'js>>| {
            let value = value.0.map_or(f64::NAN, |value| value.0);
            let length = byte_length(&ctx, &given(&ctx, length))?;
            check_value(&ctx, value, length, signed)?;
            let offset = offset_of(&ctx, &given(&ctx, offset), this.0.len(), length)?;
            let value = value as i64;
            let written = this.0.with_mut(|bytes| match (signed, big_endian) {
                (false, false) => bytes.write_uint_le(value, offset, length),
                (false, true) => bytes.write_uint_be(value, offset, length),
                (true, false) => bytes.write_int_le(value, offset, length),
                (true, true) => bytes.write_int_be(value, offset, length),
            });
            written.map(|end| end as f64).map_err(|error| refuse(&ctx, &error))
        };
        method(methods, &format!("write{name}"), &alias("write"), 3, write)?;
    }
    Ok(())
}

fn method<'js, P, F>(
    methods: &Binding<'js>,
    name: &str,
    alias: &str,
    length: usize,
    function: F,
) -> Result<()>
where
    F: rquickjs::function::IntoJsFunc<'js, P> + 'js,
{
    let function = rquickjs::Function::new(methods.ctx.clone(), function)?
        .with_name(name)?
        .with_length(length)?;
    methods.object.set(name, function.clone())?;
    match alias {
        "" | "read" | "write" => Ok(()),
        alias => methods.object.set(alias, function),
    }
}

/// The `N` bytes at an offset, which is 0 if it is left out.
fn bytes_at<'js, const N: usize>(
    ctx: &Ctx<'js>,
    bytes: &Bytes<'js>,
    offset: Option<&Value<'js>>,
) -> Result<[u8; N]> {
    if let Some(found) = whole(offset).and_then(|offset| {
        bytes.with(|all| all.get(offset..).and_then(<[u8]>::first_chunk).copied())
    }) {
        return Ok(found);
    }
    let offset = offset.cloned().unwrap_or_else(|| Value::new_undefined(ctx.clone()));
    Err(misplaced(ctx, &offset, bytes.len(), N))
}

/// Where the bytes that were written end.
fn put_at<'js, const N: usize>(
    ctx: &Ctx<'js>,
    bytes: &Bytes<'js>,
    offset: Option<&Value<'js>>,
    value: [u8; N],
) -> Result<f64> {
    if let Some(start) = whole(offset)
        && bytes.with_mut(|all| match all.get_mut(start..).and_then(<[u8]>::first_chunk_mut) {
            Some(room) => {
                *room = value;
                true
            }
            None => false,
        })
    {
        return Ok((start + N) as f64);
    }
    let offset = offset.cloned().unwrap_or_else(|| Value::new_undefined(ctx.clone()));
    Err(misplaced(ctx, &offset, bytes.len(), N))
}

/// An offset as it should be; 0 if it is left out.
fn whole(offset: Option<&Value<'_>>) -> Option<usize> {
    let Some(offset) = offset.filter(|offset| !offset.is_undefined()) else { return Some(0) };
    if let Some(offset) = offset.as_int() {
        return usize::try_from(offset).ok();
    }
    let offset = offset.as_float()?;
    (offset >= 0.0 && offset.fract() == 0.0 && offset < 9e15).then_some(offset as usize)
}

fn offset_of<'js>(
    ctx: &Ctx<'js>,
    offset: &Value<'js>,
    len: usize,
    byte_length: usize,
) -> Result<usize> {
    if offset.is_number()
        && let Some(whole) = whole(Some(offset))
        && whole + byte_length <= len
    {
        return Ok(whole);
    }
    Err(misplaced(ctx, offset, len, byte_length))
}

/// Why the offset of a number of `byte_length` bytes is refused.
#[cold]
fn misplaced<'js>(
    ctx: &Ctx<'js>,
    offset: &Value<'js>,
    len: usize,
    byte_length: usize,
) -> rquickjs::Error {
    let received = match received(offset) {
        Ok(received) => received,
        Err(error) => return error,
    };
    let Some(number) = offset.as_number().or(offset.is_undefined().then_some(0.0)) else {
        return refuse_argument(ctx, &ArgumentError::invalid_type("offset", &["number"], received));
    };
    if offset.is_undefined() && len >= byte_length {
        return refuse_argument(ctx, &ArgumentError::invalid_type("offset", &["number"], received));
    }
    if number.floor() != number {
        return refuse_argument(
            ctx,
            &ArgumentError::out_of_range("offset", "an integer", received),
        );
    }
    match len.checked_sub(byte_length) {
        None => refuse(ctx, &Error::OutOfBounds),
        Some(last) => out_of_range(ctx, "offset", format!(">= 0 and <= {last}"), number),
    }
}

fn byte_length<'js>(ctx: &Ctx<'js>, length: &Value<'js>) -> Result<usize> {
    let Some(number) = length.as_number() else {
        let error = ArgumentError::invalid_type("byteLength", &["number"], received(length)?);
        return Err(refuse_argument(ctx, &error));
    };
    if number.floor() != number {
        return Err(out_of_range(ctx, "byteLength", "an integer".into(), number));
    }
    if !(1.0..=6.0).contains(&number) {
        return Err(out_of_range(ctx, "byteLength", ">= 1 and <= 6".into(), number));
    }
    Ok(number as usize)
}

/// Fractions are cut after this check.
fn check_value(ctx: &Ctx<'_>, value: f64, byte_length: usize, signed: bool) -> Result<()> {
    let bits = 8 * byte_length as i32;
    let (least, limit) = match signed {
        true => (-(2_f64.powi(bits - 1)), 2_f64.powi(bits - 1)),
        false => (0.0, 2_f64.powi(bits)),
    };
    if !(value < least || value > limit - 1.0) {
        return Ok(());
    }
    let range = match (byte_length, signed) {
        (..=4, _) => format!(">= {} and <= {}", least as i64, limit as i64 - 1),
        (_, false) => format!(">= 0 and < 2 ** {bits}"),
        (_, true) => format!(">= -(2 ** {0}) and < 2 ** {0}", bits - 1),
    };
    Err(out_of_range(ctx, "value", range, value))
}

fn out_of_range(ctx: &Ctx<'_>, name: &'static str, range: String, value: f64) -> rquickjs::Error {
    let received = nodular_error::Received::Number(Number::from(value));
    refuse_argument(ctx, &ArgumentError::out_of_range(name, range, received))
}

/// A BigInt's value; `None` if it has more than 128 bits.
fn big<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Option<i128>> {
    if !value.is_big_int() {
        let message = "Cannot mix BigInt and other types, use explicit conversions";
        return Err(Exception::throw_type(ctx, message));
    }
    Ok(value.get::<Coerced<String>>()?.0.parse().ok())
}

fn given<'js>(ctx: &Ctx<'js>, value: Opt<Value<'js>>) -> Value<'js> {
    value.0.map_or_else(|| Value::new_undefined(ctx.clone()), |value| value)
}
