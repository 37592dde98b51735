//! The standard input, a chunk at a time.

use std::io::Read as _;

use rquickjs::{ArrayBuffer, Ctx, Function, Result};

use super::super::Binding;
use crate::host::Host;

const CHUNK: usize = 64 << 10;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("readInput", read)
}

/// Calls `callback` with the next bytes, or with nothing at the end. Read on a thread: nothing else can wait for a
/// terminal, a pipe and a file alike.
fn read<'js>(ctx: Ctx<'js>, callback: Function<'js>) {
    let host = Host::of(&ctx);
    let callback = host.handles.pin(&ctx, callback.into_value());
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let reading = std::thread::Builder::new().name("stdin".into()).spawn(move || {
        let mut chunk = vec![0; CHUNK];
        let length = std::io::stdin().read(&mut chunk).unwrap_or(0);
        chunk.truncate(length);
        drop(sender.send(chunk));
    });
    drop(reading);
    let weak = std::rc::Rc::downgrade(&host);
    drop(host.event_loop.spawn(receiver, move |_, chunk| {
        let Some(host) = weak.upgrade() else { return Ok(()) };
        host.enter(|ctx| {
            let callback: Function<'_> = callback.get(ctx)?;
            match chunk.ok().filter(|chunk| !chunk.is_empty()) {
                Some(chunk) => callback.call((ArrayBuffer::new(ctx.clone(), chunk)?,)),
                None => callback.call(()),
            }
        })
    }));
}
