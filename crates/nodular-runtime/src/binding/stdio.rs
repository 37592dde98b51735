//! Standard output and error, written at once.

use std::io::Write as _;

use rquickjs::{Ctx, Result};

use super::Binding;
use crate::engine::{Bytes, Text};
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("writeOut", |ctx: Ctx<'_>, text: Text| {
        let host = Host::of(&ctx);
        let mut stdout = host.stdout.borrow_mut();
        // A prompt has no end of line that would send it on its way.
        stdout.write_all(text.as_ref().as_bytes()).and_then(|()| stdout.flush()).is_ok()
    })?;
    binding.function("writeBytes", |ctx: Ctx<'_>, fd: i32, bytes: Bytes<'_>| {
        let host = Host::of(&ctx);
        let target = if fd == 1 { &host.stdout } else { &host.stderr };
        bytes.with(|bytes| target.borrow_mut().write_all(bytes).is_ok())
    })?;
    binding.function("writeError", |ctx: Ctx<'_>, text: Text| {
        Host::of(&ctx).stderr.borrow_mut().write_all(text.as_ref().as_bytes()).is_ok()
    })
}
