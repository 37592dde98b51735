//! What the bindings share: the options of the run, the event loop, the values that Rust keeps.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::io::Write;
use std::rc::Rc;

use nodular_modules::Resolver;
use nodular_process::Env;
use nodular_timers::EventLoop;
use rquickjs::function::IntoArgs;
use rquickjs::{Ctx, FromJs, Function, JsLifetime, Object, Result, Value};

use crate::binding::ModuleGraph;
use crate::builder::Options;
use crate::engine::{AsyncContext, Handles, Pinned, Realm, uncatchable};

/// One running program's state.
pub(crate) struct Host {
    pub(crate) options: Options,
    pub(crate) event_loop: EventLoop,
    pub(crate) resolver: Resolver,
    pub(crate) modules: ModuleGraph,
    /// The environment as the program has changed it.
    pub(crate) env: RefCell<Env>,
    pub(crate) handles: Handles,
    pub(crate) realm: Realm,
    pub(crate) async_context: AsyncContext,
    pub(crate) stdout: RefCell<Box<dyn Write>>,
    pub(crate) stderr: RefCell<Box<dyn Write>>,
    /// The code of `process.exit()` once it was called: no JavaScript runs any more.
    exit: Cell<Option<i32>>,
    /// Whether promises were rejected, or rejections handled, since the program was last asked about them.
    pub(crate) rejections: Cell<bool>,
    /// Whether call sites have all methods of V8's.
    pub(crate) completed_sites: Cell<bool>,
    /// What a callback threw, on its way through the event loop to the handler of uncaught errors.
    thrown: RefCell<Vec<Pinned>>,
    /// What the JavaScript side registered for Rust to call: functions by their names.
    hooks: RefCell<HashMap<String, Rc<Pinned>>>,
}

/// Stands for an exception in the event loop: the value waits in [`Host::take_thrown`].
#[derive(Debug)]
pub(crate) struct Thrown;

impl fmt::Display for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JavaScript exception")
    }
}

impl std::error::Error for Thrown {}

/// The host as the engine's user data.
struct Shared(Rc<Host>);

#[allow(
    unsafe_code,
    reason = "the trait is unsafe; for a type without a lifetime any implementation is right"
)]
// SAFETY: the host has no value with the engine's lifetime; what it keeps of the engine stands in `Handles`.
unsafe impl<'js> JsLifetime<'js> for Shared {
    type Changed<'to> = Shared;
}

impl Host {
    /// The host of a context that has none yet.
    pub(crate) fn install(
        ctx: &Ctx<'_>,
        options: Options,
        stdout: Box<dyn Write>,
        stderr: Box<dyn Write>,
    ) -> Result<Rc<Self>> {
        let env = options.environment.iter();
        let env = env.map(|(name, value)| (name.to_string_lossy(), value.to_string_lossy()));
        let host = Rc::new(Self {
            env: RefCell::new(env.collect()),
            options,
            event_loop: EventLoop::new(),
            resolver: Resolver::new(),
            modules: ModuleGraph::default(),
            handles: Handles::default(),
            realm: Realm::of(ctx),
            async_context: AsyncContext::default(),
            stdout: RefCell::new(stdout),
            stderr: RefCell::new(stderr),
            exit: Cell::new(None),
            rejections: Cell::new(false),
            completed_sites: Cell::new(false),
            thrown: RefCell::default(),
            hooks: RefCell::default(),
        });
        ctx.store_userdata(Shared(Rc::clone(&host))).map_err(|_| rquickjs::Error::Unknown)?;
        Ok(host)
    }

    /// The context's host.
    ///
    /// # Panics
    ///
    /// If the context has none: every context of this crate is given one before anything runs in it.
    pub(crate) fn of(ctx: &Ctx<'_>) -> Rc<Self> {
        Self::find(ctx).expect("the context was entered with a host")
    }

    /// The context's host, while it has one.
    pub(crate) fn find(ctx: &Ctx<'_>) -> Option<Rc<Self>> {
        ctx.userdata::<Shared>().map(|shared| Rc::clone(&shared.0))
    }

    /// Lets go of everything that keeps values of the engine alive.
    pub(crate) fn tear_down(&self, ctx: &Ctx<'_>) {
        self.event_loop.clear();
        self.hooks.take();
        self.thrown.take();
        self.handles.clear();
        self.async_context.clear(ctx);
        drop(ctx.remove_userdata::<Shared>());
        ctx.run_gc();
    }

