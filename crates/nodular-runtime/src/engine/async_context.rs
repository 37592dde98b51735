//! The context that follows asynchronous work: what `AsyncLocalStorage` stores, across `await`, `then` and callbacks.
//!
//! The engine does not tell when it queues or runs a reaction of a promise. What it does tell is enough, once somebody
//! asks for it ([`activate`]):
//!
//! - `then` is replaced by one that wraps the two functions: they run in the context of the call.
//! - `await` of a promise reads its `constructor`. The property becomes an accessor that puts a *marker* in front of the
//!   reaction that the engine is about to add: another reaction, or a job if the promise is settled. Jobs run in the
//!   order in which they were queued, so the marker runs right before the rest of the function and sets its context.
//! - `await` of anything else makes a promise and resolves it at once, which the engine's hook tells: a marker again.
//!   If it is an object with a method `then`, the hook tells when that is called and when it resolved the promise.
//!
//! After each job that is no marker the context is empty again. Until [`activate`] is called nothing of this is in place.
//! What is lost: the context after `await` of a foreign object with `then` that *rejects*. What can be seen: a program
//! that reads `constructor` of a pending promise marks its rejection as handled.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::{c_int, c_void};
use std::ptr;

use rquickjs::{Ctx, Function, Object, Result, Value, qjs};

use crate::host::Host;

/// The current context, and what the engine is known to be doing with promises.
pub(crate) struct AsyncContext {
    current: Cell<qjs::JSValue>,
    /// The last job was a marker: the current context is for the next one.
    marked: Cell<bool>,
    /// Our `then` is running: the engine's reads `constructor` as well, which needs no marker.
    in_then: Cell<bool>,
    active: Cell<bool>,
    /// The promise that was made last.
    newest: Cell<*mut c_void>,
    /// The contexts of promises that were made since the jobs last ended, in case they wait for an object with `then`.
    recent: RefCell<HashMap<*mut c_void, qjs::JSValue>>,
    /// Those that do.
    adopting: RefCell<HashMap<*mut c_void, qjs::JSValue>>,
    /// The engine's number of the class of the functions that fulfil promises; the next one's reject them.
    resolving_class: Cell<qjs::JSClassID>,
    /// The getter in place of `Promise.prototype.constructor`.
    getter: Cell<*mut c_void>,
}

impl Default for AsyncContext {
    fn default() -> Self {
        Self {
            current: Cell::new(qjs::JS_UNDEFINED),
            marked: Cell::new(false),
            in_then: Cell::new(false),
            active: Cell::new(false),
            newest: Cell::new(ptr::null_mut()),
            recent: RefCell::default(),
            adopting: RefCell::default(),
            resolving_class: Cell::new(0),
            getter: Cell::new(ptr::null_mut()),
        }
    }
}

impl AsyncContext {
    /// The current context; `undefined` is the empty one.
    pub(crate) fn get<'js>(&self, ctx: &Ctx<'js>) -> Value<'js> {
        // SAFETY: the value is one of this context, and a new reference is given away.
        unsafe { Value::from_raw(ctx.clone(), self.dup(ctx)) }
    }

    /// Whether the context is empty: what is scheduled now need not remember it.
    pub(crate) fn is_empty(&self) -> bool {
        is_undefined(self.current.get())
    }

    /// Makes `value` the current context; returns the one before.
    pub(crate) fn replace<'js>(&self, ctx: &Ctx<'js>, value: Value<'js>) -> Value<'js> {
        // SAFETY: the reference of the value becomes ours, and ours the caller's.
        unsafe { Value::from_raw(ctx.clone(), self.current.replace(owned(&value))) }
    }

    /// Lets go of every context.
    pub(crate) fn clear(&self, ctx: &Ctx<'_>) {
        let kept = [self.recent.take(), self.adopting.take()];
        let current = self.current.replace(qjs::JS_UNDEFINED);
        // SAFETY: all of them are references of ours.
        unsafe {
            qjs::JS_FreeValue(ctx.as_raw().as_ptr(), current);
            for value in kept.into_iter().flat_map(HashMap::into_values) {
                qjs::JS_FreeValue(ctx.as_raw().as_ptr(), value);
            }
        }
    }

    /// To be called after each job.
    pub(crate) fn job_done(&self, ctx: &Ctx<'_>) {
        if !self.marked.take() && !self.is_empty() {
            drop(self.replace(ctx, Value::new_undefined(ctx.clone())));
        }
    }

    /// To be called when no job is left.
    pub(crate) fn jobs_done(&self, ctx: &Ctx<'_>) {
        self.newest.set(ptr::null_mut());
        for value in self.recent.take().into_values() {
            // SAFETY: the reference is ours.
            unsafe { qjs::JS_FreeValue(ctx.as_raw().as_ptr(), value) };
        }
    }

    /// Whether this getter stands for the `constructor` of promises.
    pub(crate) fn is_constructor_getter(&self, getter: &Value<'_>) -> bool {
        // SAFETY: the payload is only compared.
        getter.is_object() && unsafe { qjs::JS_VALUE_GET_PTR(getter.as_raw()) } == self.getter.get()
    }

    fn dup(&self, ctx: &Ctx<'_>) -> qjs::JSValue {
        // SAFETY: the current context is a live value.
        unsafe { qjs::JS_DupValue(ctx.as_raw().as_ptr(), self.current.get()) }
    }

    /// Makes `value`, a reference of the caller's, the current context.
    fn set(&self, ctx: *mut qjs::JSContext, value: qjs::JSValue) {
        // SAFETY: the new reference is ours from here on, the old one was.
        unsafe {
            let value = qjs::JS_DupValue(ctx, value);
            qjs::JS_FreeValue(ctx, self.current.replace(value));
        }
    }
}

