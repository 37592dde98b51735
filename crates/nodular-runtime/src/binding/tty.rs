//! `node:tty`: what the system says of terminals, and `nodular-util` of their colours.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::BorrowedFd;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

use nodular_error::SystemError;
use nodular_timers::Task;
use rquickjs::{Ctx, Function, Object, Result, TypedArray};
use rustix::termios::{OptionalActions, Termios};
use tokio::sync::{Mutex, mpsc};

use super::Binding;
use crate::engine::{Held, Resource, Text, terminal};
use crate::host::Host;

/// How many chunks of input wait for the program.
const CHUNKS: usize = 16;

/// What a descriptor has to read, read by a thread of its own.
struct Input(Arc<Mutex<mpsc::Receiver<Vec<u8>>>>);

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("isatty", |fd: i32| terminal(fd).is_some_and(rustix::termios::isatty))?;
    binding.function("windowSize", |fd: i32| {
        let size = terminal(fd).and_then(|fd| rustix::termios::tcgetwinsize(fd).ok());
        size.map(|size| vec![size.ws_col, size.ws_row])
    })?;
    binding.function("setRawMode", set_raw_mode)?;
    binding.function("colorDepth", color_depth)?;
    binding.function("open", open)?;
    binding.function("read", read)?;
    binding.function("refRead", |task: Held<'_, Task>, keeps_alive: bool| {
        task.with(|task| {
            if keeps_alive {
                task.ref_()
            } else {
                task.unref()
            };
        });
    })
}

/// Starts to read what is written at the other end of the descriptor.
fn open(ctx: Ctx<'_>, fd: i32) -> Result<Resource<Input>> {
    let refused =
        |error: io::Error| super::throw_system(&ctx, &SystemError::from_io(error, "open"));
    let Some(file) = terminal(fd) else {
        return Err(refused(io::ErrorKind::InvalidInput.into()));
    };
    let file = rustix::io::dup(file).map_err(|error| refused(error.into()))?;
    let (sender, receiver) = mpsc::channel(CHUNKS);
    let mut file = File::from(file);
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut buffer = vec![0; 64 << 10];
        loop {
            match file.read(&mut buffer) {
                Ok(count @ 1..) => {
                    if sender.blocking_send(buffer[..count].to_vec()).is_err() {
                        break;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                _ => break,
            }
        }
    })?;
    Ok(Resource(Input(Arc::new(Mutex::new(receiver)))))
}

/// `(input, callback)`: calls back with the next chunk, or with nothing at the end.
fn read<'js>(ctx: Ctx<'js>, input: Held<'js, Input>, callback: Function<'js>) -> Resource<Task> {
    let host = Host::of(&ctx);
    let callback = host.handles.pin(&ctx, callback.into_value());
    let weak = Rc::downgrade(&host);
    let chunks = input.with(|input| Arc::clone(&input.0));
    let next = async move { chunks.lock().await.recv().await };
    Resource(host.event_loop.spawn(next, move |_, chunk| {
        let Some(host) = weak.upgrade() else { return Ok(()) };
        host.enter(|ctx| {
            let callback: Function<'_> = callback.get(ctx)?;
            match chunk {
                Some(chunk) => callback.call((TypedArray::<u8>::new(ctx.clone(), chunk)?,)),
                None => callback.call(()),
            }
        })
    }))
}

thread_local! {
    /// How the terminals were before they were made raw.
    static BEFORE: RefCell<Vec<(i32, Termios)>> = const { RefCell::new(Vec::new()) };
}

/// `(fd, raw)`: whether it could be done.
fn set_raw_mode(fd: i32, raw: bool) -> bool {
    let Some(file) = terminal(fd) else { return false };
    change(fd, file, raw).is_ok()
}

fn change(number: i32, file: BorrowedFd<'_>, raw: bool) -> rustix::io::Result<()> {
    let mut mode = rustix::termios::tcgetattr(file)?;
    BEFORE.with_borrow_mut(|before| {
        let known = before.iter().position(|(known, _)| *known == number);
        if raw {
            if known.is_none() {
                before.push((number, mode.clone()));
            }
            // As Node's: what is written still gets its carriage returns.
            let output = mode.output_modes;
            mode.make_raw();
            mode.output_modes = output;
        } else if let Some(index) = known {
            mode = before.swap_remove(index).1;
        }
        rustix::termios::tcsetattr(file, OptionalActions::Drain, &mode)
    })
}

/// The bits of colour that a terminal with this environment shows.
fn color_depth(env: Object<'_>) -> u8 {
    nodular_util::get_color_depth(|name| {
        env.get::<_, Option<Text>>(name).ok().flatten().map(|text| text.0)
    })
}
