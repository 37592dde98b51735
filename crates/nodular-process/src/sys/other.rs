//! Windows: what the standard library does not have would need `unsafe`, and fails with `ENOSYS`.

use std::sync::OnceLock;
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
