//! `node:child_process`

mod command;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStringExt;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use nodular_error::{Errno, SystemError};
use nodular_timers::Task;
use rquickjs::{Ctx, Function, Object, Result, TypedArray, Value};
use tokio::sync::{Mutex, mpsc, oneshot};

use self::command::{Bounds, Ended, Start, Stream};
use super::{Binding, throw_system};
use crate::engine::{self, Held, Resource, Text};
use crate::host::Host;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("spawnSync", spawn_sync)?;
    binding.function("spawn", spawn)?;
    binding.function("kill", |process: Held<'_, Process>, signal: i32| {
        process.with(|process| match command::kill(process.pid, signal) {
            Ok(()) => 0,
            Err(errno) => Errno::from(&io::Error::from(errno)).number(),
        })
    })?;
    binding.function("setRef", |process: Held<'_, Process>, keeps_alive: bool| {
        process.with(|process| {
            if let Some(task) = process.exit.borrow().as_ref() {
                if keeps_alive {
                    task.ref_()
                } else {
                    task.unref()
                };
            }
        });
    })?;
    binding.function("systemError", system_error)?;
    binding.function("read", read)?;
    binding.function("closeReader", |reader: Held<'_, Reader>| {
        reader.with(|reader| {
            if let Some(task) = reader.pending.take() {
                task.unref().abort();
            }
        });
    })?;
    binding.function("write", write)?;
    binding.function("closeWriter", |writer: Held<'_, Writer>| {
        writer.with(|writer| drop(writer.0.take()));
    })?;
    let signals = Object::new(binding.ctx.clone())?;
    for (name, number) in
        nodular_os::constants::signals::of(nodular_error::Platform::CURRENT).iter()
    {
        signals.set(name, number)?;
    }
    binding.object.set("signals", signals)
}

/// A program that was started, until it is waited for.
struct Process {
    pid: u32,
    /// The wait for its end.
    exit: RefCell<Option<Task>>,
}

/// A pipe that the program writes into: chunks, then nothing.
struct Reader {
    chunks: Arc<Mutex<mpsc::Receiver<Vec<u8>>>>,
    /// The wait for the next chunk.
    pending: RefCell<Option<Task>>,
}

/// A pipe that the program reads from.
struct Writer(RefCell<Option<mpsc::Sender<Parcel>>>);

/// What is to be written, and whom to tell.
type Parcel = (Vec<u8>, oneshot::Sender<io::Result<()>>);

/// What the pipes may hold that nobody has taken: chunks of up to 64 KiB.
const CHUNKS: usize = 2;

/// `{ error }` or `{ pid, status, signal, output, error }`, errors as numbers.
fn spawn_sync<'js>(ctx: Ctx<'js>, options: Object<'js>) -> Result<Object<'js>> {
    flush(&ctx);
    let start = start(&options)?;
    let number = |name: &str| -> Result<Option<f64>> { options.get(name) };
    let bounds = Bounds {
        timeout: number("timeout")?
            .filter(|timeout| *timeout > 0.0)
            .map(|timeout| Duration::from_secs_f64((timeout / 1000.0).min(1e9))),
        max_bytes: number("maxBuffer")?.filter(|max| max.is_finite()).map(|max| max as usize),
        kill_signal: number("killSignal")?.map_or(15, |signal| signal as i32),
    };
    let input: Value<'js> = options.get("input")?;
    let result = Object::new(ctx.clone())?;
    match command::run(start, bytes(&input)?, &bounds) {
        Err(error) => result.set("error", Errno::from(&error).number())?,
        Ok(outcome) => {
            result.set("pid", outcome.pid)?;
            result.set("status", outcome.ended.code)?;
            result.set("signal", outcome.ended.signal)?;
            let [stdout, stderr] = outcome.output;
            for (name, bytes) in [("stdout", stdout), ("stderr", stderr)] {
                let Some(bytes) = bytes else { continue };
                result.set(name, TypedArray::<u8>::new(ctx.clone(), bytes)?)?;
            }
            if let Some(fault) = outcome.fault {
                result.set("error", fault.number())?;
            }
        }
    }
    Ok(result)
}

