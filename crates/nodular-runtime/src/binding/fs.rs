//! `node:fs`: each call twice, once at once (`sync`) and once on another thread (`later`), which calls back.

pub(crate) mod descriptors;
mod sys;

use std::ffi::{OsStr, OsString};
use std::fs::Metadata;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, UNIX_EPOCH};

use nodular_error::{Errno, SystemError};
use rquickjs::function::Rest;
use rquickjs::{BigInt, Ctx, Function, IntoJs, Object, Result, TypedArray, Value};
use tokio::sync::oneshot;

use self::sys::{Depth, Flush, Links, Removal, Target};
use super::{Binding, throw_system};
use crate::engine::{self, Text};
use crate::host::Host;
use crate::pool;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let part = || -> Result<_> {
        Ok(Binding { ctx: binding.ctx.clone(), object: Object::new(binding.ctx.clone())? })
    };
    let (sync, later) = (part()?, part()?);
    for &(name, prepare) in CALLS {
        sync.function(name, move |ctx: Ctx<'js>, values: Rest<Value<'js>>| {
            let output = prepare(&Arguments(values.0))?();
            output.map_err(|error| throw_system(&ctx, &error))?.into_js(&ctx)
        })?;
        later.function(
            name,
            move |ctx: Ctx<'js>, callback: Function<'js>, values: Rest<Value<'js>>| {
                submit(&ctx, callback, prepare(&Arguments(values.0))?)
            },
        )?;
    }
    binding.object.set("sync", sync.object)?;
    binding.object.set("later", later.object)?;
    binding.function("readInto", read_into)?;
    binding.function("exists", |path: Value<'_>| {
        Ok::<_, rquickjs::Error>(Arguments(vec![path]).path(0)?.exists())
    })?;
    binding.function("readText", read_text)
}

/// A call whose arguments have been read.
type Work = Box<dyn FnOnce() -> sys::Result<Output> + Send>;
/// Reads a call's arguments.
type Prepare = for<'a, 'js> fn(&'a Arguments<'js>) -> Result<Work>;

/// What a call ends with.
enum Output {
    Nothing,
    Number(f64),
    Bytes(Vec<u8>),
    Path(OsString, Encoding),
    Names(Vec<sys::Entry>, Encoding, Kinds),
    Stat(Metadata, Numbers),
    StatFs(rustix::fs::StatFs, Numbers),
}

/// How paths are given to JavaScript: as text, or as bytes where they are to be decoded there.
#[derive(Clone, Copy)]
enum Encoding {
    Text,
    Bytes,
}

#[derive(Clone, Copy)]
enum Numbers {
    Plain,
    Big,
}

#[derive(Clone, Copy)]
enum Kinds {
    Without,
    With,
}

fn done<T>(_: T) -> Output {
    Output::Nothing
}

