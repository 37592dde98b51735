//! `process`: what `nodular-process` knows of this process.

mod env;
mod ids;
mod signals;
mod usage;

use std::io::IsTerminal as _;

use nodular_process as process;
use rquickjs::{BigInt, Ctx, Object, Result};

use super::Binding;
use crate::engine::{self, Coded, Text, throw};
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    facts(binding)?;
    env::define(binding)?;
    ids::define(binding)?;
    signals::define(binding)?;
    usage::define(binding)?;
    times(binding)?;
    surroundings(binding)?;
    endings(binding)
}

/// What does not change.
fn facts<'js>(binding: &Binding<'js>) -> Result<()> {
    let ctx = &binding.ctx;
    let host = Host::of(ctx);
    let options = &host.options;
    let object = &binding.object;
    object.set("execPath", options.exec_path.to_string_lossy().as_ref())?;
    object.set("argv0", process::argv0())?;
    object.set("arguments", options.arguments.clone())?;
    object.set("execArguments", options.exec_arguments.clone())?;
    object.set("version", process::VERSION)?;
    object.set("pid", process::pid())?;
    object.set("platform", process::platform())?;
    object.set("arch", process::arch())?;
    object.set("releaseName", process::RELEASE_NAME)?;
    let versions = Object::new(ctx.clone())?;
    for (name, version) in process::versions() {
        versions.set(name, version)?;
    }
    object.set("versions", versions)
}

fn times<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("hrtime", || {
        let now = process::hrtime();
        vec![now.seconds as f64, f64::from(now.nanoseconds)]
    })?;
    binding.function("hrtimeBigint", |ctx: Ctx<'js>| {
        BigInt::from_u64(ctx, process::hrtime_bigint())
    })?;
    binding
        .function("uptime", |ctx: Ctx<'_>| Host::of(&ctx).options.started.elapsed().as_secs_f64())
}

/// The folder, the mask, the title, the terminal, the loop.
fn surroundings(binding: &Binding<'_>) -> Result<()> {
    binding.function("cwd", |ctx: Ctx<'_>| {
        process::cwd()
            .map(|path| path.to_string_lossy().into_owned())
            .map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("chdir", |ctx: Ctx<'_>, path: Text| {
        process::chdir(path.as_ref()).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("umask", |ctx: Ctx<'_>, mask: Option<u32>| {
        let old = mask.map_or_else(process::umask, process::set_umask);
        old.map_err(|error| thrown(&ctx, &error))
    })?;
    // What cannot be shown is no error: Node does not tell either.
    binding.function("setTitle", |title: Text| drop(process::set_title(title.as_ref())))?;
    binding.function("ppid", process::ppid)?;
    binding.function("nextTick", super::timers::next_tick)?;
    binding.function("isTerminal", |fd: i32| match fd {
        0 => std::io::stdin().is_terminal(),
        1 => std::io::stdout().is_terminal(),
        _ => std::io::stderr().is_terminal(),
    })?;
    binding.function("windowSize", |fd: i32| {
        let size = match fd {
            1 => rustix::termios::tcgetwinsize(std::io::stdout()),
            _ => rustix::termios::tcgetwinsize(std::io::stderr()),
        };
        size.ok().map(|size| vec![size.ws_col, size.ws_row])
    })
}

fn endings<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("exit", |ctx: Ctx<'_>, code: i32| -> Result<()> {
        Err(Host::of(&ctx).exit(&ctx, code))
    })?;
    binding.function("abort", || -> () { process::abort() })?;
    binding.function("memory", |ctx: Ctx<'js>| {
        let (total, used) = engine::memory(&ctx);
        vec![total, used]
    })?;
    binding.function("execve", |ctx: Ctx<'_>, path: Text, arguments: Vec<Text>, env: Vec<Text>| {
        let env = env.iter().filter_map(|entry| entry.as_ref().split_once('='));
        let path = std::path::Path::new(path.as_ref());
        let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
        let error = process::execve(path, &arguments, &env.collect());
        Err::<(), _>(thrown(&ctx, &error))
    })
}

/// An error of the crate as Node throws it.
fn thrown(ctx: &Ctx<'_>, error: &process::Error) -> rquickjs::Error {
    if let process::Error::System(error) = error {
        return super::throw_system(ctx, error);
    }
    let message = error.to_string();
    let coded = Coded { class: error.class(), code: error.code(), message: &message };
    throw(ctx, &coded, |object| match error {
        process::Error::Refused { syscall, .. } => object.set("syscall", *syscall),
        _ => Ok(()),
    })
}
