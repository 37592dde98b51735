//! The builtin modules' JavaScript sides.

use rquickjs::{Ctx, Function, Result};

use crate::engine;

/// Every file under `js/`: its id and its text.
static SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

/// The module's body as a function of `exports`, `require`, `module` and `binding`; `None` if there is no such module.
pub(crate) fn compile<'js>(ctx: &Ctx<'js>, id: &str) -> Result<Option<Function<'js>>> {
    let Ok(index) = SOURCES.binary_search_by_key(&id, |(id, _)| id) else {
        return Ok(None);
    };
    let source = SOURCES[index].1;
    let wrapped = format!("(function (exports, require, module, binding) {{ {source}\n}})");
    let value = engine::evaluate(ctx, &wrapped, &format!("node:{id}"))?;
    Ok(value.into_function())
}

/// The ids of the modules that programs may load: all but the internal ones.
pub(crate) fn public_ids() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(id, _)| *id).filter(|id| !id.starts_with("internal/"))
}
