//! The asynchronous context, which `node:async_hooks` is made of.

use rquickjs::{Ctx, Result, Value};

use super::Binding;
use crate::engine::activate_async_context;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("activate", |ctx: Ctx<'js>| activate_async_context(&ctx))?;
    binding.function("get", |ctx: Ctx<'js>| Host::of(&ctx).async_context.get(&ctx))?;
    binding.function("replace", |ctx: Ctx<'js>, value: Value<'js>| {
        Host::of(&ctx).async_context.replace(&ctx, value)
    })
}