/// `(options, onExit)`: starts a program; `{ error }` or `{ pid, handle, stdin, stdout, stderr }`.
fn spawn<'js>(ctx: Ctx<'js>, options: Object<'js>, on_exit: Function<'js>) -> Result<Object<'js>> {
    flush(&ctx);
    let result = Object::new(ctx.clone())?;
    let mut child = match start(&options)?.spawn() {
        Ok(child) => child,
        Err(error) => {
            result.set("error", Errno::from(&error).number())?;
            return Ok(result);
        }
    };
    let pid = child.id();
    result.set("pid", pid)?;
    if let Some(stdin) = child.stdin.take() {
        result.set("stdin", Resource(Writer::new(stdin)))?;
    }
    if let Some(stdout) = child.stdout.take() {
        result.set("stdout", Resource(Reader::new(stdout)))?;
    }
    if let Some(stderr) = child.stderr.take() {
        result.set("stderr", Resource(Reader::new(stderr)))?;
    }

    let (sender, receiver) = oneshot::channel();
    thread::Builder::new().name("wait".into()).spawn(move || {
        command::wait_for_end(pid);
        drop(sender.send(child));
    })?;
    let host = Host::of(&ctx);
    let on_exit = host.handles.pin(&ctx, on_exit.into_value());
    let weak = Rc::downgrade(&host);
    let exit = host.event_loop.spawn(receiver, move |_, child| {
        let (Some(host), Ok(mut child)) = (weak.upgrade(), child) else { return Ok(()) };
        // It has ended: this takes no time.
        let Ended { code, signal } = child.wait().map_or(Ended::UNKNOWN, Ended::from);
        host.enter(|ctx| on_exit.get::<Function<'_>>(ctx)?.call((code, signal)))
    });
    result.set("handle", Resource(Process { pid, exit: RefCell::new(Some(exit)) }))?;
    Ok(result)
}

impl Reader {
    fn new(mut pipe: impl Read + Send + 'static) -> Self {
        let (sender, receiver) = mpsc::channel(CHUNKS);
        thread::spawn(move || {
            let mut buffer = vec![0; 64 << 10];
            loop {
                match pipe.read(&mut buffer) {
                    Ok(count @ 1..) => {
                        if sender.blocking_send(buffer[..count].to_vec()).is_err() {
                            break;
                        }
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    _ => break,
                }
            }
        });
        Self { chunks: Arc::new(Mutex::new(receiver)), pending: RefCell::default() }
    }
}

impl Writer {
    fn new(mut pipe: impl Write + Send + 'static) -> Self {
        let (sender, mut receiver) = mpsc::channel::<Parcel>(64);
        thread::spawn(move || {
            while let Some((bytes, done)) = receiver.blocking_recv() {
                drop(done.send(pipe.write_all(&bytes)));
            }
        });
        Self(RefCell::new(Some(sender)))
    }
}

/// `(reader, callback)`: calls back with the next chunk, or with nothing at the end.
fn read<'js>(ctx: Ctx<'js>, reader: Held<'js, Reader>, callback: Function<'js>) {
    let host = Host::of(&ctx);
    let callback = host.handles.pin(&ctx, callback.into_value());
    let weak = Rc::downgrade(&host);
    let chunks = reader.with(|reader| Arc::clone(&reader.chunks));
    let next = async move { chunks.lock().await.recv().await };
    let task = host.event_loop.spawn(next, move |_, chunk| {
        let Some(host) = weak.upgrade() else { return Ok(()) };
        host.enter(|ctx| {
            let callback: Function<'_> = callback.get(ctx)?;
            match chunk {
                Some(chunk) => callback.call((TypedArray::<u8>::new(ctx.clone(), chunk)?,)),
                None => callback.call(()),
            }
        })
    });
    reader.with(|reader| reader.pending.replace(Some(task)));
}

