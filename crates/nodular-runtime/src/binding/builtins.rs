//! Which builtin modules there are, and what they let Rust call.

use rquickjs::{Ctx, Result, Value};

use super::Binding;
use crate::builtins;
use crate::command_line;
use crate::engine::Text;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let ids: Vec<&str> = builtins::public_ids().collect();
    binding.object.set("ids", ids)?;
    let options = &Host::of(&binding.ctx).options.exec_arguments;
    let exposes = options.iter().any(|option| matches!(&**option, "--expose-gc" | "--expose_gc"));
    binding.object.set("exposesGc", exposes)?;
    binding.function("collectGarbage", |ctx: Ctx<'_>| ctx.run_gc())?;
    binding.function("callerFile", caller_file)?;
    let names = command_line::environment_options().collect::<Vec<_>>();
    binding.object.set("environmentOptions", names)?;
    binding.function("options", |ctx: Ctx<'_>| {
        let flags = Host::of(&ctx).options.flags.clone();
        flags.into_iter().map(|(name, value)| vec![name, value]).collect::<Vec<_>>()
    })?;
    binding.function("register", register)
}

/// Lets Rust call `value` by this name.
fn register<'js>(ctx: Ctx<'js>, name: Text, value: Value<'js>) {
    let host = Host::of(&ctx);
    host.register(name.as_ref(), host.handles.pin(&ctx, value));
}

/// The file of the nearest frame that is a program's own.
fn caller_file(ctx: Ctx<'_>) -> Option<String> {
    // More frames than this are not looked at.
    (0..1_000)
        .map_while(|level| ctx.script_or_module_name(level)?.to_string().ok())
        .find(|file| !file.starts_with("node:"))
}
