//! `util.MIMEType` and `util.MIMEParams`

use std::cell::RefCell;

use nodular_util::{MimeError, MimeParams, MimeType};
use rquickjs::{Array, Ctx, Error, IntoJs as _, Result};

use super::{Binding, throw_coded};
use crate::engine::{Held, Resource, Text};

type Params<'js> = Held<'js, RefCell<MimeParams>>;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("parse", parse)?;
    binding.function("checkType", |ctx: Ctx<'_>, text: Text| {
        let mut mime = any().map_err(|error| throw(&ctx, &error))?;
        mime.set_type(text.as_ref()).map_err(|error| throw(&ctx, &error))?;
        Ok::<_, Error>(mime.type_().to_owned())
    })?;
    binding.function("checkSubtype", |ctx: Ctx<'_>, text: Text| {
        let mut mime = any().map_err(|error| throw(&ctx, &error))?;
        mime.set_subtype(text.as_ref()).map_err(|error| throw(&ctx, &error))?;
        Ok::<_, Error>(mime.subtype().to_owned())
    })?;
    binding.function("newParams", || Resource(RefCell::new(MimeParams::new())))?;
    binding.function("get", |params: Params<'_>, name: Text| {
        params.with(|params| params.borrow().get(name.as_ref()).map(str::to_owned))
    })?;
    binding.function("has", |params: Params<'_>, name: Text| {
        params.with(|params| params.borrow().has(name.as_ref()))
    })?;
    binding.function("set", |ctx: Ctx<'_>, params: Params<'_>, name: Text, value: Text| {
        params
            .with(|params| params.borrow_mut().set(name.as_ref(), value.as_ref()))
            .map_err(|error| throw(&ctx, &error))
    })?;
    binding.function("delete", |params: Params<'_>, name: Text| {
        params.with(|params| params.borrow_mut().delete(name.as_ref()));
    })?;
    binding.function("toString", |params: Params<'_>| {
        params.with(|params| params.borrow().to_string())
    })?;
    binding.function("entries", |params: Params<'_>| {
        params.with(|params| {
            let params = params.borrow();
            params
                .entries()
                .map(|(name, value)| vec![name.to_owned(), value.to_owned()])
                .collect::<Vec<_>>()
        })
    })
}

/// `[type, subtype, params]`
fn parse(ctx: Ctx<'_>, text: Text) -> Result<Array<'_>> {
    let mime = MimeType::new(text.as_ref()).map_err(|error| throw(&ctx, &error))?;
    let parts = Array::new(ctx.clone())?;
    parts.set(0, mime.type_())?;
    parts.set(1, mime.subtype())?;
    parts.set(2, Resource(RefCell::new(mime.params().clone())).into_js(&ctx)?)?;
    Ok(parts)
}

/// A type to set a part of.
fn any() -> std::result::Result<MimeType, MimeError> {
    MimeType::new("a/b")
}

fn throw(ctx: &Ctx<'_>, error: &MimeError) -> Error {
    throw_coded(ctx, error.class(), error.code(), error)
}
