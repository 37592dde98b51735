//! The way back into JavaScript from code that the event loop calls.

use std::ptr::NonNull;

use rquickjs::{Ctx, qjs};

/// A context that is entered already: [`Engine::enter`](super::Engine::enter) is further down the stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Realm {
    context: NonNull<qjs::JSContext>,
}

impl Realm {
    /// The context of `ctx`.
    pub(crate) fn of(ctx: &Ctx<'_>) -> Self {
        Self { context: ctx.as_raw() }
    }

    /// Runs `work` in the context.
    pub(crate) fn with<R>(self, work: impl FnOnce(&Ctx<'_>) -> R) -> R {
        // SAFETY: a realm is only used by closures that the event loop owns, and the loop runs and is dropped inside
        // `Engine::enter`: the engine is locked by this thread, and the context lives. The lifetime cannot leave
        // `work`, which takes any.
        let ctx = unsafe { Ctx::from_raw(self.context) };
        work(&ctx)
    }
}
