//! What makes a connection end: the server's commands, and time.

use std::task::Context;
use std::time::Duration;

use tokio::time::Instant;

use super::{Command, Connection};
use crate::upgrade::Stream;
use crate::{Error, Handler};

/// Once the server closes: how long a new connection may take to its first byte, and a refused client to read why.
const DRAIN_PATIENCE: Duration = Duration::from_secs(1);

impl<S: Stream + 'static, H: Handler> Connection<S, H> {
    /// Looks whether the server wants the connection to close; says whether it now does.
    pub(super) fn obey(&mut self) -> bool {
        match self.control.command() {
            Command::Work | Command::Kill => return false,
            Command::CloseIfIdle => self.control.decline_close_if_idle(),
            Command::Drain => {
                self.drain_noticed.get_or_insert_with(Instant::now);
            }
        }
        let idle = self.current.is_none() && self.input.is_empty() && !self.receiving;
        // A new connection is about to send its first request, and would not expect to be turned away.
        let open = self.closing.is_none() && self.upgrading.is_none() && self.io.is_some();
        if idle && open && self.requests > 0 {
            self.close(None);
            return true;
        }
        false
    }

    /// Acts on a deadline that has passed; says whether one has.
    pub(super) fn check_deadline(&mut self, cx: &mut Context<'_>) -> bool {
        let clock_is_read = self.since.is_none();
        let Some(deadline) = self.deadline() else { return false };
        let now = self.since.filter(|_| clock_is_read);
        if !self.timer.expired(deadline, now, cx) {
            return false;
        }
        let receiving = self
            .current
            .as_ref()
            .map_or(self.receiving || self.requests == 0, |current| !current.complete);
        if self.closing.is_some() {
            self.io = None;
        } else if self.timed_out() || !receiving {
            self.destroy();
        } else if self.drain_noticed.is_some() && !self.receiving {
            self.close(None);
        } else {
            self.refuse(&Error::RequestTimeout, None);
        }
        true
    }

    /// Whether nothing has moved for the time that `timeout` allows.
    fn timed_out(&self) -> bool {
        let timeout = self.service.options.timeout;
        !timeout.is_zero() && Instant::now() >= self.last_activity + timeout
    }

    fn deadline(&mut self) -> Option<Instant> {
        self.io.as_ref()?;
        let idle = self.current.is_none() && !self.receiving;
        if idle && !self.output.is_empty() {
            // The wait for the next request begins when the last answer is out.
            return after(self.last_activity, self.service.options.timeout);
        }
        let since = *self.since.get_or_insert_with(Instant::now);
        let options = &self.service.options;
        let drained = self.drain_noticed.and_then(|since| after(since, DRAIN_PATIENCE));
        let phase = if let Some(closing) = &self.closing {
            closing.linger_until.map(|until| drained.map_or(until, |drained| drained.min(until)))
        } else if let Some(current) = &self.current {
            after(since, options.request_timeout).filter(|_| !current.complete)
        } else if self.receiving || self.requests == 0 {
            let head = after(since, options.headers_timeout);
            let whole = after(since, options.request_timeout);
            earliest([head, whole, drained.filter(|_| !self.receiving)])
        } else if options.keep_alive_timeout.is_zero() {
            None
        } else {
            after(since, options.keep_alive_timeout + options.keep_alive_timeout_buffer)
        };
        earliest([phase, after(self.last_activity, options.timeout)])
    }
}

/// `limit` after `start`; zero is no limit.
fn after(start: Instant, limit: Duration) -> Option<Instant> {
    if limit.is_zero() { None } else { start.checked_add(limit) }
}

fn earliest<const N: usize>(deadlines: [Option<Instant>; N]) -> Option<Instant> {
    deadlines.into_iter().flatten().min()
}
