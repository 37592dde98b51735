//! How a server reaches into its connections.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Waker};

use crate::exchange::register;

/// The two ends of a connection, as far as they are known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Peer {
    pub(crate) remote: Option<SocketAddr>,
    pub(crate) local: Option<SocketAddr>,
}

/// What a connection is to do besides its work.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Command {
    Work = 0,
    /// Close now if no request is under way.
    CloseIfIdle = 1,
    /// Close as soon as no request is under way.
    Drain = 2,
    /// Close now.
    Kill = 3,
}

/// One connection's place to receive commands.
#[derive(Debug, Default)]
pub(crate) struct Control {
    command: AtomicU8,
    waker: Mutex<Option<Waker>>,
}

impl Control {
    /// Gives a command, unless a stronger one has been given.
    pub(crate) fn send(&self, command: Command) {
        self.command.fetch_max(command as u8, Ordering::AcqRel);
        let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Remembers which task to wake; to be called before the first look at the command.
    pub(crate) fn attach(&self, cx: &Context<'_>) {
        register(&mut self.waker.lock().unwrap_or_else(PoisonError::into_inner), cx);
    }

    pub(crate) fn command(&self) -> Command {
        match self.command.load(Ordering::Acquire) {
            0 => Command::Work,
            1 => Command::CloseIfIdle,
            2 => Command::Drain,
            _ => Command::Kill,
        }
    }

    /// The connection was not idle: the command has no effect.
    pub(crate) fn decline_close_if_idle(&self) {
        let (from, to) = (Command::CloseIfIdle as u8, Command::Work as u8);
        // It fails if a stronger command came in between, which then counts.
        let _ = self.command.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.command() >= Command::Drain
    }

    pub(crate) fn is_killed(&self) -> bool {
        self.command() == Command::Kill
    }
}
