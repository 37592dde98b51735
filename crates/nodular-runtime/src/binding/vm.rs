//! `node:vm`

mod variables;

use std::time::{Duration, Instant};

use rquickjs::{Ctx, Error, Object, Result, Value};

use super::Binding;
use crate::engine::sandbox::{self, Sandbox, Source};
use crate::engine::{Interrupts, Text};
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("check", |ctx: Ctx<'js>, text: Text, file: Text, line: i32| {
        sandbox::check(&ctx, &source(&text, &file, line))
    })?;
    binding.function("makeContext", |ctx: Ctx<'js>, sandbox: Option<Object<'js>>| {
        Sandbox::new(&ctx, sandbox.as_ref()).map(|made| made.view())
    })?;
    binding
        .function("globalThis", |view: Value<'js>| Ok::<_, Error>(realm(view)?.global_this()))?;
    binding.function("realGlobal", |view: Value<'js>| Ok::<_, Error>(realm(view)?.global()))?;
    binding.function("variables", |text: Text| variables::declared(text.as_ref()))?;
    binding.function("runInThisContext", run_in_this_context)?;
    binding.function("runInContext", run_in_context)?;
    binding.function("runAsync", |ctx: Ctx<'js>, text: Text, file: Text| {
        sandbox::run_async(&ctx, &source(&text, &file, 1))
    })
}

fn source<'a>(text: &'a Text, file: &'a Text, line: i32) -> Source<'a> {
    Source { text: text.as_ref(), file: file.as_ref(), line }
}

fn realm(view: Value<'_>) -> Result<Sandbox<'_>> {
    Sandbox::from_view(view).ok_or(Error::Unknown)
}

/// `(text, file, line, timeout, drain)`: `[value]`, or nothing if the time was over; `drain` runs the microtasks too.
fn run_in_this_context<'js>(
    ctx: Ctx<'js>,
    text: Text,
    file: Text,
    line: i32,
    timeout: f64,
    drain: bool,
) -> Result<Option<Vec<Value<'js>>>> {
    limited(&ctx, timeout, drain, || sandbox::run(&ctx, &source(&text, &file, line)))
}

/// `(view, text, file, line, timeout, drain)`
fn run_in_context<'js>(
    view: Value<'js>,
    text: Text,
    file: Text,
    line: i32,
    timeout: f64,
    drain: bool,
) -> Result<Option<Vec<Value<'js>>>> {
    let ctx = view.ctx().clone();
    let realm = realm(view)?;
    limited(&ctx, timeout, drain, || {
        realm.copy_in()?;
        let result = realm.run(&source(&text, &file, line));
        // The exception of the script stays what is thrown.
        let thrown = result.is_err().then(|| ctx.catch());
        let copied = realm.copy_out();
        match thrown {
            Some(value) if Host::of(&ctx).exit_code().is_none() => Err(ctx.throw(value)),
            Some(_) => Err(crate::engine::uncatchable(&ctx)),
            None => copied.and(result),
        }
    })
}

fn limited<'js>(
    ctx: &Ctx<'js>,
    timeout: f64,
    drain: bool,
    work: impl FnOnce() -> Result<Value<'js>>,
) -> Result<Option<Vec<Value<'js>>>> {
    let work = || {
        let value = work()?;
        while drain && crate::engine::run_job(ctx)? {}
        Ok(vec![value])
    };
    if timeout <= 0.0 {
        return work().map(Some);
    }
    let deadline = Instant::now() + Duration::from_secs_f64(timeout.min(1e12) / 1e3);
    let (result, stopped) = Interrupts::of(ctx).until(deadline, work);
    if stopped && result.is_err() {
        drop(ctx.catch());
        return Ok(None);
    }
    result.map(Some)
}
