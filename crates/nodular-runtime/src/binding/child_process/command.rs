//! A program to start, as the JavaScript side describes it. Nothing here knows JavaScript.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use nodular_error::Errno;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions};

use crate::binding::fs::descriptors;

/// What to start, and how.
pub(super) struct Start {
    pub(super) file: OsString,
    /// With `argv[0]`.
    pub(super) arguments: Vec<OsString>,
    pub(super) cwd: Option<OsString>,
    pub(super) environment: Vec<(OsString, OsString)>,
    pub(super) stdio: [Stream; 3],
    pub(super) uid: Option<u32>,
    pub(super) gid: Option<u32>,
    /// In a process group of its own.
    pub(super) detached: bool,
}

/// Where one of the standard streams goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stream {
    Pipe,
    Ignore,
    Inherit,
    Descriptor(i32),
}

impl Start {
    /// Starts it.
    pub(super) fn spawn(self) -> io::Result<Child> {
        let mut command = Command::new(&self.file);
        let mut arguments = self.arguments.into_iter();
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        command.args(arguments).env_clear().envs(self.environment);
        if let Some(cwd) = self.cwd {
            command.current_dir(cwd);
        }
        if let Some(uid) = self.uid {
            command.uid(uid);
        }
        if let Some(gid) = self.gid {
            command.gid(gid);
        }
        if self.detached {
            command.process_group(0);
        }
        let [stdin, stdout, stderr] = self.stdio;
        command.stdin(stdio(stdin)?).stdout(stdio(stdout)?).stderr(stdio(stderr)?);
        command.spawn()
    }
}

fn stdio(stream: Stream) -> io::Result<Stdio> {
    Ok(match stream {
        Stream::Pipe => Stdio::piped(),
        Stream::Ignore => Stdio::null(),
        Stream::Inherit => Stdio::inherit(),
        Stream::Descriptor(number) => {
            let file = descriptors::get(number, "spawn").map_err(io::Error::from)?;
            Stdio::from(file.try_clone()?)
        }
    })
}

/// How a process ended: its code, or the signal that killed it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    pub(super) code: Option<i32>,
    pub(super) signal: Option<i32>,
}

impl Ended {
    /// Somebody else in the process took the answer.
    pub(super) const UNKNOWN: Self = Self { code: None, signal: None };
}

impl From<ExitStatus> for Ended {
    fn from(status: ExitStatus) -> Self {
        Self { code: status.code(), signal: status.signal() }
    }
}

/// Sends a signal; 0 only asks whether the process is there.
pub(super) fn kill(pid: u32, signal: i32) -> rustix::io::Result<()> {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw).ok_or(rustix::io::Errno::SRCH)?;
    match signal {
        0 => rustix::process::test_kill_process(pid),
        _ => {
            let signal = Signal::from_named_raw(signal).ok_or(rustix::io::Errno::INVAL)?;
            rustix::process::kill_process(pid, signal)
        }
    }
}

/// Waits until the process has ended, without taking its end from the system: its number stays its own, and can be sent
/// signals, until it is waited for.
pub(super) fn wait_for_end(pid: u32) {
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    while let Err(rustix::io::Errno::INTR) = rustix::process::waitid(WaitId::Pid(pid), options) {}
}

/// What bounds a process that is waited for.
pub(super) struct Bounds {
    pub(super) timeout: Option<Duration>,
    /// Of each stream.
    pub(super) max_bytes: Option<usize>,
    pub(super) kill_signal: i32,
}

/// What became of a process that was waited for.
pub(super) struct Outcome {
    pub(super) pid: u32,
    pub(super) ended: Ended,
    /// What it wrote to the streams that were pipes.
    pub(super) output: [Option<Vec<u8>>; 2],
    /// Which bound it was killed for.
    pub(super) fault: Option<Errno>,
}

enum Event {
    Chunk(usize, Vec<u8>),
    End,
    Exit,
}

/// Starts a program, gives it `input`, and waits until it has ended and its pipes are closed.
pub(super) fn run(start: Start, input: Vec<u8>, bounds: &Bounds) -> io::Result<Outcome> {
    let mut child = start.spawn()?;
    let pid = child.id();
    let (sender, events) = mpsc::channel();
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read its input is none of our business.
        thread::spawn(move || drop(stdin.write_all(&input)));
    }
    let mut output = [None, None];
    let mut open = 0;
    let pipes: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|pipe| Box::new(pipe) as _),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ];
    for (index, pipe) in pipes.into_iter().enumerate() {
        let Some(pipe) = pipe else { continue };
        output[index] = Some(Vec::new());
        open += 1;
        let sender = sender.clone();
        thread::spawn(move || read_all(pipe, index, &sender));
    }
    thread::spawn(move || {
        wait_for_end(pid);
        drop(sender.send(Event::Exit));
    });

    let deadline = bounds.timeout.map(|timeout| Instant::now() + timeout);
    let mut ended: Option<Ended> = None;
    let mut fault = None;
    // One that was killed is not listened to any more: those it started may hold the pipes.
    while ended.is_none() || (open > 0 && fault.is_none()) {
        let event = match deadline.filter(|_| fault.is_none()) {
            Some(deadline) => {
                events.recv_timeout(deadline.saturating_duration_since(Instant::now()))
            }
            None => events.recv().map_err(RecvTimeoutError::from),
        };
        match event {
            Ok(Event::Chunk(index, bytes)) => {
                let Some(kept) = &mut output[index] else { continue };
                let room = bounds.max_bytes.map_or(usize::MAX, |max| max - kept.len().min(max));
                if bytes.len() > room && fault.is_none() {
                    fault = Some(Errno::ENOBUFS);
                    let _ = kill(pid, bounds.kill_signal);
                }
                // The chunk that is too much is kept whole, as in Node.
                kept.extend_from_slice(&bytes);
            }
            Ok(Event::End) => open -= 1,
            Ok(Event::Exit) => ended = Some(child.wait()?.into()),
            Err(RecvTimeoutError::Timeout) => {
                fault = Some(Errno::ETIMEDOUT);
                if ended.is_none() {
                    let _ = kill(pid, bounds.kill_signal);
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let ended = ended.unwrap_or(Ended::UNKNOWN);
    Ok(Outcome { pid, ended, output, fault })
}

fn read_all(mut pipe: Box<dyn Read + Send>, index: usize, sender: &mpsc::Sender<Event>) {
    let mut buffer = vec![0; 64 << 10];
    loop {
        match pipe.read(&mut buffer) {
            Ok(count @ 1..) => {
                if sender.send(Event::Chunk(index, buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            _ => break,
        }
    }
    drop(sender.send(Event::End));
}
