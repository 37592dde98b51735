//! Signals: sending them, and those that the program listens to.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use nodular_process::{self as process, SignalStream};
use nodular_timers::Task;
use rquickjs::{Ctx, Function, Result};

use super::super::Binding;
use super::thrown;
use crate::engine::{Held, Pinned, Resource, Text};
use crate::host::Host;

/// Somebody listens to a signal as long as this lives.
struct Watch {
    task: Rc<RefCell<Option<Task>>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Watch {
    fn stop(&self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("signalNumber", |name: Text| process::signal_number(name.as_ref()))?;
    binding.function("kill", |ctx: Ctx<'_>, pid: i32, signal: i32| {
        process::kill(pid, signal).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("watchSignal", watch)?;
    binding.function("closeSignal", |watch: Held<'_, Watch>| watch.with(Watch::stop))
}

/// Has `callback` called whenever the signal arrives; the loop does not wait for it.
fn watch<'js>(ctx: Ctx<'js>, name: Text, callback: Function<'js>) -> Result<Resource<Watch>> {
    let host = Host::of(&ctx);
    let stream = process::on_signal(name.as_ref()).map_err(|error| thrown(&ctx, &error))?;
    let callback = Rc::new(host.handles.pin(&ctx, callback.into_value()));
    let task = Rc::default();
    listen(&host, stream, callback, &task);
    Ok(Resource(Watch { task }))
}

fn listen(
    host: &Rc<Host>,
    mut stream: SignalStream,
    callback: Rc<Pinned>,
    task: &Rc<RefCell<Option<Task>>>,
) {
    let weak = Rc::downgrade(host);
    let place = Rc::downgrade(task);
    let arrival = async move {
        stream.recv().await;
        stream
    };
    let next = host.event_loop.spawn(arrival, move |_, stream| {
        let Some((host, place)) = both(&weak, &place) else { return Ok(()) };
        let is_watched = place.borrow().is_some();
        if !is_watched {
            return Ok(());
        }
        listen(&host, stream, Rc::clone(&callback), &place);
        host.enter(|ctx| callback.get::<Function<'_>>(ctx)?.call(()))
    });
    next.unref();
    let old = task.replace(Some(next));
    drop(old);
}

fn both<A, B>(a: &Weak<A>, b: &Weak<B>) -> Option<(Rc<A>, Rc<B>)> {
    Some((a.upgrade()?, b.upgrade()?))
}
