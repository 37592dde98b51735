//! One run of a program, from the first line to the exit code.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::rc::Rc;

use nodular_timers::{EventLoop, Microtask, Microtasks};
use rquickjs::function::OnceFn;
use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::binding;
use crate::builder::{Options, Stdio};
use crate::builtins;
use crate::engine::{self, Engine, Limits, Text};
use crate::host::{Host, Thrown, exception};

/// What to run.
#[derive(Debug)]
pub(crate) enum Entry {
    /// A file, resolved as `node FILE` does.
    File(PathBuf),
    /// Source text without a file.
    Script { name: String, source: String },
    /// A file that is only compiled.
    Check(PathBuf),
    /// What the user types.
    Repl,
}

/// A program that has not started.
pub(crate) struct Program {
    pub(crate) options: Options,
    pub(crate) stdio: Stdio,
    pub(crate) limits: Limits,
    pub(crate) entry: Entry,
}

impl Program {
    /// Runs it on this thread, which has a stack for it.
    pub(crate) fn run(self) -> io::Result<i32> {
        let engine = Engine::new(self.limits).map_err(io::Error::other)?;
        track_rejections(&engine);
        binding::install_modules(&engine);
        let Self { options, stdio, entry, .. } = self;
        // Entered from the start: signals can be listened to before the loop runs.
        let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let _entered = tokio.enter();
        engine.enter(|ctx| {
            let host = Host::install(ctx, options, stdio.stdout, stdio.stderr)
                .map_err(io::Error::other)?;
            let code = run(ctx, &host, &entry, &tokio);
            let flushed = host.stdout.borrow_mut().flush().and(host.stderr.borrow_mut().flush());
            host.tear_down(ctx);
            code.and_then(|code| flushed.map(|()| code))
        })
    }
}

fn run(
    ctx: &Ctx<'_>,
    host: &Rc<Host>,
    entry: &Entry,
    tokio: &tokio::runtime::Runtime,
) -> io::Result<i32> {
    prepare_loop(host);
    if let Err(error) = bootstrap(ctx) {
        return Err(io::Error::other(describe(ctx, error)));
    }
    let started = match entry {
        Entry::File(path) => {
            host.call::<Value<'_>>(ctx, "runFile", (path.to_string_lossy().as_ref(),))
        }
        Entry::Script { name, source } => {
            host.call(ctx, "runScript", (name.as_str(), source.as_str()))
        }
        Entry::Check(path) => host.call(ctx, "checkFile", (path.to_string_lossy().as_ref(),)),
        Entry::Repl => host.call(ctx, "runRepl", ()),
    };
    let outcome = host.outcome(ctx, started.map(drop));
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(thrown) => host.event_loop.report_uncaught(thrown),
    };
    if outcome.is_ok() && host.exit_code().is_none() {
        // Who fails here has been told by the handler of uncaught errors.
        drop(tokio.block_on(host.event_loop.run_async()));
    }
    if let Some(code) = host.exit_code() {
        return Ok(code);
    }
    let code = host.call::<i32>(ctx, "exit", ());
    let code = code.unwrap_or_else(|error| {
        if host.exit_code().is_none() {
            let value = exception(ctx, error);
            drop(host.call::<Value<'_>>(ctx, "fatal", (value,)));
        }
        1
    });
    Ok(host.exit_code().unwrap_or(code))
}

/// Loads the first builtin module, which loads the others and registers what Rust calls.
fn bootstrap(ctx: &Ctx<'_>) -> Result<()> {
    engine::install_stacks(ctx)?;
    let load = Function::new(ctx.clone(), load_binding)?;
    let compile = Function::new(ctx.clone(), compile_builtin)?;
    let module = Object::new(ctx.clone())?;
    module.set("binding", load.clone())?;
    module.set("compile", compile)?;
    let exports = Object::new(ctx.clone())?;
    let Some(body) = builtins::compile(ctx, "internal/bootstrap")? else {
        return Err(missing(ctx, "internal/bootstrap"));
    };
    body.call((exports, (), module, load))
}

fn load_binding<'js>(ctx: Ctx<'js>, name: Text) -> Result<Object<'js>> {
    binding::load(&ctx, name.as_ref())?.ok_or_else(|| missing(&ctx, name.as_ref()))
}

fn compile_builtin<'js>(ctx: Ctx<'js>, id: Text) -> Result<Function<'js>> {
    builtins::compile(&ctx, id.as_ref())?.ok_or_else(|| missing(&ctx, id.as_ref()))
}

