//! The native halves of the builtin modules: one file a topic, one object of functions each.
//!
//! A binding converts values and calls the topic's crate. What a wrong argument is called, which defaults hold, and
//! everything that a program can override, is the JavaScript side's, under `js/`.

mod async_context;
mod blob;
mod buffer;
mod builtins;
mod child_process;
mod console;
mod encoding;
mod errors;
mod fs;
mod mime;
mod modules;
mod net;
mod os;
mod path;
mod process;
mod querystring;
mod stdio;
mod string_decoder;
mod timers;
mod tty;
mod types;
mod url;
mod util;
mod v8;
mod vm;

pub(crate) use self::modules::{ModuleGraph, install as install_modules};

use nodular_error::{ArgumentError, Class, SystemError};
use rquickjs::function::{IntoJsFunc, Opt};
use rquickjs::{Ctx, Error, Function, Object, Result};

use crate::engine::{Coded, throw};

/// The binding `name`, or `None` if there is none.
pub(crate) fn load<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Option<Object<'js>>> {
    let binding = Binding { ctx: ctx.clone(), object: Object::new(ctx.clone())? };
    match name {
        "blob" => blob::define(&binding)?,
        "buffer" => buffer::define(&binding)?,
        "builtins" => builtins::define(&binding)?,
        "encoding" => encoding::define(&binding)?,
        "child_process" => child_process::define(&binding)?,
        "errors" => errors::define(&binding)?,
        "fs" => fs::define(&binding)?,
        "mime" => mime::define(&binding)?,
        "async_context" => async_context::define(&binding)?,
        "console" => console::define(&binding)?,
        "modules" => modules::define(&binding)?,
        "net" => net::define(&binding)?,
        "os" => os::define(&binding)?,
        "path" => path::define(&binding)?,
        "process" => process::define(&binding)?,
        "querystring" => querystring::define(&binding)?,
        "stdio" => stdio::define(&binding)?,
        "string_decoder" => string_decoder::define(&binding)?,
        "timers" => timers::define(&binding)?,
        "tty" => tty::define(&binding)?,
        "url" => url::define(&binding)?,
        "types" => types::define(&binding)?,
        "util" => util::define(&binding)?,
        "v8" => v8::define(&binding)?,
        "vm" => vm::define(&binding)?,
        _ => return Ok(None),
    }
    Ok(Some(binding.object))
}

/// A binding that is being filled.
pub(crate) struct Binding<'js> {
    pub(crate) ctx: Ctx<'js>,
    pub(crate) object: Object<'js>,
}

impl<'js> Binding<'js> {
    /// Adds a function.
    pub(crate) fn function<P, F>(&self, name: &str, function: F) -> Result<()>
    where
        F: IntoJsFunc<'js, P> + 'js,
    {
        self.object.set(name, Function::new(self.ctx.clone(), function)?)
    }
}

/// Throws a system error as Node does: with `errno`, `code`, `syscall` and what else it concerns.
pub(crate) fn throw_system(ctx: &Ctx<'_>, error: &SystemError) -> Error {
    let coded = Coded { class: error.class(), code: error.code(), message: &error.to_string() };
    throw(ctx, &coded, |object| {
        object.remove("code")?;
        if let Some(errno) = error.errno() {
            object.set("errno", errno)?;
        }
        object.set("code", error.code())?;
        object.set("syscall", error.syscall())?;
        for (name, path) in [("path", error.path()), ("dest", error.dest())] {
            if let Some(path) = path {
                object.set(name, path.to_string_lossy().as_ref())?;
            }
        }
        if let Some(address) = error.address() {
            object.set("address", address)?;
        }
        if let Some(port) = error.port() {
            object.set("port", port)?;
        }
        Ok(())
    })
}

/// Throws an error about an argument.
pub(crate) fn throw_argument(ctx: &Ctx<'_>, error: &ArgumentError) -> Error {
    throw_coded(ctx, error.class(), error.code(), error)
}

/// Throws an error of a crate: its class and code, with its text.
pub(crate) fn throw_coded(
    ctx: &Ctx<'_>,
    class: Class,
    code: &str,
    message: &impl ToString,
) -> Error {
    throw(ctx, &Coded { class, code, message: &message.to_string() }, |_| Ok(()))
}

/// An argument that may be left out: `undefined` is absent too.
pub(crate) fn given<T>(value: Opt<Option<T>>) -> Option<T> {
    value.0.flatten()
}