/// The calls, by the names that the JavaScript side has for them.
const CALLS: &[(&str, Prepare)] = &[
    ("open", |a| {
        let (path, flags, mode) = (a.path(0)?, a.int(1), a.uint(2));
        work(move || sys::open(&path, flags, mode).map(|fd| Output::Number(fd.into())))
    }),
    ("close", |a| {
        let fd = a.int(0);
        work(move || descriptors::close(fd).map(done))
    }),
    ("read", |a| {
        let (fd, length, position) = (a.int(0), a.number(1) as usize, a.position(2));
        work(move || {
            let mut bytes = vec![0; length];
            let count = sys::read(fd, &mut bytes, position)?;
            bytes.truncate(count);
            Ok(Output::Bytes(bytes))
        })
    }),
    ("write", |a| {
        let (fd, bytes, position) = (a.int(0), a.bytes(1)?, a.position(2));
        work(move || sys::write(fd, &bytes, position).map(|count| Output::Number(count as f64)))
    }),
    ("readFile", |a| {
        let (target, flags) = (a.target(0)?, a.int(1));
        work(move || sys::read_file(&target, flags).map(Output::Bytes))
    }),
    ("writeFile", |a| {
        let (target, bytes, flags, mode) = (a.target(0)?, a.bytes(1)?, a.int(2), a.uint(3));
        let flush = if a.flag(4) { Flush::Yes } else { Flush::No };
        work(move || sys::write_file(&target, &bytes, flags, mode, flush).map(done))
    }),
    ("stat", |a| stat(a, Links::Follow)),
    ("lstat", |a| stat(a, Links::Keep)),
    ("fstat", |a| {
        let (fd, numbers) = (a.int(0), a.numbers(1));
        work(move || sys::fstat(fd).map(|found| Output::Stat(found, numbers)))
    }),
    ("statfs", |a| {
        let (path, numbers) = (a.path(0)?, a.numbers(1));
        work(move || sys::statfs(&path).map(|found| Output::StatFs(found, numbers)))
    }),
    ("readdir", |a| {
        let (path, encoding) = (a.path(0)?, a.encoding(1));
        let kinds = if a.flag(2) { Kinds::With } else { Kinds::Without };
        let depth = if a.flag(3) { Depth::All } else { Depth::One };
        work(move || {
            sys::read_folder(&path, depth).map(|names| Output::Names(names, encoding, kinds))
        })
    }),
    ("mkdir", |a| {
        let (path, mode, recursive) = (a.path(0)?, a.uint(1), a.flag(2));
        work(move || match recursive {
            false => sys::mkdir(&path, mode).map(done),
            true => Ok(match sys::mkdir_all(&path, mode)? {
                Some(first) => Output::Path(first.into(), Encoding::Text),
                None => Output::Nothing,
            }),
        })
    }),
    ("mkdtemp", |a| {
        let (prefix, encoding) = (a.path(0)?, a.encoding(1));
        work(move || {
            sys::mkdtemp(prefix.as_os_str()).map(|path| Output::Path(path.into(), encoding))
        })
    }),
    ("rmdir", |a| one_path(a, sys::rmdir)),
    ("unlink", |a| one_path(a, sys::unlink)),
    ("rm", |a| {
        let path = a.path(0)?;
        let removal = Removal {
            force: a.flag(1),
            recursive: a.flag(2),
            max_retries: a.uint(3),
            retry_delay: Duration::from_millis(a.uint(4).into()),
        };
        work(move || sys::rm(&path, removal).map(done))
    }),
    ("rename", |a| two_paths(a, sys::rename)),
    ("link", |a| two_paths(a, sys::link)),
    ("symlink", |a| two_paths(a, sys::symlink)),
    ("readlink", |a| {
        let (path, encoding) = (a.path(0)?, a.encoding(1));
        work(move || sys::readlink(&path).map(|target| Output::Path(target, encoding)))
    }),
    ("realpath", |a| {
        let (path, encoding) = (a.path(0)?, a.encoding(1));
        let syscall = if a.flag(2) { "realpath" } else { "lstat" };
        work(move || sys::realpath(&path, syscall).map(|real| Output::Path(real.into(), encoding)))
    }),
    ("copyFile", |a| {
        let (from, to, mode) = (a.path(0)?, a.path(1)?, a.int(2));
        work(move || sys::copy_file(&from, &to, mode).map(done))
    }),
    ("access", |a| {
        let (path, mode) = (a.path(0)?, a.uint(1));
        work(move || sys::access(&path, mode).map(done))
    }),
    ("chmod", |a| {
        let (path, mode) = (a.path(0)?, a.uint(1));
        work(move || sys::chmod(&path, mode).map(done))
    }),
    ("fchmod", |a| {
        let (fd, mode) = (a.int(0), a.uint(1));
        work(move || sys::fchmod(fd, mode).map(done))
    }),
    ("chown", |a| chown(a, Links::Follow)),
    ("lchown", |a| chown(a, Links::Keep)),
    ("fchown", |a| {
        let (fd, uid, gid) = (a.int(0), a.uint(1), a.uint(2));
        work(move || sys::fchown(fd, uid, gid).map(done))
    }),
    ("truncate", |a| {
        let (path, length) = (a.path(0)?, a.number(1) as u64);
        work(move || sys::truncate(&path, length).map(done))
    }),
    ("ftruncate", |a| {
        let (fd, length) = (a.int(0), a.number(1) as u64);
        work(move || sys::ftruncate(fd, length).map(done))
    }),
    ("utimes", |a| utimes(a, Links::Follow)),
    ("lutimes", |a| utimes(a, Links::Keep)),
    ("futimes", |a| {
        let (fd, atime, mtime) = (a.int(0), a.number(1), a.number(2));
        work(move || sys::futimes(fd, atime, mtime).map(done))
    }),
    ("fsync", |a| {
        let fd = a.int(0);
        work(move || sys::fsync(fd).map(done))
    }),
    ("fdatasync", |a| {
        let fd = a.int(0);
        work(move || sys::fdatasync(fd).map(done))
    }),
];

fn work(run: impl FnOnce() -> sys::Result<Output> + Send + 'static) -> Result<Work> {
    Ok(Box::new(run))
}

