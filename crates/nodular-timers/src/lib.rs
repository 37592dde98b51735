//! Node's event loop and [`node:timers`](https://nodejs.org/api/timers.html).

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod callback;
mod clock;
mod delay;
mod error;
mod event_loop;
mod hooks;
mod immediates;
mod metrics;
pub mod promises;
mod remote;
mod tasks;
mod timeout;
mod timers;
mod warning;

pub use crate::callback::{BoxError, IntoOutcome, Outcome};
pub use crate::clock::{Clock, SystemClock, VirtualClock};
pub use crate::delay::{Delay, TIMEOUT_MAX};
pub use crate::error::Error;
pub use crate::event_loop::{EventLoop, Turn, WeakEventLoop};
pub use crate::hooks::{Microtask, Microtasks};
pub use crate::metrics::Metrics;
pub use crate::remote::{Closed, Handle, Request};
pub use crate::tasks::Task;
pub use crate::timeout::{Immediate, Timeout, TimeoutGuard};
pub use crate::warning::Warning;
