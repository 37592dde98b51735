//! `node:os`

use std::ffi::OsString;
use std::path::Path;

use nodular_error::{Platform, get_system_error_message, get_system_error_name};
use nodular_os::constants::{self, Constants};
use nodular_os::{self as os, Error};
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value};

use super::Binding;
use crate::engine::{Coded, throw};
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let object = &binding.object;
    object.set("EOL", os::EOL)?;
    object.set("devNull", os::DEV_NULL)?;
    object.set("arch", os::arch())?;
    object.set("platform", os::platform())?;
    object.set("endianness", os::endianness())?;
    object.set("constants", all_constants(&binding.ctx)?)?;
    texts(binding)?;
    figures(binding)?;
    binding.function("cpus", cpus)?;
    binding.function("networkInterfaces", network_interfaces)?;
    binding.function("userInfo", user_info)?;
    binding.function("getPriority", |ctx: Ctx<'_>, pid: i32| {
        os::get_priority(pid).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("setPriority", |ctx: Ctx<'_>, pid: i32, priority: i32| {
        os::set_priority(pid, priority).map_err(|error| thrown(&ctx, &error))
    })
}

fn texts(binding: &Binding<'_>) -> Result<()> {
    type Ask = fn() -> std::result::Result<String, Error>;
    let texts: [(&str, Ask); 5] = [
        ("type", os::os_type),
        ("release", os::release),
        ("version", os::version),
        ("machine", os::machine),
        ("hostname", os::hostname),
    ];
    for (name, text) in texts {
        binding.function(name, move |ctx: Ctx<'_>| text().map_err(|error| thrown(&ctx, &error)))?;
    }
    binding.function("homedir", |ctx: Ctx<'_>| {
        let home = os::homedir_in(Platform::CURRENT, |name| variable(&ctx, name));
        home.map(|path| shown(&path)).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("tmpdir", |ctx: Ctx<'_>| {
        shown(&os::tmpdir_in(Platform::CURRENT, |name| variable(&ctx, name)))
    })
}

fn figures(binding: &Binding<'_>) -> Result<()> {
    binding.function("availableParallelism", || os::available_parallelism() as f64)?;
    binding.function("totalmem", |ctx: Ctx<'_>| figure(&ctx, os::totalmem()))?;
    binding.function("freemem", |ctx: Ctx<'_>| figure(&ctx, os::freemem()))?;
    binding.function("uptime", |ctx: Ctx<'_>| {
        let uptime = os::uptime().map_err(|error| thrown(&ctx, &error))?;
        // Hundredths of a second, as the system tells.
        Ok::<_, rquickjs::Error>((uptime.as_secs_f64() * 100.0).round() / 100.0)
    })?;
    binding.function("loadavg", |ctx: Ctx<'_>| {
        os::loadavg().map(Vec::from).map_err(|error| thrown(&ctx, &error))
    })
}

fn figure(ctx: &Ctx<'_>, bytes: std::result::Result<u64, Error>) -> Result<f64> {
    bytes.map(|bytes| bytes as f64).map_err(|error| thrown(ctx, &error))
}

/// A variable of the environment as the program sees it now.
fn variable(ctx: &Ctx<'_>, name: &str) -> Option<OsString> {
    Host::of(ctx).env.borrow().get(name).map(OsString::from)
}

fn cpus(ctx: Ctx<'_>) -> Result<Array<'_>> {
    let array = Array::new(ctx.clone())?;
    let cpus = os::cpus().map_err(|error| thrown(&ctx, &error))?;
    for (index, cpu) in cpus.into_iter().enumerate() {
        let times = Object::new(ctx.clone())?;
        times.set("user", cpu.times.user as f64)?;
        times.set("nice", cpu.times.nice as f64)?;
        times.set("sys", cpu.times.sys as f64)?;
        times.set("idle", cpu.times.idle as f64)?;
        times.set("irq", cpu.times.irq as f64)?;
        let object = Object::new(ctx.clone())?;
        object.set("model", cpu.model)?;
        object.set("speed", cpu.speed)?;
        object.set("times", times)?;
        array.set(index, object)?;
    }
    Ok(array)
}

fn network_interfaces(ctx: Ctx<'_>) -> Result<Object<'_>> {
    let all = Object::new(ctx.clone())?;
    for interface in os::network_interfaces().map_err(|error| thrown(&ctx, &error))? {
        let list = Array::new(ctx.clone())?;
        for (index, address) in interface.addresses.iter().enumerate() {
            let object = Object::new(ctx.clone())?;
            object.set("address", address.address.to_string())?;
            object.set("netmask", address.netmask.to_string())?;
            object.set("family", address.family())?;
            object.set("mac", address.mac.to_string())?;
            object.set("internal", address.internal)?;
            object.set("cidr", nullable(&ctx, address.cidr())?)?;
            if let Some(scope_id) = address.scope_id {
                object.set("scopeid", scope_id)?;
            }
            list.set(index, object)?;
        }
        all.set(interface.name, list)?;
    }
    Ok(all)
}

fn user_info(ctx: Ctx<'_>) -> Result<Object<'_>> {
    let user = os::user_info().map_err(|error| thrown(&ctx, &error))?;
    let object = Object::new(ctx.clone())?;
    object.set("uid", user.uid.map_or(-1.0, f64::from))?;
    object.set("gid", user.gid.map_or(-1.0, f64::from))?;
    object.set("username", user.username)?;
    object.set("homedir", shown(&user.homedir))?;
    object.set("shell", nullable(&ctx, user.shell.as_deref().map(shown))?)?;
    Ok(object)
}

fn nullable<'js, T: IntoJs<'js>>(ctx: &Ctx<'js>, value: Option<T>) -> Result<Value<'js>> {
    match value {
        Some(value) => value.into_js(ctx),
        None => Ok(Value::new_null(ctx.clone())),
    }
}

fn all_constants<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("UV_UDP_REUSEADDR", constants::UV_UDP_REUSEADDR)?;
    type Of = fn(Platform) -> Constants;
    let groups: [(&str, Of); 4] = [
        ("dlopen", constants::dlopen::of),
        ("errno", constants::errno::of),
        ("signals", constants::signals::of),
        ("priority", constants::priority::of),
    ];
    for (name, of) in groups {
        let group = Object::new(ctx.clone())?;
        group.set_prototype(None)?;
        for (name, number) in of(Platform::CURRENT).iter() {
            group.set(name, number)?;
        }
        object.set(name, group)?;
    }
    object.set_prototype(None)?;
    Ok(object)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A system error of this module has its facts in `info`, too.
fn thrown(ctx: &Ctx<'_>, error: &Error) -> rquickjs::Error {
    let message = error.to_string();
    let coded = Coded { class: error.class(), code: error.code(), message: &message };
    throw(ctx, &coded, |object| {
        let Error::System(system) = error else { return Ok(()) };
        let info = Object::new(ctx.clone())?;
        if let Some(errno) = system.errno() {
            info.set("errno", errno)?;
            object.set("errno", errno)?;
        }
        let name = get_system_error_name(system.errno().unwrap_or_default());
        let message = get_system_error_message(system.errno().unwrap_or_default());
        info.set("code", name.unwrap_or_default().as_ref())?;
        info.set("message", message.unwrap_or_default().as_ref())?;
        info.set("syscall", system.syscall())?;
        object.set("info", info)?;
        object.set("syscall", system.syscall())
    })
}
