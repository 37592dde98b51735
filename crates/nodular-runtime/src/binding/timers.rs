//! `node:timers`, the ticks and the microtasks: `nodular-timers` decides when, the JavaScript side what is called.

use std::rc::Rc;

use nodular_timers::{Delay, Immediate, Timeout};
use rquickjs::{Ctx, Function, Object, Result};

use super::Binding;
use crate::engine::{Held, Resource, bind_async_context};
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("nextTick", next_tick)?;
    binding.function("enqueueMicrotask", |ctx: Ctx<'js>, callback: Function<'js>| {
        bind_async_context(&ctx, callback)?.defer(())
    })?;
    binding.function("now", |ctx: Ctx<'_>| Host::of(&ctx).event_loop.now() as f64)?;
    binding.function("preciseNow", |ctx: Ctx<'_>| {
        Host::of(&ctx).options.started.elapsed().as_nanos() as f64 / 1e6
    })?;

    binding.function("startTimeout", start_timeout)?;
    binding
        .function("timeoutId", |timer: Held<'_, Timeout>| timer.with(|timer| timer.id() as f64))?;
    binding.function("closeTimeout", |timer: Held<'_, Timeout>| timer.with(Timeout::close))?;
    binding.function("refreshTimeout", |timer: Held<'_, Timeout>| {
        timer.with(|timer| {
            timer.refresh();
        })
    })?;
    binding.function("refTimeout", |timer: Held<'_, Timeout>, keeps_alive: bool| {
        timer.with(|timer| {
            if keeps_alive {
                timer.ref_()
            } else {
                timer.unref()
            };
        });
    })?;

    binding.function("startImmediate", start_immediate)?;
    binding.function("clearImmediate", |immediate: Held<'_, Immediate>| {
        immediate.with(Immediate::clear)
    })?;
    binding.function("refImmediate", |immediate: Held<'_, Immediate>, keeps_alive: bool| {
        immediate.with(|immediate| {
            if keeps_alive {
                immediate.ref_()
            } else {
                immediate.unref()
            };
        });
    })
}

/// Calls `callback` without arguments when the current callback has returned.
pub(super) fn next_tick<'js>(ctx: Ctx<'js>, callback: Function<'js>) {
    let host = Host::of(&ctx);
    let callback = host.handles.pin(&ctx, callback.into_value());
    let context = host.capture(&ctx);
    let weak = Rc::downgrade(&host);
    host.event_loop.next_tick(move |_| match weak.upgrade() {
        Some(host) => {
            host.enter_in(context.as_ref(), |ctx| callback.get::<Function<'_>>(ctx)?.call(()))
        }
        None => Ok(()),
    });
}

/// Starts a timer that has `runTimer` called with `timer`.
fn start_timeout<'js>(
    ctx: Ctx<'js>,
    timer: Object<'js>,
    delay: f64,
    repeats: bool,
) -> Resource<Timeout> {
    let host = Host::of(&ctx);
    let pinned = host.handles.pin(&ctx, timer.into_value());
    let context = host.capture(&ctx);
    let weak = Rc::downgrade(&host);
    let callback = move |_: &nodular_timers::EventLoop| match weak.upgrade() {
        Some(host) => host.enter_in(context.as_ref(), |ctx| {
            host.call(ctx, "runTimer", (pinned.get::<Object<'_>>(ctx)?,))
        }),
        None => Ok(()),
    };
    let delay = Delay::from(delay);
    Resource(if repeats {
        host.event_loop.set_interval(delay, callback)
    } else {
        host.event_loop.set_timeout(delay, callback)
    })
}

/// Has `runImmediate` called with `immediate` in the check phase.
fn start_immediate<'js>(ctx: Ctx<'js>, immediate: Object<'js>) -> Resource<Immediate> {
    let host = Host::of(&ctx);
    let pinned = host.handles.pin(&ctx, immediate.into_value());
    let context = host.capture(&ctx);
    let weak = Rc::downgrade(&host);
    Resource(host.event_loop.set_immediate(move |_| match weak.upgrade() {
        Some(host) => host.enter_in(context.as_ref(), |ctx| {
            host.call(ctx, "runImmediate", (pinned.get::<Object<'_>>(ctx)?,))
        }),
        None => Ok(()),
    }))
}
