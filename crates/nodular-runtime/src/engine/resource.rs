//! Values of Rust that JavaScript holds: an object without properties, which drops the value when it is collected.

use rquickjs::class::{JsClass, Readable, Trace, Tracer};
use rquickjs::{Class, Ctx, FromJs, IntoJs, JsLifetime, Result, Value};

/// A value of Rust as an object of JavaScript; a binding's functions take it as an argument.
pub(crate) struct Resource<T: 'static>(pub(crate) T);

// SAFETY: a resource has no value of the engine: what is `'static` has no lifetime to change.
unsafe impl<'js, T: 'static> JsLifetime<'js> for Resource<T> {
    type Changed<'to> = Resource<T>;
}

impl<'js, T: 'static> Trace<'js> for Resource<T> {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

impl<'js, T: 'static> JsClass<'js> for Resource<T> {
    const NAME: &'static str = "Resource";
    type Mutable = Readable;

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<rquickjs::function::Constructor<'js>>> {
        Ok(None)
    }
}

impl<'js, T: 'static> IntoJs<'js> for Resource<T> {
    fn into_js(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        Class::instance(ctx.clone(), self)?.into_js(ctx)
    }
}

/// A resource that a function was given.
pub(crate) struct Held<'js, T: 'static>(Class<'js, Resource<T>>);

impl<'js, T: 'static> FromJs<'js> for Held<'js, T> {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        Class::from_js(ctx, value).map(Self)
    }
}

impl<T: 'static> Held<'_, T> {
    /// Runs `work` with the value.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&T) -> R) -> R {
        work(&self.0.borrow().0)
    }
}
