//! `node:v8`: the engine's figures.

use rquickjs::{Ctx, Object, Result};

use super::Binding;
use crate::engine::memory_usage;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("memoryUsage", |ctx: Ctx<'js>| {
        let usage = memory_usage(&ctx);
        let object = Object::new(ctx)?;
        object.set("allocated", usage.malloc_size as f64)?;
        object.set("used", usage.memory_used_size as f64)?;
        object.set("limit", usage.malloc_limit as f64)?;
        object.set("objects", usage.obj_count as f64)?;
        object.set("code", (usage.js_func_size + usage.js_func_code_size) as f64)?;
        Ok::<_, rquickjs::Error>(object)
    })?;
    binding.function("gc", |ctx: Ctx<'js>| ctx.run_gc())
}
