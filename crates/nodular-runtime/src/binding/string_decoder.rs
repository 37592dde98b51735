//! `node:string_decoder`

use std::cell::RefCell;

use nodular_buffer::{Encoding, StringDecoder};
use rquickjs::{Ctx, Result, Value};

use super::Binding;
use super::buffer::{check_length, to_buffer, units_text};
use crate::engine::{Bytes, Held, Resource, Text};

type Decoder = RefCell<StringDecoder>;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("create", |encoding: Text| {
        let encoding = encoding.as_ref().parse().unwrap_or(Encoding::Utf8);
        Resource(RefCell::new(StringDecoder::new(encoding)))
    })?;
    binding.function(
        "write",
        |ctx: Ctx<'js>, decoder: Held<'js, Decoder>, bytes: Bytes<'js>| {
            check_length(&ctx, bytes.len())?;
            let decoded = decoder.with(|decoder| {
                let mut decoder = decoder.borrow_mut();
                bytes.with(|bytes| match decoder.encoding() {
                    Encoding::Utf16Le => Decoded::Units(decoder.write_utf16(bytes)),
                    _ => Decoded::Text(decoder.write(bytes)),
                })
            });
            decoded.into_value(&ctx)
        },
    )?;
    binding.function("end", |ctx: Ctx<'js>, decoder: Held<'js, Decoder>| {
        let decoded = decoder.with(|decoder| {
            let mut decoder = decoder.borrow_mut();
            match decoder.encoding() {
                Encoding::Utf16Le => Decoded::Units(decoder.end_utf16()),
                _ => Decoded::Text(decoder.end()),
            }
        });
        decoded.into_value(&ctx)
    })?;
    binding.function("lastNeed", |decoder: Held<'_, Decoder>| {
        decoder.with(|decoder| decoder.borrow().last_need())
    })?;
    binding.function("lastTotal", |decoder: Held<'_, Decoder>| {
        decoder.with(|decoder| decoder.borrow().last_total())
    })?;
    binding.function("lastChar", |ctx: Ctx<'js>, decoder: Held<'js, Decoder>| {
        let mut last = decoder.with(|decoder| decoder.borrow().last_char().to_vec());
        last.resize(4, 0);
        to_buffer(&ctx, last)
    })
}

enum Decoded {
    Text(String),
    Units(Vec<u16>),
}

impl Decoded {
    fn into_value<'js>(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        match self {
            Self::Text(text) => {
                rquickjs::String::from_str(ctx.clone(), &text).map(rquickjs::String::into_value)
            }
            Self::Units(units) => units_text(ctx, &units),
        }
    }
}