/// `(writer, data, callback)`: calls back with an error, or with nothing when all is written.
fn write<'js>(
    ctx: Ctx<'js>,
    writer: Held<'js, Writer>,
    data: Value<'js>,
    callback: Function<'js>,
) -> Result<()> {
    let host = Host::of(&ctx);
    let data = bytes(&data)?;
    let callback = host.handles.pin(&ctx, callback.into_value());
    let weak = Rc::downgrade(&host);
    let sender = writer.with(|writer| writer.0.borrow().clone());
    let written = async move {
        let Some(sender) = sender else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let (done, written) = oneshot::channel();
        match sender.send((data, done)).await {
            Ok(()) => written.await.unwrap_or(Ok(())),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    };
    host.event_loop.spawn(written, move |_, written| {
        let Some(host) = weak.upgrade() else { return Ok(()) };
        host.enter(|ctx| {
            let callback: Function<'_> = callback.get(ctx)?;
            match written {
                Ok(()) => callback.call(()),
                Err(error) => {
                    drop(throw_system(ctx, &SystemError::socket(&error, "write")));
                    callback.call((ctx.catch(),))
                }
            }
        })
    });
    Ok(())
}

/// `(errno, syscall)`: the error, in the form of child processes.
fn system_error<'js>(ctx: Ctx<'js>, errno: i32, syscall: Text) -> Value<'js> {
    drop(throw_system(&ctx, &SystemError::socket(Errno::new(errno), syscall.0)));
    ctx.catch()
}

/// What the program has printed comes before what it starts prints.
fn flush(ctx: &Ctx<'_>) {
    let host = Host::of(ctx);
    drop(host.stdout.borrow_mut().flush());
    drop(host.stderr.borrow_mut().flush());
}

fn start(options: &Object<'_>) -> Result<Start> {
    let texts = |name: &str| -> Result<Vec<OsString>> {
        let texts: Vec<Text> = options.get(name)?;
        Ok(texts.into_iter().map(|text| text.0.into()).collect())
    };
    let environment = texts("envPairs")?.into_iter().filter_map(|pair| {
        let pair = pair.into_vec();
        let at = pair.iter().position(|byte| *byte == b'=')?;
        Some((OsString::from_vec(pair[..at].to_vec()), OsString::from_vec(pair[at + 1..].to_vec())))
    });
    let cwd: Value<'_> = options.get("cwd")?;
    let id = |name: &str| -> Result<Option<u32>> {
        Ok(options.get::<_, Option<f64>>(name)?.map(|id| id as i64 as u32))
    };
    let streams: Vec<Value<'_>> = options.get("stdio")?;
    let stream = |index: usize| {
        let Some(value) = streams.get(index) else { return Stream::Ignore };
        match value.as_number() {
            Some(number) if number as usize == index => Stream::Inherit,
            Some(number) => Stream::Descriptor(number as i32),
            None => match value.get::<Text>() {
                Ok(text) if text.as_ref() == "pipe" => Stream::Pipe,
                Ok(text) if text.as_ref() == "inherit" => Stream::Inherit,
                _ => Stream::Ignore,
            },
        }
    };
    Ok(Start {
        file: options.get::<_, Text>("file")?.0.into(),
        arguments: texts("args")?,
        cwd: if cwd.is_undefined() || cwd.is_null() {
            None
        } else {
            Some(OsString::from_vec(bytes(&cwd)?))
        },
        environment: environment.collect(),
        stdio: [stream(0), stream(1), stream(2)],
        uid: id("uid")?,
        gid: id("gid")?,
        detached: options.get::<_, Option<bool>>("detached")?.unwrap_or(false),
    })
}

/// Text as UTF-8, the bytes of a `Uint8Array`, nothing of all else.
fn bytes(value: &Value<'_>) -> Result<Vec<u8>> {
    if value.is_string() {
        return Ok(value.get::<Text>()?.0.into_bytes());
    }
    if !value.is_object() {
        return Ok(Vec::new());
    }
    let view: TypedArray<'_, u8> = value.get()?;
    Ok(view.as_raw().map(engine::shape::copy_bytes).unwrap_or_default())
}
