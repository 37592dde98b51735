//! The environment: `.env` files, and what the JavaScript side tells of changes.

use nodular_process as process;
use rquickjs::{Ctx, Object, Result};

use super::super::Binding;
use crate::engine::Text;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let env = Object::new(binding.ctx.clone())?;
    for (name, value) in Host::of(&binding.ctx).env.borrow().iter() {
        env.set(name, value)?;
    }
    binding.object.set("env", env)?;
    // The value as it is kept; nothing if there can be no such name.
    binding.function("setEnv", |ctx: Ctx<'_>, name: Text, value: Text| {
        let host = Host::of(&ctx);
        let mut env = host.env.borrow_mut();
        let is_set = env.set(name.as_ref(), value.as_ref());
        is_set.then(|| env.get(name.as_ref()).unwrap_or_default().to_owned())
    })?;
    binding.function("deleteEnv", |ctx: Ctx<'_>, name: Text| {
        Host::of(&ctx).env.borrow_mut().delete(name.as_ref());
    })?;
    binding.function("loadEnvFile", |ctx: Ctx<'js>, path: Text| {
        let host = Host::of(&ctx);
        let before = host.env.borrow().clone();
        process::load_env_file(path.as_ref(), &mut host.env.borrow_mut())
            .map_err(|error| super::thrown(&ctx, &error))?;
        let new = Object::new(ctx.clone())?;
        for (name, value) in host.env.borrow().iter().filter(|(name, _)| !before.has(name)) {
            new.set(name, value)?;
        }
        Ok::<_, rquickjs::Error>(new)
    })
}
