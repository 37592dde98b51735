//! `process`

use rquickjs::{Ctx, Result};

use super::Binding;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let host = Host::of(&binding.ctx);
    let options = &host.options;
    let exec_path = options.exec_path.to_string_lossy().into_owned();
    binding.object.set("execPath", exec_path)?;
    binding.object.set("arguments", options.arguments.clone())?;
    binding.object.set("execArguments", options.exec_arguments.clone())?;
    binding.object.set("version", format!("v{}", nodular_error::NODE_VERSION))?;
    binding.function("exit", |ctx: Ctx<'_>, code: i32| -> Result<()> {
        Err(Host::of(&ctx).exit(&ctx, code))
    })
}