    /// Lets Rust call `value` by this name.
    pub(crate) fn register(&self, name: &str, value: Pinned) {
        let old = self.hooks.borrow_mut().insert(name.to_owned(), Rc::new(value));
        drop(old);
    }

    /// What was registered by this name.
    pub(crate) fn hook<'js, T: FromJs<'js>>(&self, ctx: &Ctx<'js>, name: &str) -> Result<T> {
        let hook = self.hooks.borrow().get(name).cloned();
        hook.ok_or(rquickjs::Error::Unknown)?.get(ctx)
    }

    /// Whether something was registered by this name.
    pub(crate) fn has_hook(&self, name: &str) -> bool {
        self.hooks.borrow().contains_key(name)
    }

    /// Calls the function that was registered by this name.
    pub(crate) fn call<'js, R: FromJs<'js>>(
        &self,
        ctx: &Ctx<'js>,
        name: &str,
        arguments: impl IntoArgs<'js>,
    ) -> Result<R> {
        self.hook::<Function<'js>>(ctx, name)?.call(arguments)
    }

    /// The functions that ask objects what only JavaScript can.
    pub(crate) fn intrinsics<'js>(&self, ctx: &Ctx<'js>) -> Result<Object<'js>> {
        self.hook(ctx, "intrinsics")
    }

    /// The current asynchronous context, for what is scheduled now; nothing if it is empty.
    pub(crate) fn capture(&self, ctx: &Ctx<'_>) -> Option<Pinned> {
        if self.async_context.is_empty() {
            return None;
        }
        Some(self.handles.pin(ctx, self.async_context.get(ctx)))
    }

    /// Runs `work` for the event loop in a context that was captured, as [`enter`](Self::enter) does.
    pub(crate) fn enter_in(
        &self,
        context: Option<&Pinned>,
        work: impl FnOnce(&Ctx<'_>) -> Result<()>,
    ) -> std::result::Result<(), Thrown> {
        self.enter(|ctx| {
            if let Some(context) = context {
                drop(self.async_context.replace(ctx, context.get(ctx)?));
            }
            let result = work(ctx);
            if !self.async_context.is_empty() {
                drop(self.async_context.replace(ctx, Value::new_undefined(ctx.clone())));
            }
            result
        })
    }

    /// Runs `work` for the event loop: an exception becomes the loop's error.
    pub(crate) fn enter(
        &self,
        work: impl FnOnce(&Ctx<'_>) -> Result<()>,
    ) -> std::result::Result<(), Thrown> {
        if self.exit.get().is_some() {
            return Ok(());
        }
        self.realm.with(|ctx| self.outcome(ctx, work(ctx)))
    }

    /// An exception as the loop's error; nothing if it is only `process.exit()` on its way.
    pub(crate) fn outcome(
        &self,
        ctx: &Ctx<'_>,
        result: Result<()>,
    ) -> std::result::Result<(), Thrown> {
        let Err(error) = result else { return Ok(()) };
        let value = exception(ctx, error);
        if self.exit.get().is_some() {
            return Ok(());
        }
        self.thrown.borrow_mut().push(self.handles.pin(ctx, value));
        Err(Thrown)
    }

    /// What was thrown last and not taken yet.
    pub(crate) fn take_thrown<'js>(&self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        let thrown = self.thrown.borrow_mut().pop();
        thrown.ok_or(rquickjs::Error::Unknown)?.get(ctx)
    }

    /// Ends the program: JavaScript is unwound by an error that it cannot catch, and the loop stops.
    pub(crate) fn exit(&self, ctx: &Ctx<'_>, code: i32) -> rquickjs::Error {
        self.end(code);
        uncatchable(ctx)
    }

    /// Stops the loop with this exit code, unless it was stopped before.
    pub(crate) fn end(&self, code: i32) {
        if self.exit.get().is_none() {
            self.exit.set(Some(code));
        }
        self.event_loop.stop();
    }

    /// The exit code if the program was ended.
    pub(crate) fn exit_code(&self) -> Option<i32> {
        self.exit.get()
    }
}

/// The exception behind an error of the engine's interface.
pub(crate) fn exception<'js>(ctx: &Ctx<'js>, error: rquickjs::Error) -> Value<'js> {
    if !matches!(error, rquickjs::Error::Exception) {
        let message = error.to_string();
        drop(rquickjs::Exception::throw_message(ctx, &message));
    }
    ctx.catch()
}
