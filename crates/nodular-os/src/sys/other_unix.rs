use std::io;
use std::time::Duration;

use super::no_such_call;
use crate::Cpu;

pub(crate) fn available_parallelism() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub(crate) fn cpus() -> io::Result<Vec<Cpu>> {
    no_such_call()
}

pub(crate) fn totalmem() -> io::Result<u64> {
    no_such_call()
}

pub(crate) fn freemem() -> io::Result<u64> {
    no_such_call()
}

pub(crate) fn loadavg() -> io::Result<[f64; 3]> {
    no_such_call()
}

pub(crate) fn uptime() -> io::Result<Duration> {
    no_such_call()
}
