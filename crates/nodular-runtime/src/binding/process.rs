//! `process`

use std::time::Instant;

use rquickjs::{Ctx, Object, Result};

use super::Binding;
use crate::engine::Text;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let ctx = &binding.ctx;
    let host = Host::of(ctx);
    let options = &host.options;
    let object = &binding.object;
    object.set("execPath", options.exec_path.to_string_lossy().as_ref())?;
    object.set("arguments", options.arguments.clone())?;
    object.set("execArguments", options.exec_arguments.clone())?;
    object.set("version", format!("v{}", nodular_error::NODE_VERSION))?;
    object.set("pid", std::process::id())?;
    object.set("platform", "linux")?;
    object.set("arch", "x64")?;
    let versions = Object::new(ctx.clone())?;
    versions.set("node", nodular_error::NODE_VERSION)?;
    versions.set("nodular", env!("CARGO_PKG_VERSION"))?;
    object.set("versions", versions)?;
    let release = Object::new(ctx.clone())?;
    release.set("name", "node")?;
    object.set("release", release)?;
    let env = Object::new(ctx.clone())?;
    for (name, value) in &options.environment {
        env.set(name.to_string_lossy().as_ref(), value.to_string_lossy().as_ref())?;
    }
    object.set("env", env)?;
    binding.function("nextTick", super::timers::next_tick)?;
    binding.function("cwd", || {
        Ok::<_, rquickjs::Error>(std::env::current_dir()?.to_string_lossy().into_owned())
    })?;
    binding.function("chdir", |path: Text| {
        Ok::<_, rquickjs::Error>(std::env::set_current_dir(path.as_ref())?)
    })?;
    binding.function("umask", || 0o022)?;
    binding.function("hrtime", |ctx: Ctx<'_>| {
        // Since the program began: a moment long ago as in Node would not fit a number exactly.
        Host::of(&ctx).options.started.elapsed().as_nanos() as f64
    })?;
    binding.function("uptime", |ctx: Ctx<'_>| {
        (Instant::now() - Host::of(&ctx).options.started).as_secs_f64()
    })?;
    binding.function("exit", |ctx: Ctx<'_>, code: i32| -> Result<()> {
        Err(Host::of(&ctx).exit(&ctx, code))
    })
}
