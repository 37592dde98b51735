//! `TextEncoder` and `TextDecoder`

use std::cell::RefCell;

use nodular_util::{TextDecoder, TextEncoder};
use rquickjs::{Ctx, Result, TypedArray, Value};

use super::{Binding, throw_coded};
use crate::engine::{Bytes, Held, Resource, Text};

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("encode", encode)?;
    binding.function("encodeInto", encode_into)?;
    binding.function("decoder", decoder)?;
    binding.function("encodingOf", |decoder: Held<'_, RefCell<TextDecoder>>| {
        decoder.with(|decoder| decoder.borrow().encoding())
    })?;
    binding.function("decode", decode)
}

fn encode(ctx: Ctx<'_>, text: Text) -> Result<TypedArray<'_, u8>> {
    TypedArray::new(ctx, text.0.into_bytes())
}

/// `(text, bytes)`: `[read, written]`
fn encode_into(text: Text, into: Bytes<'_>) -> Vec<f64> {
    let done = into.with_mut(|bytes| TextEncoder::new().encode_into(text.as_ref(), bytes));
    vec![done.read as f64, done.written as f64]
}

/// `(label, fatal, ignoreBOM)`
fn decoder(
    ctx: Ctx<'_>,
    label: Text,
    fatal: bool,
    ignore_bom: bool,
) -> Result<Resource<RefCell<TextDecoder>>> {
    let mut decoder = TextDecoder::new(label.as_ref())
        .map_err(|error| throw_coded(&ctx, error.class(), error.code(), &error))?;
    if fatal {
        decoder = decoder.fatal();
    }
    if ignore_bom {
        decoder = decoder.ignore_bom();
    }
    Ok(Resource(RefCell::new(decoder)))
}

/// `(decoder, bytes or undefined, stream)`
fn decode(
    ctx: Ctx<'_>,
    decoder: Held<'_, RefCell<TextDecoder>>,
    input: Value<'_>,
    stream: bool,
) -> Result<String> {
    // A `SharedArrayBuffer` may change meanwhile: text is made of a copy.
    let bytes = Bytes::of(&input).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let decoded = decoder.with(|decoder| {
        let mut decoder = decoder.borrow_mut();
        match stream {
            true => decoder.decode_stream(&bytes),
            false => decoder.decode(&bytes).map(|text| text.into_owned()),
        }
    });
    decoded.map_err(|error| throw_coded(&ctx, error.class(), error.code(), &error))
}
