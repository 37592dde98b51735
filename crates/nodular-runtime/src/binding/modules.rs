//! Modules: compiling them.

use rquickjs::{Ctx, Result, Value};

use super::Binding;
use crate::engine::{self, Text};

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("compileFunction", compile_function)
}

/// The body of a CommonJS module as the function that Node makes of it.
fn compile_function<'js>(ctx: Ctx<'js>, source: Text, file: Text) -> Result<Value<'js>> {
    let source = source.as_ref();
    // A `#!` line becomes a comment: the lines below keep their numbers.
    let body = source.strip_prefix("#!").map(|rest| format!("//{rest}"));
    let body = body.as_deref().unwrap_or(source);
    engine::evaluate(&ctx, &format!("{}{body}\n}})", engine::WRAPPER), file.as_ref())
}