fn one_path(a: &Arguments<'_>, call: fn(&std::path::Path) -> sys::Result<()>) -> Result<Work> {
    let path = a.path(0)?;
    work(move || call(&path).map(done))
}

fn two_paths(
    a: &Arguments<'_>,
    call: fn(&std::path::Path, &std::path::Path) -> sys::Result<()>,
) -> Result<Work> {
    let (one, other) = (a.path(0)?, a.path(1)?);
    work(move || call(&one, &other).map(done))
}

/// `(path, bigint, mayBeMissing)`
fn stat(a: &Arguments<'_>, links: Links) -> Result<Work> {
    let (path, numbers, may_be_missing) = (a.path(0)?, a.numbers(1), a.flag(2));
    work(move || match sys::stat(&path, links) {
        Err(error) if may_be_missing && sys::is_missing(&error) => Ok(Output::Nothing),
        other => other.map(|found| Output::Stat(found, numbers)),
    })
}

fn chown(a: &Arguments<'_>, links: Links) -> Result<Work> {
    let (path, uid, gid) = (a.path(0)?, a.uint(1), a.uint(2));
    work(move || sys::chown(&path, uid, gid, links).map(done))
}

fn utimes(a: &Arguments<'_>, links: Links) -> Result<Work> {
    let (path, atime, mtime) = (a.path(0)?, a.number(1), a.number(2));
    work(move || sys::utimes(&path, atime, mtime, links).map(done))
}

/// Runs `call` on another thread, then calls `callback` with an error, or with `null` and what it ended with.
fn submit<'js>(ctx: &Ctx<'js>, callback: Function<'js>, call: Work) -> Result<()> {
    let host = Host::of(ctx);
    let callback = host.handles.pin(ctx, callback.into_value());
    let (sender, receiver) = oneshot::channel();
    pool::run(move || drop(sender.send(call())))?;
    let weak = Rc::downgrade(&host);
    host.event_loop.spawn(receiver, move |_, ended| {
        let (Some(host), Ok(outcome)) = (weak.upgrade(), ended) else { return Ok(()) };
        host.enter(|ctx| {
            let callback: Function<'_> = callback.get(ctx)?;
            match outcome {
                Ok(output) => callback.call((Value::new_null(ctx.clone()), output)),
                Err(error) => {
                    drop(throw_system(ctx, &error));
                    callback.call((ctx.catch(),))
                }
            }
        })
    });
    Ok(())
}

/// `(fd, view, offset, length, position)`: reads into the bytes of a `Uint8Array`.
fn read_into<'js>(
    ctx: Ctx<'js>,
    fd: i32,
    view: TypedArray<'js, u8>,
    offset: usize,
    length: usize,
    position: Value<'js>,
) -> Result<f64> {
    let position = Arguments(vec![position]).position(0);
    let count = engine::fill(&view, offset, length, |bytes| sys::read(fd, bytes, position))
        .unwrap_or_else(|| Err(SystemError::new(Errno::EINVAL, "read")));
    count.map(|count| count as f64).map_err(|error| throw_system(&ctx, &error))
}

/// `(path or fd, flags)`: the file as text; bytes that are not UTF-8 become U+FFFD.
fn read_text<'js>(ctx: Ctx<'js>, target: Value<'js>, flags: i32) -> Result<String> {
    let target = Arguments(vec![target]).target(0)?;
    let bytes = sys::read_file(&target, flags).map_err(|error| throw_system(&ctx, &error))?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// What a call was given; the JavaScript side has checked it.
struct Arguments<'js>(Vec<Value<'js>>);

impl<'js> Arguments<'js> {
    fn number(&self, index: usize) -> f64 {
        let Some(value) = self.0.get(index) else { return 0.0 };
        match value.as_big_int() {
            Some(big) => big.clone().to_i64().map_or(0.0, |number| number as f64),
            None => value.as_number().unwrap_or(0.0),
        }
    }

    fn int(&self, index: usize) -> i32 {
        self.number(index) as i32
    }

    /// A number of 32 bits; `-1` is all of them.
    fn uint(&self, index: usize) -> u32 {
        self.number(index) as i64 as u32
    }

    fn flag(&self, index: usize) -> bool {
        self.0.get(index).and_then(Value::as_bool).unwrap_or(false)
    }

    fn numbers(&self, index: usize) -> Numbers {
        if self.flag(index) { Numbers::Big } else { Numbers::Plain }
    }

