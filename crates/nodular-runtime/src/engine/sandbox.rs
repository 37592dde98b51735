//! Further realms, whose globals are the properties of an object of the first one: what `vm.createContext` makes.
//!
//! The realm's own global object is kept empty. Its prototype is an exotic object, the *view*, which finds names in the
//! sandbox first and then among the realm's builtins; scripts see the view as `this` and `globalThis`. What a script
//! declares by `var` and `function` the engine puts on the global object itself: `vm`'s JavaScript side declares the
//! variables before as accessors of the sandbox's properties, and [`Sandbox::copy_out`] copies the functions.

use std::ffi::{CString, c_int};
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

use rquickjs::{Ctx, Error, JsLifetime, Object, Result, Value, qjs};

/// A realm that was made by [`Sandbox::new`].
pub(crate) struct Sandbox<'js> {
    view: Value<'js>,
    data: NonNull<Data>,
}

/// What the view holds.
struct Data {
    /// Lives while `anchor` does.
    context: *mut qjs::JSContext,
    /// A function of the realm: it keeps the realm alive, and the collector sees it.
    anchor: qjs::JSValue,
    sandbox: qjs::JSValue,
    builtins: qjs::JSValue,
    /// Whether the global object is a plain one, without a sandbox.
    plain: bool,
}

/// The view's class in this runtime.
struct ViewClass(qjs::JSClassID);

// SAFETY: there is no value of the engine in it, so no lifetime to change.
unsafe impl<'js> JsLifetime<'js> for ViewClass {
    type Changed<'to> = ViewClass;
}

/// How a script is run.
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) file: &'a str,
    /// The number of its first line, 1 by default.
    pub(crate) line: i32,
}

/// Compiles a script without running it, and throws what is wrong with it.
pub(crate) fn check<'js>(ctx: &Ctx<'js>, source: &Source<'_>) -> Result<()> {
    eval(ctx, ctx.as_raw().as_ptr(), None, source, qjs::JS_EVAL_FLAG_COMPILE_ONLY).map(drop)
}

/// Runs a script in the context's own realm.
pub(crate) fn run<'js>(ctx: &Ctx<'js>, source: &Source<'_>) -> Result<Value<'js>> {
    eval(ctx, ctx.as_raw().as_ptr(), None, source, 0)
}

/// Runs a script that may use `await`: the value is the promise of `{ value }`.
pub(crate) fn run_async<'js>(ctx: &Ctx<'js>, source: &Source<'_>) -> Result<Value<'js>> {
    eval(ctx, ctx.as_raw().as_ptr(), None, source, qjs::JS_EVAL_FLAG_ASYNC)
}

fn eval<'js>(
    ctx: &Ctx<'js>,
    context: *mut qjs::JSContext,
    this: Option<qjs::JSValue>,
    source: &Source<'_>,
    flags: u32,
) -> Result<Value<'js>> {
    let file = CString::new(source.file.replace('\0', "")).unwrap_or_default();
    let text = CString::new(source.text.replace('\0', "\u{fffd}")).unwrap_or_default();
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as c_int,
        eval_flags: (qjs::JS_EVAL_TYPE_GLOBAL | flags) as c_int,
        filename: file.as_ptr(),
        line_num: source.line,
    };
    // SAFETY: the context lives for the call, as its caller has it from a live `Ctx` or sandbox; the text ends with a
    // zero, as the engine's parser wants; the returned value is owned. Exceptions belong to the runtime, so that every
    // context of it finds them.
    unsafe {
        let global = qjs::JS_GetGlobalObject(context);
        let value = qjs::JS_EvalThis2(
            context,
            this.unwrap_or(global),
            text.as_ptr(),
            text.as_bytes().len() as _,
            &mut options,
        );
        qjs::JS_FreeValue(context, global);
        if qjs::JS_IsException(value) {
            return Err(Error::Exception);
        }
        if flags & qjs::JS_EVAL_FLAG_COMPILE_ONLY != 0 {
            qjs::JS_FreeValue(context, value);
            return Ok(Value::new_undefined(ctx.clone()));
        }
        Ok(Value::from_raw(ctx.clone(), value))
    }
}

