//! `node:querystring`

use nodular_url::querystring::{
    OneOrMany, ParseOptions, Query, escape, escape_utf16, parse_with, unescape_buffer,
};
use rquickjs::function::Opt;
use rquickjs::{Coerced, Ctx, Function, Object, Result};

use super::buffer::to_buffer;
use super::{Binding, given};
use crate::engine::{Text, Units};

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    // Nothing if the text ends with half a surrogate pair, which no escape stands for.
    binding.function("escape", |text: Units<'_>| match text.is_well_formed()? {
        true => text.with_str(|text| Some(escape(text).into_owned())),
        false => text.with_units(|units| escape_utf16(units).ok()),
    })?;
    binding.function("unescapeBuffer", |ctx: Ctx<'js>, text: Text| {
        to_buffer(&ctx, unescape_buffer(text.as_ref()))
    })?;
    binding.function("parse", parse)
}

/// `(text, sep, eq, maxKeys, decode)`
fn parse<'js>(
    ctx: Ctx<'js>,
    text: Text,
    sep: Text,
    eq: Text,
    max_keys: f64,
    decode: Opt<Option<Function<'js>>>,
) -> Result<Object<'js>> {
    let options =
        ParseOptions::default().sep(sep.as_ref()).eq(eq.as_ref()).max_keys(max_keys as usize);
    let query = match given(decode) {
        None => parse_with(text.as_ref(), &options),
        Some(decode) => {
            let decode = |text: &str| match decode.call::<_, Coerced<String>>((text,)) {
                Ok(decoded) => Some(decoded.0),
                Err(_) => {
                    drop(ctx.catch());
                    None
                }
            };
            parse_with(text.as_ref(), &options.decode_uri_component(&decode))
        }
    };
    object(&ctx, &query)
}

/// The keys and values as an object without prototype.
pub(super) fn object<'js>(ctx: &Ctx<'js>, query: &Query) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set_prototype(None)?;
    for (key, value) in query.iter() {
        match value {
            OneOrMany::One(value) => object.set(key, value.as_str())?,
            OneOrMany::Many(values) => object.set(key, values.clone())?,
        }
    }
    Ok(object)
}
