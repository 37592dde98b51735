//! Running the loop: until nothing is left to do, or a turn at a time.

use std::future::Future;

use tokio::runtime::{Builder, Handle, Runtime};

use super::phases::Wait;
use super::ticks::Halt;
use super::{EventLoop, Inner};
use crate::error::Error;

/// How often pending callbacks may queue further ones in the same turn, as in libuv.
const PENDING_ROUNDS: usize = 8;

/// What a single turn of the loop does when there is nothing to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Turn {
    /// It waits for the next completion or timer: libuv's `UV_RUN_ONCE`.
    Once,
    /// It ends: libuv's `UV_RUN_NOWAIT`.
    NoWait,
}

impl EventLoop {
    /// Runs the loop until nothing is left that keeps it alive. Blocks the thread; futures have a tokio runtime.
    ///
    /// The loop can be run again after that.
    ///
    /// # Errors
    ///
    /// - [`Error::Uncaught`] if a callback failed and nobody handled that
    /// - [`Error::AlreadyRunning`] if a callback of the loop calls this
    /// - [`Error::InsideRuntime`] inside of a tokio runtime
    /// - [`Error::Runtime`] if no runtime could be made
    ///
    /// # Panics
    ///
    /// If a callback does. The loop can still be used: the callback is gone, what else was scheduled is not.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// event_loop.set_timeout(5, |_| {});
    /// event_loop.run()?; // takes about 5 ms
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn run(&self) -> Result<(), Error> {
        self.block_on(self.run_async())
    }

    /// As [`run`](Self::run), in the current-thread tokio runtime that this is awaited in.
    ///
    /// # Errors
    ///
    /// [`Error::Uncaught`] and [`Error::AlreadyRunning`] as for [`run`](Self::run).
    ///
    /// # Cancellation
    ///
    /// It is only left when the loop sleeps, between two callbacks. The loop can be run again after that.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), nodular_timers::Error> {
    /// let event_loop = EventLoop::new();
    /// event_loop.set_timeout(5, |_| {});
    /// event_loop.run_async().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn run_async(&self) -> Result<(), Error> {
        let running = Running::new(&self.inner)?;
        let result = match self.run_until_done().await {
            Ok(()) => {
                self.exit(0);
                Ok(())
            }
            Err(Halt::Stopped) => Ok(()),
            Err(Halt::Failed(error)) => {
                self.exit(1);
                Err(error)
            }
            Err(Halt::Thrown(error)) => {
                self.exit(1);
                Err(Error::Uncaught(error))
            }
        };
        drop(running);
        result
    }

    /// Makes one turn of the loop: pending, poll, check, close, timers. Says whether something keeps it alive.
    ///
    /// Ticks and microtasks of who calls this come first.
    ///
    /// # Errors
    ///
    /// As for [`run`](Self::run).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::{EventLoop, Turn};
    /// let event_loop = EventLoop::new();
    /// event_loop.set_immediate(|event_loop| {
    ///     event_loop.set_immediate(|_| {});
    /// });
    /// assert!(event_loop.turn(Turn::NoWait)?);
    /// assert!(!event_loop.turn(Turn::NoWait)?);
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn turn(&self, turn: Turn) -> Result<bool, Error> {
        self.block_on(self.turn_async(turn))
    }

    /// As [`turn`](Self::turn), in the current-thread tokio runtime that this is awaited in.
    ///
    /// # Errors
    ///
    /// [`Error::Uncaught`] and [`Error::AlreadyRunning`] as for [`run`](Self::run).
    pub async fn turn_async(&self, turn: Turn) -> Result<bool, Error> {
        let running = Running::new(&self.inner)?;
        let result = match self.begin() {
            Ok(()) => self.one_turn(turn == Turn::Once).await,
            halt => halt,
        };
        drop(running);
        match result {
            Ok(()) | Err(Halt::Stopped) => Ok(self.is_alive()),
            Err(Halt::Failed(error)) => Err(error),
            Err(Halt::Thrown(error)) => Err(Error::Uncaught(error)),
        }
    }

    /// Has the loop end as soon as the callback that is running has returned. What is queued stays so.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_timers::EventLoop;
    /// let event_loop = EventLoop::new();
    /// event_loop.set_immediate(|event_loop| event_loop.stop());
    /// event_loop.set_immediate(|_| Err("not yet"));
    /// event_loop.run()?;
    /// assert_eq!(event_loop.run().unwrap_err().to_string(), "not yet");
    /// # Ok::<(), nodular_timers::Error>(())
    /// ```
    pub fn stop(&self) {
        self.inner.is_stopping.set(true);
        self.inner.nudge();
    }

    fn block_on<T>(&self, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        if self.inner.is_running.get() {
            return Err(Error::AlreadyRunning);
        }
        if Handle::try_current().is_ok() {
            return Err(Error::InsideRuntime);
        }
        self.runtime()?.block_on(future)
    }

    fn runtime(&self) -> Result<&Runtime, Error> {
        let runtime = &self.inner.runtime;
        if let Some(runtime) = runtime.get() {
            return Ok(runtime);
        }
        let new = Builder::new_current_thread().enable_all().build().map_err(Error::Runtime)?;
        Ok(runtime.get_or_init(|| new))
    }

    /// What comes before the first turn: the ticks of the program that fills the loop.
    fn begin(&self) -> Result<(), Halt> {
        self.inner.counters.start(self.inner.clock.now());
        self.scope(|_| Ok(()))
    }

    async fn run_until_done(&self) -> Result<(), Halt> {
        self.begin()?;
        loop {
            let mut is_alive = self.is_alive();
            if is_alive {
                self.run_timers()?;
            }
            while is_alive {
                self.one_turn(true).await?;
                is_alive = self.is_alive();
            }
            self.before_exit()?;
            if !self.is_alive() {
                return Ok(());
            }
        }
    }

    async fn one_turn(&self, may_wait: bool) -> Result<(), Halt> {
        self.run_pending()?;
        let wait = if may_wait { self.wait() } else { Wait::No };
        self.inner.counters.turn();
        self.poll(wait).await?;
        self.check_stop()?;
        for _ in 0..PENDING_ROUNDS {
            if self.inner.pending.borrow().is_empty() {
                break;
            }
            self.run_pending()?;
        }
        self.run_immediates()?;
        self.run_closing()?;
        self.run_timers()
    }

    fn before_exit(&self) -> Result<(), Halt> {
        let hook = self.inner.hooks.before_exit.borrow().clone();
        let Some(hook) = hook else { return Ok(()) };
        self.make_callback(Box::new(move |event_loop| hook(event_loop)))
    }

    fn exit(&self, code: i32) {
        self.inner.is_exiting.set(true);
        let hook = self.inner.hooks.exit.borrow().clone();
        if let Some(hook) = hook {
            hook(self, code);
        }
        self.inner.counters.exit(self.inner.clock.now());
    }
}

/// The loop runs as long as this lives.
struct Running<'a> {
    inner: &'a Inner,
}

impl<'a> Running<'a> {
    fn new(inner: &'a Inner) -> Result<Self, Error> {
        if inner.is_running.replace(true) {
            return Err(Error::AlreadyRunning);
        }
        inner.is_stopping.set(false);
        Ok(Self { inner })
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.inner.is_running.set(false);
        self.inner.is_exiting.set(false);
    }
}