    /// Whether paths are wanted as bytes.
    fn encoding(&self, index: usize) -> Encoding {
        if self.flag(index) { Encoding::Bytes } else { Encoding::Text }
    }

    /// Where in the file; `None` is where it stands.
    fn position(&self, index: usize) -> Option<u64> {
        let value = self.0.get(index)?;
        if let Some(big) = value.as_big_int() {
            return big.clone().to_i64().ok().and_then(|position| position.try_into().ok());
        }
        value.as_number().filter(|position| *position >= 0.0).map(|position| position as u64)
    }

    /// Text, or the bytes of a `Uint8Array`.
    fn bytes(&self, index: usize) -> Result<Vec<u8>> {
        let Some(value) = self.0.get(index) else { return Ok(Vec::new()) };
        if value.is_string() {
            return Ok(value.get::<Text>()?.0.into_bytes());
        }
        let view: TypedArray<'js, u8> = value.get()?;
        Ok(view.as_raw().map(engine::shape::copy_bytes).unwrap_or_default())
    }

    fn path(&self, index: usize) -> Result<PathBuf> {
        self.bytes(index).map(|bytes| OsString::from_vec(bytes).into())
    }

    fn target(&self, index: usize) -> Result<Target> {
        match self.0.get(index).and_then(Value::as_number) {
            Some(fd) => Ok(Target::Descriptor(fd as i32)),
            None => self.path(index).map(Target::Path),
        }
    }
}

impl<'js> IntoJs<'js> for Output {
    fn into_js(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        match self {
            Self::Nothing => Ok(Value::new_undefined(ctx.clone())),
            Self::Number(number) => number.into_js(ctx),
            Self::Bytes(bytes) => TypedArray::<u8>::new(ctx.clone(), bytes)?.into_js(ctx),
            Self::Path(path, encoding) => name(ctx, &path, encoding),
            Self::Names(entries, encoding, kinds) => {
                let names = rquickjs::Array::new(ctx.clone())?;
                let numbers = rquickjs::Array::new(ctx.clone())?;
                for (index, entry) in entries.into_iter().enumerate() {
                    names.set(index, name(ctx, entry.name.as_os_str(), encoding)?)?;
                    if let Kinds::With = kinds {
                        numbers.set(index, entry.kind)?;
                    }
                }
                match kinds {
                    Kinds::Without => names.into_js(ctx),
                    Kinds::With => vec![names, numbers].into_js(ctx),
                }
            }
            Self::Stat(found, numbers) => list(ctx, &stat_numbers(&found), numbers),
            Self::StatFs(found, numbers) => list(
                ctx,
                &[
                    found.f_type,
                    found.f_bsize,
                    found.f_frsize,
                    found.f_blocks as i64,
                    found.f_bfree as i64,
                    found.f_bavail as i64,
                    found.f_files as i64,
                    found.f_ffree as i64,
                ],
                numbers,
            ),
        }
    }
}

fn name<'js>(ctx: &Ctx<'js>, path: &OsStr, encoding: Encoding) -> Result<Value<'js>> {
    match encoding {
        Encoding::Text => path.to_string_lossy().as_ref().into_js(ctx),
        Encoding::Bytes => TypedArray::<u8>::new_copy(ctx.clone(), path.as_bytes())?.into_js(ctx),
    }
}

fn list<'js>(ctx: &Ctx<'js>, values: &[i64], numbers: Numbers) -> Result<Value<'js>> {
    match numbers {
        Numbers::Plain => values.iter().map(|value| *value as f64).collect::<Vec<_>>().into_js(ctx),
        Numbers::Big => {
            let big = values.iter().map(|value| BigInt::from_i64(ctx.clone(), *value));
            big.collect::<Result<Vec<_>>>()?.into_js(ctx)
        }
    }
}

/// The fields of `Stats` in its order; times are seconds and nanoseconds.
fn stat_numbers(found: &Metadata) -> [i64; 18] {
    let born = found.created().ok().and_then(|born| born.duration_since(UNIX_EPOCH).ok());
    let born = born.unwrap_or_default();
    [
        found.dev() as i64,
        found.mode().into(),
        found.nlink() as i64,
        found.uid().into(),
        found.gid().into(),
        found.rdev() as i64,
        found.blksize() as i64,
        found.ino() as i64,
        found.size() as i64,
        found.blocks() as i64,
        found.atime(),
        found.atime_nsec(),
        found.mtime(),
        found.mtime_nsec(),
        found.ctime(),
        found.ctime_nsec(),
        born.as_secs() as i64,
        born.subsec_nanos().into(),
    ]
}
