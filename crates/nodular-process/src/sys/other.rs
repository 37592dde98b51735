//! Windows: what the standard library does not have would need `unsafe`, and fails with `ENOSYS`.

use std::sync::OnceLock;
#[cfg(feature = "tokio")]
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use crate::usage::{CpuUsage, ResourceUsage};

/// The number of an error as the system has it, positive.
pub(crate) type Result<T> = std::result::Result<T, i32>;

/// `ERROR_INVALID_FUNCTION`, which is `ENOSYS` in Node's table.
const UNSUPPORTED: i32 = 1;

pub(crate) fn parent_id() -> u32 {
    0
}

pub(crate) fn monotonic() -> Result<Duration> {
    static START: OnceLock<Instant> = OnceLock::new();
    Ok(START.get_or_init(Instant::now).elapsed())
}

pub(crate) fn page_size() -> Option<u64> {
    None
}

pub(crate) fn kill(_: i32, _: i32) -> Result<()> {
    Err(UNSUPPORTED)
}

pub(crate) fn umask(_: u32) -> Result<u32> {
    Err(UNSUPPORTED)
}

pub(crate) fn resource_usage() -> Result<ResourceUsage> {
    Err(UNSUPPORTED)
}

pub(crate) fn thread_cpu_usage() -> Result<CpuUsage> {
    Err(UNSUPPORTED)
}

pub(crate) fn title() -> Option<String> {
    None
}

pub(crate) fn set_title(_: &str) -> Result<()> {
    Err(UNSUPPORTED)
}

/// The arrivals of what Windows has for signals.
#[cfg(feature = "tokio")]
pub(crate) enum SignalSource {
    Interrupt(tokio::signal::windows::CtrlC),
    Break(tokio::signal::windows::CtrlBreak),
    HangUp(tokio::signal::windows::CtrlClose),
}

#[cfg(feature = "tokio")]
impl SignalSource {
    pub(crate) fn new(number: i32) -> std::io::Result<Self> {
        use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
        match crate::signal::signal_name(number) {
            Some("SIGINT") => ctrl_c().map(Self::Interrupt),
            Some("SIGBREAK") => ctrl_break().map(Self::Break),
            Some("SIGHUP") => ctrl_close().map(Self::HangUp),
            _ => Err(std::io::ErrorKind::InvalidInput.into()),
        }
    }

    pub(crate) fn poll_recv(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match self {
            Self::Interrupt(signal) => signal.poll_recv(context).map(drop),
            Self::Break(signal) => signal.poll_recv(context).map(drop),
            Self::HangUp(signal) => signal.poll_recv(context).map(drop),
        }
    }
}