/// Has the context follow promises from now on.
pub(crate) fn activate<'js>(ctx: &Ctx<'js>) -> Result<()> {
    let host = Host::of(ctx);
    let state = &host.async_context;
    if state.active.replace(true) {
        return Ok(());
    }
    let class: Object<'js> = ctx.globals().get("Promise")?;
    let prototype: Object<'js> = class.get("prototype")?;
    let original: Value<'js> = prototype.get("then")?;
    let raw = ctx.as_raw().as_ptr();
    // SAFETY: all values are of this context; new ones are given to `Value`, which frees them, or to the engine.
    unsafe {
        let mut functions = [qjs::JS_UNDEFINED; 2];
        let promise = qjs::JS_NewPromiseCapability(raw, functions.as_mut_ptr());
        state.resolving_class.set(qjs::JS_GetClassID(functions[0]));
        for value in [promise, functions[0], functions[1]] {
            qjs::JS_FreeValue(raw, value);
        }

        let then = function(ctx, then, 2, &mut [original.as_raw()]);
        then.as_object().map_or(Ok(()), |then| set_name(then, "then"))?;
        let getter = function(ctx, constructor, 0, &mut [class.as_raw()]);
        let setter = function(ctx, set_constructor, 1, &mut []);
        state.getter.set(qjs::JS_VALUE_GET_PTR(getter.as_raw()));
        let flags = qjs::JS_PROP_CONFIGURABLE | qjs::JS_PROP_WRITABLE;
        let name = c"then".as_ptr();
        qjs::JS_DefinePropertyValueStr(raw, prototype.as_raw(), name, owned(&then), flags as i32);
        let atom = qjs::JS_NewAtom(raw, c"constructor".as_ptr());
        let configurable = qjs::JS_PROP_CONFIGURABLE as i32;
        qjs::JS_DefinePropertyGetSet(
            raw,
            prototype.as_raw(),
            atom,
            owned(&getter),
            owned(&setter),
            configurable,
        );
        qjs::JS_FreeAtom(raw, atom);
        qjs::JS_SetPromiseHook(qjs::JS_GetRuntime(raw), Some(hook), ptr::null_mut());
    }
    Ok(())
}

/// A function that runs `callback` in the current context, if contexts are followed.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>, callback: Function<'js>) -> Result<Function<'js>> {
    let host = Host::of(ctx);
    let state = &host.async_context;
    if !state.active.get() {
        return Ok(callback);
    }
    let data = &mut [callback.as_value().as_raw(), state.current.get()];
    function(ctx, run_in_context, 1, data).get()
}

fn set_name(function: &Object<'_>, name: &str) -> Result<()> {
    function.prop("name", rquickjs::object::Property::from(name).configurable())
}

type Body = unsafe extern "C" fn(
    *mut qjs::JSContext,
    qjs::JSValue,
    c_int,
    *mut qjs::JSValue,
    c_int,
    *mut qjs::JSValue,
) -> qjs::JSValue;