impl<'js> Sandbox<'js> {
    /// A new realm; without a sandbox its global object is an ordinary one.
    pub(crate) fn new(ctx: &Ctx<'js>, sandbox: Option<&Object<'js>>) -> Result<Self> {
        let class = view_class(ctx)?;
        // SAFETY: the runtime is alive; a null context is refused below.
        let context = unsafe {
            let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
            NonNull::new(qjs::JS_NewContext(runtime)).ok_or(Error::Allocation)?
        };
        // SAFETY: the context was just made.
        let inner = unsafe { Ctx::from_raw(context) };
        // SAFETY: `inner` has a reference of its own.
        unsafe { qjs::JS_FreeContext(context.as_ptr()) };
        super::install_stacks(&inner)?;
        let anchor = super::evaluate(&inner, "(function () {})", "node:vm")?;
        let global = inner.globals();
        for name in NOT_OF_THE_LANGUAGE {
            global.remove(*name)?;
        }
        let builtins = Object::new(inner.clone())?;
        let raw = context.as_ptr();
        // SAFETY: every value is alive in this frame; what the view gets it is given references of its own.
        unsafe {
            if sandbox.is_some() {
                move_properties(raw, global.as_raw(), builtins.as_raw())?;
            }
            let prototype = qjs::JS_GetPrototype(raw, global.as_raw());
            let view = qjs::JS_NewObjectProtoClass(raw, prototype, class);
            qjs::JS_FreeValue(raw, prototype);
            if qjs::JS_IsException(view) {
                return Err(Error::Exception);
            }
            let shown = sandbox.map_or(qjs::JS_UNDEFINED, |sandbox| sandbox.as_raw());
            let data = Box::new(Data {
                context: raw,
                anchor: qjs::JS_DupValue(raw, anchor.as_raw()),
                sandbox: qjs::JS_DupValue(raw, shown),
                builtins: qjs::JS_DupValue(raw, builtins.as_raw()),
                plain: sandbox.is_none(),
            });
            let data = NonNull::from(Box::leak(data));
            qjs::JS_SetOpaque(view, data.as_ptr().cast());
            let view = Value::from_raw(ctx.clone(), view);
            if sandbox.is_some() {
                builtins.set("globalThis", view.clone())?;
                if qjs::JS_SetPrototype(raw, global.as_raw(), view.as_raw()) < 0 {
                    return Err(Error::Exception);
                }
            }
            Ok(Self { view, data })
        }
    }

    /// The realm whose view this is.
    pub(crate) fn from_view(view: Value<'js>) -> Option<Self> {
        let ctx = view.ctx().clone();
        let class = ctx.userdata::<ViewClass>()?.0;
        // SAFETY: the engine answers with null if the value is not of the class; an object of the class has its data.
        let data = unsafe { qjs::JS_GetOpaque(view.as_raw(), class) };
        NonNull::new(data.cast()).map(|data| Self { view, data })
    }