fn missing(ctx: &Ctx<'_>, name: &str) -> rquickjs::Error {
    rquickjs::Exception::throw_message(ctx, &format!("no builtin {name}"))
}

/// What went wrong before there was a JavaScript side to tell it.
fn describe(ctx: &Ctx<'_>, error: rquickjs::Error) -> String {
    let value = exception(ctx, error);
    let stack = value.as_object().and_then(|object| object.get::<_, Text>("stack").ok());
    stack.map_or_else(|| "the runtime could not start".to_owned(), |stack| stack.0)
}

/// Has the loop run the engine's jobs, tell the JavaScript side what nobody caught, and ask it whether to go on.
fn prepare_loop(host: &Rc<Host>) {
    let weak = Rc::downgrade(host);
    host.event_loop.set_microtasks(Jobs { host: Rc::downgrade(host) });
    host.event_loop.on_uncaught(move |_, error| {
        let Some(host) = weak.upgrade() else { return Err(error) };
        let handled = host.realm.with(|ctx| uncaught(ctx, &host, error));
        if handled { Ok(()) } else { Err(Thrown.into()) }
    });
    let weak = Rc::downgrade(host);
    host.event_loop.on_warning(move |warning| {
        let Some(host) = weak.upgrade() else { return };
        host.realm.with(|ctx| {
            let told = host.call::<()>(ctx, "timerWarning", (warning.name(), warning.to_string()));
            if told.is_err() {
                drop(ctx.catch());
            }
        });
    });
    let weak = Rc::downgrade(host);
    host.event_loop.on_before_exit(move |_| match weak.upgrade() {
        Some(host) => host.enter(|ctx| host.call(ctx, "beforeExit", ())),
        None => Ok(()),
    });
    let weak = Rc::downgrade(host);
    host.event_loop.set_after_ticks(move |_| {
        let Some(host) = weak.upgrade() else { return Ok(false) };
        if !host.rejections.replace(false) {
            return Ok(false);
        }
        let mut again = false;
        host.enter(|ctx| {
            again = host.call(ctx, "processRejections", ())?;
            Ok(())
        })?;
        Ok(again)
    });
}

/// Gives an error to the program's listeners; whether one took it. If none did, the program has been ended.
fn uncaught(ctx: &Ctx<'_>, host: &Host, error: nodular_timers::BoxError) -> bool {
    let value = if error.is::<Thrown>() {
        host.take_thrown(ctx)
    } else {
        let message = error.to_string();
        drop(rquickjs::Exception::throw_message(ctx, &message));
        Ok(ctx.catch())
    };
    let handled = value.and_then(|value| host.call::<bool>(ctx, "uncaught", (value,)));
    match handled {
        Ok(handled) => handled,
        Err(_) => {
            drop(ctx.catch());
            if host.exit_code().is_none() {
                host.end(7);
            }
            false
        }
    }
}

fn track_rejections(engine: &Engine) {
    engine.runtime().set_host_promise_rejection_tracker(Some(Box::new(track_rejection)));
}

fn track_rejection<'js>(ctx: Ctx<'js>, promise: Value<'js>, reason: Value<'js>, is_handled: bool) {
    // After the program, rejections concern nobody.
    let Some(host) = Host::find(&ctx) else { return };
    host.rejections.set(true);
    if host.call::<()>(&ctx, "promiseRejected", (promise, reason, is_handled)).is_err() {
        drop(ctx.catch());
    }
}

/// The engine's jobs as the loop's microtasks.
struct Jobs {
    host: std::rc::Weak<Host>,
}

impl Microtasks for Jobs {
    fn enqueue(&self, microtask: Microtask) {
        let Some(host) = self.host.upgrade() else { return };
        host.realm.with(|ctx| {
            let run = OnceFn::from(move |ctx: Ctx<'_>| {
                let host = Host::of(&ctx);
                drop(microtask(&host.event_loop));
            });
            if let Ok(function) = Function::new(ctx.clone(), run) {
                drop(function.defer(()));
            }
        });
    }

    fn run(&self, event_loop: &EventLoop) -> std::result::Result<(), nodular_timers::Error> {
        let Some(host) = self.host.upgrade() else { return Ok(()) };
        host.realm.with(|ctx| {
            while host.exit_code().is_none() {
                host.modules.begin_job();
                let outcome = engine::run_job(ctx);
                host.async_context.job_done(ctx);
                match outcome {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        if let Err(thrown) = host.outcome(ctx, Err(error)) {
                            event_loop.report_uncaught(thrown)?;
                        }
                    }
                }
            }
            host.async_context.jobs_done(ctx);
            Ok(())
        })
    }
}
