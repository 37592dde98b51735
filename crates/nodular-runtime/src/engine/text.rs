//! JavaScript strings as Rust text.

use rquickjs::{Ctx, FromJs, IntoJs, Result, Value};

/// A JavaScript string as UTF-8: what is half of a surrogate pair becomes U+FFFD, as in Node's `toWellFormed`.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Text(pub(crate) String);

impl<'js> FromJs<'js> for Text {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let string = rquickjs::String::from_js(ctx, value)?;
        match string.to_string() {
            Ok(text) => Ok(Self(text)),
            Err(rquickjs::Error::Utf8(_)) => well_formed(ctx, string).map(Self),
            Err(error) => Err(error),
        }
    }
}

impl<'js> IntoJs<'js> for Text {
    fn into_js(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        self.0.into_js(ctx)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The engine's own replacement of lone surrogates.
fn well_formed<'js>(ctx: &Ctx<'js>, string: rquickjs::String<'js>) -> Result<String> {
    let prototype: rquickjs::Object<'js> =
        ctx.globals().get::<_, rquickjs::Object<'js>>("String")?.get("prototype")?;
    let to_well_formed: rquickjs::Function<'js> = prototype.get("toWellFormed")?;
    let replaced: rquickjs::String<'js> =
        to_well_formed.call((rquickjs::function::This(string),))?;
    replaced.to_string()
}