    /// The view.
    pub(crate) fn view(&self) -> Value<'js> {
        self.view.clone()
    }

    fn data(&self) -> &Data {
        // SAFETY: the view owns the data, and `self` holds the view.
        unsafe { self.data.as_ref() }
    }

    /// What the realm's scripts see as `globalThis`.
    pub(crate) fn global_this(&self) -> Value<'js> {
        if self.data().plain { self.global() } else { self.view() }
    }

    /// The realm's global object as the engine has it.
    pub(crate) fn global(&self) -> Value<'js> {
        let ctx = self.view.ctx();
        // SAFETY: the realm lives; the value is owned.
        unsafe { Value::from_raw(ctx.clone(), qjs::JS_GetGlobalObject(self.data().context)) }
    }

    /// Runs a script in the realm.
    pub(crate) fn run(&self, source: &Source<'_>) -> Result<Value<'js>> {
        let this = self.global_this();
        eval(self.view.ctx(), self.data().context, Some(this.as_raw()), source, 0)
    }

    /// Runs a script that may use `await`, as [`run_async`] does.
    pub(crate) fn run_async(&self, source: &Source<'_>) -> Result<Value<'js>> {
        let this = self.global_this();
        let flags = qjs::JS_EVAL_FLAG_ASYNC;
        eval(self.view.ctx(), self.data().context, Some(this.as_raw()), source, flags)
    }

    /// Gives the sandbox what scripts have put on the global object itself; what it may lose, it loses.
    pub(crate) fn copy_out(&self) -> Result<()> {
        let data = self.data();
        if data.plain {
            return Ok(());
        }
        let global = self.global();
        // SAFETY: the realm lives, and so do its global object and the sandbox.
        unsafe { copy_values(data.context, global.as_raw(), data.sandbox) }
    }

    /// Brings what was assigned to the sandbox meanwhile to the functions that the global object keeps.
    pub(crate) fn copy_in(&self) -> Result<()> {
        let data = self.data();
        if data.plain {
            return Ok(());
        }
        let global = self.global();
        let raw = data.context;
        // SAFETY: the realm lives, and so do its global object and the sandbox.
        unsafe {
            each_own(raw, global.as_raw(), |key, _| {
                if !is_kept(raw, global.as_raw(), key)
                    || qjs::JS_HasProperty(raw, data.sandbox, key) <= 0
                {
                    return Ok(());
                }
                let value = qjs::JS_GetProperty(raw, data.sandbox, key);
                if qjs::JS_IsException(value)
                    || qjs::JS_SetProperty(raw, global.as_raw(), key, value) < 0
                {
                    return Err(Error::Exception);
                }
                Ok(())
            })
        }
    }
}

/// Globals that the engine adds and Node's realms do not have.
const NOT_OF_THE_LANGUAGE: &[&str] =
    &["performance", "queueMicrotask", "DOMException", "navigator", "btoa", "atob", "gc", "print"];

/// The class of views, registered with the runtime when first needed.
fn view_class(ctx: &Ctx<'_>) -> Result<qjs::JSClassID> {
    if let Some(class) = ctx.userdata::<ViewClass>() {
        return Ok(class.0);
    }
    let exotic = Box::new(qjs::JSClassExoticMethods {
        get_own_property: Some(get_own_property),
        get_own_property_names: Some(get_own_property_names),
        delete_property: Some(delete_property),
        define_own_property: Some(define_own_property),
        has_property: Some(has_property),
        // Without it the engine asks for the property, and reports a name that nobody has.
        get_property: None,
        set_property: Some(set_property),
    });
    // The engine keeps a pointer to the methods as long as the runtime lives, which has no end that we are told.
    let definition = qjs::JSClassDef {
        class_name: c"Object".as_ptr(),
        finalizer: Some(finalize),
        gc_mark: Some(mark),
        call: None,
        exotic: Box::leak(exotic),
    };
    let mut class = 0;
    // SAFETY: the runtime lives, and copies the definition.
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_NewClassID(runtime, &mut class);
        if qjs::JS_NewClass(runtime, class, &definition) < 0 {
            return Err(Error::Unknown);
        }
    }
    ctx.store_userdata(ViewClass(class)).map_err(|_| Error::Unknown)?;
    Ok(class)
}

/// Calls `work` with each own property's key and whether it is enumerable.
///
/// # Safety
///
/// The context lives and `object` is an object of its runtime.
unsafe fn each_own(
    context: *mut qjs::JSContext,
    object: qjs::JSValue,
    mut work: impl FnMut(qjs::JSAtom, bool) -> Result<()>,
) -> Result<()> {
    let flags = qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_SYMBOL_MASK | qjs::JS_GPN_SET_ENUM;
    let mut table = ptr::null_mut();
    let mut length = 0;
    // SAFETY: as the caller promises; the table is read up to its length and freed once.
    unsafe {
        if qjs::JS_GetOwnPropertyNames(context, &mut table, &mut length, object, flags as c_int) < 0
        {
            return Err(Error::Exception);
        }
        let mut result = Ok(());
        for index in 0..length as usize {
            let entry = *table.add(index);
            result = work(entry.atom, entry.is_enumerable);
            if result.is_err() {
                break;
            }
        }
        qjs::JS_FreePropertyEnum(context, table, length);
        result
    }
}

