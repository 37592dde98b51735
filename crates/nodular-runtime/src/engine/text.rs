//! JavaScript strings as Rust text.

use rquickjs::{Ctx, FromJs, IntoJs, Result, Value};

use super::Units;

/// A JavaScript string as UTF-8: what is half of a surrogate pair becomes U+FFFD, as in Node's `toWellFormed`.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Text(pub(crate) String);

impl<'js> FromJs<'js> for Text {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        Units::from_js(ctx, value)?.with_str(|text| Self(text.to_owned()))
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
