//! Node's event loop and `node:timers`: phases, `nextTick`, microtasks, timeouts, intervals and immediates, on tokio.

#![forbid(unsafe_code)]