/// The property's descriptor, whose values the caller frees.
///
/// # Safety
///
/// As for [`each_own`].
unsafe fn descriptor(
    context: *mut qjs::JSContext,
    object: qjs::JSValue,
    key: qjs::JSAtom,
) -> Result<Option<qjs::JSPropertyDescriptor>> {
    let mut descriptor = MaybeUninit::uninit();
    // SAFETY: the descriptor is written if the call returns 1.
    unsafe {
        match qjs::JS_GetOwnProperty(context, descriptor.as_mut_ptr(), object, key) {
            1 => Ok(Some(descriptor.assume_init())),
            0 => Ok(None),
            _ => Err(Error::Exception),
        }
    }
}

/// # Safety
///
/// The descriptor's values are owned, and not used any more.
unsafe fn free(context: *mut qjs::JSContext, descriptor: &qjs::JSPropertyDescriptor) {
    // SAFETY: as the caller promises.
    unsafe {
        qjs::JS_FreeValue(context, descriptor.value);
        qjs::JS_FreeValue(context, descriptor.getter);
        qjs::JS_FreeValue(context, descriptor.setter);
    }
}

/// # Safety
///
/// As for [`each_own`], for both objects.
unsafe fn move_properties(
    context: *mut qjs::JSContext,
    from: qjs::JSValue,
    to: qjs::JSValue,
) -> Result<()> {
    let all = qjs::JS_PROP_HAS_CONFIGURABLE | qjs::JS_PROP_HAS_ENUMERABLE;
    // SAFETY: as the caller promises; the descriptor is freed once.
    unsafe {
        each_own(context, from, |key, _| {
            let Some(found) = descriptor(context, from, key)? else { return Ok(()) };
            let what = if found.flags as u32 & qjs::JS_PROP_GETSET != 0 {
                qjs::JS_PROP_HAS_GET | qjs::JS_PROP_HAS_SET
            } else {
                qjs::JS_PROP_HAS_VALUE | qjs::JS_PROP_HAS_WRITABLE
            };
            let flags = found.flags | (all | what) as c_int;
            let defined = qjs::JS_DefineProperty(
                context,
                to,
                key,
                found.value,
                found.getter,
                found.setter,
                flags,
            );
            free(context, &found);
            if defined < 0 || qjs::JS_DeleteProperty(context, from, key, 0) < 0 {
                return Err(Error::Exception);
            }
            Ok(())
        })
    }
}

/// Whether the global object has this as a value that a script declared.
///
/// # Safety
///
/// As for [`each_own`].
unsafe fn is_kept(context: *mut qjs::JSContext, global: qjs::JSValue, key: qjs::JSAtom) -> bool {
    // SAFETY: as the caller promises; the descriptor is freed once.
    unsafe {
        let Ok(Some(found)) = descriptor(context, global, key) else { return false };
        let flags = found.flags as u32;
        free(context, &found);
        flags & qjs::JS_PROP_GETSET == 0 && flags & qjs::JS_PROP_WRITABLE != 0
    }
}

/// # Safety
///
/// As for [`each_own`], for both objects.
unsafe fn copy_values(
    context: *mut qjs::JSContext,
    global: qjs::JSValue,
    sandbox: qjs::JSValue,
) -> Result<()> {
    // SAFETY: as the caller promises; the value is given away.
    unsafe {
        each_own(context, global, |key, _| {
            if !is_kept(context, global, key) {
                return Ok(());
            }
            let value = qjs::JS_GetProperty(context, global, key);
            if qjs::JS_IsException(value) || qjs::JS_SetProperty(context, sandbox, key, value) < 0 {
                return Err(Error::Exception);
            }
            // What is not in the way of the sandbox's property is not kept twice.
            let _ = qjs::JS_DeleteProperty(context, global, key, 0);
            Ok(())
        })
    }
}