/// A function that is given `data`, which the engine keeps alive.
fn function<'js>(
    ctx: &Ctx<'js>,
    body: Body,
    length: c_int,
    data: &mut [qjs::JSValue],
) -> Value<'js> {
    // SAFETY: the engine copies the values, which are of this context; the result is a new reference.
    unsafe {
        let count = data.len() as c_int;
        let raw = ctx.as_raw().as_ptr();
        let value = qjs::JS_NewCFunctionData(raw, Some(body), length, 0, count, data.as_mut_ptr());
        Value::from_raw(ctx.clone(), value)
    }
}

/// Runs `work` with the state of the context.
///
/// # Safety
///
/// `ctx` is a live context of this thread.
unsafe fn with<R>(
    ctx: *mut qjs::JSContext,
    work: impl FnOnce(&Ctx<'_>, &AsyncContext) -> R,
) -> Option<R> {
    // SAFETY: the engine called with this context, so it lives and is entered.
    let ctx = unsafe { Ctx::from_raw(ptr::NonNull::new(ctx)?) };
    let host = Host::find(&ctx)?;
    Some(work(&ctx, &host.async_context))
}

/// `then`, in place of the engine's, which is `data[0]`.
unsafe extern "C" fn then(
    raw: *mut qjs::JSContext,
    this: qjs::JSValue,
    count: c_int,
    arguments: *mut qjs::JSValue,
    _magic: c_int,
    data: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: the engine gives `count` arguments, at least the two of the function's length, and the function's data.
    unsafe {
        let given = if count < 0 { 0 } else { count as usize };
        let wrapped = with(raw, |ctx, state| {
            let mut wrapped = [qjs::JS_UNDEFINED; 2];
            for (index, slot) in wrapped.iter_mut().enumerate().take(given) {
                let handler = *arguments.add(index);
                *slot = if qjs::JS_IsFunction(raw, handler) {
                    owned(&function(ctx, run_in_context, 1, &mut [handler, state.current.get()]))
                } else {
                    qjs::JS_DupValue(raw, handler)
                };
            }
            (wrapped, state.in_then.replace(true))
        });
        let Some((mut wrapped, outer)) = wrapped else {
            return qjs::JS_Call(raw, *data, this, count, arguments);
        };
        let result = qjs::JS_Call(raw, *data, this, 2, wrapped.as_mut_ptr());
        with(raw, |_, state| state.in_then.set(outer));
        for value in wrapped {
            qjs::JS_FreeValue(raw, value);
        }
        result
    }
}

/// Calls `data[0]` in the context `data[1]`.
unsafe extern "C" fn run_in_context(
    raw: *mut qjs::JSContext,
    _this: qjs::JSValue,
    count: c_int,
    arguments: *mut qjs::JSValue,
    _magic: c_int,
    data: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: the function was made with these two values; what the engine gives is live.
    unsafe {
        let (handler, context) = (*data, *data.add(1));
        let outer = with(raw, |ctx, state| {
            let outer = state.dup(ctx);
            state.set(raw, context);
            let class = qjs::JS_GetClassID(handler);
            let resolving = state.resolving_class.get();
            if class == resolving || class == resolving + 1 {
                // It settles a promise, which only another promise's `then` knows of: whoever awaits it comes next.
                enqueue_marker(raw, context);
            }
            outer
        });
        let result = qjs::JS_Call(raw, handler, qjs::JS_UNDEFINED, count, arguments);
        if let Some(outer) = outer {
            with(raw, |_, state| state.set(raw, outer));
            qjs::JS_FreeValue(raw, outer);
        }
        result
    }
}

/// The `constructor` of promises, `data[0]`, which `await` asks for.
unsafe extern "C" fn constructor(
    raw: *mut qjs::JSContext,
    this: qjs::JSValue,
    _count: c_int,
    _arguments: *mut qjs::JSValue,
    _magic: c_int,
    data: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: the values are live; a marker is a function made here, freed after its use.
    unsafe {
        if qjs::JS_IsPromise(this) {
            with(raw, |ctx, state| {
                if state.in_then.get() {
                    return;
                }
                if qjs::JS_PromiseState(raw, this) != qjs::JSPromiseStateEnum_JS_PROMISE_PENDING {
                    enqueue_marker(raw, state.current.get());
                    return;
                }
                let marker = function(ctx, mark_reaction, 1, &mut [state.current.get()]);
                let derived = qjs::JS_PromiseThen(raw, this, marker.as_raw(), marker.as_raw());
                qjs::JS_FreeValue(raw, derived);
            });
        }
        qjs::JS_DupValue(raw, *data)
    }
}

/// Assigning to `constructor` makes a property of the object's own, as it would without the accessor.
unsafe extern "C" fn set_constructor(
    raw: *mut qjs::JSContext,
    this: qjs::JSValue,
    count: c_int,
    arguments: *mut qjs::JSValue,
    _magic: c_int,
    _data: *mut qjs::JSValue,
) -> qjs::JSValue {
    let flags = qjs::JS_PROP_CONFIGURABLE | qjs::JS_PROP_WRITABLE | qjs::JS_PROP_ENUMERABLE;
    // SAFETY: the argument is there; its new reference becomes the property's.
    unsafe {
        if count < 1 {
            return qjs::JS_UNDEFINED;
        }
        let value = qjs::JS_DupValue(raw, *arguments);
        let name = c"constructor".as_ptr();
        if qjs::JS_DefinePropertyValueStr(raw, this, name, value, flags as i32) < 0 {
            return qjs::JS_EXCEPTION;
        }
    }
    qjs::JS_UNDEFINED
}

/// A marker as a reaction: the next job runs in the context `data[0]`.
unsafe extern "C" fn mark_reaction(
    raw: *mut qjs::JSContext,
    _this: qjs::JSValue,
    _count: c_int,
    _arguments: *mut qjs::JSValue,
    _magic: c_int,
    data: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: the function was made with this value.
    unsafe { mark(raw, *data) }
}

/// A marker as a job.
unsafe extern "C" fn mark_job(
    raw: *mut qjs::JSContext,
    _count: c_int,
    arguments: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: the job was queued with this argument.
    unsafe { mark(raw, *arguments) }
}

/// # Safety
///
/// The context and the value are live.
unsafe fn mark(raw: *mut qjs::JSContext, context: qjs::JSValue) -> qjs::JSValue {
    // SAFETY: the engine runs a job of this context.
    unsafe {
        with(raw, |_, state| {
            state.set(raw, context);
            state.marked.set(true);
        });
    }
    qjs::JS_UNDEFINED
}

/// # Safety
///
/// The context and the value are live.
unsafe fn enqueue_marker(raw: *mut qjs::JSContext, context: qjs::JSValue) {
    let mut arguments = [context];
    // SAFETY: the engine copies the argument.
    unsafe { qjs::JS_EnqueueJob(raw, Some(mark_job), 1, arguments.as_mut_ptr()) };
}

/// What the engine tells of promises.
unsafe extern "C" fn hook(
    raw: *mut qjs::JSContext,
    event: qjs::JSPromiseHookType,
    promise: qjs::JSValue,
    _parent: qjs::JSValue,
    _opaque: *mut c_void,
) {
    // SAFETY: the engine calls with a live context and a promise; it is only told apart from others.
    unsafe {
        let identity = qjs::JS_VALUE_GET_PTR(promise);
        with(raw, |ctx, state| match event {
            qjs::JSPromiseHookType_JS_PROMISE_HOOK_INIT => {
                state.newest.set(identity);
                let context = state.dup(ctx);
                let forgotten = state.recent.borrow_mut().insert(identity, context);
                let adopting = state.adopting.borrow_mut().remove(&identity);
                for value in forgotten.into_iter().chain(adopting) {
                    qjs::JS_FreeValue(raw, value);
                }
            }
            qjs::JSPromiseHookType_JS_PROMISE_HOOK_BEFORE => {
                let context = state.recent.borrow_mut().remove(&identity);
                if let Some(context) = context {
                    state.set(raw, context);
                    let old = state.adopting.borrow_mut().insert(identity, context);
                    if let Some(old) = old {
                        qjs::JS_FreeValue(raw, old);
                    }
                }
            }
            qjs::JSPromiseHookType_JS_PROMISE_HOOK_RESOLVE => {
                let adopted = state.adopting.borrow_mut().remove(&identity);
                if let Some(context) = adopted {
                    enqueue_marker(raw, context);
                    qjs::JS_FreeValue(raw, context);
                } else if state.newest.get() == identity {
                    enqueue_marker(raw, state.current.get());
                }
            }
            _ => {}
        });
    }
}

/// A new reference, for the engine or for later.
fn owned(value: &Value<'_>) -> qjs::JSValue {
    // SAFETY: the value is live.
    unsafe { qjs::JS_DupValue(value.ctx().as_raw().as_ptr(), value.as_raw()) }
}

/// Values of this tag stand alone: no reference is counted.
fn is_undefined(value: qjs::JSValue) -> bool {
    // SAFETY: the tag is only read.
    unsafe { qjs::JS_VALUE_GET_TAG(value) == qjs::JS_TAG_UNDEFINED }
}
