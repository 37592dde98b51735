//! The native halves of the builtin modules: one file a topic, one object of functions each.
//!
//! A binding converts values and calls the topic's crate. What a wrong argument is called, which defaults hold, and
//! everything that a program can override, is the JavaScript side's, under `js/`.

mod builtins;
mod errors;
mod modules;
mod path;
mod process;
mod stdio;
mod timers;
mod util;

use rquickjs::function::{IntoJsFunc, Opt};
use rquickjs::{Ctx, Function, Object, Result};

/// The binding `name`, or `None` if there is none.
pub(crate) fn load<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Option<Object<'js>>> {
    let binding = Binding { ctx: ctx.clone(), object: Object::new(ctx.clone())? };
    match name {
        "builtins" => builtins::define(&binding)?,
        "errors" => errors::define(&binding)?,
        "modules" => modules::define(&binding)?,
        "path" => path::define(&binding)?,
        "process" => process::define(&binding)?,
        "stdio" => stdio::define(&binding)?,
        "timers" => timers::define(&binding)?,
        "util" => util::define(&binding)?,
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

/// An argument that may be left out: `undefined` is absent too.
pub(crate) fn given<T>(value: Opt<Option<T>>) -> Option<T> {
    value.0.flatten()
}