unsafe extern "C" fn finalize(runtime: *mut qjs::JSRuntime, view: qjs::JSValue) {
    // SAFETY: an object of the class has its data, or none if it could not be made; it is freed once, here.
    unsafe {
        let data = qjs::JS_GetOpaque(view, qjs::JS_GetClassID(view)).cast::<Data>();
        if data.is_null() {
            return;
        }
        let data = Box::from_raw(data);
        qjs::JS_FreeValueRT(runtime, data.sandbox);
        qjs::JS_FreeValueRT(runtime, data.builtins);
        qjs::JS_FreeValueRT(runtime, data.anchor);
    }
}

unsafe extern "C" fn mark(
    runtime: *mut qjs::JSRuntime,
    view: qjs::JSValue,
    marker: qjs::JS_MarkFunc,
) {
    // SAFETY: as in `finalize`; the values are the view's.
    unsafe {
        let data = qjs::JS_GetOpaque(view, qjs::JS_GetClassID(view)).cast::<Data>();
        if let Some(data) = data.as_ref() {
            qjs::JS_MarkValue(runtime, data.sandbox, marker);
            qjs::JS_MarkValue(runtime, data.builtins, marker);
            qjs::JS_MarkValue(runtime, data.anchor, marker);
        }
    }
}

/// # Safety
///
/// `view` is an object of the class, and stays alive while the result is used.
unsafe fn data_of<'a>(view: qjs::JSValue) -> Option<&'a Data> {
    // SAFETY: as the caller promises.
    let data = unsafe { qjs::JS_GetOpaque(view, qjs::JS_GetClassID(view)).cast::<Data>().as_ref() };
    data.filter(|data| !data.plain)
}

unsafe extern "C" fn get_own_property(
    context: *mut qjs::JSContext,
    found: *mut qjs::JSPropertyDescriptor,
    view: qjs::JSValue,
    key: qjs::JSAtom,
) -> c_int {
    // SAFETY: the engine calls with a view and a valid key; `found` is null or a place for a descriptor.
    unsafe {
        let Some(data) = data_of(view) else { return 0 };
        match qjs::JS_GetOwnProperty(context, found, data.sandbox, key) {
            0 => {}
            status => {
                if status > 0
                    && let Some(found) = found.as_mut()
                {
                    without_getter(context, found);
                    // Who finds the sandbox in itself finds the global object.
                    if qjs::JS_IsObject(found.value)
                        && qjs::JS_VALUE_GET_PTR(found.value) == qjs::JS_VALUE_GET_PTR(data.sandbox)
                    {
                        qjs::JS_FreeValue(context, found.value);
                        found.value = qjs::JS_DupValue(context, view);
                    }
                }
                return status;
            }
        }
        // What the sandbox inherits counts as its own, unless that is what every object has.
        match inherits(context, data.sandbox, key) {
            0 => {}
            status if status < 0 => return status,
            _ => {
                let value = qjs::JS_GetProperty(context, data.sandbox, key);
                if qjs::JS_IsException(value) {
                    return -1;
                }
                match found.as_mut() {
                    Some(found) => {
                        *found = qjs::JSPropertyDescriptor {
                            flags: qjs::JS_PROP_C_W_E as c_int,
                            value,
                            getter: qjs::JS_UNDEFINED,
                            setter: qjs::JS_UNDEFINED,
                        };
                    }
                    None => qjs::JS_FreeValue(context, value),
                }
                return 1;
            }
        }
        qjs::JS_GetOwnProperty(context, found, data.builtins, key)
    }
}

