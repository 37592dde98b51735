//! Rust's errors as JavaScript's exceptions.

use nodular_error::Class;
use rquickjs::{Ctx, Error, Object, Value};

use crate::host::Host;

/// An error with Node's code: what the crates' error types have in common.
pub(crate) struct Coded<'a> {
    /// The class to throw.
    pub(crate) class: Class,
    /// `ERR_…`, or a system error's code.
    pub(crate) code: &'a str,
    /// Node's message.
    pub(crate) message: &'a str,
}

/// Throws `error`; `fill` adds the properties that it has besides its code.
pub(crate) fn throw<'js>(
    ctx: &Ctx<'js>,
    error: &Coded<'_>,
    fill: impl FnOnce(&Object<'js>) -> rquickjs::Result<()>,
) -> Error {
    match build(ctx, error, fill) {
        Ok(value) => ctx.throw(value),
        Err(error) => error,
    }
}

/// `internal/errors` makes all of Node's errors: this is its way in from Rust.
fn build<'js>(
    ctx: &Ctx<'js>,
    error: &Coded<'_>,
    fill: impl FnOnce(&Object<'js>) -> rquickjs::Result<()>,
) -> rquickjs::Result<Value<'js>> {
    let arguments = (error.class.name(), error.code, error.message);
    let object: Object<'js> = Host::of(ctx).call(ctx, "makeError", arguments)?;
    fill(&object)?;
    Ok(object.into_value())
}
