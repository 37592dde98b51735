//! The JavaScript engine: the only part of Nodular that knows it.
//!
//! Everything runs inside one [`Engine::enter`] on one thread. Code that the event loop calls back finds its way in
//! again through a [`Realm`]. Values that outlive a call stay in [`Handles`], which is emptied before the engine goes.

mod async_context;
mod brand;
mod bytes;
mod descriptor;
mod handles;
mod interrupts;
pub(crate) mod keys;
mod messages;
pub(crate) mod modules;
mod realm;
mod resource;
pub(crate) mod sandbox;
pub(crate) mod shape;
mod stack;
mod text;
mod thrown;
mod view;

use std::ptr;
use std::time::Instant;

use rquickjs::context::EvalOptions;
use rquickjs::{Context, Ctx, Error, Exception, Result, Runtime, Value, qjs};

pub(crate) use self::async_context::{
    AsyncContext, activate as activate_async_context, bind as bind_async_context,
};
pub(crate) use self::brand::Brand;
pub(crate) use self::bytes::{Bytes, Units, new_array, new_string};
pub(crate) use self::descriptor::terminal;
pub(crate) use self::handles::{Handles, Pinned};
pub(crate) use self::interrupts::Interrupts;
pub(crate) use self::realm::Realm;
pub(crate) use self::resource::{Held, Resource};
pub(crate) use self::stack::{WRAPPER, install as install_stacks};
pub(crate) use self::text::Text;
pub(crate) use self::thrown::{Coded, throw};
pub(crate) use self::view::fill;

/// What a program may use.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits {
    /// Bytes of the engine's heap.
    pub(crate) memory: Option<usize>,
    /// Bytes of the engine's stack.
    pub(crate) stack: Option<usize>,
    /// When running JavaScript is interrupted.
    pub(crate) deadline: Option<Instant>,
}

/// One engine with one context.
pub(crate) struct Engine {
    context: Context,
    runtime: Runtime,
}

impl Engine {
    /// A new engine.
    pub(crate) fn new(limits: Limits) -> Result<Self> {
        let runtime = Runtime::new()?;
        runtime.set_memory_limit(limits.memory.unwrap_or(0));
        runtime.set_max_stack_size(limits.stack.unwrap_or(0));
        let interrupts = Interrupts::new(limits.deadline);
        let asked = interrupts.clone();
        runtime.set_interrupt_handler(Some(Box::new(move || asked.is_due())));
        let context = Context::full(&runtime)?;
        context.with(|ctx| ctx.store_userdata(interrupts).map(drop)).map_err(|_| Error::Unknown)?;
        Ok(Self { context, runtime })
    }

    /// Runs `work` in the context.
    pub(crate) fn enter<R>(&self, work: impl FnOnce(&Ctx<'_>) -> R) -> R {
        self.context.with(|ctx| work(&ctx))
    }

    /// The engine's runtime, for its hooks.
    pub(crate) fn runtime(&self) -> &Runtime {
        &self.runtime
    }
}

/// Throws an error that no `catch` or `finally` of JavaScript sees.
pub(crate) fn uncatchable(ctx: &Ctx<'_>) -> Error {
    let Ok(error) = Exception::from_message(ctx.clone(), "the program was ended") else {
        return Error::Exception;
    };
    let error = error.into_object();
    // SAFETY: the value is an error object of this context.
    unsafe { qjs::JS_SetUncatchableError(ctx.as_raw().as_ptr(), error.as_raw()) };
    ctx.throw(error.into_value())
}

/// Runs one of the engine's jobs, which are JavaScript's microtasks: whether there was one.
///
/// # Errors
///
/// The exception that the job ended with, which [`Ctx::catch`] returns.
pub(crate) fn run_job(ctx: &Ctx<'_>) -> Result<bool> {
    let mut context = ptr::null_mut();
    // SAFETY: the runtime is this context's; the place is only written.
    let status = unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_ExecutePendingJob(runtime, &mut context)
    };
    match status {
        0 => Ok(false),
        1.. => Ok(true),
        _ => Err(Error::Exception),
    }
}

/// How many bytes the engine has, and how many of them are in use.
pub(crate) fn memory(ctx: &Ctx<'_>) -> (f64, f64) {
    let mut usage = std::mem::MaybeUninit::uninit();
    // SAFETY: the runtime is this context's; the place is filled by the call.
    let usage: qjs::JSMemoryUsage = unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_ComputeMemoryUsage(runtime, usage.as_mut_ptr());
        usage.assume_init()
    };
    (usage.malloc_size as f64, usage.memory_used_size as f64)
}

/// Compiles and runs a script, in sloppy mode unless it says otherwise; `file` is its name in stacks.
pub(crate) fn evaluate<'js>(ctx: &Ctx<'js>, source: &str, file: &str) -> Result<Value<'js>> {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(file.to_owned());
    ctx.eval_with_options(source, options)
}

/// What the engine's heap consists of.
pub(crate) fn memory_usage(ctx: &Ctx<'_>) -> qjs::JSMemoryUsage {
    let mut usage = std::mem::MaybeUninit::uninit();
    // SAFETY: the runtime is this context's; the call writes the whole structure.
    unsafe {
        qjs::JS_ComputeMemoryUsage(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), usage.as_mut_ptr());
        usage.assume_init()
    }
}