/// An accessor without a getter would be called by the engine: it gets the value `undefined` instead.
///
/// # Safety
///
/// The descriptor's values are owned.
unsafe fn without_getter(context: *mut qjs::JSContext, found: &mut qjs::JSPropertyDescriptor) {
    // SAFETY: the setter is owned by the descriptor, and is given up.
    unsafe {
        if found.flags as u32 & qjs::JS_PROP_GETSET != 0 && qjs::JS_IsUndefined(found.getter) {
            qjs::JS_FreeValue(context, found.setter);
            found.setter = qjs::JS_UNDEFINED;
            found.flags =
                (found.flags as u32 & !qjs::JS_PROP_GETSET | qjs::JS_PROP_WRITABLE) as c_int;
        }
    }
}

/// Whether an object that `sandbox` inherits from has `key`; the last of the chain, `Object.prototype`, is not asked.
///
/// # Safety
///
/// As for [`each_own`].
unsafe fn inherits(context: *mut qjs::JSContext, sandbox: qjs::JSValue, key: qjs::JSAtom) -> c_int {
    // SAFETY: as the caller promises; every prototype is owned until it is freed.
    unsafe {
        let mut current = qjs::JS_GetPrototype(context, sandbox);
        loop {
            if qjs::JS_IsException(current) {
                return -1;
            }
            if !qjs::JS_IsObject(current) {
                qjs::JS_FreeValue(context, current);
                return 0;
            }
            let next = qjs::JS_GetPrototype(context, current);
            if qjs::JS_IsException(next) {
                qjs::JS_FreeValue(context, current);
                return -1;
            }
            let status = if qjs::JS_IsObject(next) {
                qjs::JS_GetOwnProperty(context, ptr::null_mut(), current, key)
            } else {
                0
            };
            qjs::JS_FreeValue(context, current);
            current = next;
            if status != 0 {
                qjs::JS_FreeValue(context, current);
                return status;
            }
        }
    }
}

unsafe extern "C" fn has_property(
    context: *mut qjs::JSContext,
    view: qjs::JSValue,
    key: qjs::JSAtom,
) -> c_int {
    // SAFETY: the engine calls with a view and a valid key.
    unsafe {
        let Some(data) = data_of(view) else { return 0 };
        match qjs::JS_HasProperty(context, data.sandbox, key) {
            0 => qjs::JS_HasProperty(context, data.builtins, key),
            status => status,
        }
    }
}

unsafe extern "C" fn delete_property(
    context: *mut qjs::JSContext,
    view: qjs::JSValue,
    key: qjs::JSAtom,
) -> c_int {
    // SAFETY: the engine calls with a view and a valid key.
    unsafe {
        let Some(data) = data_of(view) else { return 1 };
        match qjs::JS_DeleteProperty(context, data.sandbox, key, 0) {
            1 => qjs::JS_DeleteProperty(context, data.builtins, key, 0),
            status => status,
        }
    }
}

unsafe extern "C" fn define_own_property(
    context: *mut qjs::JSContext,
    view: qjs::JSValue,
    key: qjs::JSAtom,
    value: qjs::JSValue,
    getter: qjs::JSValue,
    setter: qjs::JSValue,
    flags: c_int,
) -> c_int {
    // SAFETY: the engine calls with a view and a valid key; the values stay its own.
    unsafe {
        let Some(data) = data_of(view) else { return 0 };
        qjs::JS_DefineProperty(context, data.sandbox, key, value, getter, setter, flags)
    }
}

unsafe extern "C" fn set_property(
    context: *mut qjs::JSContext,
    view: qjs::JSValue,
    key: qjs::JSAtom,
    value: qjs::JSValue,
    receiver: qjs::JSValue,
    flags: c_int,
) -> c_int {
    // SAFETY: the engine calls with a view, a valid key and values that stay its own.
    unsafe {
        let Some(data) = data_of(view) else { return 0 };
        let global = qjs::JS_GetGlobalObject(data.context);
        let is_global = [view, global]
            .iter()
            .any(|one| qjs::JS_VALUE_GET_PTR(*one) == qjs::JS_VALUE_GET_PTR(receiver));
        qjs::JS_FreeValue(context, global);
        if !is_global {
            // An object that inherits from the global one.
            let all = qjs::JS_PROP_C_W_E
                | qjs::JS_PROP_HAS_VALUE
                | qjs::JS_PROP_HAS_CONFIGURABLE
                | qjs::JS_PROP_HAS_ENUMERABLE
                | qjs::JS_PROP_HAS_WRITABLE;
            let none = qjs::JS_UNDEFINED;
            return qjs::JS_DefineProperty(
                context,
                receiver,
                key,
                value,
                none,
                none,
                all as c_int | flags,
            );
        }
        for object in [data.sandbox, data.builtins] {
            match descriptor(context, object, key) {
                Ok(None) => {}
                Ok(Some(found)) => {
                    let bits = found.flags as u32;
                    let read_only = if bits & qjs::JS_PROP_GETSET != 0 {
                        qjs::JS_IsUndefined(found.setter)
                    } else {
                        bits & qjs::JS_PROP_WRITABLE == 0
                    };
                    free(context, &found);
                    if read_only {
                        return refuse(context, key, flags);
                    }
                    break;
                }
                Err(_) => return -1,
            }
        }
        qjs::JS_SetProperty(context, data.sandbox, key, qjs::JS_DupValue(context, value))
    }
}

/// An assignment that has no effect, or throws in strict mode.
///
/// # Safety
///
/// As for [`set_property`].
unsafe fn refuse(context: *mut qjs::JSContext, key: qjs::JSAtom, flags: c_int) -> c_int {
    // Only the engine knows whether the running code is strict. Deleting the length of an array asks it.
    // SAFETY: the array is freed once; the key lives; the text is freed once.
    unsafe {
        let array = qjs::JS_NewArray(context);
        let length = qjs::JS_NewAtom(context, c"length".as_ptr());
        let wanted = flags as u32 & (qjs::JS_PROP_THROW | qjs::JS_PROP_THROW_STRICT);
        let status = qjs::JS_DeleteProperty(context, array, length, wanted as c_int);
        qjs::JS_FreeAtom(context, length);
        qjs::JS_FreeValue(context, array);
        if status >= 0 {
            return 0;
        }
        qjs::JS_FreeValue(context, qjs::JS_GetException(context));
        let name = qjs::JS_AtomToCStringLen(context, ptr::null_mut(), key);
        if name.is_null() {
            return -1;
        }
        qjs::JS_ThrowTypeError(
            context,
            c"Cannot assign to read only property '%s' of object '#<Object>'".as_ptr(),
            name,
        );
        qjs::JS_FreeCString(context, name);
        -1
    }
}

unsafe extern "C" fn get_own_property_names(
    context: *mut qjs::JSContext,
    table: *mut *mut qjs::JSPropertyEnum,
    length: *mut u32,
    view: qjs::JSValue,
) -> c_int {
    // SAFETY: the engine calls with a view and places for the table, which it frees; every key in it is owned by it.
    unsafe {
        let mut keys: Vec<qjs::JSPropertyEnum> = Vec::new();
        let mut failed = false;
        if let Some(data) = data_of(view) {
            for object in [data.sandbox, data.builtins] {
                failed |= each_own(context, object, |atom, is_enumerable| {
                    if !keys.iter().any(|known| known.atom == atom) {
                        let atom = qjs::JS_DupAtom(context, atom);
                        keys.push(qjs::JSPropertyEnum { is_enumerable, atom });
                    }
                    Ok(())
                })
                .is_err();
            }
        }
        let size = size_of::<qjs::JSPropertyEnum>() * keys.len().max(1);
        let place = if failed { ptr::null_mut() } else { qjs::js_malloc(context, size as _) };
        if place.is_null() {
            for key in keys {
                qjs::JS_FreeAtom(context, key.atom);
            }
            return -1;
        }
        let place = place.cast::<qjs::JSPropertyEnum>();
        ptr::copy_nonoverlapping(keys.as_ptr(), place, keys.len());
        *table = place;
        *length = keys.len() as u32;
        0
    }
}
